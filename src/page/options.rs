//! The options of the address (`lang`, `theme`, `scenario`, …) and the console's view in it, read and written as names and
//! values. It knows nothing of a browser: `address` does.

use super::view::{
    ALL, Columns, DEFAULT_GROUP, Density, Looks, PAGE_SIZES, Page, Panel, SortKey, Tab, View, Word,
};
use crate::account::{RegionId, is_resource_group};
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

/// What the address asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// `lang`, else the browser's.
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
    /// `view`: whether the API panel is seen. What else it says, `src/embed/` understands.
    pub api: bool,
    /// Whether something is asked that only `src/embed/` understands.
    pub dressed: bool,
    /// `embed`: whether the page is a part of another one.
    pub embedded: bool,
    /// Options and values that were not understood, as `name=value`.
    pub unknown: Vec<String>,
}

/// So many options that were not understood are said, and so many characters of each.
const UNKNOWN: (usize, usize) = (10, 200);

/// The longest text that an option may hold.
const LONGEST: usize = 4_000;

/// Takes down an option that was not understood.
pub fn not_understood(unknown: &mut Vec<String>, option: &str) {
    if unknown.len() < UNKNOWN.0 {
        unknown.push(option.chars().take(UNKNOWN.1).collect());
    }
}

impl Options {
    /// What an address asks for that says nothing.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        Self {
            locale,
            theme: Theme::Auto,
            scenario: Scenario::rollback(),
            region: None,
            own: false,
            memory: false,
            view: View::default(),
            usual: View::default(),
            lesson: (None, None),
            api: true,
            dressed: false,
            embedded: false,
            unknown: Vec::new(),
        }
    }

    /// What these names and values ask for, in a browser of that language.
    #[must_use]
    pub fn of(asked: impl IntoIterator<Item = (String, String)>, locale: Locale) -> Self {
        let mut options = Self::new(locale);
        let mut scenario = ("rollback".to_owned(), None);
        for (name, value) in asked {
            if !options.take(&name, &value, &mut scenario) {
                not_understood(&mut options.unknown, &format!("{name}={value}"));
            }
        }
        if let Some(named) = Scenario::named(&scenario.0, scenario.1) {
            options.scenario = named;
        }
        options
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
            "lesson" => set(
                &mut self.lesson.0,
                (value.len() <= LONGEST).then(|| Some(value.to_owned())),
            ),
            "step" => set(
                &mut self.lesson.1,
                value.parse().ok().filter(|step| *step > 0).map(Some),
            ),
            "embed" | "view" | "readonly" | "allow" | "world" | "hosts" => {
                self.embedded |= name == "embed";
                self.api &= !(name == "view" && matches!(value, "list" | "picture"));
                self.dressed = true;
                true
            }
            _ => self.view.take(name, value),
        }
    }
}

impl View {
    /// Takes one option; `false` when it is not understood.
    pub fn take(&mut self, name: &str, value: &str) -> bool {
        fn set<T>(slot: &mut T, value: Option<T>) -> bool {
            value.map(|value| *slot = value).is_some()
        }
        if value.len() > LONGEST {
            return false;
        }
        match name {
            "page" => set(&mut self.page, Page::parse(value)),
            "tab" => set(&mut self.tab, Tab::parse(value)),
            "group" => set(
                &mut self.group,
                (value == DEFAULT_GROUP || is_resource_group(value)).then(|| value.to_owned()),
            ),
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
            "columns" => set(&mut self.columns, Columns::read(value)),
            "density" => set(&mut self.density, Density::parse(value)),
            "rows" => set(&mut self.looks, Looks::parse(value)),
            "image" => set(&mut self.image, Some(value.to_owned())),
            "panel" => set(&mut self.panel, Panel::parse(value)),
            _ => false,
        }
    }

    /// Its part of the address; what is as usual has none.
    #[must_use]
    pub fn words(&self, usual: &Self) -> [(&'static str, Option<String>); 14] {
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
            ("group", text(&self.group)),
            ("family", text(&self.family)),
            ("search", text(&self.search)),
            ("filter", text(&self.filter)),
            ("sort", self.sort.map(sort)),
            (
                "n",
                (self.number != usual.number).then(|| self.number.to_string()),
            ),
            (
                "columns",
                (self.columns != usual.columns).then(|| self.columns.words()),
            ),
            (
                "density",
                (self.density != usual.density).then(|| self.density.word().to_owned()),
            ),
            (
                "rows",
                (self.looks != usual.looks).then(|| self.looks.word().to_owned()),
            ),
            ("size", (self.size != usual.size).then(|| size(self.size))),
            ("image", text(&self.image)),
            (
                "panel",
                (self.panel != usual.panel && !self.image.is_empty()).then(|| self.panel.word().to_owned()),
            ),
        ]
    }
}

/// Leaves in a query what an address can hold as it is.
#[must_use]
pub fn readable(query: &str) -> String {
    let mut pieces = query.split('%');
    let mut readable = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let sign = match piece.as_bytes() {
            [b'3', b'D', ..] => '=',
            [b'3', b'A', ..] => ':',
            [b'2', b'C', ..] => ',',
            [b'2', b'1', ..] => '!',
            [b'7', b'C', ..] => '|',
            _ => '%',
        };
        readable.push(sign);
        readable.push_str(if sign == '%' {
            piece
        } else {
            piece.get(2..).unwrap_or_default()
        });
    }
    readable
}
