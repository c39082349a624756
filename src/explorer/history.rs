//! The call history: everything that was called, wherever from.

use yew::prelude::*;

use super::export::ExportTest;
use super::made::{self, Made};
use crate::locale::explorer::ExplorerText;
use crate::page::part::use_part_soon;
use crate::page::use_session;

/// How many rows there are at first, and how many more each time.
const ROWS: usize = 50;

/// The calls, newest first.
#[component]
pub fn History() -> Html {
    let session = use_session();
    let locale = session.locale();
    let shown = use_state(|| ROWS);
    let count = session.read(|simulation| simulation.calls().len());
    let hidden = count.saturating_sub(*shown);
    let part = use_part_soon(made::load, count > 0, session.is_expecting());
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(shown.saturating_add(ROWS)))
    };
    let list = if count == 0 {
        html! {
            <div class="empty empty-small">
                <h4>{ ExplorerText::NoCalls.text(locale) }</h4>
                <p class="small">{ ExplorerText::NoCallsHint.text(locale) }</p>
            </div>
        }
    } else {
        part.draw(Made::Calls(session.clone(), *shown), locale)
    };
    let next = hidden.min(ROWS).to_string();
    html! {
        <section class="journal-section" aria-labelledby="journal-h">
            <header>
                <h3 id="journal-h">{ ExplorerText::History.text(locale) }</h3>
                <span class="list-count">{ count }</span>
                { for (count > 0).then(|| html! { <ExportTest /> }) }
            </header>
            <div>{ list }</div>
            <div class="journal-more" hidden={hidden == 0}>
                <button class="button button-compact" type="button" onclick={more}>
                    { ExplorerText::ShowMore.fill(locale, &[("count", &next)]) }
                </button>
            </div>
        </section>
    }
}
