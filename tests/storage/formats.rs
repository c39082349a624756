//! Every format that ever landed is read for ever; newer ones are left alone.

use image_family_simulator::openapi::Value;
use image_family_simulator::simulation::{SavedSimulation, Scenario, Simulation};
use image_family_simulator::storage::{Followed, Found, Keeper, Memory, Place, Trouble};

use super::story::{Step, keep, story};
use super::wild::{FAULTS, Wild};
use super::{goes_on, keeper};

const HEAD: &str = "image-family-simulator/rollback/head";

/// The stories of a golden file: what lay in the place, and what it has to be.
fn golden(format: u64) -> Vec<(Memory, SavedSimulation)> {
    let text = std::fs::read_to_string(format!("tests/golden/format-{format}.json")).unwrap();
    let stories: Vec<Value> = serde_json::from_str(&text).unwrap();
    let read = |story: Value| {
        let place = Memory::default();
        let Value::Object(texts) = &story["Place"] else {
            panic!()
        };
        for (key, text) in texts {
            place.write(key, text.as_str().unwrap()).unwrap();
        }
        (place, story["Export"].clone().try_into().unwrap())
    };
    stories.into_iter().map(read).collect()
}

fn keeper_of(place: impl Place + 'static, saved: &SavedSimulation) -> Keeper {
    let scenario = Scenario::from_source(saved.scenario.clone()).unwrap();
    Keeper::new(Box::new(place), &scenario)
}

