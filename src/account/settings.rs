//! What a scenario may set: quotas, and how long work takes.

use super::image::Ending;

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

/// How long making an image takes in simulated seconds, and how it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Work {
    /// Simulated seconds; 0 is at once.
    pub seconds: u32,
    /// How it ends.
    pub ending: Ending,
}

/// How long each kind of work takes.
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
            seconds,
            ending: Ending::Available,
        };
        Self {
            create_image: work(60),
            copy_image: work(120),
        }
    }
}
