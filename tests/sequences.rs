//! Random sequences of calls, against what must hold after each.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[path = "proof/families.rs"]
mod families;
#[path = "proof/lists.rs"]
mod lists;

use image_family_simulator::account::{Account, RegionId, Status};
use image_family_simulator::openapi::Value as Body;
use image_family_simulator::openapi::{Action, Parameters};
use image_family_simulator::simulation::{Scenario, Simulation};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

const REGIONS: [&str; 2] = ["cn-hangzhou", "cn-shanghai"];
const FAMILIES: [&str; 3] = ["image-test", "nginx", "other"];
const UIDS: [&str; 2] = ["1999000033334444", "1888000011112222"];

/// A step of a sequence; images are picked among those that are there.
#[derive(Debug, Clone)]
enum Step {
    Call {
        action: Action,
        region: usize,
        pick: usize,
        choice: u8,
        word: String,
    },
    Advance(u8),
    Undo,
    Redo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let call = (
        0..Action::ALL.len(),
        0..2_usize,
        any::<usize>(),
        any::<u8>(),
        "[a-z]{1,3}",
    )
        .prop_map(|(action, region, pick, choice, word)| Step::Call {
            action: Action::ALL[action],
            region,
            pick,
            choice,
            word,
        });
    let step = prop_oneof![12 => call, 2 => (0..90_u8).prop_map(Step::Advance), 1 => Just(Step::Undo), 1 => Just(Step::Redo)];
    prop::collection::vec(step, 1..60)
}

fn pick<T>(all: &[T], n: usize) -> Option<&T> {
    all.get(n.checked_rem(all.len())?)
}

/// Parameters that may pass: from what is there, and what is not.
fn parameters(
    account: &Account,
    action: Action,
    region: &str,
    n: usize,
    choice: u8,
    word: &str,
) -> Parameters {
    let ids: Vec<String> = RegionId::parse(region)
        .map(|region| {
            account
                .images(region)
                .map(|image| image.key.id.to_string())
                .collect()
        })
        .unwrap_or_default();
    let instances: Vec<String> = REGIONS
        .iter()
        .filter_map(|region| RegionId::parse(region))
        .flat_map(|region| account.instances(region))
        .map(|instance| instance.id.to_string())
        .collect();
    let image = pick(&ids, n)
        .cloned()
        .unwrap_or_else(|| "m-bp1nothing0000000000".to_owned());
    let instance = pick(&instances, n)
        .cloned()
        .unwrap_or_else(|| "i-bp1nothing0000000000".to_owned());
    let bit = |n: u8| choice >> n & 1 == 1;
    let mut all = Parameters::new();
    for parameter in action.parameters() {
        let value = match parameter.name {
            "RegionId" => region.to_owned(),
            "DestinationRegionId" => REGIONS[usize::from(choice) % 2].to_owned(),
            "ImageId" if matches!(action, Action::DescribeImages) && bit(0) => continue,
            "ImageId" => image.clone(),
            "InstanceId" if matches!(action, Action::CreateImage) && bit(6) => continue,
            "InstanceId" => instance.clone(),
            "SnapshotId" => image.replacen("m-", "s-", 1),
            "ImageFamily" if action == Action::RunInstances || action == Action::CreateInstance => continue,
            "ImageFamily" if action == Action::DescribeImageFromFamily || bit(1) => {
                FAMILIES[usize::from(choice) % 3].to_owned()
            }
            "ImageName" | "DestinationImageName" if bit(2) => word.to_owned(),
            "Status" if action == Action::ModifyImageAttribute && bit(3) => {
                ["Deprecated", "Available"][usize::from(bit(4))].to_owned()
            }
            "Status" if action == Action::DescribeImages => "ALL".to_owned(),
            "Force" => bit(5).to_string(),
            "InstanceType" => "ecs.g6.large".to_owned(),
            "AddAccount" if bit(3) => {
                all.set("AddAccount.1", UIDS[usize::from(bit(4))]);
                continue;
            }
            "RemoveAccount" if !bit(3) => {
                all.set("RemoveAccount.1", UIDS[usize::from(bit(4))]);
                continue;
            }
            _ => continue,
        };
        all.set(parameter.name, value);
    }
    all
}

