//! The address in the browser: read, and written.

use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, window};

use super::options::{Options, readable};
use super::view::View;
use crate::locale::Locale;

/// Where somebody's preferences for the list are kept, in the words of the address.
pub const PREFERENCES: &str = "image-family-simulator/list";

impl Default for Options {
    fn default() -> Self {
        Self::new(browser_locale())
    }
}

fn browser_locale() -> Locale {
    let languages = window().map(|window| window.navigator().languages());
    let first = languages
        .and_then(|languages| languages.get(0).as_string())
        .unwrap_or_default();
    if first.to_ascii_lowercase().starts_with("zh") {
        Locale::ZhCn
    } else {
        Locale::En
    }
}

/// The address's query as it stands.
fn query() -> Option<UrlSearchParams> {
    let search = window()?.location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()
}

fn entries(query: &UrlSearchParams) -> Vec<(String, String)> {
    let pair = |entry: JsValue| {
        let entry = js_sys::Array::from(&entry);
        Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
    };
    js_sys::Array::from(query.as_ref())
        .iter()
        .filter_map(pair)
        .collect()
}

impl Options {
    /// Reads the address.
    #[must_use]
    pub fn read() -> Self {
        Self::of(asked(), browser_locale())
    }

    /// Takes what somebody prefers: it holds where the address says nothing else.
    pub fn prefer(&mut self, text: &str) {
        let preferred = UrlSearchParams::new_with_str(text).map(|preferred| entries(&preferred));
        for (name, value) in preferred.unwrap_or_default() {
            if matches!(name.as_str(), "columns" | "density" | "rows" | "size") {
                self.usual.take(&name, &value);
            }
        }
        self.view = View::from_address(&self.usual);
    }
}

impl View {
    /// The view that the address shows; what it says nothing of is as usual.
    #[must_use]
    pub fn from_address(usual: &Self) -> Self {
        let mut view = usual.clone();
        for (name, value) in asked() {
            view.take(&name, &value);
        }
        view
    }
}

/// Every option of the address with its value.
#[must_use]
pub fn asked() -> Vec<(String, String)> {
    query().as_ref().map(entries).unwrap_or_default()
}

/// Whether a change of the address is a step that Back takes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A history step of its own.
    New,
    /// In place of the step that is there.
    Same,
}

/// Writes a view into the address.
pub fn write_view(view: &View, usual: &View, step: Step) {
    write(view.words(usual).into_iter(), step);
}

/// Writes one option into the address, or takes it out.
pub fn write_option(name: &'static str, value: Option<&str>) {
    write(std::iter::once((name, value.map(str::to_owned))), Step::Same);
}

/// The address's fragment.
#[must_use]
pub fn fragment() -> String {
    let location = window().map(|window| super::foreign::get(&window.location(), "hash"));
    location.and_then(|hash| hash.as_string()).unwrap_or_default()
}

/// Takes a simulation out of the address, and nothing else.
pub fn forget_shared() {
    let Some(window) = window() else { return };
    let location = window.location();
    let address = [location.pathname(), location.search()]
        .map(Result::unwrap_or_default)
        .concat();
    if let Ok(history) = window.history() {
        let written = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        written.unwrap_or_default();
    }
}

/// Where history is denied (a sandboxed frame), the page goes on without. The fragment stays.
fn write(words: impl Iterator<Item = (&'static str, Option<String>)>, step: Step) {
    let (Some(query), Some(window)) = (query(), window()) else {
        return;
    };
    for (name, value) in words {
        match value {
            Some(value) => query.set(name, &value),
            None => query.delete(name),
        }
    }
    let text = readable(&String::from(query.to_string()));
    let path = window.location().pathname().unwrap_or_default();
    let mark = if text.is_empty() { "" } else { "?" };
    let address = [&path, mark, &text, &fragment()].concat();
    let Ok(history) = window.history() else { return };
    let written = match step {
        Step::New => history.push_state_with_url(&JsValue::NULL, "", Some(&address)),
        Step::Same => history.replace_state_with_url(&JsValue::NULL, "", Some(&address)),
    };
    written.unwrap_or_default();
}
