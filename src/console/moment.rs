//! Moments as the reader's own place and language write them.

use std::cell::RefCell;

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::account::Timestamp;
use crate::locale::Locale;

/// Short in both: 2021/03/02, and Mar 2, 2021.
fn date_form(locale: Locale) -> &'static [(&'static str, &'static str)] {
    match locale {
        Locale::ZhCn => &[("year", "numeric"), ("month", "2-digit"), ("day", "2-digit")],
        Locale::En => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
    }
}

const TIME: &[(&str, &str)] = &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")];

fn options(pairs: &[(&str, &str)]) -> JsValue {
    let options = Object::new();
    for (name, value) in pairs {
        Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value)).unwrap_or_default();
    }
    options.into()
}

/// A space that makes a line.
const ROOM: &str = "\u{a0}";

thread_local! {
    /// What writes the date and the clock in the language last asked for: making them takes longer than their work.
    static FORMATS: RefCell<Option<(Locale, Function, Function)>> = const { RefCell::new(None) };
}

fn write(date: &Date, locale: Locale) -> (String, String) {
    let format = |pairs| {
        let tags = Array::of1(&JsValue::from_str(locale.tag()));
        DateTimeFormat::new(&tags, &options(pairs).into()).format()
    };
    FORMATS.with_borrow_mut(|formats| {
        let known = formats.take().filter(|(there, ..)| *there == locale);
        let (_, day, clock) =
            formats.insert(known.unwrap_or_else(|| (locale, format(date_form(locale)), format(TIME))));
        let text = |format: &Function| {
            format
                .call1(&JsValue::NULL, date)
                .ok()
                .and_then(|text| text.as_string())
        };
        (text(day).unwrap_or_default(), text(clock).unwrap_or_default())
    })
}

/// Whether moments are written without a wait: the first that a page writes takes the browser some 20 ms.
pub fn is_ready() -> bool {
    FORMATS.with_borrow(Option::is_some)
}

/// A moment: local date over local time, UTC in the tooltip. Without a language, but the room for it.
pub fn moment(time: Timestamp, locale: impl Into<Option<Locale>>) -> Html {
    written(time, locale.into())
}

fn written(time: Timestamp, locale: Option<Locale>) -> Html {
    #[expect(clippy::cast_precision_loss, reason = "seconds up to the year 9999")]
    let milliseconds = time.seconds() as f64 * 1000.0;
    let (day, clock) = match locale {
        Some(locale) => write(&Date::new(&JsValue::from_f64(milliseconds)), locale),
        None => (ROOM.to_owned(), ROOM.to_owned()),
    };
    html! {
        <time datetime={time.to_string()}>
            { day }<span class="second-line">{ clock }</span>
        </time>
    }
}
