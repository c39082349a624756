//! The filter's language: what is written is read again as it was, whatever is written never harms, and what passes is
//! what a plain look at the image says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::cell::Cell;
use std::collections::BTreeSet;

use image_family_simulator::account::{Account, Image, RegionId, Relation, Status, Timestamp};
use image_family_simulator::console::filter::language::{Filter, Operator, Property, Token};
use image_family_simulator::console::filter::passes::{Calendar, Matcher};
use image_family_simulator::console::filter::table;
use image_family_simulator::console::filter::typed::{self, Fault};
use image_family_simulator::console::filter::values::values;
use image_family_simulator::locale::Locale;
use image_family_simulator::openapi::{Action, Parameters};
use image_family_simulator::simulation::{Scenario, Simulation};
use proptest::prelude::*;

/// A place where the day begins with UTC's.
struct Utc;

impl Calendar for Utc {
    fn span(&self, day: &str) -> (u64, u64) {
        let start = Timestamp::parse(&format!("{day}T00:00:00Z")).unwrap().seconds();
        (start, start + 86_400)
    }

    fn day(&self, moment: Timestamp) -> String {
        moment.to_string().chars().take(10).collect()
    }
}

fn value(property: Property) -> BoxedStrategy<String> {
    match property {
        Property::Status => {
            prop::sample::select(Status::ALL.map(|it| it.as_str().to_owned()).to_vec()).boxed()
        }
        Property::Shared => prop_oneof![Just("yes".to_owned()), Just("no".to_owned())].boxed(),
        Property::Created => (1970..10_000_u32, 1..13_u32, 1..29_u32)
            .prop_map(|(year, month, day)| format!("{year:04}-{month:02}-{day:02}"))
            .boxed(),
        Property::Family | Property::Tag => prop_oneof![9 => any_text(), 1 => Just(String::new())].boxed(),
        _ => any_text().boxed(),
    }
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Z0-9=:!<>|,\" .|-]{1,12}",
        "[\\PC]{1,12}",
        "[镜像状态族系：＝！≥\"，, =]{1,8}",
    ]
}

fn token() -> impl Strategy<Value = Token> {
    prop::sample::select(Property::ALL.to_vec())
        .prop_flat_map(|property| {
            let operators = property.operators().to_vec();
            (Just(property), prop::sample::select(operators), value(property))
        })
        .prop_filter_map("a condition", |(property, operator, value)| {
            Token::new(property, operator, &value)
        })
}

fn filter() -> impl Strategy<Value = Filter> {
    (prop::collection::vec(token(), 0..6), any::<bool>()).prop_map(|(tokens, any)| Filter::new(tokens, any))
}

fn account(scenario: Scenario) -> Account {
    Simulation::new(scenario).account().clone()
}

/// The rollback scenario's images, some of them with tags.
fn tagged() -> Simulation {
    let mut simulation = Simulation::new(Scenario::rollback());
    let tag = |id: &str, key: &str, value: &str| {
        Parameters::new()
            .with("RegionId", "cn-hangzhou")
            .with("ResourceType", "image")
            .with("ResourceId.1", id)
            .with("Tag.1.Key", key)
            .with("Tag.1.Value", value)
    };
    let mine = own(simulation.account())
        .into_iter()
        .filter(|image| image.relation() == Relation::Own);
    let ids: Vec<String> = mine.map(|it| it.key.id.as_str().to_owned()).collect();
    for (place, id) in ids.iter().enumerate().skip(1) {
        let team = if place % 2 == 0 { "a" } else { "b" };
        assert!(
            simulation
                .call(Action::TagResources, tag(id, "team", team))
                .is_ok()
        );
    }
    simulation
}

fn own(account: &Account) -> Vec<&Image> {
    account.images(RegionId::HANGZHOU).map(AsRef::as_ref).collect()
}

