//! Several tabs over one place: what one writes reaches the others, whenever that may be.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator::storage::{Entry, Followed, Found, Keeper, Memory, Place, Refused};
use proptest::prelude::*;

use super::{loaded, story};

/// A tab's view of the common place: it writes at once, and the news of it waits for the others.
#[derive(Clone)]
struct View {
    under: Memory,
    name: String,
    news: Rc<RefCell<Vec<String>>>,
    /// What this tab is refused, if anything: room, or everything.
    refusal: Rc<Cell<Option<Refused>>>,
}

impl View {
    fn denied(&self) -> Result<(), Refused> {
        match self.refusal.get() {
            Some(Refused::Denied) => Err(Refused::Denied),
            _ => Ok(()),
        }
    }
}

impl Place for View {
    fn read(&self, key: &str) -> Result<Option<String>, Refused> {
        self.denied()?;
        self.under.read(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.refusal.get().map_or(Ok(()), Err)?;
        self.news.borrow_mut().push(key.to_owned());
        self.under.write(key, text)
    }

    fn remove(&self, key: &str) {
        if self.denied().is_ok() {
            self.under.remove(key);
        }
    }

    fn keys(&self, prefix: &str) -> Result<Vec<String>, Refused> {
        self.denied()?;
        self.under.keys(prefix)
    }

    fn writer(&self) -> String {
        self.name.clone()
    }
}

struct Tab {
    keeper: Keeper,
    simulation: Simulation,
    view: View,
    news: Rc<RefCell<Vec<String>>>,
    unread: Vec<String>,
}

impl Tab {
    fn open(under: &Memory, name: &str) -> Self {
        let news = Rc::default();
        let view = View {
            under: under.clone(),
            name: name.to_owned(),
            news: Rc::clone(&news),
            refusal: Rc::default(),
        };
        let mut keeper = Keeper::new(Box::new(view.clone()), &Scenario::rollback());
        let simulation = match keeper.load() {
            Found::Fresh => Simulation::new(Scenario::rollback()),
            found => *found.into_simulation().unwrap(),
        };
        Self {
            keeper,
            simulation,
            view,
            news,
            unread: Vec::new(),
        }
    }

    fn call(&mut self, n: usize) {
        self.simulation.advance(1);
        story::call(&mut self.simulation, n, n % 7);
        let call = self.simulation.calls().last().unwrap().call.clone();
        self.keep(&Entry::Call(call));
    }

    fn keep(&mut self, entry: &Entry) {
        let kept = self.keeper.append(&self.simulation, entry);
        assert_eq!(kept, self.view.refusal.get().is_none());
        if self.keeper.stale() {
            let followed = self.keeper.again();
            self.took(followed);
        }
    }

    fn took(&mut self, followed: Followed) {
        match followed {
            Followed::Nothing | Followed::Appended => {}
            Followed::Replaced(simulation) => self.simulation = *simulation,
            other => panic!("{other:?}"),
        }
    }

    /// Goes on after a while in which it heard nothing, or was refused what it wanted.
    fn resume(&mut self) {
        self.view.refusal.set(None);
        self.unread.clear();
        let followed = self
            .keeper
            .resume(Box::new(self.view.clone()), &mut self.simulation);
        self.took(followed);
        assert!(self.keeper.trouble().is_none());
    }

