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
        let Value::Object(mut fields) = self.0 else {
            return self;
        };
        let now = now.map(|now| now.to_string().into());
        for (name, value) in [("Now", now), ("Seed", seed.map(Value::Number))] {
            if let Some(value) = value {
                fields.retain(|(there, _)| there != name);
                fields.insert(0, (name.into(), value));
            }
        }
        Self(Value::Object(fields))
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

impl ScenarioError {
    /// Place, field and problem.
    pub(super) fn within(&self) -> String {
        let parts = [self.place.as_str(), self.field, &self.problem];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(": ")
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "scenario: {}", self.within())
    }
}

impl std::error::Error for ScenarioError {}
