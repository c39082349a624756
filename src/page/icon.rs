//! Icons: drawn on a 16 px grid, in the colour of the text around them, hidden from screen readers.

use yew::prelude::*;

/// An icon: how its lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Icon(&'static str);

/// Named for what they stand for. Constants, not a list of all: each is loaded with what draws it.
macro_rules! icons {
    ($($name:ident = $path:literal;)*) => {
        impl Icon {
            $(pub const $name: Self = Self($path);)*
        }
    };
}

icons! {
    LATEST = "M2.5 8h8M7.5 4.5 11 8l-3.5 3.5M13.5 3v10";
    SEARCH = "M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5l3 3";
    REFRESH = "M13 8a5 5 0 1 1-1.5-3.5L13.5 6.5M13.5 2.5v4h-4";
    COPY = "M5.5 5.5h7.5v8H5.5zM10.5 5.5v-3H3v8h2.5";
    CLOSE = "M4 4l8 8M12 4l-8 8";
    DOWN = "M4 6l4 4 4-4";
    RIGHT = "M6 4l4 4-4 4";
    ARROW = "M2.5 8h11M9.5 4l4 4-4 4";
    SORT = "M5 6.5 8 3.5l3 3M5 9.5l3 3 3-3";
    SORT_DOWN = "M8 3v10M4 9l4 4 4-4";
    SORT_UP = "M8 13V3M4 7l4-4 4 4";
    MENU = "M2.5 4.5h11M2.5 8h11M2.5 11.5h11";
    UNDO = "M6 3 2.5 6.5 6 10M2.5 6.5H10a3.5 3.5 0 0 1 0 7H7";
    REDO = "M10 3l3.5 3.5L10 10M13.5 6.5H6a3.5 3.5 0 0 0 0 7h3";
    SUN = "M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1";
    MOON = "M13.5 9.5A5.8 5.8 0 0 1 6.5 2.5a5.8 5.8 0 1 0 7 7Z";
    LANGUAGE = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM2 8h12M8 2c2 2 2.5 4 2.5 6S10 12 8 14c-2-2-2.5-4-2.5-6S6 4 8 2Z";
    FOLDER = "M2.5 3.5h4l1.5 2h5.5v7.5h-11z";
    PIN = "M8 14s4.5-4.2 4.5-7.5a4.5 4.5 0 0 0-9 0C3.5 9.8 8 14 8 14ZM8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z";
    FLASK = "M6 2h4M6.5 2v4.5L3 13a.8.8 0 0 0 .7 1h8.6a.8.8 0 0 0 .7-1L9.5 6.5V2M4.8 10h6.4";
    IMAGE = "M2.5 3.5h11v9h-11zM2.5 10.5l3-3 3 3 2-2 3 2.5M10.5 6.5h.01";
    LAYERS = "M8 2.5 14 6 8 9.5 2 6 8 2.5ZM2.5 9.5 8 12.5l5.5-3";
    SERVER = "M2.5 3h11v4h-11zM2.5 9h11v4h-11zM5 5h.01M5 11h.01";
    SHARE = "M4 9.5a1.8 1.8 0 1 0 0-3 1.8 1.8 0 0 0 0 3ZM12 5.5a1.8 1.8 0 1 0 0-3.5 1.8 1.8 0 0 0 0 3.5ZM12 14a1.8 1.8 0 1 0 0-3.5A1.8 1.8 0 0 0 12 14ZM5.7 7.2l4.6-2.5M5.7 8.8l4.6 2.5";
    EDIT = "M10.5 3 13 5.5 5.5 13H3v-2.5L10.5 3Z";
    TRASH = "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4";
    ADD = "M8 3v10M3 8h10";
    AVAILABLE = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 8.2l1.8 1.8 3.2-3.8";
    DEPRECATED = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM4 12 12 4";
    RESTORE = "M3 8a5 5 0 1 0 1.5-3.5L2.5 6.5M2.5 2.5v4h4M8 5.5V8l2 1.2";
    CREATING = "M8 2a6 6 0 1 1-6 6";
    WAITING = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.5";
    FAILED = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6 6l4 4M10 6l-4 4";
    WARNING = "M8 2.5 14.5 13.5h-13L8 2.5ZM8 6.5V9.5M8 11.6h.01";
    RUNNING = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.8 5.5 10.5 8l-3.7 2.5z";
    STOPPED = "M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6 6h4v4H6z";
    CHECK = "M3.5 8.5 6.5 11.5 12.5 5";
    TERMINAL = "M2.5 3h11v10h-11zM5 6.5 7 8 5 9.5M8.5 10H11";
    BOOK = "M8 4.5C6.5 3 4.5 3 2.5 3v9c2 0 4 0 5.5 1.5C9.5 12 11.5 12 13.5 12V3c-2 0-4 0-5.5 1.5ZM8 4.5v9";
    STORE = "M2.5 6.5 3.5 2.5h9l1 4M2.5 6.5h11M3.5 6.5v7h9v-7M6.5 13.5V9.5h3v4";
    FILTER = "M2.5 4h11M4.5 8h7M6.5 12h3";
    EXPORT = "M8 2.5v7.5M4.5 6.5 8 10l3.5-3.5M2.5 13.5h11";
    SETTINGS = "M2.5 4.5h6M12 4.5h1.5M10.2 6.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4ZM2.5 11.5H4M7.5 11.5h6M5.8 13.2a1.7 1.7 0 1 0 0-3.4 1.7 1.7 0 0 0 0 3.4Z";
    REPLAY = "M4 3.5v9L12.5 8 4 3.5Z";
}

impl Icon {
    /// The icon. A method, not a component: with the status marks, that is 2 KB less to load.
    pub fn svg(self) -> Html {
        self.svg_as("icon")
    }

    /// The icon with classes beside `icon`: `icon-small`, `spin`.
    pub fn svg_as(self, class: &'static str) -> Html {
        html! { <svg {class} viewBox="0 0 16 16" aria-hidden="true"><path d={self.0} /></svg> }
    }
}

/// The brand's mark.
pub fn brand() -> Html {
    html! {
        <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linejoin="round" stroke-linecap="round">
            <path d="M8 3.5h10.5a2 2 0 0 1 2 2V16" />
            <rect x="3.5" y="7.5" width="13" height="13" rx="2.5" fill="currentColor" />
            <path d="M7 14h5.5M10 11.2 12.8 14 10 16.8" stroke="var(--surface)" />
        </svg>
    }
}
