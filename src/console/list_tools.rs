//! The tools of a list: the file to take away, and what it shows of an image.

use yew::prelude::*;

use super::filter::save;
use super::tools::{Choice, ToolMenu};
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::Session;
use crate::page::icon::Icon;

/// The button with the menu of forms.
pub fn export(session: &Session) -> Html {
    let locale = session.locale();
    let choices: Vec<_> = [ConsoleText::ExportCsv, ConsoleText::ExportJson]
        .into_iter()
        .map(|text| Choice {
            label: text.text(locale).into(),
            chosen: None,
            address: None,
        })
        .collect();
    let on_choose = {
        let session = session.clone();
        Callback::from(move |place: usize| save(&session, place > 0))
    };
    html! {
        <ToolMenu id="export-menu" label={ConsoleText::Export.text(locale)} icon={Icon::EXPORT} words=true {choices} {on_choose} />
    }
}

/// The button that asks what the list is to show.
pub fn settings(locale: Locale, onclick: Callback<MouseEvent>) -> Html {
    let label = ConsoleText::Settings.text(locale);
    html! {
        <button type="button" class="icon-button" aria-label={label} {onclick}>{ Icon::SETTINGS.svg() }</button>
    }
}
