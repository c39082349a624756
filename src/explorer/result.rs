//! What the panel's own last call got back.

use std::rc::Rc;

use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::{Action, Response};
use crate::page::copy::CopyButton;
use crate::page::icon::IconName;
use crate::page::json::{Json, pretty};

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
    let body = match props.outcome.as_deref() {
        None => html! {
            <div class="empty empty-small">
                <h4>{ ExplorerText::NoResult.text(locale) }</h4>
                <p class="small">{ ExplorerText::NoResultHint.text(locale) }</p>
            </div>
        },
        Some(outcome) => {
            html! { <Json value={outcome.response.body.clone()} test_id="response-body" /> }
        }
    };
    html! {
        <section class="result" role="region" aria-label={title} aria-live="polite">
            <div class="result-header">
                <h3>{ title }</h3>
                { for props.outcome.as_deref().map(|outcome| head(outcome, locale)) }
            </div>
            <div>{ body }</div>
        </section>
    }
}

fn head(outcome: &Outcome, locale: Locale) -> Html {
    let Outcome { response, tenths, .. } = outcome;
    let (class, icon, words) = if response.is_ok() {
        ("result-ok", IconName::Available, ExplorerText::Succeeded)
    } else {
        ("result-failed", IconName::Failed, ExplorerText::Failed)
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
