//! DescribeImages: the list, newest first. Without `Status` it shows `Available` images alone, even when asked by id.

use super::action::{
    DRY_RUN, KEY_VALUE, Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, RESOURCE_GROUP, TAGS, optional,
};
use super::body::{Field, Listed, Table};
use super::error::{Cause, Fault};
use super::image_body::{IMAGE, ImageRow};
use super::request::missing_parameter;
use super::{Answer, Request};
use crate::account::{Image, Operation, Owner, Relation, Status, Timestamp};

const ALIASES: &[&str] = &["system", "self", "others", "marketplace"];
const OS_TYPES: &[&str] = &["windows", "linux"];
const ACTION_TYPES: &[&str] = &["CreateEcs", "ChangeOS"];
const SUPPORT: &[&str] = &["supported", "unsupported"];
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
    optional("ImageOwnerId", Kind::Integer, "1234567890123456"),
    optional("InstanceType", Kind::Text, "ecs.g6.large"),
    optional("IsSupportIoOptimized", Kind::Boolean, "true"),
    optional("IsSupportCloudinit", Kind::Boolean, "true"),
    optional("ActionType", Kind::Choice(ACTION_TYPES), "CreateEcs"),
    optional("ShowExpired", Kind::Boolean, "false"),
    optional("Usable", Kind::Boolean, "true"),
    RESOURCE_GROUP,
    TAGS,
    optional("Filter", KEY_VALUE, "CreationStartTime"),
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

/// What `Filter.N` asks for.
#[derive(Default)]
struct Filters {
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    /// Something that no image lacks is asked to be lacking.
    nothing: bool,
}

impl Filters {
    fn read(request: &Request<'_>) -> Result<Self, Fault> {
        let mut filters = Self::default();
        for [key, value] in request.parameters.pairs("Filter", ["Key", "Value"], 20) {
            let value = value.unwrap_or_default();
            let time = || Timestamp::parse_minute(value).ok_or(Cause::MalformedFilterValue);
            match key.unwrap_or_default() {
                "CreationStartTime" => filters.start = Some(time()?),
                "CreationEndTime" => filters.end = Some(time()?),
                "NetworkType" if value == "vpc" || value == "classic" => {}
                "NetworkType" => return Err(Cause::UnknownNetworkType.into()),
                "CpuOnlineUpgrade"
                | "CpuOnlineDowngrade"
                | "MemoryOnlineUpgrade"
                | "MemoryOnlineDowngrade" => {
                    if !SUPPORT.contains(&value) {
                        return Err(Cause::MalformedFilterValue.into());
                    }
                    filters.nothing |= value == "unsupported";
                }
                _ => return Err(Cause::UnknownFilterKey.into()),
            }
        }
        Ok(filters)
    }

    fn pass(&self, image: &Image) -> bool {
        !self.nothing
            && self.start.is_none_or(|start| image.created >= start)
            && self.end.is_none_or(|end| image.created <= end)
    }
}

/// Whose images are asked for.
struct Owners<'a> {
    alias: Option<&'a str>,
    public: bool,
    id: Option<&'a str>,
}

impl<'a> Owners<'a> {
    fn read(request: &Request<'a>) -> Result<Self, Fault> {
        let alias = request.word("ImageOwnerAlias", Cause::UnknownOwnerAlias)?;
        let public = request.boolean("IsPublic")?.unwrap_or_default();
        let id = request.text("ImageOwnerId");
        if public && alias != Some("others") {
            return Err(Cause::PublicNotOfOthers.into());
        }
        if id.is_some() && alias != Some("others") {
            return Err(Cause::OwnerIdNotOfOthers.into());
        }
        Ok(Self { alias, public, id })
    }

