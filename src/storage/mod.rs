//! What is written, and how it is read back: a head that names the scenario, and a small entry for each call since.
//!
//! Keys: `image-family-simulator/<world>/head`, `…/<epoch>/<number>`, `…/<epoch>/clock`. Starting over takes a new
//! epoch with one write of the head; entries of older epochs count for nothing from then on. Data that can't be read is
//! moved to `image-family-simulator/aside/…`, never overwritten.
//!
//! ```
//! use image_family_simulator::openapi::Action;
//! use image_family_simulator::simulation::{Scenario, Simulation};
//! use image_family_simulator::storage::{Entry, Found, Keeper, Memory};
//!
//! let (place, scenario) = (Memory::default(), Scenario::rollback());
//! let mut keeper = Keeper::new(Box::new(place.clone()), &scenario);
//! assert!(matches!(keeper.load(), Found::Fresh));
//!
//! let mut simulation = Simulation::new(scenario.clone());
//! simulation.call(Action::DescribeRegions, []);
//! for record in simulation.calls() {
//!     assert!(keeper.append(&scenario, &Entry::Call(record.call.clone())));
//! }
//!
//! let found = Keeper::new(Box::new(place), &scenario).load();
//! assert!(matches!(found, Found::Loaded(again) if again.calls() == simulation.calls()));
//! ```

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod local;
mod memory;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use local::Local;
pub use memory::Memory;

use crate::account::Timestamp;
use crate::openapi::Value;
use crate::simulation::part::Part;
use crate::simulation::{Call, Scenario, Simulation, Source};

/// The format's version.
const FORMAT: u64 = 1;
const PREFIX: &str = "image-family-simulator";

/// Where the progress in the lessons is kept.
pub const PROGRESS: &str = "image-family-simulator/training/progress";
/// Where progress goes that can't be read.
pub const PROGRESS_ASIDE: &str = "image-family-simulator/aside/training/progress";
/// Where the text of the learner's own lesson is kept.
pub const OWN_LESSON: &str = "image-family-simulator/training/own";

/// A place that keeps texts by name.
pub trait Place {
    /// The text of that name.
    fn read(&self, key: &str) -> Option<String>;
    /// Keeps a text; `false` when it could not.
    fn write(&self, key: &str, text: &str) -> bool;
    /// Forgets a text.
    fn remove(&self, key: &str);
    /// The names that start like that.
    fn keys(&self, prefix: &str) -> Vec<String>;
}

struct Head {
    scenario: Source,
    epoch: u64,
}

impl Head {
    fn read(value: &Value) -> Option<Self> {
        let part = Part::of(value, &["Format", "Scenario", "Epoch"]).ok()?;
        Some(Self {
            scenario: Source::read(value.get("Scenario")?).ok()?,
            epoch: part.number("Epoch").ok()??,
        })
    }
}

impl From<Head> for Value {
    fn from(head: Head) -> Self {
        Self::object([
            ("Format", Self::Number(FORMAT)),
            ("Scenario", head.scenario.into()),
            ("Epoch", Self::Number(head.epoch)),
        ])
    }
}

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

impl From<Entry> for Value {
    fn from(entry: Entry) -> Self {
        Self::object([match entry {
            Entry::Call(call) => ("Call", call.into()),
            Entry::Undo(time) => ("Undo", time.to_string().into()),
            Entry::Redo(time) => ("Redo", time.to_string().into()),
        }])
    }
}

impl Entry {
    fn read(value: &Value) -> Option<Self> {
        let part = Part::of(value, &["Call", "Undo", "Redo"]).ok()?;
        if let Some(call) = value.get("Call") {
            return Call::read(call).ok().map(Self::Call);
        }
        match (part.time("Undo").ok()?, part.time("Redo").ok()?) {
            (Some(time), None) => Some(Self::Undo(time)),
            (None, Some(time)) => Some(Self::Redo(time)),
            _ => None,
        }
    }

    fn happen(self, simulation: &mut Simulation) {
        let time = match &self {
            Self::Call(call) => call.time,
            Self::Undo(time) | Self::Redo(time) => *time,
        };
        simulation.advance(time.since(simulation.now()));
        match self {
            Self::Call(call) => {
                simulation.call(&call.action, &call.parameters);
            }
            Self::Undo(_) => {
                simulation.undo();
            }
            Self::Redo(_) => {
                simulation.redo();
            }
        }
    }
}

/// How reading ended.
#[derive(Debug)]
pub enum Found {
    /// Nothing was there.
    Fresh,
    /// The simulation as it was left.
    Loaded(Box<Simulation>),
    /// This could not be read and was put aside; the simulation holds what came before it.
    Unreadable {
        /// The text, byte for byte.
        raw: String,
        /// What could be read.
        rest: Option<Box<Simulation>>,
    },
    /// A newer version wrote this: it stays untouched, and nothing is written.
    TooNew {
        /// The text, byte for byte.
        raw: String,
    },
}

/// Keeps one world's simulation in a place.
pub struct Keeper {
    place: Box<dyn Place>,
    world: String,
    epoch: u64,
    next: u64,
    started: bool,
    writable: bool,
}

