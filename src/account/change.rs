//! Changes of an account, each with its way back.

use std::rc::Rc;

use super::image::Image;
use super::instance::Instance;
use super::names::SnapshotId;
use super::region::RegionId;
use super::time::Timestamp;

/// One step from a state of the account to the next. Turned round, it leads back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An image is made (`before` is empty), changed, or deleted (`after` is empty).
    Image {
        /// As it was.
        before: Option<Rc<Image>>,
        /// As it is.
        after: Option<Rc<Image>>,
    },
    /// An instance is made or changed.
    Instance {
        /// As it was.
        before: Option<Rc<Instance>>,
        /// As it is.
        after: Option<Rc<Instance>>,
    },
    /// An image is gone and its snapshot stays.
    SnapshotKept {
        /// Where it lies.
        region: RegionId,
        /// Its id.
        snapshot: SnapshotId,
        /// Whether the change adds it (or, turned round, takes it away).
        added: bool,
    },
    /// The count behind new ids moves on.
    Count {
        /// As it was.
        before: u64,
        /// As it is.
        after: u64,
    },
    /// Time passes.
    Clock {
        /// As it was.
        before: Timestamp,
        /// As it is.
        after: Timestamp,
    },
}

impl Change {
    fn reversed(self) -> Self {
        match self {
            Self::Image { before, after } => Self::Image {
                before: after,
                after: before,
            },
            Self::Instance { before, after } => Self::Instance {
                before: after,
                after: before,
            },
            Self::SnapshotKept {
                region,
                snapshot,
                added,
            } => Self::SnapshotKept {
                region,
                snapshot,
                added: !added,
            },
            Self::Count { before, after } => Self::Count {
                before: after,
                after: before,
            },
            Self::Clock { before, after } => Self::Clock {
                before: after,
                after: before,
            },
        }
    }
}

/// Changes in their order; all of them happen or none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes(Vec<Change>);

impl Changes {
    /// Whether nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each change, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Change> {
        self.0.iter()
    }

    /// The way back.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self(self.0.into_iter().rev().map(Change::reversed).collect())
    }

    /// These, and then those.
    pub fn append(&mut self, mut later: Self) {
        self.0.append(&mut later.0);
    }

    pub(super) fn push(&mut self, change: Change) {
        self.0.push(change);
    }

    /// An image becomes another version of itself; nothing is noted when that is the same.
    pub(super) fn image(&mut self, before: &Rc<Image>, after: Image) {
        if **before != after {
            self.push(Change::Image {
                before: Some(before.clone()),
                after: Some(Rc::new(after)),
            });
        }
    }

    /// An instance becomes another version of itself.
    pub(super) fn instance(&mut self, before: &Rc<Instance>, after: Instance) {
        if **before != after {
            self.push(Change::Instance {
                before: Some(before.clone()),
                after: Some(Rc::new(after)),
            });
        }
    }
}
