//! Which images a filter lets through.

use super::language::{Filter, Operator, Property, Token};
use crate::account::{Image, Status, Timestamp};

/// The reader's days: a day of the list is one of the place where it is read.
pub trait Calendar {
    /// The first second of a day, and the first one after it.
    fn span(&self, day: &str) -> (u64, u64);

    /// The day of a moment, `yyyy-MM-dd`.
    fn day(&self, moment: Timestamp) -> String;
}

/// A condition, made ready to be asked of many images.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Test {
    Status(Status),
    Shared(bool),
    /// From the first second, before the second one.
    Created(u64, u64),
    /// Equal to the text.
    Is(Property, String),
    /// Holding the text, in any case.
    Contains(Property, String),
}

impl Test {
    fn of(token: &Token, calendar: &impl Calendar) -> Self {
        let (property, value) = (token.property(), token.value());
        match (property, token.operator()) {
            // What is no status is no condition.
            (Property::Status, _) => Self::Status(Status::parse(value).unwrap_or(Status::Available)),
            (Property::Shared, _) => Self::Shared(value == "yes"),
            (Property::Created, operator) => {
                let (from, until) = calendar.span(value);
                match operator {
                    Operator::From => Self::Created(from, u64::MAX),
                    Operator::Until => Self::Created(0, until),
                    _ => Self::Created(from, until),
                }
            }
            (_, Operator::Contains | Operator::Lacks) => Self::Contains(property, value.to_owned()),
            _ => Self::Is(property, value.to_owned()),
        }
    }

    fn holds(&self, image: &Image, status: Status) -> bool {
        match self {
            Self::Status(wanted) => status == *wanted,
            Self::Shared(wanted) => image.is_shared() == *wanted,
            Self::Created(from, until) => (*from..*until).contains(&image.created.seconds()),
            Self::Is(property, wanted) => texts(*property, image, &|text| text == wanted),
            Self::Contains(property, wanted) => texts(*property, image, &|text| holds(text, wanted)),
        }
    }
}

/// Whether a property of an image has a text of which the question is true. What has no family, or no tags, has the empty
/// one.
fn texts(property: Property, image: &Image, question: &dyn Fn(&str) -> bool) -> bool {
    match property {
        Property::Name => question(image.name.as_str()),
        Property::Id => question(image.key.id.as_str()),
        Property::Family => question(&image.family_text()),
        Property::Tag if image.tags.is_empty() => question(""),
        Property::Tag => image.tags.iter().any(|tag| {
            let (key, value) = (tag.key.as_str(), tag.value.as_str());
            question(key) || question(&format!("{key}={value}"))
        }),
        Property::System => [&image.system.name, &image.system.name_en, &image.system.platform]
            .into_iter()
            .any(|text| question(text)),
        Property::Status | Property::Created | Property::Shared => false,
    }
}

/// Whether a text holds another one, in any case.
#[must_use]
pub fn holds(text: &str, wanted: &str) -> bool {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    wanted.is_empty()
        || text
            .windows(wanted.len())
            .any(|window| window.eq_ignore_ascii_case(wanted))
}

/// A filter, made ready to be asked of many images.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matcher {
    any: bool,
    /// Each with whether it is to hold.
    tests: Vec<(Test, bool)>,
}

impl Matcher {
    /// Makes a filter ready.
    #[must_use]
    pub fn new(filter: &Filter, calendar: &impl Calendar) -> Self {
        let test = |token: &Token| {
            let holds = !matches!(token.operator(), Operator::IsNot | Operator::Lacks);
            (Test::of(token, calendar), holds)
        };
        Self {
            any: filter.any(),
            tests: filter.tokens().iter().map(test).collect(),
        }
    }

    /// The status that it asks for, if it asks for nothing else.
    #[must_use]
    pub fn status(&self) -> Option<Status> {
        match self.tests.as_slice() {
            [(Test::Status(status), true)] => Some(*status),
            _ => None,
        }
    }

    /// Whether an image of that status passes.
    #[must_use]
    pub fn passes(&self, image: &Image, status: Status) -> bool {
        let mut results = self
            .tests
            .iter()
            .map(|(test, wanted)| test.holds(image, status) == *wanted);
        if self.any {
            results.any(|holds| holds)
        } else {
            results.all(|holds| holds)
        }
    }
}
