//! What each API says that its answers hold is what they hold; the library's smaller doors.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use image_family_simulator::account::{RegionId, Timestamp};
use image_family_simulator::openapi::wire::Request;
use image_family_simulator::openapi::{Action, Parameters, Shape, Value};
use image_family_simulator::simulation::{FaultRule, Scenario, ScenarioFile, Simulation, Source};

const IMAGE1: &str = "m-bp1imagetest00000001";
const IMAGE2: &str = "m-bp1imagetest00000002";
const STOPPED: &str = "i-bp1web00000000000002";

/// A call of each action that succeeds, in an order in which all do.
fn calls() -> Vec<(Action, Vec<(&'static str, &'static str)>)> {
    let image = ("ImageId", IMAGE2);
    vec![
        (Action::DescribeRegions, vec![]),
        (
            Action::TagResources,
            vec![
                ("ResourceType", "image"),
                ("ResourceId.1", IMAGE2),
                ("Tag.1.Key", "k"),
                ("Tag.1.Value", "v"),
            ],
        ),
        (Action::DescribeTags, vec![]),
        (
            Action::DescribeImages,
            vec![("Status", "ALL"), ("PageSize", "100")],
        ),
        (
            Action::DescribeImageFromFamily,
            vec![("ImageFamily", "image-test")],
        ),
        (Action::DescribeInstances, vec![]),
        (
            Action::ModifyImageSharePermission,
            vec![image, ("AddAccount.1", "1999000033334444")],
        ),
        (Action::DescribeImageSharePermission, vec![image]),
        (
            Action::CreateImage,
            vec![("InstanceId", STOPPED), ("ImageName", "made")],
        ),
        (
            Action::CopyImage,
            vec![image, ("DestinationRegionId", "cn-shanghai")],
        ),
        (
            Action::RunInstances,
            vec![image, ("InstanceType", "ecs.g6.large")],
        ),
        (
            Action::CreateInstance,
            vec![image, ("InstanceType", "ecs.g6.large")],
        ),
        (Action::StartInstance, vec![("InstanceId", STOPPED)]),
        (Action::StopInstance, vec![("InstanceId", STOPPED)]),
        (Action::ReplaceSystemDisk, vec![("InstanceId", STOPPED), image]),
        (
            Action::UntagResources,
            vec![
                ("ResourceType", "image"),
                ("ResourceId.1", IMAGE2),
                ("TagKey.1", "k"),
            ],
        ),
        (
            Action::ModifyImageAttribute,
            vec![("ImageId", IMAGE1), ("Status", "Deprecated")],
        ),
        (Action::DeleteImage, vec![("ImageId", IMAGE1), ("Force", "true")]),
    ]
}

/// Whether a value is as a shape says; its fields in the order of the shape.
fn fits(value: &Value, shape: &Shape, place: &str) {
    match (value, shape) {
        (Value::Text(_), Shape::Text)
        | (Value::Number(_), Shape::Number)
        | (Value::Boolean(_), Shape::Boolean) => {}
        (Value::List(items), Shape::List(item)) => items.iter().for_each(|value| fits(value, item, place)),
        (Value::Object(fields), Shape::Object(shapes)) => {
            let mut names = fields.iter().peekable();
            for field in shapes {
                match names.next_if(|(name, _)| name == field.name) {
                    Some((name, value)) => fits(value, &field.shape, &format!("{place}.{name}")),
                    None => assert!(field.optional, "{place}.{} is missing", field.name),
                }
            }
            assert_eq!(names.next(), None, "{place} has more");
        }
        _ => panic!("{place}: {value:?} is no {shape:?}"),
    }
}

#[test]
fn answers_hold_what_is_said_of_them() {
    let mut simulation = Simulation::new(Scenario::rollback());
    let mut asked = Vec::new();
    for (action, parameters) in calls() {
        let mut all = Parameters::from([("RegionId", "cn-hangzhou")]);
        for (name, value) in parameters {
            all.set(name, value);
        }
        let response = simulation.call(action, &all);
        assert_eq!(response.status, 200, "{action:?}: {response:?}");
        fits(&response.body, &action.body(), action.as_str());
        // The same answer as XML names the same fields.
        let query: Vec<String> = all
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        let url = format!("/?Action={}&Format=XML&{}", action.as_str(), query.join("&"));
        let request = Request {
            method: "GET".to_owned(),
            url,
            headers: Vec::new(),
            body: String::new(),
        };
        let xml = simulation.handle(&request).body;
        assert!(
            xml.contains("<RequestId>") && xml.ends_with('>'),
            "{action:?}: {xml}"
        );
        asked.push(action);
    }
    let copy = [("RegionId", "cn-shanghai"), ("ImageId", "m-nothing")];
    assert_eq!(simulation.call(Action::CancelCopyImage, copy).status, 404);
    let copied = simulation
        .account()
        .images(RegionId::parse("cn-shanghai").unwrap());
    let id = copied.map(|image| image.key.id.to_string()).next_back().unwrap();
    let response = simulation.call(
        Action::CancelCopyImage,
        [("RegionId", "cn-shanghai"), ("ImageId", &*id)],
    );
    fits(&response.body, &Action::CancelCopyImage.body(), "CancelCopyImage");
    asked.push(Action::CancelCopyImage);
    for action in Action::ALL {
        assert!(asked.contains(action), "{action:?} was not asked");
    }
}

