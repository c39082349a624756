//! The list's filter: conditions on what an image is, joined by *and* or by *or*.
//!
//! The language, what passes, and what is typed know nothing of a browser. All of it is fetched with the bar that shows
//! the conditions, when there is one; the list asks through [`Filtering`].
//!
//! ```
//! use image_family_simulator::console::filter::language::Token;
//!
//! let token = Token::parse("status=Deprecated");
//! assert_eq!(token.as_ref().map(Token::value), Some("Deprecated"));
//! ```

pub mod language;
pub mod passes;
pub mod table;
pub mod typed;
pub mod values;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod bar;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod calendar;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod field;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
mod part;

#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub use part::{Filtering, Passes, Test, passes, save, use_filter, why_nothing};
