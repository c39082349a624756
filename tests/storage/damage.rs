//! Damage to what lies there while nobody looks.

use image_family_simulator::simulation::{Scenario, Simulation};
use image_family_simulator::storage::{Found, Memory, Place, Trouble};

use super::story::{keep, story};
use super::wild::{Fault, Wild, empty};
use super::{goes_on, keeper, loaded};

const WORLD: &str = "image-family-simulator/rollback/";
const ASIDE: &str = "image-family-simulator/aside/";

/// A place with two checkpoints and steps after them.
fn kept(steps: usize) -> (Memory, Vec<Simulation>) {
    let place = Memory::default();
    let mut keeper = keeper(&Wild::new(place.clone(), None));
    keeper.load();
    let states = story(steps).into_iter().map(|(step, simulation)| {
        assert!(keep(&mut keeper, &step, &simulation));
        simulation
    });
    let states = states.collect();
    (place, states)
}

fn copy(of: &Memory) -> Memory {
    let place = Memory::default();
    for key in of.keys("").unwrap() {
        place.write(&key, &of.read(&key).unwrap().unwrap()).unwrap();
    }
    place
}

/// Ways to damage a text; none is to remove it.
fn damaged(text: &str) -> Vec<Option<String>> {
    let cut = |n: usize| {
        text.char_indices()
            .nth(n)
            .map_or("", |(at, _)| &text[..at])
            .to_owned()
    };
    let length = text.chars().count();
    let flip = |n: usize, bit: u8| {
        let flipped = text
            .chars()
            .enumerate()
            .map(|(at, letter)| match u8::try_from(letter) {
                Ok(byte) if at == n && byte.is_ascii() => char::from(byte ^ bit),
                _ if at == n => '?',
                _ => letter,
            });
        Some(flipped.collect::<String>())
    };
    let mut ways = vec![
        None,
        Some(String::new()),
        Some("garbage".to_owned()),
        Some("null".to_owned()),
    ];
    ways.extend([1, length / 2, length - 1].map(|n| Some(cut(n))));
    ways.extend([0, length / 5, length / 3, length / 2, length - 2].map(|n| flip(n, 1)));
    ways.push(flip(length / 4, 64));
    ways.push(Some(format!("{text} ")));
    ways.push(Some(format!("{text}{text}")));
    ways.dedup();
    ways
}

#[test]
fn whatever_is_damaged_the_rest_comes_back_and_the_damaged_is_kept() {
    let (place, states) = kept(260);
    let whole = states.last().unwrap().export();
    assert_eq!(loaded(&place).export(), whole);
    let last = place.keys(&format!("{WORLD}2/tab/")).unwrap();
    let number = |key: &str| key.rsplit('/').next().unwrap().parse::<usize>().unwrap();
    let (oldest, newest) = (
        last.iter().map(|key| number(key)).min().unwrap(),
        last.iter().map(|key| number(key)).max().unwrap(),
    );
    assert!(oldest > 90, "swept: {oldest}");
    let mut survived = 0;
    for key in place.keys("").unwrap() {
        for text in damaged(&place.read(&key).unwrap().unwrap()) {
            let place = copy(&place);
            match &text {
                Some(text) => place.write(&key, text).unwrap(),
                None => place.remove(&key),
            }
            let mut again = keeper(&place);
            let found = again.load();
            let what = format!("{key}: {text:?}");
            let simulation = found
                .simulation()
                .unwrap_or_else(|| panic!("{what}: {found:?}"))
                .clone();
            let export = simulation.export();
            if key.contains("/tab/") && export != whole {
                // Steps that no checkpoint holds: those before it stand, and nothing is thrown away.
                let expected = states[38 + number(&key) - 1].export();
                assert_eq!(export, expected, "{what}");
                if number(&key) != newest || text.is_some() {
                    assert!(matches!(found, Found::Corrupt { .. }), "{what}");
                }
            } else {
                assert_eq!(export, whole, "{what}");
            }
            if let Some(text) = &text
                && let Found::Corrupt { raw, .. } = &found
            {
                assert_eq!(raw, text);
                let aside = place.keys(ASIDE).unwrap();
                assert!(
                    aside
                        .iter()
                        .any(|key| place.read(key).unwrap().as_ref() == Some(text)),
                    "{what}"
                );
            }
            goes_on(&mut again, simulation, &place);
            survived += 1;
        }
    }
    super::figures::say(&format!("damaged texts survived: {survived}"));
    assert!(survived >= 300);
}

