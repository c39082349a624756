//! The calls that an image was in.

use yew::prelude::*;

use crate::account::Image;
use crate::console::moment::moment;
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::openapi::Action;
use crate::page::Session;
use crate::page::status::outcome_mark;
use crate::simulation::CallRecord;

/// How many are shown, the latest ones.
const SHOWN: usize = 100;

/// Whether the image's id was sent, or came back as what was made.
fn touches(record: &CallRecord, id: &str) -> bool {
    record.call.parameters.iter().any(|(_, value)| value == id)
        || record
            .response
            .body
            .get("ImageId")
            .and_then(|value| value.as_str())
            == Some(id)
}

/// 操作记录
pub fn calls(session: &Session, image: &Image, locale: Locale) -> Html {
    let id = image.key.id.as_str();
    let rows: Vec<_> = session.read(|simulation| {
        let calls = simulation.calls().iter().enumerate().rev();
        calls
            .filter(|(_, record)| touches(record, id))
            .take(SHOWN)
            .map(|(place, record)| row(session, place, record, locale))
            .collect()
    });
    html! {
        <>
            <p class="quiet" hidden={!rows.is_empty()}>{ DetailsText::NoCalls.text(locale) }</p>
            <ol class="calls">{ for rows }</ol>
        </>
    }
}

fn row(session: &Session, place: usize, record: &CallRecord, locale: Locale) -> Html {
    let CallRecord { call, response, .. } = record;
    let known = Action::parse(&call.action);
    let onclick = {
        let (session, parameters) = (session.clone(), call.parameters.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(action) = known {
                session.open_api(action, parameters.clone());
            }
        })
    };
    let (class, icon) = outcome_mark(response.is_ok());
    html! {
        <li key={place}>
            <span {class}>{ icon.svg() }<code class="code-status">{ response.status }</code></span>
            <div>
                <button type="button" class="link" disabled={known.is_none()} {onclick}
                    title={known.map(|_| DetailsText::OpenCall.fill(locale, &[("action", &call.action)]))}>{ call.action.clone() }</button>
                <div class="small quiet"><code>{ response.code().unwrap_or_default() }</code></div>
            </div>
            { moment(call.time, locale) }
        </li>
    }
}