fn take(simulation: &mut Simulation, step: &Step) {
    match step {
        Step::Call {
            action,
            region,
            pick,
            choice,
            word,
        } => {
            let parameters = parameters(
                simulation.account(),
                *action,
                REGIONS[*region],
                *pick,
                *choice,
                word,
            );
            let before = simulation.account().clone();
            let response = simulation.call(*action, parameters);
            let (now, after) = (simulation.account(), simulation.account().clone());
            assert_eq!(now.now(), before.now(), "a call takes no time");
            if !response.is_ok() || !action.writes() {
                assert_eq!(
                    after, before,
                    "a refused call, or one that reads, changes nothing: {step:?}"
                );
            }
            assert!((200..500).contains(&response.status), "{response:?}");
            assert_ne!(response.code(), Some("InternalError"), "{step:?}");
        }
        Step::Advance(seconds) => simulation.advance(u64::from(*seconds)),
        Step::Undo => {
            simulation.undo();
        }
        Step::Redo => {
            simulation.redo();
        }
    }
}

/// What must hold of every account.
fn holds(account: &Account) {
    for region in account.image_regions() {
        for image in account.images(region) {
            let deprecated = account.status(image) == Status::Deprecated;
            assert!(
                !(deprecated && (image.is_shared() || image.is_published())),
                "shared and deprecated"
            );
        }
    }
    families::resolve_to_their_newest(account, &FAMILIES);
}

/// A step as the tests of the npm package take it, with what came of it here.
fn told(simulation: &mut Simulation, step: &Step) -> Body {
    let before = simulation.calls().len();
    take(simulation, step);
    let text = |name: &'static str, text: String| (name.into(), text.into());
    match step {
        Step::Call { .. } => {
            assert_eq!(simulation.calls().len(), before + 1);
            let record = &simulation.calls()[before];
            Body::Object(vec![
                text("action", record.call.action.clone()),
                ("parameters".into(), record.call.parameters.clone().into()),
                ("status".into(), Body::Number(record.response.status.into())),
                text("body", record.response.body.to_string()),
            ])
        }
        Step::Advance(seconds) => Body::Object(vec![("advance".into(), Body::Number((*seconds).into()))]),
        Step::Undo => Body::Object(vec![text("take", "undo".to_owned())]),
        Step::Redo => Body::Object(vec![text("take", "redo".to_owned())]),
    }
}

