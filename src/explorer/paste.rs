//! The way back: a command that is pasted fills the form.

use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Action;
use crate::page::icon::IconName;
use crate::page::{Session, use_session};
use crate::samples::{Unread, is_command, read};

/// A place for a command; what is pasted there, or into any field of the form, is put into the form at once.
#[component]
pub fn PasteCommand() -> Html {
    let session = use_session();
    let locale = session.locale();
    let text = use_state(String::new);
    let why = use_state(|| None::<String>);
    let oninput = {
        let (text, why) = (text.clone(), why.clone());
        Callback::from(move |event: InputEvent| {
            text.set(event.target_unchecked_into::<HtmlTextAreaElement>().value());
            why.set(None);
        })
    };
    let put = {
        let (session, text, why) = (session.clone(), text.clone(), why.clone());
        Callback::from(move |pasted: Option<String>| {
            let outcome = put_in(&session, pasted.as_deref().unwrap_or(&text));
            text.set(match &outcome {
                Ok(()) => String::new(),
                Err(_) => pasted.unwrap_or_else(|| (*text).clone()),
            });
            why.set(outcome.err());
        })
    };
    let onpaste = {
        let (put, is_empty) = (put.clone(), text.is_empty());
        Callback::from(move |event: Event| {
            // Into the middle of a text it is pasted as ever.
            if let Some(pasted) = pasted(&event).filter(|_| is_empty) {
                event.prevent_default();
                event.stop_propagation();
                put.emit(Some(pasted));
            }
        })
    };
    let onclick = put.reform(|_: MouseEvent| None);
    html! {
        <details class="paste">
            <summary>{ IconName::Right.svg() }{ ExplorerText::Paste.text(locale) }</summary>
            <textarea class="textarea" rows="2" spellcheck="false" autocapitalize="off" value={(*text).clone()}
                placeholder={ExplorerText::PasteExample.text(locale)} aria-label={ExplorerText::Paste.text(locale)}
                aria-invalid={why.is_some().then_some("true")} aria-describedby="paste-error" {oninput} {onpaste} />
            <p class="field-error" id="paste-error" role="status">
                { for why.as_ref().map(|why| html! { <>{ IconName::Failed.svg() }<span>{ why }</span></> }) }
            </p>
            <button class="button button-compact" type="button" disabled={text.trim().is_empty()} {onclick}>
                { ExplorerText::PutIntoForm.text(locale) }
            </button>
        </details>
    }
}

/// For the form around its fields: a command that is pasted into one of them is meant for all.
#[hook]
pub fn use_pasted_command() -> Callback<Event> {
    let session = use_session();
    use_callback(session, |event: Event, session| {
        if let Some(text) = pasted(&event).filter(|text| is_command(text))
            && put_in(session, &text).is_ok()
        {
            event.prevent_default();
        }
    })
}

fn pasted(event: &Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain")
        .ok()
        .filter(|text| !text.trim().is_empty())
}

/// Puts a command's call into the form, or says why it can't be.
fn put_in(session: &Session, text: &str) -> Result<(), String> {
    let locale = session.locale();
    let (name, parameters) = read(text).map_err(|why| reason(locale, &why))?;
    let action = Action::parse(&name).ok_or_else(|| named(locale, ExplorerText::NoSuchApi, &name))?;
    session.open_api(action, parameters);
    Ok(())
}

/// A sentence with something of the user's in it, which keeps its direction to itself.
fn named(locale: Locale, text: ExplorerText, name: &str) -> String {
    text.fill(locale, &[("name", &["\u{2068}", name, "\u{2069}"].concat())])
}

fn reason(locale: Locale, why: &Unread) -> String {
    match why {
        Unread::NotACommand => ExplorerText::NotACommand.text(locale).to_owned(),
        Unread::Quotes => ExplorerText::OpenQuote.text(locale).to_owned(),
        Unread::NoAction => ExplorerText::NoAction.text(locale).to_owned(),
        Unread::OtherProduct(name) => named(locale, ExplorerText::OtherProduct, name),
        Unread::Stray(word) => named(locale, ExplorerText::Stray, word),
        Unread::NoValue(option) => named(locale, ExplorerText::NoValue, option),
        Unread::Option(option) => named(locale, ExplorerText::UnreadOption, option),
    }
}
