//! Elements of the document.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

/// An element by its id.
#[must_use]
pub fn by_id(id: &str) -> Option<HtmlElement> {
    web_sys::window()?
        .document()?
        .get_element_by_id(id)?
        .dyn_into()
        .ok()
}

/// The first element that a selector finds.
#[must_use]
pub fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

/// The element that has the focus; the body, where none has.
#[must_use]
pub fn focused() -> Option<Element> {
    web_sys::window()?.document()?.active_element()
}

/// Brings the focus to an element, if there is one.
pub fn give_focus(element: Option<HtmlElement>) {
    if let Some(element) = element {
        element.focus().unwrap_or_default();
    }
}

/// Brings the focus to the element with an id, if it is there.
pub fn focus(id: &str) {
    give_focus(by_id(id));
}

/// Brings the focus to a component's element, if it is drawn.
pub fn focus_on(node: &NodeRef) {
    give_focus(node.cast());
}
