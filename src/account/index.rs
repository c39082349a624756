//! Every way to find images, and every number that a rule or a quota asks for, kept at hand.

use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher as _};
use std::ops::Bound::{Excluded, Unbounded};
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
    Region(RegionId),
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
    /// Snapshots that outlived their image.
    Snapshot(RegionId, SnapshotId),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Index {
    images: BTreeMap<Spot, Rc<Image>>,
    /// What each family resolves to, kept apart: few enough to stay in the processor's cache.
    heads: BTreeMap<Spot, Rc<Image>>,
    counts: BTreeMap<Counted, usize>,
}

impl Index {
    /// Takes an image up, or lets it go.
    pub(super) fn image(&mut self, image: &Rc<Image>, add: bool) {
        self.place(&Place::Id(&image.key), image, add);
        self.place(&Place::Region(image.key.region), image, add);
        if let Some(key) = image.family_key() {
            self.place(&Place::Family(&key), image, add);
        }
        if let Lifecycle::Making(making) = &image.lifecycle {
            if let Some(due) = making.due() {
                let due = Spot(number(&Place::Due), turn(due, image.sequence));
                self.spot(due, image, add);
            }
            if let Origin::Copy { region, image } = &making.origin {
                let source = ImageKey {
                    region: *region,
                    id: image.clone(),
                };
                self.count(Counted::Copies(source), add);
            }
        }
        for (uid, _) in image.accounts() {
            self.count(Counted::Received(uid.clone()), add);
        }
        if image.owner == Owner::Caller {
            self.own_image(image, add);
        }
    }

    fn own_image(&mut self, image: &Rc<Image>, add: bool) {
        let region = image.key.region;
        self.place(&Place::Name(region, &image.name), image, add);
        self.count(Counted::Own(region), add);
        if image.family.is_some() {
            let family = Counted::Family(region, image.family.clone());
            // The family begins with its first image and ends with its last.
            let alone = self.counted(&family) == usize::from(!add);
            self.count(family, add);
            if alone {
                self.count(Counted::Family(region, None), add);
            }
        }
    }

    pub(super) fn instance(&mut self, instance: &Instance, add: bool) {
        self.count(Counted::Users(instance.image_key()), add);
    }

    pub(super) fn kept_snapshot(&mut self, region: RegionId, snapshot: &SnapshotId, add: bool) {
        self.count(Counted::Snapshot(region, snapshot.clone()), add);
    }

    fn place(&mut self, place: &Place<'_>, image: &Rc<Image>, add: bool) {
        self.spot(Spot::of(place, image), image, add);
    }

    fn spot(&mut self, spot: Spot, image: &Rc<Image>, add: bool) {
        if add {
            self.images.insert(spot, image.clone());
        } else {
            self.images.remove(&spot);
        }
    }

    fn count(&mut self, what: Counted, up: bool) {
        let there = self.counted(&what);
        let next = if up {
            there.saturating_add(1)
        } else {
            there.saturating_sub(1)
        };
        if next == 0 {
            self.counts.remove(&what);
        } else {
            self.counts.insert(what, next);
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
        self.at(&Place::Region(region))
            .filter(move |image| image.key.region == region)
    }

    /// The images of a family, newest first.
    pub(super) fn in_family(&self, key: &FamilyKey) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.at(&Place::Family(key)).filter(|image| key.has(image))
    }

    /// What a family resolves to.
    pub(super) fn head(&self, key: &FamilyKey) -> Option<&Rc<Image>> {
        let place = number(&Place::Family(key));
        let heads = self.heads.range(Spot(place, 0)..=Spot(place, u64::MAX));
        heads.map(|(_, image)| image).find(|image| key.has(image))
    }

    /// Notes what a family resolves to now.
    pub(super) fn set_head(&mut self, key: &FamilyKey, head: Option<Rc<Image>>) {
        let place = Place::Family(key);
        if let Some(before) = self.head(key).map(|image| Spot::of(&place, image)) {
            self.heads.remove(&before);
        }
        if let Some(image) = head {
            self.heads.insert(Spot::of(&place, &image), image);
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
