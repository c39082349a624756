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

/// Brings the focus to an element, if it is there.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        element.focus().unwrap_or_default();
    }
}

/// Brings the focus to a component's element, if it is drawn.
pub fn focus_on(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.focus().unwrap_or_default();
    }
}
