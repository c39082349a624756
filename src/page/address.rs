//! The address: its options (`lang`, `theme`, `scenario`, …) and the console's view, read and written.

use wasm_bindgen::JsValue;
use web_sys::{UrlSearchParams, window};

use super::view::{ALL, PAGE_SIZES, Page, Panel, SortKey, Tab, View, Word};
use crate::account::RegionId;
use crate::locale::Locale;
use crate::simulation::{FLEET_LIMIT, Scenario};
use crate::storage::OWN;

/// The page's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Word for Theme {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("light", Self::Light), ("dark", Self::Dark)];
}

/// Where somebody's preferences for the list are kept, in the words of the address.
pub const PREFERENCES: &str = "image-family-simulator/list";

/// What the address asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// `lang`, else the browser's languages.
    pub locale: Locale,
    /// `theme`
    pub theme: Theme,
    /// `scenario` and `images`
    pub scenario: Scenario,
    /// `region`, else the scenario's.
    pub region: Option<RegionId>,
    /// `scenario=own`: what the user brought along.
    pub own: bool,
    /// `store`: whether to keep nothing.
    pub memory: bool,
    /// The console's view.
    pub view: View,
    /// The view of an address that says nothing of it.
    pub usual: View,
    /// `lesson` and `step`, from 1.
    pub lesson: (Option<String>, Option<usize>),
    /// Whether something is asked that only `src/embed/` understands.
    pub dressed: bool,
    /// `embed`: whether the page is a part of another one.
    pub embedded: bool,
    /// Options and values that were not understood, as `name=value`.
    pub unknown: Vec<String>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            locale: browser_locale(),
            theme: Theme::Auto,
            scenario: Scenario::rollback(),
            region: None,
            own: false,
            memory: false,
            view: View::default(),
            usual: View::default(),
            lesson: (None, None),
            dressed: false,
            embedded: false,
            unknown: Vec::new(),
        }
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
        let mut options = Self::default();
        let mut scenario = ("rollback".to_owned(), None);
        for (name, value) in asked() {
            if !options.take(&name, &value, &mut scenario) && options.unknown.len() < 10 {
                options
                    .unknown
                    .push(format!("{name}={value}").chars().take(200).collect());
            }
        }
        if let Some(named) = Scenario::named(&scenario.0, scenario.1) {
            options.scenario = named;
        }
        options
    }

    /// Takes what somebody prefers: it holds where the address says nothing else.
    pub fn prefer(&mut self, text: &str) {
        let preferred = UrlSearchParams::new_with_str(text).map(|preferred| entries(&preferred));
        for (name, value) in preferred.unwrap_or_default() {
            if matches!(name.as_str(), "columns" | "size") {
                self.usual.take(&name, &value);
            }
        }
        self.view = View::from_address(&self.usual);
    }

    /// Takes one option; `false` when it is not understood.
    fn take(&mut self, name: &str, value: &str, scenario: &mut (String, Option<u32>)) -> bool {
        fn set<T>(slot: &mut T, value: Option<T>) -> bool {
            value.map(|value| *slot = value).is_some()
        }
        let known_scenario = || Scenario::NAMES.contains(&value).then(|| value.to_owned());
        let count = || value.parse().ok().filter(|count| *count <= FLEET_LIMIT).map(Some);
        match name {
            "lang" => set(&mut self.locale, Locale::parse(value)),
            "theme" => set(&mut self.theme, Theme::parse(value)),
            "scenario" if value == OWN => {
                self.own = true;
                true
            }
            "scenario" => set(&mut scenario.0, known_scenario()),
            "images" => set(&mut scenario.1, count()),
            "region" => set(&mut self.region, RegionId::parse(value).map(Some)),
            "store" => {
                self.memory = value == "memory";
                matches!(value, "local" | "memory")
            }
            "lesson" => set(&mut self.lesson.0, Some(Some(value.to_owned()))),
            "step" => set(
                &mut self.lesson.1,
                value.parse().ok().filter(|step| *step > 0).map(Some),
            ),
            "embed" | "view" | "readonly" | "allow" | "world" | "hosts" => {
                self.embedded |= name == "embed";
                self.dressed = true;
                true
            }
            _ => self.view.take(name, value),
        }
    }
}

