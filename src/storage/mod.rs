//! What is written, and how it is read back: checkpoints in two slots, and a small entry for each step since.
//!
//! Keys, all under `image-family-simulator/<world>/`:
//! - `head`: the format's version, where every version of this program looks first;
//! - `a`, `b`: two checkpoints, written in turn, so that one of them is whole whatever breaks off;
//! - `<epoch>/<writer>/<number>`: the steps. Each tab writes under a name of its own and overwrites nobody's; what
//!   several wrote at once is put into one order by its stamps, the same in every tab;
//! - `<epoch>/clock`: the time at which the page was left.
//!
//! Starting over takes a new epoch. Data that can't be read is moved to `image-family-simulator/aside/…`, never
//! overwritten; the last eight times are kept, and the page offers to remove them.
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
//! let call = simulation.calls()[0].call.clone();
//! assert!(keeper.append(&simulation, &Entry::Call(call)));
//!
//! let found = Keeper::new(Box::new(place), &scenario).load();
//! assert!(matches!(found, Found::Loaded(again) if again.calls() == simulation.calls()));
//! ```

mod entry;
mod keeper;
mod lines;
mod loading;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod local;
mod memory;
mod resuming;
mod seal;
mod slot;

pub use entry::Entry;
pub use keeper::Keeper;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use local::Local;
pub use memory::Memory;

use crate::simulation::Simulation;

/// The format's version.
const FORMAT: u64 = 3;
const PREFIX: &str = "image-family-simulator";

/// The world of what the user brought along; in the address, `scenario` says it.
pub const OWN: &str = "own";
/// Where the simulation is kept that the one brought along last took the place of.
pub const REPLACED: &str = "image-family-simulator/replaced";
/// What the keys of what was put aside start with.
pub const ASIDE: &str = "image-family-simulator/aside/";
/// Where the progress in the lessons is kept.
pub const PROGRESS: &str = "image-family-simulator/training/progress";
/// Where progress goes that can't be read.
pub const PROGRESS_ASIDE: &str = "image-family-simulator/aside/training/progress";
/// Where the text of the learner's own lesson is kept.
pub const OWN_LESSON: &str = "image-family-simulator/training/own";

/// Where a lesson is kept that is being recorded: its marks in the calls.
pub const RECORDING: &str = "image-family-simulator/training/recording";

/// Why a place did not do what it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It has no room left.
    Full,
    /// It may not be used.
    Denied,
}

/// A place that keeps texts by name.
pub trait Place {
    /// The text of that name.
    ///
    /// # Errors
    /// The place may not be read.
    fn read(&self, key: &str) -> Result<Option<String>, Refused>;
    /// Keeps a text.
    ///
    /// # Errors
    /// It could not.
    fn write(&self, key: &str, text: &str) -> Result<(), Refused>;
    /// Forgets a text.
    fn remove(&self, key: &str);
    /// The names that start like that.
    ///
    /// # Errors
    /// The place may not be read.
    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused>;
    /// A name that no other writer to the place has.
    fn writer(&self) -> String;
}

/// How reading ended.
#[derive(Debug)]
pub enum Found {
    /// Nothing was there.
    Fresh,
    /// The simulation as it was left.
    Loaded(Box<Simulation>),
    /// The simulation as an older version left it.
    Migrated {
        /// The format that it was in.
        from: u64,
        /// The simulation.
        simulation: Box<Simulation>,
    },
    /// Something could not be read and was put aside.
    Corrupt {
        /// The text, byte for byte.
        raw: String,
        /// The simulation that all the rest makes.
        rest: Option<Box<Simulation>>,
    },
    /// A newer version wrote this: it stays untouched, and nothing is written.
    TooNew {
        /// The text, byte for byte.
        raw: String,
    },
    /// The place may not be read.
    Denied,
}

impl Found {
    /// The simulation that was found, if any.
    #[must_use]
    pub fn simulation(&self) -> Option<&Simulation> {
        match self {
            Self::Loaded(simulation)
            | Self::Migrated { simulation, .. }
            | Self::Corrupt {
                rest: Some(simulation),
                ..
            } => Some(simulation),
            _ => None,
        }
    }

    /// See [`Self::simulation`].
    #[must_use]
    pub fn into_simulation(self) -> Option<Box<Simulation>> {
        match self {
            Self::Loaded(simulation) | Self::Migrated { simulation, .. } => Some(simulation),
            Self::Corrupt { rest, .. } => rest,
            Self::Fresh | Self::TooNew { .. } | Self::Denied => None,
        }
    }
}

/// What came of a change that another tab wrote.
#[derive(Debug)]
pub enum Followed {
    /// Nothing that concerns this simulation.
    Nothing,
    /// The simulation has the steps of the other tab too.
    Appended,
    /// Both tabs made steps at once: this is the simulation with all of them, in the order that both will have.
    Replaced(Box<Simulation>),
    /// Somebody removed what was kept; the next step writes everything anew.
    Emptied,
    /// A newer version of the page took over: nothing is written any more.
    TooNew {
        /// The text that said so.
        raw: String,
    },
}

/// Why nothing is written any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The place did not take a step.
    Refused(Refused),
    /// A newer version of the page writes there now.
    TooNew,
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