#[test]
fn older_formats_migrate_once_and_whole() {
    for format in [1, 2] {
        for (place, saved) in golden(format) {
            match keeper_of(place.clone(), &saved).load() {
                Found::Migrated { from, simulation } => {
                    assert_eq!(from, format);
                    assert_eq!(simulation.export(), saved);
                }
                other => panic!("{other:?}"),
            }
            match keeper_of(place, &saved).load() {
                Found::Loaded(simulation) => assert_eq!(simulation.export(), saved),
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn format_3_is_read() {
    for (place, saved) in golden(3) {
        match keeper_of(place, &saved).load() {
            Found::Loaded(simulation) => assert_eq!(simulation.export(), saved),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn a_migration_may_break_off_anywhere() {
    let mut survived = 0;
    for at in 0..4 {
        for fault in FAULTS.into_iter().filter(|fault| *fault != super::Fault::Emptied) {
            for (place, saved) in golden(1) {
                let found = keeper_of(Wild::new(place.clone(), Some((at, fault))), &saved).load();
                assert_eq!(
                    found.simulation().unwrap().export(),
                    saved,
                    "{at} {fault:?}: at once"
                );
                let found = keeper_of(place, &saved).load();
                assert_eq!(
                    found.simulation().unwrap().export(),
                    saved,
                    "{at} {fault:?}: after it"
                );
                survived += 1;
            }
        }
    }
    super::figures::say(&format!("migrations that broke off, survived: {survived}"));
}

#[test]
fn a_tab_of_format_1_that_is_still_open_loses_nothing() {
    let (place, saved) = golden(1).remove(0);
    keeper_of(place.clone(), &saved).load();
    // It knows nothing of the migration and goes on as ever.
    let call =
        "{\"Call\":{\"Time\":\"2021-03-02T08:01:00Z\",\"Action\":\"DescribeRegions\",\"Parameters\":{}}}";
    place.write("image-family-simulator/rollback/2/7", call).unwrap();
    let Found::Loaded(simulation) = keeper_of(place.clone(), &saved).load() else {
        panic!()
    };
    assert_eq!(simulation.calls().len(), saved.calls.len() + 1);
    // It starts over: one write of its own head, and all else is removed.
    let head = "{\"Format\":1,\"Scenario\":{\"Name\":\"rollback\"},\"Epoch\":3}";
    place.write(HEAD, head).unwrap();
    let Found::Migrated { simulation, .. } = keeper_of(place.clone(), &saved).load() else {
        panic!()
    };
    assert!(simulation.calls().is_empty());
    goes_on(
        &mut keeper_of(Wild::new(place.clone(), None), &saved),
        *simulation,
        &place,
    );
}

#[test]
fn what_format_1_could_not_read_is_put_aside() {
    for raw in [
        "",
        "{",
        "null",
        "{\"Format\":1}",
        "{\"Format\":1,\"Scenario\":{\"Name\":\"no\"},\"Epoch\":1}",
    ] {
        let (place, saved) = golden(1).remove(0);
        place.write(HEAD, raw).unwrap();
        match keeper_of(place.clone(), &saved).load() {
            Found::Corrupt {
                raw: found,
                rest: None,
            } => assert_eq!(found, raw),
            other => panic!("{other:?}"),
        }
        assert!(place.keys("image-family-simulator/rollback/").unwrap().is_empty());
        assert_eq!(place.keys("image-family-simulator/aside/").unwrap().len(), 9);
    }
    let (place, saved) = golden(1).remove(0);
    place
        .write("image-family-simulator/rollback/2/1", "garbage")
        .unwrap();
    let Found::Corrupt {
        raw,
        rest: Some(rest),
    } = keeper_of(place.clone(), &saved).load()
    else {
        panic!()
    };
    assert_eq!((&*raw, rest.calls().len()), ("garbage", 1));
    assert_eq!(place.keys("image-family-simulator/aside/").unwrap().len(), 6);
}

#[test]
fn newer_data_stays_untouched() {
    for (key, raw) in [
        ("head", "{\"Format\":4,\"Other\":[true]}".to_owned()),
        ("a", sealed("\"Format\":4,\"Other\":true}")),
        ("b", sealed("\"Format\":999}")),
    ] {
        let (place, _) = golden(3).remove(0);
        place
            .write(&format!("image-family-simulator/rollback/{key}"), &raw)
            .unwrap();
        let before = dump(&place);
        let mut keeper = keeper(&place);
        assert!(
            matches!(keeper.load(), Found::TooNew { raw: found } if found == raw),
            "{key}"
        );
        assert_eq!(keeper.trouble(), Some(Trouble::TooNew));
        let (step, simulation) = story(1).pop().unwrap();
        assert!(!keep(&mut keeper, &step, &simulation) && !keep(&mut keeper, &Step::StartOver, &simulation));
        keeper.keep_clock(simulation.now());
        assert_eq!(dump(&place), before);
    }
}

#[test]
fn a_tab_stops_writing_when_a_newer_version_takes_over() {
    let steps = story(3);
    for meets in ["append", "start", "event"] {
        let place = Memory::default();
        let mut keeper = keeper(&place);
        keeper.load();
        assert!(keep(&mut keeper, &steps[0].0, &steps[0].1));
        let raw = "{\"Format\":4}";
        place.write(HEAD, raw).unwrap();
        let before = dump(&place);
        keeper.keep_clock(steps[0].1.now());
        match meets {
            "append" => assert!(!keep(&mut keeper, &steps[1].0, &steps[1].1)),
            "start" => assert!(!keeper.start(&Simulation::new(Scenario::rollback()))),
            _ => {
                let followed = keeper.follow(Some(HEAD), &mut steps[0].1.clone());
                assert!(matches!(followed, Followed::TooNew { raw: found } if found == raw));
            }
        }
        assert_eq!(keeper.trouble(), Some(Trouble::TooNew));
        assert!(!keep(&mut keeper, &steps[2].0, &steps[2].1));
        assert_eq!(dump(&place), before, "{meets}");
    }
}

fn dump(place: &Memory) -> Vec<(String, String)> {
    let keys = place.keys("").unwrap().into_iter();
    keys.map(|key| (key.clone(), place.read(&key).unwrap().unwrap()))
        .collect()
}

/// As every version seals: the checksum's form is no version's to change.
fn sealed(rest: &str) -> String {
    let sum = rest.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
    });
    format!("{{\"Checksum\":\"{sum}\",{rest}")
}

/// What is written before the first change is what a simulation at its start would write.
#[test]
fn a_start_is_saved_without_a_simulation() {
    let named = Scenario::NAMES.map(|name| Scenario::named(name, Some(40)).unwrap());
    let own =
        Scenario::from_json(r#"{"Now":"2021-03-02T06:19:19Z","Seed":9,"Images":[{"ImageName":"one"}]}"#);
    for scenario in named.into_iter().chain([own.unwrap()]) {
        let text = |saved: &SavedSimulation| serde_json::to_string(saved).unwrap();
        let start = SavedSimulation::at_start(&scenario);
        assert_eq!(text(&start), text(&Simulation::new(scenario).export()));
        assert_eq!(start.calls(), 0);
    }
}
