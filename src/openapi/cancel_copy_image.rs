//! CancelCopyImage: asked of the copy, in the region where it is being made.

use serde_json::json;

use super::action::{Kind, Parameter, REGION, required};
use super::{Answer, Request};

pub(super) const PARAMETERS: &[Parameter] =
    &[REGION, required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa")];

pub(super) fn answer(request: &Request<'_>) -> Answer {
    Ok((
        request
            .account
            .cancel_copy(request.region()?, request.must("ImageId"))?,
        json!({}),
    ))
}
