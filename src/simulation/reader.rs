//! From a scenario file to an account. One that can't be is refused whole, with the place and the reason.

use std::fmt;
use std::rc::Rc;

use super::file::{ImageEntry, InstanceEntry, ScenarioFile, TagEntry};
use crate::account::ids::{Purpose, resource_id};
use crate::account::{
    Account, AccountUid, Description, FamilyName, Image, ImageId, ImageKey, ImageName, Instance, InstanceId,
    InstanceStatus, Lifecycle, Making, Origin, Owner, Refusal, RegionId, Shares, Status, System, Tag, TagKey,
    TagValue, Timestamp, Work,
};

/// Why a scenario can't be: which part of it, which field, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioError {
    /// e.g. `Images[1] "image2"`; empty for the scenario as a whole.
    pub place: String,
    /// The field at fault; empty where no single one is.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.place.as_str(), self.field, &self.problem];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        write!(out, "scenario: {}", parts.join(": "))
    }
}

impl std::error::Error for ScenarioError {}

type Read<T> = Result<T, (&'static str, String)>;

fn field<T, E: fmt::Display>(name: &'static str, text: &str, read: Result<T, E>) -> Read<T> {
    read.map_err(|why| (name, format!("{text:?} {why}")))
}

fn region(name: &'static str, text: Option<&String>, default: RegionId) -> Read<RegionId> {
    match text {
        None => Ok(default),
        Some(text) => field(name, text, RegionId::parse(text).ok_or("is not a region's id")),
    }
}

fn time(name: &'static str, text: Option<&String>, default: Timestamp) -> Read<Timestamp> {
    match text {
        None => Ok(default),
        Some(text) => field(
            name,
            text,
            Timestamp::parse(text).ok_or("is not a time of the form yyyy-MM-ddTHH:mm:ssZ"),
        ),
    }
}

/// What the whole scenario lends to its parts.
struct Reader<'a> {
    account: &'a Account,
    region: RegionId,
}

impl Reader<'_> {
    fn image(&self, entry: &ImageEntry) -> Read<Image> {
        let account = self.account;
        let region = region("RegionId", entry.region_id.as_ref(), self.region)?;
        let id = match &entry.image_id {
            Some(id) => id.clone(),
            None => resource_id(account.seed(), Purpose::Image, account.count(), region),
        };
        let owner = owner(account, entry)?;
        let name = field(
            "ImageName",
            &entry.image_name,
            ImageName::parse(&entry.image_name),
        )
        .or_else(|why| foreign_name(&owner, &entry.image_name).ok_or(why))?;
        let family = match entry.image_family.as_deref().filter(|text| !text.is_empty()) {
            Some(text) => Some(field("ImageFamily", text, FamilyName::parse(text))?),
            None => None,
        };
        let created = time("CreationTime", entry.creation_time.as_ref(), account.now())?;
        let shares = self.shares(entry, &owner, created)?;
        let description = entry.description.as_deref().unwrap_or_default();
        Ok(Image {
            key: ImageKey {
                region,
                id: field("ImageId", &id, ImageId::parse(&id))?,
            },
            name,
            family,
            description: field("Description", description, Description::parse(description))?,
            version: entry.image_version.as_deref().unwrap_or_default().into(),
            created,
            sequence: 0,
            lifecycle: self.lifecycle(entry, shares)?,
            owner,
            system: system(entry),
            size: entry.size.unwrap_or(40),
            boot_mode: entry.boot_mode.as_deref().unwrap_or("BIOS").into(),
            copied: entry.is_copied.unwrap_or_default(),
            tags: tags(entry)?,
            resource_group: entry.resource_group_id.as_deref().unwrap_or_default().into(),
        })
    }

    /// Another account's image that says nothing of sharing is shared with this one, or it would not be seen.
    fn shares(&self, entry: &ImageEntry, owner: &Owner, since: Timestamp) -> Read<Shares> {
        let published = entry.is_public.unwrap_or_default();
        let mut shares = Shares {
            published,
            ..Shares::default()
        };
        for uid in entry.shared_accounts.iter().flatten() {
            let uid = field("SharedAccounts", uid, AccountUid::parse(uid))?;
            let owns = match owner {
                Owner::Caller => *self.account.uid() == uid,
                Owner::Other(other) => *other == uid,
                Owner::System => false,
            };
            if owns {
                return Err(("SharedAccounts", "an image can't be shared with its owner".into()));
            }
            shares.add(uid, since);
        }
        let silent = entry.shared_accounts.is_none() && !published;
        let shareable = matches!(entry.status.as_deref(), None | Some("Available" | "UnAvailable"));
        if matches!(owner, Owner::Other(_)) && silent && shareable {
            shares.add(self.account.uid().clone(), since);
        }
        Ok(shares)
    }

    fn lifecycle(&self, entry: &ImageEntry, shares: Shares) -> Read<Lifecycle> {
        let word = entry.status.as_deref().unwrap_or("Available");
        let status = field("Status", word, Status::parse(word).ok_or("is not a status"))?;
        if shares != Shares::default() && !matches!(status, Status::Available | Status::UnAvailable) {
            return Err(("Status", format!("an image that is shared can't be {word}")));
        }
        Ok(match status {
            Status::Available => Lifecycle::Available(shares),
            Status::UnAvailable => Lifecycle::UnAvailable(shares),
            Status::Deprecated => Lifecycle::Deprecated,
            Status::CreateFailed => Lifecycle::CreateFailed,
            Status::Waiting | Status::Creating => self.making(),
        })
    }

    /// A scenario's unfinished image starts at the scenario's own time.
    fn making(&self) -> Lifecycle {
        let Work { seconds, ending } = self.account.timing().create_image;
        Lifecycle::Making(Making {
            origin: Origin::Creation,
            started: self.account.now(),
            seconds: seconds.max(1),
            ending,
        })
    }

    fn instance(&self, entry: &InstanceEntry) -> Read<Instance> {
        let account = self.account;
        let region = region("RegionId", entry.region_id.as_ref(), self.region)?;
        let drawn = |purpose| resource_id(account.seed(), purpose, account.count(), region);
        let id = entry
            .instance_id
            .clone()
            .unwrap_or_else(|| drawn(Purpose::Instance));
        let status = match entry.status.as_deref() {
            None | Some("Running") => InstanceStatus::Running,
            Some("Stopped") => InstanceStatus::Stopped,
            Some(word) => return Err(("Status", format!("{word:?} is neither Running nor Stopped"))),
        };
        Ok(Instance {
            name: entry.instance_name.as_deref().unwrap_or(&id).into(),
            id: field("InstanceId", &id, InstanceId::parse(&id))?,
            region,
            image: field("ImageId", &entry.image_id, ImageId::parse(&entry.image_id))?,
            status,
            instance_type: entry.instance_type.as_deref().unwrap_or("ecs.g6.large").into(),
            created: time("CreationTime", entry.creation_time.as_ref(), account.now())?,
            sequence: 0,
            disk: drawn(Purpose::Disk).into(),
        })
    }
}

