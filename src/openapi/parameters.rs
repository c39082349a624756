//! A call's parameters: flattened text, as they go over the wire.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::value::Value;

/// Parameters by name, in the order they were given: `AddAccount.1`, `Tag.1.Key`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// These and one more.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.set(name, value);
        self
    }

    /// Sets a parameter; one that has the name already takes the new value.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        match self.0.iter_mut().find(|(there, _)| there == name) {
            Some((_, old)) => *old = value.into(),
            None => self.0.push((name.to_owned(), value.into())),
        }
    }

    /// The value of a parameter; an empty one counts as not given.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(there, _)| there == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }

    /// Each name and value.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Whether another call's parameters mean the same: in whatever order, and empty ones not counted.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let within = |these: &Self, those: &Self| {
            let given = these.iter().filter(|(_, value)| !value.is_empty());
            given
                .into_iter()
                .all(|(name, value)| those.get(name) == Some(value))
        };
        within(self, other) && within(other, self)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The values of a list, `Name.1` to `Name.most`; what lies beyond is ignored, as the service does.
    pub fn list(&self, name: &str, most: usize) -> impl Iterator<Item = &str> {
        (1..=most).filter_map(move |n| self.get(&format!("{name}.{n}")))
    }

    /// Whether a list goes on behind its last place that counts.
    #[must_use]
    pub fn has_more(&self, name: &str, most: usize) -> bool {
        let place = |there: &str| {
            let rest = there.strip_prefix(name)?.strip_prefix('.')?;
            rest.split('.').next()?.parse::<usize>().ok()
        };
        self.iter()
            .any(|(there, value)| !value.is_empty() && place(there).is_some_and(|n| n > most))
    }

    /// The pairs of a list of structures: `Name.N.First` and `Name.N.Second`, either of which may be missing.
    pub fn pairs(
        &self,
        name: &str,
        fields: [&'static str; 2],
        most: usize,
    ) -> impl Iterator<Item = [Option<&str>; 2]> {
        let pair = move |n| fields.map(|field| self.get(&format!("{name}.{n}.{field}")));
        (1..=most)
            .map(pair)
            .filter(|pair| pair.iter().any(Option::is_some))
    }
}

impl<const N: usize> From<[(&str, &str); N]> for Parameters {
    fn from(pairs: [(&str, &str); N]) -> Self {
        pairs
            .into_iter()
            .fold(Self::new(), |all, (name, value)| all.with(name, value))
    }
}

impl FromIterator<(String, String)> for Parameters {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(pairs: T) -> Self {
        pairs
            .into_iter()
            .fold(Self::new(), |all, (name, value)| all.with(&name, value))
    }
}

impl From<&Self> for Parameters {
    fn from(parameters: &Self) -> Self {
        parameters.clone()
    }
}

impl From<Parameters> for Value {
    fn from(parameters: Parameters) -> Self {
        let fields = parameters.0.into_iter();
        Self::Object(fields.map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl Parameters {
    /// Parameters that were saved; `None` for anything but an object of texts.
    pub(crate) fn from_value(value: &Value) -> Option<Self> {
        let Value::Object(fields) = value else { return None };
        let text = |(name, value): &(Cow<'static, str>, Value)| {
            Some((name.clone().into_owned(), value.as_str()?.to_owned()))
        };
        fields.iter().map(text).collect()
    }
}

impl Parameters {
    /// JSON as the API flattens it: `{"Tag": [{"Key": "a"}]}` is `Tag.1.Key=a`.
    #[must_use]
    pub fn flattened(value: &Value) -> Self {
        let mut all = Self::new();
        all.flatten("", value);
        all
    }

    fn flatten(&mut self, name: &str, value: &Value) {
        let inner = |part: &str| {
            if name.is_empty() {
                part.to_owned()
            } else {
                [name, ".", part].concat()
            }
        };
        match value {
            Value::Text(text) => self.set(name, &**text),
            Value::Number(number) => self.set(name, number.to_string()),
            Value::Boolean(yes) => self.set(name, yes.to_string()),
            Value::List(items) => {
                for (n, item) in (1_usize..).zip(items) {
                    self.flatten(&inner(&n.to_string()), item);
                }
            }
            Value::Object(fields) => {
                for (part, value) in fields {
                    self.flatten(&inner(part), value);
                }
            }
        }
    }
}

impl Serialize for Parameters {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Parameters {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_value(&value).ok_or_else(|| D::Error::custom("must be an object of texts"))
    }
}
