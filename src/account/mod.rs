//! One simulated account: images, families, instances, sharing, regions and the rules.
//!
//! Nothing here changes by itself. An operation is asked of an [`Account`] and answers with the [`Changes`] that it
//! would make, or with the [`Refusal`] that forbids it; [`Account::apply`] makes them, and made backwards they undo.
//!
//! ```
//! use image_family_simulator::account::{Operation, RegionId};
//! use image_family_simulator::simulation::{Scenario, Simulation};
//!
//! let simulation = Simulation::new(Scenario::rollback());
//! let account = simulation.account();
//! let resolution = account.resolve(RegionId::HANGZHOU, "image-test");
//! let image = resolution.image.expect("the family has an available image");
//! assert_eq!(image.name.as_str(), "image2");
//! assert!(account.verdict(Operation::Deprecate, &image).is_ok());
//! ```

mod change;
mod draft;
mod family;
pub mod ids;
mod image;
mod index;
mod instance;
mod lists;
mod making;
mod names;
mod operations;
mod refusal;
mod region;
pub mod rules;
mod running;
mod settings;
mod tagging;
mod time;
mod work;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

pub use change::{Change, Changes};
pub use family::{FamilyKey, Resolution};
pub use image::{Details, Image, ImageKey, Lifecycle, Order, Owner, Relation, Shares, Status, System, Tag};
use index::Index;
pub use instance::{Instance, InstanceStatus};
pub use lists::{Also, Column, Listed, Mender, Wanted};
pub use making::{CopyRequest, ImageSource, NewImage};
pub use names::{
    AccountUid, Description, FamilyName, ImageId, ImageName, InstanceId, Malformed, SnapshotId, TagKey,
    TagValue, is_han, is_resource_group,
};
pub use operations::{Attributes, SharePermission};
pub use refusal::Refusal;
pub use region::{REGIONS, Region, RegionId};
pub use rules::{Effect, Facts, Operation};
pub use running::{ImageChoice, NewInstances};
pub use settings::{Pace, Quotas, Timing, Work};
pub use tagging::{Retag, TagUse, Taggable};
pub use time::Timestamp;
pub use work::{Ending, Making, Origin};

/// The account as it is at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    uid: AccountUid,
    seed: u64,
    quotas: Quotas,
    timing: Timing,
    now: Timestamp,
    /// How many images and instances were ever made: the source of their ids and of the order among equal times.
    count: u64,
    instances: BTreeMap<InstanceId, Rc<Instance>>,
    index: Index,
    lists: lists::Lists,
}

impl Account {
    /// An account without anything, at a moment.
    #[must_use]
    pub fn new(uid: AccountUid, seed: u64, now: Timestamp, quotas: Quotas, timing: Timing) -> Self {
        Self {
            uid,
            seed,
            quotas,
            timing,
            now,
            count: 0,
            instances: BTreeMap::new(),
            index: Index::default(),
            lists: lists::Lists::default(),
        }
    }

    /// Adds an image that a scenario brings along: no rule is asked, no quota checked.
    ///
    /// # Errors
    /// The region has an image of that id, or the account one of that name, already.
    pub fn bring_image(&mut self, mut image: Image) -> Result<(), Refusal> {
        if image.owner == Owner::Caller {
            self.name_free(image.key.region, &image.name)?;
        }
        if self.index.by_id(&image.key).is_some() {
            return Err(Refusal::IdTaken);
        }
        image.sequence = u32::try_from(self.count).unwrap_or(u32::MAX);
        self.count = self.count.saturating_add(1);
        let image = Rc::new(image);
        self.lists.note(None, Some(&image));
        self.index.add_image(&image);
        self.note_head(image.family_key());
        Ok(())
    }

    /// Adds an instance that a scenario brings along.
    ///
    /// # Errors
    /// There is an instance of that id already.
    pub fn bring_instance(&mut self, mut instance: Instance) -> Result<(), Refusal> {
        if self.instances.contains_key(&instance.id) {
            return Err(Refusal::IdTaken);
        }
        instance.sequence = self.count;
        self.count = self.count.saturating_add(1);
        self.take_up_instance(&Rc::new(instance));
        Ok(())
    }

