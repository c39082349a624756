//! Every built-in lesson, as a learner meets it: it fits the schema, each check fails at first and holds after the
//! step's solution, and nothing shorter than its par does it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[path = "lessons/files.rs"]
mod files;
#[path = "lessons/recorded.rs"]
mod recorded;
#[path = "lessons/search.rs"]
mod search;

use files::{first_screen, lessons, shown};
use image_family_simulator::locale::Locale;
use image_family_simulator::simulation::Simulation;
use image_family_simulator::training::{
    Attempt, Deed, Grade, Lesson, SCHEMA, Screen, Sight, Standing, Step, stand,
};
use serde_json::{Value, json};

fn schema() -> jsonschema::Validator {
    jsonschema::validator_for(&serde_json::from_str(SCHEMA).unwrap()).unwrap()
}

#[test]
fn every_file_fits_the_schema() {
    let schema = schema();
    let mut wrong = Vec::new();
    for (file, text, _) in lessons() {
        let value: Value = serde_json::from_str(&text).unwrap();
        wrong.extend(
            schema
                .iter_errors(&value)
                .map(|error| format!("{file}: {}: {error}", error.instance_path())),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_is_written_is_read_again_and_fits_the_schema() {
    let schema = schema();
    for (file, _, lesson) in lessons() {
        let written = lesson.to_json(None);
        assert_eq!(Lesson::from_json(&written).as_ref(), Ok(&lesson), "{file}");
        assert!(
            schema.is_valid(&serde_json::from_str(&written).unwrap()),
            "{file}"
        );
    }
}

#[test]
fn there_are_twelve_at_least_in_three_grades_and_each_id_is_its_files_name() {
    let all = lessons();
    assert!(all.len() >= 12);
    for grade in Grade::ALL {
        assert!(
            all.iter().filter(|(.., lesson)| lesson.grade == grade).count() >= 3,
            "{grade:?}"
        );
    }
    for (file, _, lesson) in &all {
        let name = file.strip_suffix(".json").unwrap();
        assert_eq!(name.split_once('-').unwrap().1, lesson.id);
    }
    let grades: Vec<&str> = all.iter().map(|(.., lesson)| lesson.grade.word()).collect();
    let mut sorted = grades.clone();
    sorted.sort_by_key(|word| Grade::ALL.iter().position(|grade| grade.word() == *word));
    assert_eq!(grades, sorted, "the files are in the order of their grades");
}

/// The checks of a step, each with whether it holds.
fn checks(step: &Step, simulation: &Simulation, since: usize, screen: &Screen) -> Vec<bool> {
    let sight = Sight {
        account: simulation.account(),
        calls: &simulation.calls()[since..],
        screen,
    };
    step.checks.iter().map(|check| check.holds(&sight)).collect()
}

fn keeps(step: &Step, simulation: &Simulation) -> bool {
    let sight = Sight {
        account: simulation.account(),
        calls: &[],
        screen: &Screen::default(),
    };
    step.keep.iter().all(|check| check.holds(&sight))
}

/// Each check of each step fails at the step's start, and holds after its solution.
fn holds_together(file: &str, lesson: &Lesson) {
    let (mut simulation, _) = lesson.enter(0);
    let mut screen = first_screen(lesson);
    for (number, step) in lesson.steps.iter().enumerate() {
        let place = format!("{file}, step {}", number + 1);
        let since = simulation.calls().len();
        for (n, holds) in checks(step, &simulation, since, &screen).into_iter().enumerate() {
            // Checks of the screen say together what it should show; one that holds already is no harm.
            assert!(
                !holds || step.on_screen(),
                "{place}: check {n} holds before anything was done"
            );
        }
        assert!(
            checks(step, &simulation, since, &screen).contains(&false),
            "{place}: nothing to do"
        );
        assert!(
            keeps(step, &simulation),
            "{place}: what is to be kept does not hold at first"
        );
        for deed in &step.solution {
            assert!(
                deed.happen(&mut simulation),
                "{place}: {deed:?} names what is not there"
            );
            shown(&mut screen, deed);
        }
        assert!(
            !checks(step, &simulation, since, &screen).contains(&false),
            "{place}: the solution is none"
        );
        assert!(
            keeps(step, &simulation),
            "{place}: the solution breaks what is to be kept"
        );
    }
}

#[test]
fn each_check_fails_at_the_steps_start_and_holds_after_its_solution() {
    for (file, _, lesson) in lessons() {
        holds_together(&file, &lesson);
    }
}

#[test]
fn entering_at_a_step_is_what_the_solutions_before_it_make() {
    for (file, _, lesson) in lessons() {
        let (mut walked, _) = lesson.enter(0);
        for (number, step) in lesson.steps.iter().enumerate() {
            let (entered, given) = lesson.enter(number);
            assert_eq!(entered.account(), walked.account(), "{file}, step {}", number + 1);
            assert_eq!(given, entered.calls().len());
            for deed in &step.solution {
                deed.happen(&mut walked);
            }
        }
    }
}

fn standing(lesson: &Lesson, attempt: &Attempt, simulation: &Simulation, screen: &Screen) -> Standing {
    stand(lesson, attempt, simulation, screen)
}

/// Whoever plays the solutions, entering anywhere, is told the right step after each of them.
fn can_be_walked(file: &str, lesson: &Lesson) {
    for start in 0..lesson.steps.len() {
        let (mut simulation, given) = lesson.enter(start);
        let mut screen = first_screen(lesson);
        for step in &lesson.steps[..start] {
            step.solution.iter().for_each(|deed| shown(&mut screen, deed));
        }
        let mut attempt = Attempt {
            step: start,
            given,
            seen: 0,
        };
        for number in start..lesson.steps.len() {
            let stands = standing(lesson, &attempt, &simulation, &screen);
            assert_eq!(stands.step, number, "{file} entered at {start}");
            attempt.seen = stands.seen;
            for deed in &lesson.steps[number].solution {
                deed.happen(&mut simulation);
                shown(&mut screen, deed);
            }
        }
        let stands = standing(lesson, &attempt, &simulation, &screen);
        assert!(lesson.is_done(&stands), "{file} entered at {start}");
        let calls = |deed: &&Deed| matches!(deed, Deed::Call(_));
        let made: usize = lesson.steps[start..]
            .iter()
            .map(|step| step.solution.iter().filter(calls).count())
            .sum();
        assert_eq!(stands.own_calls, made, "{file} entered at {start}");
    }
}

#[test]
fn a_learner_who_plays_the_solutions_stands_at_each_step_in_turn() {
    for (file, _, lesson) in lessons() {
        can_be_walked(&file, &lesson);
    }
}

#[test]
fn what_was_undone_is_to_be_done_again_and_what_was_done_stays_done() {
    let (.., lesson) = lessons()
        .into_iter()
        .find(|(.., lesson)| lesson.id == "unshare-first")
        .unwrap();
    let attempt = Attempt::default();
    let screen = first_screen(&lesson);
    let (mut simulation, _) = lesson.enter(0);
    for step in &lesson.steps {
        step.solution
            .iter()
            .for_each(|deed| assert!(deed.happen(&mut simulation)));
    }
    assert_eq!(standing(&lesson, &attempt, &simulation, &screen).step, 3);
    simulation.undo();
    assert_eq!(standing(&lesson, &attempt, &simulation, &screen).step, 2);
    simulation.undo();
    assert_eq!(standing(&lesson, &attempt, &simulation, &screen).step, 1);
    simulation.redo();
    simulation.redo();
    // What comes after the last step changes nothing about it.
    let id = [
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-bp1web20000000000001"),
        ("Status", "Available"),
    ];
    assert!(simulation.call("ModifyImageAttribute", id).is_ok());
    assert_eq!(standing(&lesson, &attempt, &simulation, &screen).step, 3);
}

#[test]
fn what_is_not_yet_so_is_said_with_what_is_there_in_both_languages() {
    for (file, _, lesson) in lessons() {
        for (number, step) in lesson.steps.iter().enumerate() {
            let (simulation, given) = lesson.enter(number);
            let screen = first_screen(&lesson);
            let sight = Sight {
                account: simulation.account(),
                calls: &simulation.calls()[given..],
                screen: &screen,
            };
            for check in &step.checks {
                for locale in Locale::ALL {
                    let Some(said) = check.missing(&sight, locale) else {
                        continue;
                    };
                    assert!(!said.contains(['{', '}']), "{file}, step {}: {said}", number + 1);
                    assert!(
                        check.not_yet.get(locale).contains("{is}"),
                        "{file}: says not what is"
                    );
                    let han = said.chars().any(image_family_simulator::account::is_han);
                    assert_eq!(han, locale == Locale::ZhCn, "{file}: {said}");
                }
            }
        }
    }
}

/// Every text of a file, with its path.
fn words(path: &str, value: &Value, all: &mut Vec<(String, String, String)>) {
    match value {
        Value::Object(fields) => match (fields.get("zh-CN"), fields.get("en")) {
            (Some(Value::String(zh)), Some(Value::String(en))) => {
                all.push((path.to_owned(), zh.clone(), en.clone()));
            }
            _ => fields
                .iter()
                .for_each(|(name, value)| words(&format!("{path}.{name}"), value, all)),
        },
        Value::Array(items) => items.iter().for_each(|value| words(path, value, all)),
        _ => {}
    }
}

#[test]
fn each_text_is_in_the_language_that_it_says() {
    for (file, text, _) in lessons() {
        let mut all = Vec::new();
        words("", &serde_json::from_str(&text).unwrap(), &mut all);
        assert!(all.len() >= 9);
        for (path, zh, en) in all {
            let han = |text: &str| text.chars().any(image_family_simulator::account::is_han);
            assert!(han(&zh) && !han(&en), "{file}{path}: {zh} / {en}");
            assert!(!zh.contains([',', ';', '!', '?']), "{file}{path}: {zh}");
        }
    }
}

#[test]
fn par_is_what_the_shortest_solution_needs() {
    for (file, _, lesson) in lessons() {
        assert_eq!(
            search::fewest_calls(&lesson, lesson.par),
            Some(lesson.par),
            "{file}"
        );
    }
}

#[test]
fn an_error_names_the_path_in_the_file() {
    let (_, text, _) = lessons().swap_remove(2);
    let good: Value = serde_json::from_str(&text).unwrap();
    let cases: [(&str, Value, &str); 14] = [
        ("/Format", json!(2), "Format: 2 is not 1"),
        (
            "/Grade",
            json!("easy"),
            "Grade: \"easy\" is none of guided, challenge, drill",
        ),
        ("/Title", json!({"zh-CN": "标题"}), "Title.en: is missing"),
        ("/Title/en", json!("  "), "Title.en: is empty"),
        ("/Titel", json!(1), "\"Titel\" is none of $schema, Format, Id"),
        ("/Steps", json!([]), "Steps: is empty"),
        (
            "/Steps/1/Hints",
            json!([]),
            "Steps[1].Hints: must be three: a nudge, where, exactly what",
        ),
        ("/Steps/1/Checks", json!([]), "Steps[1].Checks: is empty"),
        (
            "/Steps/0/Checks/0/Called/Action",
            json!("Destroy"),
            "Steps[0].Checks[0].Called.Action: \"Destroy\"",
        ),
        (
            "/Steps/1/Checks/0/ImageShared/With",
            json!([1]),
            "Steps[1].Checks[0].ImageShared.With[0]: must be a text",
        ),
        (
            "/Steps/2/Checks/0/ImageStatus/Is",
            json!("Gone"),
            "Steps[2].Checks[0].ImageStatus.Is: \"Gone\" is not",
        ),
        (
            "/Steps/0/Solution/0",
            json!({}),
            "Steps[0].Solution[0]: must be one of Call, Show, Wait",
        ),
        (
            "/Steps/0/Solution/0/Call/Parameters/Sttatus",
            json!("Deprecated"),
            "Steps[0].Solution[0].Call.Parameters.Sttatus: is no parameter of ModifyImageAttribute",
        ),
        (
            "/Scenario/File/Images/1/ImageName",
            json!("w"),
            "Scenario.File.Images[1] \"w\".ImageName: \"w\"",
        ),
    ];
    let schema = schema();
    for (pointer, value, said) in cases {
        let mut bad = good.clone();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match bad.pointer_mut(parent).unwrap() {
            Value::Object(fields) => fields.insert(name.to_owned(), value).map_or((), drop),
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
            other => panic!("{other}"),
        }
        let error = Lesson::from_json(&bad.to_string()).unwrap_err().to_string();
        assert!(error.starts_with(said), "{pointer}: {error}");
        // What the schema can say, it refuses too.
        let beyond = ["Destroy", "Sttatus", "  ", "\"w\""];
        if !beyond.iter().any(|word| bad.to_string().contains(word)) {
            assert!(!schema.is_valid(&bad), "{pointer}");
        }
    }
    assert!(Lesson::from_json("{").unwrap_err().path.is_empty());
}