fn named(account: &Account, text: &str) -> BTreeSet<String> {
    let (filter, unknown) = Filter::parse(text);
    assert!(unknown.is_empty(), "{text}: {unknown:?}");
    let matcher = Matcher::new(&filter, &Utc);
    let images = own(account).into_iter();
    images
        .filter(|image| matcher.passes(image, account.status(image)))
        .map(|image| image.name.as_str().to_owned())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_written_is_read_again(filter in filter()) {
        let text = filter.to_string();
        let (read, unknown) = Filter::parse(&text);
        prop_assert_eq!(&read, &filter, "{}", text);
        prop_assert_eq!(unknown, Vec::<String>::new());
    }

    #[test]
    fn whatever_is_in_the_address_is_read_in_part_or_given_back(text in "[a-z=:!<>|,\" 一二-]{0,40}|(status|tag|name|created)(=|:|>=)[\\PC]{0,20}") {
        let (filter, unknown) = Filter::parse(&text);
        for piece in &unknown {
            prop_assert!(text.contains(piece.as_str()), "{} is of {}", piece, text);
        }
        let (again, rest) = Filter::parse(&filter.to_string());
        prop_assert_eq!(again, filter);
        prop_assert!(rest.is_empty());
    }

    #[test]
    fn what_is_shown_can_be_typed_in_either_language(token in token(), english in any::<bool>()) {
        let locale = if english { Locale::En } else { Locale::ZhCn };
        // The word for none is one's own; a tag of that very key is not told from it.
        prop_assume!(!["(none)", "（无）"].contains(&token.value()));
        let text = typed::token_text(&token, locale);
        prop_assert_eq!(typed::token(&text), Ok(token), "{}", text);
    }

    #[test]
    fn whatever_is_typed_has_suggestions_that_go_on(text in "\\PC{0,16}|(状态|标签|Status|OS|created) ?[=!:<>：]{0,2} ?\\PC{0,6}", english in any::<bool>()) {
        let locale = if english { Locale::En } else { Locale::ZhCn };
        let look = |_: Property, needle: &str, most: usize| vec![format!("{needle}-x"); most.min(1)];
        for suggestion in typed::suggest(&text, locale, &look).0 {
            match suggestion.token {
                Some(token) => prop_assert_eq!(typed::token_text(&token, locale), suggestion.text),
                None => prop_assert!(!matches!(typed::read(&suggestion.text), typed::Typed::Start(_)), "{}", suggestion.text),
            }
        }
    }

    #[test]
    fn and_is_all_of_them_or_is_any_of_them(filter in filter()) {
        let simulation = tagged();
        let account = simulation.account();
        for image in own(account) {
            let status = account.status(image);
            let alone = |token: &Token| Matcher::new(&Filter::new([token.clone()], false), &Utc).passes(image, status);
            let tokens = filter.tokens();
            let wanted = if filter.any() { tokens.iter().any(alone) } else { tokens.iter().all(alone) };
            prop_assert_eq!(Matcher::new(&filter, &Utc).passes(image, status), wanted);
        }
    }

    #[test]
    fn each_condition_and_its_opposite_part_the_images(token in token()) {
        let opposite = match token.operator() {
            Operator::Is => Operator::IsNot,
            Operator::Contains => Operator::Lacks,
            _ => return Ok(()),
        };
        let Some(other) = Token::new(token.property(), opposite, token.value()) else { return Ok(()) };
        let simulation = tagged();
        let account = simulation.account();
        for image in own(account) {
            let passes = |token: &Token| Matcher::new(&Filter::new([token.clone()], false), &Utc).passes(image, account.status(image));
            prop_assert_ne!(passes(&token), passes(&other));
        }
    }
}

