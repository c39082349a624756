//! What a call touched, and the question that asks whether it is as it is now.

use std::rc::Rc;

use super::super::check::Question;
use super::super::solution::{Named, instance_named};
use crate::account::{Account, Image, ImageKey, Instance, RegionId, Relation};

/// A part of the account that lessons can ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Facet {
    /// An image's status.
    Status(ImageKey),
    /// Whether there is an image of that name.
    Exists(RegionId, String),
    /// An image's family.
    Family(ImageKey),
    /// Who an image is shared with.
    Shared(ImageKey),
    /// What a family resolves to.
    Latest(RegionId, String),
    /// The image of an instance, by the instance's id.
    Disk(String),
    /// Whether an instance runs.
    Running(String),
    /// How many instances were made from an image.
    Made(ImageKey),
}

/// An image by the name under which lessons find it.
pub(super) fn named(account: &Account, key: &ImageKey) -> Option<Named> {
    let image = account.image(key.region, key.id.as_str())?;
    let named = Named {
        region: key.region,
        name: image.name.to_string(),
    };
    let found = named.find(account)?;
    (found.key == *key).then_some(named)
}

/// An instance by the name under which lessons find it.
pub(super) fn instance(account: &Account, id: &str) -> Option<Rc<Instance>> {
    let instance = account.instance(id)?;
    let found = instance_named(account, &instance.name)?;
    (found.id == instance.id).then(|| found.clone())
}

impl Facet {
    fn rank(&self) -> u8 {
        match self {
            Self::Exists(..) => 0,
            Self::Status(_) => 1,
            Self::Family(_) => 2,
            Self::Shared(_) => 3,
            Self::Latest(..) => 4,
            Self::Disk(_) => 5,
            Self::Running(_) => 6,
            Self::Made(_) => 7,
        }
    }

    /// The question that an account answers with yes; `None` where lessons can't ask, or had better not.
    pub fn question(&self, account: &Account) -> Option<Question> {
        let image = |key: &ImageKey| account.image(key.region, key.id.as_str());
        Some(match self {
            Self::Status(key) => {
                let status = account.status(image(key)?);
                // Work that is under way ends by itself.
                if status.is_under_way() {
                    return None;
                }
                Question::ImageStatus(named(account, key)?, status)
            }
            Self::Exists(region, name) => {
                let named = Named {
                    region: *region,
                    name: name.clone(),
                };
                let there = named.find(account).is_some();
                Question::ImageExists(named, there)
            }
            Self::Family(key) => Question::ImageFamily(named(account, key)?, image(key)?.family_text()),
            Self::Shared(key) => {
                let accounts = image(key)?.accounts().map(|(uid, _)| uid.to_string());
                Question::ImageShared(named(account, key)?, accounts.collect())
            }
            Self::Latest(region, family) => {
                let newest = account.newest(*region, family);
                let name = newest.map(|image| image.name.to_string());
                Question::FamilyLatest(*region, family.clone(), name.unwrap_or_default())
            }
            Self::Disk(id) => {
                let instance = instance(account, id)?;
                let image = image(&instance.image_key())?;
                Question::InstanceImage(instance.name.to_string(), image.name.to_string())
            }
            Self::Running(id) => {
                let instance = instance(account, id)?;
                Question::InstanceStatus(instance.name.to_string(), instance.status)
            }
            Self::Made(key) => {
                let count = account.users(key).count();
                let named = named(account, key)?;
                return (count > 0).then_some(Question::InstancesFrom(named, count));
            }
        })
    }

    /// The image that it is about.
    pub fn image(&self) -> Option<&ImageKey> {
        match self {
            Self::Status(key) | Self::Family(key) | Self::Shared(key) | Self::Made(key) => Some(key),
            _ => None,
        }
    }
}

/// What is otherwise than it was, in order. Plain lists: there is little of it, and trees are many bytes to load.
pub(super) fn touched(before: &Account, after: &Account) -> Vec<Facet> {
    let mut all = Vec::new();
    let own = |image: &&Rc<Image>| image.relation() == Relation::Own;
    for region in RegionId::all() {
        for image in before.images(region).filter(own) {
            match after.image(region, image.key.id.as_str()) {
                Some(now) if !Rc::ptr_eq(image, now) && image != now => {
                    compare(before, image, after, now, &mut all);
                }
                Some(_) => {}
                None => came_or_went(image, &mut all),
            }
        }
        for image in after.images(region).filter(own) {
            if before.image(region, image.key.id.as_str()).is_none() {
                came_or_went(image, &mut all);
                all.push(Facet::Status(image.key.clone()));
            }
        }
        instances(before, after, region, &mut all);
    }
    all.retain(|facet| match facet {
        Facet::Latest(region, family) => {
            let newest = |account: &Account| account.newest(*region, family).map(|image| image.key.clone());
            newest(before) != newest(after)
        }
        _ => true,
    });
    all
}

/// In the order of their kinds, each once.
pub(super) fn in_order(facets: Vec<Facet>) -> Vec<Facet> {
    let mut all: Vec<Facet> = Vec::new();
    for facet in facets {
        if !all.contains(&facet) {
            let place = all.partition_point(|there| there.rank() <= facet.rank());
            all.insert(place, facet);
        }
    }
    all
}

fn latest(image: &Image, all: &mut Vec<Facet>) {
    if let Some(family) = image.family_key() {
        all.push(Facet::Latest(family.region, family.to_string()));
    }
}

fn came_or_went(image: &Image, all: &mut Vec<Facet>) {
    all.push(Facet::Exists(image.key.region, image.name.to_string()));
    if image.family.is_some() {
        all.push(Facet::Family(image.key.clone()));
    }
    latest(image, all);
}

fn compare(before: &Account, old: &Image, after: &Account, new: &Image, all: &mut Vec<Facet>) {
    let key = || new.key.clone();
    if before.status(old) != after.status(new) {
        all.push(Facet::Status(key()));
    }
    if old.family != new.family {
        all.push(Facet::Family(key()));
    }
    if !old
        .accounts()
        .map(|(uid, _)| uid)
        .eq(new.accounts().map(|(uid, _)| uid))
    {
        all.push(Facet::Shared(key()));
    }
    if old.name != new.name {
        for image in [old, new] {
            all.push(Facet::Exists(image.key.region, image.name.to_string()));
        }
    }
    latest(old, all);
    latest(new, all);
}

fn instances(before: &Account, after: &Account, region: RegionId, all: &mut Vec<Facet>) {
    for now in after.instances(region) {
        let id = now.id.as_str();
        match before.instance(id) {
            None => {
                all.push(Facet::Made(now.image_key()));
            }
            Some(old) => {
                if old.image != now.image {
                    all.push(Facet::Disk(id.to_owned()));
                }
                if old.status != now.status {
                    all.push(Facet::Running(id.to_owned()));
                }
            }
        }
    }
}
