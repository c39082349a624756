//! Faults on demand: calls that the service would refuse for reasons of its own. Seeded: the same seed, rules and calls
//! draw the same faults. A fault that strikes is logged with its call, so that a replay is exact without the rules.

use serde::{Deserialize, Serialize};

use super::file::ScenarioError;
use super::part::{Part, Read, needed};
use crate::account::ids::choice;
use crate::openapi::{Parameters, Value};

/// When a fault strikes, and what the call then gets. What is left out holds for every call.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
pub struct FaultRule {
    /// For this action alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// For calls with these parameters alone.
    #[serde(skip_serializing_if = "Parameters::is_empty")]
    pub when: Parameters,
    /// How often, from 0 (never) to 1 (always).
    pub probability: f64,
    /// How many times at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u64>,
    /// Only beyond this many calls within [`Self::window_seconds`]: a call quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calls_per_window: Option<u64>,
    /// The quota's window in simulated seconds.
    pub window_seconds: u64,
    /// HTTP status, from 200 to 599; 0 leaves the answer as it is.
    pub status: u16,
    /// `Code` of the body.
    pub code: String,
    /// `Message` of the body.
    pub message: String,
    /// Milliseconds after which the client may try again: the header `x-acs-retry-after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// Milliseconds that whoever serves the answer waits before it does, ten minutes at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub latency_ms: Option<u64>,
    /// Whether the body breaks off in the middle.
    pub garbled: bool,
}

impl Default for FaultRule {
    /// What the service answers when an account calls too often.
    fn default() -> Self {
        Self {
            action: None,
            when: Parameters::new(),
            probability: 1.0,
            count: None,
            calls_per_window: None,
            window_seconds: 60,
            status: 400,
            code: "Throttling.User".to_owned(),
            message: "Request was denied due to user flow control.".to_owned(),
            retry_after_ms: None,
            latency_ms: None,
            garbled: false,
        }
    }
}

/// The latest that an answer may be: ten minutes.
const LATENCY_LIMIT: u64 = 600_000;
/// A probability in millionths: more exact than that, none is drawn.
const MILLION: u32 = 1_000_000;

/// A probability as it is written: a whole number, or a text with up to six decimals.
fn read_probability(value: &Value) -> Option<f64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        _ => return None,
    };
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{part:0<6}");
    let millionths: u32 = digits
        .bytes()
        .all(|digit| digit.is_ascii_digit())
        .then(|| digits.parse().ok())??;
    (!whole.is_empty() && part.len() <= 6 && millionths <= MILLION)
        .then(|| f64::from(millionths) / f64::from(MILLION))
}

/// An HTTP status that an answer can have, or 0 where a fault leaves the answer as it is.
fn status(part: Part<'_>) -> Read<Option<u16>> {
    match part.sized("Status")? {
        Some(status) if status != 0 && !(200..600).contains(&status) => {
            Err(("Status", format!("{status} is neither 0 nor from 200 to 599")))
        }
        status => Ok(status),
    }
}

/// Whoever waits longer has left.
fn latency(part: Part<'_>) -> Read<Option<u64>> {
    match part.number("LatencyMs")? {
        Some(latency) if latency > LATENCY_LIMIT => {
            Err(("LatencyMs", format!("{latency} is more than {LATENCY_LIMIT}")))
        }
        latency => Ok(latency),
    }
}

fn write_probability(probability: f64) -> Value {
    match millionths(probability) {
        MILLION => Value::Number(1),
        0 => Value::Number(0),
        some => format!("0.{some:06}").trim_end_matches('0').into(),
    }
}