#[test]
fn a_filter_of_the_address_in_plain_words() {
    let simulation = tagged();
    let account = simulation.account();
    let all: BTreeSet<String> = own(account)
        .iter()
        .map(|image| image.name.as_str().to_owned())
        .collect();
    let by = |question: &dyn Fn(&Image) -> bool| -> BTreeSet<String> {
        let images = own(account).into_iter().filter(|image| question(image));
        images.map(|image| image.name.as_str().to_owned()).collect()
    };
    let status = |wanted: Status| by(&|image| account.status(image) == wanted);
    assert_eq!(named(account, ""), all);
    assert_eq!(named(account, "status=Deprecated"), status(Status::Deprecated));
    assert_eq!(
        named(account, "status!=Deprecated"),
        &all - &status(Status::Deprecated)
    );
    assert_eq!(named(account, "status=Deprecated|status=Available"), all);
    assert_eq!(
        named(account, "status=Deprecated,status=Available"),
        BTreeSet::new()
    );
    assert_eq!(
        named(account, "name:IMAGE"),
        by(&|image| image.name.as_str().contains("image"))
    );
    assert_eq!(
        named(account, "name=image1"),
        BTreeSet::from(["image1".to_owned()])
    );
    assert_eq!(named(account, "name=IMAGE1"), BTreeSet::new());
    assert_eq!(
        named(account, "family=image-test"),
        by(&|image| image.family_text() == "image-test")
    );
    assert_eq!(named(account, "family="), by(&|image| image.family.is_none()));
    assert_eq!(named(account, "shared=yes"), by(&Image::is_shared));
    let team = |value: &str| {
        by(&|image| {
            image
                .tags
                .iter()
                .any(|tag| tag.key.as_str() == "team" && tag.value.as_str() == value)
        })
    };
    assert!(!team("a").is_empty() && !team("b").is_empty());
    assert_eq!(named(account, "tag=team=a"), team("a"));
    assert_eq!(named(account, "tag=team"), &team("a") | &team("b"));
    assert_eq!(named(account, "tag:EAM="), &team("a") | &team("b"));
    assert_eq!(named(account, "tag=team=b|tag=team=a"), &team("a") | &team("b"));
    assert_eq!(
        named(account, "os:centos"),
        by(&|image| image.system.platform.contains("CentOS"))
    );
}

#[test]
fn a_day_goes_from_its_first_second_to_its_last() {
    let account = account(Scenario::rollback());
    for image in own(&account) {
        let day = Utc.day(image.created);
        let name = image.name.as_str();
        for (text, there) in [
            (format!("created={day}"), true),
            (format!("created>={day}"), true),
            (format!("created<={day}"), true),
            (format!("created<={day},created>={day}"), true),
            ("created<=1970-01-01".to_owned(), false),
            ("created>=9999-01-01".to_owned(), false),
        ] {
            assert_eq!(named(&account, &text).contains(name), there, "{name}, {text}");
        }
    }
}

#[test]
fn what_is_no_condition_is_given_back() {
    for (text, kept, unknown) in [
        ("status=Gone", "", vec!["status=Gone"]),
        (
            "status=Deprecated,colour=red,name:a",
            "status=Deprecated,name:a",
            vec!["colour=red"],
        ),
        (
            "status=Deprecated,name:a|name:b",
            "status=Deprecated,name:a",
            vec!["name:b"],
        ),
        ("name:", "", vec!["name:"]),
        ("created>=yesterday", "", vec!["created>=yesterday"]),
        ("created>=2021-02-30", "", vec!["created>=2021-02-30"]),
        ("shared=maybe", "", vec!["shared=maybe"]),
        ("status:Available", "status=Available", vec![]),
        ("status!:Available", "", vec!["status!:Available"]),
        ("status>=Available", "", vec!["status>=Available"]),
        ("name:\"a,b", "", vec!["name:\"a,b"]),
        ("name:\"a,b\"", "name:\"a,b\"", vec![]),
        (",,name:a,,", "name:a", vec![]),
        ("name:a,name:a", "name:a", vec![]),
    ] {
        let (filter, rest) = Filter::parse(text);
        assert_eq!(filter.to_string(), kept, "{text}");
        assert_eq!(rest, unknown, "{text}");
    }
}

#[test]
fn typing_is_understood_in_both_languages_and_widths() {
    for (text, read) in [
        ("状态=弃用", "status=Deprecated"),
        ("状态：弃用", "status=Deprecated"),
        ("Status = deprecated", "status=Deprecated"),
        ("status ＝ 可用", "status=Available"),
        ("标签：team", "tag:team"),
        ("os≠CentOS", "os!=CentOS"),
        ("创建时间≥2021-03-02", "created>=2021-03-02"),
        ("镜像族系 = （无）", "family="),
        ("image family = (none)", "family="),
        ("已共享 = 是", "shared=yes"),
        ("镜像名称：镜像", "name:镜像"),
        ("web", "name:web"),
    ] {
        assert_eq!(
            typed::token(text).map(|token| token.to_string()),
            Ok(read.to_owned()),
            "{text}"
        );
    }
    for (text, fault) in [
        ("", Fault::Incomplete),
        ("status", Fault::Incomplete),
        ("status =", Fault::Incomplete),
        ("status = gone", Fault::Value(Property::Status)),
        ("created >= 2021", Fault::Day),
        ("created ! 2021", Fault::Incomplete),
    ] {
        assert_eq!(typed::token(text), Err(fault), "{text}");
    }
}

