//! DescribeImages: the list, newest first. Without `Status` it shows `Available` images alone, even when asked by id.

use super::action::{DRY_RUN, Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, TAGS, optional};
use super::body::{Field, Listed, Table};
use super::error::{Cause, Fault};
use super::image_body::{IMAGE, ImageRow};
use super::{Answer, Request};
use crate::account::{Changes, Image, Relation, Status, Timestamp};

const ALIASES: &[&str] = &["system", "self", "others", "marketplace"];
const OS_TYPES: &[&str] = &["windows", "linux"];
const USAGES: &[&str] = &["instance", "none"];
const ARCHITECTURES: &[&str] = &["i386", "x86_64", "arm64"];

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("Status", Kind::Text, "Available,Deprecated"),
    optional("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("ImageName", Kind::Text, "image2"),
    optional("ImageFamily", Kind::Text, "image-test"),
    optional("ImageOwnerAlias", Kind::Choice(ALIASES), "self"),
    optional("SnapshotId", Kind::Text, "s-bp1aaaaaaaaaaaaaaaaa"),
    optional("IsPublic", Kind::Boolean, "false"),
    optional("OSType", Kind::Choice(OS_TYPES), "linux"),
    optional("Architecture", Kind::Choice(ARCHITECTURES), "x86_64"),
    optional("Usage", Kind::Choice(USAGES), "instance"),
    optional("ResourceGroupId", Kind::Text, "rg-bp67acfmxazb4p****"),
    TAGS,
    optional("Filter", Kind::Pairs("Key"), "CreationStartTime"),
    PAGE_NUMBER,
    PAGE_SIZE,
    DRY_RUN,
];

/// The statuses asked for: a comma list, `ALL` alone, or `Available`.
fn statuses(request: &Request<'_>) -> Result<Vec<Status>, Fault> {
    match request.text("Status") {
        None => Ok(vec![Status::Available]),
        Some("ALL") => Ok(Status::ALL.to_vec()),
        Some(list) => {
            let words = list.split(',').map(|word| Status::parse(word.trim()));
            words
                .collect::<Option<_>>()
                .ok_or_else(|| Cause::InvalidParameter.into())
        }
    }
}

/// CreationStartTime and CreationEndTime; the other filters are about hardware and pass every image.
fn times(request: &Request<'_>) -> Result<[Option<Timestamp>; 2], Fault> {
    let mut range = [None, None];
    for [key, value] in request.parameters.pairs("Filter", ["Key", "Value"], 20) {
        let value = value.unwrap_or_default();
        let bound = match key.unwrap_or_default() {
            "CreationStartTime" => range.first_mut(),
            "CreationEndTime" => range.last_mut(),
            "NetworkType"
            | "CpuOnlineUpgrade"
            | "CpuOnlineDowngrade"
            | "MemoryOnlineUpgrade"
            | "MemoryOnlineDowngrade" => continue,
            _ => return Err(Cause::UnknownFilterKey.into()),
        };
        if let Some(bound) = bound {
            *bound = Some(Timestamp::parse_minute(value).ok_or(Cause::MalformedFilterValue)?);
        }
    }
    Ok(range)
}

/// Tags asked for: all must be there; a key without a value takes any.
fn tag_filters<'a>(request: &Request<'a>) -> Result<Vec<(&'a str, Option<&'a str>)>, Fault> {
    let pairs = request.parameters.pairs("Tag", ["Key", "Value"], 20);
    pairs
        .map(|[key, value]| Ok((key.ok_or(Cause::TagWithoutKey)?, value)))
        .collect()
}

fn has_tag(image: &Image, (key, value): &(&str, Option<&str>)) -> bool {
    image
        .tags
        .iter()
        .any(|tag| tag.key.as_str() == *key && value.is_none_or(|value| value == tag.value.as_str()))
}

/// Whether an image is among those that alias and IsPublic ask for.
fn owned_as(image: &Image, alias: Option<&str>, public: bool) -> bool {
    match (image.relation(), alias) {
        (Relation::Community, alias) => public && alias == Some("others"),
        (_, _) if public => false,
        (_, None) => true,
        (Relation::Own, Some(alias)) => alias == "self",
        (Relation::SharedToMe, Some(alias)) => alias == "others",
        (Relation::Public, Some(alias)) => alias == "system",
    }
}

pub(super) static BODY: Table<Listed<ImageRow>> = Table(&[Listed::HEAD, &[Field::object("Images", &IMAGES)]]);

static IMAGES: Table<Listed<ImageRow>> = Table(&[&[Field::list(
    "Image",
    || IMAGE.list_shape(),
    |listed| IMAGE.list(&listed.rows),
)]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let (account, region) = (request.account, request.region()?);
    let statuses = statuses(request)?;
    let alias = request.word("ImageOwnerAlias", ALIASES, Cause::UnknownOwnerAlias)?;
    let os_type = request.word("OSType", OS_TYPES, Cause::UnknownOsType)?;
    let usage = request.word("Usage", USAGES, Cause::UnknownUsage)?;
    let architecture = request.word("Architecture", ARCHITECTURES, Cause::UnknownArchitecture)?;
    let public = request.boolean("IsPublic")?.unwrap_or_default();
    let [start, end] = times(request)?;
    let tags = tag_filters(request)?;
    let page = request.page(100)?;
    let name = request.text("ImageName").map(str::to_lowercase);
    let wanted = |image: &&std::rc::Rc<Image>| {
        let used = if account.in_use(image) { "instance" } else { "none" };
        statuses.contains(&account.status(image))
            && owned_as(image, alias, public)
            && request
                .text("ImageId")
                .is_none_or(|id| id.split(',').any(|id| id == image.key.id.as_str()))
            && name
                .as_ref()
                .is_none_or(|part| image.name.as_str().to_lowercase().contains(part))
            && request
                .text("ImageFamily")
                .is_none_or(|family| family == image.family_text())
            && request
                .text("SnapshotId")
                .is_none_or(|id| id == image.snapshot_id())
            && request
                .text("ResourceGroupId")
                .is_none_or(|group| group == &*image.resource_group)
            && os_type.is_none_or(|os_type| os_type == image.system.os_type())
            && usage.is_none_or(|usage| usage == used)
            && architecture.is_none_or(|architecture| architecture == &*image.system.architecture)
            && start.is_none_or(|start| image.created >= start)
            && end.is_none_or(|end| image.created <= end)
            && tags.iter().all(|tag| has_tag(image, tag))
    };
    let found: Vec<_> = account.images(region).filter(wanted).collect();
    let rows = page.of(found.iter()).map(|image| ImageRow::new(account, image));
    let listed = Listed {
        about: (),
        region,
        page,
        total: found.len(),
        rows: rows.collect(),
    };
    Ok((Changes::default(), BODY.of(&listed)))
}
