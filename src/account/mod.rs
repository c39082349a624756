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
mod family;
pub mod ids;
mod image;
mod instance;
mod names;
mod operations;
mod refusal;
mod region;
pub mod rules;
mod settings;
mod time;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

pub use change::{Change, Changes};
pub use family::{FamilyKey, Resolution};
pub use image::{
    Ending, Image, ImageKey, Lifecycle, Making, Order, Origin, Owner, Relation, Shares, Status, System, Tag,
};
pub use instance::{Instance, InstanceStatus};
pub use names::{
    AccountUid, Description, FamilyName, ImageId, ImageName, InstanceId, Malformed, SnapshotId, TagKey,
    TagValue, is_han,
};
pub use operations::{
    Attributes, CopyRequest, ImageChoice, ImageSource, NewImage, NewInstances, SharePermission,
};
pub use refusal::Refusal;
pub use region::{REGIONS, Region, RegionId};
pub use rules::{Effect, Facts, Operation};
pub use settings::{Quotas, Timing, Work};
pub use time::Timestamp;

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
    images: BTreeMap<ImageKey, Rc<Image>>,
    instances: BTreeMap<InstanceId, Rc<Instance>>,
    kept_snapshots: BTreeSet<(RegionId, SnapshotId)>,
    index: Index,
}

/// What can be told from the images and instances, kept at hand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Index {
    regions: BTreeMap<RegionId, BTreeMap<Order, Rc<Image>>>,
    families: BTreeMap<FamilyKey, BTreeMap<Order, Rc<Image>>>,
    names: BTreeMap<(RegionId, ImageName), ImageId>,
    own: BTreeMap<RegionId, usize>,
    making: BTreeMap<(Timestamp, u64), ImageKey>,
    being_copied: BTreeSet<ImageKey>,
    used: BTreeMap<ImageKey, usize>,
    received: BTreeMap<AccountUid, usize>,
}

/// Counts one more or one less of a key; what counts nothing leaves the map.
fn count<K: Ord>(counts: &mut BTreeMap<K, usize>, key: K, up: bool) {
    match counts.entry(key) {
        Entry::Vacant(free) if up => {
            free.insert(1);
        }
        Entry::Vacant(_) => {}
        Entry::Occupied(there) if !up && *there.get() <= 1 => {
            there.remove();
        }
        Entry::Occupied(mut there) => {
            let next = if up {
                there.get().saturating_add(1)
            } else {
                there.get().saturating_sub(1)
            };
            there.insert(next);
        }
    }
}

/// Adds an image to the ordered images of a key, or takes it away; a key without images leaves the map.
fn place<K: Ord>(map: &mut BTreeMap<K, BTreeMap<Order, Rc<Image>>>, key: K, image: &Rc<Image>, add: bool) {
    let order = image.order();
    if add {
        map.entry(key).or_default().insert(order, image.clone());
    } else if let Entry::Occupied(mut there) = map.entry(key) {
        there.get_mut().remove(&order);
        if there.get().is_empty() {
            there.remove();
        }
    }
}

