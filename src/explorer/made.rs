//! What calls left behind: rows of the history, and an answer. A part of the page, as nobody has made a call at first.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::result::Outcome;
use super::sample::Sample;
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Action;
use crate::page::copy::CopyButton;
use crate::page::icon::Icon;
use crate::page::json::{Json, pretty};
use crate::page::part::part;
use crate::page::status::outcome_mark;
use crate::page::{Session, use_session};
use crate::simulation::CallRecord;

/// What of it is wanted.
pub enum Made {
    /// So many of the calls, newest first.
    Calls(Session, usize),
    /// An outcome in a line.
    Head(Rc<Outcome>, Locale),
    /// An outcome's body.
    Body(Rc<Outcome>),
}

part!(calls_made: Made => draw);
pub use calls_made::load;

fn draw(made: Made) -> Html {
    match made {
        Made::Calls(session, shown) => calls(&session, shown),
        Made::Head(outcome, locale) => head(&outcome, locale),
        Made::Body(outcome) => {
            html! { <Json value={outcome.response.body.clone()} test_id="response-body" /> }
        }
    }
}

fn head(outcome: &Outcome, locale: Locale) -> Html {
    let Outcome { response, tenths, .. } = outcome;
    let (class, icon, words) = if response.is_ok() {
        ("result-ok", Icon::AVAILABLE, ExplorerText::Succeeded)
    } else {
        ("result-failed", Icon::FAILED, ExplorerText::Failed)
    };
    let time = format!("{}.{}", tenths / 10, tenths % 10);
    html! {
        <>
            <span class={classes!("result-status", class)}>
                { icon.svg() }
                <span class="code-status" data-testid="response-status">{ response.status }</span>
                { words.text(locale) }
            </span>
            <span class="result-time">{ ExplorerText::Time.fill(locale, &[("ms", &time)]) }</span>
            <CopyButton text={pretty(&response.body)} label={ExplorerText::CopyResult.text(locale)} />
        </>
    }
}

fn calls(session: &Session, shown: usize) -> Html {
    let entry = |(place, record): (usize, &CallRecord)| {
        html! { <Entry key={place} ..EntryProps::new(place, record) /> }
    };
    session.read(|simulation| {
        let rows = simulation.calls().iter().enumerate().rev().take(shown);
        html! { <ol class="journal">{ for rows.map(entry) }</ol> }
    })
}

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
                    { Icon::RIGHT.svg() }
                    <time class="journal-time" datetime={props.time.clone()}>{ clock }</time>
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
    // No command and no SDK has a call for it.
    let sent = if call.by_hand {
        html! { <p class="small">{ ExplorerText::ByHand.text(locale) }</p> }
    } else {
        html! { <Sample id={format!("sample-{}", props.place)} action={call.action} parameters={call.parameters} {locale} /> }
    };
    html! {
        <div class="journal-body">
            <div>{ sent }</div>
            <h4 class="small">{ ExplorerText::Response.text(locale) }</h4>
            <Json value={response.body} />
            <button class="button button-compact" type="button" disabled={known.is_none()} onclick={repeat}>
                { Icon::REPLAY.svg() }{ ExplorerText::PutIntoForm.text(locale) }
            </button>
        </div>
    }
}