/// Leaves sequences and their outcome for the tests of the npm package, which make the same calls through its door.
#[test]
fn the_package_is_given_the_same_sequences() {
    let mut runner = TestRunner::deterministic();
    let sequences = (0..200).map(|_| {
        let steps = steps().new_tree(&mut runner).unwrap().current();
        let mut simulation = Simulation::new(Scenario::rollback());
        let told = steps.iter().map(|step| told(&mut simulation, step)).collect();
        Body::Object(vec![
            ("steps".into(), Body::List(told)),
            (
                "saved".into(),
                serde_json::to_string(&simulation.export()).unwrap().into(),
            ),
        ])
    });
    let text = Body::List(sequences.collect()).to_string();
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/sequences.json");
    std::fs::write(path, text).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn invariants_hold_after_every_step(steps in steps()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
            holds(simulation.account());
        }
    }

    #[test]
    fn a_list_is_what_filtering_and_sorting_gives(
        steps in steps(), looks in prop::collection::vec(lists::looks(), 1..12), crowded in any::<bool>(),
    ) {
        let mut simulation = Simulation::new(if crowded {
            Scenario::from_json(include_str!("model/crowded.json")).unwrap()
        } else {
            Scenario::rollback()
        });
        let mut looks = looks.iter().cycle();
        for (n, step) in steps.iter().enumerate() {
            // Not after each one: what is kept has to hold over several changes, and over what is only tried out.
            if n % 3 == 0 {
                lists::shown(simulation.account(), looks.next().unwrap());
            }
            if n % 3 != 1 {
                lists::is_as_made_anew(simulation.account(), looks.next().unwrap());
            }
            if n % 7 == 3 {
                let delete = parameters(simulation.account(), Action::DeleteImage, REGIONS[0], n, 32, "ab");
                simulation.preview(Action::DeleteImage, delete, |_| ());
                simulation.look_back(|_| ());
            }
            take(&mut simulation, step);
        }
        for wanted in looks.take(4) {
            lists::is_as_made_anew(simulation.account(), wanted);
        }
        lists::counts_are_right(simulation.account());
    }

    #[test]
    fn what_changed_stays_where_it_was_until_the_list_is_settled(
        steps in steps(), wanted in lists::looks(), often in any::<bool>(),
    ) {
        let mut simulation = Simulation::new(Scenario::rollback());
        let mut before = lists::shown(simulation.account(), &wanted);
        for (n, step) in steps.iter().enumerate() {
            take(&mut simulation, step);
            let account = simulation.account();
            match step {
                // What one of these brings back is where it belongs.
                Step::Undo | Step::Redo => {
                    lists::is_as_made_anew(account, &wanted);
                    before = lists::shown(account, &wanted);
                }
                _ if often || n % 5 == 4 => {
                    lists::stays(account, &wanted, &before);
                    before = lists::shown(account, &wanted);
                }
                _ => {}
            }
        }
        lists::stays(simulation.account(), &wanted, &before);
        lists::is_as_made_anew(simulation.account(), &wanted);
    }

    #[test]
    fn a_fresh_replay_gives_the_same_bytes(steps in steps()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
        }
        let saved = simulation.export();
        let text = serde_json::to_string(&saved).unwrap();
        let again = Simulation::import(serde_json::from_str(&text).unwrap()).unwrap();
        prop_assert_eq!(serde_json::to_string(&again.export()).unwrap(), text);
        prop_assert_eq!(again.account(), simulation.account());
        prop_assert_eq!(again.calls(), simulation.calls());
    }

    #[test]
    fn undo_then_redo_is_where_one_was(steps in steps()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
        }
        let before = simulation.clone();
        if simulation.undo() {
            prop_assert!(simulation.redo());
        }
        prop_assert_eq!(simulation.account(), before.account());
        prop_assert_eq!(simulation.calls(), before.calls());
    }

    #[test]
    fn a_reset_is_the_scenarios_start(steps in steps()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
        }
        simulation.reset();
        prop_assert_eq!(simulation.account(), &Scenario::rollback().account());
        prop_assert!(simulation.calls().is_empty() && simulation.redoable().is_none());
    }

    #[test]
    fn a_preview_leaves_nothing_behind(steps in steps(), n in any::<usize>(), choice in any::<u8>()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
        }
        let before = simulation.clone();
        for action in Action::ALL {
            let parameters = parameters(simulation.account(), *action, REGIONS[0], n, choice, "ab");
            simulation.preview(action, parameters, |_| ());
        }
        prop_assert_eq!(simulation.account(), before.account());
        prop_assert_eq!(simulation.calls(), before.calls());
    }

    #[test]
    fn a_rehearsal_is_the_calls_themselves_and_leaves_nothing_behind(steps in steps(), n in any::<usize>(), choice in any::<u8>()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
        }
        let before = simulation.clone();
        let calls: Vec<_> = Action::ALL
            .iter()
            .map(|action| (*action, parameters(simulation.account(), *action, REGIONS[0], n, choice, "ab")))
            .collect();
        let (_, seen) = simulation.rehearse(calls.clone(), Account::clone);
        prop_assert_eq!(simulation.account(), before.account());
        prop_assert_eq!(simulation.calls(), before.calls());
        for (action, parameters) in calls {
            simulation.call(action, parameters);
        }
        let known: Vec<_> = seen.images(RegionId::HANGZHOU).map(|image| image.name.clone()).collect();
        let now: Vec<_> = simulation.account().images(RegionId::HANGZHOU).map(|image| image.name.clone()).collect();
        prop_assert_eq!(known, now);
    }

    #[test]
    fn looking_back_sees_what_was_there_and_changes_nothing(steps in steps()) {
        let mut simulation = Simulation::new(Scenario::rollback());
        for step in &steps {
            take(&mut simulation, step);
        }
        let before = simulation.clone();
        let seen = simulation.look_back(Account::clone);
        prop_assert_eq!(simulation.account(), before.account());
        prop_assert_eq!(seen.len(), simulation.calls().len() + 1);
        let mut again = Simulation::new(Scenario::rollback());
        prop_assert_eq!(again.account(), &seen[0]);
        for (record, seen) in before.calls().iter().zip(&seen[1..]) {
            again.advance(record.call.time.since(again.now()));
            again.call(&record.call.action, record.call.parameters.clone());
            prop_assert_eq!(again.account(), seen);
        }
    }
}
