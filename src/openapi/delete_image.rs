//! DeleteImage: `Force` overrides the use by instances, and that alone.

use super::action::{DRY_RUN, Kind, Parameter, REGION, optional, required};
use super::{Answer, Request};

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("Force", Kind::Boolean, "false"),
    DRY_RUN,
];

pub(super) use super::body::NOTHING as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let force = request.boolean("Force")?.unwrap_or_default();
    Ok((
        request.account.delete(region, request.must("ImageId"), force)?,
        BODY.of(&()),
    ))
}
