//! What goes through the door: JSON texts. A request has an id and gets an answer or a refusal of a named kind.

use crate::openapi::Value;

/// The longest text that is read, in JavaScript's characters: a saved simulation of some thousand calls.
pub const LONGEST: usize = 1_000_000;

/// What the page around this one asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Its id.
    pub id: u64,
    /// What is wanted.
    pub request: String,
    /// The whole message.
    pub body: Value,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is no request: not JSON, no id, no name.
    Broken,
    /// Its text is longer than [`LONGEST`].
    TooLong,
    /// More came within a second than anybody needs.
    TooMany,
    /// The host is not on the list.
    NotAllowed,
    /// No such request.
    Unknown,
    /// A part of it can't be what it is.
    Invalid,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::TooLong => "tooLong",
            Self::TooMany => "tooMany",
            Self::NotAllowed => "notAllowed",
            Self::Unknown => "unknown",
            Self::Invalid => "invalid",
        }
    }
}

/// A refusal: its kind, and what to do about it in words.
pub type Refused = (Kind, String);

/// Reads a request. What is none comes back as a refusal, with its id if it has one.
pub fn read(text: &str) -> Result<Request, (Option<u64>, Refused)> {
    if text.encode_utf16().count() > LONGEST {
        let why = format!("the message is longer than {LONGEST} characters");
        return Err((None, (Kind::TooLong, why)));
    }
    let broken = |id, why: &str| (id, (Kind::Broken, why.to_owned()));
    let body: Value = serde_json::from_str(text).map_err(|error| broken(None, &error.to_string()))?;
    let id = body.get("id").and_then(Value::as_u64);
    let Some(id) = id else {
        return Err(broken(None, "id: must be a whole number"));
    };
    let Some(request) = body.get("request").and_then(Value::as_str) else {
        return Err(broken(Some(id), "request: must be a text"));
    };
    Ok(Request {
        id,
        request: request.to_owned(),
        body,
    })
}

/// The answer to a request.
pub fn answer(id: u64, answer: Value) -> String {
    Value::object([("id", Value::Number(id)), ("answer", answer)]).to_string()
}

/// The refusal of a request.
pub fn refusal(id: Option<u64>, (kind, message): Refused) -> String {
    let refused = Value::object([("kind", kind.word().into()), ("message", message.into())]);
    Value::given([("id", id.map(Value::Number)), ("refused", Some(refused))]).to_string()
}

/// An event with its fields.
pub fn event<const N: usize>(name: &'static str, fields: [(&'static str, Value); N]) -> String {
    let mut all = vec![("event".into(), name.into())];
    all.extend(fields.map(|(name, value)| (name.into(), value)));
    Value::Object(all).to_string()
}
