//! Which images are selected.

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
                // In order, so that a look-up is quick among many. A page of keys at a time: no sort is worth its code.
                for key in these {
                    if let Err(place) = keys.binary_search(&key) {
                        keys.insert(place, key);
                    }
                }
            }
            Select::These(these, false) => keys.retain(|key| !these.contains(key)),
            Select::Nothing => keys.clear(),
        }
        Rc::new(Self(Rc::new(keys)))
    }
}
