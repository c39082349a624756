//! The parameters that mean nothing: taken, held to their form, without effect; and those that an action has not,
//! which it passes over.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use image_family_simulator::openapi::{Action, Kind, Parameters, Response, is_known};
use image_family_simulator::simulation::{Scenario, Simulation};

const IMAGE2: &str = "m-bp1imagetest00000002";
const RUNNING: &str = "i-bp1web00000000000001";
const STOPPED: &str = "i-bp1web00000000000002";

/// A call of an action that passes at the start of `rollback`, and changes something if the action can.
fn passing(action: Action) -> Parameters {
    let image = ("ImageId", IMAGE2);
    let resource = [("ResourceType", "image"), ("ResourceId.1", IMAGE2)];
    let fields: Vec<(&str, &str)> = match action {
        Action::DescribeImageFromFamily => vec![("ImageFamily", "image-test")],
        Action::ModifyImageAttribute => vec![image, ("Status", "Deprecated")],
        Action::ModifyImageSharePermission => vec![image, ("AddAccount.1", "1999000033334444")],
        Action::DescribeImageSharePermission | Action::DeleteImage => vec![image],
        Action::CreateImage => vec![("InstanceId", STOPPED)],
        Action::CopyImage => vec![image, ("DestinationRegionId", "cn-shanghai")],
        Action::CancelCopyImage => vec![("ImageId", "the copy")],
        Action::RunInstances | Action::CreateInstance => vec![image, ("InstanceType", "ecs.g6.large")],
        Action::ReplaceSystemDisk => vec![("InstanceId", STOPPED), image],
        Action::StartInstance => vec![("InstanceId", STOPPED)],
        Action::StopInstance => vec![("InstanceId", RUNNING)],
        Action::TagResources => [&resource[..], &[("Tag.1.Key", "k")]].concat(),
        Action::UntagResources => [&resource[..], &[("All", "true")]].concat(),
        Action::DescribeImages
        | Action::DescribeInstances
        | Action::DescribeRegions
        | Action::DescribeTags => {
            vec![]
        }
    };
    let takes_region = action.parameters().iter().any(|it| it.name == "RegionId");
    let region = takes_region.then_some(("RegionId", "cn-hangzhou"));
    let all = region.into_iter().chain(fields);
    all.map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The answer to a call with one more parameter, and everything that can be seen afterwards.
fn made(action: Action, more: Option<(&str, &str)>) -> (Response, Vec<Response>) {
    let mut simulation = Simulation::new(Scenario::rollback());
    let copied = simulation.call(Action::CopyImage, passing(Action::CopyImage));
    let mut parameters = passing(action);
    if action == Action::CancelCopyImage {
        parameters.set("RegionId", "cn-shanghai");
        parameters.set("ImageId", copied.body["ImageId"].as_str().unwrap());
    } else {
        simulation.reset();
    }
    if let Some((name, value)) = more {
        parameters.set(name, value);
    }
    let response = simulation.call(action, parameters);
    let looks = ["cn-hangzhou", "cn-shanghai"].into_iter().flat_map(|region| {
        let lists = [
            Action::DescribeImages,
            Action::DescribeInstances,
            Action::DescribeTags,
        ];
        lists.map(|list| {
            simulation.call(
                list,
                [("RegionId", region), ("Status", "ALL"), ("PageSize", "100")],
            )
        })
    });
    let looks: Vec<_> = looks.collect();
    let shares = simulation.call(
        Action::DescribeImageSharePermission,
        [("RegionId", "cn-hangzhou"), ("ImageId", IMAGE2)],
    );
    (response, [looks, vec![shares]].concat())
}

/// The flattened names of everything that an action documents, first items alone, and what each may be.
fn names(action: Action) -> Vec<(String, Kind)> {
    let own = action.parameters().iter().flat_map(|it| match it.kind {
        Kind::List => vec![(format!("{}.1", it.name), Kind::Text)],
        Kind::Structures(parts) => parts
            .iter()
            .map(|part| (format!("{}.1.{part}", it.name), Kind::Text))
            .collect(),
        kind => vec![(it.name.to_owned(), kind)],
    });
    own.chain(of_no_effect(action)).collect()
}

fn first(pattern: &str) -> String {
    let parts = pattern
        .split('.')
        .map(|part| if part == "N" { "1" } else { part });
    parts.collect::<Vec<_>>().join(".")
}

fn of_no_effect(action: Action) -> impl Iterator<Item = (String, Kind)> {
    action
        .parameters_of_no_effect()
        .map(|(name, kind)| (first(name), kind))
}

#[test]
fn what_is_said_to_have_no_effect_has_none_and_is_held_to_its_form() {
    for action in Action::ALL {
        let plain = made(*action, None);
        assert_eq!(plain.0.status, 200, "{action:?}: {:?}", plain.0);
        let shown = |name: &str| {
            let dotted: Vec<&str> = name
                .split('.')
                .map(|part| if part == "1" { "N" } else { part })
                .collect();
            action.is_of_no_effect(&dotted.join("."))
        };
        let own = names(*action).into_iter().filter(|(name, _)| shown(name));
        for (name, kind) in own.chain(of_no_effect(*action)) {
            let (right, wrong) = match kind {
                Kind::Integer => ("7", Some("seven")),
                Kind::Boolean => ("true", Some("perhaps")),
                Kind::Choice(words) => (words[0], Some("perhaps")),
                _ if name == "InstanceType" => ("ecs.g6.large", Some("large")),
                _ => ("a text, 文 & <more>", None),
            };
            assert_eq!(made(*action, Some((&name, right))), plain, "{action:?} {name}");
            assert!(
                is_known(action.as_str(), &Parameters::from([(&*name, right)])),
                "{action:?} {name}"
            );
            if let Some(wrong) = wrong {
                let (refused, _) = made(*action, Some((&name, wrong)));
                assert_eq!(refused.status, 400, "{action:?} {name}={wrong}");
            }
        }
    }
}

#[test]
fn what_an_action_has_not_it_passes_over() {
    let mut everything: Vec<String> = Action::ALL
        .iter()
        .flat_map(|action| names(*action).into_iter().map(|(name, _)| name))
        .collect();
    everything.sort();
    everything.dedup();
    for action in Action::ALL {
        let plain = made(*action, None);
        let foreign = everything.iter().filter(|name| {
            let alone = Parameters::from([(name.as_str(), "x")]);
            !is_known(action.as_str(), &alone)
        });
        for name in foreign {
            for value in ["true", "7", "nonsense"] {
                assert_eq!(
                    made(*action, Some((name, value))),
                    plain,
                    "{action:?} {name}={value}"
                );
            }
        }
    }
}

#[test]
fn instances_are_found_by_their_tags_and_their_type() {
    let mut simulation = Simulation::new(Scenario::rollback());
    let region = ("RegionId", "cn-hangzhou");
    let tag = [
        region,
        ("ResourceType", "instance"),
        ("ResourceId.1", RUNNING),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    assert_eq!(simulation.call(Action::TagResources, tag).status, 200);
    let image = [region, ("ImageId", IMAGE2), ("InstanceType", "ecs.c7.small")];
    assert_eq!(simulation.call(Action::RunInstances, image).status, 200);
    let mut count = |more: &[(&str, &str)]| {
        let mut parameters = Parameters::from([region]);
        for (name, value) in more {
            parameters.set(name, *value);
        }
        simulation.call(Action::DescribeInstances, parameters).body["TotalCount"].as_u64()
    };
    assert_eq!(count(&[]), Some(3));
    assert_eq!(count(&[("Tag.1.Key", "team")]), Some(1));
    assert_eq!(count(&[("Tag.1.Key", "team"), ("Tag.1.Value", "api")]), Some(0));
    assert_eq!(count(&[("InstanceType", "ecs.c7.small")]), Some(1));
}
