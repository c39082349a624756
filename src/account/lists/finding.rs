//! What is found in kept lists without a look at each image.

use std::hint::black_box;
use std::rc::Rc;

use super::{Column, Kept, Wanted};
use crate::account::{Image, ImageId, Status, Timestamp};

/// Behind each of the names that are searched as one text; in no text there is such a byte.
const END: u8 = 0xFF;

/// The names of a list as one text, its Latin letters small: to go to each image for its name is mostly to wait for memory.
fn name_all(images: &[Rc<Image>], names: &mut Vec<u8>) {
    names.reserve(images.len().saturating_mul(16));
    for image in images {
        names.extend_from_slice(image.name.as_str().as_bytes());
        names.push(END);
    }
    names.make_ascii_lowercase();
}

/// So many images are fetched together.
const AT_ONCE: usize = 64;

/// Images, some at a time, fetched from memory all at once: asked of one after the other, each would be waited for.
pub(super) fn fetched(images: &[Rc<Image>]) -> impl Iterator<Item = &[Rc<Image>]> {
    images.chunks(AT_ONCE).inspect(|near| {
        black_box(near.iter().fold(0, |all, image| all ^ image.sequence));
    })
}

impl Kept {
    /// The images of a list that asks for a part of the name alone, or for a status alone.
    pub(super) fn find(&mut self, wanted: &Wanted, now: Timestamp) -> Option<Vec<Rc<Image>>> {
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
    fn of(&mut self, status: Status, wanted: &Wanted, now: Timestamp) -> Option<Vec<Rc<Image>>> {
        let sorted = Wanted {
            sort: Some((Column::Status, false)),
            ..wanted.whole()
        };
        let images = &self.list(&sorted)?.images;
        let first = images.partition_point(|image| image.status(now) < status);
        let last = images.partition_point(|image| image.status(now) <= status);
        images.get(first..last).map(<[_]>::to_vec)
    }

    /// The images with a part in their name, where a list with everything has their order.
    fn named(&mut self, wanted: &Wanted) -> Option<Vec<Rc<Image>>> {
        let all = Wanted {
            sort: wanted.sort,
            ..wanted.whole()
        };
        if ImageId::parse(&wanted.search).is_ok() {
            return None;
        }
        let list = self.list(&all)?;
        if list.names.is_empty() {
            name_all(&list.images, &mut list.names);
        }
        let part = wanted.search.to_ascii_lowercase();
        let (part, first) = (part.as_bytes(), part.as_bytes().first()?);
        let mut found = Vec::new();
        let mut images = list.images.iter();
        let mut image = images.next();
        for there in list.names.windows(part.len()) {
            match there.first() {
                Some(&END) => image = images.next(),
                // Most letters are not the first one of the part. A name has it once.
                letter if letter == Some(first) && there == part => {
                    if let Some(image) = image.take() {
                        found.push(image.clone());
                    }
                }
                _ => {}
            }
        }
        Some(found)
    }
}
