//! Faults on demand: when they strike, what the call then gets, and that they are part of what is saved.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use image_family_simulator::openapi::{Action, Parameters, hint};
use image_family_simulator::simulation::{FaultRule, Scenario, Simulation};
use image_family_simulator::storage::{Entry, Found, Keeper, Memory};

const IMAGE2: [(&str, &str); 3] = [
    ("RegionId", "cn-hangzhou"),
    ("ImageId", "m-bp1imagetest00000002"),
    ("Status", "Deprecated"),
];

fn simulation(rules: Vec<FaultRule>) -> Simulation {
    let mut simulation = Simulation::new(Scenario::rollback());
    simulation.set_faults(rules);
    simulation
}

fn statuses(simulation: &mut Simulation, calls: usize) -> Vec<u16> {
    (0..calls)
        .map(|_| simulation.call(Action::DescribeRegions, []).status)
        .collect()
}

#[test]
fn a_fault_with_a_status_stands_in_for_the_answer_and_changes_nothing() {
    let mut simulation = simulation(vec![FaultRule {
        count: Some(1),
        status: 503,
        code: "ServiceUnavailable".to_owned(),
        message: "The request has failed.".to_owned(),
        retry_after_ms: Some(250),
        latency_ms: Some(900),
        ..FaultRule::default()
    }]);
    let before = simulation.account().clone();
    let response = simulation.call(Action::ModifyImageAttribute, IMAGE2);
    assert_eq!(
        (response.status, response.code()),
        (503, Some("ServiceUnavailable"))
    );
    assert_eq!(response.body["Message"], "The request has failed.");
    assert_eq!((response.retry_after_ms, response.latency_ms), (Some(250), 900));
    assert_eq!(simulation.account(), &before);
    assert!(simulation.undoable().is_none());
    // Once was said.
    assert!(simulation.call(Action::ModifyImageAttribute, IMAGE2).is_ok());
    assert!(simulation.undoable().is_some() && simulation.redoable().is_none());
    assert!(simulation.undo() && simulation.redoable().is_some());
}

#[test]
fn one_without_a_status_only_delays_or_garbles() {
    let mut simulation = simulation(vec![FaultRule {
        status: 0,
        latency_ms: Some(40),
        garbled: true,
        ..FaultRule::default()
    }]);
    let response = simulation.call(Action::ModifyImageAttribute, IMAGE2);
    assert!(response.is_ok() && response.garbled);
    assert_eq!(response.latency_ms, 40);
    assert!(simulation.undoable().is_some(), "it was done");
}

#[test]
fn a_rule_holds_for_its_action_and_its_parameters_alone() {
    let mut simulation = simulation(vec![FaultRule {
        action: Some("ModifyImageAttribute".to_owned()),
        when: Parameters::from([("Status", "Deprecated")]),
        ..FaultRule::default()
    }]);
    assert_eq!(statuses(&mut simulation, 1), [200]);
    let mut other = IMAGE2;
    other[2].1 = "Available";
    assert_ne!(
        simulation.call(Action::ModifyImageAttribute, other).code(),
        Some("Throttling.User")
    );
    let struck = simulation.call(Action::ModifyImageAttribute, IMAGE2);
    assert_eq!((struck.status, struck.code()), (400, Some("Throttling.User")));
}

#[test]
fn a_quota_of_calls_opens_again_with_time() {
    let mut simulation = simulation(vec![FaultRule {
        calls_per_window: Some(3),
        window_seconds: 10,
        ..FaultRule::default()
    }]);
    assert_eq!(statuses(&mut simulation, 5), [200, 200, 200, 400, 400]);
    simulation.advance(10);
    assert_eq!(statuses(&mut simulation, 1), [200]);
}

#[test]
fn draws_are_the_same_each_time_and_about_as_often_as_said() {
    let rule = FaultRule {
        probability: 0.25,
        ..FaultRule::default()
    };
    let all = statuses(&mut simulation(vec![rule.clone()]), 2000);
    let struck = all.iter().filter(|status| **status == 400).count();
    assert!((400..600).contains(&struck), "{struck}");
    assert_eq!(statuses(&mut simulation(vec![rule.clone()]), 2000), all);
    let never = FaultRule {
        probability: 0.0,
        ..rule
    };
    assert!(
        statuses(&mut simulation(vec![never]), 50)
            .iter()
            .all(|status| *status == 200)
    );
}

