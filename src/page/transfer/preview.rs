//! What a simulation from outside holds, beside what is on the page: 确定 puts it there.

use std::rc::Rc;

use yew::prelude::*;

use super::replace::replace;
use crate::account::{Owner, RegionId};
use crate::locale::Locale;
use crate::locale::transfer::TransferText;
use crate::page::dialog::Dialog;
use crate::page::use_session;
use crate::simulation::Simulation;

/// What [`Preview`] takes.
#[derive(Clone, Properties)]
pub struct PreviewProps {
    /// What came.
    pub simulation: Rc<Simulation>,
    /// Told when it was put there, or was not.
    pub on_close: Callback<()>,
}

impl PartialEq for PreviewProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.simulation, &other.simulation) && self.on_close == other.on_close
    }
}

/// The facts of a simulation, in the order of [`ROWS`].
fn facts(simulation: &Simulation, locale: Locale) -> [String; 8] {
    let (account, scenario) = (simulation.account(), simulation.scenario());
    let (mut images, mut families) = (0_usize, 0_usize);
    for region in account.image_regions() {
        images = images.saturating_add(
            account
                .images(region)
                .filter(|image| image.owner == Owner::Caller)
                .count(),
        );
        families = families.saturating_add(account.own_families(region).count());
    }
    let instances: usize = RegionId::all()
        .map(|region| account.instances(region).len())
        .sum();
    let own = || TransferText::OwnScenario.text(locale);
    [
        scenario.name().unwrap_or_else(own).to_owned(),
        scenario.region().as_str().to_owned(),
        images.to_string(),
        families.to_string(),
        instances.to_string(),
        simulation.calls().len().to_string(),
        simulation.redoable_calls().to_string(),
        minute(&simulation.now().to_string()),
    ]
}

/// A moment as it fits into a column.
fn minute(time: &str) -> String {
    let short = time.get(..16).unwrap_or(time).replace('T', " ");
    format!("{short} UTC")
}

const ROWS: [TransferText; 8] = [
    TransferText::Scenario,
    TransferText::Region,
    TransferText::Images,
    TransferText::Families,
    TransferText::Instances,
    TransferText::Calls,
    TransferText::Undone,
    TransferText::Time,
];

/// Shows it, and asks.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let text = |text: TransferText| text.text(locale);
    let brought = facts(&props.simulation, locale);
    let present = session.read(|simulation| facts(simulation, locale));
    let on_ok = {
        let (session, simulation, on_close) =
            (session.clone(), props.simulation.clone(), props.on_close.clone());
        Callback::from(move |()| {
            on_close.emit(());
            replace(&session, &simulation);
        })
    };
    let consequence = match (session.place(), session.is_own()) {
        (None, _) => TransferText::OnlyHere,
        (_, true) => TransferText::TakesPlace,
        (_, false) => TransferText::StaysBehind,
    };
    let in_lesson = session.in_lesson();
    let row = |((what, brought), present): ((TransferText, String), String)| {
        let differs = (brought != present).then_some("differs");
        html! { <tr><th scope="row">{ text(what) }</th><td class={classes!(differs)}>{ brought }</td><td>{ present }</td></tr> }
    };
    html! {
        <Dialog title={text(TransferText::PreviewTitle)} {locale} {on_ok} on_close={props.on_close.clone()} ok_disabled={in_lesson}>
            <table class="comparison" data-testid="transfer-preview">
                <thead><tr>
                    <th scope="col">{ text(TransferText::What) }</th>
                    <th scope="col">{ text(TransferText::Brought) }</th>
                    <th scope="col">{ text(TransferText::Present) }</th>
                </tr></thead>
                <tbody>{ for ROWS.into_iter().zip(brought).zip(present).map(row) }</tbody>
            </table>
            <p class="quiet">{ text(if in_lesson { TransferText::InLesson } else { consequence }) }</p>
        </Dialog>
    }
}
