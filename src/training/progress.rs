//! What is kept of a learner's work: how far each lesson was taken, and the fewest calls it was done in.

use crate::openapi::Value;
use crate::simulation::part::{Part, Read, needed, said};

/// The format's version.
const FORMAT: u64 = 1;

impl std::fmt::Display for ProgressError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(why) => out.write_str(why),
            Self::TooNew => out.write_str("Format: newer than this version"),
        }
    }
}

impl std::error::Error for ProgressError {}

/// How an attempt at a lesson began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempt {
    /// The step at which it was entered.
    pub step: usize,
    /// How many calls at the beginning of the log are not the learner's.
    pub given: usize,
    /// The step before which everything was seen done on the screen, of which the log tells nothing.
    pub seen: usize,
}

/// What was reached in a lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Best {
    /// The lesson.
    pub id: String,
    /// The most steps done.
    pub steps: usize,
    /// The fewest calls in which all of it was done, from its beginning.
    pub calls: Option<usize>,
    /// Whether all of it was done, wherever it was entered.
    pub done: bool,
    /// The attempt under way.
    pub attempt: Option<Attempt>,
}

/// A learner's progress.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// What was reached, in the order in which the lessons were first entered.
    pub lessons: Vec<Best>,
}

/// Why progress can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProgressError {
    /// It is not of the form: why.
    Unreadable(String),
    /// A newer version wrote it.
    TooNew,
}

impl Attempt {
    fn read(part: Part<'_>) -> Read<Self> {
        Ok(Self {
            step: needed("Step", part.sized("Step")?)?,
            given: needed("Given", part.sized("Given")?)?,
            seen: needed("Seen", part.sized("Seen")?)?,
        })
    }
}

fn number(number: usize) -> Value {
    Value::Number(u64::try_from(number).unwrap_or(u64::MAX))
}

impl From<Attempt> for Value {
    fn from(attempt: Attempt) -> Self {
        Self::object([
            ("Step", number(attempt.step)),
            ("Given", number(attempt.given)),
            ("Seen", number(attempt.seen)),
        ])
    }
}

impl Best {
    fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            steps: 0,
            calls: None,
            done: false,
            attempt: None,
        }
    }

    fn read(value: &Value) -> Read<Self> {
        let part = Part::of(value, &["Lesson", "Steps", "Calls", "Done", "Attempt"])?;
        let attempt = part.part("Attempt", &["Step", "Given", "Seen"])?;
        Ok(Self {
            id: needed("Lesson", part.text("Lesson")?)?.to_owned(),
            steps: needed("Steps", part.sized("Steps")?)?,
            calls: part.sized("Calls")?,
            done: part.boolean("Done")?,
            attempt: attempt.map(Attempt::read).transpose()?,
        })
    }

    /// Takes over what was reached elsewhere, where it is better.
    fn merge(&mut self, other: &Self) {
        self.steps = self.steps.max(other.steps);
        self.done |= other.done;
        self.calls = match (self.calls, other.calls) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
}

impl From<&Best> for Value {
    fn from(best: &Best) -> Self {
        Self::given([
            ("Lesson", Some(best.id.as_str().into())),
            ("Steps", Some(number(best.steps))),
            ("Calls", best.calls.map(number)),
            ("Done", best.done.then_some(Self::Boolean(true))),
            ("Attempt", best.attempt.map(Self::from)),
        ])
    }
}

impl Progress {
    /// Reads what [`Self::to_json`] wrote.
    ///
    /// # Errors
    /// It is of a newer version, or not of the form.
    pub fn from_json(text: &str) -> Result<Self, ProgressError> {
        let unreadable = ProgressError::Unreadable;
        if text.len() > super::reader::FILE_LIMIT {
            return Err(unreadable("larger than 1 MiB".to_owned()));
        }
        let value: Value = serde_json::from_str(text).map_err(|why| unreadable(why.to_string()))?;
        match value.get("Format").and_then(Value::as_u64) {
            Some(FORMAT) => {}
            Some(format) if format > FORMAT => return Err(ProgressError::TooNew),
            _ => return Err(unreadable("Format: is missing".to_owned())),
        }
        let read = || -> Read<Self> {
            let part = Part::of(&value, &["Format", "Lessons"])?;
            let lessons = part
                .list("Lessons")?
                .iter()
                .map(Best::read)
                .collect::<Read<_>>()?;
            Ok(Self { lessons })
        };
        read().map_err(|why| unreadable(said(why)))
    }

    /// The progress as a file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let lessons = self.lessons.iter().map(Value::from).collect();
        let value = Value::object([
            ("Format", Value::Number(FORMAT)),
            ("Lessons", Value::List(lessons)),
        ]);
        value.to_string()
    }

    /// What was reached in a lesson.
    #[must_use]
    pub fn of(&self, id: &str) -> Option<&Best> {
        self.lessons.iter().find(|best| best.id == id)
    }

    fn entry(&mut self, id: &str) -> Option<&mut Best> {
        if self.of(id).is_none() {
            self.lessons.push(Best::new(id));
        }
        self.lessons.iter_mut().find(|best| best.id == id)
    }

    /// Begins an attempt.
    pub fn begin(&mut self, id: &str, attempt: Attempt) {
        if let Some(best) = self.entry(id) {
            best.attempt = Some(attempt);
        }
    }

    /// Notes how far an attempt has come.
    pub fn reach(&mut self, id: &str, seen: usize, steps: usize, all: usize, calls: usize) {
        let Some(best) = self.entry(id) else { return };
        best.steps = best.steps.max(steps);
        let Some(attempt) = &mut best.attempt else { return };
        attempt.seen = attempt.seen.max(seen);
        if steps >= all {
            best.done = true;
            if attempt.step == 0 {
                best.calls = Some(best.calls.map_or(calls, |before| before.min(calls)));
            }
        }
    }

    /// Takes over what another progress has reached; attempts under way stay as they are here.
    pub fn merge(&mut self, other: &Self) {
        for theirs in &other.lessons {
            if let Some(best) = self.entry(&theirs.id) {
                best.merge(theirs);
            }
        }
    }
}
