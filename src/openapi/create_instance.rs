//! CreateInstance: one instance, stopped at first.

use super::action::{CLIENT_TOKEN, DRY_RUN, Kind, Parameter, REGION, TAGS, optional, required};
use super::body::{Field, Table};
use super::run_instances::{DISK_SIZE, create};
use super::{Answer, Request};
use crate::account::{InstanceId, InstanceStatus};

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("ImageFamily", Kind::Text, "image-test"),
    required("InstanceType", Kind::Text, "ecs.g6.large"),
    optional("InstanceName", Kind::Text, "web-1"),
    optional("SecurityGroupId", Kind::Text, "sg-bp15ed6xe1yxeycg7****"),
    optional("VSwitchId", Kind::Text, "vsw-bp1s5fnvk4gn2tws0****"),
    DISK_SIZE,
    TAGS,
    CLIENT_TOKEN,
    DRY_RUN,
];

pub(super) static BODY: Table<Vec<InstanceId>> = Table(&[&[Field::text("InstanceId", |ids| {
    ids.first().map_or("".into(), |id| id.text().into())
})]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let (changes, ids) = create(request, InstanceStatus::Stopped, || Ok(1))?;
    Ok((changes, BODY.of(&ids)))
}
