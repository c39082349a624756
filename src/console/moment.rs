//! Moments as the reader's own place and language write them.

use js_sys::{Date, Object, Reflect};
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

/// What [`Moment`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MomentProps {
    /// The moment.
    pub time: Timestamp,
    /// The language.
    pub locale: Locale,
}

/// A moment: local date over local time, UTC in the tooltip.
#[component]
pub fn Moment(props: &MomentProps) -> Html {
    let texts = use_memo(props.clone(), |MomentProps { time, locale }| {
        #[expect(clippy::cast_precision_loss, reason = "seconds up to the year 9999")]
        let milliseconds = time.seconds() as f64 * 1000.0;
        let date = Date::new(&JsValue::from_f64(milliseconds));
        let day = String::from(date.to_locale_date_string(locale.tag(), &options(date_form(*locale))));
        let clock = String::from(date.to_locale_time_string_with_options(locale.tag(), &options(TIME)));
        (time.to_string(), day, clock)
    });
    let (utc, day, clock) = &*texts;
    html! {
        <time datetime={utc.clone()} title={format!("{utc} (UTC)")}>
            { day }<span class="second-line">{ clock }</span>
        </time>
    }
}
