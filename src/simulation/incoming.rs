//! A simulation that comes from outside as one text: what [`Simulation::export`] gave, or a scenario file. Nothing is
//! taken before all of it was checked, and what is wrong is said with its place in the file.

use std::fmt;

use super::file::{ScenarioError, ScenarioFile};
use super::scenario::{Scenario, Source};
use super::{ImportError, SavedSimulation, Simulation};
use crate::openapi::Value;

/// The most bytes that a file may have: some 50,000 calls.
pub const FILE_LIMIT: usize = 16 * 1024 * 1024;

/// What tells a scenario file from any other JSON: it has one of these.
const SCENARIO_FIELDS: [&str; 9] = [
    "AccountId",
    "RegionId",
    "Now",
    "Seed",
    "Images",
    "Instances",
    "Timing",
    "Quotas",
    "Faults",
];

/// Why a text is no simulation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum IncomingError {
    /// It has more bytes than [`FILE_LIMIT`].
    TooLarge,
    /// It is no JSON that a simulation could be made of: where, and why.
    NotJson(String),
    /// It is JSON of some other kind.
    Other,
    /// A field of a saved simulation is not what it should be.
    Saved(String),
    /// A saved simulation can't be.
    Import(ImportError),
    /// A scenario can't be.
    Scenario(ScenarioError),
}

impl fmt::Display for IncomingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(out, "larger than {} MiB", FILE_LIMIT / 1024 / 1024),
            Self::NotJson(why) | Self::Saved(why) => out.write_str(why),
            Self::Other => out.write_str(
                "neither a saved simulation (Format, Scenario, Now, Calls) nor a scenario (Images, …)",
            ),
            Self::Import(why) => why.fmt(out),
            Self::Scenario(why) => why.fmt(out),
        }
    }
}

impl std::error::Error for IncomingError {}

impl Simulation {
    /// Makes a simulation from a text from outside: a saved simulation, or a scenario file, which is at its start.
    ///
    /// # Errors
    /// The text is neither; see [`IncomingError`].
    pub fn from_text(text: &str) -> Result<Self, IncomingError> {
        if text.len() > FILE_LIMIT {
            return Err(IncomingError::TooLarge);
        }
        // Editors of some systems put a mark before the first character.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let value: Value =
            serde_json::from_str(text).map_err(|why| IncomingError::NotJson(why.to_string()))?;
        if value.get("Scenario").is_some() || value.get("Calls").is_some() {
            let saved = SavedSimulation::try_from(value).map_err(IncomingError::Saved)?;
            return Self::import(saved).map_err(IncomingError::Import);
        }
        if !SCENARIO_FIELDS.iter().any(|field| value.get(field).is_some()) {
            return Err(IncomingError::Other);
        }
        let scenario = Scenario::from_source(Source::File(ScenarioFile(value)));
        scenario.map(Self::new).map_err(IncomingError::Scenario)
    }
}
