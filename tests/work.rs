//! How the making of an image goes on: by simulated seconds, by describes, by hand, at once; and how it ends.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail"
)]

use image_family_simulator::account::{Ending, Making, RegionId};
use image_family_simulator::openapi::{Action, Parameters};
use image_family_simulator::simulation::{SavedSimulation, Scenario, Simulation};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Image `one`, of which copies are made, and `two`, which the scenario brings along under way.
fn scenario(work: &Value, status: &str) -> Scenario {
    let file = json!({
        "Timing": {"CopyImage": work, "CreateImage": work},
        "Images": [
            {"ImageId": "m-bp1aaaaaaaaaaaaaaaa1", "ImageName": "one"},
            {"ImageId": "m-bp1aaaaaaaaaaaaaaaa2", "ImageName": "two", "Status": status},
        ],
    });
    Scenario::from_json(&file.to_string()).unwrap()
}

fn start(work: &Value) -> (Simulation, String) {
    let mut simulation = Simulation::new(scenario(work, "Available"));
    let id = copy(&mut simulation);
    (simulation, id)
}

fn copy(simulation: &mut Simulation) -> String {
    let copy = [
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-bp1aaaaaaaaaaaaaaaa1"),
        ("DestinationRegionId", "cn-hangzhou"),
    ];
    let answer = simulation.call(Action::CopyImage, copy);
    answer.body["ImageId"].as_str().expect("an id").to_owned()
}

/// Status and progress as a describe with these parameters shows them; `None` when it shows nothing.
fn described(simulation: &mut Simulation, parameters: &[(&str, &str)]) -> Option<String> {
    let with_region = Parameters::from([("RegionId", "cn-hangzhou")]);
    let all = parameters
        .iter()
        .fold(with_region, |all, (name, value)| all.with(name, *value));
    let body = simulation.call(Action::DescribeImages, all).body;
    let image = &body["Images"]["Image"][0];
    let status = image["Status"].as_str()?;
    Some(format!("{status} {}", image["Progress"].as_str()?))
}

fn seen(simulation: &mut Simulation, id: &str) -> String {
    described(simulation, &[("ImageId", id), ("Status", "ALL")]).expect("it is there")
}

/// Without asking: nothing counts it.
fn status(simulation: &Simulation, id: &str) -> &'static str {
    let account = simulation.account();
    let image = account.image(RegionId::HANGZHOU, id).expect("it is there");
    account.status(image).as_str()
}

fn again(simulation: &Simulation) -> Simulation {
    let text = serde_json::to_string(&simulation.export()).unwrap();
    let saved: SavedSimulation = serde_json::from_str(&text).unwrap();
    let again = Simulation::import(saved).unwrap();
    assert_eq!(again.account(), simulation.account());
    assert_eq!(again.calls(), simulation.calls());
    assert_eq!(serde_json::to_string(&again.export()).unwrap(), text);
    again
}

#[test]
fn work_at_once_is_done_with_the_call() {
    for (work, expected) in [
        (json!({"Seconds": 0}), "Available 100%"),
        (json!({"Describes": 0}), "Available 100%"),
        (json!({"Seconds": 0, "Ending": "CreateFailed"}), "CreateFailed 0%"),
    ] {
        let (mut simulation, id) = start(&work);
        assert_eq!(seen(&mut simulation, &id), expected, "{work}");
    }
}

#[test]
fn each_describe_moves_work_on() {
    let (mut simulation, id) = start(&json!({"Describes": 3}));
    let steps = [
        "Waiting 0%",
        "Creating 0%",
        "Creating 50%",
        "Available 100%",
        "Available 100%",
    ];
    assert_eq!(steps.map(|_| seen(&mut simulation, &id)), steps);
    let (mut failing, id) = start(&json!({"Describes": 1, "Ending": "CreateFailed"}));
    let steps = ["Creating 0%", "CreateFailed 0%"];
    assert_eq!(steps.map(|_| seen(&mut failing, &id)), steps);
}

#[test]
fn time_alone_moves_nothing_that_counts_describes_or_waits_for_a_hand() {
    for work in [json!({"Describes": 2}), json!({"ByHand": true})] {
        let (mut simulation, id) = start(&work);
        let before = status(&simulation, &id);
        simulation.advance(1_000_000);
        assert_eq!(status(&simulation, &id), before, "{work}");
    }
}

