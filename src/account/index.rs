//! Every way to find images, and every number that a rule or a quota asks for, kept at hand.

use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher as _};
use std::ops::Bound::{Excluded, Unbounded};
use std::ops::RangeInclusive;
use std::rc::Rc;

use fnv::FnvHasher;

use super::family::FamilyKey;
use super::image::{Image, ImageKey, Lifecycle, Owner};
use super::instance::Instance;
use super::names::{AccountUid, FamilyName, ImageName, SnapshotId};
use super::region::RegionId;
use super::time::Timestamp;
use super::work::Origin;

/// A place where images are found.
#[derive(std::hash::Hash)]
enum Place<'a> {
    Id(&'a ImageKey),
    /// Own images: names are unique in a region.
    Name(RegionId, &'a ImageName),
    Family(&'a FamilyKey),
    /// Under way.
    Due,
}

/// Where an image stands: its place as a number, and its order there. All places share one map (one search, one code),
/// and numbers are compared where they lie: a search among 100,000 images waits for memory hardly more often than one
/// among 1,000. Two places may have one number, so that what is found there is looked at once more.
///
/// Packed: four of these are kept for every image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(C, packed(4))]
struct Spot(u32, u64);

impl Spot {
    /// Newest first.
    fn of(place: &Place<'_>, image: &Image) -> Self {
        Self(number(place), !turn(image.created, image.sequence))
    }
}

/// Seconds, then the image's number. The last second that can be written takes 38 bits, which leaves a number 26: more
/// images than these are in no browser's memory.
fn turn(time: Timestamp, sequence: u32) -> u64 {
    const BITS: u32 = 26;
    time.seconds() << BITS | u64::from(sequence.min((1 << BITS) - 1))
}

/// The same on every machine of one word size.
fn number(place: &Place<'_>) -> u32 {
    let mut hasher = FnvHasher::default();
    place.hash(&mut hasher);
    let hash = hasher.finish();
    (hash >> 32 ^ hash & u64::from(u32::MAX)) as u32
}

/// Something that is counted; what counts nothing is not in the map. What each lookup asks for stands first, before the
/// many families.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    /// Copies being made of an image.
    Copies(ImageKey),
    /// Instances made from an image.
    Users(ImageKey),
    /// Own images of a region.
    Own(RegionId),
    /// Images of an own family; without a name, the own families of the region.
    Family(RegionId, Option<FamilyName>),
    /// Images that are shared with an account, by whomever.
    Received(AccountUid),
    /// Own images of a resource group, in whatever region.
    Group(Rc<str>),
    /// Snapshots that outlived their image.
    Snapshot(RegionId, SnapshotId),
}

impl Counted {
    /// A family begins with its first image and ends with its last: what counts those of its region.
    fn families(&self) -> Option<Self> {
        match self {
            Self::Family(region, Some(_)) => Some(Self::Family(*region, None)),
            _ => None,
        }
    }
}

/// What is noted of an image.
enum Mark {
    Spot(Spot),
    Count(Counted),
}

/// Goes through all that is noted of an image.
fn each(image: &Image, note: &mut dyn FnMut(Mark)) {
    let region = image.key.region;
    let mut place = |place: &Place<'_>| note(Mark::Spot(Spot::of(place, image)));
    place(&Place::Id(&image.key));
    if let Some(key) = image.family_key() {
        place(&Place::Family(&key));
    }
    if image.owner == Owner::Caller {
        place(&Place::Name(region, &image.name));
        note(Mark::Count(Counted::Own(region)));
        if image.family.is_some() {
            note(Mark::Count(Counted::Family(region, image.family.clone())));
        }
        if !image.details.resource_group.is_empty() {
            note(Mark::Count(Counted::Group(image.details.resource_group.clone())));
        }
    }
    for (uid, _) in image.accounts() {
        note(Mark::Count(Counted::Received(uid.clone())));
    }
    let Lifecycle::Making(making) = &image.lifecycle else {
        return;
    };
    if let Some(due) = making.due() {
        note(Mark::Spot(Spot(number(&Place::Due), turn(due, image.sequence))));
    }
    if let Origin::Copy { region, image } = &making.origin {
        let source = ImageKey {
            region: *region,
            id: image.clone(),
        };
        note(Mark::Count(Counted::Copies(source)));
    }
}

/// Where a family's head may be.
fn spots(key: &FamilyKey) -> RangeInclusive<Spot> {
    let place = number(&Place::Family(key));
    Spot(place, 0)..=Spot(place, u64::MAX)
}

#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    images: BTreeMap<Spot, Rc<Image>>,
    /// Every image once: by region, oldest first. A map of as many takes seven times the memory.
    all: Vec<Rc<Image>>,
    /// What each family resolves to, kept apart: few enough to stay in the processor's cache.
    heads: BTreeMap<Spot, Rc<Image>>,
    counts: BTreeMap<Counted, usize>,
}

