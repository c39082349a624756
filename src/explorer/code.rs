//! What writes and reads code: a part of the page that only a click needs.

use web_sys::{Event, HtmlTextAreaElement};
use yew::prelude::*;

use super::paste::pasted;
use super::sample::CodeBlock;
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::{Action, Parameters};
use crate::page::bars::download;
use crate::page::icon::Icon;
use crate::page::part::part;
use crate::page::{Session, use_session};
use crate::samples::{Dialect, Framework, Unread, export, read, write};

/// What of it is wanted.
pub enum Code {
    /// A call, written in a dialect.
    Written(Dialect, (String, Parameters), Locale),
    /// The place for a command; the text is one that was pasted elsewhere, with its number, and it is told when that one
    /// can't be read.
    Paste(Option<(u64, String)>, Callback<()>),
    /// The session as a test.
    Export,
}

part!(written: Code => draw);
pub use written::load;

fn draw(code: Code) -> Html {
    match code {
        Code::Written(dialect, (action, parameters), locale) => {
            let text = write(dialect, &action, &parameters);
            html! {
                <>
                    <CodeBlock {dialect} {text} {locale} />
                    <p class="small" hidden={dialect != Dialect::Curl}>{ ExplorerText::CurlNote.text(locale) }</p>
                </>
            }
        }
        Code::Paste(elsewhere, on_trouble) => html! { <CommandField {elsewhere} {on_trouble} /> },
        Code::Export => html! { <ExportButtons /> },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct CommandFieldProps {
    elsewhere: Option<(u64, String)>,
    on_trouble: Callback<()>,
}

/// A place for a command: what is pasted there is put into the form at once.
#[component]
fn CommandField(props: &CommandFieldProps) -> Html {
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
        let (text, why) = (text.clone(), why.clone());
        let on_trouble = props.on_trouble.clone();
        Callback::from(move |command: String| {
            let outcome = put_in(&session, &command);
            if outcome.is_err() {
                on_trouble.emit(());
            }
            text.set(if outcome.is_ok() { String::new() } else { command });
            why.set(outcome.err());
        })
    };
    {
        let put = put.clone();
        use_effect_with(props.elsewhere.clone(), move |elsewhere| {
            if let Some((_, command)) = elsewhere {
                put.emit(command.clone());
            }
        });
    }
    let onpaste = {
        let (put, is_empty) = (put.clone(), text.is_empty());
        Callback::from(move |event: Event| {
            // Into the middle of a text it is pasted as ever.
            if let Some(command) = pasted(&event).filter(|_| is_empty) {
                event.prevent_default();
                put.emit(command);
            }
            event.stop_propagation();
        })
    };
    let onclick = {
        let text = text.clone();
        put.reform(move |_: MouseEvent| (*text).clone())
    };
    html! {
        <>
            <textarea class="textarea" rows="2" spellcheck="false" autocapitalize="off" value={(*text).clone()}
                placeholder={ExplorerText::PasteExample.text(locale)} aria-label={ExplorerText::Paste.text(locale)}
                aria-invalid={why.is_some().then_some("true")} aria-describedby="paste-error" {oninput} {onpaste} />
            <p class="field-error" id="paste-error" role="status">
                { for why.as_ref().map(|why| html! { <>{ Icon::FAILED.svg() }<span>{ why }</span></> }) }
            </p>
            <button class="button button-compact" type="button" disabled={text.trim().is_empty()} {onclick}>
                { ExplorerText::PutIntoForm.text(locale) }
            </button>
        </>
    }
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

/// A button for each framework; each hands a file over.
#[component]
fn ExportButtons() -> Html {
    let session = use_session();
    let locale = session.locale();
    let buttons = Framework::ALL.map(|framework| {
        let session = session.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let file = session.read(|simulation| export(simulation, framework));
            download(&file.name, &file.text).unwrap_or_default();
        });
        let label = ExplorerText::ExportAs.fill(locale, &[("name", framework.name())]);
        html! { <button class="link" type="button" aria-label={label} {onclick}>{ framework.name() }</button> }
    });
    html! { <>{ for buttons }</> }
}
