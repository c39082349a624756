//! Reading data field by field, so that what is wrong is said with the field's name.

use std::fmt;

use crate::account::Timestamp;
use crate::openapi::Value;

/// Something that was read, or the field at fault and what is wrong with it.
pub(crate) type Read<T> = Result<T, (&'static str, String)>;

/// An object; its fields are read as what they should be.
#[derive(Clone, Copy)]
pub(crate) struct Part<'a>(pub &'a Value);

impl<'a> Part<'a> {
    /// A field read as one kind of value; `None` when it is left out.
    fn field<T>(
        self,
        name: &'static str,
        kind: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Read<Option<T>> {
        let Some(value) = self.0.get(name) else {
            return Ok(None);
        };
        match read(value) {
            None => Err((name, format!("must be {kind}"))),
            some => Ok(some),
        }
    }

    pub fn text(self, name: &'static str) -> Read<Option<&'a str>> {
        self.field(name, "a text", Value::as_str)
    }

    pub fn number(self, name: &'static str) -> Read<Option<u64>> {
        self.field(name, "a whole number", Value::as_u64)
    }

    pub fn boolean(self, name: &'static str) -> Read<bool> {
        let read = self.field(name, "true or false", |value| match value {
            Value::Boolean(yes) => Some(*yes),
            _ => None,
        });
        Ok(read?.unwrap_or_default())
    }

    /// A list of anything; empty when it is left out.
    pub fn list(self, name: &'static str) -> Read<&'a [Value]> {
        Ok(self.field(name, "a list", Value::as_list)?.unwrap_or_default())
    }

    /// A text that must have a form; `None` when it is left out.
    pub fn parsed<T, E: fmt::Display>(
        self,
        name: &'static str,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Read<Option<T>> {
        self.text(name)?.map(|text| parsed(name, text, parse)).transpose()
    }

    /// The object of that name, whose every field must be one of these; `None` when it is left out.
    pub fn part(self, name: &'static str, known: &[&str]) -> Read<Option<Self>> {
        let part = |value| Self::of(value, known).map_err(|(_, problem)| (name, problem));
        self.0.get(name).map(part).transpose()
    }

    /// A value that must be an object, whose every field must be one of these.
    pub fn of(value: &'a Value, known: &[&str]) -> Read<Self> {
        let Value::Object(fields) = value else {
            return Err(("", "must be an object".to_owned()));
        };
        match fields.iter().find(|(field, _)| !known.contains(&&**field)) {
            Some((field, _)) => Err(("", format!("{field:?} is none of {}", known.join(", ")))),
            None => Ok(Self(value)),
        }
    }

    /// A time, in the API's form.
    pub fn time(self, name: &'static str) -> Read<Option<Timestamp>> {
        self.parsed(name, |text| {
            Timestamp::parse(text).ok_or("is not a time of the form yyyy-MM-ddTHH:mm:ssZ")
        })
    }

    /// A number, in whatever width it is kept.
    pub fn sized<N: TryFrom<u64>>(self, name: &'static str) -> Read<Option<N>> {
        let sized = |number| N::try_from(number).map_err(|_| (name, format!("{number} is too large")));
        self.number(name)?.map(sized).transpose()
    }
}

/// A text that must have a form.
pub(crate) fn parsed<T, E: fmt::Display>(
    name: &'static str,
    text: &str,
    parse: impl FnOnce(&str) -> Result<T, E>,
) -> Read<T> {
    parse(text).map_err(|why| (name, format!("{text:?} {why}")))
}

/// What must be there.
pub(crate) fn needed<T>(name: &'static str, read: Option<T>) -> Read<T> {
    read.ok_or((name, "is missing".to_owned()))
}

/// The message of an error in data that has no better place than its field.
pub(crate) fn said((field, problem): (&'static str, String)) -> String {
    if field.is_empty() {
        problem
    } else {
        format!("{field}: {problem}")
    }
}
