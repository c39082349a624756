//! What happens on the page, told once each: calls, steps and lessons passed, the height, and the log for a shared world.

use super::message::event;
use crate::openapi::Value;
use crate::page::Session;
use crate::page::session::LessonStanding;
use crate::simulation::CallRecord;

/// What was told already.
#[derive(Debug, Default)]
pub struct Outbox {
    calls: usize,
    lesson: Option<LessonStanding>,
    height: u64,
    log: String,
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
fn log(session: &Session, seen: usize) -> Value {
    let saved = session.read(|simulation| simulation.export());
    let lesson = session.lesson_standing().map(|standing| standing.id.into());
    Value::given([
        ("saved", Some(saved.into())),
        ("region", Some(session.region().as_str().into())),
        ("family", Some(session.view().family.into())),
        ("lesson", lesson),
        ("seen", Some(number(seen))),
    ])
}

/// The log without the time, which passes in each page by itself.
fn timeless(session: &Session) -> String {
    let mut log = log(session, 0);
    if let Value::Object(fields) = &mut log
        && let Some((_, Value::Object(saved))) = fields.first_mut()
    {
        saved.retain(|(name, _)| name != "Now");
    }
    log.to_string()
}

fn number(count: usize) -> Value {
    Value::Number(u64::try_from(count).unwrap_or(u64::MAX))
}

impl Outbox {
    /// Everything up to now is known to the page around this one, and to those of the same world.
    pub fn settle(&mut self, session: &Session, shared: bool) {
        self.calls = session.read(|simulation| simulation.calls().len());
        if shared {
            self.log = timeless(session);
        }
    }

    /// So far the screen's steps are done in another page of the world. An echo could run over what came meanwhile.
    pub fn settle_seen(&mut self, seen: usize) {
        self.seen = self.seen.max(seen);
    }

    /// The page is ready: what was there before is no event.
    pub fn begin(&mut self, session: &Session, shared: bool) {
        self.settle(session, shared);
        self.lesson = session.lesson_standing();
        self.seen = self.lesson.as_ref().map_or(0, |standing| standing.seen);
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
            let now = timeless(session);
            if now != self.log || seen > self.seen {
                self.log = now;
                self.seen = self.seen.max(seen);
                events.push(event("log", [("log", log(session, seen))]));
            }
        }
        events
    }

    /// The height, if it is another one than was told.
    pub fn height(&mut self, height: f64) -> Option<String> {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number of pixels"
        )]
        let height = height as u64;
        if height == self.height || height == 0 {
            return None;
        }
        self.height = height;
        let height = Value::Number(height);
        Some(event("height", [("height", height)]))
    }
}
