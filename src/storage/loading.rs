//! Reads what is there: the newest checkpoint that is whole, and the steps since.

use super::keeper::{Keeper, SLOTS, STEPS, count, is_newer, write_clock};
use super::lines::{Lines, place_of};
use super::slot::{Read, Slot, format};
use super::{ASIDE, FORMAT, Found, PREFIX, Refused, Trouble, seal};
use crate::account::Timestamp;
use crate::simulation::Simulation;

/// How often something can be put aside before what was put there first has to go.
const ASIDES: u64 = 8;
/// What stands for a slot's place where Format 1's head is gone on from.
const OLD: usize = 2;

impl Keeper {
    pub(super) fn read(&mut self) -> Result<Found, Refused> {
        let head = self.head()?;
        if let Some(raw) = head.clone().filter(|raw| is_newer(raw)) {
            self.trouble = Some(Trouble::TooNew);
            return Ok(Found::TooNew { raw });
        }
        let (mut slots, mut bad) = (Vec::new(), Vec::new());
        for (place, name) in SLOTS.iter().enumerate() {
            let key = self.key(name);
            let Some(raw) = self.place.read(&key)? else {
                continue;
            };
            match Slot::read(&raw) {
                Read::TooNew => {
                    self.trouble = Some(Trouble::TooNew);
                    return Ok(Found::TooNew { raw });
                }
                Read::Bad => bad.push((key, raw)),
                Read::Good(slot) => slots.push((place, slot)),
            }
        }
        let from = head.as_deref().map_or(Head::None, Head::read);
        let as_it_should_be = matches!(from, Head::Marker);
        let migrated = matches!(from, Head::Older);
        match from {
            Head::Old(slot) => slots.push((OLD, *slot)),
            Head::Bad => bad.insert(0, (self.key("head"), head.unwrap_or_default())),
            Head::None | Head::Marker | Head::Older => {}
        }
        // The newest that makes a simulation.
        let mut opened = None;
        while opened.is_none()
            && let Some(newest) = newest(&slots)
        {
            let (place, slot) = slots.swap_remove(newest);
            let simulation = Simulation::import(slot.saved.clone()).ok();
            opened = simulation.map(|simulation| (place, slot, simulation));
        }
        match opened {
            Some((place, slot, simulation)) => {
                let found = match self.go_on(place, &slot, simulation, bad)? {
                    Found::Loaded(simulation) if migrated => Found::Migrated { from: 2, simulation },
                    found => found,
                };
                if !as_it_should_be || matches!(found, Found::Corrupt { .. }) {
                    self.renew(found.simulation());
                }
                Ok(found)
            }
            None => self.nothing_good(bad),
        }
    }

    /// Goes on from a checkpoint: the steps since are made again.
    fn go_on(
        &mut self,
        place: usize,
        slot: &Slot,
        mut simulation: Simulation,
        mut bad: Vec<(String, String)>,
    ) -> Result<Found, Refused> {
        self.stale = false;
        self.clock = Some(write_clock);
        (self.slot, self.revision, self.epoch, self.stamp) = (place, slot.revision, slot.epoch, slot.stamp);
        (self.seen, self.covered) = (slot.seen.clone(), slot.seen.clone());
        let lines = Lines::read(&*self.place, &self.world, self.epoch, &self.seen)?;
        self.steps = 0;
        self.due = STEPS.max(count(simulation.calls().len()));
        for line in lines.good {
            self.take(line, &mut simulation);
        }
        let clock = self.place.read(&self.key(&format!("{}/clock", self.epoch)))?;
        if let Some(clock) = clock.as_deref().and_then(Timestamp::parse) {
            simulation.advance(clock.since(simulation.now()));
        }
        for key in lines.bad {
            let raw = self.place.read(&key)?.unwrap_or_default();
            bad.push((key, raw));
        }
        let raw = bad.first().map(|(_, raw)| raw.clone());
        self.put_aside(bad);
        let simulation = Box::new(simulation);
        Ok(match raw {
            Some(raw) => Found::Corrupt {
                raw,
                rest: Some(simulation),
            },
            None if place == OLD => Found::Migrated { from: 1, simulation },
            None => Found::Loaded(simulation),
        })
    }

    /// Without a checkpoint nobody can tell what the steps belong to: all of it goes aside together.
    fn nothing_good(&mut self, bad: Vec<(String, String)>) -> Result<Found, Refused> {
        let mut raw = bad.into_iter().next().map(|(_, raw)| raw);
        let mut all = Vec::new();
        for key in self.place.keys(&self.world)? {
            let text = self.place.read(&key)?.unwrap_or_default();
            if raw.is_none() && place_of(&self.world, &key).is_some() {
                raw = Some(text.clone());
            }
            all.push((key, text));
        }
        let Some(raw) = raw else {
            return Ok(Found::Fresh);
        };
        self.put_aside(all);
        Ok(Found::Corrupt { raw, rest: None })
    }

    /// Moves what can't be read, and what hangs on it, out of the way of new writes. Where there is no room for that,
    /// it stays where it is and nothing is written any more.
    fn put_aside(&mut self, texts: Vec<(String, String)>) {
        if texts.is_empty() {
            return;
        }
        let keys = self.place.keys(ASIDE).unwrap_or_default();
        let number = |key: &str| key.strip_prefix(ASIDE)?.split('/').next()?.parse::<u64>().ok();
        let last = keys.iter().filter_map(|key| number(key)).max();
        let next = last.map_or(0, |last| last.saturating_add(1));
        for (key, raw) in texts {
            let name = key.strip_prefix(PREFIX).unwrap_or(&key);
            match self.place.write(&format!("{ASIDE}{next}{name}"), &raw) {
                Ok(()) => self.place.remove(&key),
                Err(refused) => {
                    self.trouble = Some(refused.into());
                    return;
                }
            }
        }
        for key in &keys {
            if number(key).is_some_and(|number| number.saturating_add(ASIDES) <= next) {
                self.place.remove(key);
            }
        }
    }
}

/// What stands under `head`.
enum Head {
    None,
    Marker,
    /// The marker of an older format that had one.
    Older,
    Old(Box<Slot>),
    Bad,
}

impl Head {
    fn read(raw: &str) -> Self {
        match seal::open(raw) {
            Some(value) if format(&value) == Some(FORMAT) => Self::Marker,
            Some(value) if format(&value) == Some(2) => Self::Older,
            _ => Slot::of_format_1(raw).map_or(Self::Bad, |slot| Self::Old(Box::new(slot))),
        }
    }
}

/// Where the newest checkpoint stands.
fn newest(slots: &[(usize, Slot)]) -> Option<usize> {
    let numbered = slots.iter().enumerate();
    numbered
        .max_by_key(|(_, (_, slot))| (slot.epoch, slot.revision))
        .map(|(at, _)| at)
}
