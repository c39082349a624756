//! ReplaceSystemDisk: another image for a stopped instance. By image id only: it takes no family.

use super::action::{CLIENT_TOKEN, Kind, Parameter, optional, required};
use super::body::{Field, Table};
use super::error::Cause;
use super::run_instances::DISK_SIZE;
use super::{Answer, Request};

const STRATEGIES: &[&str] = &["Active", "Deactive"];

pub(super) const PARAMETERS: &[Parameter] = &[
    required("InstanceId", Kind::Text, "i-bp1aaaaaaaaaaaaaaaaa"),
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    DISK_SIZE,
    optional("Encrypted", Kind::Boolean, "false"),
    optional("KMSKeyId", Kind::Text, "e522b26d-abf6-4e0d-b5da-04b7******3c"),
    optional("KeyPairName", Kind::Text, "key-1"),
    optional("PasswordInherit", Kind::Boolean, "false"),
    optional("SecurityEnhancementStrategy", Kind::Choice(STRATEGIES), "Active"),
    optional("UseAdditionalService", Kind::Boolean, "true"),
    CLIENT_TOKEN,
];

pub(super) static BODY: Table<std::rc::Rc<str>> = Table(&[&[Field::text("DiskId", |id| id.clone().into())]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    request.forms()?;
    request.word("SecurityEnhancementStrategy", Cause::InvalidParameter)?;
    let (instance, image) = (request.must("InstanceId"), request.must("ImageId"));
    let (changes, disk) = request
        .account
        .replace_system_disk(instance, image, request.disk_size()?)?;
    Ok((changes, BODY.of(&disk)))
}
