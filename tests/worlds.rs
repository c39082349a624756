//! Two logs that went on from the same one are put together: no call of either is lost, nor a step back undone.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::collections::HashMap;

use image_family_simulator::openapi::Action;
use image_family_simulator::simulation::{SavedSimulation, Scenario, Simulation};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    /// The status of one of the images.
    Status(usize, bool),
    Look,
    Advance(u64),
    Undo,
    Redo,
    Reset,
}

fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => (0..3_usize, any::<bool>()).prop_map(|(image, back)| Step::Status(image, back)),
        3 => Just(Step::Look),
        2 => (0..100_u64).prop_map(Step::Advance),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
        1 => Just(Step::Reset),
    ];
    prop::collection::vec(step, 0..most)
}

fn play(simulation: &mut Simulation, steps: &[Step]) {
    let ids: Vec<String> = ["image1", "image2", "toolbox"]
        .iter()
        .map(|name| {
            let named = [
                ("RegionId", "cn-hangzhou"),
                ("ImageName", name),
                ("Status", "Available,Deprecated"),
            ];
            let found = simulation.preview(Action::DescribeImages, named, |_| ()).0;
            let image = &found.body["Images"]["Image"][0];
            image["ImageId"].as_str().unwrap().to_owned()
        })
        .collect();
    for step in steps {
        match step {
            Step::Status(image, back) => {
                let status = if *back { "Available" } else { "Deprecated" };
                let wanted = [
                    ("RegionId", "cn-hangzhou"),
                    ("ImageId", &*ids[*image]),
                    ("Status", status),
                ];
                simulation.call(Action::ModifyImageAttribute, wanted);
            }
            Step::Look => {
                let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
                simulation.call(Action::DescribeImageFromFamily, family);
            }
            Step::Advance(seconds) => simulation.advance(*seconds),
            Step::Undo => drop(simulation.undo()),
            Step::Redo => drop(simulation.redo()),
            Step::Reset => simulation.reset(),
        }
    }
}

/// How often each call is in a log, whenever it was made: one that comes behind others may have to wait for them.
fn count(saved: &SavedSimulation) -> HashMap<String, i64> {
    let mut count = HashMap::new();
    for call in &saved.calls {
        *count
            .entry(format!("{} {:?}", call.action, call.parameters))
            .or_default() += 1;
    }
    count
}

proptest! {
    #[test]
    fn every_call_of_both_is_there_but_those_that_one_took_back(
        before in steps(8), ours in steps(6), theirs in steps(6)
    ) {
        let mut simulation = Simulation::new(Scenario::rollback());
        play(&mut simulation, &before);
        let before = simulation.export();
        let went_on = |steps: &[Step]| {
            let mut simulation = Simulation::import(before.clone()).unwrap();
            play(&mut simulation, steps);
            simulation.export()
        };
        let (ours, theirs) = (went_on(&ours), went_on(&theirs));
        let merged = ours.clone().merged(&before, theirs.clone());
        let made = Simulation::import(merged.clone());
        prop_assert!(made.is_ok(), "{:?}", made.err());
        let made = made.unwrap();
        // What it was put together of is what it holds, and time has not run back.
        prop_assert_eq!(made.export(), merged.clone());
        prop_assert!(merged.now >= theirs.now);
        let [before, ours, theirs, merged] = [&before, &ours, &theirs, &merged].map(count);
        for call in before.keys().chain(ours.keys()).chain(theirs.keys()) {
            let of = |count: &HashMap<String, i64>| count.get(call).copied().unwrap_or_default();
            // Of what both took back, nothing can be taken back twice.
            let least = of(&theirs) + of(&ours) - of(&before);
            prop_assert!(of(&merged) >= least.max(0), "{call}: {} of {least}", of(&merged));
            prop_assert!(of(&merged) <= of(&ours) + of(&theirs));
        }
    }

    #[test]
    fn where_one_did_nothing_it_is_what_the_other_did(before in steps(8), then in steps(8)) {
        let mut simulation = Simulation::new(Scenario::rollback());
        play(&mut simulation, &before);
        let before = simulation.export();
        play(&mut simulation, &then);
        let theirs = simulation.export();
        prop_assert_eq!(before.clone().merged(&before, theirs.clone()), theirs.clone());
        // Nor the other way round, but for the places to which what was taken back belongs.
        let merged = theirs.clone().merged(&before, before.clone());
        prop_assert_eq!(merged.calls.len(), theirs.calls.len());
    }
}

#[test]
fn what_one_took_back_is_gone_though_the_other_went_on() {
    let mut base = Simulation::new(Scenario::rollback());
    play(&mut base, &[Step::Status(1, false)]);
    let before = base.export();
    let mut other = base.clone();
    play(&mut base, &[Step::Undo]);
    play(&mut other, &[Step::Status(2, false)]);
    let merged = base.export().merged(&before, other.export());
    let made = Simulation::import(merged).unwrap();
    assert_eq!(made.calls().len(), 1);
    assert_eq!(made.redoable_calls(), 1);
    let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
    let mut made = made;
    assert_eq!(
        made.call(Action::DescribeImageFromFamily, family).body["Image"]["ImageName"],
        "image2"
    );
}
