//! One step of a simulation, as it is written.

use super::seal::{open, seal};
use crate::account::Timestamp;
use crate::openapi::Value;
use crate::simulation::part::Part;
use crate::simulation::{Call, Simulation};

/// One step of a simulation, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A call was made.
    Call(Call),
    /// The newest change was taken back.
    Undo(Timestamp),
    /// A change was made again.
    Redo(Timestamp),
}

impl Entry {
    /// The step as it is written, with its place in the common order.
    pub(super) fn write(&self, stamp: u64) -> String {
        let step = match self.clone() {
            Self::Call(call) => ("Call", call.into()),
            Self::Undo(time) => ("Undo", time.to_string().into()),
            Self::Redo(time) => ("Redo", time.to_string().into()),
        };
        seal(&Value::object([("Stamp", Value::Number(stamp)), step]))
    }

    /// The stamp and the step.
    pub(super) fn read(text: &str) -> Option<(u64, Self)> {
        let value = open(text)?;
        let stamp = value.get("Stamp")?.as_u64()?;
        Self::step(&value, &["Stamp", "Call", "Undo", "Redo"]).map(|step| (stamp, step))
    }

    /// A step of Format 1, which had neither checksum nor stamp.
    pub(super) fn read_plain(text: &str) -> Option<Self> {
        Self::step(&serde_json::from_str(text).ok()?, &["Call", "Undo", "Redo"])
    }

    fn step(value: &Value, known: &[&str]) -> Option<Self> {
        let part = Part::of(value, known).ok()?;
        if let Some(call) = value.get("Call") {
            return Call::read(call).ok().map(Self::Call);
        }
        match (part.time("Undo").ok()?, part.time("Redo").ok()?) {
            (Some(time), None) => Some(Self::Undo(time)),
            (None, Some(time)) => Some(Self::Redo(time)),
            _ => None,
        }
    }

    /// Makes the step.
    pub(super) fn happen(self, simulation: &mut Simulation) {
        let time = match &self {
            Self::Call(call) => call.time,
            Self::Undo(time) | Self::Redo(time) => *time,
        };
        simulation.advance(time.since(simulation.now()));
        match self {
            Self::Call(call) => simulation.repeat(call),
            Self::Undo(_) => {
                simulation.undo();
            }
            Self::Redo(_) => {
                simulation.redo();
            }
        }
    }
}