impl FaultRule {
    /// A rule as it is written in scenarios and saved simulations.
    fn read(value: &Value) -> Read<Self> {
        const FIELDS: &[&str] = &[
            "Action",
            "When",
            "Probability",
            "Count",
            "CallsPerWindow",
            "WindowSeconds",
            "Status",
            "Code",
            "Message",
            "RetryAfterMs",
            "LatencyMs",
            "Garbled",
        ];
        let part = Part::of(value, FIELDS)?;
        let usual = Self::default();
        let fault = Fault::given(part, Fault::from(&usual))?;
        let probability = value.get("Probability").map(|given| {
            read_probability(given).ok_or((
                "Probability",
                "must be 0, 1 or a text between, such as \"0.25\"".to_owned(),
            ))
        });
        Ok(Self {
            action: part.text("Action")?.map(str::to_owned),
            when: match value.get("When") {
                Some(given) => {
                    Parameters::from_value(given).ok_or(("When", "must be an object of texts".to_owned()))?
                }
                None => usual.when,
            },
            probability: probability.transpose()?.unwrap_or(usual.probability),
            count: part.number("Count")?,
            calls_per_window: part.number("CallsPerWindow")?,
            window_seconds: part.number("WindowSeconds")?.unwrap_or(usual.window_seconds),
            status: fault.status,
            code: fault.code,
            message: fault.message,
            retry_after_ms: fault.retry_after_ms,
            latency_ms: fault.latency_ms,
            garbled: fault.garbled,
        })
    }

    /// The nearest rule that can be: with a status that HTTP has, and a probability and a latency that can be written.
    fn possible(self) -> Self {
        Self {
            probability: f64::from(millionths(self.probability)) / f64::from(MILLION),
            status: if self.status == 0 {
                0
            } else {
                self.status.clamp(200, 599)
            },
            latency_ms: self.latency_ms.map(|latency| latency.min(LATENCY_LIMIT)),
            ..self
        }
    }

    /// The list `Faults` of an object.
    pub(super) fn read_all(object: &Value) -> Result<Vec<Self>, ScenarioError> {
        let error = |place, (field, problem)| ScenarioError {
            place,
            field,
            problem,
        };
        let list = Part(object)
            .list("Faults")
            .map_err(|why| error(String::new(), why))?;
        let rules = list.iter().enumerate();
        rules
            .map(|(n, rule)| Self::read(rule).map_err(|why| error(format!("Faults[{n}]"), why)))
            .collect()
    }
}

/// What is as usual is left out.
impl From<&FaultRule> for Value {
    fn from(rule: &FaultRule) -> Self {
        let usual = FaultRule::default();
        let text = |text: &String, usual: &String| (text != usual).then(|| text.clone().into());
        Self::given([
            ("Action", rule.action.clone().map(Self::from)),
            ("When", (!rule.when.is_empty()).then(|| rule.when.clone().into())),
            (
                "Probability",
                (millionths(rule.probability) < MILLION).then(|| write_probability(rule.probability)),
            ),
            ("Count", rule.count.map(Self::Number)),
            ("CallsPerWindow", rule.calls_per_window.map(Self::Number)),
            (
                "WindowSeconds",
                (rule.window_seconds != usual.window_seconds).then_some(Self::Number(rule.window_seconds)),
            ),
            (
                "Status",
                (rule.status != usual.status).then_some(Self::Number(rule.status.into())),
            ),
            ("Code", text(&rule.code, &usual.code)),
            ("Message", text(&rule.message, &usual.message)),
            ("RetryAfterMs", rule.retry_after_ms.map(Self::Number)),
            ("LatencyMs", rule.latency_ms.map(Self::Number)),
            ("Garbled", rule.garbled.then_some(Self::Boolean(true))),
        ])
    }
}

/// A fault that struck a call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// HTTP status; 0 where the call was answered as ever, only late or garbled.
    pub status: u16,
    /// `Code` of the body.
    pub code: String,
    /// `Message` of the body.
    pub message: String,
    /// See [`FaultRule::retry_after_ms`].
    pub retry_after_ms: Option<u64>,
    /// See [`FaultRule::latency_ms`].
    pub latency_ms: Option<u64>,
    /// See [`FaultRule::garbled`].
    pub garbled: bool,
}