#[test]
fn both_checkpoints_gone_all_of_it_is_kept_aside() {
    let (place, _) = kept(20);
    let texts: Vec<_> = place
        .keys("")
        .unwrap()
        .iter()
        .map(|key| place.read(key).unwrap().unwrap())
        .collect();
    for slot in ["a", "b"] {
        place.write(&format!("{WORLD}{slot}"), "{").unwrap();
    }
    let mut again = keeper(&place);
    let found = again.load();
    assert!(matches!(found, Found::Corrupt { raw, rest: None } if raw == "{"));
    let aside: Vec<_> = place
        .keys(ASIDE)
        .unwrap()
        .iter()
        .map(|key| place.read(key).unwrap().unwrap())
        .collect();
    let steps = texts
        .iter()
        .filter(|text| text.contains("Stamp\":") && !text.contains("Saved"));
    assert!(
        steps.count() > 10
            && texts
                .iter()
                .filter(|text| !text.contains("Saved"))
                .all(|text| aside.contains(text))
    );
    goes_on(&mut again, Simulation::new(Scenario::rollback()), &place);
}

#[test]
fn what_cannot_be_put_aside_is_not_overwritten() {
    for key in ["head", "a", "2/tab/3"] {
        let (place, _) = kept(60);
        place.write(&format!("{WORLD}{key}"), "garbage").unwrap();
        let before: Vec<_> = place.keys("").unwrap();
        let full = Wild::new(place.clone(), Some((0, Fault::Full)));
        let mut keeper = keeper(&full);
        assert!(matches!(keeper.load(), Found::Corrupt { .. }), "{key}");
        assert!(matches!(keeper.trouble(), Some(Trouble::Refused(_))));
        assert!(!keeper.start(&Simulation::new(Scenario::rollback())));
        assert_eq!(place.keys("").unwrap(), before);
        assert_eq!(
            place.read(&format!("{WORLD}{key}")).unwrap().as_deref(),
            Some("garbage")
        );
    }
}

#[test]
fn a_place_that_may_not_be_read_is_not_taken_for_an_empty_one() {
    let (place, _) = kept(60);
    let denied = Wild::new(place.clone(), Some((0, Fault::Denied)));
    denied.remove("this is the change that is denied");
    let mut keeper = keeper(&denied);
    assert!(matches!(keeper.load(), Found::Denied));
    assert!(!keeper.start(&Simulation::new(Scenario::rollback())));
}

#[test]
fn a_place_emptied_by_another_program_is_filled_again_from_the_page() {
    let (place, states) = kept(60);
    let mut keeper = keeper(&place);
    let mut simulation = *keeper.load().into_simulation().unwrap();
    assert_eq!(simulation.export(), states.last().unwrap().export());
    empty(&place);
    goes_on(&mut keeper, simulation.clone(), &place);
    simulation.advance(2);
    assert_eq!(loaded(&place).now(), simulation.now());
    assert!(loaded(&place).calls().len() > simulation.calls().len());
}

#[test]
fn what_is_put_aside_has_a_bound_and_the_newest_stays() {
    let (place, _) = kept(4);
    for n in 0..30 {
        // Somebody tidied up in between: the numbers go on from the highest.
        if n == 12 {
            for key in place.keys(&format!("{ASIDE}7")).unwrap() {
                place.remove(&key);
            }
        }
        let raw = format!("garbage {n}");
        place.write(&format!("{WORLD}a"), &raw).unwrap();
        assert!(
            matches!(keeper(&place).load(), Found::Corrupt { raw: found, rest: Some(_) } if found == raw)
        );
        let keys = place.keys(ASIDE).unwrap();
        let newest = keys.iter().filter(|key| place.read(key).unwrap().unwrap() == raw);
        assert_eq!(newest.count(), 1);
        assert!(keys.len() <= 8, "{}", keys.len());
    }
    assert_eq!(place.keys(ASIDE).unwrap().len(), 8);
}