/// What families resolve to follows from the images.
impl PartialEq for Index {
    fn eq(&self, other: &Self) -> bool {
        self.images == other.images && self.counts == other.counts
    }
}

impl Eq for Index {}

impl Index {
    /// Where an image stands among all, or would stand.
    fn rank(&self, image: &Image) -> usize {
        let rank = |image: &Image| (image.key.region, image.created, image.sequence);
        let before = |there: &Rc<Image>| rank(there) < rank(image);
        // Most that come are the newest.
        if self.all.last().is_none_or(before) {
            self.all.len()
        } else {
            self.all.partition_point(before)
        }
    }

    /// Takes an image up.
    pub(super) fn add_image(&mut self, image: &Rc<Image>) {
        self.all.insert(self.rank(image), image.clone());
        each(image, &mut |mark| match mark {
            Mark::Spot(spot) => {
                self.images.insert(spot, image.clone());
            }
            Mark::Count(what) => self.count_up(what),
        });
    }

    /// Lets an image go.
    pub(super) fn remove_image(&mut self, image: &Rc<Image>) {
        let rank = self.rank(image);
        if self.all.get(rank).is_some_and(|there| Rc::ptr_eq(there, image)) {
            self.all.remove(rank);
        }
        each(image, &mut |mark| match mark {
            Mark::Spot(spot) => {
                self.images.remove(&spot);
            }
            Mark::Count(what) => self.count_down(what),
        });
    }

    pub(super) fn add_instance(&mut self, instance: &Instance) {
        self.count_up(Counted::Users(instance.image_key()));
    }

    pub(super) fn remove_instance(&mut self, instance: &Instance) {
        self.count_down(Counted::Users(instance.image_key()));
    }

    /// Counts a snapshot that outlived its image, or counts it no more.
    pub(super) fn keep_snapshot(&mut self, region: RegionId, snapshot: &SnapshotId, add: bool) {
        let what = Counted::Snapshot(region, snapshot.clone());
        if add {
            self.count_up(what);
        } else {
            self.count_down(what);
        }
    }

    fn count_up(&mut self, what: Counted) {
        self.count_more(what, 1);
    }

    fn count_more(&mut self, what: Counted, more: usize) {
        let there = self.counted(&what);
        if let (0, Some(families)) = (there, what.families()) {
            self.count_up(families);
        }
        self.counts.insert(what, there.saturating_add(more));
    }

    /// Counts the families of some own images of a region, and nothing else.
    pub(super) fn of_families(region: RegionId, images: &[Rc<Image>]) -> Self {
        let mut index = Self::default();
        // Those of a family mostly follow one another.
        for members in images.chunk_by(|a, b| a.family == b.family) {
            let family = members.first().and_then(|image| image.family.clone());
            if family.is_some() {
                index.count_more(Counted::Family(region, family), members.len());
            }
        }
        index
    }

    fn count_down(&mut self, what: Counted) {
        let left = self.counted(&what).saturating_sub(1);
        if left > 0 {
            self.counts.insert(what, left);
            return;
        }
        self.counts.remove(&what);
        if let Some(families) = what.families() {
            self.count_down(families);
        }
    }

    fn counted(&self, what: &Counted) -> usize {
        self.counts.get(what).copied().unwrap_or_default()
    }

    pub(super) fn by_id(&self, key: &ImageKey) -> Option<&Rc<Image>> {
        self.at(&Place::Id(key)).find(|image| image.key == *key)
    }

