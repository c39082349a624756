//! Every documented error of every API: reached by a call, word for word, or listed with the reason why nothing here can
//! reach it. Source: the error tables of each API's page.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

#[path = "errors/table.rs"]
mod table;

use std::collections::BTreeSet;

use image_family_simulator::openapi::error::ERRORS;
use image_family_simulator::openapi::{Action, Kind, Parameter, Parameters};
use image_family_simulator::simulation::{Scenario, Simulation};
use table::{Reach, TABLE};

/// A line of calls: `Action Name=value Name=value; Action …`, or `advance 60`. `@` stands for the region, `@name` for
/// the region and an image of the scenario, `#name` for one of its instances, `_` in a value for a space,
/// `made` for the image made last.
fn make(simulation: &mut Simulation, line: &str) -> (u16, String, String) {
    let mut last = (0, String::new(), String::new());
    let mut made = String::new();
    for call in line.split(';').map(str::trim).filter(|call| !call.is_empty()) {
        let mut words = call.split_whitespace();
        let action = words.next().unwrap();
        if action == "advance" {
            simulation.advance(words.next().unwrap().parse().unwrap());
            continue;
        }
        let mut parameters = Parameters::new();
        for word in words {
            if let Some(name) = word.strip_prefix('@') {
                parameters.set("RegionId", "cn-hangzhou");
                let image = |name: &str| format!("m-bp1{:0<16}a", name);
                parameters.set(
                    "ImageId",
                    if name.is_empty() {
                        String::new()
                    } else {
                        image(name)
                    },
                );
            } else if let Some(name) = word.strip_prefix('#') {
                parameters.set("InstanceId", format!("i-bp1{name:0<16}a"));
            } else {
                let (name, value) = word.split_once('=').unwrap();
                let value = if value == "made" {
                    made.clone()
                } else {
                    value.replace('_', " ")
                };
                parameters.set(name, value);
            }
        }
        let response = simulation.call(action, parameters);
        if let Some(id) = response.body["ImageId"].as_str() {
            made = id.to_owned();
        }
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        last = (response.status, text(response.code()), text(response.message()));
    }
    last
}

