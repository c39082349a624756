//! Calls written as code, and read back. The package's tests run what is written here with the official clients.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use image_family_simulator::account::{Ending, RegionId};
use image_family_simulator::openapi::{Action, Kind, Parameter, Parameters, Value};
use image_family_simulator::samples::{Dialect, Framework, Unread, export, is_command, read, write};
use image_family_simulator::simulation::{
    Call, FINISH_IMAGE, FaultRule, Scenario, ScenarioFile, Simulation, Source,
};
use proptest::prelude::*;

/// Whatever a shell or a language might take for its own.
const HOSTILE: &str = "it's \"quoted\" `id` $(id) $HOME ${x} \\ \\n 100% !! # // */ <b>&amp;</b>\n\t--x=y 镜像 \u{202e}gpj\u{2069} \u{2028}\u{feff}🐉 §X§ @";

/// The flattened names of a parameter, two rows of a list.
fn names(parameter: &Parameter) -> Vec<String> {
    let name = parameter.name;
    match parameter.kind {
        Kind::List => (1..=2).map(|n| format!("{name}.{n}")).collect(),
        Kind::Structures(parts) => (1..=2)
            .flat_map(|n| parts.iter().map(move |part| format!("{name}.{n}.{part}")))
            .collect(),
        _ => vec![name.to_owned()],
    }
}

/// A value that fits a parameter; its text, where any text does, is given.
fn value(parameter: &Parameter, name: &str, text: &str) -> String {
    match parameter.kind {
        Kind::Integer => "12".to_owned(),
        Kind::Boolean => "true".to_owned(),
        Kind::Choice(words) => words[0].to_owned(),
        Kind::Region => parameter.example.to_owned(),
        Kind::Structures(_) if name.ends_with(".Size") => "40".to_owned(),
        _ => text.to_owned(),
    }
}

/// A call with every parameter that its action takes.
fn filled(action: Action, text: &str) -> Parameters {
    let all = action.parameters().iter();
    all.flat_map(|parameter| names(parameter).into_iter().map(move |name| (parameter, name)))
        .map(|(parameter, name)| {
            let value = value(parameter, &name, text);
            (name, value)
        })
        .collect()
}

/// Calls that the SDKs' classes have no place for.
fn odd() -> Vec<(&'static str, Parameters)> {
    vec![
        (
            "DescribeImageFromFamilly",
            Parameters::from([("RegionId", "cn-hangzhou")]),
        ),
        (
            "DescribeImages",
            Parameters::from([("RegionID", "cn-hangzhou"), ("Bad\nname", HOSTILE)]),
        ),
        (
            "DescribeImages",
            Parameters::from([("RegionId", "cn-hangzhou"), ("PageSize", "ten")]),
        ),
        (
            "DescribeImages",
            Parameters::from([("RegionId", "cn-hangzhou"), ("PageSize", "010")]),
        ),
        (
            "DescribeImages",
            Parameters::from([("ImageOwnerId", "99999999999999999999")]),
        ),
        (
            "DeleteImage",
            Parameters::from([("ImageId", "x"), ("Force", "True")]),
        ),
        (
            "ModifyImageSharePermission",
            Parameters::from([("AddAccount.2", "1")]),
        ),
        ("TagResources", Parameters::from([("Tag.1.Colour", "red")])),
        (
            "DescribeTags",
            Parameters::from([("Tag", "red"), ("Tag.01.Key", "x")]),
        ),
    ]
}

/// Every action with every parameter, plainly and with a hostile text, and the odd calls.
fn calls() -> Vec<(String, Parameters)> {
    let known = Action::ALL.iter().flat_map(|action| {
        [
            filled(*action, "plain"),
            filled(*action, HOSTILE),
            Parameters::new(),
        ]
        .map(|all| (action.as_str().to_owned(), all))
    });
    known
        .chain(odd().into_iter().map(|(action, all)| (action.to_owned(), all)))
        .collect()
}

