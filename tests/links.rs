//! A simulation as a link holds it: everything comes back, and what was cut or changed is known as such.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use image_family_simulator::openapi::Action;
use image_family_simulator::simulation::{Fault, SavedSimulation, Scenario, Simulation};
use proptest::prelude::*;

#[derive(Debug, Clone)]
enum Step {
    Call(usize, String),
    Struck,
    Advance(u64),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0..Action::ALL.len(), any::<String>()).prop_map(|(action, text)| Step::Call(action, text)),
        4 => Just(Step::Call(1, "Deprecated".to_owned())),
        1 => Just(Step::Struck),
        2 => (0..100_000_u64).prop_map(Step::Advance),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
    ];
    prop::collection::vec(step, 0..40)
}

fn played(steps: Vec<Step>) -> Simulation {
    let mut simulation = Simulation::new(Scenario::rollback());
    let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
    let found = simulation.call(Action::DescribeImageFromFamily, family);
    let id = found.body["Image"]["ImageId"].as_str().unwrap().to_owned();
    let status = |text: &str| [("RegionId", "cn-hangzhou"), ("ImageId", &*id), ("Status", text)].into();
    for step in steps {
        match step {
            Step::Call(action, text) => {
                drop(simulation.call_struck(Action::ALL[action].as_str(), status(&text), None))
            }
            Step::Struck => drop(simulation.call_struck("DeleteImage", status(""), Some(Fault::forbidden()))),
            Step::Advance(seconds) => simulation.advance(seconds),
            Step::Undo => drop(simulation.undo()),
            Step::Redo => drop(simulation.redo()),
        }
    }
    simulation
}

proptest! {
    #[test]
    fn everything_comes_back(steps in steps()) {
        let saved = played(steps).export();
        let link = saved.to_link();
        let back = SavedSimulation::from_link(&link).unwrap();
        prop_assert_eq!(&back, &saved);
        prop_assert_eq!(Simulation::import(back).unwrap().export(), saved);
    }

    #[test]
    fn what_was_cut_or_changed_is_no_link(steps in steps(), place in any::<prop::sample::Index>(), other in any::<char>()) {
        let link = played(steps).export().to_link();
        let mut letters: Vec<char> = link.chars().collect();
        let place = place.index(letters.len());
        prop_assert_eq!(SavedSimulation::from_link(&letters[..place].iter().collect::<String>()), None);
        prop_assume!(letters[place] != other);
        letters[place] = other;
        prop_assert_eq!(SavedSimulation::from_link(&letters.iter().collect::<String>()), None);
    }

    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        prop_assert_eq!(SavedSimulation::from_link(&text), None);
    }
}

#[test]
fn a_call_that_the_reader_may_not_make_is_logged_as_refused_and_changes_nothing() {
    let simulation = played(vec![Step::Struck]);
    let record = simulation.calls().last().unwrap();
    assert_eq!(
        (record.response.status, record.response.code(), record.changed),
        (403, Some("Forbidden.RAM"), false)
    );
    assert!(simulation.undoable().is_none());
}
