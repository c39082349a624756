//! Where a learner stands: made of the lesson and the calls, and of nothing else.

use super::found::Sight;
use super::lesson::{Lesson, Screen};
use super::progress::Attempt;
use crate::simulation::{CallRecord, Simulation};

/// Where a learner stands in a lesson.
#[derive(Debug, Clone)]
pub struct Standing {
    /// How many steps are done: the place of the present one.
    pub step: usize,
    /// The learner's own calls.
    pub own_calls: usize,
    /// The learner's own steps that are done by what the console shows, counted from the lesson's beginning.
    pub seen: usize,
    /// The calls since the present step began.
    pub calls: Vec<CallRecord>,
}

impl Lesson {
    /// Whether everything is done.
    #[must_use]
    pub fn is_done(&self, standing: &Standing) -> bool {
        standing.step >= self.steps.len()
    }

    /// The lesson at the start of a step: what comes before it has happened. Also how many calls that were.
    #[must_use]
    pub fn enter(&self, step: usize) -> (Simulation, usize) {
        let mut simulation = Simulation::new(self.scenario.clone());
        let before = self.steps.iter().take(step).flat_map(|step| &step.solution);
        for deed in self.start.iter().chain(before) {
            deed.happen(&mut simulation);
        }
        let given = simulation.calls().len();
        (simulation, given)
    }
}

/// A walk along the calls.
struct Walk<'a> {
    lesson: &'a Lesson,
    simulation: Simulation,
    step: usize,
    /// The place in the log where the present step began.
    since: usize,
    seen: usize,
}

impl Walk<'_> {
    /// Goes on to the next step as long as the present one is done. Steps about the screen are passed when a later one
    /// is done: who did what they lead to has no need of them.
    fn settle(&mut self) {
        let nowhere = Screen::default();
        loop {
            let ahead = self.lesson.steps.iter().enumerate().skip(self.step);
            let next = ahead.into_iter().find(|(_, step)| !step.on_screen());
            let Some((place, step)) = next else { return };
            let sight = Sight {
                account: self.simulation.account(),
                calls: self.simulation.calls().get(self.since..).unwrap_or_default(),
                screen: &nowhere,
            };
            if !step.all_checks().all(|check| check.holds(&sight)) {
                return;
            }
            self.step = place.saturating_add(1);
            self.since = self.simulation.calls().len();
        }
    }

    /// Passes the steps that the screen shows to be done, and those that it has shown before.
    fn look(&mut self, screen: &Screen, seen: usize) {
        while let Some(step) = self.lesson.steps.get(self.step).filter(|step| step.on_screen()) {
            let sight = Sight {
                account: self.simulation.account(),
                calls: &[],
                screen,
            };
            if self.step >= seen && !step.all_checks().all(|check| check.holds(&sight)) {
                break;
            }
            self.step = self.step.saturating_add(1);
            self.seen = self.step;
        }
        self.seen = self.seen.max(seen);
    }
}

/// Where a learner stands, given how the attempt began, the simulation as it is and what the console shows.
#[must_use]
pub fn stand(lesson: &Lesson, attempt: &Attempt, simulation: &Simulation, screen: &Screen) -> Standing {
    let given = attempt.given.min(simulation.calls().len());
    let mut walk = Walk {
        lesson,
        simulation: Simulation::new(lesson.scenario.clone()),
        step: attempt.step,
        since: given,
        seen: 0,
    };
    for (place, record) in simulation.calls().iter().enumerate() {
        let call = record.call.clone();
        let passed = call.time.since(walk.simulation.now());
        walk.simulation.advance(passed);
        if place > given {
            walk.settle();
        }
        walk.simulation.repeat(call);
        if place >= given {
            walk.settle();
        }
    }
    walk.simulation
        .advance(simulation.now().since(walk.simulation.now()));
    walk.settle();
    walk.look(screen, attempt.seen);
    let calls = walk.simulation.calls();
    Standing {
        step: walk.step,
        own_calls: calls.len().saturating_sub(given),
        seen: walk.seen,
        calls: calls.get(walk.since..).unwrap_or_default().to_vec(),
    }
}
