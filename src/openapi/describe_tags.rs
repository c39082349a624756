//! DescribeTags: the tags in use, and by how many resources of each type.

use super::action::{Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, TAGS, optional};
use super::body::{Field, Listed, Table};
use super::tag_resources::{RESOURCE_TYPE, resource_type};
use super::{Answer, Request};
use crate::account::{Changes, TagUse, Taggable};

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("ResourceType", RESOURCE_TYPE.kind, "image"),
    optional("ResourceId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    TAGS,
    PAGE_NUMBER,
    PAGE_SIZE,
];

type Tags = Listed<TagUse>;

pub(super) static BODY: Table<Tags> = Table(&[Tags::PAGE, &[Field::object("Tags", &ALL)]]);

static ALL: Table<Tags> = Table(&[&[Field::list(
    "Tag",
    || TAG.list_shape(),
    |tags| TAG.list(&tags.rows),
)]]);

static TAG: Table<TagUse> = Table(&[&[
    Field::text("TagKey", |there| there.tag.key.text().into()),
    Field::text("TagValue", |there| there.tag.value.text().into()),
    Field::object("ResourceTypeCount", &COUNTS),
]]);

static COUNTS: Table<TagUse> = Table(&[&[
    Field::number("Image", |there| there.images),
    Field::number("Instance", |there| there.instances),
    Field::number("Ddh", |_| 0),
    Field::number("Disk", |_| 0),
    Field::number("Eni", |_| 0),
    Field::number("KeyPair", |_| 0),
    Field::number("LaunchTemplate", |_| 0),
    Field::number("ReservedInstance", |_| 0),
    Field::number("Securitygroup", |_| 0),
    Field::number("Snapshot", |_| 0),
    Field::number("SnapshotPolicy", |_| 0),
    Field::number("Volume", |_| 0),
]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let what = resource_type(request)?;
    let tags = request.tag_filters()?;
    let page = request.page(50, 100)?;
    let id = request.text("ResourceId");
    let asked = |kind| match request.text("ResourceType") {
        None => true,
        Some(_) => what == Some(kind),
    };
    let named = |there: &str| id.is_none_or(|id| id == there);
    let uses = request.account.tags_in_use(
        region,
        |image| asked(Taggable::Image) && named(image.key.id.as_str()),
        |instance| asked(Taggable::Instance) && named(instance.id.as_str()),
    );
    // Any of the tags: each line is one tag.
    let wanted = |there: &&TagUse| tags.is_empty() || tags.iter().any(|filter| filter.fits(&there.tag));
    let found: Vec<_> = uses.iter().filter(wanted).collect();
    let listed = Listed::new((), region, page, &found, |there| TagUse::clone(there));
    Ok((Changes::default(), BODY.of(&listed)))
}
