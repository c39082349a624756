//! The source document's story through the endpoint, and what each API answers.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::rc::Rc;

use image_family_simulator::openapi::{Action, Parameters, Response, Value};
use image_family_simulator::simulation::{Scenario, ScenarioError, Simulation};
use serde_json::json;

const IMAGE1: &str = "m-bp1imagetest00000001";
const IMAGE2: &str = "m-bp1imagetest00000002";
const SHARED: &str = "m-bp1nginx000000000002";
const DEPRECATED: &str = "m-bp1nginx000000000001";

struct Console(Simulation);

impl Console {
    fn new() -> Self {
        Self(Simulation::new(Scenario::rollback()))
    }

    fn call<const N: usize>(&mut self, action: Action, parameters: [(&str, &str); N]) -> Response {
        let parameters = Parameters::from(parameters).with("RegionId", "cn-hangzhou");
        self.0.call(action, parameters)
    }

    fn ok<const N: usize>(&mut self, action: Action, parameters: [(&str, &str); N]) -> Rc<Value> {
        let response = self.call(action, parameters);
        assert!(response.is_ok(), "{action:?}: {}", response.body);
        response.body
    }

    fn refused<const N: usize>(&mut self, action: Action, parameters: [(&str, &str); N]) -> (u16, String) {
        let response = self.call(action, parameters);
        (response.status, response.code().expect("an error").to_owned())
    }

    fn set(&mut self, image: &str, status: &str) -> Response {
        self.call(
            Action::ModifyImageAttribute,
            [("ImageId", image), ("Status", status)],
        )
    }

    fn family(&mut self) -> Option<String> {
        let body = self.ok(Action::DescribeImageFromFamily, [("ImageFamily", "image-test")]);
        body["Image"]["ImageName"].as_str().map(str::to_owned)
    }
}

