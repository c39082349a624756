//! How a list is made from what is there: from a family, from another list, or from all images.

use std::cmp::Ordering;
use std::rc::Rc;

use super::{Also, Kept, List, Numbered, Wanted, in_column};
use crate::account::family::FamilyKey;
use crate::account::{Account, Image, Relation};

/// Where a list with one in so many images can be narrowed further, each of them is asked: that takes less time than to
/// search all names as one text.
const ONE_IN: usize = 16;

/// A way from one order to another.
#[derive(Clone, Copy)]
enum Way {
    /// It is the same.
    Same,
    /// Upside down, but for what is equal in the column.
    Turned,
    /// Newest first before.
    Sorted,
}

impl Wanted {
    /// How to come by its order from another one's, and how much that costs for each image.
    fn way_from(&self, other: &Self) -> Option<(Way, usize)> {
        match (self.sort, other.sort) {
            (here, there) if here == there => Some((Way::Same, 1)),
            (Some((here, _)), Some((there, _))) if here == there => Some((Way::Turned, 2)),
            (Some(_), None) => Some((Way::Sorted, 8)),
            _ => None,
        }
    }
}

impl Kept {
    /// Whether a list with few images has all that another one asks for.
    fn has_few(&self, wanted: &Wanted) -> bool {
        let all = self.list(&wanted.of_all_groups());
        let few = all.map_or(0, |list| list.numbers.len() / ONE_IN);
        let narrowed = |list: &List| {
            list.numbers.len() <= few && list.wanted.sort == wanted.sort && wanted.is_within(&list.wanted)
        };
        self.lists.iter().any(narrowed)
    }
}

impl Account {
    /// Makes a list in the way that costs least.
    pub(super) fn make(&self, kept: &mut Kept, wanted: &Wanted, also: Also<'_>) -> Vec<u32> {
        if wanted.relation == Relation::Own && !wanted.family.is_empty() {
            return self.of_family(kept, wanted, also);
        }
        if !kept.has_few(wanted)
            && let Some(found) = kept.find(wanted, self.now)
        {
            return found;
        }
        match self.narrowed(kept, wanted, also) {
            Some(narrowed) => narrowed,
            None => self.number_all(kept, wanted, also),
        }
    }

    /// Gives all images of a region and relation their numbers.
    fn number_all(&self, kept: &mut Kept, wanted: &Wanted, also: Also<'_>) -> Vec<u32> {
        let Kept { images, held, .. } = kept;
        // What is held in a list of another relation has its number.
        let number = |image| {
            let held = held.iter().find(|held| images.is(**held, image)).copied();
            held.unwrap_or_else(|| images.add(image))
        };
        let listed = |image: &&Rc<Image>| self.is_listed(wanted, also, image);
        let here = self.index.in_region(wanted.region);
        here.filter(listed).map(number).collect()
    }

    fn of_family(&self, kept: &Kept, wanted: &Wanted, also: Also<'_>) -> Vec<u32> {
        let Some(key) = FamilyKey::look_up(wanted.region, &wanted.family) else {
            return Vec::new();
        };
        let listed = |image: &&Rc<Image>| self.is_listed(wanted, also, image);
        let members = self.index.in_family(&key).filter(listed);
        let numbers = members.filter_map(|image| kept.number(image)).collect();
        self.sorted(&kept.images, wanted, Way::Sorted, numbers)
    }

    /// From the list that costs least, if there is any with all of its images.
    fn narrowed(&self, kept: &Kept, wanted: &Wanted, also: Also<'_>) -> Option<Vec<u32>> {
        let lists = kept.lists.iter().filter(|list| wanted.is_within(&list.wanted));
        let ways = lists.filter_map(|list| {
            let (way, cost) = wanted.way_from(&list.wanted)?;
            Some((list, way, list.numbers.len().saturating_mul(cost)))
        });
        let (list, way, _) = ways.min_by_key(|(.., cost)| *cost)?;
        // What is held may be in a list and not belong there.
        let all_belong = kept.held.is_empty();
        let images = &kept.images;
        let new = wanted.beyond(Some(&list.wanted), also);
        let passes = |image: &Rc<Image>| {
            if all_belong {
                new.lets_in(self, image)
            } else {
                self.is_listed(wanted, also, image)
            }
        };
        let mut passed = Vec::new();
        for near in images.fetched(&list.numbers) {
            let through = |number: &u32| images.get(*number).is_some_and(passes);
            passed.extend(near.iter().copied().filter(through));
        }
        Some(self.sorted(images, wanted, way, passed))
    }

    fn sorted(&self, images: &Numbered, wanted: &Wanted, way: Way, mut numbers: Vec<u32>) -> Vec<u32> {
        let Some(sort) = wanted.sort else { return numbers };
        let order = |a: &u32, b: &u32| {
            let both = images.get(*a).zip(images.get(*b));
            both.map_or(Ordering::Equal, |(a, b)| in_column(sort, self.now, a, b))
        };
        match way {
            Way::Same => numbers,
            Way::Turned => {
                let mut turned = Vec::with_capacity(numbers.len());
                for equal in numbers.chunk_by(|a, b| order(a, b).is_eq()).rev() {
                    turned.extend_from_slice(equal);
                }
                turned
            }
            // What is equal stays newest first.
            Way::Sorted => {
                numbers.sort_by(order);
                numbers
            }
        }
    }
}
