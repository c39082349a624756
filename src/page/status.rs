//! A status as it is shown: an icon and a word, never a colour alone.

use yew::prelude::*;

use super::icon::{Icon, IconName};
use crate::account::Status;
use crate::locale::Locale;
use crate::locale::page::PageText;

/// The console's word for a status.
#[must_use]
pub fn status_text(status: Status, locale: Locale) -> &'static str {
    let text = match status {
        Status::Available => PageText::StatusAvailable,
        Status::Deprecated => PageText::StatusDeprecated,
        Status::Creating => PageText::StatusCreating,
        Status::Waiting => PageText::StatusWaiting,
        Status::UnAvailable => PageText::StatusUnAvailable,
        Status::CreateFailed => PageText::StatusCreateFailed,
    };
    text.text(locale)
}

/// What [`StatusMark`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StatusProps {
    /// The status.
    pub status: Status,
    /// The language.
    pub locale: Locale,
}

/// An image's status.
#[component]
pub fn StatusMark(props: &StatusProps) -> Html {
    let (icon, class) = match props.status {
        Status::Available => (IconName::Available, "status-available"),
        Status::Deprecated => (IconName::Deprecated, "status-deprecated"),
        Status::Creating => (IconName::Creating, "status-creating"),
        Status::Waiting => (IconName::Waiting, "status-waiting"),
        Status::UnAvailable => (IconName::Warning, "status-unavailable"),
        Status::CreateFailed => (IconName::Failed, "status-failed"),
    };
    let spin = (props.status == Status::Creating).then_some("spin");
    html! {
        <span class={classes!("status", class)}>
            <Icon name={icon} class={classes!(spin)} /><span>{ status_text(props.status, props.locale) }</span>
        </span>
    }
}
