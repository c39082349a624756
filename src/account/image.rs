//! One image: what it is, where it stands in its life, who may use it.

use std::cmp::Reverse;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::names::{AccountUid, Description, FamilyName, ImageId, ImageName, TagKey, TagValue};
use super::region::RegionId;
use super::settings::Pace;
use super::time::Timestamp;
use super::work::Making;

/// An image's status, in the API's words. Source: `Status` of DescribeImages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Status {
    /// 创建中: being made; `Progress` rises.
    Creating,
    /// 等待中: queued.
    Waiting,
    /// 可用: ready for use, and what families resolve to.
    Available,
    /// 不可用: can't be used.
    UnAvailable,
    /// 创建失败: making it failed.
    CreateFailed,
    /// 弃用: usable by its id, passed over by its family.
    Deprecated,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 6] = [
        Self::Available,
        Self::Deprecated,
        Self::Creating,
        Self::Waiting,
        Self::UnAvailable,
        Self::CreateFailed,
    ];

    /// The API's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Creating => "Creating",
            Self::Waiting => "Waiting",
            Self::Available => "Available",
            Self::UnAvailable => "UnAvailable",
            Self::CreateFailed => "CreateFailed",
            Self::Deprecated => "Deprecated",
        }
    }

    /// Whether it is one that ends by itself, or by hand: work is under way.
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Creating | Self::Waiting)
    }

    /// The status of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }
}

/// Whose an image is, seen from the simulated account.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Owner {
    /// The account's own: a custom image.
    Caller,
    /// Another account's, shared with this one or published to the community.
    Other(AccountUid),
    /// Alibaba Cloud's: a public image.
    System,
}

/// What the account has to do with an image: the rules' first column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// Its own custom image.
    Own,
    /// Another account's image that is shared with it.
    SharedToMe,
    /// Another account's community image.
    Community,
    /// A public image of Alibaba Cloud.
    Public,
}

impl Relation {
    /// Every relation.
    pub const ALL: [Self; 4] = [Self::Own, Self::SharedToMe, Self::Community, Self::Public];
}

/// Who may use an image beside its owner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shares {
    /// The accounts it is shared with, and since when; by account, each once.
    pub accounts: Vec<(AccountUid, Timestamp)>,
    /// Whether it is published as a community image.
    pub published: bool,
}

impl Shares {
    /// Whether an account is among them.
    #[must_use]
    pub fn has(&self, uid: &AccountUid) -> bool {
        self.accounts.iter().any(|(there, _)| there == uid)
    }

    /// Adds an account; one that is there already keeps its time.
    pub fn add(&mut self, uid: AccountUid, since: Timestamp) {
        if let Err(place) = self.accounts.binary_search_by(|(there, _)| there.cmp(&uid)) {
            self.accounts.insert(place, (uid, since));
        }
    }
}

/// Where an image stands in its life. That an image is shared and deprecated at once has no spelling here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lifecycle {
    /// Under way: `Waiting`, then `Creating`.
    Making(Box<Making>),
    /// `Available`.
    Available(Shares),
    /// `Deprecated`.
    Deprecated,
    /// `UnAvailable`.
    UnAvailable(Shares),
    /// `CreateFailed`.
    CreateFailed,
}

/// A tag of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its key, once on an image.
    pub key: TagKey,
    /// Its value.
    pub value: TagValue,
}

/// What is installed on an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    /// Distribution, e.g. `CentOS`. Source: `Platform` of CreateImage.
    pub platform: Rc<str>,
    /// The display name in Chinese, e.g. `CentOS  8.0 64位`.
    pub name: Rc<str>,
    /// The display name in English.
    pub name_en: Rc<str>,
    /// `x86_64`, `i386` or `arm64`.
    pub architecture: Rc<str>,
}

impl System {
    /// `windows` or `linux`.
    #[must_use]
    pub fn os_type(&self) -> &'static str {
        if self.platform.starts_with("Windows") {
            "windows"
        } else {
            "linux"
        }
    }
}

