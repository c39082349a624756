//! A simulation as plain data: scenario, time, calls, and the calls taken back.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::file::ScenarioError;
use super::scenario::{Scenario, Source};
use super::{Call, Simulation};
use crate::account::Timestamp;

/// The format's version.
const FORMAT: u32 = 1;

/// A simulation, saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
pub struct SavedSimulation {
    /// The format's version.
    pub format: u32,
    /// The scenario.
    pub scenario: Source,
    /// The simulated time.
    pub now: Timestamp,
    /// The calls, oldest first.
    pub calls: Vec<Call>,
    /// The calls taken back, the one to redo first at the end.
    #[serde(default)]
    pub undone: Vec<UndoneCall>,
}

/// A call taken back, and its place in the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct UndoneCall {
    /// How many calls stood before it.
    pub place: usize,
    /// The call.
    pub call: Call,
}

/// Why a saved simulation can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// Another format than this version knows.
    Format(u32),
    /// The scenario can't be.
    Scenario(ScenarioError),
    /// The call at this place is earlier than the one before it, or later than the saved time.
    Time(usize),
    /// A call taken back has no place in the log.
    Undone(usize),
}

impl fmt::Display for ImportError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Format(found) => write!(out, "saved simulation: Format: {found} is not {FORMAT}"),
            Self::Scenario(error) => error.fmt(out),
            Self::Time(place) => write!(out, "saved simulation: Calls[{place}]: Time: out of order"),
            Self::Undone(place) => write!(out, "saved simulation: Undone[{place}]: Place: not in the log"),
        }
    }
}

impl std::error::Error for ImportError {}

impl Simulation {
    /// The simulation as plain data.
    #[must_use]
    pub fn export(&self) -> SavedSimulation {
        SavedSimulation {
            format: FORMAT,
            scenario: self.scenario.source().clone(),
            now: self.now(),
            calls: self.records.iter().map(|record| record.call.clone()).collect(),
            undone: self.undone.clone(),
        }
    }

    /// Makes a simulation from what [`Self::export`] gave: the calls are made again, at their times.
    ///
    /// # Errors
    /// The data can't be; see [`ImportError`].
    pub fn import(saved: SavedSimulation) -> Result<Self, ImportError> {
        if saved.format != FORMAT {
            return Err(ImportError::Format(saved.format));
        }
        let mut simulation = Self::new(Scenario::from_source(saved.scenario).map_err(ImportError::Scenario)?);
        for (place, call) in saved.calls.into_iter().enumerate() {
            if call.time < simulation.now() || call.time > saved.now {
                return Err(ImportError::Time(place));
            }
            simulation.perform(call);
        }
        if saved.now < simulation.now() {
            return Err(ImportError::Time(simulation.records.len()));
        }
        simulation.pass_time(saved.now);
        let placed =
            |undone: &UndoneCall| undone.place <= simulation.records.len().saturating_add(saved.undone.len());
        if let Some(place) = saved.undone.iter().position(|undone| !placed(undone)) {
            return Err(ImportError::Undone(place));
        }
        simulation.undone = saved.undone;
        Ok(simulation)
    }
}
