//! What bodies are made of.

use std::borrow::Cow;
use std::fmt;
use std::ops::Index;

use serde::de::{Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::text::Text;

/// A value of a response's body or of a scenario. The API's own hold no null and no fraction, so there is none here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A text.
    Text(Text),
    /// A whole number.
    Number(u64),
    /// `true` or `false`.
    Boolean(bool),
    /// A list.
    List(Vec<Self>),
    /// Fields, in the order in which they are written.
    Object(Vec<(Cow<'static, str>, Self)>),
}

impl Value {
    /// The field of that name, if this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields
            .iter()
            .find(|(there, _)| there == name)
            .map(|(_, value)| value)
    }

    /// An object of these fields.
    pub(crate) fn object<const N: usize>(fields: [(&'static str, Self); N]) -> Self {
        Self::Object(fields.map(|(name, value)| (Cow::Borrowed(name), value)).into())
    }

    /// An object of those fields that are given.
    pub(crate) fn given<const N: usize>(fields: [(&'static str, Option<Self>); N]) -> Self {
        let given = fields.into_iter();
        Self::Object(
            given
                .filter_map(|(name, value)| Some((name.into(), value?)))
                .collect(),
        )
    }

    /// The text, if this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is one.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The items, if this is a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }
}

/// The field of that name; an empty object where there is none, as an absent field reads in JavaScript.
impl Index<&str> for Value {
    type Output = Self;

    fn index(&self, name: &str) -> &Self {
        const ABSENT: &Value = &Value::Object(Vec::new());
        self.get(name).unwrap_or(ABSENT)
    }
}

/// The item at that place; an empty object where there is none.
impl Index<usize> for Value {
    type Output = Self;

    fn index(&self, place: usize) -> &Self {
        self.as_list()
            .and_then(|items| items.get(place))
            .unwrap_or(&self["items of what is no list"])
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Text::Free(text.into()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl PartialEq<str> for Value {
    fn eq(&self, text: &str) -> bool {
        self.as_str() == Some(text)
    }
}

impl PartialEq<&str> for Value {
    fn eq(&self, text: &&str) -> bool {
        self == *text
    }
}

impl PartialEq<u64> for Value {
    fn eq(&self, number: &u64) -> bool {
        self.as_u64() == Some(*number)
    }
}

impl PartialEq<bool> for Value {
    fn eq(&self, yes: &bool) -> bool {
        matches!(self, Self::Boolean(there) if there == yes)
    }
}

/// As JSON, on one line.
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&json(self))
    }
}

/// Data as JSON, on one line. The room that most bodies need is there from the start.
pub(crate) fn json(value: &impl Serialize) -> String {
    let mut text = Vec::with_capacity(1500);
    // Writing to memory does not fail, and what is written is UTF-8.
    serde_json::to_writer(&mut text, value).map_or_else(
        |_| String::new(),
        |()| String::from_utf8(text).unwrap_or_default(),
    )
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Boolean(yes) => serializer.serialize_bool(*yes),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// Reads what may be in a scenario or was saved: a field that is null counts as left out, any other number than a whole
/// one is refused. No method is left to its default: serde's own errors print fractions, which is 6 KB of wasm.
impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Value;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a text, a whole number, true, false, a list or an object")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
                Ok(text.into())
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Value, E> {
                Ok(Value::Number(number))
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Value, E> {
                Err(E::custom(format_args!("{number} is negative")))
            }

            fn visit_f64<E: Error>(self, _: f64) -> Result<Value, E> {
                Err(E::custom("a fraction where only whole numbers are"))
            }

            fn visit_unit<E: Error>(self) -> Result<Value, E> {
                Err(E::custom("null where a value is needed"))
            }

            fn visit_bool<E: Error>(self, yes: bool) -> Result<Value, E> {
                Ok(Value::Boolean(yes))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                Ok(Value::List(items))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
                let mut fields = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Option<Value>>()? {
                    fields.extend(value.map(|value| (Cow::Owned(name), value)));
                }
                Ok(Value::Object(fields))
            }
        }
        deserializer.deserialize_any(Reader)
    }
}
