//! The way back: a command that is pasted fills the form.

use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, HtmlDetailsElement};
use yew::prelude::*;

use super::code::{self, Code};
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::page::icon::Icon;
use crate::page::part::use_part;
use crate::samples::is_command;

/// What [`PasteCommand`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PasteCommandProps {
    /// A command that was pasted into a field of the form, with its number.
    pub elsewhere: Option<(u64, String)>,
    /// The language.
    pub locale: Locale,
}

/// A place for a command, folded away until it is wanted.
#[component]
pub fn PasteCommand(props: &PasteCommandProps) -> Html {
    let PasteCommandProps { elsewhere, locale } = props;
    let open = use_state(|| false);
    let ontoggle = use_callback(open.setter(), |event: Event, setter| {
        setter.set(event.target_unchecked_into::<HtmlDetailsElement>().open());
    });
    let on_trouble = {
        let open = open.setter();
        Callback::from(move |()| open.set(true))
    };
    let wanted = *open || elsewhere.is_some();
    let part = use_part(code::load, wanted);
    html! {
        <details class="paste" open={*open} {ontoggle}>
            <summary>{ Icon::RIGHT.svg() }{ ExplorerText::Paste.text(*locale) }</summary>
            <div>{ for wanted.then(|| part.draw(Code::Paste(elsewhere.clone(), on_trouble), *locale)) }</div>
        </details>
    }
}

/// For the form around its fields: a command that is pasted into one of them is meant for all.
#[hook]
pub fn use_pasted_command() -> (Option<(u64, String)>, Callback<Event>) {
    let found = use_state(|| None::<(u64, String)>);
    let onpaste = {
        let found = found.clone();
        Callback::from(move |event: Event| {
            if let Some(text) = pasted(&event).filter(|text| is_command(text)) {
                event.prevent_default();
                let number = found.as_ref().map_or(0, |(number, _)| *number);
                found.set(Some((number.saturating_add(1), text)));
            }
        })
    };
    ((*found).clone(), onpaste)
}

/// The text that is being pasted, if there is any.
pub fn pasted(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain")
        .ok()
        .filter(|text| !text.trim().is_empty())
}
