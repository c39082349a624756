//! RunInstances: instances from an image, or from what a family resolves to; they run at once.

use super::action::{CLIENT_TOKEN, DRY_RUN, Kind, Parameter, REGION, TAGS, optional, required};
use super::body::{Field, Shape, Table};
use super::error::{Cause, Fault};
use super::request::missing_parameter;
use super::{Answer, Request, Value};
use crate::account::{Changes, ImageChoice, InstanceId, InstanceStatus, NewInstances};

pub(super) const DISK_SIZE: Parameter = optional("SystemDisk.Size", Kind::Integer, "40");

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("ImageFamily", Kind::Text, "image-test"),
    required("InstanceType", Kind::Text, "ecs.g6.large"),
    optional("InstanceName", Kind::Text, "web-1"),
    optional("Amount", Kind::Integer, "1"),
    optional("MinAmount", Kind::Integer, "1"),
    optional("SecurityGroupId", Kind::Text, "sg-bp15ed6xe1yxeycg7****"),
    optional("VSwitchId", Kind::Text, "vsw-bp1s5fnvk4gn2tws0****"),
    DISK_SIZE,
    TAGS,
    CLIENT_TOKEN,
    DRY_RUN,
];

fn image(request: &Request<'_>) -> Result<ImageChoice, Fault> {
    match (request.text("ImageId"), request.text("ImageFamily")) {
        (Some(_), Some(_)) => Err(Cause::FamilyBesideImage.into()),
        (Some(id), _) => Ok(ImageChoice::Id(id.to_owned())),
        (None, family) => Ok(ImageChoice::Family(family.unwrap_or_default().to_owned())),
    }
}

/// What RunInstances and CreateInstance have in common.
pub(super) fn create(
    request: &Request<'_>,
    status: InstanceStatus,
    amount: impl FnOnce() -> Result<usize, Fault>,
) -> Result<(Changes, Vec<InstanceId>), Fault> {
    if request.text("ImageId").or(request.text("ImageFamily")).is_none() {
        return Err(missing_parameter("ImageId"));
    }
    let region = request.region()?;
    let wanted = NewInstances {
        region,
        image: image(request)?,
        instance_type: request.must("InstanceType").into(),
        name: request.text("InstanceName").map(Into::into),
        amount: u8::try_from(amount()?).unwrap_or(1),
        disk_size: request.disk_size()?,
        tags: request.tags()?,
        status,
    };
    Ok(request.account.create_instances(&wanted)?)
}

pub(super) static BODY: Table<Vec<InstanceId>> = Table(&[&[Field::object("InstanceIdSets", &IDS)]]);

static IDS: Table<Vec<InstanceId>> = Table(&[&[Field::list(
    "InstanceIdSet",
    || Shape::List(Box::new(Shape::Text)),
    |ids| {
        Some(Value::List(
            ids.iter().map(|id| Value::Text(id.text().into())).collect(),
        ))
    },
)]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    // The least that will do is no more than what is asked for.
    let amount = || {
        let amount = request.number("Amount", 1, 1..=100)?;
        request.number("MinAmount", 1, 1..=amount)?;
        Ok(amount)
    };
    let (changes, ids) = create(request, InstanceStatus::Running, amount)?;
    Ok((changes, BODY.of(&ids)))
}