fn error(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[test]
fn roll_back_and_restore() {
    let mut console = Console::new();
    assert_eq!(console.family().as_deref(), Some("image2"));
    assert!(console.set(IMAGE2, "Deprecated").is_ok());
    assert_eq!(console.family().as_deref(), Some("image1"));

    let by_family = [("ImageFamily", "image-test"), ("InstanceType", "ecs.g6.large")];
    let instance = console.ok(Action::RunInstances, by_family)["InstanceIdSets"]["InstanceIdSet"][0].clone();
    let ids = format!("[{instance}]");
    let instances = console.ok(Action::DescribeInstances, [("InstanceIds", &ids)]);
    assert_eq!(instances["Instances"]["Instance"][0]["ImageId"], IMAGE1);
    console.ok(
        Action::RunInstances,
        [("ImageId", IMAGE2), ("InstanceType", "ecs.g6.large")],
    );

    let share = [("ImageId", IMAGE2), ("AddAccount.1", "1999000033334444")];
    assert_eq!(
        console.refused(Action::ModifyImageSharePermission, share),
        error(403, "OperationDenied.InvalidImageStatus")
    );
    let copy = [("ImageId", IMAGE2), ("DestinationRegionId", "cn-shanghai")];
    assert_eq!(
        console.refused(Action::CopyImage, copy),
        error(400, "IncorrectImageStatus")
    );

    assert!(console.set(IMAGE2, "Available").is_ok());
    assert_eq!(console.family().as_deref(), Some("image2"));
}

#[test]
fn a_family_left_with_nothing_answers_without_image() {
    let mut console = Console::new();
    assert!(console.set(IMAGE1, "Deprecated").is_ok());
    assert!(console.set(IMAGE2, "Deprecated").is_ok());
    let body = console.ok(Action::DescribeImageFromFamily, [("ImageFamily", "image-test")]);
    assert_eq!(
        body,
        Value::Object(vec![("RequestId".into(), body["RequestId"].clone())]).into()
    );
    let by_family = [("ImageFamily", "image-test"), ("InstanceType", "ecs.g6.large")];
    let missing = error(403, "InvalidImageFamily.MissingAvailableImage");
    assert_eq!(console.refused(Action::RunInstances, by_family), missing);
}

#[test]
fn a_shared_image_is_unshared_first() {
    let mut console = Console::new();
    let deprecate = [("ImageId", SHARED), ("Status", "Deprecated")];
    assert_eq!(
        console.refused(Action::ModifyImageAttribute, deprecate),
        error(403, "ImageUseShared")
    );
    assert_eq!(
        console.refused(Action::DeleteImage, [("ImageId", SHARED), ("Force", "true")]),
        error(403, "ImageUseShared")
    );
    let listed = console.ok(Action::DescribeImageSharePermission, [("ImageId", SHARED)]);
    assert_eq!(listed["Accounts"]["Account"][0]["AliyunId"], "1999000033334444");
    console.ok(
        Action::ModifyImageSharePermission,
        [("ImageId", SHARED), ("RemoveAccount.1", "1999000033334444")],
    );
    assert!(console.set(SHARED, "Deprecated").is_ok());
}

#[test]
fn create_instance_makes_one_whatever_amount_is_sent_with_it() {
    let mut console = Console::new();
    let count = |console: &mut Console| {
        console.ok(Action::DescribeInstances, [])["TotalCount"]
            .as_u64()
            .unwrap()
    };
    let before = count(&mut console);
    let parameters = [
        ("ImageFamily", "image-test"),
        ("InstanceType", "ecs.g6.large"),
        ("Amount", "3"),
    ];
    console.ok(Action::CreateInstance, parameters);
    assert_eq!(count(&mut console), before + 1);
    console.ok(Action::RunInstances, parameters);
    assert_eq!(count(&mut console), before + 4);
}

#[test]
fn a_plain_list_hides_what_is_deprecated_even_by_id() {
    let mut console = Console::new();
    let count = |body: &Value| body["TotalCount"].as_u64().unwrap();
    assert_eq!(
        count(&console.ok(Action::DescribeImages, [("ImageId", DEPRECATED)])),
        0
    );
    assert_eq!(
        count(&console.ok(
            Action::DescribeImages,
            [("ImageId", DEPRECATED), ("Status", "ALL")]
        )),
        1
    );
    let both = console.ok(
        Action::DescribeImages,
        [("ImageOwnerAlias", "self"), ("Status", "Available,Deprecated")],
    );
    let names: Vec<&str> = both["Images"]["Image"]
        .as_list()
        .unwrap()
        .iter()
        .map(|image| image["ImageName"].as_str().unwrap())
        .collect();
    assert_eq!(
        names,
        ["image2", "image1", "nginx-2021.02", "nginx-2021.01", "toolbox"]
    );
    assert_eq!(
        console.refused(Action::DescribeImages, [("PageSize", "101")]),
        error(400, "InvalidParamter")
    );
}

#[test]
fn a_sharee_sees_the_family_with_its_owner_in_front() {
    let mut console = Console::new();
    let family = "acs:1888000011112222:partner";
    let body = console.ok(Action::DescribeImageFromFamily, [("ImageFamily", family)]);
    assert_eq!(
        (&body["Image"]["ImageName"], &body["Image"]["ImageFamily"]),
        (&Value::Text("partner-base".into()), &Value::Text(family.into()))
    );
    let public = console.ok(
        Action::DescribeImageFromFamily,
        [("ImageFamily", "acs:alibaba_cloud_linux_2_1903_x64")],
    );
    assert_eq!(
        public["Image"]["ImageId"],
        "aliyun_2_1903_x64_20G_alibase_20210218.vhd"
    );
    let assigned = [("ImageId", IMAGE1), ("ImageFamily", family)];
    assert_eq!(
        console.refused(Action::ModifyImageAttribute, assigned),
        error(400, "InvalidImageFamily.Malformed")
    );
}

#[test]
fn a_copy_waits_is_made_and_has_no_family() {
    let mut console = Console::new();
    let copy = [
        ("ImageId", IMAGE2),
        ("DestinationRegionId", "cn-shanghai"),
        ("DestinationImageName", "image2-copy"),
    ];
    let id = console.ok(Action::CopyImage, copy)["ImageId"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(id.starts_with("m-uf6"), "{id}");
    let seen = |console: &mut Console| {
        let parameters = [("RegionId", "cn-shanghai"), ("ImageId", &id), ("Status", "ALL")];
        let body = console.0.call(Action::DescribeImages, parameters).body;
        let image = &body["Images"]["Image"][0];
        (
            image["Status"].as_str().unwrap().to_owned(),
            image["Progress"].as_str().unwrap().to_owned(),
            image["ImageFamily"].clone(),
        )
    };
    assert_eq!(
        seen(&mut console),
        ("Waiting".into(), "0%".into(), Value::Text("".into()))
    );
    console.0.advance(20);
    assert_eq!(
        seen(&mut console),
        ("Creating".into(), "0%".into(), Value::Text("".into()))
    );
    console.0.advance(50);
    assert_eq!(
        seen(&mut console),
        ("Creating".into(), "50%".into(), Value::Text("".into()))
    );
    console.0.advance(50);
    assert_eq!(
        seen(&mut console),
        ("Available".into(), "100%".into(), Value::Text("".into()))
    );
}

#[test]
fn required_parameters_come_before_the_region_and_the_region_before_forms() {
    let mut console = Console::new();
    let missing = console.call(Action::ModifyImageAttribute, [("Status", "no")]);
    assert_eq!(
        (missing.status, missing.message()),
        (
            400,
            Some(
                "The input parameter \"ImageId\" that is mandatory for processing this request is not supplied."
            )
        )
    );
    let region = Parameters::from([
        ("RegionId", "cn-nowhere"),
        ("ImageId", IMAGE1),
        ("ImageName", "!"),
    ]);
    assert_eq!(
        console.0.call(Action::ModifyImageAttribute, region).code(),
        Some("InvalidRegionId.NotFound")
    );
    let form = [("ImageId", "m-bp1nothing0000000000"), ("ImageName", "!")];
    assert_eq!(
        console.refused(Action::ModifyImageAttribute, form),
        error(400, "InvalidImageName.Malformed")
    );
    assert_eq!(
        console.refused(Action::DeleteImage, [("ImageId", "m-bp1nothing0000000000")]),
        error(404, "InvalidImageId.NotFound")
    );
    let unknown = console.0.call("DescribeImagez", [("RegionId", "cn-hangzhou")]);
    assert_eq!(
        (unknown.status, unknown.code()),
        (404, Some("InvalidAction.NotFound"))
    );
}

#[test]
fn several_attributes_are_all_set_or_none() {
    let mut console = Console::new();
    let taken = [
        ("ImageId", IMAGE2),
        ("Status", "Deprecated"),
        ("ImageName", "image1"),
    ];
    assert_eq!(
        console.refused(Action::ModifyImageAttribute, taken),
        error(400, "InvalidImageName.Duplicated")
    );
    assert_eq!(console.family().as_deref(), Some("image2"));
    let dry = [("ImageId", IMAGE2), ("Status", "Deprecated"), ("DryRun", "true")];
    assert_eq!(
        console.refused(Action::ModifyImageAttribute, dry),
        error(400, "DryRunOperation")
    );
    assert_eq!(console.family().as_deref(), Some("image2"));
}

#[test]
fn instances_hold_their_image_until_the_disk_is_replaced() {
    let mut console = Console::new();
    let delete = [("ImageId", IMAGE1)];
    assert_eq!(
        console.refused(Action::DeleteImage, delete),
        error(403, "ImageUsingByInstance")
    );
    let replace = |instance| [("InstanceId", instance), ("ImageId", DEPRECATED)];
    assert_eq!(
        console.refused(Action::ReplaceSystemDisk, replace("i-bp1web00000000000001")),
        error(403, "IncorrectInstanceStatus")
    );
    console.ok(Action::StopInstance, [("InstanceId", "i-bp1web00000000000001")]);
    console.ok(Action::ReplaceSystemDisk, replace("i-bp1web00000000000001"));
    console.ok(Action::ReplaceSystemDisk, replace("i-bp1web00000000000002"));
    console.ok(Action::DeleteImage, delete);
    assert_eq!(
        console.refused(Action::DeleteImage, delete),
        error(404, "InvalidImageId.NotFound")
    );
}

#[test]
fn built_in_scenarios_are_what_they_say() {
    let rollback = Simulation::new(Scenario::rollback());
    assert_eq!(rollback.scenario().name(), Some("rollback"));
    assert_eq!(
        Simulation::new(Scenario::empty())
            .account()
            .image_regions()
            .count(),
        0
    );
    let (one, two) = (Scenario::fleet(1000), Scenario::fleet(1000));
    assert!(one.account() == two.account());
    // What is saved with them names their images by id: they stay as they were.
    for (built_in, file) in [
        (Scenario::rollback(), include_str!("golden/rollback.json")),
        (Scenario::fleet(25), include_str!("golden/fleet.json")),
    ] {
        let file = Scenario::from_json(file).unwrap();
        assert!(built_in.account() == file.account());
        assert_eq!((built_in.region(), built_in.now()), (file.region(), file.now()));
        // Made a second time.
        assert!(built_in.account() == *Simulation::new(file).account());
    }
    let all = Simulation::new(one).call(
        Action::DescribeImages,
        [("RegionId", "cn-hangzhou"), ("Status", "ALL")],
    );
    assert_eq!(all.body["TotalCount"], 1000);
    let deprecated = Simulation::new(two).call(
        Action::DescribeImages,
        [("RegionId", "cn-hangzhou"), ("Status", "Deprecated")],
    );
    assert!((150..250).contains(&deprecated.body["TotalCount"].as_u64().unwrap()));
}

#[test]
fn a_scenario_that_cannot_be_is_refused_with_image_and_field() {
    let refused = |images: serde_json::Value| -> ScenarioError {
        Scenario::from_json(&json!({ "Images": images }).to_string()).expect_err("it can't be")
    };
    let shared =
        refused(json!([{"ImageName":"image1","Status":"Deprecated","SharedAccounts":["1999000033334444"]}]));
    assert_eq!(
        (shared.place.as_str(), shared.field),
        ("Images[0] \"image1\"", "Status")
    );
    let twice = refused(json!([{"ImageName":"image1"},{"ImageName":"image1"}]));
    assert_eq!(
        (twice.place.as_str(), twice.field),
        ("Images[1] \"image1\"", "ImageName")
    );
    let id = refused(
        json!([{"ImageName":"ab","ImageId":"m-bp1aaaaaaaaaaaaaaaaa"},{"ImageName":"ac","ImageId":"m-bp1aaaaaaaaaaaaaaaaa"}]),
    );
    assert_eq!(id.field, "ImageId");
    assert_eq!(
        refused(json!([{"ImageName":"ab","ImageId":"x"}])).field,
        "ImageId"
    );
    assert_eq!(refused(json!([{"ImageName":"1"}])).field, "ImageName");
    assert!(Scenario::from_json("{").is_err());
}
