//! What JavaScript callers get: the class `Simulator`. Nothing but a `TypeError` is ever thrown.

mod convert;
mod reply;
mod types;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Function, TypeError};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::account::{Ending, RegionId, Timestamp};
use crate::openapi::{Parameters, Value, hint, json, wire};
use crate::simulation::{BuiltIn, CallRecord, Scenario, ScenarioFile, Simulation, Source};

/// Half as large as the standard one. With the page, it is the page's program that chooses.
#[cfg(not(feature = "page"))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn type_error(message: impl std::fmt::Display) -> JsValue {
    TypeError::new(&message.to_string()).into()
}

/// A copy as plain JavaScript objects. By way of text, which is smaller and no slower than a crossing a field; a number
/// that JavaScript can't hold is rounded, as `JSON.parse` rounds it in the service's own answer.
fn plain(value: &impl Serialize) -> JsValue {
    parsed(&json(value))
}

fn parsed(text: &str) -> JsValue {
    js_sys::JSON::parse(text).unwrap_or(JsValue::UNDEFINED)
}

/// A call of the log.
#[derive(Serialize)]
struct Record<'a> {
    action: &'a str,
    parameters: &'a Parameters,
    status: u16,
    body: &'a Value,
    time: Timestamp,
    #[serde(rename = "byHand", skip_serializing_if = "Option::is_none")]
    by_hand: Option<bool>,
}

fn record(record: &CallRecord) -> JsValue {
    plain(&Record {
        action: &record.call.action,
        parameters: &record.call.parameters,
        status: record.response.status,
        body: &record.response.body,
        time: record.call.time,
        by_hand: record.call.by_hand.then_some(true),
    })
}

/// A call as the journal tells it.
#[derive(Serialize)]
struct JournalEntry<'a> {
    time: Timestamp,
    action: &'a str,
    parameters: &'a Parameters,
    status: u16,
    code: Option<&'a str>,
    /// Whether a fault rule struck it.
    fault: bool,
    /// Whether it is `finishImage`, and no call.
    #[serde(rename = "byHand", skip_serializing_if = "Option::is_none")]
    by_hand: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
}

impl<'a> JournalEntry<'a> {
    fn of(record: &'a CallRecord) -> Self {
        let CallRecord { call, response, .. } = record;
        Self {
            time: call.time,
            action: &call.action,
            parameters: &call.parameters,
            status: response.status,
            code: response.code(),
            fault: call.fault.is_some(),
            by_hand: call.by_hand.then_some(true),
            hint: hint(&call.action, &call.parameters).filter(|_| !call.by_hand),
        }
    }
}

type Listeners = Rc<RefCell<Vec<(u32, Function)>>>;

/// A simulation of one account. Two of them share nothing.
#[wasm_bindgen]
pub struct Simulator {
    simulation: RefCell<Simulation>,
    listeners: Listeners,
    next: Cell<u32>,
}