#[test]
fn a_describe_counts_where_it_asks_for_the_image_whatever_its_status() {
    // A client that waits for `Available` alone gets there, and one that asks for something else moves nothing.
    let (mut simulation, id) = start(&json!({"Describes": 2}));
    for other in [
        [("ImageId", "m-bp1aaaaaaaaaaaaaaaa1"), ("Status", "ALL")],
        [("ImageName", "two"), ("Status", "ALL")],
        [("ImageFamily", "none"), ("Status", "ALL")],
        [("ImageId", id.as_str()), ("DryRun", "true")],
        [("ImageId", id.as_str()), ("PageSize", "0")],
    ] {
        described(&mut simulation, &other);
        assert_eq!(status(&simulation, &id), "Waiting", "{other:?}");
    }
    let plain = [("ImageId", id.as_str())];
    let found = [(); 3].map(|()| described(&mut simulation, &plain));
    assert_eq!(found, [None, None, Some("Available 100%".to_owned())]);
}

#[test]
fn a_hand_ends_work_in_either_way_once() {
    for work in [
        json!({"ByHand": true}),
        json!({"Seconds": 600}),
        json!({"Describes": 9}),
    ] {
        for (ending, expected) in [
            (None, "Available 100%"),
            (Some(Ending::Available), "Available 100%"),
            (Some(Ending::CreateFailed), "CreateFailed 0%"),
        ] {
            let (mut simulation, id) = start(&work);
            assert!(simulation.finish_image(RegionId::HANGZHOU, &id, ending), "{work}");
            assert_eq!(seen(&mut simulation, &id), expected, "{work}");
            let calls = simulation.calls().len();
            assert!(!simulation.finish_image(RegionId::HANGZHOU, &id, ending));
            assert!(!simulation.finish_image(RegionId::HANGZHOU, "m-bp1aaaaaaaaaaaaaaaa1", ending));
            assert!(!simulation.finish_image(RegionId::HANGZHOU, "m-bp1aaaaaaaaaaaaaaaa3", ending));
            assert_eq!(simulation.calls().len(), calls, "what does nothing is not logged");
            simulation.advance(10_000);
            assert_eq!(
                seen(&mut simulation, &id),
                expected,
                "time changes nothing any more"
            );
        }
    }
}

#[test]
fn a_hand_ends_as_the_scenario_says_unless_told_otherwise() {
    let (mut simulation, id) = start(&json!({"ByHand": true, "Ending": "CreateFailed"}));
    assert!(simulation.finish_image(RegionId::HANGZHOU, &id, None));
    assert_eq!(status(&simulation, &id), "CreateFailed");
}

#[test]
fn a_hand_is_undone_and_redone_and_a_describe_is_not() {
    let (mut simulation, id) = start(&json!({"Describes": 3}));
    seen(&mut simulation, &id);
    simulation.finish_image(RegionId::HANGZHOU, &id, None);
    seen(&mut simulation, &id);
    assert!(simulation.undo());
    assert_eq!(
        status(&simulation, &id),
        "Creating",
        "the describe behind it counts now"
    );
    assert!(simulation.redo());
    assert_eq!(status(&simulation, &id), "Available");
    assert!(simulation.undo() && simulation.undo(), "the hand, then the copy");
    assert!(!simulation.undo(), "describes are passed over");
    assert!(simulation.redo() && simulation.redo() && !simulation.redo());
    assert_eq!(status(&simulation, &id), "Available");
}

#[test]
fn a_describe_that_moves_work_on_ends_no_redo() {
    let (mut simulation, id) = start(&json!({"Describes": 9}));
    let tag = [
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-bp1aaaaaaaaaaaaaaaa1"),
        ("ImageName", "renamed"),
    ];
    simulation.call(Action::ModifyImageAttribute, tag);
    assert!(simulation.undo());
    seen(&mut simulation, &id);
    assert!(simulation.redo());
}

#[test]
fn nobody_reaches_the_hand_by_a_call() {
    let (mut simulation, id) = start(&json!({"ByHand": true}));
    let call = [("RegionId", "cn-hangzhou"), ("ImageId", id.as_str())];
    assert_eq!(
        simulation.call("FinishImage", call).code(),
        Some("InvalidAction.NotFound")
    );
    assert_eq!(status(&simulation, &id), "Creating");
    again(&simulation);
}