#[test]
fn values_are_those_that_exist_each_once_and_no_more_than_wanted() {
    let account = account(Scenario::named("fleet", Some(1000)).unwrap());
    let asked = Cell::new(0);
    let look = |property: Property, needle: &str, most: usize| {
        let images = own(&account).into_iter().inspect(|_| asked.set(asked.get() + 1));
        values(images, property, (needle, most), (Locale::En, &Utc), |image| {
            account.status(image)
        })
    };
    for property in Property::ALL {
        let all = look(property, "", usize::MAX);
        assert_eq!(
            all.iter().collect::<BTreeSet<_>>().len(),
            all.len(),
            "{property:?}"
        );
        for value in all.iter().take(3) {
            assert!(
                look(property, value, usize::MAX).contains(value),
                "{property:?} {value}"
            );
            let token =
                Token::new(property, Operator::Is, value).or(Token::new(property, Operator::From, value));
            let matcher = Matcher::new(&Filter::new(token, false), &Utc);
            assert!(
                own(&account)
                    .iter()
                    .any(|image| matcher.passes(image, account.status(image))),
                "{property:?} {value}"
            );
        }
    }
    asked.set(0);
    assert_eq!(look(Property::Name, "", 5).len(), 5);
    assert!(asked.get() < 10, "it stops as soon as it has enough");
}

/// Reads CSV as RFC 4180 has it.
fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\n' if !quoted && cell.ends_with('\r') => {
                cell.pop();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(row.is_empty() && cell.is_empty(), "it ends with a line's end");
    rows
}

proptest! {
    #[test]
    fn no_description_and_no_tag_breaks_a_table_or_becomes_a_formula(
        description in "[=+@＝-]?[\\PC\t\"',]{2,20}", value in "[=+@\t\"',;a-c-]{0,8}",
    ) {
        let mut simulation = tagged();
        let edited = Parameters::new()
            .with("RegionId", "cn-hangzhou")
            .with("ImageId", "m-bp1toolbox0000000001")
            .with("Description", &description);
        prop_assume!(simulation.call(Action::ModifyImageAttribute, edited).is_ok());
        let tag = Parameters::new()
            .with("RegionId", "cn-hangzhou")
            .with("ResourceType", "image")
            .with("ResourceId.1", "m-bp1toolbox0000000001")
            .with("Tag.1.Key", "odd")
            .with("Tag.1.Value", &value);
        simulation.call(Action::TagResources, tag);
        let account = simulation.account();
        let images = own(account);
        let text = table::csv(account, images.iter().copied());
        let rows = read_csv(text.strip_prefix('\u{feff}').unwrap());
        prop_assert_eq!(rows.len(), images.len() + 1);
        for row in &rows {
            prop_assert_eq!(row.len(), rows[0].len());
            for cell in row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{}", cell);
            }
        }
        let read: serde_json::Value = serde_json::from_str(&table::json(account, images.iter().copied())).unwrap();
        let toolbox = read.as_array().unwrap().iter().find(|it| it["ImageName"] == "toolbox").unwrap();
        prop_assert_eq!(toolbox["Description"].as_str(), Some(account.image(RegionId::HANGZHOU, "m-bp1toolbox0000000001").unwrap().details.description.as_str()));
    }
}

#[test]
fn an_exported_list_is_a_scenarios_list() {
    let simulation = tagged();
    let account = simulation.account();
    let mine = || {
        own(account)
            .into_iter()
            .filter(|image| image.relation() == Relation::Own)
    };
    let images: serde_json::Value = serde_json::from_str(&table::json(account, mine())).unwrap();
    let scenario = serde_json::json!({"AccountId": account.uid().as_str(), "RegionId": "cn-hangzhou", "Now": "2021-03-02T06:19:19Z", "Seed": 1, "Images": images});
    let again = Scenario::from_json(&scenario.to_string()).unwrap();
    let again = self::account(again);
    let told = |account: &Account| {
        table::csv(
            account,
            own(account)
                .into_iter()
                .filter(|image| image.relation() == Relation::Own),
        )
    };
    assert_eq!(told(&again), told(account));
}
