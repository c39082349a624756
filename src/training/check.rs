//! What a step asks of the account, the calls and the screen.

use super::found::{Found, Sight};
use super::lesson::{Screen, Words};
use super::solution::{Named, Reference, instance_named};
use crate::account::{InstanceStatus, RegionId, Status};
use crate::locale::Locale;
use crate::simulation::CallRecord;

/// A call that was to be made since the step began, and what it was to answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Called {
    /// The action.
    pub action: String,
    /// Parameters that it must have had, among others.
    pub parameters: Vec<(String, Reference)>,
    /// The error's code; `None` for a success.
    pub code: Option<String>,
    /// Fields of the answer, by their path (`Image.ImageName`); an empty text for a field that is not there.
    pub answer: Vec<(String, String)>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// Whether an image has that status.
    ImageStatus(Named, Status),
    /// Whether an image is in that family; empty for none.
    ImageFamily(Named, String),
    /// Whether an image is shared with exactly these accounts.
    ImageShared(Named, Vec<String>),
    /// Whether there is an image of that name, or none.
    ImageExists(Named, bool),
    /// Whether a family resolves to the image of that name; empty for none.
    FamilyLatest(RegionId, String, String),
    /// Whether an instance's system disk was made from the image of that name.
    InstanceImage(String, String),
    /// Whether an instance runs or is stopped.
    InstanceStatus(String, InstanceStatus),
    /// Whether at least so many instances have a system disk made from an image.
    InstancesFrom(Named, usize),
    /// Whether a call was made since the step began.
    Called(Called),
    /// Whether the console shows that.
    Screen(Screen),
}

/// A question with what is said as long as the answer is no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// The question.
    pub question: Question,
    /// What is, in its `{is}` place, and what is wanted.
    pub not_yet: Words,
    /// The controls to point at; empty for those of the step.
    pub point: Vec<String>,
}

impl Called {
    /// Whether this call has the parameters, and whether it answered as wanted.
    fn fits(&self, sight: &Sight<'_>, record: &CallRecord) -> (bool, bool) {
        let given = |(name, reference): &(String, Reference)| {
            let value = reference.value(sight.account);
            value.is_some() && record.call.parameters.get(name) == value.as_deref()
        };
        let answered = self.code.as_deref() == record.response.code()
            && self
                .answer
                .iter()
                .all(|(path, wanted)| Found::at(&record.response.body, path).unwrap_or_default() == *wanted);
        (self.parameters.iter().all(given), answered)
    }

    /// What there is instead; `None` when it was called.
    fn miss(&self, sight: &Sight<'_>) -> Option<Found> {
        let calls = sight
            .calls
            .iter()
            .filter(|record| record.call.action == self.action);
        let mut found = Found::NotCalled;
        for record in calls {
            found = match self.fits(sight, record) {
                (true, true) => return None,
                (false, _) => Found::OtherParameters(self.other_parameters(sight, record)),
                (true, false) => match (record.response.code(), self.answer.first()) {
                    (Some(code), _) => Found::Text(code.to_owned()),
                    (None, Some((path, _))) => Found::text(Found::at(&record.response.body, path)),
                    (None, None) => Found::Text(record.response.status.to_string()),
                },
            };
        }
        Some(found)
    }

    fn other_parameters(&self, sight: &Sight<'_>, record: &CallRecord) -> String {
        let mut others = Vec::new();
        for (name, reference) in &self.parameters {
            let there = record.call.parameters.get(name);
            if reference.value(sight.account).as_deref() != there {
                others.push(format!("{name}={}", there.unwrap_or_default()));
            }
        }
        others.join(", ")
    }
}

impl Question {
    /// What there is instead of what is wanted; `None` when it is so.
    #[must_use]
    pub fn miss(&self, sight: &Sight<'_>) -> Option<Found> {
        let account = sight.account;
        match self {
            Self::ImageStatus(image, wanted) => {
                let there = image.find(account).map(|image| account.status(image));
                (there != Some(*wanted)).then(|| there.map_or(Found::no_image(image), Found::Status))
            }
            Self::ImageFamily(image, wanted) => {
                let there = image.find(account).map(|image| image.family_text());
                (there.as_ref() != Some(wanted))
                    .then(|| there.map_or(Found::no_image(image), |family| Found::text(Some(family))))
            }
            Self::ImageShared(image, wanted) => {
                let there = image.find(account);
                let shared: Vec<_> = there.iter().flat_map(|image| image.accounts()).collect();
                let same = there.is_some()
                    && shared.len() == wanted.len()
                    && shared.iter().all(|(uid, _)| wanted.contains(&uid.to_string()));
                let names: Vec<String> = shared.iter().map(|(uid, _)| uid.to_string()).collect();
                (!same).then(|| there.map_or(Found::no_image(image), |_| Found::text(Some(names.join(", ")))))
            }
            Self::ImageExists(image, wanted) => {
                let there = image.find(account).map(|found| found.name.to_string());
                (there.is_some() != *wanted).then(|| Found::text(there))
            }
            Self::FamilyLatest(region, family, wanted) => {
                let there = account.resolve(*region, family).image;
                let there = there.map(|image| image.name.to_string()).unwrap_or_default();
                (there != *wanted).then(|| Found::text(Some(there)))
            }
            Self::InstancesFrom(image, wanted) => {
                let found = image.find(account);
                let count = found.map_or(0, |image| account.users(&image.key).count());
                (count < *wanted).then(|| Found::Text(count.to_string()))
            }
            Self::InstanceImage(..) | Self::InstanceStatus(..) => self.miss_instance(sight),
            Self::Called(called) => called.miss(sight),
            Self::Screen(wanted) => {
                let (_, there) = wanted.differences(sight.screen).next()?;
                Some(Found::text(Some(there.to_owned())))
            }
        }
    }

    fn miss_instance(&self, sight: &Sight<'_>) -> Option<Found> {
        let account = sight.account;
        let (Self::InstanceImage(name, _) | Self::InstanceStatus(name, _)) = self else {
            return None;
        };
        let Some(instance) = instance_named(account, name) else {
            return Some(Found::NoInstance(name.clone()));
        };
        match self {
            Self::InstanceImage(_, wanted) => {
                let image = account.image(instance.region, instance.image.as_str());
                let image = image.map(|image| image.name.to_string());
                (image.as_ref() != Some(wanted)).then(|| Found::text(image))
            }
            Self::InstanceStatus(_, wanted) => {
                (instance.status != *wanted).then_some(Found::Instance(instance.status))
            }
            _ => None,
        }
    }
}

impl Check {
    /// What is missing, in words; `None` when it holds.
    #[must_use]
    pub fn missing(&self, sight: &Sight<'_>, locale: Locale) -> Option<String> {
        let found = self.question.miss(sight)?;
        Some(found.said(self.not_yet.get(locale), locale))
    }

    /// Whether it holds.
    #[must_use]
    pub fn holds(&self, sight: &Sight<'_>) -> bool {
        self.question.miss(sight).is_none()
    }

    /// Whether it is about what the console shows.
    #[must_use]
    pub fn on_screen(&self) -> bool {
        matches!(self.question, Question::Screen(_))
    }
}