/// Every option of the address with its value.
#[must_use]
pub fn asked() -> Vec<(String, String)> {
    query().as_ref().map(entries).unwrap_or_default()
}

impl View {
    /// Takes one option; `false` when it is not understood.
    pub fn take(&mut self, name: &str, value: &str) -> bool {
        fn set<T>(slot: &mut T, value: Option<T>) -> bool {
            value.map(|value| *slot = value).is_some()
        }
        match name {
            "page" => set(&mut self.page, Page::parse(value)),
            "tab" => set(&mut self.tab, Tab::parse(value)),
            "family" => set(&mut self.family, Some(value.to_owned())),
            "search" => set(&mut self.search, Some(value.to_owned())),
            "filter" => set(&mut self.filter, Some(value.to_owned())),
            "sort" => {
                let (word, down) = value
                    .strip_suffix("-desc")
                    .map_or((value, false), |word| (word, true));
                set(&mut self.sort, SortKey::parse(word).map(|key| Some((key, down))))
            }
            "n" => set(&mut self.number, value.parse().ok().filter(|number| *number > 0)),
            "size" => set(
                &mut self.size,
                (if value == "all" {
                    Some(ALL)
                } else {
                    value.parse().ok()
                })
                .filter(|size| PAGE_SIZES.contains(size)),
            ),
            "columns" => set(&mut self.columns, Self::read_columns(value)),
            "image" => set(&mut self.image, Some(value.to_owned())),
            "panel" => set(&mut self.panel, Panel::parse(value)),
            _ => false,
        }
    }

    /// The view that the address shows; what it says nothing of is as usual.
    #[must_use]
    pub fn from_address(usual: &Self) -> Self {
        let mut view = usual.clone();
        for (name, value) in asked() {
            view.take(&name, &value);
        }
        view
    }

    /// Its part of the address; what is as usual has none.
    fn words(&self, usual: &Self) -> [(&'static str, Option<String>); 11] {
        let text = |text: &String| (!text.is_empty()).then(|| text.clone());
        let size = |size: usize| {
            if size == ALL {
                "all".to_owned()
            } else {
                size.to_string()
            }
        };
        let sort =
            |(key, down): (SortKey, bool)| format!("{}{}", key.word(), if down { "-desc" } else { "" });
        [
            (
                "page",
                (self.page != usual.page).then(|| self.page.word().to_owned()),
            ),
            ("tab", (self.tab != usual.tab).then(|| self.tab.word().to_owned())),
            ("family", text(&self.family)),
            ("search", text(&self.search)),
            ("filter", text(&self.filter)),
            ("sort", self.sort.map(sort)),
            (
                "n",
                (self.number != usual.number).then(|| self.number.to_string()),
            ),
            ("columns", (self.columns != usual.columns).then(|| self.shown())),
            ("size", (self.size != usual.size).then(|| size(self.size))),
            ("image", text(&self.image)),
            (
                "panel",
                (self.panel != usual.panel && !self.image.is_empty()).then(|| self.panel.word().to_owned()),
            ),
        ]
    }
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

/// Leaves in a filter what an address can hold as it is.
fn readable(text: &str) -> String {
    let Some((before, rest)) = text.split_once("filter=") else {
        return text.to_owned();
    };
    let (filter, after) = rest.split_at(rest.find('&').unwrap_or(rest.len()));
    let mut readable = format!("{before}filter=");
    for (place, piece) in filter.split('%').enumerate() {
        let (code, tail) = piece.split_at_checked(2).unwrap_or((piece, ""));
        let sign = match code {
            "3D" => "=",
            "3A" => ":",
            "2C" => ",",
            "21" => "!",
            "7C" => "|",
            _ => "",
        };
        if place > 0 && !sign.is_empty() {
            readable.push_str(sign);
            readable.push_str(tail);
        } else {
            readable.push_str(if place > 0 { "%" } else { "" });
            readable.push_str(piece);
        }
    }
    readable.push_str(after);
    readable
}

/// What a fragment begins with that holds a simulation.
pub const SHARED: &str = "#s=";

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
