//! Work that can wait for the next frame, or until it is seen.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};

#[wasm_bindgen(module = "/src/page/behind.js")]
extern "C" {
    #[wasm_bindgen(js_name = inFrame)]
    fn in_frame(frames: u8, done: JsValue);
}

/// Does something in the next frame, with what that has to do anyway, before it is painted; soon where no frame comes.
pub fn before_paint(done: impl FnOnce() + 'static) {
    in_frame(1, Closure::once_into_js(done));
}

/// Does something behind the next frame, once it is painted; soon where no frame comes, as in a page that nobody sees.
pub fn behind_frame(done: impl FnOnce() + 'static) {
    in_frame(2, Closure::once_into_js(done));
}