#[wasm_bindgen]
impl Simulator {
    /// Starts a simulation: `{ scenario?, images?, seed?, now? }`.
    ///
    /// # Errors
    /// A `TypeError` for options that are no options, and for a scenario that can't be.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "SimulatorOptions")] options: JsValue,
    ) -> Result<Self, JsValue> {
        let mut options: convert::Options = convert::parse("options", &options)?;
        let source = match options.scenario.take() {
            None => built_in("rollback", &options),
            Some(Value::Text(name)) => built_in(&name, &options),
            Some(file) => Source::File(ScenarioFile(file).starting(options.seed, options.now)),
        };
        Ok(Self::over(Simulation::new(
            Scenario::from_source(source).map_err(type_error)?,
        )))
    }

    fn over(simulation: Simulation) -> Self {
        Self {
            simulation: RefCell::new(simulation),
            listeners: Listeners::default(),
            next: Cell::new(0),
        }
    }

    /// Makes a call. An API error is a status and a body, as over HTTP.
    ///
    /// # Errors
    /// A `TypeError` for what is no call: no action, or a parameter that can't be sent.
    #[wasm_bindgen(skip_typescript)]
    pub fn call(&self, action: JsValue, parameters: JsValue) -> Result<JsValue, JsValue> {
        let action = action.as_string().filter(|action| !action.is_empty());
        let action = action.ok_or_else(|| type_error("call: the action must be a text"))?;
        let parameters = convert::parameters(&parameters)?;
        self.make_room();
        let response = self.simulation.borrow_mut().call(&action, parameters);
        self.tell();
        let body = |out: &mut String| reply::value(out, &response.body);
        let reply = reply::reply(response.status, &response.headers(), body, response.latency_ms);
        Ok(parsed(&reply))
    }

    /// Answers an HTTP request as the service's endpoint does.
    ///
    /// # Errors
    /// A `TypeError` for what is no request.
    #[wasm_bindgen(unchecked_return_type = "WireResponse")]
    pub fn handle(
        &self,
        #[wasm_bindgen(unchecked_param_type = "WireRequest")] request: JsValue,
    ) -> Result<JsValue, JsValue> {
        let request = wire::Request::from(convert::parse::<convert::HttpRequest>("request", &request)?);
        let count = self.simulation.borrow().calls().len();
        let response = self.simulation.borrow_mut().handle(&request);
        if self.simulation.borrow().calls().len() != count {
            self.tell();
        }
        let body = |out: &mut String| reply::text(out, &response.body);
        let reply = reply::reply(response.status, &response.headers, body, response.latency_ms);
        Ok(parsed(&reply))
    }

    /// The calls, oldest first.
    #[wasm_bindgen(unchecked_return_type = "CallRecord[]")]
    pub fn calls(&self) -> JsValue {
        self.simulation
            .borrow()
            .calls()
            .iter()
            .map(record)
            .collect::<js_sys::Array>()
            .into()
    }

    /// Takes back the newest call that changed the account.
    pub fn undo(&self) -> bool {
        self.simulation.borrow_mut().undo()
    }

    /// Makes the call last taken back again.
    pub fn redo(&self) -> bool {
        self.simulation.borrow_mut().redo()
    }

    /// Goes back to the scenario's start.
    pub fn reset(&self) {
        self.simulation.borrow_mut().reset();
    }

    /// Lets simulated seconds pass; parts of a second don't count.
    ///
    /// # Errors
    /// A `TypeError` for what is no number of seconds.
    pub fn advance(
        &self,
        #[wasm_bindgen(unchecked_param_type = "number")] seconds: JsValue,
    ) -> Result<(), JsValue> {
        let seconds = seconds
            .as_f64()
            .filter(|seconds| seconds.is_finite() && *seconds >= 0.0);
        let seconds = seconds.ok_or_else(|| type_error("advance: the seconds must be a number from 0 on"))?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 0 on; a cast saturates"
        )]
        self.simulation.borrow_mut().advance(seconds as u64);
        Ok(())
    }

    /// Ends the work on an image now, with that ending or as it was going to end. It stands in the log like a call and
    /// can be undone; `false`, and no more than that, when there is no such image under way.
    ///
    /// # Errors
    /// A `TypeError` for ids that are no texts, and for another ending than there is.
    #[wasm_bindgen(js_name = finishImage)]
    pub fn finish_image(
        &self,
        #[wasm_bindgen(js_name = regionId, unchecked_param_type = "string")] region_id: JsValue,
        #[wasm_bindgen(js_name = imageId, unchecked_param_type = "string")] image_id: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "Ending")] ending: JsValue,
    ) -> Result<bool, JsValue> {
        let ending = match ending.as_string() {
            None if ending.is_undefined() || ending.is_null() => None,
            word => Some(word.and_then(|word| Ending::parse(&word)).ok_or_else(|| {
                type_error("finishImage: the ending is neither Available nor CreateFailed")
            })?),
        };
        let (Some(region), Some(image)) = (region_id.as_string(), image_id.as_string()) else {
            return Err(type_error(
                "finishImage: the region's and the image's id must be texts",
            ));
        };
        let finish = |region| self.simulation.borrow_mut().finish_image(region, &image, ending);
        let finished = RegionId::parse(&region).is_some_and(finish);
        if finished {
            self.tell();
        }
        Ok(finished)
    }

    /// The simulation as plain JSON.
    #[wasm_bindgen(unchecked_return_type = "SavedSimulation")]
    pub fn export(&self) -> JsValue {
        plain(&self.simulation.borrow().export())
    }

    /// A simulation from what `export` gave.
    ///
    /// # Errors
    /// A `TypeError` for what can't be read.
    pub fn import(
        #[wasm_bindgen(unchecked_param_type = "SavedSimulation")] saved: JsValue,
    ) -> Result<Self, JsValue> {
        let saved = convert::parse("saved simulation", &saved)?;
        Ok(Self::over(Simulation::import(saved).map_err(type_error)?))
    }

    /// Replaces the fault rules: which calls fail, how, how often. The draws begin anew; an empty list ends all faults.
    ///
    /// # Errors
    /// A `TypeError` for what is no list of rules.
    #[wasm_bindgen(js_name = setFaults)]
    pub fn set_faults(
        &self,
        #[wasm_bindgen(unchecked_param_type = "FaultRule[]")] rules: JsValue,
    ) -> Result<(), JsValue> {
        let rules = convert::parse("fault rules", &rules)?;
        self.simulation.borrow_mut().set_faults(rules);
        Ok(())
    }

    /// The fault rules in force.
    #[wasm_bindgen(unchecked_return_type = "FaultRule[]")]
    pub fn faults(&self) -> JsValue {
        let simulation = self.simulation.borrow();
        let rules: Vec<_> = simulation.faults().collect();
        // The one thing with fractions, which stay out of the program's own text.
        rules
            .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            .unwrap_or(JsValue::UNDEFINED)
    }

    /// The calls, oldest first, each with a hint where its action or a parameter looks misspelt.
    #[wasm_bindgen(unchecked_return_type = "JournalEntry[]")]
    pub fn journal(&self) -> JsValue {
        let simulation = self.simulation.borrow();
        let entry = |record| JournalEntry::of(record);
        plain(&simulation.calls().iter().map(entry).collect::<Vec<_>>())
    }

    /// Calls the listener after each call; the returned function ends that.
    ///
    /// # Errors
    /// A `TypeError` for what is no function.
    #[wasm_bindgen(unchecked_return_type = "() => void")]
    pub fn subscribe(
        &self,
        #[wasm_bindgen(unchecked_param_type = "(record: CallRecord) => void")] listener: JsValue,
    ) -> Result<JsValue, JsValue> {
        let listener: Function = listener
            .dyn_into()
            .map_err(|_| type_error("subscribe: the listener must be a function"))?;
        let id = self.next.get();
        self.next.set(id.wrapping_add(1));
        self.listeners.borrow_mut().push((id, listener));
        let listeners = self.listeners.clone();
        let end = Closure::<dyn Fn()>::new(move || listeners.borrow_mut().retain(|(there, _)| *there != id));
        Ok(end.into_js_value())
    }

    /// Memory grows by no more than is asked for, and each time JavaScript has to look at all of it anew: the log asks for
    /// the room of many calls at once. Where there is none left, the calls themselves will find that out.
    fn make_room(&self) {
        const CALLS: usize = 4096;
        const BYTES: usize = CALLS * 2048;
        if self.simulation.borrow().calls().len().is_multiple_of(CALLS) {
            let mut room = Vec::<u8>::new();
            drop(room.try_reserve_exact(BYTES));
            std::hint::black_box(room);
        }
    }

    /// Tells the listeners of the newest call. No borrow is held: a listener may call the simulator.
    fn tell(&self) {
        let listeners: Vec<Function> = self
            .listeners
            .borrow()
            .iter()
            .map(|(_, listener)| listener.clone())
            .collect();
        if listeners.is_empty() {
            return;
        }
        let newest = self.simulation.borrow().calls().last().cloned();
        for listener in listeners {
            if let Some(newest) = &newest
                && let Err(error) = listener.call1(&JsValue::UNDEFINED, &record(newest))
            {
                log_error(&error);
            }
        }
    }
}

fn built_in(name: &str, options: &convert::Options) -> Source {
    let image_count = if name == "fleet" { options.images } else { None };
    Source::BuiltIn(BuiltIn {
        name: name.to_owned(),
        image_count,
        seed: options.seed,
        now: options.now,
    })
}

#[wasm_bindgen]
extern "C" {
    /// A listener's failure is its own affair, but not a secret.
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_error(error: &JsValue);
}
