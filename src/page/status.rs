//! A status as it is shown: an icon and a word, never a colour alone. Also how a call ended.

use yew::prelude::*;

use super::icon::Icon;
use crate::account::Status;
use crate::locale::Locale;
use crate::locale::page::PageText;

/// The console's word for a status.
#[must_use]
pub fn status_text(status: Status, locale: Locale) -> &'static str {
    PageText::from(status).text(locale)
}

/// An image's status.
pub fn status_mark(status: Status, locale: Locale) -> Html {
    let (mark, class) = match status {
        Status::Available => (Icon::AVAILABLE.svg(), "status status-available"),
        Status::Deprecated => (Icon::DEPRECATED.svg(), "status status-deprecated"),
        Status::Creating => (Icon::CREATING.svg_as("icon spin"), "status status-creating"),
        Status::Waiting => (Icon::WAITING.svg(), "status status-waiting"),
        Status::UnAvailable => (Icon::WARNING.svg(), "status status-unavailable"),
        Status::CreateFailed => (Icon::FAILED.svg(), "status status-failed"),
    };
    html! { <span {class}>{ mark }<span>{ status_text(status, locale) }</span></span> }
}

/// How a call in a list is marked: its class and its icon.
#[must_use]
pub fn outcome_mark(ok: bool) -> (&'static str, Icon) {
    if ok {
        ("result-ok", Icon::CHECK)
    } else {
        ("result-failed", Icon::CLOSE)
    }
}