impl Keeper {
    /// A keeper of the scenario's world.
    #[must_use]
    pub fn new(place: Box<dyn Place>, scenario: &Scenario) -> Self {
        let world = match scenario.source() {
            Source::BuiltIn(built_in) => match built_in.image_count {
                Some(count) => format!("{}-{count}", built_in.name),
                None => built_in.name.clone(),
            },
            Source::File(_) => "own".to_owned(),
        };
        Self {
            place,
            world,
            epoch: 0,
            next: 0,
            started: false,
            writable: true,
        }
    }

    /// A keeper of what is done in a lesson: beside the scenarios' worlds, which it leaves alone.
    #[must_use]
    pub fn of_lesson(place: Box<dyn Place>, scenario: &Scenario, lesson: &str) -> Self {
        Self {
            world: format!("lesson-{lesson}"),
            ..Self::new(place, scenario)
        }
    }

    fn key(&self, name: &str) -> String {
        format!("{PREFIX}/{}/{name}", self.world)
    }

    fn entry_key(&self, number: u64) -> String {
        self.key(&format!("{}/{number}", self.epoch))
    }

    /// Reads what is there.
    pub fn load(&mut self) -> Found {
        let head_key = self.key("head");
        let Some(raw) = self.place.read(&head_key) else {
            return Found::Fresh;
        };
        let head: Option<Value> = serde_json::from_str(&raw).ok();
        // The first thing asked of a head: a newer one may look otherwise.
        let format = head.as_ref().and_then(|head| head["Format"].as_u64());
        if format.is_some_and(|format| format > FORMAT) {
            self.writable = false;
            return Found::TooNew { raw };
        }
        let head = head
            .filter(|_| format == Some(FORMAT))
            .as_ref()
            .and_then(Head::read);
        let read = head.and_then(|head| Some((Scenario::from_source(head.scenario).ok()?, head.epoch)));
        let Some((scenario, epoch)) = read else {
            // Without its head nobody can tell what the entries belong to: all of it goes aside together.
            self.put_aside(self.place.keys(&self.key("")));
            return Found::Unreadable { raw, rest: None };
        };
        (self.epoch, self.started) = (epoch, true);
        let mut simulation = Simulation::new(scenario);
        while let Some(raw) = self.place.read(&self.entry_key(self.next)) {
            let entry: Option<Value> = serde_json::from_str(&raw).ok();
            match entry.as_ref().and_then(Entry::read) {
                Some(entry) => entry.happen(&mut simulation),
                None => {
                    let later = (self.next..).map(|number| self.entry_key(number));
                    let later = later.take_while(|key| self.place.read(key).is_some()).collect();
                    self.put_aside(later);
                    return Found::Unreadable {
                        raw,
                        rest: Some(Box::new(simulation)),
                    };
                }
            }
            self.next = self.next.saturating_add(1);
        }
        let clock = self.place.read(&self.key(&format!("{epoch}/clock")));
        if let Some(clock) = clock.as_deref().and_then(Timestamp::parse) {
            simulation.advance(clock.since(simulation.now()));
        }
        Found::Loaded(Box::new(simulation))
    }

    /// Moves what can't be read, and what hangs on it, out of the way of new writes. Where there is no room for that,
    /// it stays where it is and nothing is written any more.
    fn put_aside(&mut self, keys: Vec<String>) {
        let taken = self.place.keys(&format!("{PREFIX}/aside/")).len();
        for key in keys {
            let Some(raw) = self.place.read(&key) else {
                continue;
            };
            let name = key.strip_prefix(PREFIX).unwrap_or(&key);
            if self.place.write(&format!("{PREFIX}/aside/{taken}{name}"), &raw) {
                self.place.remove(&key);
            } else {
                self.writable = false;
                return;
            }
        }
    }

    /// Whether what is appended will be kept.
    #[must_use]
    pub fn writable(&self) -> bool {
        self.writable
    }

    /// Writes one step; `false` when it could not be written.
    pub fn append(&mut self, scenario: &Scenario, entry: &Entry) -> bool {
        if !self.writable || !(self.started || self.start(scenario)) {
            return false;
        }
        let text = Value::from(entry.clone()).to_string();
        let written = self.place.write(&self.entry_key(self.next), &text);
        if written {
            self.next = self.next.saturating_add(1);
        } else {
            // A gap would cut off whatever came after it: from here on nothing is kept.
            self.writable = false;
        }
        written
    }

    /// Writes the clock, so that work under way goes on from where it was.
    pub fn keep_clock(&mut self, now: Timestamp) {
        if self.writable && self.started {
            let key = self.key(&format!("{}/clock", self.epoch));
            self.place.write(&key, &now.to_string());
        }
    }

    /// Starts over: one write of the head, and what was before counts no more.
    pub fn start(&mut self, scenario: &Scenario) -> bool {
        if !self.writable {
            return false;
        }
        let old = self.place.keys(&self.key(""));
        let head_key = self.key("head");
        let epoch = self.epoch.saturating_add(1);
        let scenario = scenario.source().clone();
        let text = Value::from(Head { scenario, epoch }).to_string();
        if !self.place.write(&head_key, &text) {
            return false;
        }
        (self.epoch, self.next, self.started) = (epoch, 0, true);
        for key in old.iter().filter(|key| **key != head_key) {
            self.place.remove(key);
        }
        true
    }
}

#[cfg(test)]
mod tests;