#[test]
fn what_struck_is_saved_and_the_rules_outlive_a_reset() {
    let rule = FaultRule {
        count: Some(1),
        latency_ms: Some(5),
        retry_after_ms: Some(7),
        garbled: true,
        ..FaultRule::default()
    };
    let mut simulation = simulation(vec![rule.clone()]);
    let place = Memory::default();
    let mut keeper = Keeper::new(Box::new(place.clone()), &Scenario::rollback());
    keeper.load();
    for _ in 0..2 {
        simulation.call(Action::ModifyImageAttribute, IMAGE2);
        let call = simulation.calls().last().unwrap().call.clone();
        assert!(keeper.append(&simulation, &Entry::Call(call)));
    }
    let text = serde_json::to_string(&simulation.export()).unwrap();
    let again = Simulation::import(serde_json::from_str(&text).unwrap()).unwrap();
    assert_eq!(again.calls(), simulation.calls());
    // A new visit has no rules, and the same answers.
    let Found::Loaded(visit) = Keeper::new(Box::new(place), &Scenario::rollback()).load() else {
        panic!("it was kept");
    };
    assert_eq!(visit.calls(), simulation.calls());
    assert_eq!(visit.faults().count(), 0);
    simulation.reset();
    assert_eq!(simulation.faults().collect::<Vec<_>>(), [&rule]);
    assert_eq!(statuses(&mut simulation, 2), [400, 200]);
}

#[test]
fn a_misspelt_call_is_told_what_it_probably_meant() {
    let told = |action: &str, name: &str| hint(action, &Parameters::from([(name, "x")]));
    for (action, name, expected) in [
        (
            "DescribeImage",
            "RegionId",
            Some("DescribeImage: did you mean DescribeImages?"),
        ),
        ("Nothing like it", "RegionId", None),
        ("DescribeImages", "RegionId", None),
        ("DescribeImages", "OwnerId", None),
        (
            "DescribeImages",
            "ImageFamly",
            Some("ImageFamly: did you mean ImageFamily?"),
        ),
        (
            "DescribeImages",
            "Colour",
            Some("Colour: DescribeImages has no such parameter"),
        ),
        ("ModifyImageSharePermission", "AddAccount.1", None),
        (
            "ModifyImageSharePermission",
            "AddAccount",
            Some("AddAccount: ModifyImageSharePermission has no such parameter"),
        ),
        (
            "ModifyImageSharePermission",
            "AddAcount.2",
            Some("AddAcount.2: did you mean AddAccount.2?"),
        ),
        ("CreateImage", "Tag.1.Key", None),
        (
            "CreateImage",
            "Tag.one.Key",
            Some("Tag.one.Key: CreateImage has no such parameter"),
        ),
        (
            "CreateImage",
            "Tag.1.Colour",
            Some("Tag.1.Colour: CreateImage has no such parameter"),
        ),
    ] {
        assert_eq!(told(action, name).as_deref(), expected, "{action} {name}");
    }
}

fn with_faults(faults: &str) -> Result<Scenario, String> {
    let text = format!("{{\"Images\":[{{\"ImageName\":\"one\"}}],\"Faults\":{faults}}}");
    Scenario::from_json(&text).map_err(|why| why.to_string())
}

#[test]
fn a_scenario_brings_rules_along_that_hold_from_its_first_call() {
    let rules = "[{\"Action\":\"DescribeRegions\",\"Count\":2,\"Status\":503,\"Code\":\"ServiceUnavailable\"},\
                 {\"When\":{\"RegionId\":\"cn-beijing\"},\"Probability\":\"0.25\"},{\"Status\":0,\"LatencyMs\":20,\"Garbled\":true}]";
    let mut simulation = Simulation::new(with_faults(rules).unwrap());
    assert_eq!(statuses(&mut simulation, 3), [503, 503, 200]);
    assert!(simulation.calls()[2].response.garbled);
    let rules: Vec<FaultRule> = simulation.faults().cloned().collect();
    assert!((rules[1].probability - 0.25).abs() < f64::EPSILON);
    // They are the scenario's own, and saved with it alone.
    assert_eq!(simulation.export().faults, None);
    let again = Simulation::import(simulation.export()).unwrap();
    assert_eq!(again.faults().cloned().collect::<Vec<_>>(), rules);
    simulation.reset();
    assert_eq!(simulation.faults().count(), 3);
}

