//! A simulation as a short text with a checksum: what a link holds, compressed. It is what [`SavedSimulation`] is written
//! as, but for the calls: each is a list, and says how many seconds it came after the one before it.

use std::borrow::Cow;
use std::hash::Hasher as _;

use fnv::FnvHasher;

use super::SavedSimulation;
use crate::account::Timestamp;
use crate::openapi::Value;

/// The text's version.
pub const LINK_VERSION: u64 = 1;

/// What a fragment begins with that holds a simulation. The version follows, a dot, and the compressed text.
pub const LINK_START: &str = "#s=";

/// The longest compressed text that a link is made of or read from: longer ones are cut off on their way through mail and
/// chats.
pub const LINK_LIMIT: usize = 8_000;

/// Why there is no simulation in a fragment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkError {
    /// It was cut, or never was one.
    Broken,
    /// A newer version made it.
    Newer,
    /// Nobody makes one that long.
    TooLong,
}

/// The compressed text in a fragment: base64 as addresses have it.
///
/// # Errors
/// There is none that this version reads.
pub fn link_text(fragment: &str) -> Result<&str, LinkError> {
    let rest = fragment.strip_prefix(LINK_START).ok_or(LinkError::Broken)?;
    let (version, text) = rest.split_once('.').ok_or(LinkError::Broken)?;
    match version.parse::<u64>() {
        Ok(version) if version > LINK_VERSION => return Err(LinkError::Newer),
        Ok(LINK_VERSION) => {}
        _ => return Err(LinkError::Broken),
    }
    if text.len() > LINK_LIMIT {
        return Err(LinkError::TooLong);
    }
    let sign = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    if text.bytes().all(sign) {
        Ok(text)
    } else {
        Err(LinkError::Broken)
    }
}

/// Digits of the checksum.
const DIGITS: usize = 16;
const CALLS: &str = "Calls";
// What every call has, in the order of the list. Anything else stands behind them in an object.
const TIME: &str = "Time";
const ACTION: &str = "Action";
const PARAMETERS: &str = "Parameters";

type Fields = Vec<(Cow<'static, str>, Value)>;

fn checksum(text: &str) -> String {
    let mut sum = FnvHasher::default();
    sum.write(text.as_bytes());
    format!("{:016x}", sum.finish())
}

fn shortened(call: Value, seconds: u64) -> Value {
    let Value::Object(fields) = call else { return call };
    let (usual, more): (Fields, Fields) = fields
        .into_iter()
        .partition(|(name, _)| [TIME, ACTION, PARAMETERS].contains(&&**name));
    let mut parts = vec![Value::Number(seconds)];
    parts.extend(
        usual
            .into_iter()
            .filter(|(name, _)| name != TIME)
            .map(|(_, value)| value),
    );
    if !more.is_empty() {
        parts.push(Value::Object(more));
    }
    Value::List(parts)
}

/// The call again, and its time.
fn lengthened(call: &Value, before: Timestamp) -> Option<(Value, Timestamp)> {
    let (seconds, action, parameters, more) = match call.as_list()? {
        [seconds, action, parameters] => (seconds, action, parameters, None),
        [seconds, action, parameters, Value::Object(more)] => (seconds, action, parameters, Some(more)),
        _ => return None,
    };
    let time = before.after(seconds.as_u64()?);
    let mut fields: Fields = vec![
        (TIME.into(), time.to_string().into()),
        (ACTION.into(), action.clone()),
        (PARAMETERS.into(), parameters.clone()),
    ];
    fields.extend(more.into_iter().flatten().cloned());
    Some((Value::Object(fields), time))
}

impl SavedSimulation {
    /// The simulation as a link holds it.
    #[must_use]
    pub fn to_link(&self) -> String {
        let mut before = Timestamp::EARLIEST;
        let calls = self.calls.iter().map(|call| {
            let seconds = call.time.since(before);
            before = call.time;
            shortened(call.clone().into(), seconds)
        });
        let calls = Value::List(calls.collect());
        let mut whole = Value::from(self.clone());
        if let Value::Object(fields) = &mut whole {
            fields.retain(|(name, _)| name != CALLS);
            fields.push((CALLS.into(), calls));
        }
        let text = whole.to_string();
        checksum(&text) + &text
    }

    /// The simulation that a link holds; `None` for a text that was cut or changed, or never was one.
    #[must_use]
    pub fn from_link(text: &str) -> Option<Self> {
        let (sum, text) = text.split_at_checked(DIGITS)?;
        if sum != checksum(text) {
            return None;
        }
        let mut whole: Value = serde_json::from_str(text).ok()?;
        let mut before = Timestamp::EARLIEST;
        let call = |call| {
            let (call, time) = lengthened(call, before)?;
            before = time;
            Some(call)
        };
        let calls = whole
            .get(CALLS)?
            .as_list()?
            .iter()
            .map(call)
            .collect::<Option<_>>()?;
        if let Value::Object(fields) = &mut whole {
            fields.retain(|(name, _)| name != CALLS);
            fields.push((CALLS.into(), Value::List(calls)));
        }
        Self::try_from(whole).ok()
    }
}
