//! From JavaScript values to what a call takes.

use js_sys::{Array, JSON, Object, Reflect};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::type_error;
use crate::account::Timestamp;
use crate::openapi::{Parameters, Value, wire};

/// How deep a parameter may be nested; the API's own go to three.
const DEPTH: usize = 8;
/// How many values a call may have; an API's own go to some hundreds.
const VALUES: usize = 10_000;

/// The constructor's options.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Options {
    /// By name, or whole.
    pub scenario: Option<Value>,
    pub images: Option<u32>,
    pub seed: Option<u64>,
    pub now: Option<Timestamp>,
}

/// A request as `handle` takes it.
#[derive(Debug, Deserialize)]
pub struct HttpRequest {
    method: String,
    url: String,
    #[serde(default)]
    headers: Option<Value>,
    #[serde(default)]
    body: Option<String>,
}

impl From<HttpRequest> for wire::Request {
    fn from(request: HttpRequest) -> Self {
        let headers = match request.headers {
            Some(Value::Object(fields)) => fields,
            _ => Vec::new(),
        };
        let text = |value: Value| {
            value
                .as_str()
                .map_or_else(|| value.to_string(), ToOwned::to_owned)
        };
        let headers = headers
            .into_iter()
            .map(|(name, value)| (name.into_owned(), text(value)))
            .collect();
        Self {
            method: request.method,
            url: request.url,
            headers,
            body: request.body.unwrap_or_default(),
        }
    }
}

/// Reads plain data. What JSON can't hold (cycles, depths) is a `TypeError`, whatever the engine calls it.
pub fn parse<T: DeserializeOwned + Absent>(what: &str, value: &JsValue) -> Result<T, JsValue> {
    if value.is_undefined() || value.is_null() {
        return T::absent().ok_or_else(|| type_error(format!("{what}: missing")));
    }
    if !value.is_object() {
        return Err(type_error(format!("{what}: must be an object")));
    }
    let text = JSON::stringify(value).map_err(|error| match error.dyn_into::<js_sys::RangeError>() {
        Ok(_) => type_error(format!("{what}: nested too deep")),
        Err(error) => error,
    })?;
    let text = text.as_string().unwrap_or_default();
    serde_json::from_str(&text).map_err(|error| type_error(format!("{what}: {error}")))
}

/// What stands for a value that is not given.
pub trait Absent: Sized {
    fn absent() -> Option<Self> {
        None
    }
}

impl Absent for Options {
    fn absent() -> Option<Self> {
        Some(Self::default())
    }
}
impl Absent for HttpRequest {}
impl Absent for Vec<crate::simulation::FaultRule> {}
impl Absent for crate::simulation::SavedSimulation {}

/// Flattens a call's parameters: lists count from 1, structures take a dot.
pub fn parameters(value: &JsValue) -> Result<Parameters, JsValue> {
    let mut all = Parameters::new();
    if let Some(texts) = flat(value)? {
        let mut texts = texts.split_terminator('\0');
        while let (Some(name), Some(value)) = (texts.next(), texts.next()) {
            all.set(name, value);
        }
        return Ok(all);
    }
    if value.is_undefined() || value.is_null() {
        return Ok(all);
    }
    if !value.is_object() || Array::is_array(value) || value.is_function() {
        return Err(type_error("call: the parameters must be an object"));
    }
    flatten("", value, DEPTH, &mut all)?;
    Ok(all)
}

#[wasm_bindgen(raw_module = "./crossing.mjs")]
extern "C" {
    /// Names and values of parameters that are no lists and no structures, each ended by a NUL; `None` for others.
    #[wasm_bindgen(catch)]
    fn flat(parameters: &JsValue) -> Result<Option<String>, JsValue>;
}

fn flatten(name: &str, value: &JsValue, depth: usize, all: &mut Parameters) -> Result<(), JsValue> {
    let unsendable = |why: &str| Err(type_error(format!("call: parameter {name}: {why}")));
    if all.len() > VALUES {
        return unsendable("too many values");
    }
    if let Some(text) = scalar(value) {
        all.set(name, text);
        return Ok(());
    }
    if value.is_undefined() || value.is_null() {
        return Ok(());
    }
    if value.is_function() || !value.is_object() {
        return unsendable("can't be sent");
    }
    let Some(depth) = depth.checked_sub(1) else {
        return unsendable("nested too deep");
    };
    let below = |key: &str| {
        if name.is_empty() {
            key.to_owned()
        } else {
            format!("{name}.{key}")
        }
    };
    if Array::is_array(value) {
        for (n, item) in Array::from(value).iter().enumerate() {
            flatten(&below(&n.saturating_add(1).to_string()), &item, depth, all)?;
        }
        return Ok(());
    }
    for key in Object::keys(value.unchecked_ref::<Object>()).iter() {
        let item = Reflect::get(value, &key)?;
        flatten(&below(&key.as_string().unwrap_or_default()), &item, depth, all)?;
    }
    Ok(())
}

/// Texts as they are, booleans and numbers as text.
fn scalar(value: &JsValue) -> Option<String> {
    if let Some(text) = value.as_string() {
        return Some(text);
    }
    if let Some(truth) = value.as_bool() {
        return Some(truth.to_string());
    }
    let number = value.as_f64().is_some_and(f64::is_finite) || value.is_bigint();
    let text = number.then(|| js_sys::JsString::from(JsValue::from_str("")).concat(value))?;
    Some(String::from(text))
}
