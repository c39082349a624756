//! Faults on demand: the panel that switches them, the bar that says so, and what the page says of a call that was
//! struck. The calls' are the simulation's own rules; the storage's are a wrapper around this tab's place.

mod panel;
mod place;
mod switches;

use std::time::Duration;

use web_sys::HtmlDialogElement;
use yew::platform::spawn_local;
use yew::platform::time::sleep;
use yew::prelude::*;

use super::icon::Icon;
use super::transfer::Transfer;
use super::{Session, use_session};
use crate::locale::Locale;
use crate::locale::faults::FaultText;
use crate::openapi::{Action, Parameters};
use crate::simulation::{CallRecord, Fault, FaultRule};
pub use panel::Panel;
pub use place::{Failing, StorageFault};

impl Session {
    /// Sets the fault rules, which are kept with the simulation, and what is wrong with this tab's storage.
    pub fn set_faults(&self, rules: Vec<FaultRule>, storage: StorageFault) {
        self.catch_up();
        let fault = self.inner.state.borrow().broken.clone();
        fault.set(StorageFault::None);
        self.resume();
        self.inner.simulation.borrow_mut().set_faults(rules);
        if let Some(keeper) = self.inner.keeper.borrow_mut().as_mut() {
            let kept = self.read(|simulation| keeper.start(simulation));
            self.kept(keeper, kept);
        }
        fault.set(storage);
        self.doubt();
        self.changed();
    }

    /// What will be damaged has to be written anew, once it can be.
    fn doubt(&self) {
        if let (StorageFault::Corrupt, Some(keeper)) =
            (self.storage_fault(), self.inner.keeper.borrow_mut().as_mut())
        {
            keeper.distrust();
        }
    }

    fn failing(&self) -> Option<Box<Failing>> {
        let fault = self.inner.state.borrow().broken.clone();
        let place = self.place()?;
        Some(Box::new(Failing { place, fault }))
    }

    /// Goes on keeping the simulation that the page shows now, in this tab's storage as the switch has it.
    pub fn resume(&self) {
        let followed = {
            let mut keeper = self.inner.keeper.borrow_mut();
            let (Some(place), Some(keeper)) = (self.failing(), keeper.as_mut()) else {
                return;
            };
            let followed = keeper.resume(place, &mut self.inner.simulation.borrow_mut());
            self.set_unsaved(false);
            self.kept(keeper, keeper.trouble().is_none());
            followed
        };
        self.doubt();
        self.take_in(followed);
    }
}

/// The lines about what is on, and about the newest call where it was struck.
#[component]
pub fn Lines() -> Html {
    let session = use_session();
    let locale = session.locale();
    let (positions, others) = session.read(|simulation| switches::read(simulation.faults().cloned()));
    let storage = session.storage_fault();
    let on =
        !others.is_empty() || storage != StorageFault::None || positions.iter().any(|position| *position > 0);
    let made = session.read(|simulation| simulation.calls().len());
    // What was struck before the page was opened is no news.
    let seen = use_mut_ref(|| made);
    let struck = session.read(|simulation| {
        let last = simulation.calls().last().filter(|_| made > *seen.borrow());
        last.and_then(|record| Some((record.clone(), record.call.fault.clone()?)))
    });
    html! {
        <>
            <div>{ for on.then(|| on_bar(&session, locale, positions, others.len(), storage)) }</div>
            <div>{ for struck.map(|(record, fault)| struck_bar(&session, locale, &record, &fault, made)) }</div>
        </>
    }
}

/// A switch and its position.
fn setting(locale: Locale, name: FaultText, position: &str) -> String {
    let between = match locale {
        Locale::ZhCn => "：",
        Locale::En => " – ",
    };
    [name.text(locale), between, position].concat()
}

fn on_bar(
    session: &Session,
    locale: Locale,
    positions: [usize; 4],
    others: usize,
    storage: StorageFault,
) -> Html {
    let switches = switches::SWITCHES.iter().zip(positions);
    let mut names: Vec<String> = switches
        .filter(|(_, position)| *position > 0)
        .map(|(switch, position)| {
            let how = switch.positions.get(position).map(|how| how.text(locale));
            setting(locale, switch.name, how.unwrap_or_default())
        })
        .collect();
    if others > 0 {
        names.push(FaultText::OtherRules.text(locale).to_owned());
    }
    let storage = match storage {
        StorageFault::None => None,
        StorageFault::Full => Some(FaultText::StorageFull),
        StorageFault::Denied => Some(FaultText::StorageDenied),
        StorageFault::Corrupt => Some(FaultText::StorageCorrupt),
    };
    names.extend(storage.map(|how| setting(locale, FaultText::Storage, how.text(locale))));
    let between = match locale {
        Locale::ZhCn => "；",
        Locale::En => "; ",
    };
    let open = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.bring(Some(Transfer::Faults)))
    };
    let off = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.set_faults(Vec::new(), StorageFault::None))
    };
    html! {
        <div class="bar" role="status" data-testid="faults-on">
            { Icon::FLASK.svg() }
            <p>{ FaultText::On.text(locale) }{ names.join(between) }</p>
            <button type="button" class="link" onclick={open}>{ FaultText::Settings.text(locale) }</button>
            <button type="button" class="link" onclick={off}>{ FaultText::SwitchOff.text(locale) }</button>
        </div>
    }
}

/// What befell the newest call, and a way on.
fn struck_bar(session: &Session, locale: Locale, record: &CallRecord, fault: &Fault, made: usize) -> Html {
    let text = match fault {
        fault if fault.status != 0 && fault.code.starts_with("Throttling") => FaultText::WasThrottled,
        fault if fault.status != 0 => FaultText::Failed,
        fault if fault.garbled => FaultText::WasGarbled,
        _ => FaultText::WasLate,
    };
    let latency = fault.latency_ms.unwrap_or_default();
    let action = &record.call.action;
    let code = format!("{} {}", fault.status, fault.code);
    let seconds = format!("{}.{}", latency / 1000, latency % 1000 / 100);
    let values = [("action", &**action), ("code", &code), ("seconds", &seconds)];
    let retry = Action::parse(action).filter(|_| fault.status != 0 || fault.garbled);
    let retry = retry.map(|action| again(session, locale, action, record.call.parameters.clone()));
    html! {
        <>
            <div class="bar" role="status" data-testid="fault-struck">
                { Icon::WARNING.svg() }
                <p>{ text.fill(locale, &values) }</p>
                <span>{ for retry }</span>
            </div>
            <div key={made}>
                if latency > 0 {
                    <Waiting {latency} words={FaultText::Waiting.fill(locale, &values)} />
                }
            </div>
        </>
    }
}

fn again(session: &Session, locale: Locale, action: Action, parameters: Parameters) -> Html {
    let session = session.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        session.act(action, parameters.clone());
    });
    html! { <button type="button" class="link" {onclick}>{ FaultText::Retry.text(locale) }</button> }
}

#[derive(PartialEq, Properties)]
struct WaitingProps {
    latency: u64,
    words: AttrValue,
}

/// Holds the page up as long as the answer is late.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let node = use_node_ref();
    {
        let (node, latency) = (node.clone(), props.latency);
        use_effect_with((), move |()| {
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = dialog {
                dialog.show_modal().unwrap_or_default();
                spawn_local(async move {
                    sleep(Duration::from_millis(latency)).await;
                    dialog.close();
                });
            }
        });
    }
    html! { <dialog class="dialog" ref={node} aria-label={&props.words}><p class="dialog-body" role="status">{ &props.words }</p></dialog> }
}
