//! The state machine as a picture, with a text twin: this image's state, and each way out, allowed or refused. Every
//! arrow is read from the table of rules; what the making of an image does by itself is dashed.

use yew::prelude::*;

use crate::account::rules::{Facts, verdict};
use crate::account::{Effect, Image, Making, Refusal, Relation, Status};
use crate::console::actions::{Deed, entries};
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::page::Session;
use crate::page::icon::Icon;
use crate::page::reason::reason;
use crate::page::status::status_text;

/// A node's size in the picture's units.
const WIDTH: i32 = 88;
const HEIGHT: i32 = 30;

/// Where a status stands: its upper left corner.
fn place(status: Status) -> (i32, i32) {
    match status {
        Status::Waiting => (4, 44),
        Status::Creating => (116, 44),
        Status::Available => (228, 44),
        Status::Deprecated => (372, 44),
        Status::CreateFailed => (116, 118),
        Status::UnAvailable => (228, 118),
    }
}

/// A way from one status to another by an operation.
struct Way {
    deed: Deed,
    from: Status,
    to: Status,
    /// Where it starts from this image's own status: whether it is allowed now.
    now: Option<Result<(), Refusal>>,
}

/// Every way that the rules know for one's own images, judged for this one.
fn ways(facts: &Facts) -> Vec<Way> {
    let way = |deed, operation, from| match verdict(operation, &Facts::plain(Relation::Own, from)) {
        Ok(Effect::Becomes(to)) => Some(Way {
            deed,
            from,
            to,
            now: (from == facts.status).then(|| verdict(operation, facts).map(|_| ())),
        }),
        _ => None,
    };
    let mut ways = Vec::new();
    for deed in Deed::ALL {
        for operation in deed.operations() {
            ways.extend(
                Status::ALL
                    .into_iter()
                    .filter_map(|from| way(deed, *operation, from)),
            );
        }
    }
    ways
}

/// 状态机
pub fn machine(session: &Session, image: &Image, locale: Locale) -> Html {
    let (facts, entries) = session.read(|simulation| {
        let account = simulation.account();
        (account.facts(image), entries(session, account, image))
    });
    let ways = ways(&facts);
    let now = DetailsText::MachineNow.fill(locale, &[("status", status_text(facts.status, locale))]);
    let twin = ways.iter().map(|way| sentence(way, locale));
    let by_time = Making::WAYS.into_iter().map(|(from, to)| {
        let names = [
            ("from", status_text(from, locale)),
            ("to", status_text(to, locale)),
        ];
        DetailsText::TimeWay.fill(locale, &names)
    });
    let possible = entries.into_iter().map(|entry| {
        let label = entry.deed.label().text(locale);
        match entry.refused {
            None => html! {
                <li key={label} class="way-allowed">{ Icon::CHECK.svg() }
                    <div>{ label }<span class="visually-hidden">{ DetailsText::Allowed.text(locale) }</span></div></li>
            },
            Some((why, code)) => html! {
                <li key={label} class="way-refused">{ Icon::CLOSE.svg() }
                    <div>{ label }<p class="small quiet">{ why.text(locale) }{ " " }<code>{ code }</code></p></div></li>
            },
        }
    });
    html! {
        <>
            <figure class="machine">
                <svg viewBox="0 0 464 156" role="img" aria-labelledby="machine-title" aria-describedby="machine-text">
                    <title id="machine-title">{ DetailsText::MachineTitle.text(locale) }</title>
                    <defs>
                        <marker id="machine-tip" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="8" markerHeight="8" orient="auto-start-reverse">
                            <path class="tip" d="M0 0 8 4 0 8Z" />
                        </marker>
                    </defs>
                    { for Making::WAYS.into_iter().map(|(from, to)| line(from, to)) }
                    { for ways.iter().map(|way| arc(way, locale)) }
                    { for Status::ALL.into_iter().map(|status| node(status, status == facts.status, locale)) }
                </svg>
                <figcaption>{ now }</figcaption>
            </figure>
            <ul class="visually-hidden" id="machine-text">
                { for twin.chain(by_time).enumerate().map(|(place, text)| html! { <li key={place}>{ text }</li> }) }
            </ul>
            <h3>{ DetailsText::WaysOut.text(locale) }</h3>
            <ul class="ways">{ for possible }</ul>
        </>
    }
}

fn sentence(way: &Way, locale: Locale) -> String {
    let names = [
        ("operation", way.deed.label().text(locale)),
        ("from", status_text(way.from, locale)),
        ("to", status_text(way.to, locale)),
    ];
    match way.now {
        Some(Ok(())) => DetailsText::AllowedWay.fill(locale, &names),
        Some(Err(refusal)) => {
            let refused = DetailsText::RefusedWay.fill(locale, &names);
            format!("{refused} {}", reason(refusal, locale))
        }
        None => DetailsText::OtherWay.fill(locale, &names),
    }
}

fn node(status: Status, lit: bool, locale: Locale) -> Html {
    let (x, y) = place(status);
    let class = if lit { "node node-lit" } else { "node" };
    let (middle, base) = (x.saturating_add(WIDTH / 2), y.saturating_add(HEIGHT / 2 + 4));
    html! {
        <g key={status.as_str()} {class}>
            <rect x={x.to_string()} y={y.to_string()} width={WIDTH.to_string()} height={HEIGHT.to_string()} rx="6" />
            <text x={middle.to_string()} y={base.to_string()}>{ status_text(status, locale) }</text>
        </g>
    }
}

/// A straight arrow: to the right neighbour, or down.
fn line(from: Status, to: Status) -> Html {
    let ((x, y), (to_x, to_y)) = (place(from), place(to));
    let (middle_x, middle_y) = (x.saturating_add(WIDTH / 2), y.saturating_add(HEIGHT / 2));
    let path = if y == to_y {
        format!("M{} {middle_y}H{to_x}", x.saturating_add(WIDTH))
    } else {
        format!("M{middle_x} {}V{to_y}", y.saturating_add(HEIGHT))
    };
    html! { <path key={format!("{}-{}", from.as_str(), to.as_str())} class="way way-time" d={path} marker-end="url(#machine-tip)" /> }
}

/// A bent arrow with its operation's name: forth above, back below.
fn arc(way: &Way, locale: Locale) -> Html {
    let ((x, y), (to_x, _)) = (place(way.from), place(way.to));
    let forth = to_x > x;
    let (start, end) = (x.saturating_add(WIDTH / 2), to_x.saturating_add(WIDTH / 2));
    let (edge, bend, text) = if forth {
        (y, y.saturating_sub(28), y.saturating_sub(26))
    } else {
        let bottom = y.saturating_add(HEIGHT);
        (bottom, bottom.saturating_add(28), bottom.saturating_add(34))
    };
    let class = match way.now {
        Some(Ok(())) => "way way-now",
        Some(Err(_)) => "way way-no",
        None => "way",
    };
    let middle = start.saturating_add(end) / 2;
    html! {
        <g key={way.deed.label().text(locale)} {class}>
            <path d={format!("M{start} {edge}C{start} {bend} {end} {bend} {end} {edge}")} marker-end="url(#machine-tip)" />
            <text x={middle.to_string()} y={text.to_string()}>{ way.deed.label().text(locale) }</text>
        </g>
    }
}
