//! Menus by keyboard, after the menu button pattern of the ARIA Authoring Practices; `popover` does the rest.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{HtmlElement, KeyboardEvent};

use crate::page::element::{focused, give_focus};

/// The end of a menu where the focus begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// At the first item.
    First,
    /// At the last.
    Last,
}

fn items(menu: &HtmlElement) -> Vec<HtmlElement> {
    let Ok(found) = menu.query_selector_all("[role^=menuitem]") else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect()
}

/// Puts the focus on a menu's first or last item.
pub fn enter(menu: &HtmlElement, end: End) {
    let items = items(menu);
    let item = match end {
        End::First => items.first(),
        End::Last => items.last(),
    };
    give_focus(item.cloned());
}

/// Whether a popover is open.
#[must_use]
pub fn is_open(popover: &HtmlElement) -> bool {
    popover.matches(":popover-open").unwrap_or_default()
}

/// Closes a popover; the browser gives the focus back to where it was.
pub fn close(popover: &HtmlElement) {
    if is_open(popover) {
        popover.hide_popover().unwrap_or_default();
    }
}

/// Opens a popover beside its button.
pub fn open(popover: &HtmlElement, button: &HtmlElement) {
    close(popover);
    let options = Object::new();
    Reflect::set(&options, &JsValue::from_str("source"), button).unwrap_or_default();
    let show = Reflect::get(popover, &JsValue::from_str("showPopover")).unwrap_or_default();
    if let Some(show) = show.dyn_ref::<Function>() {
        show.call1(popover, &options).unwrap_or_default();
    }
}

/// Handles a key pressed in a menu.
pub fn key(event: &KeyboardEvent, menu: &HtmlElement) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let items = items(menu);
    let active = focused();
    let place = items.iter().position(|item| {
        active
            .as_ref()
            .is_some_and(|active| item.is_same_node(Some(active)))
    });
    let key = event.key();
    let target = match key.as_str() {
        "ArrowDown" => place
            .and_then(|place| items.get(place.saturating_add(1)))
            .or_else(|| items.first()),
        "ArrowUp" => place
            .and_then(|place| items.get(place.checked_sub(1)?))
            .or_else(|| items.last()),
        "Home" => items.first(),
        "End" => items.last(),
        // The browser moves the focus on from the button, which has it again.
        "Tab" => return close(menu),
        "Escape" => {
            close(menu);
            None
        }
        letter if letter.chars().count() == 1 && letter != " " => typed(&items, place, letter),
        _ => return,
    };
    event.prevent_default();
    event.stop_propagation();
    give_focus(target.cloned());
}

/// The next item that begins with a letter.
fn typed<'a>(items: &'a [HtmlElement], place: Option<usize>, letter: &str) -> Option<&'a HtmlElement> {
    let letter = letter.to_ascii_lowercase();
    let from = place.map_or(0, |place| place.saturating_add(1));
    let round = items.iter().skip(from).chain(items.iter().take(from));
    let text = |item: &HtmlElement| {
        item.text_content()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    };
    round.into_iter().find(|item| text(item).starts_with(&letter))
}
