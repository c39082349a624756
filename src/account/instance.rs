//! Instances, as far as images go.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::image::{ImageKey, Tag};
use super::names::{ImageId, InstanceId};
use super::region::RegionId;
use super::time::Timestamp;

/// An instance's status. Source: `Status` of DescribeInstances; those in between take no simulated time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum InstanceStatus {
    /// 运行中
    Running,
    /// 已停止
    Stopped,
}

impl InstanceStatus {
    /// The API's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "Running",
            Self::Stopped => "Stopped",
        }
    }

    /// The status of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let both = [Self::Running, Self::Stopped];
        both.into_iter().find(|status| status.as_str() == word)
    }
}

/// An instance and the image on its system disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// Its id, unique in the account.
    pub id: InstanceId,
    /// Its region.
    pub region: RegionId,
    /// Its name.
    pub name: Rc<str>,
    /// The image its system disk was made from last; that image may be gone.
    pub image: ImageId,
    /// Running or stopped.
    pub status: InstanceStatus,
    /// Type, e.g. `ecs.g6.large`.
    pub instance_type: Rc<str>,
    /// When it was made.
    pub created: Timestamp,
    /// The how-manieth instance of the account it is.
    pub sequence: u64,
    /// Its system disk's id.
    pub disk: Rc<str>,
    /// Its tags, in the order they were given.
    pub tags: Vec<Tag>,
}

impl Instance {
    /// Where its image is found.
    #[must_use]
    pub fn image_key(&self) -> ImageKey {
        ImageKey {
            region: self.region,
            id: self.image.clone(),
        }
    }
}
