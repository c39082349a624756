//! A second opinion: an account written from the documentation alone, as plain records and functions that look at all
//! of them. Random calls go to it and to the endpoint, and both must say the same.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod model {
    pub mod call;
    pub mod edit;
    pub mod hostile;
    pub mod images;
    pub mod instances;
    pub mod make;
    pub mod seen;
    pub mod start;
    pub mod tags;
    pub mod tokens;
    pub mod values;
    pub mod words;
    pub mod world;
}

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use image_family_simulator::account::{Ending, RegionId};
use image_family_simulator::openapi::{Action, Parameters, Response};
use image_family_simulator::simulation::{Scenario, Simulation};
use model::call::Call;
use model::hostile::Dice;
use model::world::{Answer, World, refuse};
use model::{edit, hostile, images, instances, make, seen, start, tags, tokens};
use proptest::prelude::*;
use proptest::test_runner::{TestCaseResult, TestRunner};
use serde_json::{Value, json};

const SCENARIOS: [&str; 2] = [
    include_str!("golden/rollback.json"),
    include_str!("model/crowded.json"),
];

/// Reads are fewer than the APIs that change something.
const ACTIONS: [&str; 33] = [
    "DescribeImageFromFamily",
    "DescribeImageFromFamily",
    "ModifyImageAttribute",
    "ModifyImageAttribute",
    "ModifyImageAttribute",
    "ModifyImageAttribute",
    "DescribeImages",
    "DescribeImages",
    "DescribeImages",
    "DescribeImages",
    "ModifyImageSharePermission",
    "ModifyImageSharePermission",
    "ModifyImageSharePermission",
    "DescribeImageSharePermission",
    "CreateImage",
    "CreateImage",
    "CopyImage",
    "CopyImage",
    "CancelCopyImage",
    "DeleteImage",
    "RunInstances",
    "RunInstances",
    "CreateInstance",
    "ReplaceSystemDisk",
    "StartInstance",
    "StopInstance",
    "DescribeInstances",
    "DescribeRegions",
    "TagResources",
    "TagResources",
    "UntagResources",
    "DescribeTags",
    "DescribeTags",
];
const UNKNOWN_ACTIONS: [&str; 4] = ["describeimages", "DescribeFamilies", "", "ExportImage"];

#[derive(Debug, Clone)]
enum Step {
    Call {
        action: usize,
        seed: u64,
    },
    Advance(u8),
    Copies {
        seed: u64,
    },
    Finish {
        seed: u64,
    },
    Look {
        action: &'static str,
        region: &'static str,
    },
}

const LOOKS: [(&str, &str); 6] = [
    ("DescribeImages", "cn-hangzhou"),
    ("DescribeImages", "cn-shanghai"),
    ("DescribeInstances", "cn-hangzhou"),
    ("DescribeInstances", "cn-shanghai"),
    ("DescribeTags", "cn-hangzhou"),
    ("DescribeTags", "cn-shanghai"),
];

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let actions = 0..ACTIONS.len() * 10 + 1;
    let call = (actions, any::<u64>()).prop_map(|(action, seed)| Step::Call { action, seed });
    let copies = any::<u64>().prop_map(|seed| Step::Copies { seed });
    let finish = any::<u64>().prop_map(|seed| Step::Finish { seed });
    let step = prop_oneof![36 => call, 4 => (0..70_u8).prop_map(Step::Advance), 1 => copies, 1 => finish];
    prop::collection::vec(step, 1..50)
}

/// How images are made: mostly as ever, else in steps of another kind or number; now and then it fails.
fn work() -> impl Strategy<Value = Value> {
    let seconds = prop::sample::select(vec![0, 1, 7, 60_u64]).prop_map(|n| json!({"Seconds": n}));
    let describes = (0..5_u64).prop_map(|n| json!({"Describes": n}));
    let by =
        prop_oneof![4 => Just(json!({})), 1 => seconds, 2 => describes, 1 => Just(json!({"ByHand": true}))];
    (by, prop::bool::weighted(0.2)).prop_map(|(mut work, fails)| {
        if fails {
            work["Ending"] = json!("CreateFailed");
        }
        work
    })
}

