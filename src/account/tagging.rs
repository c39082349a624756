//! Tags, on images and on instances alike.

use std::rc::Rc;

use super::Account;
use super::change::Changes;
use super::image::{Image, Relation, Tag};
use super::instance::Instance;
use super::refusal::Refusal;
use super::region::RegionId;
use super::rules::Operation;

/// How many tags a resource may have. Source: the tag limits of ECS.
const TAGS_PER_RESOURCE: usize = 20;

/// What can be tagged here. Source: `ResourceType` of TagResources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taggable {
    /// `image`
    Image,
    /// `instance`
    Instance,
}

/// What happens to the tags of a resource.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Retag {
    /// These are added; a key that is there takes the new value.
    Set(Vec<Tag>),
    /// The tags of these keys go.
    Remove(Vec<String>),
    /// All tags go.
    Clear,
}

impl Retag {
    fn of(&self, tags: &[Tag]) -> Result<Vec<Tag>, Refusal> {
        let mut next = tags.to_vec();
        match self {
            Self::Set(set) => {
                for tag in set {
                    match next.iter_mut().find(|there| there.key == tag.key) {
                        Some(there) => there.value = tag.value.clone(),
                        None => next.push(tag.clone()),
                    }
                }
            }
            Self::Remove(keys) => next.retain(|tag| !keys.iter().any(|key| key == tag.key.as_str())),
            Self::Clear => next.clear(),
        }
        if next.len() > TAGS_PER_RESOURCE {
            return Err(Refusal::TooManyTags);
        }
        Ok(next)
    }
}

/// A tag in use, and how many images and instances have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagUse {
    /// The tag.
    pub tag: Tag,
    /// Own images that have it.
    pub images: u64,
    /// Instances that have it.
    pub instances: u64,
}

impl Account {
    /// TagResources and UntagResources: all of the resources or none.
    ///
    /// # Errors
    /// A resource is missing or not the account's own, or would have too many tags.
    pub fn retag(
        &self,
        region: RegionId,
        what: Taggable,
        ids: &[&str],
        retag: &Retag,
    ) -> Result<Changes, Refusal> {
        let first = |(place, id): &(usize, &&str)| !ids.iter().take(*place).any(|earlier| earlier == *id);
        let ids: Vec<&str> = ids.iter().enumerate().filter(first).map(|(_, id)| *id).collect();
        match what {
            Taggable::Image => self.retag_images(region, &ids, retag),
            Taggable::Instance => self.retag_instances(region, &ids, retag),
        }
    }

    fn retag_images(&self, region: RegionId, ids: &[&str], retag: &Retag) -> Result<Changes, Refusal> {
        let own = |id: &&str| {
            let image = self.image(region, id).ok_or(Refusal::ResourceNotFound)?;
            self.verdict(Operation::Tag, image).map(|_| image)
        };
        let mut changes = Changes::default();
        for image in ids.iter().map(own).collect::<Result<Vec<_>, _>>()? {
            let tags = retag.of(&image.tags)?;
            let next = Image {
                tags: tags.into(),
                ..Image::clone(image)
            };
            changes.image(image, next);
        }
        Ok(changes)
    }

    fn retag_instances(&self, region: RegionId, ids: &[&str], retag: &Retag) -> Result<Changes, Refusal> {
        let there = |id: &&str| {
            let instance = self.instance(id).filter(|instance| instance.region == region);
            instance.ok_or(Refusal::ResourceNotFound)
        };
        let mut changes = Changes::default();
        for instance in ids.iter().map(there).collect::<Result<Vec<_>, _>>()? {
            let tags = retag.of(&instance.tags)?;
            let next = Instance {
                tags,
                ..Instance::clone(instance)
            };
            changes.instance(instance, next);
        }
        Ok(changes)
    }

    /// The tags in use in a region by images and instances that pass, by key and value.
    pub fn tags_in_use(
        &self,
        region: RegionId,
        image_passes: impl Fn(&Rc<Image>) -> bool,
        instance_passes: impl Fn(&Rc<Instance>) -> bool,
    ) -> Vec<TagUse> {
        let mut uses: Vec<TagUse> = Vec::new();
        let mut used = |tag: &Tag, images: u64, instances: u64| {
            let place = uses.binary_search_by(|there| {
                let (a, b) = (&there.tag, tag);
                (a.key.as_str(), a.value.as_str()).cmp(&(b.key.as_str(), b.value.as_str()))
            });
            match place.map(|place| uses.get_mut(place)) {
                Ok(Some(there)) => {
                    there.images = there.images.saturating_add(images);
                    there.instances = there.instances.saturating_add(instances);
                }
                Ok(None) => {}
                Err(place) => uses.insert(
                    place,
                    TagUse {
                        tag: tag.clone(),
                        images,
                        instances,
                    },
                ),
            }
        };
        let own = |image: &&Rc<Image>| image.relation() == Relation::Own && image_passes(image);
        for image in self.images(region).filter(own) {
            image.tags.iter().for_each(|tag| used(tag, 1, 0));
        }
        for instance in self
            .instances(region)
            .into_iter()
            .filter(|there| instance_passes(there))
        {
            instance.tags.iter().for_each(|tag| used(tag, 0, 1));
        }
        uses
    }
}