/// What an image says of itself and of how it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// Free text.
    pub description: Description,
    /// Version text. Source: `ImageVersion` of CreateImage.
    pub version: Rc<str>,
    /// `BIOS`, `UEFI` or `UEFI-Preferred`.
    pub boot_mode: Rc<str>,
    /// Resource group, or empty.
    pub resource_group: Rc<str>,
    /// License type, or empty. Source: `LicenseType` of ModifyImageAttribute.
    pub license: Rc<str>,
    /// Whether it supports NVMe. Source: `Features.NvmeSupport`.
    pub nvme: bool,
    /// Whether its instances' metadata is only to be had by `v2`. Source: `Features.ImdsSupport`.
    pub imds_v2: bool,
}

/// Where an image is found: ids are unique within a region.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageKey {
    /// The image's region.
    pub region: RegionId,
    /// The image's id.
    pub id: ImageId,
}

/// The order of resolution: newest first, and of two equal times the image made later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Order(Reverse<Timestamp>, Reverse<u32>);

/// An image. Sizes are in GiB.
///
/// Laid out as written: what lists ask of many images stands first, beside the count of references, so that all of it
/// comes from memory at once.
#[derive(Debug, Clone, PartialEq, Eq)]
#[repr(C)]
pub struct Image {
    /// `CreationTime`: set once, so that a restored image comes back to its old place.
    pub created: Timestamp,
    /// The how-manieth image of the account it is: breaks ties of `created`.
    pub sequence: u32,
    /// Where it stands.
    pub lifecycle: Lifecycle,
    /// Name, unique among the owner's images of the region.
    pub name: ImageName,
    /// Region and id.
    pub key: ImageKey,
    /// The one family it belongs to, if any.
    pub family: Option<FamilyName>,
    /// Whose it is.
    pub owner: Owner,
    /// What is on it; images with the same share it.
    pub system: Rc<System>,
    /// Size of the system disk in GiB.
    pub size: u32,
    /// Its tags, in the order they were given.
    pub tags: Box<[Tag]>,
    /// What it says of itself; images that say the same share it.
    pub details: Rc<Details>,
    /// Whether CopyImage made it.
    pub copied: bool,
}

impl Image {
    /// The status at a moment.
    #[must_use]
    pub fn status(&self, now: Timestamp) -> Status {
        match &self.lifecycle {
            Lifecycle::Making(making) => making.status(now),
            Lifecycle::Available(_) => Status::Available,
            Lifecycle::Deprecated => Status::Deprecated,
            Lifecycle::UnAvailable(_) => Status::UnAvailable,
            Lifecycle::CreateFailed => Status::CreateFailed,
        }
    }

    /// How far it is made, in percent.
    #[must_use]
    pub fn progress(&self, now: Timestamp) -> u8 {
        match &self.lifecycle {
            Lifecycle::Making(making) => making.progress(now),
            Lifecycle::CreateFailed => 0,
            _ => 100,
        }
    }

    /// When it is done, if it is under way and time brings that about.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        match &self.lifecycle {
            Lifecycle::Making(making) => making.due(),
            _ => None,
        }
    }

    /// Whether describes that ask for it make it go on.
    #[must_use]
    pub fn counts_describes(&self) -> bool {
        matches!(&self.lifecycle, Lifecycle::Making(making) if matches!(making.pace, Pace::Describes(_)))
    }

    /// Who may use it beside its owner; `None` where its status rules sharing out.
    #[must_use]
    pub fn shares(&self) -> Option<&Shares> {
        match &self.lifecycle {
            Lifecycle::Available(shares) | Lifecycle::UnAvailable(shares) => Some(shares),
            _ => None,
        }
    }

    /// The accounts it is shared with, and since when.
    pub fn accounts(&self) -> impl Iterator<Item = (&AccountUid, Timestamp)> {
        self.shares()
            .into_iter()
            .flat_map(|shares| &shares.accounts)
            .map(|(uid, since)| (uid, *since))
    }

    /// Whether it is shared with an account at least.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.shares().is_some_and(|shares| !shares.accounts.is_empty())
    }

    /// Whether it is a community image.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.shares().is_some_and(|shares| shares.published)
    }

    /// What the account has to do with it.
    #[must_use]
    pub fn relation(&self) -> Relation {
        match self.owner {
            Owner::Caller => Relation::Own,
            Owner::System => Relation::Public,
            Owner::Other(_) if self.is_published() => Relation::Community,
            Owner::Other(_) => Relation::SharedToMe,
        }
    }

    /// Its place in lists and in its family.
    #[must_use]
    pub fn order(&self) -> Order {
        Order(Reverse(self.created), Reverse(self.sequence))
    }
}