/// A start: which scenario, its quotas if they are small, and how images are made.
fn scenarios() -> impl Strategy<Value = Value> {
    let quotas = prop::option::of([1..30_u64, 1..6, 1..8, 1..14, 1..4]);
    (0..SCENARIOS.len(), quotas, work(), work()).prop_map(|(n, quotas, making, copying)| {
        let mut file: Value = serde_json::from_str(SCENARIOS[n]).unwrap();
        if let Some([images, members, families, accounts, received]) = quotas {
            file["Quotas"] = json!({"ImagesPerRegion": images, "ImagesPerFamily": members,
                "FamiliesPerRegion": families, "AccountsPerImage": accounts, "ImagesPerReceivingAccount": received});
        }
        for (kind, work) in [("CreateImage", making), ("CopyImage", copying)] {
            if work != json!({}) {
                file["Timing"][kind] = work;
            }
        }
        file
    })
}

fn answer(world: &mut World, call: &Call, response: &Response) -> Answer {
    if let Some(lines) = tokens::earlier(world, call)? {
        return Ok(lines);
    }
    let answer = answer_anew(world, call, response);
    tokens::keep(world, call, &answer);
    answer
}

fn answer_anew(world: &mut World, call: &Call, response: &Response) -> Answer {
    let body = &response.body;
    let image = body["ImageId"].as_str().unwrap_or_default();
    let new = seen::new_instances(body);
    match call.action {
        "DescribeImageFromFamily" => images::describe_image_from_family(world, call),
        "ModifyImageAttribute" => edit::modify_image_attribute(world, call),
        "DescribeImages" => {
            let answer = images::describe_images(world, call)?;
            images::count_list(world, call);
            Ok(answer)
        }
        "ModifyImageSharePermission" => edit::modify_image_share_permission(world, call),
        "DescribeImageSharePermission" => edit::describe_image_share_permission(world, call),
        "CreateImage" => make::create_image(world, call, image),
        "CopyImage" => make::copy_image(world, call, image),
        "CancelCopyImage" => make::cancel_copy_image(world, call),
        "DeleteImage" => edit::delete_image(world, call),
        "RunInstances" => instances::run_instances(world, call, &new),
        "CreateInstance" => instances::create_instance(world, call, &new),
        "ReplaceSystemDisk" => {
            instances::replace_system_disk(world, call, body["DiskId"].as_str().unwrap_or_default())
        }
        "StartInstance" => instances::start_instance(world, call),
        "StopInstance" => instances::stop_instance(world, call),
        "DescribeInstances" => instances::describe_instances(world, call),
        "DescribeRegions" => instances::describe_regions(call),
        "TagResources" => tags::tag_resources(world, call),
        "UntagResources" => tags::untag_resources(world, call),
        "DescribeTags" => tags::describe_tags(world, call),
        _ => {
            let message = "Specified api is not found, please check your url and method.";
            refuse(404, "InvalidAction.NotFound", message)
        }
    }
}

fn known(action: &str) -> Vec<(&'static str, bool)> {
    let parameters = Action::parse(action).map(Action::parameters).unwrap_or_default();
    parameters
        .iter()
        .map(|parameter| (parameter.name, parameter.required))
        .collect()
}

/// What the endpoint says, and whether the model says the same.
fn compare(action: &str, model: &Answer, response: &Response) -> (String, bool) {
    let endpoint = response.code().unwrap_or("ok").to_owned();
    let same = match model {
        Ok(lines) => response.status == 200 && *lines == seen::lines(action, &response.body),
        Err(refusals) => {
            let said = response.message().unwrap_or_default();
            refusals.iter().any(|refusal| {
                refusal.status == response.status
                    && refusal.code == endpoint
                    && (refusal.message.is_empty() || refusal.message == said)
            })
        }
    };
    (endpoint, same)
}

/// How often each pair of API and code was reached.
#[derive(Default)]
struct Tally {
    reached: BTreeMap<(String, String), usize>,
}

impl Tally {
    fn print(&self) {
        for ((action, code), count) in &self.reached {
            println!("{action} {code}: {count}");
        }
        let calls: usize = self.reached.values().sum();
        println!(
            "{calls} calls compared, {} pairs of API and code reached",
            self.reached.len()
        );
    }
}

