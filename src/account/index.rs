//! Every way to find images, and every number that a rule or a quota asks for, kept at hand.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};
use std::rc::Rc;

use super::family::FamilyKey;
use super::image::{Image, ImageKey, Lifecycle, Order, Origin, Owner};
use super::instance::Instance;
use super::names::{AccountUid, FamilyName, ImageName, SnapshotId};
use super::region::RegionId;
use super::time::Timestamp;

/// A place where an image is found. All of them share one map: one search, one code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Id(ImageKey),
    /// Own images: names are unique in a region.
    Name(RegionId, ImageName),
    Region(RegionId, Order),
    Family(FamilyKey, Order),
    /// Under way, by when it is done.
    Due(Timestamp, u64),
}

/// Something that is counted; what counts nothing is not in the map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Counted {
    /// Own images of a region.
    Own(RegionId),
    /// Images of an own family; without a name, the own families of the region.
    Family(RegionId, Option<FamilyName>),
    /// Copies being made of an image.
    Copies(ImageKey),
    /// Instances made from an image.
    Users(ImageKey),
    /// Images that are shared with an account, by whomever.
    Received(AccountUid),
    /// Snapshots that outlived their image.
    Snapshot(RegionId, SnapshotId),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Index {
    images: BTreeMap<Place, Rc<Image>>,
    counts: BTreeMap<Counted, usize>,
}

impl Index {
    /// Takes an image up, or lets it go.
    pub(super) fn image(&mut self, image: &Rc<Image>, add: bool) {
        self.place(Place::Id(image.key.clone()), image, add);
        self.place(Place::Region(image.key.region, image.order()), image, add);
        if let Some(key) = image.family_key() {
            self.place(Place::Family(key, image.order()), image, add);
        }
        if let Lifecycle::Making(making) = &image.lifecycle {
            self.place(Place::Due(making.due(), image.sequence), image, add);
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
        self.place(Place::Name(region, image.name.clone()), image, add);
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

    fn place(&mut self, place: Place, image: &Rc<Image>, add: bool) {
        if add {
            self.images.insert(place, image.clone());
        } else {
            self.images.remove(&place);
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

    pub(super) fn by_id(&self, key: ImageKey) -> Option<&Rc<Image>> {
        self.images.get(&Place::Id(key))
    }

    pub(super) fn named(&self, region: RegionId, name: &ImageName) -> Option<&Rc<Image>> {
        self.images.get(&Place::Name(region, name.clone()))
    }

    /// The images of a region, newest first.
    pub(super) fn in_region(&self, region: RegionId) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.between(
            Place::Region(region, Order::FIRST),
            Place::Region(region, Order::LAST),
        )
    }

    /// The images of a family, newest first.
    pub(super) fn in_family(&self, key: &FamilyKey) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.between(
            Place::Family(key.clone(), Order::FIRST),
            Place::Family(key.clone(), Order::LAST),
        )
    }

    /// The images that are done by a moment, the first to be done first.
    pub(super) fn due(&self, until: Timestamp) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
        self.between(
            Place::Due(Timestamp::EARLIEST, u64::MIN),
            Place::Due(until, u64::MAX),
        )
    }

    fn between(&self, first: Place, last: Place) -> impl DoubleEndedIterator<Item = &Rc<Image>> {
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
