//! The session as a test, to take away.

use yew::prelude::*;

use crate::locale::explorer::ExplorerText;
use crate::page::bars::download;
use crate::page::use_session;
use crate::samples::{Framework, export};

/// A button for each framework.
#[component]
pub fn ExportTest() -> Html {
    let session = use_session();
    let locale = session.locale();
    let title = ExplorerText::ExportTest.text(locale);
    let buttons = Framework::ALL.map(|framework| {
        let session = session.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            let file = session.read(|simulation| export(simulation, framework));
            download(&file.name, &file.text).unwrap_or_default();
        });
        let label = ExplorerText::ExportAs.fill(locale, &[("name", framework.name())]);
        html! { <button class="link" type="button" aria-label={label} {onclick}>{ framework.name() }</button> }
    });
    html! {
        <div class="journal-export" role="group" aria-label={title}>
            <span class="small">{ title }</span>{ for buttons }
        </div>
    }
}
