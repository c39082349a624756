//! Work that can wait until a frame is seen.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen(module = "/src/page/behind.js")]
extern "C" {
    #[wasm_bindgen(js_name = behindFrame)]
    fn behind(done: JsValue);
}

/// Does something behind the next frame, once it is painted; soon where no frame comes, as in a page that nobody sees.
pub fn behind_frame(done: impl FnOnce() + 'static) {
    behind(Closure::once_into_js(done));
}
