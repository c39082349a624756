//! The way in and out of a lesson's world: what was on the page before waits until the lesson is left.

use std::rc::Rc;

use super::desk::{Base, Desk, Open, show};
use crate::page::{View, World};
use crate::simulation::Simulation;
use crate::storage::{Found, Keeper};
use crate::training::{Attempt, Deed, Lesson, Screen, stand};

impl Desk {
    /// Opens a lesson: as it was left, if that is wanted and it was left at the step, or else at that step.
    pub fn begin(&self, id: &str, lesson: Rc<Lesson>, step: Option<usize>, go_on: bool) {
        let left = if go_on { self.left(id, &lesson) } else { None };
        let left = left.filter(|(simulation, _, attempt)| {
            let nowhere = Screen::default();
            let stands = || stand(&lesson, attempt, simulation, &nowhere).step;
            step.is_none_or(|step| (attempt.step..=stands().max(attempt.seen)).contains(&step))
        });
        let (world, attempt) = match left {
            Some((simulation, keeper, attempt)) => (
                World {
                    simulation,
                    keeper: Some(keeper),
                },
                attempt,
            ),
            None => self.fresh(id, &lesson, step.unwrap_or_default()),
        };
        let before = self.session.exchange(world);
        let (region, view) = (self.session.region(), self.session.view());
        let mut state = self.state.borrow_mut();
        if state.base.is_none() {
            state.base = Some(Base {
                world: before,
                region,
                view,
            });
        }
        state.progress.begin(id, attempt);
        state.stood = None;
        state.open = Some(Open {
            id: id.to_owned(),
            lesson: lesson.clone(),
            attempt,
            hints: (0, 0),
        });
        drop(state);
        self.session.turn_to(lesson.scenario.region(), View::default());
        let step = attempt.step.max(attempt.seen);
        for deed in lesson.steps.iter().take(step).flat_map(|step| &step.solution) {
            if let Deed::Show(screen) = deed {
                show(&self.session, screen);
            }
        }
        self.save();
    }

    /// A lesson's world as it was left.
    fn left(&self, id: &str, lesson: &Lesson) -> Option<(Simulation, Keeper, Attempt)> {
        let attempt = self.state.borrow().progress.of(id)?.attempt?;
        let mut keeper = Keeper::of_lesson(Box::new(self.session.place()?), id);
        match keeper.load() {
            Found::Loaded(simulation) if simulation.scenario() == &lesson.scenario => {
                Some((*simulation, keeper, attempt))
            }
            _ => None,
        }
    }

    /// A lesson's world at the start of a step.
    fn fresh(&self, id: &str, lesson: &Lesson, step: usize) -> (World, Attempt) {
        let (simulation, given) = lesson.enter(step);
        let keeper = self.session.place().map(|place| {
            let mut keeper = Keeper::of_lesson(Box::new(place), id);
            // Takes its place behind what an earlier attempt left there.
            keeper.load();
            keeper.start(&simulation);
            keeper.keep_clock(simulation.now());
            keeper
        });
        let attempt = Attempt {
            step,
            given,
            seen: step,
        };
        (World { simulation, keeper }, attempt)
    }

    /// Leaves the lesson: what was on the page before is there again.
    pub fn leave(&self) {
        self.session.leave();
        let mut state = self.state.borrow_mut();
        state.open = None;
        state.stood = None;
        let base = state.base.take();
        drop(state);
        self.session.write_lesson(None);
        if let Some(Base { world, region, view }) = base {
            self.session.exchange(world);
            self.session.turn_to(region, view);
        }
        self.redraw.force_update();
    }
}
