//! An image under way: what makes it go on, how far it is, how it ends.

use super::image::{Lifecycle, Shares, Status};
use super::names::ImageId;
use super::region::RegionId;
use super::settings::Pace;
use super::time::Timestamp;

/// How an image under way came to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// By CreateImage.
    Creation,
    /// By CopyImage, from this image.
    Copy {
        /// Where the source lies.
        region: RegionId,
        /// The source.
        image: ImageId,
    },
}

/// How the making of an image ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ending {
    /// It becomes `Available`.
    #[default]
    Available,
    /// It becomes `CreateFailed`.
    CreateFailed,
}

/// An image under way: queued for a while, then being made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Making {
    /// By which call.
    pub origin: Origin,
    /// When it began.
    pub started: Timestamp,
    /// What makes it go on.
    pub pace: Pace,
    /// How many seconds or describes it stands in the queue; by hand, any keep it there.
    pub queue: u32,
    /// How many describes have asked for it, where they make it go on.
    pub described: u32,
    /// How it ends.
    pub ending: Ending,
}

impl Making {
    /// From which status to which the making of an image leads by itself.
    pub const WAYS: [(Status, Status); 3] = [
        (Status::Waiting, Status::Creating),
        (Status::Creating, Status::Available),
        (Status::Creating, Status::CreateFailed),
    ];

    /// When it is over, where time brings that about.
    #[must_use]
    pub fn due(&self) -> Option<Timestamp> {
        match self.pace {
            Pace::Seconds(seconds) => Some(self.started.after(u64::from(seconds))),
            Pace::Describes(_) | Pace::ByHand => None,
        }
    }

    /// The steps behind it.
    fn done(&self, now: Timestamp) -> u64 {
        match self.pace {
            Pace::Seconds(_) => now.since(self.started),
            Pace::Describes(_) => self.described.into(),
            Pace::ByHand => 0,
        }
    }

    pub(super) fn status(&self, now: Timestamp) -> Status {
        if now < self.started || self.done(now) < u64::from(self.queue) {
            Status::Waiting
        } else {
            Status::Creating
        }
    }

    /// 0 while queued, then evenly up to 99: 100 is for the image that is done.
    pub(super) fn progress(&self, now: Timestamp) -> u8 {
        let Some(steps) = self.pace.steps() else { return 0 };
        let making = u64::from(steps.saturating_sub(self.queue));
        let elapsed = self.done(now).saturating_sub(self.queue.into());
        if elapsed == 0 {
            return 0;
        }
        let percent = elapsed.saturating_mul(100).checked_div(making).unwrap_or(99);
        u8::try_from(percent.min(99)).unwrap_or(99)
    }

    /// What comes of one describe more; `None` where describes don't matter.
    pub(super) fn described(&self) -> Option<Lifecycle> {
        let Pace::Describes(most) = self.pace else {
            return None;
        };
        let described = self.described.saturating_add(1);
        Some(if described >= most {
            self.ending.lifecycle()
        } else {
            Lifecycle::Making(Box::new(Self {
                described,
                ..self.clone()
            }))
        })
    }
}

impl Ending {
    /// Where an image stands whose making ended so.
    #[must_use]
    pub fn lifecycle(self) -> Lifecycle {
        match self {
            Self::Available => Lifecycle::Available(Shares::default()),
            Self::CreateFailed => Lifecycle::CreateFailed,
        }
    }

    /// The API's word for the status that it leads to.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Available => Status::Available.as_str(),
            Self::CreateFailed => Status::CreateFailed.as_str(),
        }
    }

    /// The ending of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        let both = [Self::Available, Self::CreateFailed];
        both.into_iter().find(|ending| ending.as_str() == word)
    }
}
