//! A call under check: reads parameters as what they should be.

use std::rc::Rc;

use super::action::{Action, DRY_RUN, Kind, Parameter};
use super::error::{Cause, Fault};
use super::no_effect;
use super::parameters::Parameters;
use crate::account::{
    Account, Changes, Description, FamilyName, ImageName, RegionId, Tag, TagKey, TagValue, is_resource_group,
};

/// The longest list that a parameter of the API may be.
const LIST_LIMIT: usize = 100;

pub(super) struct Request<'a> {
    pub account: &'a Account,
    pub action: Action,
    pub parameters: &'a Parameters,
}

impl<'a> Request<'a> {
    /// The first required parameter that is missing is the fault.
    pub fn required(&self) -> Result<(), Fault> {
        let missing = |parameter: &&Parameter| parameter.required && !self.has(parameter);
        match self.action.parameters().iter().find(missing) {
            Some(Parameter { kind: Kind::List, .. }) => Err(Cause::MissingResourceIds.into()),
            Some(Parameter {
                kind: Kind::Structures(_),
                ..
            }) => Err(Cause::MissingTags.into()),
            Some(parameter) => Err(missing_parameter(parameter.name)),
            None => Ok(()),
        }
    }

    fn has(&self, parameter: &Parameter) -> bool {
        match parameter.kind {
            Kind::List => self.parameters.list(parameter.name, LIST_LIMIT).next().is_some(),
            Kind::Structures(_) => self.parameters.iter().any(|(name, value)| {
                let rest = name.strip_prefix(parameter.name);
                !value.is_empty() && rest.is_some_and(|rest| rest.starts_with('.'))
            }),
            _ => self.text(parameter.name).is_some(),
        }
    }

    /// Numbers and booleans must be such, whether or not they have a meaning here. [`Self::region`] asks this too.
    pub fn forms(&self) -> Result<(), Fault> {
        let own = self.action.parameters();
        for parameter in own {
            self.form(parameter.name, parameter.kind)?;
        }
        // Most calls hold nothing else, and a lookup counts microseconds.
        let more = |name: &&str| own.iter().all(|parameter| parameter.name != *name);
        for name in self.parameters.iter().map(|(name, _)| name).filter(more) {
            if let Some(kind) = no_effect::kind(self.action, name) {
                self.form(name, kind)?;
            }
        }
        Ok(())
    }

    fn form(&self, name: &str, kind: Kind) -> Result<(), Fault> {
        match kind {
            Kind::Boolean => self.boolean(name).map(drop),
            Kind::Integer => self.number(name, 0, 0..=usize::MAX).map(drop),
            _ => Ok(()),
        }
    }

    pub fn text(&self, name: &str) -> Option<&'a str> {
        self.parameters.get(name)
    }

    /// A required text: [`Self::required`] has seen it.
    pub fn must(&self, name: &str) -> &'a str {
        self.text(name).unwrap_or_default()
    }

    /// The region, and behind it the first check of forms: in this order every call is read.
    pub fn region(&self) -> Result<RegionId, Fault> {
        let region = RegionId::parse(self.must("RegionId")).ok_or(Cause::UnknownRegion)?;
        self.forms()?;
        Ok(region)
    }

    /// The resource group, or empty.
    pub fn resource_group(&self) -> Result<Rc<str>, Fault> {
        match self.text("ResourceGroupId") {
            None => Ok("".into()),
            Some(id) if is_resource_group(id) => Ok(id.into()),
            Some(_) => Err(Cause::UnknownResourceGroup.into()),
        }
    }

    /// The size of the system disk in GiB.
    pub fn disk_size(&self) -> Result<Option<u32>, Fault> {
        let size = self.text("SystemDisk.Size").map(str::parse).transpose();
        size.map_err(|_| Cause::InvalidParameter.into())
    }

    pub fn boolean(&self, name: &str) -> Result<Option<bool>, Fault> {
        match self.text(name) {
            None => Ok(None),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(_) => Err(Cause::InvalidParameter.into()),
        }
    }

    /// One of the words that the parameter's own row allows, or the fault.
    pub fn word(&self, name: &str, otherwise: Cause) -> Result<Option<&'a str>, Fault> {
        let row = self.action.parameters().iter().find(|row| row.name == name);
        match (self.text(name), row.map(|row| row.kind)) {
            (Some(text), Some(Kind::Choice(words))) if words.contains(&text) => Ok(Some(text)),
            (Some(_), _) => Err(otherwise.into()),
            (None, _) => Ok(None),
        }
    }

    /// The same, to be kept.
    pub fn kept_word(&self, name: &str, otherwise: Cause) -> Result<Option<Rc<str>>, Fault> {
        Ok(self.word(name, otherwise)?.map(Into::into))
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

    /// Tags asked for; a key without a value takes any.
    pub fn tag_filters(&self) -> Result<Vec<TagFilter<'a>>, Fault> {
        if self.parameters.has_more("Tag", 20) {
            return Err(Cause::TooManyTagFilters.into());
        }
        let pairs = self.parameters.pairs("Tag", ["Key", "Value"], 20);
        pairs
            .map(|[key, value]| {
                let key = key.ok_or(Cause::TagWithoutKey)?;
                Ok(TagFilter { key, value })
            })
            .collect()
    }

    /// PageNumber and PageSize, with the size that counts unless given and the largest.
    pub fn page(&self, size: usize, most: usize) -> Result<Page, Fault> {
        Ok(Page {
            number: self.number("PageNumber", 1, 1..=usize::MAX)?,
            size: self.number("PageSize", size, 1..=most)?,
        })
    }

    /// `DryRun=true` turns what would pass into its own error, and makes nothing.
    pub fn unless_dry_run<T>(&self, done: (Changes, T)) -> Result<(Changes, T), Fault> {
        let takes = self.action.parameters().contains(&DRY_RUN);
        match takes && self.boolean(DRY_RUN.name)? == Some(true) {
            true => Err(Cause::DryRun.into()),
            false => Ok(done),
        }
    }
}

pub(super) fn missing_parameter(name: &str) -> Fault {
    Fault {
        cause: Cause::MissingParameter,
        value: name.to_owned(),
    }
}

/// A tag that is asked for.
#[derive(Clone, Copy)]
pub(super) struct TagFilter<'a> {
    key: &'a str,
    value: Option<&'a str>,
}

impl TagFilter<'_> {
    pub fn fits(self, tag: &Tag) -> bool {
        tag.key.as_str() == self.key && self.value.is_none_or(|value| value == tag.value.as_str())
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
