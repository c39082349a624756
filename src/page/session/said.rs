//! What the page says of itself: notices, what is not saved, what was not understood.

use super::{Saving, Session};
use crate::page::notice::Notice;
use crate::page::options::not_understood;

impl Session {
    /// The notices, oldest first.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.inner.state.borrow().notices.clone()
    }

    /// Takes a notice away.
    pub fn dismiss(&self, id: u64) {
        self.inner
            .state
            .borrow_mut()
            .notices
            .retain(|notice| notice.id != id);
        self.changed();
    }

    /// Takes every notice away.
    pub fn dismiss_all(&self) {
        let gone = std::mem::take(&mut self.inner.state.borrow_mut().notices);
        if !gone.is_empty() {
            self.changed();
        }
    }

    /// Shows a notice, in place of what told that all was well; of what failed, the newest stay.
    pub fn post(&self, mut notice: Notice) {
        self.expect_change();
        notice.id = self.number();
        let mut state = self.inner.state.borrow_mut();
        state.notices.retain(|older| older.failed);
        state.notices.push(notice);
        let surplus = state.notices.len().saturating_sub(3);
        state.notices.drain(..surplus);
        drop(state);
        self.changed();
    }

    /// Whether changes are lost on a reload, against what was asked for.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.inner.state.borrow().unsaved
    }

    /// Says whether nothing is kept: the browser has no place for it.
    pub(crate) fn set_unsaved(&self, unsaved: bool) {
        self.inner.state.borrow_mut().unsaved = unsaved;
    }

    /// What became of the saved data.
    #[must_use]
    pub fn saving(&self) -> Saving {
        self.inner.state.borrow().saving.clone()
    }

    /// Options of the address that were not understood.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        self.inner.state.borrow().unknown.clone()
    }

    /// Says that an option was not understood.
    pub fn say_unknown(&self, option: &str) {
        not_understood(&mut self.inner.state.borrow_mut().unknown, option);
        self.changed();
    }

    /// Stops speaking of the options that were not understood.
    pub fn dismiss_unknown(&self) {
        self.inner.state.borrow_mut().unknown.clear();
        self.changed();
    }
}
