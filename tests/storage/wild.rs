//! A place where things go wrong, one at a time.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use image_family_simulator::storage::{Memory, Place, Refused};

/// What goes wrong at one change of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The program ends before the change.
    CrashBefore,
    /// The program ends after it, before it hears so.
    CrashAfter,
    /// Half of the text is written, then the program ends.
    Torn,
    /// There is no room, this once.
    FullOnce,
    /// There is no room from now on.
    Full,
    /// The place may not be used any more, neither read nor written.
    Denied,
    /// Another program removes everything first.
    Emptied,
}

pub const FAULTS: [Fault; 7] = [
    Fault::CrashBefore,
    Fault::CrashAfter,
    Fault::Torn,
    Fault::FullOnce,
    Fault::Full,
    Fault::Denied,
    Fault::Emptied,
];

/// A place whose change of that number goes wrong. Clones share it.
#[derive(Clone)]
pub struct Wild {
    pub under: Memory,
    pub fault: Option<(usize, Fault)>,
    changes: Rc<Cell<usize>>,
    gone: Rc<Cell<bool>>,
    pub written: Rc<RefCell<Vec<(String, usize)>>>,
}

impl Wild {
    pub fn new(under: Memory, fault: Option<(usize, Fault)>) -> Self {
        let (changes, gone, written) = Default::default();
        Self {
            under,
            fault,
            changes,
            gone,
            written,
        }
    }

    pub fn changes(&self) -> usize {
        self.changes.get()
    }

    fn change(&self, text: &str, make: impl Fn(&str)) -> Result<(), Refused> {
        let number = self.changes.replace(self.changes.get() + 1);
        let Some((at, fault)) = self.fault else {
            make(text);
            return Ok(());
        };
        if number < at || (number > at && fault == Fault::FullOnce) {
            make(text);
            return Ok(());
        }
        match fault {
            Fault::Emptied if number > at => make(text),
            Fault::Emptied => {
                empty(&self.under);
                make(text);
            }
            Fault::FullOnce => return Err(Refused::Full),
            Fault::Full => return Err(Refused::Full),
            _ if number > at => return Err(Refused::Denied),
            Fault::CrashBefore | Fault::Denied => {
                self.gone.set(true);
                return Err(Refused::Denied);
            }
            Fault::CrashAfter | Fault::Torn => {
                let half = (0..=text.len() / 2).rev().find(|&end| text.is_char_boundary(end));
                make(if fault == Fault::Torn {
                    &text[..half.unwrap()]
                } else {
                    text
                });
                self.gone.set(true);
                return Err(Refused::Denied);
            }
        }
        Ok(())
    }
}

pub fn empty(place: &Memory) {
    for key in place.keys("").unwrap() {
        place.remove(&key);
    }
}

impl Place for Wild {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        if self.gone.get() {
            Err(Refused::Denied)
        } else {
            self.under.read(key)
        }
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.written.borrow_mut().push((key.to_owned(), text.len()));
        self.change(text, |text| self.under.write(key, text).unwrap())
    }

    fn remove(&self, key: &str) {
        self.change("", |_| self.under.remove(key)).unwrap_or_default();
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
        if self.gone.get() {
            Err(Refused::Denied)
        } else {
            self.under.keys(prefix)
        }
    }

    fn writer(&self) -> String {
        "tab".to_owned()
    }
}
