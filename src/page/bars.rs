//! The lines under the top bar: options that were not understood, and what became of the saved data.

use wasm_bindgen::{JsCast as _, JsValue};
use yew::prelude::*;

use super::icon::Icon;
use super::part::{part, use_part};
use super::session::{Saving, use_session};
use super::tools;
use super::transfer::Transfer;
use crate::locale::bars::BarText;
use crate::locale::page::PageText;

/// Hands a text over as a file.
///
/// # Errors
/// The browser can't make one.
pub fn download(name: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let blob = web_sys::Blob::new_with_str_sequence(&parts)?;
    let address = web_sys::Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window()
        .and_then(|window| window.document())
        .ok_or(JsValue::NULL)?;
    let anchor: web_sys::HtmlAnchorElement = document.create_element("a")?.dyn_into()?;
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    web_sys::Url::revoke_object_url(&address)
}

part!(lines: () => lines_of);

/// The lines: nobody sees them but where something is amiss.
#[component]
pub fn Bars() -> Html {
    let session = use_session();
    let (locale, wanted) = (session.locale(), session.tools_wanted());
    let tools = use_part(tools::load, wanted);
    let amiss = session.unsaved() || session.saving() != Saving::Fine || !session.unknown().is_empty();
    let lines = use_part(lines::load, amiss);
    html! {
        <div class="bars">
            <div>{ for wanted.then(|| tools.draw((), locale)) }</div>
            <div>{ for amiss.then(|| lines.draw((), locale)) }</div>
        </div>
    }
}

fn lines_of((): ()) -> Html {
    html! { <Lines /> }
}

#[component]
fn Lines() -> Html {
    let session = use_session();
    let locale = session.locale();
    let (text, raw) = match session.saving() {
        Saving::Fine => (None, None),
        Saving::Unreadable { raw, all: true } => (Some(BarText::Unreadable), Some(raw)),
        Saving::Unreadable { raw, all: false } => (Some(BarText::PartUnreadable), Some(raw)),
        Saving::Emptied => (Some(BarText::Emptied), None),
        Saving::TooNew(raw) => (Some(BarText::TooNew), Some(raw).filter(|raw| !raw.is_empty())),
    };
    // A newer version's data is said with what follows from it.
    let unsaved = session.unsaved() && text != Some(BarText::TooNew);
    let unknown = session.unknown();
    let export = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.bring(Some(Transfer::Export)))
    };
    let dismiss = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.dismiss_unknown())
    };
    let onclick = {
        let raw = raw.clone().unwrap_or_default();
        Callback::from(move |_: MouseEvent| {
            download("image-family-simulator-data.txt", &raw).unwrap_or_default();
        })
    };
    html! {
        <>
            <div>
                if unsaved {
                    <div class="bar" role="status">
                        { Icon::WARNING.svg() }
                        <p>{ BarText::NotSaved.text(locale) }</p>
                        <button type="button" class="link" onclick={export}>{ BarText::Export.text(locale) }</button>
                    </div>
                }
            </div>
            <div>
                if let Some(text) = text {
                    <div class="bar" role="status">
                        { Icon::WARNING.svg() }
                        <p>{ text.text(locale) }</p>
                        <span>
                            if raw.is_some() {
                                <button type="button" class="link" {onclick}>{ BarText::Download.text(locale) }</button>
                            }
                        </span>
                    </div>
                }
            </div>
            <div>
                if !unknown.is_empty() {
                    <div class="bar" role="status">
                        { Icon::WARNING.svg() }
                        <p>{ BarText::UnknownOption.text(locale) }{ " " }
                            { for unknown.iter().map(|option| html! { <><bdi>{ option }</bdi>{ " " }</> }) }
                        </p>
                        <button type="button" class="icon-button icon-button-small" aria-label={PageText::Close.text(locale)} onclick={dismiss}>
                            { Icon::CLOSE.svg() }
                        </button>
                    </div>
                }
            </div>
        </>
    }
}