    pub(super) fn named(&self, region: RegionId, name: &ImageName) -> Option<&Rc<Image>> {
        self.at(&Place::Name(region, name))
            .find(|image| image.key.region == region && image.name == *name && image.owner == Owner::Caller)
    }

    /// The images of a region, newest first.
    pub(super) fn in_region(&self, region: RegionId) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        let first = self.all.partition_point(|image| image.key.region < region);
        let behind = self.all.partition_point(|image| image.key.region <= region);
        self.all.get(first..behind).unwrap_or_default().iter().rev()
    }

    /// The images of a family, newest first.
    pub(super) fn in_family(&self, key: &FamilyKey) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.at(&Place::Family(key)).filter(|image| key.has(image))
    }

    /// What a family resolves to.
    pub(super) fn head(&self, key: &FamilyKey) -> Option<&Rc<Image>> {
        self.heads
            .range(spots(key))
            .map(|(_, image)| image)
            .find(|image| key.has(image))
    }

    /// Notes what a family resolves to now.
    pub(super) fn set_head(&mut self, key: &FamilyKey, head: Rc<Image>) {
        let mut heads = self.heads.range_mut(spots(key));
        match heads.find(|(_, image)| key.has(image)) {
            Some((_, there)) => *there = head,
            None => {
                self.heads.insert(Spot::of(&Place::Family(key), &head), head);
            }
        }
    }

    /// Notes that a family resolves to nothing.
    pub(super) fn remove_head(&mut self, key: &FamilyKey) {
        let mut heads = self.heads.range(spots(key));
        if let Some(spot) = heads.find(|(_, image)| key.has(image)).map(|(spot, _)| *spot) {
            self.heads.remove(&spot);
        }
    }

    /// The images that are done by a moment, the first to be done first.
    pub(super) fn due(&self, until: Timestamp) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        let place = number(&Place::Due);
        self.between(Spot(place, 0), Spot(place, turn(until, u32::MAX)))
            .filter(|image| matches!(image.lifecycle, Lifecycle::Making(_)))
    }

    fn at(&self, place: &Place<'_>) -> impl DoubleEndedIterator<Item = &Rc<Image>> + use<'_> {
        let place = number(place);
        self.between(Spot(place, 0), Spot(place, u64::MAX))
    }

    fn between(&self, first: Spot, last: Spot) -> impl DoubleEndedIterator<Item = &Rc<Image>> + use<'_> {
        self.images.range(first..=last).map(|(_, image)| image)
    }

    pub(super) fn own_images(&self, region: RegionId) -> usize {
        self.counted(&Counted::Own(region))
    }

    pub(super) fn own_families(&self, region: RegionId) -> usize {
        self.counted(&Counted::Family(region, None))
    }

    pub(super) fn own_family_size(&self, region: RegionId, family: &FamilyName) -> usize {
        self.counted(&Counted::Family(region, Some(family.clone())))
    }

    /// The own families of a region, by name, each with the number of its images.
    pub(super) fn own_family_sizes(&self, region: RegionId) -> impl Iterator<Item = (&FamilyName, usize)> {
        let behind = (Excluded(Counted::Family(region, None)), Unbounded);
        self.counts
            .range(behind)
            .map_while(move |(what, size)| match what {
                Counted::Family(there, Some(name)) if *there == region => Some((name, *size)),
                _ => None,
            })
    }

    /// The resource groups of the own images, by id.
    pub(super) fn groups(&self) -> impl Iterator<Item = &Rc<str>> {
        self.counts
            .range(Counted::Group("".into())..)
            .map_while(|(what, _)| match what {
                Counted::Group(group) => Some(group),
                _ => None,
            })
    }

    pub(super) fn is_being_copied(&self, key: &ImageKey) -> bool {
        self.counted(&Counted::Copies(key.clone())) > 0
    }

    pub(super) fn is_used(&self, key: &ImageKey) -> bool {
        self.counted(&Counted::Users(key.clone())) > 0
    }

    pub(super) fn received(&self, uid: &AccountUid) -> usize {
        self.counted(&Counted::Received(uid.clone()))
    }

    pub(super) fn is_kept(&self, region: RegionId, snapshot: &SnapshotId) -> bool {
        self.counted(&Counted::Snapshot(region, snapshot.clone())) > 0
    }
}
