//! The browser's features by their names. What only a part needs is asked for like this: a binding of its own would be a
//! piece of every first load.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// A property; `undefined` where there is none.
#[must_use]
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// Calls a method.
///
/// # Errors
/// There is no such method, or it threw.
pub fn call(object: &JsValue, name: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let method = get(object, name);
    if !method.is_function() {
        return Err(method);
    }
    Reflect::apply(method.unchecked_ref::<Function>(), object, arguments)
}

/// Makes an object of one of the browser's classes.
///
/// # Errors
/// The browser has no such class, or can't make one of that.
pub fn make(class: &str, arguments: &Array) -> Result<JsValue, JsValue> {
    let class = get(&js_sys::global(), class);
    if !class.is_function() {
        return Err(class);
    }
    Reflect::construct(class.unchecked_ref::<Function>(), arguments)
}
