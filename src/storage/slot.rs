//! A checkpoint: the whole simulation in one text, and how far into each writer's steps it goes.

use std::borrow::Cow;

use super::FORMAT;
use super::seal::{open, seal};
use crate::openapi::Value;
use crate::simulation::part::Part;
use crate::simulation::{SavedSimulation, Scenario, Simulation, Source};

/// How many writers are remembered; a tab whose last step is that long ago starts counting anew.
const WRITERS: usize = 32;

/// How many steps of each writer are in; the writer that wrote last stands at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Seen(Vec<(String, u64)>);

impl Seen {
    /// The number of that writer's next step.
    pub fn next(&self, writer: &str) -> u64 {
        let found = self.0.iter().find(|(there, _)| there == writer);
        found.map_or(0, |(_, next)| *next)
    }

    /// Takes a step in.
    pub fn take(&mut self, writer: &str, number: u64) {
        self.0.retain(|(there, _)| there != writer);
        self.0.push((writer.to_owned(), number.saturating_add(1)));
    }

    /// Forgets old writers, but none whose steps are still there: they would count as new.
    pub fn forget(&mut self, is_there: impl Fn(&str) -> bool) {
        let mut surplus = self.0.len().saturating_sub(WRITERS);
        self.0.retain(|(writer, _)| {
            let stays = surplus == 0 || is_there(writer);
            surplus = surplus.saturating_sub(1);
            stays
        });
    }

    fn read(value: &Value) -> Option<Self> {
        let Value::Object(fields) = value else { return None };
        let read = |(writer, next): &(Cow<'static, str>, Value)| Some((writer.to_string(), next.as_u64()?));
        fields.iter().map(read).collect::<Option<_>>().map(Self)
    }
}

impl From<Seen> for Value {
    fn from(seen: Seen) -> Self {
        let field = |(writer, next)| (Cow::Owned(writer), Self::Number(next));
        Self::Object(seen.0.into_iter().map(field).collect())
    }
}

/// A checkpoint.
#[derive(Debug, Clone)]
pub(super) struct Slot {
    /// Counts up with each checkpoint of a world.
    pub revision: u64,
    /// Counts up with each start over.
    pub epoch: u64,
    /// The highest stamp of the steps that are in.
    pub stamp: u64,
    pub seen: Seen,
    pub saved: SavedSimulation,
}

/// What a text in a slot's place was.
pub(super) enum Read {
    Good(Slot),
    Bad,
    TooNew,
}

impl Slot {
    pub fn write(self) -> String {
        seal(&Value::object([
            ("Format", Value::Number(FORMAT)),
            ("Writer", env!("CARGO_PKG_VERSION").into()),
            ("Revision", Value::Number(self.revision)),
            ("Epoch", Value::Number(self.epoch)),
            ("Stamp", Value::Number(self.stamp)),
            ("Seen", self.seen.into()),
            ("Saved", self.saved.into()),
        ]))
    }

    pub fn read(text: &str) -> Read {
        let Some(value) = open(text) else { return Read::Bad };
        if format(&value).is_some_and(|format| format > FORMAT) {
            return Read::TooNew;
        }
        migrate(value)
            .as_ref()
            .and_then(Self::fields)
            .map_or(Read::Bad, Read::Good)
    }

    /// The head of Format 1 as a slot: the scenario at its start.
    pub fn of_format_1(head: &str) -> Option<Self> {
        let value = serde_json::from_str(head)
            .ok()
            .filter(|value| format(value) == Some(1))?;
        migrate(value).as_ref().and_then(Self::fields)
    }

    fn fields(value: &Value) -> Option<Self> {
        const FIELDS: &[&str] = &["Format", "Writer", "Revision", "Epoch", "Stamp", "Seen", "Saved"];
        let part = Part::of(value, FIELDS).ok()?;
        let number = |name| part.number(name).ok()?;
        Some(Self {
            revision: number("Revision")?,
            epoch: number("Epoch")?,
            stamp: number("Stamp")?,
            seen: Seen::read(value.get("Seen")?)?,
            saved: value.get("Saved")?.clone().try_into().ok()?,
        })
    }
}

/// The format that a text says it has.
pub(super) fn format(value: &Value) -> Option<u64> {
    value.get("Format")?.as_u64()
}

/// One step from each format to the next; the first is from Format 1.
const MIGRATIONS: [fn(&Value) -> Option<Value>; 2] = [keep_the_simulation, know_faults];
const _: () = assert!(
    MIGRATIONS.len() as u64 + 1 == FORMAT,
    "one migration for each format but the newest"
);

fn migrate(mut value: Value) -> Option<Value> {
    let from = usize::try_from(format(&value)?).ok()?.checked_sub(1)?;
    for step in MIGRATIONS.get(from..)? {
        value = step(&value)?;
    }
    Some(value)
}

/// 2 → 3. Since Format 3 a simulation may hold fault rules; nothing else changed, so any older slot is one already.
fn know_faults(slot: &Value) -> Option<Value> {
    Some(slot.clone())
}

/// 1 → 2. Format 1 kept the scenario alone, all the rest was steps.
fn keep_the_simulation(head: &Value) -> Option<Value> {
    let part = Part::of(head, &["Format", "Scenario", "Epoch"]).ok()?;
    let epoch = part.number("Epoch").ok()??;
    let scenario = Scenario::from_source(Source::read(head.get("Scenario")?).ok()?).ok()?;
    Some(Value::object([
        ("Format", Value::Number(2)),
        ("Revision", Value::Number(0)),
        ("Epoch", Value::Number(epoch)),
        ("Stamp", Value::Number(0)),
        ("Seen", Value::object([])),
        ("Saved", Simulation::new(scenario).export().into()),
    ]))
}