impl Index {
    fn image(&mut self, image: &Rc<Image>, add: bool) {
        place(&mut self.regions, image.key.region, image, add);
        if let Some(key) = image.family_key() {
            place(&mut self.families, key, image, add);
        }
        if let Lifecycle::Making(making) = &image.lifecycle {
            let place = (making.due(), image.sequence);
            let source = match &making.origin {
                Origin::Copy { region, image } => Some(ImageKey {
                    region: *region,
                    id: image.clone(),
                }),
                Origin::Creation => None,
            };
            if add {
                self.making.insert(place, image.key.clone());
                self.being_copied.extend(source);
            } else {
                self.making.remove(&place);
                source.map(|source| self.being_copied.remove(&source));
            }
        }
        if image.owner == Owner::Caller {
            count(&mut self.own, image.key.region, add);
            for (uid, _) in image.accounts() {
                count(&mut self.received, uid.clone(), add);
            }
            let name = (image.key.region, image.name.clone());
            if add {
                self.names.insert(name, image.key.id.clone());
            } else {
                self.names.remove(&name);
            }
        }
    }
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
            images: BTreeMap::new(),
            instances: BTreeMap::new(),
            kept_snapshots: BTreeSet::new(),
            index: Index::default(),
        }
    }

    /// Adds an image that a scenario brings along: no rule is asked, no quota checked.
    ///
    /// # Errors
    /// The region has an image of that id, or the account one of that name, already.
    pub fn bring_image(&mut self, mut image: Image) -> Result<(), Refusal> {
        let name = (image.key.region, image.name.clone());
        let named = image.owner == Owner::Caller && self.index.names.contains_key(&name);
        if named {
            return Err(Refusal::NameTaken);
        }
        if self.images.contains_key(&image.key) {
            return Err(Refusal::IdTaken);
        }
        image.sequence = self.count;
        self.count = self.count.saturating_add(1);
        self.apply_image(None, Some(&Rc::new(image)));
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
        self.apply_instance(None, Some(&Rc::new(instance)));
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
                } => {
                    let place = (*region, snapshot.clone());
                    if *added {
                        self.kept_snapshots.insert(place);
                    } else {
                        self.kept_snapshots.remove(&place);
                    }
                }
                Change::Count { after, .. } => self.count = *after,
                Change::Clock { after, .. } => self.now = *after,
            }
        }
    }

    fn apply_image(&mut self, before: Option<&Rc<Image>>, after: Option<&Rc<Image>>) {
        if let Some(image) = before {
            self.images.remove(&image.key);
            self.index.image(image, false);
        }
        if let Some(image) = after {
            self.images.insert(image.key.clone(), image.clone());
            self.index.image(image, true);
        }
    }

    fn apply_instance(&mut self, before: Option<&Rc<Instance>>, after: Option<&Rc<Instance>>) {
        if let Some(instance) = before {
            self.instances.remove(&instance.id);
            count(&mut self.index.used, instance.image_key(), false);
        }
        if let Some(instance) = after {
            self.instances.insert(instance.id.clone(), instance.clone());
            count(&mut self.index.used, instance.image_key(), true);
        }
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
        for (_, key) in self.index.making.range(..=(until, u64::MAX)) {
            let Some(image) = self.images.get(key) else {
                continue;
            };
            let Lifecycle::Making(making) = &image.lifecycle else {
                continue;
            };
            let mut done = Image::clone(image);
            done.lifecycle = match making.ending {
                Ending::Available => Lifecycle::Available(Shares::default()),
                Ending::CreateFailed => Lifecycle::CreateFailed,
            };
            changes.image(image, done);
        }
        changes
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
        self.index.making.first_key_value().map(|((due, _), _)| *due)
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
        self.images.get(&key).filter(|image| self.sees(image))
    }

    /// The images of a region that the account can see, newest first.
    pub fn images(&self, region: RegionId) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        let images = self
            .index
            .regions
            .get(&region)
            .into_iter()
            .flat_map(BTreeMap::values);
        images.filter(|image| self.sees(image))
    }

    /// The regions in which there is an image, visible or not.
    pub fn image_regions(&self) -> impl Iterator<Item = RegionId> {
        self.index.regions.keys().copied()
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
        let mut there: Vec<_> = self
            .instances
            .values()
            .filter(|instance| instance.region == region)
            .collect();
        there.sort_by_key(|instance| std::cmp::Reverse((instance.created, instance.sequence)));
        there
    }

    /// The image's status now.
    #[must_use]
    pub fn status(&self, image: &Image) -> Status {
        image.status(self.now)
    }

    /// Whether an instance's system disk was made from the image.
    #[must_use]
    pub fn in_use(&self, image: &Image) -> bool {
        self.index.used.contains_key(&image.key)
    }

    /// What the rules want to know of the image.
    #[must_use]
    pub fn facts(&self, image: &Image) -> Facts {
        let copying = matches!(
            &image.lifecycle,
            Lifecycle::Making(Making {
                origin: Origin::Copy { .. },
                ..
            })
        );
        Facts {
            relation: image.relation(),
            status: self.status(image),
            shared: image.is_shared(),
            published: image.is_published(),
            in_use: self.in_use(image),
            being_copied: self.index.being_copied.contains(&image.key),
            copy_under_way: copying,
            is_copy: image.copied,
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
        let members = self
            .index
            .families
            .get(key)
            .into_iter()
            .flat_map(BTreeMap::values);
        members.filter(|image| self.sees(image))
    }

    /// The account's own families in a region, by name, each with the number of its images.
    pub fn own_families(&self, region: RegionId) -> impl Iterator<Item = (&FamilyKey, usize)> {
        let there = move |key: &FamilyKey| key.region == region && key.owner == Owner::Caller;
        self.index
            .families
            .iter()
            .filter(move |(key, _)| there(key))
            .map(|(key, members)| (key, members.len()))
    }
}
