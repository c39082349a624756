//! What is kept outlives what can happen to it.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects
)]

#[path = "storage/damage.rs"]
mod damage;
#[path = "figures/mod.rs"]
mod figures;
#[path = "storage/formats.rs"]
mod formats;
#[path = "storage/story.rs"]
mod story;
#[path = "storage/tabs.rs"]
mod tabs;
#[path = "storage/wild.rs"]
mod wild;

use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator::storage::{Found, Keeper, Memory, Place, Trouble};
use story::{keep, story};
use wild::{FAULTS, Fault, Wild};

const STEPS: usize = 260;

fn keeper(place: &(impl Place + Clone + 'static)) -> Keeper {
    Keeper::new(Box::new(place.clone()), &Scenario::rollback())
}

fn loaded(place: &Memory) -> Simulation {
    match keeper(place).load() {
        Found::Loaded(simulation) => *simulation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_change_of_the_place_may_go_wrong_and_nothing_acknowledged_is_lost() {
    let story = story(STEPS);
    let whole = Wild::new(Memory::default(), None);
    let mut first = keeper(&whole);
    assert!(matches!(first.load(), Found::Fresh));
    assert!(
        story
            .iter()
            .all(|(step, simulation)| keep(&mut first, step, simulation))
    );
    let mut survived = 0;
    for at in 0..whole.changes() {
        for fault in FAULTS {
            let place = Wild::new(Memory::default(), Some((at, fault)));
            survive(&place, &story);
            survived += 1;
        }
    }
    figures::say(&format!(
        "storage faults at a change of the place, survived: {survived}"
    ));
    assert!(survived >= 300);
}

/// Runs the story until the fault, then loads what there is.
fn survive(place: &Wild, story: &[(story::Step, Simulation)]) {
    let mut first = keeper(place);
    first.load();
    let mut acknowledged = 0;
    for (step, simulation) in story {
        if !keep(&mut first, step, simulation) {
            break;
        }
        acknowledged += 1;
    }
    let fault = place.fault;
    if acknowledged < story.len() {
        let (step, simulation) = &story[acknowledged];
        assert!(
            !keep(&mut first, step, simulation),
            "a gap: nothing is kept after it"
        );
        assert!(
            matches!(first.trouble(), Some(Trouble::Refused(_))),
            "and it is said"
        );
    }
    let mut again = keeper(&place.under);
    let found = again.load();
    let simulation = found.simulation().cloned();
    let simulation = simulation.unwrap_or_else(|| Simulation::new(Scenario::rollback()));
    let before = acknowledged.checked_sub(1).map(|last| story[last].1.export());
    let before = before.unwrap_or_else(|| Simulation::new(Scenario::rollback()).export());
    // What was on its way may have come through or not; what was acknowledged has.
    let after = story.get(acknowledged).map(|(_, simulation)| simulation.export());
    let export = simulation.export();
    assert!(
        export == before || Some(export) == after,
        "{fault:?} after {acknowledged} steps: {found:?}"
    );
    if fault.is_none_or(|(_, fault)| fault != Fault::Torn) {
        assert!(
            matches!(found, Found::Loaded(_) | Found::Fresh),
            "{fault:?}: {found:?}"
        );
    }
    goes_on(&mut again, simulation, &place.under);
}

/// Work goes on after whatever it was, and is kept.
pub fn goes_on(keeper: &mut Keeper, mut simulation: Simulation, place: &Memory) {
    for n in 0..2 {
        simulation.advance(1);
        story::call(&mut simulation, n, 9);
        let call = simulation.calls().last().unwrap().call.clone();
        assert!(keeper.append(&simulation, &image_family_simulator::storage::Entry::Call(call)));
    }
    assert_eq!(loaded(place).export(), simulation.export());
}

#[test]
fn a_step_is_one_small_write_whatever_came_before() {
    let place = Wild::new(Memory::default(), None);
    let mut keeper = keeper(&place);
    keeper.load();
    let mut checkpoints = 0;
    for (n, (step, simulation)) in story(STEPS).iter().enumerate() {
        place.written.borrow_mut().clear();
        assert!(keep(&mut keeper, step, simulation));
        let written = place.written.borrow().clone();
        let (slots, steps): (Vec<_>, Vec<_>) = written
            .into_iter()
            .partition(|(key, _)| ["/a", "/b", "/head"].iter().any(|end| key.ends_with(end)));
        if n > 0 && n != 37 {
            assert!(steps.len() == 1 && steps[0].1 < 500, "{n}: {steps:?}");
            assert!(slots.len() <= 1);
            checkpoints += slots.len();
        }
    }
    assert_eq!(checkpoints, 2, "a log that grows is compacted, and seldom");
    assert!(
        place.under.keys("").unwrap().len() < 230,
        "what both checkpoints hold is swept away"
    );
}

#[test]
fn starting_over_leaves_nothing_of_before() {
    let place = Memory::default();
    let mut keeper = keeper(&place);
    keeper.load();
    for (step, simulation) in story(20) {
        assert!(keep(&mut keeper, &step, &simulation));
    }
    let fresh = Simulation::new(Scenario::rollback());
    assert!(keeper.start(&fresh));
    assert!(loaded(&place).calls().is_empty());
    assert_eq!(place.keys("").unwrap().len(), 3);
    // An imported simulation is begun with, too.
    let imported = story(20).pop().unwrap().1;
    assert!(keeper.start(&imported));
    assert_eq!(loaded(&place).export(), imported.export());
}

#[test]
fn the_clock_goes_on_from_where_it_was() {
    let place = Memory::default();
    let mut keeper = keeper(&place);
    keeper.load();
    let (step, mut simulation) = story(1).pop().unwrap();
    assert!(keep(&mut keeper, &step, &simulation));
    simulation.advance(500);
    keeper.keep_clock(simulation.now());
    assert_eq!(loaded(&place).export(), simulation.export());
}
