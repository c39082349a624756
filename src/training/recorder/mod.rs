//! A lesson made by doing it once: where it began, where each step ended, and what a lesson can say of the calls between.
//!
//! What was recorded is marks in the log of calls and nothing else: a call that is undone is out of the recording, and
//! one that is made again is back in it.

mod facet;
mod kept;
mod propose;
mod scribe;
mod words;

use super::lesson::{Lesson, LessonError, Screen};
use crate::account::Timestamp;
use crate::simulation::{Call, CallRecord, Scenario, Simulation};
pub use propose::{Proposed, ProposedStep};
use scribe::Scribe;
pub use words::{goal, menu_item, shown_words};

/// Why a lesson can't be made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// In that step (from 1) nothing was done that a lesson could ask about, or none of it is wanted.
    Nothing(usize),
    /// The call of that action would end otherwise in the lesson: a fault, or a hand on the simulation, is no call.
    Otherwise(String),
    /// What was recorded is not what the lesson would come to.
    Elsewhere,
    /// What was there when the recording began is not there any more.
    Lost,
    /// No step is closed yet.
    Empty,
    /// The file would be none.
    File(LessonError),
}

/// A mark in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    /// The calls before it.
    calls: usize,
    /// When it was set.
    time: Timestamp,
    /// What the console showed.
    screen: Screen,
}

/// A recording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recording {
    /// The calls up to the last mark.
    log: Vec<Call>,
    start: Mark,
    ends: Vec<Mark>,
    /// The checks that are wanted where they usually are not, or the other way round: the step's place, and the check's.
    turned: Vec<(usize, usize)>,
}

fn mark(simulation: &Simulation, screen: &Screen) -> Mark {
    Mark {
        calls: simulation.calls().len(),
        time: simulation.now(),
        screen: screen.clone(),
    }
}

fn log(simulation: &Simulation) -> Vec<Call> {
    let calls = simulation.calls().iter();
    calls.map(|record| record.call.clone()).collect()
}

/// What the console shows as a lesson of that scenario begins.
#[must_use]
pub fn first_screen(scenario: &Scenario) -> Screen {
    use crate::page::view::{Page, Tab, Word as _};
    Screen {
        region: Some(scenario.region().as_str().to_owned()),
        page: Some(Page::default().word().to_owned()),
        tab: Some(Tab::default().word().to_owned()),
        family: Some(String::new()),
    }
}

impl Recording {
    /// Begins with the simulation as it is; the console shows what it shows at a lesson's beginning.
    #[must_use]
    pub fn begin(simulation: &Simulation) -> Self {
        Self {
            log: log(simulation),
            start: mark(simulation, &first_screen(simulation.scenario())),
            ends: Vec::new(),
            turned: Vec::new(),
        }
    }

    /// How many calls at the beginning of the log are those of the recording.
    fn common(&self, calls: &[CallRecord]) -> usize {
        let pairs = self.log.iter().zip(calls);
        pairs.take_while(|(ours, theirs)| **ours == theirs.call).count()
    }

    /// Whether what was there as it began is still there.
    #[must_use]
    pub fn stands(&self, simulation: &Simulation) -> bool {
        self.common(simulation.calls()) >= self.start.calls
    }

    /// How many steps are closed: a step of which a call was undone is open again.
    #[must_use]
    pub fn closed(&self, simulation: &Simulation) -> usize {
        let common = self.common(simulation.calls());
        let whole = self.ends.iter().take_while(|end| end.calls <= common);
        whole.count()
    }

    fn last(&self, closed: usize) -> &Mark {
        let before = closed.checked_sub(1);
        before
            .and_then(|place| self.ends.get(place))
            .unwrap_or(&self.start)
    }

    /// The calls of the step that is open.
    #[must_use]
    pub fn open_calls<'a>(&self, simulation: &'a Simulation) -> &'a [CallRecord] {
        let since = self.last(self.closed(simulation)).calls;
        simulation.calls().get(since..).unwrap_or_default()
    }

    /// What the console shows otherwise than at the last mark.
    #[must_use]
    pub fn turned_to(&self, simulation: &Simulation, screen: &Screen) -> Option<Screen> {
        screen.beside(&self.last(self.closed(simulation)).screen)
    }

    /// Closes a step, if a lesson can say what was done in it.
    ///
    /// # Errors
    /// Why it can't; the step stays open.
    pub fn close(&mut self, simulation: &Simulation, screen: &Screen) -> Result<(), Obstacle> {
        if !self.stands(simulation) {
            return Err(Obstacle::Lost);
        }
        let mut with = self.clone();
        let closed = self.closed(simulation);
        with.ends.truncate(closed);
        with.turned.retain(|(step, _)| *step < closed);
        with.ends.push(mark(simulation, screen));
        with.log = log(simulation);
        with.steps(simulation)?;
        *self = with;
        Ok(())
    }

    /// Opens the step again that was closed last.
    pub fn reopen(&mut self, simulation: &Simulation) {
        let left = self.closed(simulation).saturating_sub(1);
        self.ends.truncate(left);
        self.turned.retain(|(step, _)| *step < left);
        self.log.truncate(self.last(left).calls);
    }

    /// Wants a check of a step, or wants it no more.
    pub fn turn(&mut self, step: usize, check: usize) {
        let place = self.turned.iter().position(|there| *there == (step, check));
        match place {
            Some(place) => drop(self.turned.remove(place)),
            None => self.turned.push((step, check)),
        }
    }

    /// The closed steps, with what is proposed for each.
    ///
    /// # Errors
    /// Why a lesson can't be made of them.
    pub fn steps(&self, simulation: &Simulation) -> Result<Vec<ProposedStep>, Obstacle> {
        Ok(self.walk(simulation)?.1)
    }

    /// The lesson: its words are made of what was done, for somebody to better them.
    ///
    /// # Errors
    /// Why there is none.
    pub fn lesson(&self, simulation: &Simulation) -> Result<Lesson, Obstacle> {
        let (start, steps) = self.walk(simulation)?;
        if steps.is_empty() {
            return Err(Obstacle::Empty);
        }
        let lesson = propose::lesson(simulation.scenario(), start, &steps)?;
        // What is handed over is what the reader makes of it.
        Lesson::from_json(&lesson.to_json(None)).map_err(Obstacle::File)
    }

    fn walk(&self, simulation: &Simulation) -> Result<(Vec<super::Deed>, Vec<ProposedStep>), Obstacle> {
        if !self.stands(simulation) {
            return Err(Obstacle::Lost);
        }
        let calls = simulation.calls();
        let mut scribe = Scribe::new(simulation.scenario());
        let given = calls.get(..self.start.calls).unwrap_or_default();
        let start = propose::start(&mut scribe, given, self.start.time)?;
        let mut steps = Vec::new();
        let mut before = &self.start;
        let closed = self.closed(simulation);
        for (place, end) in self.ends.iter().take(closed).enumerate() {
            let made = calls.get(before.calls..end.calls).unwrap_or_default();
            let shown = end.screen.beside(&before.screen);
            let mut step = propose::step(&mut scribe, made, end.time, shown)?;
            for (n, check) in step.checks.iter_mut().enumerate() {
                check.wanted ^= self.turned.contains(&(place, n));
            }
            if step.checks.is_empty() {
                return Err(Obstacle::Nothing(place.saturating_add(1)));
            }
            steps.push(step);
            before = end;
        }
        Ok((start, steps))
    }
}
