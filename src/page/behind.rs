//! Work that can wait until what was asked for is seen.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use yew::prelude::*;

#[wasm_bindgen(module = "/src/page/behind.js")]
extern "C" {
    #[wasm_bindgen(js_name = behindFrame)]
    fn call_behind_frame(done: JsValue);
}

/// Does something behind the next frame, once it is painted; soon where no frame comes, as in a page that nobody sees.
pub fn behind_frame(done: impl FnOnce() + 'static) {
    call_behind_frame(Closure::once_into_js(done));
}

/// What was asked for at the last drawing; what is asked for now has its turn behind the frame, beside what matters more.
#[hook]
pub fn use_behind<T: Clone + PartialEq + 'static>(now: T) -> T {
    let asked = use_mut_ref(|| now.clone());
    let again = use_force_update();
    let shown = asked.replace(now.clone());
    if shown != now {
        behind_frame(move || again.force_update());
    }
    shown
}
