//! A family's timeline: what it resolved to, when that changed and by which call. Each point can be looked at and
//! returned to.

use std::rc::Rc;

use yew::prelude::*;

use crate::account::{Account, FamilyKey, Image, Status, Timestamp};
use crate::console::dialogs::resolved;
use crate::console::moment::moment;
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::page::Session;
use crate::page::icon::Icon;
use crate::page::status::status_mark;

/// A point where what the family resolves to changed.
struct Point {
    /// How many calls had been made.
    calls: usize,
    resolved: Option<String>,
    /// Its images then, in order of resolution.
    members: Vec<(String, Status)>,
}

fn members(account: &Account, key: &FamilyKey) -> Vec<(String, Status)> {
    let member = |image: &Rc<Image>| (image.name.to_string(), account.status(image));
    account.family(key).map(member).collect()
}

/// The timeline, newest first.
pub fn timeline(session: &Session, key: &FamilyKey, locale: Locale) -> Html {
    let mut points: Vec<Point> = Vec::new();
    let mut calls = 0_usize;
    session.look_back(|account| {
        let resolved = resolved(account, key);
        if points.last().is_none_or(|last| last.resolved != resolved) {
            let members = members(account, key);
            points.push(Point {
                calls,
                resolved,
                members,
            });
        }
        calls = calls.saturating_add(1);
    });
    let newest = points.len().saturating_sub(1);
    let rows = points.iter().enumerate().rev();
    let rows = rows.map(|(place, point)| row(session, point, place == newest, locale));
    html! {
        <section class="timeline" aria-labelledby="timeline-h">
            <h3 id="timeline-h">{ DetailsText::Timeline.text(locale) }</h3>
            <p class="small quiet">{ DetailsText::TimelineHint.fill(locale, &[("family", &key.to_string())]) }</p>
            <ol>{ for rows }</ol>
        </section>
    }
}

/// The call that led to a point, and how many changes there were since: `None` for the start.
fn call_at(session: &Session, calls: usize) -> (Option<(String, Timestamp)>, usize) {
    session.read(|simulation| {
        let record = calls
            .checked_sub(1)
            .and_then(|place| simulation.calls().get(place));
        let since = simulation
            .calls()
            .iter()
            .skip(calls)
            .filter(|record| record.changed);
        (
            record.map(|record| (record.call.action.clone(), record.call.time)),
            since.count(),
        )
    })
}

fn row(session: &Session, point: &Point, newest: bool, locale: Locale) -> Html {
    let (call, since) = call_at(session, point.calls);
    let (text, icon) = match &point.resolved {
        Some(image) => (
            DetailsText::ResolvesTo.fill(locale, &[("image", image)]),
            Icon::LATEST,
        ),
        None => (DetailsText::ResolvesToNone.text(locale).to_owned(), Icon::WARNING),
    };
    let (by, when) = match call {
        Some((action, time)) => (action, moment(time, locale)),
        None => (
            DetailsText::AtStart.text(locale).to_owned(),
            html! { <span></span> },
        ),
    };
    let onclick = {
        let (session, calls) = (session.clone(), point.calls);
        Callback::from(move |_: MouseEvent| session.undo_to(calls))
    };
    let back = if newest {
        html! { <span class="small quiet">{ DetailsText::NowHere.text(locale) }</span> }
    } else {
        let title = DetailsText::ReturnHint.fill(locale, &[("count", &since.to_string())]);
        html! { <button type="button" class="link" {title} {onclick}>{ DetailsText::ReturnHere.text(locale) }</button> }
    };
    let members = point.members.iter().map(|(name, status)| {
        html! { <li key={name.clone()}><span>{ name }</span>{ status_mark(*status, locale) }</li> }
    });
    let class = if point.resolved.is_some() {
        "point"
    } else {
        "point point-none"
    };
    html! {
        <li key={point.calls} {class}>
            { icon.svg() }
            <details>
                <summary><strong>{ text }</strong><span class="small quiet">{ by }</span></summary>
                <ul>{ for members }</ul>
                <p class="small quiet" hidden={!point.members.is_empty()}>{ DetailsText::NoMembers.text(locale) }</p>
            </details>
            <div class="family-role">{ back }{ when }</div>
        </li>
    }
}
