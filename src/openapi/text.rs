//! Texts of bodies.

use std::ops::Deref;
use std::rc::Rc;

/// A text of a body. Most are words that the program has anyway: those are not copied for each answer.
#[derive(Debug, Clone)]
pub enum Text {
    /// One of the program's own words.
    Word(&'static str),
    /// Any other.
    Free(Rc<str>),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Word(text) => text,
            Self::Free(text) => text,
        }
    }
}

/// Wherever they lie, equal texts are equal.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Text {}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self::Word(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::Free(text.into())
    }
}

impl From<Rc<str>> for Text {
    fn from(text: Rc<str>) -> Self {
        Self::Free(text)
    }
}
