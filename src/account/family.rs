//! Image families: an attribute that images share, and what it resolves to.

use std::fmt;
use std::rc::Rc;

use super::Account;
use super::image::{Image, Owner, Status};
use super::index::Index;
use super::names::{AccountUid, FamilyName};
use super::region::RegionId;

/// A family as images make it up: same owner, region and name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FamilyKey {
    /// Its region: the same name elsewhere is another family.
    pub region: RegionId,
    /// Whose it is.
    pub owner: Owner,
    /// Its name, as the owner gave it.
    pub name: FamilyName,
}

impl FamilyKey {
    /// Reads a family as the account writes it in a lookup: its own by name, another account's as
    /// `acs:<uid>:<name>`, a public one as `acs:<name>`. Malformed text names no family.
    #[must_use]
    pub fn look_up(region: RegionId, text: &str) -> Option<Self> {
        let (owner, name) = match text.strip_prefix("acs:") {
            None => (Owner::Caller, text),
            Some(rest) => match rest
                .split_once(':')
                .map(|(uid, name)| (AccountUid::parse(uid), name))
            {
                Some((Ok(uid), name)) => (Owner::Other(uid), name),
                _ => (Owner::System, rest),
            },
        };
        Some(Self {
            region,
            owner,
            name: FamilyName::parse(name).ok()?,
        })
    }
}

impl FamilyKey {
    /// Whether the image belongs to it.
    #[must_use]
    pub fn has(&self, image: &Image) -> bool {
        image.key.region == self.region
            && image.owner == self.owner
            && image.family.as_ref() == Some(&self.name)
    }
}

impl fmt::Display for FamilyKey {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.owner {
            Owner::Caller => write!(out, "{}", self.name),
            Owner::Other(uid) => write!(out, "acs:{uid}:{}", self.name),
            Owner::System => write!(out, "acs:{}", self.name),
        }
    }
}

impl Image {
    /// Its family's key.
    #[must_use]
    pub fn family_key(&self) -> Option<FamilyKey> {
        let name = self.family.clone()?;
        Some(FamilyKey {
            region: self.key.region,
            owner: self.owner.clone(),
            name,
        })
    }

    /// Its family as the account sees it; empty without one.
    #[must_use]
    pub fn family_text(&self) -> String {
        self.family_key().map_or_else(String::new, |key| key.to_string())
    }
}

impl Account {
    /// How many images of its own the account has in a region.
    #[must_use]
    pub fn own_images(&self, region: RegionId) -> usize {
        self.index.own_images(region)
    }

    /// The resource groups that images of its own are in beside the default one, by id.
    pub fn resource_groups(&self) -> impl Iterator<Item = &str> {
        self.index.groups().map(|group| &**group)
    }

    /// How many families of its own the account has in a region.
    #[must_use]
    pub fn own_family_count(&self, region: RegionId) -> usize {
        self.index.own_families(region)
    }

    /// How many images a family of its own has.
    #[must_use]
    pub fn own_family_size(&self, region: RegionId, family: &FamilyName) -> usize {
        self.index.own_family_size(region, family)
    }

    /// The account's own families in a region, by name, each with the number of its images.
    pub fn own_families(&self, region: RegionId) -> impl Iterator<Item = (&FamilyName, usize)> {
        self.index.own_family_sizes(region)
    }

    /// The families of some of the account's own images of a region, by name, each with the number of those.
    #[must_use]
    pub fn families_among(region: RegionId, images: &[Rc<Image>]) -> Vec<(FamilyName, usize)> {
        let index = Index::of_families(region, images);
        let sizes = index.own_family_sizes(region);
        sizes.map(|(name, size)| (name.clone(), size)).collect()
    }
}

/// What a family resolves to, and how that came about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolution {
    /// The newest `Available` image, if there is one.
    pub image: Option<Rc<Image>>,
    /// The newer images that were passed over, newest first, and the status that made each be.
    pub passed_over: Vec<(Rc<Image>, Status)>,
}
