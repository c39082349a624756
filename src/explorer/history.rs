//! The call history: everything that was called, wherever from.

use web_sys::Element;
use yew::prelude::*;

use super::export::ExportTest;
use super::sample::Sample;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Action;
use crate::page::icon::IconName;
use crate::page::json::Json;
use crate::page::status::outcome_mark;
use crate::page::use_session;
use crate::simulation::CallRecord;

/// How many rows there are at first, and how many more each time.
const ROWS: usize = 50;

/// A call's row: enough to tell it by, cheap to compare.
#[derive(Debug, Clone, PartialEq, Properties)]
struct EntryProps {
    /// Its place in the log.
    place: usize,
    action: AttrValue,
    time: AttrValue,
    status: u16,
    ok: bool,
}

impl EntryProps {
    fn new(place: usize, record: &CallRecord) -> Self {
        Self {
            place,
            action: record.call.action.clone().into(),
            time: record.call.time.to_string().into(),
            status: record.response.status,
            ok: record.response.is_ok(),
        }
    }
}

/// The calls, newest first.
#[component]
pub fn History() -> Html {
    let session = use_session();
    let locale = session.locale();
    let shown = use_state(|| ROWS);
    let (count, entries) = session.read(|simulation| {
        let calls = simulation.calls();
        let rows = calls.iter().enumerate().rev().take(*shown);
        (
            calls.len(),
            rows.map(|(place, record)| EntryProps::new(place, record))
                .collect::<Vec<_>>(),
        )
    });
    let hidden = count.saturating_sub(entries.len());
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
        let rows = entries.into_iter().map(|entry| {
            let key = entry.place;
            html! { <Entry {key} ..entry /> }
        });
        html! { <ol class="journal">{ for rows }</ol> }
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

/// One call; parameters and answer are drawn once it is opened.
#[component]
fn Entry(props: &EntryProps) -> Html {
    let open = use_state(|| false);
    let ontoggle = {
        let open = open.clone();
        Callback::from(move |event: Event| {
            open.set(event.target_unchecked_into::<Element>().has_attribute("open"))
        })
    };
    // The day is in the tooltip: the row has room for the time.
    let clock = props
        .time
        .split_once('T')
        .map_or(props.time.as_str(), |(_, clock)| clock);
    let clock = clock.trim_end_matches('Z').to_owned();
    let (class, icon) = outcome_mark(props.ok);
    html! {
        <li class="journal-entry" data-testid="journal-entry">
            <details {ontoggle}>
                <summary>
                    { IconName::Right.svg() }
                    <time class="journal-time" datetime={props.time.clone()} title={props.time.clone()}>{ clock }</time>
                    <span class="journal-action">{ &props.action }</span>
                    <span class={classes!("journal-status", class)}>
                        { icon.svg() }<span class="code-status">{ props.status }</span>
                    </span>
                </summary>
                <div>{ for open.then(|| html! { <EntryBody place={props.place} /> }) }</div>
            </details>
        </li>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EntryBodyProps {
    place: usize,
}

/// What was sent and what came back.
#[component]
fn EntryBody(props: &EntryBodyProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let record = session.read(|simulation| simulation.calls().get(props.place).cloned());
    let Some(CallRecord { call, response, .. }) = record else {
        return html! { <div hidden=true></div> };
    };
    let known = Action::parse(&call.action);
    let parameters = call.parameters.clone();
    let repeat = Callback::from(move |_: MouseEvent| {
        if let Some(action) = known {
            session.open_api(action, parameters.clone());
        }
    });
    html! {
        <div class="journal-body">
            <Sample id={format!("sample-{}", props.place)} action={call.action} parameters={call.parameters} {locale} />
            <h4 class="small">{ ExplorerText::Response.text(locale) }</h4>
            <Json value={response.body} />
            <button class="button button-compact" type="button" disabled={known.is_none()} onclick={repeat}>
                { IconName::Replay.svg() }{ ExplorerText::PutIntoForm.text(locale) }
            </button>
        </div>
    }
}
