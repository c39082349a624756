//! Ids of elements that one component draws and another one looks for: to bring the focus there, or to point at them.

use crate::account::ImageKey;

/// The list's heading.
pub const HEADING: &str = "list-h";
/// The row menu.
pub const MENU: &str = "row-menu";

/// The button of an image's row that opens its menu.
#[must_use]
pub fn button_id(key: &ImageKey) -> String {
    format!("more-{}", key.id.as_str())
}

/// The button that bears an image's name.
#[must_use]
pub fn name_id(image: &str) -> String {
    format!("name-{image}")
}
