//! An object of a lesson file, read field by field: what is wrong is said with its path.

use super::lesson::{LessonError, Words};
use crate::account::RegionId;
use crate::openapi::Value;
use crate::simulation::part::{Part, Read, needed};

pub(super) type Found<T> = Result<T, LessonError>;

/// An object and its path; what its fields lack is said with both.
pub(super) struct At<'a> {
    pub path: String,
    pub part: Part<'a>,
    pub region: RegionId,
}

pub(super) fn join(path: &str, field: &str) -> String {
    match (path, field) {
        ("", field) => field.to_owned(),
        (path, "") => path.to_owned(),
        (path, field) => format!("{path}.{field}"),
    }
}

pub(super) fn wrong<T>(path: impl Into<String>, problem: impl Into<String>) -> Found<T> {
    let (path, problem) = (path.into(), problem.into());
    Err(LessonError { path, problem })
}

impl<'a> At<'a> {
    /// The object at a path; `region` is what its parts mean where they name none.
    pub fn of(path: String, value: &'a Value, region: RegionId, known: &[&str]) -> Found<Self> {
        match Part::of(value, known) {
            Ok(part) => Ok(Self { path, part, region }),
            Err((_, problem)) => wrong(path, problem),
        }
    }

    pub fn read<T>(&self, read: impl FnOnce(Part<'a>) -> Read<T>) -> Found<T> {
        read(self.part).or_else(|(field, problem)| wrong(join(&self.path, field), problem))
    }

    pub fn text(&self, name: &'static str) -> Found<&'a str> {
        self.read(|part| needed(name, part.text(name)?))
    }

    pub fn texts(&self, name: &'static str) -> Found<Vec<String>> {
        let text = |(n, value): (usize, &Value)| match value.as_str() {
            Some(text) => Ok(text.to_owned()),
            None => wrong(format!("{}[{n}]", join(&self.path, name)), "must be a text"),
        };
        let list = self.read(|part| part.list(name))?;
        list.iter().enumerate().map(text).collect()
    }

    pub fn parsed<T>(
        &self,
        name: &'static str,
        kind: &str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Found<T> {
        let text = self.text(name)?;
        match parse(text) {
            Some(value) => Ok(value),
            None => wrong(join(&self.path, name), format!("{text:?} {kind}")),
        }
    }

    /// The object of that name; `None` when it is left out.
    pub fn at(&self, name: &'static str, known: &[&str]) -> Found<Option<Self>> {
        let part = self.part.0.get(name);
        part.map(|value| Self::of(join(&self.path, name), value, self.region, known))
            .transpose()
    }

    pub fn words(&self, name: &'static str) -> Found<Words> {
        let Some(words) = self.at(name, &["zh-CN", "en"])? else {
            return wrong(join(&self.path, name), "is missing");
        };
        words.both()
    }

    pub fn both(&self) -> Found<Words> {
        let filled = |name| match self.text(name)?.trim() {
            "" => wrong(join(&self.path, name), "is empty"),
            text => Ok(text.to_owned()),
        };
        Ok(Words {
            zh: filled("zh-CN")?,
            en: filled("en")?,
        })
    }

    /// Each object of a list.
    pub fn each<T>(
        &self,
        name: &'static str,
        known: &[&str],
        read: impl Fn(&Self) -> Found<T>,
    ) -> Found<Vec<T>> {
        let items = self.read(|part| part.list(name))?.iter().enumerate();
        let item = |(n, value)| {
            let path = format!("{}[{n}]", join(&self.path, name));
            read(&Self::of(path, value, self.region, known)?)
        };
        items.map(item).collect()
    }

    pub fn own_region(&self) -> Found<RegionId> {
        if self.part.0.get("Region").is_none() {
            return Ok(self.region);
        }
        self.parsed("Region", "is not a region's id", RegionId::parse)
    }
}
