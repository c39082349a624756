//! What the address asks of a page inside another one, done.

use super::asked::Asked;
use crate::page::address::asked;
use crate::page::panel;
use crate::page::{Session, View};

impl Asked {
    /// Reads the address; what it does not understand is said on the page.
    pub fn read(session: &Session) -> Self {
        let (this, strange) = Self::of(asked());
        for option in strange {
            session.say_unknown(&option);
        }
        this
    }

    /// Tells the style sheet.
    pub fn dress(&self) {
        let document = web_sys::window().and_then(|window| window.document());
        let Some(root) = document.and_then(|document| document.document_element()) else {
            return;
        };
        let set = |name: &str, value: &str| root.set_attribute(name, value).unwrap_or_default();
        set("data-view", &self.view);
        if self.embedded {
            set("data-embedded", "");
        }
    }

    /// Unfolds the lessons, where they are what is to be seen.
    pub fn unfold(&self) {
        if self.view == "lesson" {
            panel::unfold("lessons-body").unwrap_or_default();
        }
    }
}

/// Turns the console as a request says: names and values as in the address. What it does not understand comes back.
pub fn turn(session: &Session, wanted: impl Iterator<Item = (String, String)>) -> Vec<String> {
    let (mut region, mut view, mut strange) = (session.region(), session.view(), Vec::new());
    view.number = View::default().number;
    for (name, value) in wanted {
        let understood = match name.as_str() {
            "region" => crate::account::RegionId::parse(&value)
                .map(|id| region = id)
                .is_some(),
            _ => view.take(&name, &value),
        };
        if !understood {
            strange.push(format!("{name}={value}"));
        }
    }
    if strange.is_empty() {
        session.turn_to(region, view);
    }
    strange
}
