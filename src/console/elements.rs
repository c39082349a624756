//! Elements that one component draws and another one looks for: to bring the focus there, or to point at them.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use crate::account::ImageKey;
use crate::page::element::find;

/// The id of the list's heading.
pub const HEADING: &str = "list-h";
/// The id of the row menu.
pub const MENU: &str = "row-menu";

/// The button of an image's row that opens its menu.
#[must_use]
pub fn menu_button(key: &ImageKey) -> Option<HtmlElement> {
    in_row(key, "[aria-haspopup]")
}

/// The button that bears an image's name.
#[must_use]
pub fn name_button(key: &ImageKey) -> Option<HtmlElement> {
    in_row(key, ".name")
}

/// By the row, which says whose it is: ids of their own would be written anew with each image that comes to a row.
fn in_row(key: &ImageKey, button: &str) -> Option<HtmlElement> {
    let row = format!("[data-image-id=\"{}\"]", key.id.as_str());
    find(&format!("{row} {button}"))?.dyn_into().ok()
}
