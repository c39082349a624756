//! StartInstance: of an instance that is stopped.

use serde_json::json;

use super::action::{Kind, Parameter, required};
use super::{Answer, Request};
use crate::account::InstanceStatus;

pub(super) const PARAMETERS: &[Parameter] = &[required("InstanceId", Kind::Text, "i-bp1aaaaaaaaaaaaaaaaa")];

pub(super) fn answer(request: &Request<'_>) -> Answer {
    Ok((
        request
            .account
            .set_instance_status(request.must("InstanceId"), InstanceStatus::Running)?,
        json!({}),
    ))
}
