//! The scenario file: JSON in the API's own field names, as people write it and as it is saved. What is left out takes
//! the default that the reader documents; what the reader does not know stays in the file and means nothing.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::account::Timestamp;
use crate::openapi::Value;

/// A scenario as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScenarioFile(pub Value);

impl ScenarioFile {
    /// The same with another seed, and with another first reading of the clock.
    #[must_use]
    pub fn starting(self, seed: Option<u64>, now: Option<Timestamp>) -> Self {
        let Value::Object(fields) = self.0 else {
            return self;
        };
        let mut changed = Vec::new();
        changed.extend(seed.map(|seed| ("Seed".into(), Value::Number(seed))));
        changed.extend(now.map(|now| ("Now".into(), now.to_string().into())));
        let replaced: Vec<_> = changed
            .iter()
            .map(|(name, _): &(_, _)| Clone::clone(name))
            .collect();
        changed.extend(fields.into_iter().filter(|(name, _)| !replaced.contains(name)));
        Self(Value::Object(changed))
    }
}

/// Why a scenario can't be: which part of it, which field, and what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioError {
    /// e.g. `Images[1] "image2"`; empty for the scenario as a whole.
    pub place: String,
    /// The field at fault; empty where no single one is.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: String,
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [self.place.as_str(), self.field, &self.problem];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        write!(out, "scenario: {}", parts.join(": "))
    }
}

impl std::error::Error for ScenarioError {}

/// Something read of a file, or the field at fault and what is wrong with it.
pub(super) type Read<T> = Result<T, (&'static str, String)>;

/// An object of a file; its fields are read as what they should be.
#[derive(Clone, Copy)]
pub(super) struct Part<'a>(pub &'a Value);

impl<'a> Part<'a> {
    /// A field read as one kind of value; `None` when it is left out.
    fn field<T>(
        self,
        name: &'static str,
        kind: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Read<Option<T>> {
        let Some(value) = self.0.get(name) else {
            return Ok(None);
        };
        match read(value) {
            None => Err((name, format!("must be {kind}"))),
            some => Ok(some),
        }
    }

    pub fn text(self, name: &'static str) -> Read<Option<&'a str>> {
        self.field(name, "a text", Value::as_str)
    }

    pub fn number(self, name: &'static str) -> Read<Option<u64>> {
        self.field(name, "a whole number", Value::as_u64)
    }

    pub fn boolean(self, name: &'static str) -> Read<bool> {
        let read = self.field(name, "true or false", |value| match value {
            Value::Boolean(yes) => Some(*yes),
            _ => None,
        });
        Ok(read?.unwrap_or_default())
    }

    /// A list of anything; empty when it is left out.
    pub fn list(self, name: &'static str) -> Read<&'a [Value]> {
        Ok(self.field(name, "a list", Value::as_list)?.unwrap_or_default())
    }

    /// A text that must have a form; `None` when it is left out.
    pub fn parsed<T, E: fmt::Display>(
        self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Read<Option<T>> {
        self.text(name)?.map(|text| parsed(name, text, parse)).transpose()
    }

    /// The object of that name, whose every field must be one of these; `None` when it is left out.
    pub fn part(self, name: &'static str, known: &[&str]) -> Read<Option<Self>> {
        let Some(value) = self.0.get(name) else {
            return Ok(None);
        };
        let Value::Object(fields) = value else {
            return Err((name, "must be an object".to_owned()));
        };
        match fields.iter().find(|(field, _)| !known.contains(&&**field)) {
            Some((field, _)) => Err((name, format!("{field:?} is none of {}", known.join(", ")))),
            None => Ok(Some(Self(value))),
        }
    }
}

/// A text that must have a form.
pub(super) fn parsed<T, E: fmt::Display>(
    name: &'static str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Read<T> {
    parse(text).map_err(|why| (name, format!("{text:?} {why}")))
}
