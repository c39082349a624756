//! StopInstance: of an instance that is running.

use super::action::{DRY_RUN, Kind, Parameter, required};
use super::{Answer, Request};
use crate::account::InstanceStatus;

pub(super) const PARAMETERS: &[Parameter] = &[
    required("InstanceId", Kind::Text, "i-bp1aaaaaaaaaaaaaaaaa"),
    DRY_RUN,
];

pub(super) use super::body::NOTHING as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    request.forms()?;
    Ok((
        request
            .account
            .set_instance_status(request.must("InstanceId"), InstanceStatus::Stopped)?,
        BODY.of(&()),
    ))
}
