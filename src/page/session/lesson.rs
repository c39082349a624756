//! The lesson that is open, as the rest of the page knows it.

use super::Session;

/// Where an open lesson stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonStanding {
    /// Its id.
    pub id: String,
    /// How many of its steps are done.
    pub done: usize,
    /// How many steps it has.
    pub all: usize,
    /// How many are done by what the screen has shown.
    pub seen: usize,
}

impl Session {
    /// The lesson that the address asks for, and its step, from 1.
    #[must_use]
    pub fn asked_lesson(&self) -> (Option<String>, Option<usize>) {
        self.inner.state.borrow().lesson.clone()
    }

    /// Takes down where the lesson that is open stands, or that none is; it and its step are written into the address.
    pub fn write_lesson(&self, open: Option<LessonStanding>) {
        let step = |open: &LessonStanding| open.done.saturating_add(1).min(open.all).to_string();
        self.choose("lesson", open.as_ref().map(|open| open.id.clone()));
        self.choose("step", open.as_ref().map(step));
        let before = std::mem::replace(&mut self.inner.state.borrow_mut().standing, open);
        if before != self.inner.state.borrow().standing {
            self.changed();
        }
    }

    /// Where the lesson that is open stands.
    #[must_use]
    pub fn lesson_standing(&self) -> Option<LessonStanding> {
        self.inner.state.borrow().standing.clone()
    }

    /// Whether a lesson is open: what the page shows is its world.
    #[must_use]
    pub fn in_lesson(&self) -> bool {
        let chosen = &self.inner.state.borrow().chosen;
        chosen
            .iter()
            .any(|(name, value)| *name == "lesson" && value.is_some())
    }

    /// Tells the lesson how far another page that shows the same world has come by its screen.
    pub fn set_seen(&self, seen: usize) {
        self.inner.state.borrow_mut().seen = Some(seen);
        self.changed();
    }

    /// What [`Self::set_seen`] told, once.
    #[must_use]
    pub fn take_seen(&self) -> Option<usize> {
        self.inner.state.borrow_mut().seen.take()
    }
}