    /// Makes the changes.
    pub fn apply(&mut self, changes: &Changes) {
        for change in changes.iter() {
            match change {
                Change::Image { before, after } => self.apply_image(before.as_ref(), after.as_ref()),
                Change::Instance { before, after } => self.apply_instance(before.as_ref(), after.as_ref()),
                Change::SnapshotKept {
                    region,
                    snapshot,
                    added,
                } => self.index.keep_snapshot(*region, snapshot, *added),
                Change::Count { after, .. } => self.count = *after,
                Change::Clock { after, .. } => self.now = *after,
            }
        }
    }

    fn apply_image(&mut self, before: Option<&Rc<Image>>, after: Option<&Rc<Image>>) {
        self.lists.note(before, after);
        if let Some(image) = before {
            self.index.remove_image(image);
        }
        if let Some(image) = after {
            self.index.add_image(image);
        }
        let family = |image: Option<&Rc<Image>>| image.and_then(|image| image.family_key());
        let (left, joined) = (family(before), family(after));
        if let Some(key) = &left {
            self.index.remove_head(key);
        }
        if left != joined {
            self.note_head(left);
        }
        self.note_head(joined);
    }

    /// Notes what a family resolves to, if it does.
    fn note_head(&mut self, family: Option<FamilyKey>) {
        if let Some(key) = family
            && let Some(head) = self.resolve_key(&key).image
        {
            self.index.set_head(&key, head);
        }
    }

    fn apply_instance(&mut self, before: Option<&Rc<Instance>>, after: Option<&Rc<Instance>>) {
        if let Some(instance) = before {
            self.instances.remove(&instance.id);
            self.index.remove_instance(instance);
        }
        if let Some(instance) = after {
            self.take_up_instance(instance);
        }
    }

    fn take_up_instance(&mut self, instance: &Rc<Instance>) {
        self.instances.insert(instance.id.clone(), instance.clone());
        self.index.add_instance(instance);
    }

    /// What the passing of time to that moment changes: the clock, and the images that are done by then.
    #[must_use]
    pub fn pass_time(&self, until: Timestamp) -> Changes {
        let mut changes = Changes::default();
        if until <= self.now {
            return changes;
        }
        changes.push(Change::Clock {
            before: self.now,
            after: until,
        });
        for image in self.index.due(until) {
            let Lifecycle::Making(making) = &image.lifecycle else {
                continue;
            };
            let mut done = Image::clone(image);
            done.lifecycle = making.ending.lifecycle();
            changes.image(image, done);
        }
        changes
    }

