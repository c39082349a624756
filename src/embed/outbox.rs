//! What happens on the page, told once each: calls, steps and lessons passed, and the log for a shared world.

use std::rc::Rc;

use super::door::Begun;
use super::message::event;
use crate::account::RegionId;
use crate::openapi::Value;
use crate::page::Session;
use crate::page::session::LessonStanding;
use crate::simulation::{CallRecord, FaultRule, SavedSimulation, Scenario};

/// What was told already.
#[derive(Debug, Default)]
pub struct Outbox {
    calls: usize,
    lesson: Option<LessonStanding>,
    /// What the other pages of the world were told, or have told.
    known: Option<Known>,
    /// The world's log as all of its pages have it, and its number; the first is what a page starts with.
    agreed: Option<(u64, SavedSimulation)>,
    /// The lesson of which the world is; on another one nothing is told.
    home: Option<String>,
    /// What was told since, if the others have not got it yet.
    told: Option<(Known, SavedSimulation)>,
    /// How far the screen's steps of the lesson are done, as the other pages of the world know.
    seen: usize,
}

/// A call and what came of it, as the npm package tells it.
pub fn record(record: &CallRecord) -> Value {
    let call = &record.call;
    Value::given([
        ("action", Some(call.action.clone().into())),
        ("parameters", Some(call.parameters.clone().into())),
        ("status", Some(Value::Number(record.response.status.into()))),
        ("body", Some((*record.response.body).clone())),
        ("time", Some(call.time.to_string().into())),
        ("byHand", call.by_hand.then_some(Value::Boolean(true))),
    ])
}

/// What another page of the same world takes over: the simulation, and what the console is turned to.
fn log(session: &Session, saved: SavedSimulation, base: u64, seen: usize) -> Value {
    let lesson = session.lesson_standing().map(|standing| standing.id.into());
    Value::given([
        ("saved", Some(saved.into())),
        ("region", Some(session.region().as_str().into())),
        ("family", Some(session.view().family.into())),
        ("lesson", lesson),
        ("seen", Some(number(seen))),
        ("base", Some(Value::Number(base))),
    ])
}

/// What tells one state of what a world shares from the next, without writing it down. The time is no part of it: it
/// passes in each page by itself.
#[derive(Debug, Clone)]
struct Known {
    scenario: Scenario,
    calls: usize,
    undone: usize,
    /// The newest answer: whatever is made again has answers of its own.
    last: Option<Rc<Value>>,
    faults: Vec<FaultRule>,
    region: RegionId,
    family: String,
    lesson: Option<String>,
}

impl Known {
    fn of(session: &Session) -> Self {
        session.read(|simulation| Self {
            scenario: simulation.scenario().clone(),
            calls: simulation.calls().len(),
            undone: simulation.redoable_calls(),
            last: simulation
                .calls()
                .last()
                .map(|record| record.response.body.clone()),
            faults: simulation.faults().cloned().collect(),
            region: session.region(),
            family: session.view().family,
            lesson: session.lesson_standing().map(|standing| standing.id),
        })
    }
}

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.last, &other.last) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && std::ptr::eq(self.scenario.source(), other.scenario.source())
            && (self.calls, self.undone, self.region) == (other.calls, other.undone, other.region)
            && (&self.family, &self.lesson, &self.faults) == (&other.family, &other.lesson, &other.faults)
    }
}

fn number(count: usize) -> Value {
    Value::Number(u64::try_from(count).unwrap_or(u64::MAX))
}

impl Outbox {
    /// The calls up to now are known to the page around this one.
    pub fn settle(&mut self, session: &Session) {
        self.calls = session.read(|simulation| simulation.calls().len());
    }

    /// What was told first since the last number is in the world's log now, under that number. Whether more was done
    /// meanwhile, the next look tells.
    pub fn agree(&mut self, number: u64) {
        if let Some((known, saved)) = self.told.take() {
            self.agreed = Some((number, saved));
            self.known = Some(known);
        }
    }

    /// Whether the world's log is here already, up to that number.
    pub fn has(&self, number: Option<u64>) -> bool {
        let ours = self.agreed.as_ref().map(|(number, _)| *number);
        number.is_some() && number <= ours
    }

    /// What the world's log becomes here: with what was done on this page and the others have not got yet.
    pub fn merged(&self, session: &Session, theirs: &SavedSimulation) -> SavedSimulation {
        let ours = session.read(|simulation| simulation.export());
        match &self.agreed {
            Some((_, before)) => ours.merged(before, theirs.clone()),
            None => theirs.clone(),
        }
    }

    /// The world's log is this, under that number, and has been taken over; `more` if this page has something to add.
    pub fn took(&mut self, session: &Session, number: Option<u64>, theirs: SavedSimulation, more: bool) {
        self.settle(session);
        self.known = (!more).then(|| Known::of(session));
        if let Some(number) = number {
            self.agreed = Some((number, theirs));
            self.told = None;
        }
    }

    /// So far the screen's steps are done in another page of the world. An echo could run over what came meanwhile.
    pub fn settle_seen(&mut self, seen: usize) {
        self.seen = self.seen.max(seen);
    }

    /// The page was ready: what was there before is no event.
    pub fn begun(session: &Session, begun: &Begun, shared: bool) -> Self {
        let lesson = begun.lesson.clone();
        Self {
            calls: begun.calls,
            known: shared.then(|| Known::of(session)),
            agreed: shared.then(|| (0, session.read(|simulation| simulation.export()))),
            home: lesson.as_ref().map(|standing| standing.id.clone()),
            seen: lesson.as_ref().map_or(0, |standing| standing.seen),
            lesson,
            told: None,
        }
    }

    /// The events since the last look.
    pub fn look(&mut self, session: &Session, shared: bool) -> Vec<String> {
        let mut events = Vec::new();
        let standing = session.lesson_standing();
        let same_lesson = self.lesson.as_ref().map(|there| &there.id) == standing.as_ref().map(|now| &now.id);
        session.read(|simulation| {
            let calls = simulation.calls();
            if same_lesson {
                let new = calls.iter().skip(self.calls);
                events.extend(new.map(|call| event("called", [("call", record(call))])));
            }
            self.calls = calls.len();
        });
        if let Some(now) = &standing {
            let before = self
                .lesson
                .as_ref()
                .filter(|_| same_lesson)
                .map_or(0, |there| there.done);
            for step in before..now.done {
                let fields = [
                    ("lesson", now.id.clone().into()),
                    ("step", number(step.saturating_add(1))),
                ];
                events.push(event("stepPassed", fields));
            }
            if before < now.done && now.done >= now.all {
                events.push(event("lessonPassed", [("lesson", now.id.clone().into())]));
            }
        }
        let seen = standing.as_ref().map_or(0, |standing| standing.seen);
        self.lesson = standing;
        if shared {
            events.extend(self.news(session, seen));
        }
        events
    }

    /// What the other pages of the world have not been told.
    fn news(&mut self, session: &Session, seen: usize) -> Option<String> {
        let now = Known::of(session);
        if now.lesson != self.home || self.known.as_ref() == Some(&now) && seen <= self.seen {
            return None;
        }
        self.seen = self.seen.max(seen);
        let saved = session.read(|simulation| simulation.export());
        let base = self.agreed.as_ref().map_or(0, |(number, _)| *number);
        self.known = Some(now.clone());
        self.told.get_or_insert_with(|| (now, saved.clone()));
        Some(event("log", [("log", log(session, saved, base, seen))]))
    }
}
