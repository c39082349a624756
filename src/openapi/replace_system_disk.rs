//! ReplaceSystemDisk: another image for a stopped instance. By image id only: it takes no family.

use super::action::{Kind, Parameter, optional, required};
use super::body::{Field, Table};
use super::{Answer, Request};

pub(super) const PARAMETERS: &[Parameter] = &[
    required("InstanceId", Kind::Text, "i-bp1aaaaaaaaaaaaaaaaa"),
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("SystemDisk.Size", Kind::Integer, "40"),
];

pub(super) static BODY: Table<std::rc::Rc<str>> = Table(&[&[Field::text("DiskId", Clone::clone)]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let (instance, image) = (request.must("InstanceId"), request.must("ImageId"));
    let (changes, disk) = request.account.replace_system_disk(instance, image)?;
    Ok((changes, BODY.of(&disk)))
}