#[test]
fn rules_are_saved_with_the_simulation_and_switched_off_with_it() {
    let mut simulation = Simulation::new(with_faults("[{}]").unwrap());
    for rules in [
        vec![],
        vec![FaultRule {
            count: Some(7),
            window_seconds: 9,
            calls_per_window: Some(1),
            ..FaultRule::default()
        }],
    ] {
        simulation.set_faults(rules.clone());
        let text = serde_json::to_string(&simulation.export()).unwrap();
        let again = Simulation::from_text(&text).unwrap();
        assert_eq!(again.faults().cloned().collect::<Vec<_>>(), rules);
        assert_eq!(again.export(), simulation.export());
        let place = Memory::default();
        let mut keeper = Keeper::own(Box::new(place.clone()));
        keeper.load();
        assert!(keeper.start(&simulation));
        match Keeper::own(Box::new(place)).load() {
            Found::Loaded(found) => assert_eq!(found.faults().cloned().collect::<Vec<_>>(), rules),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn every_probability_is_written_so_that_it_is_read_again() {
    let mut simulation = Simulation::new(Scenario::rollback());
    for millionths in (0..=1_000_000).step_by(997).chain([1, 10, 999_999, 1_000_000]) {
        let probability = f64::from(millionths) / 1_000_000.0;
        simulation.set_faults(vec![FaultRule {
            probability,
            ..FaultRule::default()
        }]);
        let saved = simulation.export();
        let text = serde_json::to_string(&saved).unwrap();
        let again: image_family_simulator::simulation::SavedSimulation = serde_json::from_str(&text).unwrap();
        assert_eq!(again, saved, "{text}");
    }
}

#[test]
fn whatever_rules_a_program_sets_the_answers_can_be_sent_and_the_export_be_read() {
    for status in [1, 7, 199, 200, 599, 600, u16::MAX] {
        for probability in [f64::NAN, f64::INFINITY, -1.0, 0.123_456_789, 1.0] {
            let mut simulation = simulation(vec![FaultRule {
                status,
                probability,
                latency_ms: Some(u64::MAX),
                ..FaultRule::default()
            }]);
            assert!(
                statuses(&mut simulation, 5)
                    .iter()
                    .all(|status| (200..600).contains(status))
            );
            let again = Simulation::import(simulation.export()).unwrap();
            assert_eq!(again.export(), simulation.export());
            let text = serde_json::to_string(&simulation.export()).unwrap();
            assert_eq!(
                Simulation::from_text(&text).unwrap().export(),
                simulation.export()
            );
        }
    }
}

#[test]
fn a_rule_that_can_t_be_is_refused_with_its_place() {
    let wrong = [
        ("{}", "scenario: Faults: must be a list"),
        ("[1]", "scenario: Faults[0]: must be an object"),
        ("[{},{\"Often\":1}]", "scenario: Faults[1]: \"Often\" is none of"),
        (
            "[{\"Probability\":\"1.1\"}]",
            "scenario: Faults[0]: Probability: must be 0, 1 or a text",
        ),
        ("[{\"Probability\":\"-0.1\"}]", "Faults[0]: Probability"),
        ("[{\"Probability\":\"\"}]", "Faults[0]: Probability"),
        ("[{\"Probability\":\"0.0000001\"}]", "Faults[0]: Probability"),
        ("[{\"Probability\":2}]", "Faults[0]: Probability"),
        ("[{\"When\":[]}]", "Faults[0]: When: must be an object of texts"),
        ("[{\"Status\":99999}]", "Faults[0]: Status: 99999 is too large"),
        (
            "[{\"Status\":16}]",
            "Faults[0]: Status: 16 is neither 0 nor from 200 to 599",
        ),
        (
            "[{\"LatencyMs\":600001}]",
            "Faults[0]: LatencyMs: 600001 is more than 600000",
        ),
    ];
    for (faults, message) in wrong {
        let said = with_faults(faults).unwrap_err();
        assert!(said.contains(message), "{faults}: {said}");
    }
    let saved = "{\"Format\":1,\"Scenario\":{\"Name\":\"empty\"},\"Now\":\"2021-03-02T06:19:19Z\",\"Calls\":[],\"Undone\":[],\"Faults\":[{\"Code\":1}]}";
    assert_eq!(
        Simulation::from_text(saved).unwrap_err().to_string(),
        "Faults[0]: Code: must be a text"
    );
}
