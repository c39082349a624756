//! Finding the control that a step is about.

use web_sys::Element;
use yew::prelude::*;

use crate::page::element::find;
use crate::page::panel;
use crate::page::{Page, Session, Tab, View};

/// Lessons are data from anywhere: a name that would break out of the selector finds nothing.
pub fn control(target: &str) -> Option<Element> {
    if target.contains(['"', '\\']) {
        return None;
    }
    find(&format!("[data-tour-id=\"{target}\"]"))
}

/// Unfolds the panel that hides a control, if one does.
pub fn unfold(element: &Element) -> Option<()> {
    panel::unfold(&element.closest("[hidden]").ok()??.id())
}

/// Turns to the part of the console that has the controls.
pub fn turn_to(session: &Session, targets: &[String]) {
    let view = session.view();
    let begins = |with: &str| targets.iter().any(|target| target.starts_with(with));
    let (page, tab) = if begins("explorer-") {
        return;
    } else if begins("instance-") {
        (Page::Instances, view.tab)
    } else {
        (Page::Images, Tab::Custom)
    };
    if (page, tab) != (view.page, view.tab) {
        session.go(View { page, tab, ..view });
    }
}

/// A callback that points at the first of these controls that is there, once the page shows it.
#[hook]
pub fn use_pointer(session: &Session) -> Callback<Vec<String>> {
    let wanted = use_state(|| (0_u64, Vec::<String>::new()));
    {
        let session = session.clone();
        use_effect_with((*wanted).clone(), move |(_, targets)| {
            if let Some(target) = targets.iter().find(|target| control(target).is_some()) {
                session.point_at(Some(target));
            }
        });
    }
    let session = session.clone();
    Callback::from(move |targets: Vec<String>| {
        turn_to(&session, &targets);
        if let Some(element) = targets.iter().find_map(|target| control(target)) {
            unfold(&element);
        }
        wanted.set((wanted.0.saturating_add(1), targets));
    })
}
