//! Which images are selected.

use std::collections::BinaryHeap;
use std::rc::Rc;

use yew::Reducible;

use crate::account::ImageKey;

/// The images that are selected. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection(Rc<Vec<ImageKey>>);

/// A change of the selection.
pub enum Select {
    /// Adds these (`true`), or takes them away.
    These(Vec<ImageKey>, bool),
    /// Takes all away.
    Nothing,
}

impl Selection {
    /// The images, by their keys' order.
    #[must_use]
    pub fn keys(&self) -> &[ImageKey] {
        &self.0
    }

    /// Whether an image is selected.
    #[must_use]
    pub fn contains(&self, key: &ImageKey) -> bool {
        self.0.binary_search(key).is_ok()
    }
}

impl Reducible for Selection {
    type Action = Select;

    fn reduce(self: Rc<Self>, select: Select) -> Rc<Self> {
        let mut keys = Vec::clone(&self.0);
        match select {
            Select::These(these, true) => {
                // In order, so that a look-up is quick among many.
                keys.extend(these);
                keys = BinaryHeap::from(keys).into_sorted_vec();
                keys.dedup();
            }
            Select::These(these, false) => {
                let these = BinaryHeap::from(these).into_sorted_vec();
                keys.retain(|key| these.binary_search(key).is_err());
            }
            Select::Nothing => keys.clear(),
        }
        Rc::new(Self(Rc::new(keys)))
    }
}
