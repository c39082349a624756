//! A simulation as plain data: scenario, time, calls, and the calls taken back.

mod merge;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::faults::FaultRule;
use super::file::ScenarioError;
use super::part::{Part, Read, needed, said};
use super::scenario::{Scenario, Source};
use super::{Call, Simulation};
use crate::account::Timestamp;
use crate::openapi::Value;

/// The format's version.
const FORMAT: u64 = 1;

/// A simulation, saved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct SavedSimulation {
    /// The format's version.
    pub format: u64,
    /// The scenario.
    pub scenario: Source,
    /// The simulated time.
    pub now: Timestamp,
    /// The calls, oldest first.
    pub calls: Vec<Call>,
    /// The calls taken back, the one to redo first at the end.
    pub undone: Vec<UndoneCall>,
    /// The fault rules in force, where they are not the scenario's.
    pub faults: Option<Vec<FaultRule>>,
}

/// A call taken back, and its place in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UndoneCall {
    /// How many calls stood before it.
    pub place: usize,
    /// The call.
    pub call: Call,
}

impl UndoneCall {
    fn read(value: &Value) -> Read<Self> {
        let part = Part::of(value, &["Place", "Call"])?;
        Ok(Self {
            place: needed("Place", part.sized("Place")?)?,
            call: Call::read(needed("Call", value.get("Call"))?)?,
        })
    }
}

/// Each item of a list, read; what is wrong is said with its place.
fn all<T>(part: Part<'_>, name: &'static str, read: impl Fn(&Value) -> Read<T>) -> Result<Vec<T>, String> {
    let items = part.list(name).map_err(said)?.iter().enumerate();
    items
        .map(|(place, item)| read(item).map_err(|why| format!("{name}[{place}]: {}", said(why))))
        .collect()
}

impl TryFrom<Value> for SavedSimulation {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        let part = Part::of(
            &value,
            &["Format", "Scenario", "Now", "Calls", "Undone", "Faults"],
        )
        .map_err(said)?;
        let faults = value.get("Faults").map(|_| FaultRule::read_all(&value));
        let head = || -> Read<_> {
            let format = needed("Format", part.number("Format")?)?;
            let now = needed("Now", part.time("Now")?)?;
            Ok((format, needed("Scenario", value.get("Scenario"))?, now))
        };
        let (format, scenario, now) = head().map_err(said)?;
        Ok(Self {
            format,
            scenario: Source::read(scenario).map_err(|why| format!("Scenario: {}", said(why)))?,
            now,
            calls: all(part, "Calls", Call::read)?,
            undone: all(part, "Undone", UndoneCall::read)?,
            faults: faults.transpose().map_err(|why| why.within())?,
        })
    }
}

impl From<SavedSimulation> for Value {
    fn from(saved: SavedSimulation) -> Self {
        let undone = saved.undone.into_iter().map(|undone| {
            let place = Self::Number(u64::try_from(undone.place).unwrap_or(u64::MAX));
            Self::object([("Place", place), ("Call", undone.call.into())])
        });
        let faults = saved.faults.as_deref();
        Self::given([
            ("Format", Some(Self::Number(saved.format))),
            ("Scenario", Some(saved.scenario.into())),
            ("Now", Some(saved.now.to_string().into())),
            (
                "Calls",
                Some(Self::List(saved.calls.into_iter().map(Self::from).collect())),
            ),
            ("Undone", Some(Self::List(undone.collect()))),
            (
                "Faults",
                faults.map(|rules| Self::List(rules.iter().map(Self::from).collect())),
            ),
        ])
    }
}

/// Why a saved simulation can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImportError {
    /// Another format than this version knows.
    Format(u64),
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

impl SavedSimulation {
    /// What a simulation of the scenario is at its start: its account is not made for that.
    #[must_use]
    pub fn at_start(scenario: &Scenario) -> Self {
        Self {
            format: FORMAT,
            scenario: scenario.source().clone(),
            now: scenario.now(),
            calls: Vec::new(),
            undone: Vec::new(),
            // Its fault rules are the scenario's.
            faults: None,
        }
    }

    /// How many calls it has.
    #[must_use]
    pub fn calls(&self) -> usize {
        self.calls.len()
    }
}

impl Simulation {
    /// The simulation as plain data.
    #[must_use]
    pub fn export(&self) -> SavedSimulation {
        let faults: Vec<FaultRule> = self.faults().cloned().collect();
        SavedSimulation {
            format: FORMAT,
            scenario: self.scenario.source().clone(),
            now: self.now(),
            calls: self.records.iter().map(|record| record.call.clone()).collect(),
            undone: self.undone.clone(),
            faults: (faults != self.scenario.faults()).then_some(faults),
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
        if let Some(rules) = saved.faults {
            simulation.set_faults(rules);
        }
        Ok(simulation)
    }
}
