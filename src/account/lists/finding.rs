//! What is found in kept lists without a look at each image.

use super::{Column, Kept, List, Wanted};
use crate::account::{ImageId, Status, Timestamp};

/// Behind each of the names that are searched as one text; in no text there is such a byte.
const END: u8 = 0xFF;

/// The names of a list as one text, its Latin letters small: to go to each image for its name is mostly to wait for memory.
#[derive(Debug)]
pub(super) struct Names {
    text: Vec<u8>,
    /// Where each name ends.
    ends: Vec<usize>,
}

impl Names {
    fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut text = Vec::with_capacity(names.size_hint().0.saturating_mul(16));
        let ends = names.map(|name| {
            text.extend_from_slice(name.as_bytes());
            text.push(END);
            text.len()
        });
        let ends = ends.collect();
        text.make_ascii_lowercase();
        // The last letters are looked at with what is behind them.
        text.extend_from_slice(&[END; 8]);
        Self { text, ends }
    }

    /// Which names have a part, in their order.
    fn with(&self, part: &str) -> Vec<usize> {
        let part = part.to_ascii_lowercase();
        let mut found = Vec::new();
        let Some((last, before)) = part.as_bytes().split_last() else {
            return found;
        };
        let first = before.first().unwrap_or(last);
        let mut names = self.ends.iter().enumerate();
        let mut place = before.len();
        while let Some(there) = self.next([*first, *last], before.len(), place) {
            place = there.saturating_add(1);
            if self.text.get(there.wrapping_sub(before.len())..there) == Some(before) {
                let Some((name, end)) = names.find(|(_, end)| **end > there) else {
                    break;
                };
                found.push(name);
                // A name has it once.
                place = end.saturating_add(before.len());
            }
        }
        found
    }

    /// Where the second of two letters stands next, from a place on, so far behind the first: looked for in eight places at
    /// a time, of which the first that has both is the first to fall below nothing when one is taken from what differs.
    fn next(&self, letters: [u8; 2], apart: usize, mut place: usize) -> Option<usize> {
        const ONES: u64 = u64::MAX / 0xFF;
        let near = |place| Some(u64::from_le_bytes(*self.text.get(place..)?.first_chunk()?));
        let [first, last] = letters.map(|letter| ONES.wrapping_mul(letter.into()));
        loop {
            let other = (near(place)? ^ last) | (near(place.wrapping_sub(apart))? ^ first);
            let there = other.wrapping_sub(ONES) & !other & (ONES << 7);
            if there != 0 {
                return place.checked_add(there.trailing_zeros() as usize / 8);
            }
            place = place.saturating_add(8);
        }
    }
}

impl Kept {
    /// The images of a list that asks for a part of the name alone, or for a status alone.
    pub(super) fn find(&mut self, wanted: &Wanted, now: Timestamp) -> Option<Vec<u32>> {
        // What is held may be in a list and not belong there.
        if !self.held.is_empty() || !wanted.family.is_empty() || !wanted.also.is_empty() {
            return None;
        }
        match wanted.status {
            None => self.named(wanted),
            Some(status) if wanted.search.is_empty() && wanted.sort.is_none() => self.of(status, wanted, now),
            Some(_) => None,
        }
    }

    /// The images of a status: in a list that is sorted by it they stand together, newest first.
    fn of(&self, status: Status, wanted: &Wanted, now: Timestamp) -> Option<Vec<u32>> {
        let sorted = Wanted {
            sort: Some((Column::Status, false)),
            ..wanted.whole()
        };
        let numbers = &self.list(&sorted)?.numbers;
        let first = self.images.ahead(numbers, &|image| image.status(now) < status);
        let last = self.images.ahead(numbers, &|image| image.status(now) <= status);
        numbers.get(first..last).map(<[_]>::to_vec)
    }

    /// The images with a part in their name, where a list with everything has their order.
    fn named(&mut self, wanted: &Wanted) -> Option<Vec<u32>> {
        let all = Wanted {
            sort: wanted.sort,
            ..wanted.whole()
        };
        if ImageId::parse(&wanted.search).is_ok() {
            return None;
        }
        let Self { images, lists, .. } = self;
        let List { numbers, names, .. } = lists.iter_mut().find(|list| list.wanted == all)?;
        let name = |number: &u32| images.get(*number).map_or("", |image| image.name.as_str());
        let names = names.get_or_insert_with(|| Names::of(numbers.iter().map(name)));
        let found = names.with(&wanted.search).into_iter();
        Some(found.filter_map(|name| numbers.get(name).copied()).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Names;

    proptest! {
        #[test]
        fn names_are_found_as_one_by_one(
            names in prop::collection::vec("[abA像]{2,7}", 0..12),
            part in "[abB像]{1,4}",
        ) {
            let small = part.to_ascii_lowercase();
            let has = |name: &&usize| names.get(**name).is_some_and(|name| name.to_ascii_lowercase().contains(&small));
            let all: Vec<usize> = (0..names.len()).collect();
            let one_by_one: Vec<usize> = all.iter().filter(has).copied().collect();
            prop_assert_eq!(Names::of(names.iter().map(String::as_str)).with(&part), one_by_one);
        }
    }
}
