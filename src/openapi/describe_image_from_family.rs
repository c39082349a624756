//! DescribeImageFromFamily: the newest available image of a family. One that has none is no error: 200 without `Image`.

use serde_json::json;

use super::action::{Kind, Parameter, REGION, required};
use super::image_body::brief;
use super::{Answer, Request};
use crate::account::Changes;

pub(super) const PARAMETERS: &[Parameter] = &[REGION, required("ImageFamily", Kind::Text, "image-test")];

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let resolution = request
        .account
        .resolve(request.region()?, request.must("ImageFamily"));
    let body = match resolution.image {
        Some(image) => json!({ "Image": brief(request.account, &image) }),
        None => json!({}),
    };
    Ok((Changes::default(), body))
}
