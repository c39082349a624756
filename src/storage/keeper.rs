//! Keeps one world's simulation in a place.

use super::lines::{Line, Lines, place_of};
use super::slot::{Seen, Slot, format};
use super::{Entry, FORMAT, Followed, Found, OWN, PREFIX, Place, Refused, Trouble, seal};
use crate::account::Timestamp;
use crate::openapi::Value;
use crate::simulation::{SavedSimulation, Scenario, Simulation, Source};

/// A checkpoint is due after so many steps, or after as many as the last one holds: so its cost is shared by them.
pub(super) const STEPS: u64 = 100;
pub(super) const SLOTS: [&str; 2] = ["a", "b"];

/// Keeps one world's simulation in a place.
pub struct Keeper {
    pub(super) place: Box<dyn Place>,
    /// What every key of this world starts with.
    pub(super) world: String,
    pub(super) writer: String,
    /// What writes the clock of a world that is begun; before, nothing does. A pointer, for a page that keeps nothing
    /// needs none of it.
    pub(super) clock: Option<fn(&Self, Timestamp)>,
    pub(super) trouble: Option<Trouble>,
    /// Another tab began the same world first: what the page shows lacks its steps.
    pub(super) stale: bool,
    /// The slot that holds the newest checkpoint, and its numbers.
    pub(super) slot: usize,
    pub(super) revision: u64,
    pub(super) epoch: u64,
    pub(super) stamp: u64,
    pub(super) seen: Seen,
    /// What that checkpoint has seen, and so the next one's fallback.
    pub(super) covered: Seen,
    /// Steps since that checkpoint, and at how many the next one is due.
    pub(super) steps: u64,
    pub(super) due: u64,
    /// The steps that the place refused; `None` where it lacks more than steps.
    pub(super) missed: Option<Vec<Entry>>,
}

impl Keeper {
    /// A keeper of the scenario's world.
    #[must_use]
    pub fn new(place: Box<dyn Place>, scenario: &Scenario) -> Self {
        match scenario.source() {
            Source::BuiltIn(built_in) => match built_in.image_count {
                Some(count) => Self::of(place, &format!("{}-{count}", built_in.name)),
                None => Self::of(place, &built_in.name),
            },
            Source::File(_) => Self::own(place),
        }
    }

    /// A keeper of the one simulation that the user brought along, whatever its scenario: beside the built-in
    /// scenarios' worlds, which it leaves alone.
    #[must_use]
    pub fn own(place: Box<dyn Place>) -> Self {
        Self::of(place, OWN)
    }

    fn of(place: Box<dyn Place>, world: &str) -> Self {
        Self {
            writer: place.writer(),
            place,
            world: format!("{PREFIX}/{world}/"),
            clock: None,
            trouble: None,
            stale: false,
            slot: 0,
            revision: 0,
            epoch: 0,
            stamp: 0,
            seen: Seen::default(),
            covered: Seen::default(),
            steps: 0,
            due: STEPS,
            missed: Some(Vec::new()),
        }
    }

    /// A keeper of what is done in a lesson: beside the scenarios' worlds, which it leaves alone.
    #[must_use]
    pub fn of_lesson(place: Box<dyn Place>, lesson: &str) -> Self {
        Self::of(place, &format!("lesson-{lesson}"))
    }

    /// Goes on in the same world through another place; a refusal of the old one is forgotten. What was refused is
    /// written by a start, or by [`Self::resume`].
    pub fn go_through(&mut self, place: Box<dyn Place>) {
        self.place = place;
        if matches!(self.trouble, Some(Trouble::Refused(_))) {
            self.trouble = None;
        }
    }

    /// What is written from here on may not be read as what it was: [`Self::resume`] is to write all of it anew.
    pub fn distrust(&mut self) {
        self.missed = None;
    }