fn object<const N: usize>(fields: [(&'static str, Value); N]) -> Value {
    Value::Object(fields.map(|(name, value)| (name.into(), value)).into())
}

/// A session of everything that a test may have to say: own scenario, every action, time, a fault.
fn rich() -> Simulation {
    let Source::BuiltIn(_) = Scenario::rollback().source().clone() else {
        panic!()
    };
    let text = include_str!("golden/rollback.json")
        .replace("\"no family\"", &Value::from(HOSTILE).to_string())
        .replacen('{', r#"{"Timing":{"CopyImage":{"ByHand":true}},"#, 1);
    let file: ScenarioFile = serde_json::from_str(&text).unwrap();
    let mut simulation = Simulation::new(Scenario::from_source(Source::File(file)).unwrap());
    for (n, (action, parameters)) in calls().into_iter().enumerate() {
        if n % 7 == 0 {
            simulation.advance(1000);
        }
        simulation.call(action, parameters);
    }
    let family = [("RegionId", "cn-hangzhou"), ("ImageFamily", "image-test")];
    simulation.set_faults(vec![FaultRule {
        count: Some(1),
        status: 503,
        code: "ServiceUnavailable".into(),
        message: HOSTILE.into(),
        ..FaultRule::default()
    }]);
    simulation.call(Action::DescribeImageFromFamily, family);
    simulation.call(Action::DescribeImageFromFamily, family);
    simulation.call(
        Action::CreateImage,
        [
            ("RegionId", "cn-hangzhou"),
            ("InstanceId", "i-bp1web00000000000001"),
            ("ImageName", "image3"),
        ],
    );
    // To the second: not yet, and now.
    for seconds in [59, 1] {
        simulation.advance(seconds);
        simulation.call(
            Action::DescribeImages,
            [("RegionId", "cn-hangzhou"), ("ImageOwnerAlias", "self")],
        );
    }
    simulation.advance(3600);
    faulty(&mut simulation);
    ended_by_hand(&mut simulation);
    simulation.call(
        Action::DescribeImages,
        [("RegionId", "cn-beijing"), ("ImageFamily", "nothing")],
    );
    simulation
}

/// Answers that were late or broken, alone and beside an error.
fn faulty(simulation: &mut Simulation) {
    for status in [0, 503] {
        simulation.set_faults(vec![FaultRule {
            status,
            latency_ms: Some(90_000),
            garbled: true,
            ..FaultRule::default()
        }]);
        simulation.call(Action::DescribeRegions, Parameters::new());
    }
    simulation.set_faults(Vec::new());
}

/// Copies that are ended each way, and one whose end came to nothing when its copy was undone.
fn ended_by_hand(simulation: &mut Simulation) {
    let region = RegionId::HANGZHOU;
    let copy = [
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-bp1imagetest00000001"),
        ("DestinationRegionId", "cn-hangzhou"),
    ];
    for ending in [None, Some(Ending::Available), Some(Ending::CreateFailed)] {
        let made = simulation.call(Action::CopyImage, copy);
        let id = made.body["ImageId"].as_str().unwrap().to_owned();
        simulation.advance(10);
        assert!(simulation.finish_image(region, &id, ending));
        let found = [("RegionId", "cn-hangzhou"), ("ImageId", &id), ("Status", "ALL")];
        simulation.call(Action::DescribeImages, found);
    }
    let made = simulation.call(Action::CopyImage, copy);
    let call = simulation.calls().last().unwrap().call.clone();
    simulation.undo();
    let finish = Call {
        action: FINISH_IMAGE.to_owned(),
        parameters: Parameters::from([
            ("RegionId", "cn-hangzhou"),
            ("ImageId", made.body["ImageId"].as_str().unwrap()),
        ]),
        by_hand: true,
        ..call
    };
    simulation.repeat(finish);
}

#[test]
fn the_package_is_given_samples_of_every_action() {
    let sample = |(action, parameters): (String, Parameters)| {
        let code = Dialect::ALL.map(|dialect| Value::from(write(dialect, &action, &parameters)));
        let [aliyun, curl, typescript, python] = code;
        object([
            ("action", action.into()),
            ("parameters", parameters.into()),
            ("aliyun", aliyun),
            ("curl", curl),
            ("typescript", typescript),
            ("python", python),
        ])
    };
    let rich = rich();
    let tests = Framework::ALL.map(|framework| {
        let file = export(&rich, framework);
        object([("name", file.name.into()), ("text", file.text.into())])
    });
    let all = object([
        ("calls", Value::List(calls().into_iter().map(sample).collect())),
        ("tests", Value::List(tests.into())),
    ]);
    std::fs::write(
        concat!(env!("CARGO_TARGET_TMPDIR"), "/samples.json"),
        all.to_string(),
    )
    .unwrap();
}

#[test]
fn every_parameter_of_every_action_has_its_place_in_the_sdks_classes() {
    for action in Action::ALL {
        for text in ["plain", HOSTILE] {
            let parameters = filled(*action, text);
            for (dialect, generic) in [(Dialect::TypeScript, "callApi"), (Dialect::Python, "call_api")] {
                let code = write(dialect, action.as_str(), &parameters);
                assert!(!code.contains(generic), "{code}");
            }
        }
    }
    for (action, parameters) in odd() {
        assert!(
            write(Dialect::TypeScript, action, &parameters).contains("callApi"),
            "{action} {parameters:?}"
        );
    }
}

#[test]
fn what_is_unseen_is_written_by_its_number() {
    for (action, parameters) in calls() {
        for dialect in [Dialect::TypeScript, Dialect::Python] {
            let code = write(dialect, &action, &parameters);
            let unseen =
                |c: char| c.is_control() && c != '\n' || "\u{202e}\u{2069}\u{2028}\u{feff}".contains(c);
            assert!(!code.contains(unseen), "{code:?}");
        }
    }
    let rich = rich();
    for framework in Framework::ALL {
        assert!(
            !export(&rich, framework)
                .text
                .contains(['\u{202e}', '\u{2069}', '\u{2028}', '\u{feff}', '\t'])
        );
    }
}

#[test]
fn an_export_says_what_it_does_not_repeat_and_ends_work_by_the_simulators_own_door() {
    let rich = rich();
    for framework in Framework::ALL {
        let text = export(&rich, framework).text;
        let count = |part: &str| text.matches(part).count();
        assert_eq!(
            count("It was answered 90000 ms late, here at once."),
            2,
            "{framework:?}"
        );
        assert_eq!(
            count("The answer broke off on its way, here it is whole."),
            2,
            "{framework:?}"
        );
        assert_eq!(count("there was none any more"), 1, "{framework:?}");
        let finishes = ["finishImage(", "\"finish\", {", "finish_image("].map(count);
        assert_eq!(finishes.iter().sum::<usize>(), 3, "{framework:?}");
        assert!(!text.contains(FINISH_IMAGE), "{framework:?}");
    }
}

#[test]
fn an_export_is_named_so_that_its_framework_finds_it() {
    let simulation = Simulation::new(Scenario::rollback());
    let names = Framework::ALL.map(|framework| export(&simulation, framework).name);
    assert_eq!(names, ["rollback.test.ts", "test_rollback.py", "rollback.rs"]);
}

fn call(text: &str) -> Result<(String, Vec<(String, String)>), Unread> {
    let (action, parameters) = read(text)?;
    let pairs = parameters
        .iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    Ok((action, pairs.collect()))
}

/// A command, its action, its parameters.
type Reading = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
);

/// Commands as people have them, and what they call.
const READ: &[Reading] = &[
    ("aliyun ecs DescribeRegions", "DescribeRegions", &[]),
    (
        "$ aliyun ecs DescribeRegions | jq .Regions",
        "DescribeRegions",
        &[],
    ),
    (
        "  aliyun ecs DescribeImages --RegionId=cn-hangzhou --ImageName 'a b'  ",
        "DescribeImages",
        &[("RegionId", "cn-hangzhou"), ("ImageName", "a b")],
    ),
    (
        "aliyun ecs DescribeImages \\\n  --RegionId cn-hangzhou \\\n  --Tag.1.Key \"it's\" > out.json",
        "DescribeImages",
        &[("RegionId", "cn-hangzhou"), ("Tag.1.Key", "it's")],
    ),
    (
        "aliyun ecs DescribeImages --region cn-beijing --profile me --output cols=ImageId rows=Images.Image[] --ImageFamily f",
        "DescribeImages",
        &[("ImageFamily", "f"), ("RegionId", "cn-beijing")],
    ),
    (
        "aliyun ecs DescribeImages --region cn-beijing --RegionId cn-hangzhou -p me --force --dryrun",
        "DescribeImages",
        &[("RegionId", "cn-hangzhou")],
    ),
    (
        "aliyun ecs StartInstance --region cn-beijing --InstanceId i-1",
        "StartInstance",
        &[("InstanceId", "i-1")],
    ),
    (
        "ALIBABA_CLOUD_PROFILE=me /usr/local/bin/aliyun ecs DescribeRegions --endpoint 127.0.0.1:4599 --insecure",
        "DescribeRegions",
        &[],
    ),
    (
        "aliyun ecs DescribeImages --Description=-1/-1 --PageSize 5",
        "DescribeImages",
        &[("Description", "-1/-1"), ("PageSize", "5")],
    ),
    (
        "aliyun ecs describe-images --biz-region-id cn-hangzhou --image-family f --page-size 10 --cli-query 'Images[]'",
        "DescribeImages",
        &[
            ("RegionId", "cn-hangzhou"),
            ("ImageFamily", "f"),
            ("PageSize", "10"),
        ],
    ),
    (
        "aliyun ecs modify-image-share-permission --add-account 1 2 --add-account 3",
        "ModifyImageSharePermission",
        &[
            ("AddAccount.1", "1"),
            ("AddAccount.2", "2"),
            ("AddAccount.3", "3"),
        ],
    ),
    (
        "aliyun ecs tag-resources --tag key=team value=web --tag Key=a Value=b=c",
        "TagResources",
        &[
            ("Tag.1.Key", "team"),
            ("Tag.1.Value", "web"),
            ("Tag.2.Key", "a"),
            ("Tag.2.Value", "b=c"),
        ],
    ),
    (
        "curl 'http://127.0.0.1:4599/?Action=DescribeImages&RegionId=cn-hangzhou&Format=JSON&Signature=x'",
        "DescribeImages",
        &[("RegionId", "cn-hangzhou")],
    ),
    (
        "curl -sS -G http://127.0.0.1:4599/ --data-urlencode 'Action=DescribeImages' --data-urlencode 'ImageName=a&b c'",
        "DescribeImages",
        &[("ImageName", "a&b c")],
    ),
    (
        "curl -sG -dAction=DescribeImages -d 'ImageName=a%20b' http://127.0.0.1:4599",
        "DescribeImages",
        &[("ImageName", "a b")],
    ),
    (
        "curl -XPOST https://ecs.aliyuncs.com/ -H 'Content-Type: application/x-www-form-urlencoded' --data-raw 'Action=DescribeImages&ImageName=@x' --compressed",
        "DescribeImages",
        &[("ImageName", "@x")],
    ),
    (
        "curl --request POST 'https://ecs.cn-hangzhou.aliyuncs.com/?RegionId=cn-hangzhou&Tag.1.Key=a' --header 'x-acs-action: DescribeImages' -H 'x-acs-version: 2014-05-26' -o out -u me:secret",
        "DescribeImages",
        &[("RegionId", "cn-hangzhou"), ("Tag.1.Key", "a")],
    ),
    (
        "curl https://ecs.aliyuncs.com/ -H 'x-acs-action: TagResources' -H 'content-type: application/json' -d '{\"RegionId\":\"cn-hangzhou\",\"Tag\":[{\"Key\":\"a\"}],\"ResourceId\":[\"x\",\"y\"],\"DryRun\":true,\"N\":5}'",
        "TagResources",
        &[
            ("RegionId", "cn-hangzhou"),
            ("Tag.1.Key", "a"),
            ("ResourceId.1", "x"),
            ("ResourceId.2", "y"),
            ("DryRun", "true"),
            ("N", "5"),
        ],
    ),
];

#[test]
fn commands_are_read_as_people_have_them() {
    for (text, action, pairs) in READ {
        let pairs = pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        assert_eq!(call(text), Ok(((*action).to_owned(), pairs)), "{text}");
        assert!(is_command(text) || text.starts_with("ALIBABA"), "{text}");
    }
}

#[test]
fn what_is_no_call_is_said_by_its_name() {
    let cases = [
        ("", Unread::NotACommand),
        ("image-test", Unread::NotACommand),
        ("aliyun ecs DescribeImages --ImageName 'a", Unread::Quotes),
        ("aliyun vpc DescribeVpcs", Unread::OtherProduct("vpc".into())),
        ("aliyun", Unread::OtherProduct(String::new())),
        ("aliyun ecs", Unread::NoAction),
        ("aliyun ecs --RegionId x", Unread::NoAction),
        (
            "aliyun ecs DescribeImages cn-hangzhou",
            Unread::Stray("cn-hangzhou".into()),
        ),
        (
            "aliyun ecs DescribeImages --ImageName --PageSize 5",
            Unread::NoValue("--ImageName".into()),
        ),
        (
            "aliyun ecs DescribeImages --ImageName",
            Unread::NoValue("--ImageName".into()),
        ),
        (
            "aliyun ecs describe-images --image-name",
            Unread::NoValue("--image-name".into()),
        ),
        ("curl https://example.com/", Unread::NoAction),
        (
            "curl -d @file https://example.com/",
            Unread::Option("@file".into()),
        ),
        ("curl -F a=b https://example.com/", Unread::Option("F".into())),
        ("curl https://example.com/ -d", Unread::NoValue("-d".into())),
        ("curl a b", Unread::Stray("b".into())),
    ];
    for (text, why) in cases {
        assert_eq!(read(text), Err(why), "{text}");
    }
}

/// A text in `$'…'`, each character in one of the ways that there are.
fn dollar_quoted(text: &str, ways: &[u8]) -> String {
    let mut out = String::from("$'");
    for (c, way) in text.chars().zip(ways.iter().cycle()) {
        let code = u32::from(c);
        let units = || c.encode_utf16(&mut [0; 2]).to_vec().into_iter();
        let bytes = || c.to_string().into_bytes().into_iter();
        match way % 6 {
            0 => out.extend(units().map(|unit| format!("\\u{unit:04x}"))),
            1 => out.push_str(&format!("\\U{code:08X}")),
            2 => out.extend(bytes().map(|byte| format!("\\x{byte:02x}"))),
            3 => out.extend(bytes().map(|byte| format!("\\{byte:03o}"))),
            _ if c == '\'' || c == '\\' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out + "'"
}

/// What bash makes of them.
#[test]
fn every_escape_of_dollar_quotes_is_read_as_bash_reads_it() {
    let cases = [
        (r"$'\a\b\e\E\f\n\r\t\v'", "\u{7}\u{8}\u{1b}\u{1b}\u{c}\n\r\t\u{b}"),
        (r#"$'\\\'\"\?'"#, "\\'\"?"),
        (r"$'\1\12\1234\x9\x414\cA'", "\u{1}\nS4\tA4\u{1}"),
        (r"$'\u9\u955c\u50cf\U1F409'", "\t镜像🐉"),
        (r"$'\ud83d\udc09'", "🐉"),
        (r"a$'b c'd", "ab cd"),
        (r#""$'a'"\$x'$'"#, "$'a'$x$"),
        (r"$''x", "x"),
    ];
    for (text, value) in cases {
        let line = format!("aliyun ecs DescribeImages --ImageName={text} --PageSize 5");
        let (_, parameters) = read(&line).unwrap();
        assert_eq!(
            parameters,
            Parameters::from([("ImageName", value), ("PageSize", "5")]),
            "{line}"
        );
    }
    for open in ["$'", r"$'\'", r"$'\"] {
        assert_eq!(
            read(&format!("aliyun ecs DescribeImages --ImageName={open}")),
            Err(Unread::Quotes),
            "{open}"
        );
    }
}

/// Names that a call may have: of the tables, and others.
fn any_call() -> impl Strategy<Value = (String, Parameters)> {
    let known = (0..Action::ALL.len()).prop_map(|n| Action::ALL[n].as_str().to_owned());
    let action = prop_oneof![4 => known, 1 => "[A-Z][A-Za-z0-9]{0,20}"];
    let names: Vec<String> = Action::ALL
        .iter()
        .flat_map(|action| action.parameters())
        .flat_map(names)
        .collect();
    let name = prop_oneof![4 => proptest::sample::select(names), 1 => "Z[A-Za-z0-9._-]{0,8}"];
    let value = prop_oneof![any::<String>(), "\\PC*", "[ '\"\\\\$`#&|;<>=!*?~\n\t-]{0,8}"];
    (action, proptest::collection::vec((name, value), 0..8))
        .prop_map(|(action, all)| (action, all.into_iter().collect()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_for_a_shell_is_read_back((action, parameters) in any_call()) {
        for dialect in [Dialect::AliyunCli, Dialect::Curl] {
            let text = write(dialect, &action, &parameters);
            prop_assert_eq!(read(&text), Ok((action.clone(), parameters.clone())), "{}", text);
        }
    }

    #[test]
    fn what_stands_in_dollar_quotes_is_read_back(text in "[^\0]{1,20}", ways in proptest::collection::vec(any::<u8>(), 1..9)) {
        let line = format!("aliyun ecs DescribeImages --ImageName={}", dollar_quoted(&text, &ways));
        prop_assert_eq!(read(&line), Ok(("DescribeImages".to_owned(), Parameters::from([("ImageName", &*text)]))), "{}", line);
    }

    #[test]
    fn nothing_that_is_pasted_breaks_anything(text in "(aliyun ecs |curl )?(\\PC|[-'\"\\\\ \n=@&$ux0]){0,40}") {
        let _ = (read(&text), is_command(&text));
    }
}