#[test]
fn a_scenarios_image_under_way_shows_what_it_says() {
    for work in [
        json!({}),
        json!({"Seconds": 0}),
        json!({"Seconds": 1}),
        json!({"Describes": 1}),
        json!({"Describes": 5}),
        json!({"ByHand": true}),
    ] {
        for word in ["Waiting", "Creating"] {
            let simulation = Simulation::new(scenario(&work, word));
            assert_eq!(status(&simulation, "m-bp1aaaaaaaaaaaaaaaa2"), word, "{work}");
        }
    }
}

#[test]
fn work_that_is_two_things_is_refused_with_its_name() {
    for (work, why) in [
        (
            json!({"Seconds": 1, "Describes": 1}),
            "takes one of Seconds, Describes and ByHand",
        ),
        (
            json!({"Describes": 1, "ByHand": true}),
            "takes one of Seconds, Describes and ByHand",
        ),
        (json!({"ByHand": 1}), "must be true or false"),
        (json!({"Describes": "3"}), "must be a whole number"),
        (json!({"Ending": "Gone"}), "is neither Available nor CreateFailed"),
    ] {
        let file = json!({"Timing": {"CreateImage": work}});
        let error = Scenario::from_json(&file.to_string()).unwrap_err();
        assert!(error.to_string().contains(why), "{error}");
    }
}

/// One thing that may happen to a simulation.
fn happen(simulation: &mut Simulation, ids: &mut Vec<String>, what: u8, which: usize) {
    let id = ids.iter().cycle().nth(which).cloned().unwrap_or_default();
    match what {
        0 => {
            let copy = [
                ("RegionId", "cn-hangzhou"),
                ("ImageId", "m-bp1aaaaaaaaaaaaaaaa1"),
                ("DestinationRegionId", "cn-hangzhou"),
            ];
            let answer = simulation.call(Action::CopyImage, copy);
            ids.extend(answer.body["ImageId"].as_str().map(ToOwned::to_owned));
        }
        1 => {
            described(simulation, &[("ImageId", &id), ("Status", "ALL")]);
        }
        2 => {
            described(simulation, &[]);
        }
        3 => {
            simulation.finish_image(RegionId::HANGZHOU, &id, Some(Ending::CreateFailed));
        }
        4 => {
            simulation.finish_image(RegionId::HANGZHOU, &id, None);
        }
        5 => simulation.advance(7),
        6 => {
            simulation.undo();
        }
        _ => {
            simulation.redo();
        }
    }
}

proptest! {
    #[test]
    fn whatever_happens_is_replayed_to_the_same_account(
        pace in 0_usize..4,
        steps in prop::collection::vec((0_u8..8, 0_usize..4), 1..40),
    ) {
        let works = [json!({"Seconds": 12}), json!({"Describes": 3}), json!({"ByHand": true}), json!({"Seconds": 0})];
        let mut simulation = Simulation::new(scenario(&works[pace], "Waiting"));
        let mut ids = vec!["m-bp1aaaaaaaaaaaaaaaa2".to_owned()];
        for (what, which) in steps {
            happen(&mut simulation, &mut ids, what, which);
        }
        let mut restored = again(&simulation);
        while simulation.undo() {
            prop_assert!(restored.undo());
            prop_assert_eq!(restored.account(), simulation.account());
        }
        while simulation.redo() {
            prop_assert!(restored.redo());
        }
        prop_assert_eq!(restored.account(), simulation.account());
        again(&restored);
    }
}

#[test]
fn the_ways_of_making_are_those_that_images_go() {
    let mut gone = Vec::new();
    for ending in ["Available", "CreateFailed"] {
        let (mut simulation, id) = start(&json!({"Seconds": 12, "Ending": ending}));
        let mut before = status(&simulation, &id);
        for _ in 0..12 {
            simulation.advance(1);
            let after = status(&simulation, &id);
            if after != before && !gone.contains(&(before, after)) {
                gone.push((before, after));
            }
            before = after;
        }
    }
    assert_eq!(gone, Making::WAYS.map(|(from, to)| (from.as_str(), to.as_str())));
}