fn owner(account: &Account, entry: &ImageEntry) -> Read<Owner> {
    if entry.image_owner_alias.as_deref() == Some("system") {
        return Ok(Owner::System);
    }
    let uid = match &entry.image_owner_id {
        None => return Ok(Owner::Caller),
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let uid = field("ImageOwnerId", &uid, AccountUid::parse(&uid))?;
    Ok(if uid == *account.uid() {
        Owner::Caller
    } else {
        Owner::Other(uid)
    })
}

/// Public images are named like files, `aliyun` in front: names that no account could give.
fn foreign_name(owner: &Owner, text: &str) -> Option<ImageName> {
    if *owner == Owner::System {
        ImageName::public(text)
    } else {
        None
    }
}

fn system(entry: &ImageEntry) -> System {
    let platform = entry.platform.as_deref().unwrap_or("CentOS");
    let architecture = entry.architecture.as_deref().unwrap_or("x86_64");
    let bits = if architecture == "i386" { "32" } else { "64" };
    let name = |given: &Option<String>, unit: &str| -> Rc<str> {
        given
            .as_deref()
            .map_or_else(|| format!("{platform} {bits}{unit}").into(), Into::into)
    };
    System {
        name: name(&entry.os_name, "位"),
        name_en: name(&entry.os_name_en, " bit"),
        platform: platform.into(),
        architecture: architecture.into(),
    }
}

fn tags(entry: &ImageEntry) -> Read<Vec<Tag>> {
    let tag = |tag: &TagEntry| {
        Ok(Tag {
            key: field("TagKey", &tag.tag_key, TagKey::parse(&tag.tag_key))?,
            value: field("TagValue", &tag.tag_value, TagValue::parse(&tag.tag_value))?,
        })
    };
    entry.tags.iter().flat_map(|tags| &tags.tag).map(tag).collect()
}

/// The account that a scenario file starts with, and the region that the page opens in.
pub(super) fn read(file: &ScenarioFile) -> Result<(Account, RegionId), ScenarioError> {
    let whole = |(field, problem)| ScenarioError {
        place: String::new(),
        field,
        problem,
    };
    let region = region("RegionId", file.region_id.as_ref(), RegionId::HANGZHOU).map_err(whole)?;
    let uid = match &file.account_id {
        Some(uid) => field("AccountId", uid, AccountUid::parse(uid)).map_err(whole)?,
        None => AccountUid::default(),
    };
    let start = Timestamp::parse("2021-03-02T06:19:19Z").unwrap_or_default();
    let now = time("Now", file.now.as_ref(), start).map_err(whole)?;
    let (quotas, timing) = (file.quotas.unwrap_or_default(), file.timing.unwrap_or_default());
    let mut account = Account::new(uid, file.seed.unwrap_or(1), now, quotas, timing);
    for (n, entry) in file.images.iter().enumerate() {
        let read = Reader {
            account: &account,
            region,
        }
        .image(entry);
        let brought = read.and_then(|image| {
            account.bring_image(image).map_err(|refusal| match refusal {
                Refusal::NameTaken => (
                    "ImageName",
                    format!("{:?} is there twice in its region", entry.image_name),
                ),
                _ => (
                    "ImageId",
                    format!("{:?} is there twice", entry.image_id.clone().unwrap_or_default()),
                ),
            })
        });
        brought.map_err(|(field, problem)| ScenarioError {
            place: format!("Images[{n}] {:?}", entry.image_name),
            field,
            problem,
        })?;
    }
    for (n, entry) in file.instances.iter().enumerate() {
        let read = Reader {
            account: &account,
            region,
        }
        .instance(entry);
        let brought = read.and_then(|instance| {
            let twice = |_| ("InstanceId", "is there twice".to_owned());
            account.bring_instance(instance).map_err(twice)
        });
        brought.map_err(|(field, problem)| ScenarioError {
            place: format!("Instances[{n}]"),
            field,
            problem,
        })?;
    }
    Ok((account, region))
}
