//! Puts a simulation from outside in the place of the one on the page, with one step back to what was there.
//!
//! It is kept in a world of its own (`scenario=own`), so that no built-in scenario's world is touched. What stood in
//! that world before is kept aside first.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::account::RegionId;
use crate::locale::transfer::TransferText;
use crate::openapi::Value;
use crate::page::address::asked;
use crate::page::notice::Notice;
use crate::page::{Session, View, World};
use crate::simulation::Simulation;
use crate::storage::{Keeper, OWN, Place as _, REPLACED};

/// The options of the address that say which world is shown.
const WORLD: [&str; 2] = ["scenario", "images"];

/// What was on the page before.
struct Former {
    world: World,
    /// Whether that was the own world.
    was_own: bool,
    region: RegionId,
    view: View,
    address: [Option<String>; 2],
    unsaved: bool,
    /// What the own world held, where something else is written there now.
    overwritten: Option<Simulation>,
}

/// A simulation as a file.
pub fn text_of(simulation: &Simulation) -> String {
    Value::from(simulation.export()).to_string()
}

/// Puts it there, keeps it, and says so with a way back.
pub fn replace(session: &Session, simulation: &Simulation) {
    let mut former = Former {
        world: World {
            simulation: simulation.clone(),
            keeper: None,
        },
        was_own: session.is_own(),
        region: session.region(),
        view: session.view(),
        address: options(),
        unsaved: session.unsaved(),
        overwritten: None,
    };
    let place = session.place();
    let words = match place {
        Some(place) => {
            let mut keeper = Keeper::own(Box::new(place.clone()));
            let found = keeper.load().into_simulation().map(|found| *found);
            let there = if former.was_own {
                Some(session.read(Clone::clone))
            } else {
                found
            };
            // Without a copy of what is there, nothing is written over it.
            if there
                .as_ref()
                .is_none_or(|there| place.write(REPLACED, &text_of(there)).is_ok())
            {
                let started = keeper.start(simulation);
                session.kept(&keeper, started);
                session.choose("scenario", Some(OWN.to_owned()));
                session.choose("images", None);
                former.world.keeper = Some(keeper);
                former.overwritten = there;
                None
            } else {
                session.set_unsaved(true);
                Some(TransferText::NotKept)
            }
        }
        None => Some(TransferText::OnlyHere),
    };
    former.world = session.exchange(former.world);
    remember(session, &former.world.simulation);
    session.set_own(true);
    session.turn_to(simulation.scenario().region(), View::default());
    say(session, TransferText::Replaced, words, Some(former));
}

/// The one step back.
fn go_back(session: &Session, former: Former) {
    let given_up = session.read(Clone::clone);
    let mut world = former.world;
    if let Some((there, place)) = former.overwritten.zip(session.place()) {
        // What is given up now can be brought back, too.
        place.write(REPLACED, &text_of(&given_up)).unwrap_or_default();
        let mut keeper = Keeper::own(Box::new(place));
        keeper.load();
        let started = keeper.start(&there);
        if former.was_own {
            session.kept(&keeper, started);
            world.keeper = Some(keeper);
        }
    }
    session.set_unsaved(former.unsaved);
    session.exchange(world);
    remember(session, &given_up);
    session.set_own(former.was_own);
    for (name, value) in WORLD.into_iter().zip(former.address) {
        session.choose(name, value);
    }
    session.turn_to(former.region, former.view);
    say(session, TransferText::TakenBack, None, None);
}

fn remember(session: &Session, simulation: &Simulation) {
    session.replaced().replace(Some(Rc::new(simulation.clone())));
}

fn say(session: &Session, title: TransferText, text: Option<TransferText>, former: Option<Former>) {
    let locale = session.locale();
    let undo = former.map(|former| {
        let (session, former) = (session.clone(), RefCell::new(Some(former)));
        Callback::from(move |()| {
            if let Some(former) = former.take() {
                go_back(&session, former);
            }
        })
    });
    session.post(Notice {
        title: title.text(locale).to_owned(),
        text: text.map(|text| text.text(locale).to_owned()).unwrap_or_default(),
        undo,
        ..Notice::default()
    });
}

fn options() -> [Option<String>; 2] {
    let asked = asked();
    let value = |name| asked.iter().find(|(there, _)| there == name);
    WORLD.map(|name| value(name).map(|(_, value)| value.clone()))
}

/// What the last one from outside took the place of: what this page remembers, or else what an earlier one kept.
pub fn replaced(session: &Session) -> Option<Rc<Simulation>> {
    let here = session.replaced().borrow().clone();
    here.or_else(|| {
        let text = session.place()?.read(REPLACED).ok()??;
        Simulation::from_text(&text).ok().map(Rc::new)
    })
}