    /// Whether nothing of this world is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.place.keys(&self.world).is_ok_and(|keys| keys.is_empty())
    }

    /// Why nothing is written any more, if so.
    #[must_use]
    pub fn trouble(&self) -> Option<Trouble> {
        self.trouble
    }

    fn is_started(&self) -> bool {
        self.clock.is_some()
    }

    pub(super) fn key(&self, name: &str) -> String {
        format!("{}{name}", self.world)
    }

    pub(super) fn head(&self) -> Result<Option<String>, Refused> {
        self.place.read(&self.key("head"))
    }

    /// Reads what is there.
    pub fn load(&mut self) -> Found {
        let found = self.read();
        found.unwrap_or_else(|refused| {
            self.trouble = Some(refused.into());
            Found::Denied
        })
    }

    pub(super) fn take(&mut self, line: Line, simulation: &mut Simulation) {
        self.seen.take(&line.writer, line.number);
        self.stamp = self.stamp.max(line.stamp);
        self.steps = self.steps.saturating_add(1);
        line.entry.happen(simulation);
    }

    /// Writes one step; `false` when it could not be written. The simulation is the one after the step.
    pub fn append(&mut self, simulation: &Simulation, entry: &Entry) -> bool {
        // A gap would cut off whatever came after it: once a step is missing, the next ones are too.
        let written = self.trouble.map_or_else(|| self.write(simulation, entry), Err);
        if let (Err(_), Some(missed)) = (written, &mut self.missed) {
            missed.push(entry.clone());
        }
        self.trouble = written.err();
        if self.trouble.is_none() {
            self.trouble = self.stay(simulation).err();
            self.missed.take_if(|_| self.trouble.is_some());
        }
        self.trouble.is_none()
    }

    /// Somebody may have emptied the place meanwhile: the page still has everything.
    fn stay(&mut self, simulation: &Simulation) -> Result<(), Trouble> {
        match self.head()? {
            Some(_) => Ok(()),
            None => self.begin(simulation.export()),
        }
    }

    fn write(&mut self, simulation: &Simulation, entry: &Entry) -> Result<(), Trouble> {
        match self.head()? {
            Some(raw) if is_newer(&raw) => return Err(Trouble::TooNew),
            Some(_) if self.is_started() => {}
            // Another tab was first: its world is the one that goes on.
            Some(_) => {
                self.load();
                if let Some(trouble) = self.trouble {
                    return Err(trouble);
                }
                if !self.is_started() {
                    self.begin(SavedSimulation::at_start(simulation.scenario()))?;
                }
                self.stale = true;
            }
            None if self.is_started() => return self.begin(simulation.export()),
            None => self.begin(SavedSimulation::at_start(simulation.scenario()))?,
        }
        let number = self.seen.next(&self.writer);
        let stamp = self.stamp.saturating_add(1);
        let key = self.key(&format!("{}/{}/{number}", self.epoch, self.writer));
        self.place.write(&key, &entry.write(stamp))?;
        self.seen.take(&self.writer, number);
        self.stamp = stamp;
        self.steps = self.steps.saturating_add(1);
        if self.steps >= self.due && !self.stale {
            self.due = self.due.saturating_mul(2);
            // Where there is no room for a checkpoint, the steps alone go on.
            if self.checkpoint(simulation.export()).is_ok() {
                self.sweep();
            }
        }
        Ok(())
    }

    /// Whether another tab's steps are missing on the page, so that it has to load anew.
    #[must_use]
    pub fn stale(&self) -> bool {
        self.stale
    }

    /// Writes a checkpoint into the other slot.
    fn checkpoint(&mut self, saved: SavedSimulation) -> Result<(), Refused> {
        let calls = saved.calls();
        let keys = self.place.keys(&self.world)?;
        let writers = |writer: &str| {
            let mut places = keys.iter().filter_map(|key| place_of(&self.world, key));
            places.any(|(_, there, _)| there == writer)
        };
        self.seen.forget(writers);
        let slot = Slot {
            revision: self.revision.saturating_add(1),
            epoch: self.epoch,
            stamp: self.stamp,
            seen: self.seen.clone(),
            saved,
        };
        let other = usize::from(self.slot == 0);
        self.place
            .write(&self.key(SLOTS.get(other).unwrap_or(&"a")), &slot.write())?;
        (self.slot, self.revision) = (other, self.revision.saturating_add(1));
        self.steps = 0;
        self.due = STEPS.max(count(calls));
        Ok(())
    }

    /// Removes the steps that both checkpoints hold.
    fn sweep(&mut self) {
        for key in self.place.keys(&self.world).unwrap_or_default() {
            if place_of(&self.world, &key).is_some_and(|(epoch, writer, number)| {
                epoch < self.epoch || number < self.covered.next(writer)
            }) {
                self.place.remove(&key);
            }
        }
        self.covered = self.seen.clone();
    }

    /// Writes both slots and the head anew, after a migration or where one of them was lost.
    pub(super) fn renew(&mut self, simulation: Option<&Simulation>) {
        if let Some(simulation) = simulation.filter(|_| self.trouble.is_none()) {
            self.trouble = self.try_renew(simulation.export()).err().map(Trouble::from);
        }
    }

    fn try_renew(&mut self, saved: SavedSimulation) -> Result<(), Refused> {
        self.checkpoint(saved.clone())?;
        // An older version, too, looks here first, and then leaves everything alone.
        let head = seal::seal(&Value::object([("Format", Value::Number(FORMAT))]));
        self.place.write(&self.key("head"), &head)?;
        self.checkpoint(saved)
    }

    /// Begins a new epoch with what that simulation is, and forgets what was before.
    fn begin(&mut self, saved: SavedSimulation) -> Result<(), Trouble> {
        let old = self.place.keys(&self.world)?;
        let (epoch, stamp, seen) = (self.epoch, self.stamp, self.seen.clone());
        (self.epoch, self.stamp, self.seen) = (epoch.saturating_add(1), 0, Seen::default());
        if let Err(refused) = self.try_renew(saved) {
            (self.epoch, self.stamp, self.seen) = (epoch, stamp, seen);
            return Err(refused.into());
        }
        self.stale = false;
        self.clock = Some(write_clock);
        self.covered = Seen::default();
        for key in old.iter().filter(|key| place_of_epoch(&self.world, key)) {
            self.place.remove(key);
        }
        Ok(())
    }

    /// Starts over with that simulation; `false` when it could not be written.
    pub fn start(&mut self, simulation: &Simulation) -> bool {
        if self.trouble.is_some() {
            self.missed = None;
            return false;
        }
        let newer = self.head().map(|head| head.as_deref().is_some_and(is_newer));
        let done = match newer {
            Ok(true) => Err(Trouble::TooNew),
            Ok(false) => self
                .begin(simulation.export())
                .and_then(|()| self.stay(simulation)),
            Err(refused) => Err(refused.into()),
        };
        self.trouble = done.err();
        self.missed = self.trouble.is_none().then(Vec::new);
        self.trouble.is_none()
    }

    /// Writes the clock, so that work under way goes on from where it was.
    pub fn keep_clock(&self, now: Timestamp) {
        if let Some(write) = self.clock.filter(|_| self.trouble.is_none()) {
            write(self, now);
        }
    }

    /// Takes in what another tab wrote: the key that changed, or none when everything was removed at once.
    pub fn follow(&mut self, key: Option<&str>, simulation: &mut Simulation) -> Followed {
        if self.trouble.is_some() || key.is_some_and(|key| !key.starts_with(&self.world)) {
            return Followed::Nothing;
        }
        match self.head() {
            Ok(Some(raw)) if is_newer(&raw) => {
                self.trouble = Some(Trouble::TooNew);
                return Followed::TooNew { raw };
            }
            Ok(None) if self.is_started() && key.is_none_or(|key| key.ends_with("/head")) => {
                return Followed::Emptied;
            }
            Ok(Some(_)) => {}
            _ => return Followed::Nothing,
        }
        match key.and_then(|key| place_of(&self.world, key)) {
            Some((epoch, ..)) if epoch < self.epoch => Followed::Nothing,
            Some((epoch, ..)) if epoch == self.epoch && self.is_started() => self.follow_steps(simulation),
            _ => self.again(),
        }
    }

    fn follow_steps(&mut self, simulation: &mut Simulation) -> Followed {
        let Ok(lines) = Lines::read(&*self.place, &self.world, self.epoch, &self.seen) else {
            return Followed::Nothing;
        };
        match lines.good.first() {
            None => return Followed::Nothing,
            Some(first) if first.stamp <= self.stamp => return self.again(),
            Some(_) => {}
        }
        for line in lines.good {
            self.take(line, simulation);
        }
        Followed::Appended
    }

    /// Everything anew, in the common order.
    pub fn again(&mut self) -> Followed {
        match self.load() {
            Found::TooNew { raw } => Followed::TooNew { raw },
            found => found
                .into_simulation()
                .map_or(Followed::Nothing, Followed::Replaced),
        }
    }
}

pub(super) fn is_newer(head: &str) -> bool {
    seal::read(head)
        .as_ref()
        .and_then(format)
        .is_some_and(|format| format > FORMAT)
}

/// Whether a key belongs to an epoch: a step or a clock.
fn place_of_epoch(world: &str, key: &str) -> bool {
    key.strip_prefix(world).is_some_and(|rest| rest.contains('/'))
}

pub(super) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

pub(super) fn write_clock(keeper: &Keeper, now: Timestamp) {
    if matches!(keeper.head(), Ok(Some(raw)) if !is_newer(&raw)) {
        let key = keeper.key(&format!("{}/clock", keeper.epoch));
        // A clock that could not be written is only late.
        keeper.place.write(&key, &now.to_string()).unwrap_or_default();
    }
}
