//! The browser's storage as it may fail.

use std::cell::Cell;
use std::rc::Rc;

use crate::storage::{Local, Place, Refused};

/// What is wrong with the storage of this tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum StorageFault {
    /// Nothing.
    #[default]
    None,
    /// It takes nothing more.
    Full,
    /// It may not be used.
    Denied,
    /// The steps written to it are cut off.
    Corrupt,
}

/// A place that fails as the switch says.
pub struct Failing {
    /// The storage.
    pub place: Local,
    /// The switch.
    pub fault: Rc<Cell<StorageFault>>,
}

impl Failing {
    fn denied(&self) -> Result<(), Refused> {
        match self.fault.get() {
            StorageFault::Denied => Err(Refused::Denied),
            _ => Ok(()),
        }
    }
}

/// A step's key ends in its number. Checkpoints stay whole: what was there before has to come back.
fn is_step(key: &str) -> bool {
    key.rsplit('/')
        .next()
        .is_some_and(|name| name.parse::<u64>().is_ok())
}

impl Place for Failing {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        self.denied()?;
        self.place.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.denied()?;
        match self.fault.get() {
            StorageFault::Full => Err(Refused::Full),
            StorageFault::Corrupt if is_step(key) => {
                let half: String = text.chars().take(text.chars().count() / 2).collect();
                self.place.write(key, &half)
            }
            _ => self.place.write(key, text),
        }
    }

    fn remove(&self, key: &str) {
        if self.denied().is_ok() {
            self.place.remove(key);
        }
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
        self.denied()?;
        self.place.keys(prefix)
    }

    fn writer(&self) -> String {
        self.place.writer()
    }
}