#[test]
fn every_documented_error_is_reached_or_says_why_not() {
    let start = Scenario::from_json(include_str!("errors/start.json")).unwrap();
    let (mut reached, mut wrong) = (0, Vec::new());
    for row in TABLE {
        let calls = match row.reach {
            Reach::By(calls) => calls,
            Reach::Never(reason) => {
                assert!(!reason.is_empty(), "{} {}", row.action, row.code);
                continue;
            }
        };
        let found = make(&mut Simulation::new(start.clone()), calls);
        if found != (row.status, row.code.to_owned(), row.message.to_owned()) {
            wrong.push(format!(
                "{} {}: {calls}\n  found {found:?}\n  wanted {} {:?}",
                row.action, row.code, row.status, row.message
            ));
        }
        reached += 1;
    }
    println!("{reached} of {} documented errors are reached", TABLE.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The other way round: what the endpoint can say is documented, and a row of the table shows it.
#[test]
fn the_endpoint_says_nothing_that_is_not_in_the_table() {
    let documented: BTreeSet<(&str, &str)> = TABLE
        .iter()
        .filter(|row| matches!(row.reach, Reach::By(_)))
        .map(|row| (row.code, row.message))
        .collect();
    let shown = |code: &str, message: &str| {
        documented.iter().any(|(there, text)| {
            let parts: Vec<&str> = message.split("%s").collect();
            let prefix = code.split("%s").next().unwrap();
            there.starts_with(prefix) && parts.iter().all(|part| text.contains(part))
        })
    };
    let unseen: Vec<_> = ERRORS
        .iter()
        .filter(|row| !shown(row.code, row.message))
        .map(|row| (row.code, row.message))
        .collect();
    assert!(unseen.is_empty(), "{unseen:#?}");
}

#[test]
fn every_action_has_its_errors_in_the_table() {
    for action in Action::ALL {
        assert!(
            TABLE.iter().any(|row| row.action == action.as_str()),
            "{action:?}"
        );
    }
}

/// A call of each action that passes, in the words of [`make`]; what it needs comes before it.
const PASSING: [(&str, &str, &str); 19] = [
    ("", "DescribeImageFromFamily", "@ ImageFamily=one"),
    ("", "ModifyImageAttribute", "@shared ImageName=other"),
    ("", "DescribeImages", "@"),
    (
        "",
        "ModifyImageSharePermission",
        "@available AddAccount.1=1999000033334444",
    ),
    ("", "DescribeImageSharePermission", "@available"),
    ("", "CreateImage", "@ #running"),
    ("", "CopyImage", "@available DestinationRegionId=cn-shanghai"),
    (
        "CopyImage @available DestinationRegionId=cn-hangzhou;",
        "CancelCopyImage",
        "RegionId=cn-hangzhou ImageId=made",
    ),
    ("", "DeleteImage", "@second"),
    ("", "RunInstances", "@available InstanceType=ecs.g6.large"),
    ("", "CreateInstance", "@available InstanceType=ecs.g6.large"),
    ("", "ReplaceSystemDisk", "@second RegionId= #stopped"),
    ("", "StartInstance", "#stopped"),
    ("", "StopInstance", "#running"),
    ("", "DescribeInstances", "@"),
    ("", "DescribeRegions", ""),
    (
        "",
        "TagResources",
        "@ ResourceType=image ResourceId.1=m-bp1second0000000000a Tag.1.Key=a",
    ),
    (
        "",
        "UntagResources",
        "@ ResourceType=image ResourceId.1=m-bp1second0000000000a TagKey.1=a",
    ),
    ("", "DescribeTags", "@"),
];

/// What no parameter of some kind may be.
fn hostile_values() -> Vec<String> {
    let long = "a".repeat(300);
    let all = [
        "0", "-1", "101", "x", "1x", "http://x", "acs:x", "true", "[]", "rg", &long,
    ];
    all.map(str::to_owned).into()
}

/// The names under which a parameter is sent: of lists, the first and those beyond what they hold.
fn sent_names(parameter: &Parameter) -> Vec<String> {
    let name = parameter.name;
    let places = || [1, 2, 21, 51].into_iter();
    match parameter.kind {
        Kind::List => places().map(|n| format!("{name}.{n}")).collect(),
        Kind::Structures(parts) => places()
            .flat_map(|n| parts.iter().map(move |part| format!("{name}.{n}.{part}")))
            .collect(),
        _ => vec![name.to_owned()],
    }
}

/// Whatever is missing or wrong in a call, the table has what the action says of it, under the action's own name.
#[test]
fn each_action_says_of_each_parameter_what_its_own_rows_say() {
    let start = Scenario::from_json(include_str!("errors/start.json")).unwrap();
    let mut undocumented = BTreeSet::new();
    for (before, action, words) in PASSING {
        let passing = format!("{before} {action} {words}");
        let first = make(&mut Simulation::new(start.clone()), &passing);
        assert_eq!(first.0, 200, "{passing}: {first:?}");
        let mut tell = |changed: &str| {
            let line = format!("{passing} {changed}");
            let (status, code, message) = make(&mut Simulation::new(start.clone()), &line);
            let value = changed.split_once('=').map_or("", |(_, value)| value);
            let fits = |row: &&table::Row| {
                let generic = row
                    .message
                    .replace("big", value)
                    .replace("account me", &format!("account {value}"));
                let image = row.message.replace("m-bp1nothing000000000a", value);
                row.action == action
                    && (row.status, row.code) == (status, &*code)
                    && [row.message, &generic, &image].contains(&&*message)
            };
            if status != 200 && !TABLE.iter().any(|row| fits(&row)) {
                undocumented.insert(format!("{action} {status} {code} {message:?}: {line}"));
            }
        };
        for parameter in Action::parse(action).unwrap().parameters() {
            for name in sent_names(parameter) {
                tell(&format!("{name}="));
                for value in hostile_values() {
                    tell(&format!("{name}={value}"));
                }
            }
        }
        for (name, kind) in Action::parse(action).unwrap().parameters_of_no_effect() {
            if matches!(kind, Kind::Integer | Kind::Boolean) {
                tell(&format!("{}=x", name.replace('N', "1")));
            }
        }
    }
    let unseen = |action: &&Action| PASSING.iter().all(|(_, there, _)| *there != action.as_str());
    assert_eq!(Action::ALL.iter().find(unseen), None);
    let mut rows: Vec<_> = undocumented.iter().map(String::as_str).collect();
    rows.dedup_by_key(|row| row.split(": ").next().unwrap_or_default().to_owned());
    assert!(rows.is_empty(), "{}", rows.join("\n"));
}
