//! Lessons: data that says what to do, asks whether it is done, and helps; read, checked and counted here.
//!
//! A lesson is a JSON file of the form that [`SCHEMA`] publishes. Where a learner stands in it is, like the account
//! itself, made of nothing but the calls: [`stand`] walks them and asks each step's checks.
//!
//! ```
//! use image_family_simulator::training::Lesson;
//!
//! let error = Lesson::from_json(r#"{"Format":1,"Id":"a lesson"}"#).unwrap_err();
//! assert_eq!(error.to_string(), "Id: \"a lesson\" must be 2 to 40 of a-z, 0-9 and -");
//! ```

mod check;
mod fields;
mod found;
mod lesson;
mod progress;
mod reader;
mod recorder;
mod solution;
mod standing;
#[cfg(all(target_arch = "wasm32", feature = "page"))]
pub(crate) mod view;
mod writer;

pub use check::{Called, Check, Question};
pub use found::{Found, Sight};
pub use lesson::{Grade, Lesson, LessonError, Screen, Step, Words};
pub use progress::{Attempt, Best, Progress, ProgressError};
pub use recorder::{Obstacle, Proposed, ProposedStep, Recording, goal, menu_item, shown_words};
pub use solution::{Deed, Named, Reference, Template};
pub use standing::{Standing, stand};

/// The JSON Schema that a lesson file has to fit.
pub const SCHEMA: &str = include_str!("lesson.schema.json");
