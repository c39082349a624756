//! Faults on demand: calls that the service would refuse for reasons of its own. Seeded: the same seed, rules and calls
//! draw the same faults. A fault that strikes is logged with its call, so that a replay is exact without the rules.

use serde::{Deserialize, Serialize};

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
    /// HTTP status.
    pub status: u16,
    /// `Code` of the body.
    pub code: String,
    /// `Message` of the body.
    pub message: String,
    /// Milliseconds after which the client may try again: the header `x-acs-retry-after`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<u64>,
    /// Milliseconds that whoever serves the answer waits before it does.
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
        Ok(Self {
            status: needed("Status", part.sized("Status")?)?,
            code: part.text("Code")?.unwrap_or_default().to_owned(),
            message: part.text("Message")?.unwrap_or_default().to_owned(),
            retry_after_ms: part.number("RetryAfterMs")?,
            latency_ms: part.number("LatencyMs")?,
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
            rules: rules.into_iter().map(|rule| (rule, 0)).collect(),
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
    const STEPS: u64 = 1_000_000;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=STEPS"
    )]
    let below = (probability.clamp(0.0, 1.0) * 1_000_000.0) as u64;
    choice(seed ^ 0xFA17, number, STEPS) < below
}
