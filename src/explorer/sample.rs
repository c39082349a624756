//! The call as code to copy: a command line, or a program with an official SDK.

use std::cell::Cell;

use yew::prelude::*;

use super::code::{self, Code};
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Parameters;
use crate::page::copy::CopyButton;
use crate::page::part::use_part;
use crate::page::select::Select;
use crate::samples::{Dialect, command_line};

/// What [`Sample`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SampleProps {
    /// An id of its own.
    pub id: AttrValue,
    /// The action's name.
    pub action: AttrValue,
    /// What is sent with it.
    pub parameters: Parameters,
    /// The language.
    pub locale: Locale,
}

thread_local! {
    /// What was chosen last: what is opened next starts with it.
    static CHOSEN: Cell<Dialect> = const { Cell::new(Dialect::AliyunCli) };
}

/// The choice of a dialect, and the code.
#[component]
pub fn Sample(props: &SampleProps) -> Html {
    let SampleProps {
        id,
        action,
        parameters,
        locale,
    } = props;
    let dialect = use_state(|| CHOSEN.get());
    let on_pick = use_callback(dialect.setter(), |name: String, setter| {
        if let Some(picked) = Dialect::ALL.into_iter().find(|dialect| dialect.name() == name) {
            CHOSEN.set(picked);
            setter.set(picked);
        }
    });
    let dialect = *dialect;
    // The first one is seen at first sight, the others after a click.
    let line = Some(dialect)
        .filter(|dialect| *dialect == Dialect::AliyunCli)
        .and_then(|_| command_line(action, parameters));
    let part = use_part(code::load, line.is_none());
    let options: Vec<_> = Dialect::ALL.map(|it| (it.name().into(), it.name().into())).into();
    let code = match line {
        Some(text) => html! { <CodeBlock {dialect} {text} locale={*locale} /> },
        None => {
            let call = (action.to_string(), parameters.clone());
            part.draw(Code::Written(dialect, call, *locale), *locale)
        }
    };
    html! {
        <div class="sample">
            <div class="sample-head">
                <label class="small" for={id.clone()}>{ ExplorerText::CopyAs.text(*locale) }</label>
                <Select id={id.clone()} tour_id="explorer-sample" value={dialect.name()} {options} {on_pick} />
            </div>
            <div>{ code }</div>
        </div>
    }
}

/// What [`CodeBlock`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CodeBlockProps {
    /// What it is written as.
    pub dialect: Dialect,
    /// The code.
    pub text: AttrValue,
    /// The language.
    pub locale: Locale,
}

/// Code, and the button that copies it.
#[component]
pub fn CodeBlock(props: &CodeBlockProps) -> Html {
    let CodeBlockProps {
        dialect,
        text,
        locale,
    } = props;
    let is_line = matches!(dialect, Dialect::AliyunCli | Dialect::Curl);
    let code: Html = if is_line {
        html! { <>{ for text.split_inclusive(' ').map(word) }</> }
    } else {
        text.into()
    };
    html! {
        <div class="code-block">
            // A long program is scrolled, by keys as well.
            <pre class={classes!(is_line.then_some("code-line"))} tabindex="0" role="region" aria-label={dialect.name()}>
                <code>{ code }</code>
            </pre>
            <CopyButton {text} label={ExplorerText::CopyCode.text(*locale)} />
        </div>
    }
}

/// A word of a command line: a browser breaks a line behind the hyphens of an option, too, unless it is a box.
fn word(text: &str) -> Html {
    html! { <span>{ text }</span> }
}
