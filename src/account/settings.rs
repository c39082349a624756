//! What a scenario may set: quotas, and how work goes.

use super::work::Ending;

/// The most of each thing. Checked when something is added, never on what a scenario brought along. Source: the ECS
/// limits page and the image family overview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quotas {
    /// Custom images in a region.
    pub images_per_region: usize,
    /// Images in a family.
    pub images_per_family: usize,
    /// Families in a region.
    pub families_per_region: usize,
    /// Accounts that one image is shared with.
    pub accounts_per_image: usize,
    /// Images that one account receives.
    pub images_per_receiving_account: usize,
}

impl Default for Quotas {
    fn default() -> Self {
        Self {
            images_per_region: 10_000,
            images_per_family: 100,
            families_per_region: 100,
            accounts_per_image: 50,
            images_per_receiving_account: 100,
        }
    }
}

/// What makes work go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// So many simulated seconds; 0 is at once.
    Seconds(u32),
    /// So many DescribeImages that ask for the image; 0 is at once.
    Describes(u32),
    /// Nothing but [`Simulation::finish_image`](crate::simulation::Simulation::finish_image).
    ByHand,
}

impl Pace {
    /// Whether there is nothing to wait for.
    #[must_use]
    pub fn is_at_once(self) -> bool {
        self.steps() == Some(0)
    }

    /// How many seconds or describes the whole takes.
    pub(super) fn steps(self) -> Option<u32> {
        match self {
            Self::Seconds(steps) | Self::Describes(steps) => Some(steps),
            Self::ByHand => None,
        }
    }

    /// How many of them are spent in the queue: a sixth, and of describes one at least that shows it.
    #[must_use]
    pub fn queue(self) -> u32 {
        match self {
            Self::Seconds(steps) => steps / 6,
            Self::Describes(steps) => (steps / 6).max(u32::from(steps > 1)),
            Self::ByHand => 0,
        }
    }
}

/// How making an image goes on, and how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// What makes it go on.
    pub pace: Pace,
    /// How it ends.
    pub ending: Ending,
}

/// How each kind of work goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// CreateImage.
    pub create_image: Work,
    /// CopyImage.
    pub copy_image: Work,
}

impl Default for Timing {
    fn default() -> Self {
        let work = |seconds| Work {
            pace: Pace::Seconds(seconds),
            ending: Ending::Available,
        };
        Self {
            create_image: work(60),
            copy_image: work(120),
        }
    }
}
