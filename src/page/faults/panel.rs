//! The panel: what is to fail.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::StorageFault;
use super::switches::{self, SWITCHES};
use crate::locale::faults::FaultText;
use crate::page::dialog::Dialog;
use crate::page::use_session;

const STORAGE: [(StorageFault, FaultText); 4] = [
    (StorageFault::None, FaultText::StorageWorks),
    (StorageFault::Full, FaultText::StorageFull),
    (StorageFault::Denied, FaultText::StorageDenied),
    (StorageFault::Corrupt, FaultText::StorageCorrupt),
];

/// A choice of words; told the place of the one that was chosen.
fn choice(
    name: &'static str,
    words: Vec<&'static str>,
    chosen: usize,
    disabled: bool,
    on_choose: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        let place = event
            .target_unchecked_into::<HtmlSelectElement>()
            .selected_index();
        on_choose.emit(usize::try_from(place).unwrap_or_default());
    });
    let option = |(place, word)| html! { <option selected={place == chosen}>{ word }</option> };
    html! {
        <label class="field">
            <span class="field-label">{ name }</span>
            <select class="select" aria-label={name} {disabled} {onchange}>{ for words.into_iter().enumerate().map(option) }</select>
        </label>
    }
}

/// The dialog.
#[component]
pub fn Panel() -> Html {
    let session = use_session();
    let locale = session.locale();
    let text = |text: FaultText| text.text(locale);
    let (there, others) = session.read(|simulation| switches::read(simulation.faults().cloned()));
    let positions = use_state(|| there);
    let storage = use_state(|| session.storage_fault());
    let no_storage = session.place().is_none();
    let count = others.len();
    let on_close = use_callback(session.clone(), |(), session| session.bring(None));
    let on_ok = {
        let (session, positions, storage) = (session.clone(), positions.clone(), storage.clone());
        Callback::from(move |()| {
            session.bring(None);
            session.set_faults(switches::rules(*positions, others.clone()), *storage);
        })
    };
    let switch = |(place, switch): (usize, &switches::Switch)| {
        let set = {
            let positions = positions.clone();
            Callback::from(move |chosen| {
                let mut all = *positions;
                all.get_mut(place).into_iter().for_each(|slot| *slot = chosen);
                positions.set(all);
            })
        };
        let words = switch.positions.iter().map(|position| text(*position)).collect();
        let chosen = positions.get(place).copied().unwrap_or_default();
        choice(text(switch.name), words, chosen, false, set)
    };
    let set_storage = {
        let storage = storage.clone();
        Callback::from(move |chosen: usize| {
            STORAGE
                .get(chosen)
                .into_iter()
                .for_each(|(fault, _)| storage.set(*fault));
        })
    };
    let storage_words = STORAGE.iter().map(|(_, word)| text(*word)).collect();
    let broken = STORAGE
        .iter()
        .position(|(fault, _)| *fault == *storage)
        .unwrap_or_default();
    let address = web_sys::window().and_then(|window| window.location().href().ok());
    html! {
        <Dialog title={text(FaultText::Title)} {locale} {on_ok} {on_close}>
            <p class="quiet">{ text(FaultText::Hint) }</p>
            { for SWITCHES.iter().enumerate().map(switch) }
            <p class="quiet" hidden={count == 0}>{ FaultText::Others.fill(locale, &[("count", &count.to_string())]) }</p>
            { choice(text(FaultText::Storage), storage_words, broken, no_storage, set_storage) }
            <p class="quiet">{ text(if no_storage { FaultText::NoStorage } else { FaultText::StorageHint }) }</p>
            <p><a class="link" href={address} target="_blank" rel="noopener">{ text(FaultText::SecondTab) }</a></p>
            <p class="quiet">{ text(FaultText::SecondTabHint) }</p>
        </Dialog>
    }
}
