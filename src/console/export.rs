//! The list as a file to take away: all that the filters let through, in the list's order.

use yew::prelude::*;

use super::filter::{Passes, save};
use super::tools::{Choice, ToolMenu};
use crate::locale::console::ConsoleText;
use crate::page::Session;
use crate::page::icon::IconName;

/// The button with the menu of forms.
pub fn export(session: &Session, passes: Option<&Passes>) -> Html {
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
        let (session, passes) = (session.clone(), passes.cloned());
        Callback::from(move |place: usize| save(&session, passes.clone(), place > 0))
    };
    html! {
        <ToolMenu id="export-menu" label={ConsoleText::Export.text(locale)} icon={IconName::Export} words=true {choices} {on_choose} />
    }
}
