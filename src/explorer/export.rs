//! The session as a test, to take away.

use yew::prelude::*;

use super::code::{self, Code};
use crate::locale::explorer::ExplorerText;
use crate::page::part::use_part;
use crate::page::use_session;

/// A button that brings those of the frameworks.
#[component]
pub fn ExportTest() -> Html {
    let locale = use_session().locale();
    let open = use_state(|| false);
    let part = use_part(code::load, *open);
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let title = ExplorerText::ExportTest.text(locale);
    html! {
        <div class="journal-export">
            <button class="link" type="button" aria-expanded={open.to_string()} {onclick}>{ title }</button>
            <span role="group" aria-label={title} hidden={!*open}>
                { for open.then(|| part.draw(Code::Export, locale)) }
            </span>
        </div>
    }
}
