//! DescribeImageFromFamily: the newest available image of a family. One that has none is no error: 200 without `Image`.

use super::action::{Kind, Parameter, REGION, required};
use super::body::{Field, Table};
use super::image_body::{IMAGE_OF_FAMILY, ImageRow};
use super::{Answer, Request};
use crate::account::Changes;

pub(super) const PARAMETERS: &[Parameter] = &[REGION, required("ImageFamily", Kind::Text, "image-test")];

pub(super) static BODY: Table<Option<ImageRow>> = Table(&[&[Field::optional(
    "Image",
    || IMAGE_OF_FAMILY.shape(),
    |image| image.as_ref().map(|row| IMAGE_OF_FAMILY.of(row)),
)]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let newest = request
        .account
        .newest(request.region()?, request.must("ImageFamily"));
    let image = newest.map(|image| ImageRow::new(request.account, image));
    Ok((Changes::default(), BODY.of(&image)))
}