#[test]
fn values_are_read_as_they_are_written() {
    let text = "{\"a\":[1,\"b\",true,{}],\"c\":{\"d\":18446744073709551615}}";
    let value: Value = serde_json::from_str(text).unwrap();
    assert_eq!(value.to_string(), text);
    assert_eq!(value["a"][1], "b");
    assert_eq!(value["a"][2], true);
    assert_eq!(value["c"]["d"], u64::MAX);
    assert_eq!(value["nothing"][7]["here"], Value::Object(Vec::new()));
    for (wrong, why) in [
        ("-1", "negative"),
        ("1.5", "fraction"),
        ("[null]", "null"),
        ("[", "EOF"),
    ] {
        let error = serde_json::from_str::<Value>(wrong).unwrap_err().to_string();
        assert!(error.contains(why), "{wrong}: {error}");
    }
}

#[test]
fn scenarios_by_name_and_with_another_start() {
    for name in Scenario::NAMES {
        let scenario = Scenario::named(name, Some(7)).unwrap();
        assert_eq!(scenario.name(), Some(name));
        let text = serde_json::to_string(scenario.source()).unwrap();
        let source: Source = serde_json::from_str(&text).unwrap();
        assert_eq!(Scenario::from_source(source).unwrap(), scenario);
    }
    assert!(Scenario::named("nothing", None).is_none());
    assert!(serde_json::from_str::<Source>("{\"Name\":1}").is_err());
    let Source::File(file) = Scenario::from_json("{\"Seed\":3}").unwrap().source().clone() else {
        panic!("a file");
    };
    let now = Timestamp::parse("2022-02-02T02:02:02Z");
    let again = Scenario::from_source(Source::File(file.starting(Some(9), now))).unwrap();
    assert_eq!((again.account().seed(), Some(again.account().now())), (9, now));
    let odd: ScenarioFile = serde_json::from_str("[1]").unwrap();
    let error = Scenario::from_source(Source::File(odd.starting(Some(9), None))).unwrap_err();
    assert!(error.to_string().contains("must be an object"), "{error}");
    for (file, why) in [
        (
            "{\"Timing\":{\"CopyImage\":{\"Ending\":\"Soon\"}}}",
            "neither Available nor CreateFailed",
        ),
        (
            "{\"Images\":[{\"ImageName\":\"image\",\"SharedAccounts\":[\"1234567890123456\"]}],\"AccountId\":\"1234567890123456\"}",
            "owner",
        ),
        ("{\"Now\":\"yesterday\"}", "is not a time"),
        ("{\"Seed\":\"one\"}", "must be a whole number"),
    ] {
        let error = Scenario::from_json(file).unwrap_err().to_string();
        assert!(error.contains(why), "{file}: {error}");
    }
}

#[test]
fn rules_for_faults_are_plain_data() {
    let text = "{\"Action\":\"CopyImage\",\"When\":{\"RegionId\":\"cn-hangzhou\"},\"Probability\":0.5,\"WindowSeconds\":60,\
        \"Status\":503,\"Code\":\"C\",\"Message\":\"M\",\"Garbled\":false}";
    let rule: FaultRule = serde_json::from_str(text).unwrap();
    assert_eq!(serde_json::to_string(&rule).unwrap(), text);
    let wrong = serde_json::from_str::<FaultRule>("{\"When\":{\"a\":1}}").unwrap_err();
    assert!(wrong.to_string().contains("object of texts"));
    let (none, one) = (Parameters::new(), Parameters::new().with("a", "b"));
    assert!(none.is_empty() && !one.is_empty() && one.len() == 1);
}

#[test]
fn a_handled_request_is_a_call_and_a_preflight_is_none() {
    let mut simulation = Simulation::new(Scenario::rollback());
    let request = |method: &str, url: &str| Request {
        method: method.to_owned(),
        url: url.to_owned(),
        headers: Vec::new(),
        body: String::new(),
    };
    let response = simulation.handle(&request("GET", "/?Action=DescribeRegions&Format=XML"));
    assert!(
        response.status == 200 && response.body.starts_with("<?xml"),
        "{response:?}"
    );
    assert!((200..300).contains(&simulation.handle(&request("OPTIONS", "/")).status));
    assert_eq!(simulation.calls().len(), 1);
}
