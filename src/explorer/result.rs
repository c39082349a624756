//! What the panel's own last call got back.

use std::rc::Rc;

use yew::prelude::*;

use super::made::{self, Made};
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::{Action, Response};
use crate::page::part::use_part;

/// A call's outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Which API was called.
    pub action: Action,
    /// Its answer.
    pub response: Response,
    /// How long it took, in tenths of a real millisecond.
    pub tenths: u32,
}

impl Outcome {
    /// Whether the endpoint asked for a parameter in vain.
    #[must_use]
    pub fn misses(&self, action: Action, name: &str) -> bool {
        let message = self.response.message().unwrap_or_default();
        self.action == action
            && self.response.code() == Some("MissingParameter")
            && message
                .split(|c: char| c == '"' || c.is_whitespace())
                .any(|word| word == name)
    }
}

/// What [`ResultPane`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ResultPaneProps {
    /// The outcome, once there is one.
    pub outcome: Option<Rc<Outcome>>,
    /// The language.
    pub locale: Locale,
}

/// Status, time and body of the last call.
#[component]
pub fn ResultPane(props: &ResultPaneProps) -> Html {
    let locale = props.locale;
    let title = ExplorerText::Result.text(locale);
    let part = use_part(made::load, props.outcome.is_some());
    let head = props.outcome.as_ref().filter(|_| part.is_here());
    let body = match &props.outcome {
        None => html! {
            <div class="empty empty-small">
                <h4>{ ExplorerText::NoResult.text(locale) }</h4>
                <p class="small">{ ExplorerText::NoResultHint.text(locale) }</p>
            </div>
        },
        Some(outcome) => part.draw(Made::Body(outcome.clone()), locale),
    };
    html! {
        <section class="result" role="region" aria-label={title} aria-live="polite">
            <div class="result-header">
                <h3>{ title }</h3>
                { for head.map(|outcome| part.draw(Made::Head(outcome.clone(), locale), locale)) }
            </div>
            <div>{ body }</div>
        </section>
    }
}
