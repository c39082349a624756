//! What a check looks at, and what it found there.

use super::lesson::Screen;
use super::solution::Named;
use crate::account::{Account, InstanceStatus, Status};
use crate::locale::dialogs::DialogText;
use crate::locale::page::PageText;
use crate::locale::training::TrainingText;
use crate::locale::{Locale, fill};
use crate::openapi::Value;
use crate::simulation::CallRecord;

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The account.
    pub account: &'a Account,
    /// The calls since the step began, oldest first.
    pub calls: &'a [CallRecord],
    /// What the console shows.
    pub screen: &'a Screen,
}

/// What there is instead of what a check wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This.
    Text(String),
    /// Nothing.
    Nothing,
    /// That status.
    Status(Status),
    /// An instance that runs, or is stopped.
    Instance(InstanceStatus),
    /// The call was not made since the step began.
    NotCalled,
    /// It was made with these parameters, which are others than the wanted ones.
    OtherParameters(String),
    /// The image that it is about is not there.
    NoImage(Named),
    /// The instance that it is about is not there.
    NoInstance(String),
}

impl Found {
    pub(super) fn no_image(image: &Named) -> Self {
        Self::NoImage(image.clone())
    }

    /// That text, or nothing where it is none.
    pub(super) fn text(text: Option<String>) -> Self {
        match text {
            Some(text) if !text.is_empty() => Self::Text(text),
            _ => Self::Nothing,
        }
    }

    /// The field of a body at a path like `Image.ImageName`.
    pub(super) fn at(body: &Value, path: &str) -> Option<String> {
        let field = path.split('.').try_fold(body, |value, name| value.get(name))?;
        Some(field.as_str().map_or_else(|| field.to_string(), str::to_owned))
    }

    /// The sentence with this in its `{is}` place. Where what the sentence is about is not there at all, another one.
    #[must_use]
    pub fn said(&self, sentence: &str, locale: Locale) -> String {
        let is = match self {
            Self::NoImage(image) => {
                let values = [("image", image.name.as_str()), ("region", image.region.as_str())];
                return TrainingText::NoImage.fill(locale, &values);
            }
            Self::NoInstance(name) => return TrainingText::NoInstance.fill(locale, &[("instance", name)]),
            Self::Text(text) => text.clone(),
            Self::Nothing => TrainingText::Nothing.text(locale).to_owned(),
            Self::Status(status) => PageText::from(*status).text(locale).to_owned(),
            Self::Instance(status) => DialogText::from(*status).text(locale).to_owned(),
            Self::NotCalled => TrainingText::NotCalled.text(locale).to_owned(),
            Self::OtherParameters(others) => {
                TrainingText::OtherParameters.fill(locale, &[("parameters", others)])
            }
        };
        fill(sentence, &[("is", &is)])
    }
}
