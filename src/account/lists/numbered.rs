//! The images that lists hold, by numbers.

use std::hint::black_box;
use std::rc::Rc;

use super::{Column, in_order};
use crate::account::{Image, Timestamp};

/// So many images are fetched together.
const AT_ONCE: usize = 64;

/// Every image that is in a list, at its number. Lists hold numbers: to copy one or to let it go touches no image.
#[derive(Debug, Default)]
pub(super) struct Numbered(Vec<Option<Rc<Image>>>);

impl Numbered {
    pub(super) fn get(&self, number: u32) -> Option<&Rc<Image>> {
        self.0.get(number as usize)?.as_ref()
    }

    pub(super) fn add(&mut self, image: &Rc<Image>) -> u32 {
        let number = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(Some(image.clone()));
        number
    }

    pub(super) fn is(&self, number: u32, image: &Rc<Image>) -> bool {
        self.get(number).is_some_and(|there| Rc::ptr_eq(there, image))
    }

    /// How many of some images come first, if those of a kind do.
    pub(super) fn ahead(&self, numbers: &[u32], is_ahead: &dyn Fn(&Image) -> bool) -> usize {
        numbers.partition_point(|number| self.get(*number).is_some_and(|image| is_ahead(image)))
    }

    /// Where an image goes among others.
    pub(super) fn place(
        &self,
        numbers: &[u32],
        image: &Image,
        sort: Option<(Column, bool)>,
        now: Timestamp,
    ) -> usize {
        self.ahead(numbers, &|there| in_order(sort, now, there, image).is_lt())
    }

    /// Numbers, some at a time, whose images are fetched from memory all at once: asked of one after the other, each would
    /// be waited for.
    pub(super) fn fetched<'a>(&'a self, numbers: &'a [u32]) -> impl Iterator<Item = &'a [u32]> {
        numbers.chunks(AT_ONCE).inspect(|near| {
            let sequence = |number: &u32| self.get(*number).map_or(0, |image| image.sequence);
            black_box(near.iter().fold(0, |all, number| all ^ sequence(number)));
        })
    }

    pub(super) fn set(&mut self, number: u32, image: Option<Rc<Image>>) {
        if let Some(there) = self.0.get_mut(number as usize) {
            *there = image;
        }
    }
}
