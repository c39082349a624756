//! Tooltips: the rule is `hint.js`, since nothing of it is the program's to know.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(module = "/src/page/hint.js")]
extern "C" {
    /// Gives whatever comes under an element from now on its tooltip once the pointer is over it.
    pub fn hints(root: &Element);
}