impl Fault {
    /// What the service answers a user who may not make the call.
    #[must_use]
    pub fn forbidden() -> Self {
        Self {
            status: 403,
            code: "Forbidden.RAM".to_owned(),
            message:
                "User not authorized to operate on the specified resource, or this API doesn't support RAM."
                    .to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn read(value: &Value) -> Read<Self> {
        const FIELDS: &[&str] = &[
            "Status",
            "Code",
            "Message",
            "RetryAfterMs",
            "LatencyMs",
            "Garbled",
        ];
        let part = Part::of(value, FIELDS)?;
        needed("Status", status(part)?)?;
        Self::given(part, Self::default())
    }

    /// What a part says of a fault; the rest is as usual.
    fn given(part: Part<'_>, usual: Self) -> Read<Self> {
        let text = |name, usual: String| Ok(part.text(name)?.map_or(usual, str::to_owned));
        Ok(Self {
            status: status(part)?.unwrap_or(usual.status),
            code: text("Code", usual.code)?,
            message: text("Message", usual.message)?,
            retry_after_ms: part.number("RetryAfterMs")?,
            latency_ms: latency(part)?,
            garbled: part.boolean("Garbled")?,
        })
    }
}

impl From<&FaultRule> for Fault {
    fn from(rule: &FaultRule) -> Self {
        Self {
            status: rule.status,
            code: rule.code.clone(),
            message: rule.message.clone(),
            retry_after_ms: rule.retry_after_ms,
            latency_ms: rule.latency_ms,
            garbled: rule.garbled,
        }
    }
}

impl From<Fault> for Value {
    fn from(fault: Fault) -> Self {
        Self::given([
            ("Status", Some(Self::Number(fault.status.into()))),
            ("Code", Some(fault.code.into())),
            ("Message", Some(fault.message.into())),
            ("RetryAfterMs", fault.retry_after_ms.map(Self::Number)),
            ("LatencyMs", fault.latency_ms.map(Self::Number)),
            ("Garbled", fault.garbled.then_some(Self::Boolean(true))),
        ])
    }
}

/// The rules in force, and how often each has struck.
#[derive(Debug, Clone, Default)]
pub(super) struct Faults {
    rules: Vec<(FaultRule, u64)>,
    draws: u64,
}

impl Faults {
    pub fn set(&mut self, rules: Vec<FaultRule>) {
        *self = Self {
            rules: rules.into_iter().map(|rule| (rule.possible(), 0)).collect(),
            draws: 0,
        };
    }

    pub fn rules(&self) -> impl Iterator<Item = &FaultRule> {
        self.rules.iter().map(|(rule, _)| rule)
    }

    /// The fault that strikes a call: the first rule that fits it, if its draw says so. `recent` tells how many calls
    /// of the rule's action were made within so many seconds.
    pub fn draw(
        &mut self,
        seed: u64,
        action: &str,
        parameters: &Parameters,
        recent: impl Fn(Option<&str>, u64) -> u64,
    ) -> Option<Fault> {
        let mut draws = self.draws;
        let struck = self.rules.iter_mut().find(|(rule, times)| {
            let fits = rule.action.as_deref().is_none_or(|there| there == action)
                && rule
                    .when
                    .iter()
                    .all(|(name, value)| parameters.get(name) == Some(value))
                && rule.count.is_none_or(|count| *times < count)
                && rule
                    .calls_per_window
                    .is_none_or(|most| recent(rule.action.as_deref(), rule.window_seconds) >= most);
            draws = draws.saturating_add(u64::from(fits));
            fits && drawn(seed, draws, rule.probability)
        });
        self.draws = draws;
        let (rule, times) = struck?;
        *times = times.saturating_add(1);
        Some((&*rule).into())
    }
}

/// Whether the draw of that number falls below the probability, in steps of a millionth.
fn drawn(seed: u64, number: u64, probability: f64) -> bool {
    choice(seed ^ 0xFA17, number, MILLION.into()) < millionths(probability).into()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=MILLION"
)]
fn millionths(probability: f64) -> u32 {
    (probability.clamp(0.0, 1.0) * 1_000_000.0 + 0.5) as u32
}