    fn pass(&self, image: &Image) -> bool {
        let owner = match &image.owner {
            Owner::Other(uid) => Some(uid.as_str()),
            _ => None,
        };
        let named = self.id.is_none_or(|id| owner == Some(id));
        named
            && match (image.relation(), self.alias) {
                (Relation::Community, _) => self.public,
                (_, _) if self.public => false,
                (_, None) => true,
                (Relation::Own, Some(alias)) => alias == "self",
                (Relation::SharedToMe, Some(alias)) => alias == "others",
                (Relation::Public, Some(alias)) => alias == "system",
            }
    }
}

pub(super) static BODY: Table<Listed<ImageRow>> =
    Table(&[Listed::HEAD, Listed::PAGE, &[Field::object("Images", &IMAGES)]]);

static IMAGES: Table<Listed<ImageRow>> = Table(&[&[Field::list(
    "Image",
    || IMAGE.list_shape(),
    |listed| IMAGE.list(&listed.rows),
)]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    // Source: `Usable`, the newest parameter, makes Status mandatory.
    if request.text("Usable").is_some() && request.text("Status").is_none() {
        return Err(missing_parameter("Status"));
    }
    let (account, region) = (request.account, request.region()?);
    let statuses = statuses(request)?;
    let owners = Owners::read(request)?;
    let os_type = request.word("OSType", Cause::UnknownOsType)?;
    let usage = request.word("Usage", Cause::UnknownUsage)?;
    let architecture = request.word("Architecture", Cause::UnknownArchitecture)?;
    request.word("ActionType", Cause::InvalidParameter)?;
    if let Some(instance_type) = request
        .text("InstanceType")
        .filter(|there| !there.starts_with("ecs."))
    {
        return Err(Fault {
            cause: Cause::UnknownInstanceType,
            value: instance_type.to_owned(),
        });
    }
    let lacking = |name| Ok::<_, Fault>(request.boolean(name)? == Some(false));
    // Every image here supports both.
    let nothing = lacking("IsSupportIoOptimized")? || lacking("IsSupportCloudinit")?;
    let usable = request.boolean("Usable")?;
    let filters = Filters::read(request)?;
    let tags = request.tag_filters()?;
    let page = request.page(10, 100)?;
    // Beside Chinese characters, which have no case, names hold ASCII alone.
    let name = request.text("ImageName").map(str::to_ascii_lowercase);
    let fits = |image: &&std::rc::Rc<Image>| {
        let used = if account.in_use(image) { "instance" } else { "none" };
        !nothing
            && owners.pass(image)
            && usable.is_none_or(|usable| usable == account.verdict(Operation::CreateInstance, image).is_ok())
            && request
                .text("ImageId")
                .is_none_or(|id| id.split(',').any(|id| id == image.key.id.as_str()))
            && name
                .as_ref()
                .is_none_or(|part| image.name.as_str().to_ascii_lowercase().contains(part))
            && request
                .text("ImageFamily")
                .is_none_or(|family| family == image.family_text())
            && request
                .text("SnapshotId")
                .is_none_or(|id| id == image.snapshot_id())
            && request
                .text("ResourceGroupId")
                .is_none_or(|group| group == &*image.details.resource_group)
            && os_type.is_none_or(|os_type| os_type == image.system.os_type())
            && usage.is_none_or(|usage| usage == used)
            && architecture.is_none_or(|architecture| architecture == &*image.system.architecture)
            && filters.pass(image)
            && tags
                .iter()
                .all(|filter| image.tags.iter().any(|tag| filter.fits(tag)))
    };
    // An image that goes on by describes counts this one whatever status is asked for: a client that waits for it to be
    // `Available` may ask for no other.
    let mut counting = Vec::new();
    let wanted = |image: &&std::rc::Rc<Image>| {
        let (shown, counts) = (
            statuses.contains(&account.status(image)),
            image.counts_describes(),
        );
        let asked_for = (shown || counts) && fits(image);
        if asked_for && counts {
            counting.push(std::rc::Rc::clone(image));
        }
        asked_for && shown
    };
    let found: Vec<_> = account.images(region).filter(wanted).collect();
    let listed = Listed::new((), region, page, &found, |image| ImageRow::new(account, image));
    Ok((account.described(&counting), BODY.of(&listed)))
}
