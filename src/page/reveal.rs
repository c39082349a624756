//! What text hides is shown: the rule is `reveal.js`, since patterns over Unicode's classes are the browser's own.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(module = "/src/page/reveal.js")]
extern "C" {
    /// Shows, in all that comes under an element from now on, the characters that nobody sees but that hide text or turn it
    /// round.
    pub fn reveal(root: &Element);
}
