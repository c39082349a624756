//! Calls, as they are logged and saved.

use serde::{Deserialize, Serialize};

use super::faults::Fault;
use super::part::{Part, Read, needed, said};
use crate::account::Timestamp;
use crate::openapi::{Parameters, Response, Value};

/// A call as it was made: with its time, a replay is exact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub struct Call {
    /// The simulated time.
    pub time: Timestamp,
    /// The action's name, known or not.
    pub action: String,
    /// The parameters, flattened.
    pub parameters: Parameters,
    /// The fault that struck it, if one did.
    pub fault: Option<Fault>,
    /// Whether it is no call of the API but a hand on the simulation: [`FINISH_IMAGE`].
    pub by_hand: bool,
}

/// What [`Simulation::finish_image`](super::Simulation::finish_image) is called in the log.
pub const FINISH_IMAGE: &str = "FinishImage";

impl Call {
    pub(crate) fn read(value: &Value) -> Read<Self> {
        let part = Part::of(value, &["Time", "Action", "Parameters", "Fault", "ByHand"])?;
        let parameters = needed("Parameters", value.get("Parameters"))?;
        Ok(Self {
            time: needed("Time", part.time("Time")?)?,
            action: needed("Action", part.text("Action")?)?.to_owned(),
            parameters: Parameters::from_value(parameters)
                .ok_or(("Parameters", "must be an object of texts".to_owned()))?,
            fault: value.get("Fault").map(Fault::read).transpose()?,
            by_hand: part.boolean("ByHand")?,
        })
    }
}

impl TryFrom<Value> for Call {
    type Error = String;

    fn try_from(value: Value) -> Result<Self, String> {
        Self::read(&value).map_err(said)
    }
}

impl From<Call> for Value {
    fn from(call: Call) -> Self {
        Self::given([
            ("Time", Some(call.time.to_string().into())),
            ("Action", Some(call.action.into())),
            ("Parameters", Some(call.parameters.into())),
            ("Fault", call.fault.map(Self::from)),
            ("ByHand", call.by_hand.then_some(Self::Boolean(true))),
        ])
    }
}

/// A call and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRecord {
    /// The call.
    pub call: Call,
    /// Its answer.
    pub response: Response,
    /// Whether it changed the account by what it is for: that a describe moved on work that counts describes is none.
    pub changed: bool,
}
