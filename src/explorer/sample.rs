//! The call as code to copy: a command line, or a program with an official SDK.

use std::cell::Cell;

use yew::prelude::*;

use super::select::Select;
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Parameters;
use crate::page::copy::CopyButton;
use crate::samples::{Dialect, write};

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

/// The choice of a dialect, the code, and the button that copies it.
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
    let options: Vec<_> = Dialect::ALL.map(|it| (it.name(), it.name().to_owned())).into();
    let text = write(dialect, action, parameters);
    let is_line = matches!(dialect, Dialect::AliyunCli | Dialect::Curl);
    html! {
        <div class="sample">
            <div class="sample-head">
                <label class="small" for={id.clone()}>{ ExplorerText::CopyAs.text(*locale) }</label>
                <Select id={id.clone()} tour_id="explorer-sample" value={dialect.name()} {options} {on_pick} />
                <CopyButton text={text.clone()} label={ExplorerText::CopyCode.text(*locale)} />
            </div>
            // A long program is scrolled, by keys as well.
            <pre class={classes!("sample-code", is_line.then_some("sample-line"))} tabindex="0" role="region"
                aria-label={dialect.name()}>
                <code>{ text }</code>
            </pre>
            <p class="small" hidden={dialect != Dialect::Curl}>{ ExplorerText::CurlNote.text(*locale) }</p>
        </div>
    }
}
