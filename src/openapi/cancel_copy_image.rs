//! CancelCopyImage: asked of the copy, in the region where it is being made.

use super::action::{Kind, Parameter, REGION, required};
use super::{Answer, Request};

pub(super) const PARAMETERS: &[Parameter] =
    &[REGION, required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa")];

pub(super) use super::body::NOTHING as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    Ok((
        request
            .account
            .cancel_copy(request.region()?, request.must("ImageId"))?,
        BODY.of(&()),
    ))
}
