//! The simulation as a link, `…#s=1.<text>`: the text of [`SavedSimulation::to_link`], compressed by the browser, in
//! base64url. The number in front is the text's version, so that a newer one is known as such.

use js_sys::Array;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::locale::transfer::TransferText;
use crate::page::foreign::{call, get, make};
use crate::simulation::{
    LINK_LIMIT, LINK_START, LINK_VERSION, LinkError, SavedSimulation, Simulation, link_text,
};

/// Lets a text or bytes flow through a transformation of the browser's, and waits for what comes out.
async fn flow(input: JsValue, class: &str, wanted: &str) -> Result<JsValue, JsValue> {
    let blob = make("Blob", &Array::of1(&Array::of1(&input)))?;
    let stream = call(&blob, "stream", &Array::new())?;
    let transformation = make(class, &Array::of1(&JsValue::from_str("deflate-raw")))?;
    let stream = call(&stream, "pipeThrough", &Array::of1(&transformation))?;
    let response = make("Response", &Array::of1(&stream))?;
    let promise = call(&response, wanted, &Array::new())?;
    JsFuture::from(promise.unchecked_into::<js_sys::Promise>()).await
}

fn browser(class: &str) -> JsValue {
    get(&js_sys::global(), class)
}

async fn compress(text: &str) -> Result<Option<String>, JsValue> {
    let buffer = flow(JsValue::from_str(text), "CompressionStream", "arrayBuffer").await?;
    let length = get(&buffer, "byteLength").as_f64().unwrap_or(f64::MAX);
    #[expect(clippy::cast_precision_loss, reason = "the limit is a small number")]
    if length > LINK_LIMIT as f64 * 0.75 {
        return Ok(None);
    }
    let bytes = make("Uint8Array", &Array::of1(&buffer))?;
    let text = call(&browser("String"), "fromCharCode", &Array::from(&bytes))?;
    let text = call(&js_sys::global(), "btoa", &Array::of1(&text))?;
    let text = text.as_string().unwrap_or_default();
    Ok(Some(text.replace('+', "-").replace('/', "_").replace('=', "")))
}

async fn expand(text: &str) -> Result<JsValue, JsValue> {
    let text = text.replace('-', "+").replace('_', "/");
    let bytes = call(&js_sys::global(), "atob", &Array::of1(&JsValue::from_str(&text)))?;
    // One character a byte, which a list of numbers is made of.
    let numbers: Vec<String> = bytes
        .as_string()
        .unwrap_or_default()
        .chars()
        .map(|byte| u32::from(byte).to_string())
        .collect();
    let list = JsValue::from_str(&format!("[{}]", numbers.join(",")));
    let list = call(&browser("JSON"), "parse", &Array::of1(&list))?;
    let bytes = make("Uint8Array", &Array::of1(&list))?;
    flow(bytes, "DecompressionStream", "text").await
}

/// The address that shows the simulation elsewhere, or why there is none.
pub async fn write(simulation: SavedSimulation) -> Result<String, TransferText> {
    match compress(&simulation.to_link()).await {
        Ok(Some(text)) => {
            let location = get(&js_sys::global(), "location");
            let part = |name: &str| get(&location, name).as_string().unwrap_or_default();
            Ok(format!(
                "{}{}{LINK_START}{LINK_VERSION}.{text}",
                part("origin"),
                part("pathname")
            ))
        }
        Ok(None) => Err(TransferText::LinkTooLong),
        Err(_) => Err(TransferText::LinkNotMade),
    }
}

/// The simulation of a link's fragment, or why there is none.
pub async fn read(fragment: &str) -> Result<Simulation, TransferText> {
    let text = link_text(fragment).map_err(|why| match why {
        LinkError::Broken => TransferText::LinkBroken,
        LinkError::Newer => TransferText::LinkNewer,
        LinkError::TooLong => TransferText::LinkTooLongToRead,
    })?;
    let text = expand(text).await.ok().and_then(|text| text.as_string());
    let saved = text.as_deref().and_then(SavedSimulation::from_link);
    let made = saved.and_then(|saved| Simulation::import(saved).ok());
    made.ok_or(TransferText::LinkBroken)
}
