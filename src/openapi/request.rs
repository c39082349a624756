//! A call under check: reads parameters as what they should be.

use super::action::{Action, Parameter};
use super::error::{Cause, Fault};
use super::parameters::Parameters;
use crate::account::{Account, Changes, Description, FamilyName, ImageName, RegionId, Tag, TagKey, TagValue};

pub(super) struct Request<'a> {
    pub account: &'a Account,
    pub action: Action,
    pub parameters: &'a Parameters,
}

impl<'a> Request<'a> {
    /// The first required parameter that is missing is the fault.
    pub fn required(&self) -> Result<(), Fault> {
        let missing = |parameter: &&Parameter| parameter.required && self.text(parameter.name).is_none();
        match self.action.parameters().iter().find(missing) {
            Some(parameter) => Err(missing_parameter(parameter.name)),
            None => Ok(()),
        }
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.parameters.get(name)
    }

    /// A required text: [`Self::required`] has seen it.
    pub fn must(&self, name: &str) -> &'a str {
        self.text(name).unwrap_or_default()
    }

    pub fn region(&self) -> Result<RegionId, Fault> {
        RegionId::parse(self.must("RegionId")).ok_or_else(|| Cause::UnknownRegion.into())
    }

    pub fn boolean(&self, name: &str) -> Result<Option<bool>, Fault> {
        match self.text(name) {
            None => Ok(None),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(_) => Err(Cause::InvalidParameter.into()),
        }
    }

    /// One of these words, or the fault.
    pub fn word(&self, name: &str, words: &[&str], otherwise: Cause) -> Result<Option<&'a str>, Fault> {
        match self.text(name) {
            Some(text) if !words.contains(&text) => Err(otherwise.into()),
            text => Ok(text),
        }
    }

    /// A whole number in the range, or the default.
    pub fn number(
        &self,
        name: &str,
        default: usize,
        range: std::ops::RangeInclusive<usize>,
    ) -> Result<usize, Fault> {
        match self.text(name).map(str::parse) {
            None => Ok(default),
            Some(Ok(number)) if range.contains(&number) => Ok(number),
            Some(_) => Err(Cause::InvalidParameter.into()),
        }
    }

    pub fn image_name(&self, parameter: &str) -> Result<Option<ImageName>, Fault> {
        self.text(parameter)
            .map(ImageName::parse)
            .transpose()
            .map_err(|_| Cause::MalformedImageName.into())
    }

    pub fn family_name(&self) -> Result<Option<FamilyName>, Fault> {
        let name = self.text("ImageFamily").map(FamilyName::parse).transpose();
        name.map_err(|_| Cause::MalformedImageFamily.into())
    }

    pub fn description(&self, parameter: &str) -> Result<Option<Description>, Fault> {
        let text = self.text(parameter).map(Description::parse).transpose();
        text.map_err(|_| Cause::MalformedDescription.into())
    }

    /// `Tag.1` to `Tag.20`.
    pub fn tags(&self) -> Result<Vec<Tag>, Fault> {
        let mut tags: Vec<Tag> = Vec::new();
        for [key, value] in self.parameters.pairs("Tag", ["Key", "Value"], 20) {
            let key = key.ok_or(Cause::MalformedTagKey)?;
            let key = TagKey::parse(key).map_err(|_| Cause::MalformedTagKey)?;
            let value = TagValue::parse(value.unwrap_or_default()).map_err(|_| Cause::MalformedTagValue)?;
            if tags.iter().any(|tag| tag.key == key) {
                return Err(Cause::DuplicateTagKey.into());
            }
            tags.push(Tag { key, value });
        }
        Ok(tags)
    }

    /// PageNumber and PageSize; `most` is the largest page.
    pub fn page(&self, most: usize) -> Result<Page, Fault> {
        Ok(Page {
            number: self.number("PageNumber", 1, 1..=usize::MAX)?,
            size: self.number("PageSize", 10, 1..=most)?,
        })
    }

    /// `DryRun=true` turns what would pass into its own error, and makes nothing.
    pub fn unless_dry_run<T>(&self, done: (Changes, T)) -> Result<(Changes, T), Fault> {
        match self.boolean("DryRun")? {
            Some(true) => Err(Cause::DryRun.into()),
            _ => Ok(done),
        }
    }
}

pub(super) fn missing_parameter(name: &str) -> Fault {
    Fault {
        cause: Cause::MissingParameter,
        value: name.to_owned(),
    }
}

/// A page of a list.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub number: usize,
    pub size: usize,
}

impl Page {
    pub fn of<T>(self, all: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        all.skip(self.number.saturating_sub(1).saturating_mul(self.size))
            .take(self.size)
    }
}