/// Copies come many at a time, so that some have to wait; at the end everything is looked at.
fn single(steps: &[Step]) -> impl Iterator<Item = Step> {
    let looks = |most| {
        let some = LOOKS.iter().take(most);
        some.map(|(action, region)| Step::Look { action, region })
    };
    let each = move |step: &Step| match step {
        Step::Copies { seed } => {
            let copies = (0..9).map(|n| Step::Copies { seed: seed ^ n });
            let later = [25, 100, 40].map(Step::Advance).into_iter();
            let later = later.flat_map(move |pause| std::iter::once(pause).chain(looks(2)));
            copies.chain(later).collect()
        }
        other => vec![other.clone()],
    };
    steps.iter().flat_map(each).chain(looks(LOOKS.len()))
}

/// Any image's making is ended by hand, whether or not there is one to end.
fn finish(simulation: &mut Simulation, world: &mut World, seed: u64) -> TestCaseResult {
    let mut dice = Dice(seed);
    let under_way: Vec<_> = world
        .images
        .iter()
        .filter(|image| world.is_being_made(image))
        .collect();
    let all: Vec<_> = world.images.iter().collect();
    let some = if dice.one_in(3) || under_way.is_empty() {
        all
    } else {
        under_way
    };
    if some.is_empty() {
        return Ok(());
    }
    let image = some[dice.below(some.len())];
    let (region, id) = (image.region.clone(), image.id.clone());
    let ending = dice.of(&["", "Available", "CreateFailed"]);
    let finished = simulation.finish_image(RegionId::parse(&region).unwrap(), &id, Ending::parse(ending));
    let model = make::finish(world, &region, &id, Some(ending).filter(|word| !word.is_empty()));
    prop_assert_eq!(finished, model, "{} {} {}", region, id, ending);
    Ok(())
}

fn run(file: &Value, steps: &[Step], tally: &RefCell<Tally>) -> TestCaseResult {
    let mut simulation = Simulation::new(Scenario::from_json(&file.to_string()).unwrap());
    let mut world = start::world(file);
    let mut requests = BTreeSet::new();
    for step in single(steps) {
        let (action, seed) = match &step {
            Step::Advance(seconds) => {
                simulation.advance(u64::from(*seconds));
                world.now += u64::from(*seconds);
                continue;
            }
            Step::Finish { seed } => {
                finish(&mut simulation, &mut world, *seed)?;
                continue;
            }
            Step::Call { action: 0, seed } => (Dice(*seed).of(&UNKNOWN_ACTIONS), *seed),
            Step::Call { action, seed } => (ACTIONS[action % ACTIONS.len()], *seed),
            Step::Copies { seed } => ("CopyImage", *seed),
            Step::Look { action, .. } => (*action, 0),
        };
        let parameters = match step {
            Step::Copies { seed } => hostile::copy(&world, &mut Dice(seed)),
            Step::Look { region, .. } => hostile::look(action, region),
            _ => hostile::parameters(&world, action, &known(action), &mut Dice(seed)),
        };
        let response = simulation.call(action, parameters.iter().cloned().collect::<Parameters>());
        let request = response.body["RequestId"].as_str().unwrap_or_default().to_owned();
        prop_assert!(requests.insert(request), "{action}: a RequestId twice");
        let call = Call {
            action,
            sent: parameters
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str()))
                .collect(),
        };
        let model = answer(&mut world, &call, &response);
        let (got, same) = compare(action, &model, &response);
        if !same {
            let lines = seen::lines(action, &response.body);
            let said = response.message().unwrap_or_default();
            prop_assert!(
                same,
                "{action} {:?}\nmodel: {model:#?}\nendpoint: {} {got} {said} {lines:#?}",
                call.sent,
                response.status
            );
        }
        let pair = (action.to_owned(), got);
        *tally.borrow_mut().reached.entry(pair).or_default() += 1;
    }
    Ok(())
}

#[test]
fn the_endpoint_answers_as_the_documentation_read_afresh() {
    let config = ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let tally = RefCell::new(Tally::default());
    let mut runner = TestRunner::new(config);
    let outcome = runner.run(&(scenarios(), steps()), |(file, steps)| {
        run(&file, &steps, &tally)
    });
    tally.borrow().print();
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    assert!(
        tally.borrow().reached.len() >= 190,
        "the calls no longer reach what they reached"
    );
}