    /// What it changes that a describe asks for these images: some are under way by describes.
    pub fn described<'a>(&self, images: impl IntoIterator<Item = &'a Rc<Image>>) -> Changes {
        let mut changes = Changes::default();
        for image in images {
            if let Lifecycle::Making(making) = &image.lifecycle
                && let Some(lifecycle) = making.described()
            {
                let mut next = Image::clone(image);
                next.lifecycle = lifecycle;
                changes.image(image, next);
            }
        }
        changes
    }

    /// What it changes that the work on an image ends now: so, or else as it was going to.
    ///
    /// # Errors
    /// There is no such image under way.
    pub fn finish_image(
        &self,
        region: RegionId,
        id: &str,
        ending: Option<Ending>,
    ) -> Result<Changes, Refusal> {
        let image = self.image(region, id).ok_or(Refusal::ImageNotFound)?;
        let Lifecycle::Making(making) = &image.lifecycle else {
            return Err(Refusal::ImageNotFound);
        };
        let mut done = Image::clone(image);
        done.lifecycle = ending.unwrap_or(making.ending).lifecycle();
        let mut changes = Changes::default();
        changes.image(image, done);
        Ok(changes)
    }

    /// Whose account it is.
    #[must_use]
    pub fn uid(&self) -> &AccountUid {
        &self.uid
    }

    /// The moment at which the account is like this.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// When the next image under way is done.
    #[must_use]
    pub fn next_due(&self) -> Option<Timestamp> {
        let next = self.index.due(Timestamp::LATEST).next()?;
        next.due()
    }

    /// The seed of its ids.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How many images and instances were ever made.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Its quotas.
    #[must_use]
    pub fn quotas(&self) -> &Quotas {
        &self.quotas
    }

    /// How long work takes in it.
    #[must_use]
    pub fn timing(&self) -> &Timing {
        &self.timing
    }

    /// An image that the account can see: its own, shared with it, community or public.
    #[must_use]
    pub fn image(&self, region: RegionId, id: &str) -> Option<&Rc<Image>> {
        let key = ImageKey {
            region,
            id: ImageId::parse(id).ok()?,
        };
        self.index.by_id(&key).filter(|image| self.sees(image))
    }

    /// The images of a region that the account can see, newest first.
    pub fn images(&self, region: RegionId) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.index.in_region(region).filter(|image| self.sees(image))
    }

    /// The regions in which there is an image, visible or not.
    pub fn image_regions(&self) -> impl Iterator<Item = RegionId> {
        RegionId::all().filter(|region| self.index.in_region(*region).next().is_some())
    }

    fn sees(&self, image: &Image) -> bool {
        match image.owner {
            Owner::Caller | Owner::System => true,
            Owner::Other(_) => image.is_published() || image.accounts().any(|(uid, _)| *uid == self.uid),
        }
    }

    /// An instance of the account.
    #[must_use]
    pub fn instance(&self, id: &str) -> Option<&Rc<Instance>> {
        self.instances.get(&InstanceId::parse(id).ok()?)
    }

    /// The instances of a region, newest first.
    #[must_use]
    pub fn instances(&self, region: RegionId) -> Vec<&Rc<Instance>> {
        let mut there: Vec<&Rc<Instance>> = Vec::new();
        let age = |instance: &Rc<Instance>| Reverse((instance.created, instance.sequence));
        for instance in self
            .instances
            .values()
            .filter(|instance| instance.region == region)
        {
            let place = there.partition_point(|other| age(other) < age(instance));
            there.insert(place, instance);
        }
        there
    }

    /// The image's status now.
    #[must_use]
    pub fn status(&self, image: &Image) -> Status {
        image.status(self.now)
    }

    /// The instances whose system disk was made from the image.
    pub fn users(&self, image: &ImageKey) -> impl Iterator<Item = &Rc<Instance>> {
        let there = self.instances(image.region).into_iter();
        there.filter(|instance| instance.image == image.id)
    }

    /// Whether an instance's system disk was made from the image.
    #[must_use]
    pub fn in_use(&self, image: &Image) -> bool {
        self.index.is_used(&image.key)
    }

    /// What the rules want to know of the image.
    #[must_use]
    pub fn facts(&self, image: &Image) -> Facts {
        let copying = matches!(
            &image.lifecycle,
            Lifecycle::Making(making) if matches!(making.origin, Origin::Copy { .. })
        );
        Facts {
            relation: image.relation(),
            status: self.status(image),
            shared: image.is_shared(),
            published: image.is_published(),
            in_use: self.in_use(image),
            being_copied: self.index.is_being_copied(&image.key),
            copy_under_way: copying,
            is_copy: image.copied,
            imds_v2: image.details.imds_v2,
        }
    }

    /// Whether the operation is allowed on the image, and what it does.
    ///
    /// # Errors
    /// The reason why it is not.
    pub fn verdict(&self, operation: Operation, image: &Image) -> Result<Effect, Refusal> {
        rules::verdict(operation, &self.facts(image))
    }

    /// What a family, written as in a lookup, resolves to now: the newest image that may stand for it.
    ///
    /// Source: DescribeImageFromFamily.
    #[must_use]
    pub fn resolve(&self, region: RegionId, family: &str) -> Resolution {
        FamilyKey::look_up(region, family).map_or_else(Resolution::default, |key| self.resolve_key(&key))
    }

    /// The image that [`Self::resolve`] finds, without the way there: kept at hand, so that it costs the same in every
    /// account.
    #[must_use]
    pub fn newest(&self, region: RegionId, family: &str) -> Option<&Rc<Image>> {
        self.index.head(&FamilyKey::look_up(region, family)?)
    }

    /// What a family resolves to now.
    #[must_use]
    pub fn resolve_key(&self, key: &FamilyKey) -> Resolution {
        let mut resolution = Resolution::default();
        for image in self.family(key) {
            if self.verdict(Operation::StandForFamily, image).is_ok() {
                resolution.image = Some(image.clone());
                break;
            }
            resolution.passed_over.push((image.clone(), self.status(image)));
        }
        resolution
    }

    /// The images of a family that the account can see, newest first.
    pub fn family(&self, key: &FamilyKey) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.index.in_family(key).filter(|image| self.sees(image))
    }
}