    fn read_news(&mut self) {
        for key in std::mem::take(&mut self.unread) {
            let followed = self.keeper.follow(Some(&key), &mut self.simulation);
            self.took(followed);
        }
    }
}

/// Hands on what each tab wrote.
fn spread(tabs: &mut [Tab]) {
    for from in 0..tabs.len() {
        let news = std::mem::take(&mut *tabs[from].news.borrow_mut());
        for (to, tab) in tabs.iter_mut().enumerate() {
            if to != from {
                tab.unread.extend(news.iter().cloned());
            }
        }
    }
}

/// The descriptions that were given, which tell calls apart, in no order.
fn said(simulation: &Simulation) -> Vec<String> {
    let undone = simulation.export().undone;
    let calls = simulation.calls().iter().map(|record| &record.call);
    let mut said: Vec<_> = calls
        .chain(undone.iter().map(|undone| &undone.call))
        .filter_map(|call| call.parameters.get("Description").map(ToString::to_string))
        .collect();
    said.sort();
    said
}

#[derive(Debug, Clone)]
enum Event {
    Call(usize),
    Undo(usize),
    News(usize),
    Reopen(usize),
    Refuse(usize, Refused),
    Resume(usize),
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_tab_loses_a_call_and_all_agree(events in prop::collection::vec(
        prop_oneof![
            6 => (0..3_usize).prop_map(Event::Call),
            1 => (0..3_usize).prop_map(Event::Undo),
            4 => (0..3_usize).prop_map(Event::News),
            1 => (0..3_usize).prop_map(Event::Reopen),
            1 => (0..3_usize, prop_oneof![Just(Refused::Full), Just(Refused::Denied)])
                .prop_map(|(tab, refusal)| Event::Refuse(tab, refusal)),
            2 => (0..3_usize).prop_map(Event::Resume),
        ],
        1..160,
    )) {
        let place = Memory::default();
        let mut tabs: Vec<_> = ["one", "two", "three"].map(|name| Tab::open(&place, name)).into();
        let mut calls = Vec::new();
        let mut undone = false;
        for (n, event) in events.into_iter().enumerate() {
            match event {
                Event::Call(tab) => {
                    tabs[tab].call(n);
                    calls.extend(said(&tabs[tab].simulation).into_iter().filter(|said| said.contains(&format!(" {n}"))));
                }
                Event::Undo(tab) => {
                    if tabs[tab].simulation.undo() {
                        let entry = Entry::Undo(tabs[tab].simulation.now());
                        tabs[tab].keep(&entry);
                        undone = true;
                    }
                }
                Event::News(tab) => {
                    spread(&mut tabs);
                    tabs[tab].read_news();
                }
                Event::Refuse(tab, refusal) => {
                    // A tab that was refused something takes in nothing more: it asks for all of it when it goes on.
                    tabs[tab].view.refusal.set(Some(refusal));
                }
                Event::Resume(tab) => {
                    spread(&mut tabs);
                    tabs[tab].resume();
                }
                Event::Reopen(tab) => {
                    spread(&mut tabs);
                    // What a tab was refused is said to be lost with it.
                    tabs[tab].resume();
                    tabs[tab] = Tab::open(&place, &format!("again{n}"));
                }
            }
        }
        spread(&mut tabs);
        for tab in 0..tabs.len() {
            tabs[tab].resume();
            spread(&mut tabs);
        }
        for tab in &mut tabs {
            tab.read_news();
        }
        if place.keys("").unwrap().is_empty() {
            return Ok(());
        }
        let whole = loaded(&place).export();
        for tab in &tabs {
            prop_assert_eq!(tab.simulation.export(), whole.clone());
        }
        // A change behind one that was taken back can't be made again: without undo, every single call is there.
        if !undone {
            let all = said(&tabs[0].simulation);
            calls.sort();
            calls.dedup();
            prop_assert!(calls.iter().all(|call| all.contains(call)), "{:?} lacks some of {:?}", all, calls);
        }
    }
}

#[test]
fn a_tab_that_was_opened_before_anything_was_written_adds_to_what_another_began() {
    let place = Memory::default();
    let mut tabs = [Tab::open(&place, "one"), Tab::open(&place, "two")];
    tabs[0].call(5);
    // The news has not come yet.
    tabs[1].call(6);
    assert_eq!(said(&tabs[1].simulation), ["说明 5", "说明 6"]);
    spread(&mut tabs);
    tabs[0].read_news();
    assert_eq!(tabs[0].simulation.export(), tabs[1].simulation.export());
}

#[test]
fn starting_over_reaches_the_other_tab() {
    let place = Memory::default();
    let mut tabs = [Tab::open(&place, "one"), Tab::open(&place, "two")];
    tabs[0].call(5);
    spread(&mut tabs);
    tabs[1].read_news();
    tabs[1].simulation.reset();
    assert!(tabs[1].keeper.start(&tabs[1].simulation));
    spread(&mut tabs);
    tabs[0].read_news();
    assert!(tabs[0].simulation.calls().is_empty());
    tabs[0].call(6);
    spread(&mut tabs);
    tabs[1].read_news();
    assert_eq!(said(&tabs[1].simulation), ["说明 6"]);
}

#[test]
fn keys_of_others_are_none_of_ours() {
    let place = Memory::default();
    let mut tab = Tab::open(&place, "one");
    tab.call(5);
    for key in [
        "theme",
        "image-family-simulator/empty/a",
        "image-family-simulator/rollback/0/x/1",
    ] {
        assert!(
            matches!(
                tab.keeper.follow(Some(key), &mut tab.simulation),
                Followed::Nothing
            ),
            "{key}"
        );
    }
    assert!(
        matches!(
            tab.keeper.follow(None, &mut tab.simulation),
            Followed::Replaced(_)
        ),
        "looked anew"
    );
    for key in place.keys("").unwrap() {
        place.remove(&key);
    }
    assert!(matches!(
        tab.keeper.follow(None, &mut tab.simulation),
        Followed::Emptied
    ));
}
