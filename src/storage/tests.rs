use super::*;
use crate::openapi::Action;

const IMAGE2: [(&str, &str); 3] = [
    ("RegionId", "cn-hangzhou"),
    ("ImageId", "m-bp1imagetest00000002"),
    ("Status", "Deprecated"),
];

fn keeper(place: &Memory) -> Keeper {
    Keeper::new(Box::new(place.clone()), &Scenario::rollback())
}

/// Makes a call, and keeps it.
fn call(keeper: &mut Keeper, simulation: &mut Simulation) {
    simulation.advance(7);
    simulation.call(Action::ModifyImageAttribute, IMAGE2);
    let entry = Entry::Call(simulation.calls().last().unwrap().call.clone());
    assert!(keeper.append(&simulation.scenario().clone(), &entry));
}

fn loaded(place: &Memory) -> Simulation {
    match keeper(place).load() {
        Found::Loaded(simulation) => *simulation,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_was_kept_comes_back_undo_included() {
    let place = Memory::default();
    let (mut keeper, mut simulation) = (keeper(&place), Simulation::new(Scenario::rollback()));
    assert!(matches!(keeper.load(), Found::Fresh));
    call(&mut keeper, &mut simulation);
    assert_eq!(loaded(&place).export(), simulation.export());
    simulation.undo();
    assert!(keeper.append(&Scenario::rollback(), &Entry::Undo(simulation.now())));
    assert_eq!(loaded(&place).export(), simulation.export());
    assert!(loaded(&place).redo());
}

#[test]
fn starting_over_leaves_nothing_of_before() {
    let place = Memory::default();
    let (mut keeper, mut simulation) = (keeper(&place), Simulation::new(Scenario::rollback()));
    call(&mut keeper, &mut simulation);
    assert!(keeper.start(&Scenario::rollback()));
    assert!(loaded(&place).calls().is_empty());
    assert_eq!(place.keys(PREFIX).len(), 1);
}

#[test]
fn a_broken_head_is_put_aside_byte_for_byte() {
    let place = Memory::default();
    let key = "image-family-simulator/rollback/head";
    for raw in [
        "",
        "{",
        "null",
        "{\"Format\":1}",
        "{\"Format\":1,\"Scenario\":{\"Name\":\"no\"},\"Epoch\":1}",
    ] {
        place.write(key, raw);
        match keeper(&place).load() {
            Found::Unreadable {
                raw: found,
                rest: None,
            } => assert_eq!(found, raw),
            other => panic!("{other:?}"),
        }
        assert_eq!(place.read(key), None);
        let kept = place.keys("image-family-simulator/aside/");
        assert!(kept.iter().any(|key| place.read(key).as_deref() == Some(raw)));
    }
}

#[test]
fn a_broken_entry_leaves_what_came_before_it_and_nothing_of_after_comes_back() {
    let place = Memory::default();
    let (mut keeper, mut simulation) = (keeper(&place), Simulation::new(Scenario::rollback()));
    for _ in 0..3 {
        call(&mut keeper, &mut simulation);
    }
    let third = place.read("image-family-simulator/rollback/1/2").unwrap();
    place.write("image-family-simulator/rollback/1/1", "garbage");
    let mut again = self::keeper(&place);
    let mut rest = match again.load() {
        Found::Unreadable {
            raw,
            rest: Some(rest),
        } => {
            assert_eq!((raw.as_str(), rest.calls().len()), ("garbage", 1));
            *rest
        }
        other => panic!("{other:?}"),
    };
    call(&mut again, &mut rest);
    assert_eq!(loaded(&place).export(), rest.export());
    let kept: Vec<_> = place
        .keys("image-family-simulator/aside/")
        .iter()
        .filter_map(|key| place.read(key))
        .collect();
    assert!(kept.contains(&"garbage".to_owned()) && kept.contains(&third));
}

#[test]
fn under_a_broken_head_the_calls_are_kept_too() {
    let place = Memory::default();
    let (mut keeper, mut simulation) = (keeper(&place), Simulation::new(Scenario::rollback()));
    call(&mut keeper, &mut simulation);
    let first = place.read("image-family-simulator/rollback/1/0").unwrap();
    place.write("image-family-simulator/rollback/head", "garbage");
    let mut again = self::keeper(&place);
    assert!(matches!(again.load(), Found::Unreadable { .. }));
    call(&mut again, &mut Simulation::new(Scenario::rollback()));
    assert_eq!(loaded(&place).calls().len(), 1);
    let aside = place.keys("image-family-simulator/aside/");
    assert!(aside.iter().any(|key| place.read(key) == Some(first.clone())));
}

/// A place that takes no more writes.
struct Full(Memory);

impl Place for Full {
    fn read(&self, key: &str) -> Option<String> {
        self.0.read(key)
    }
    fn write(&self, _: &str, _: &str) -> bool {
        false
    }
    fn remove(&self, key: &str) {
        self.0.remove(key);
    }
    fn keys(&self, prefix: &str) -> Vec<String> {
        self.0.keys(prefix)
    }
}

#[test]
fn what_cannot_be_put_aside_is_not_overwritten() {
    let place = Memory::default();
    let key = "image-family-simulator/rollback/head";
    place.write(key, "garbage");
    let mut keeper = Keeper::new(Box::new(Full(place.clone())), &Scenario::rollback());
    assert!(matches!(keeper.load(), Found::Unreadable { .. }));
    assert!(!keeper.writable() && !keeper.start(&Scenario::rollback()));
    assert_eq!(place.read(key).as_deref(), Some("garbage"));
}

#[test]
fn newer_data_stays_untouched() {
    let place = Memory::default();
    let key = "image-family-simulator/rollback/head";
    let raw = "{\"Format\":2,\"Other\":true}";
    place.write(key, raw);
    let mut keeper = keeper(&place);
    assert!(matches!(keeper.load(), Found::TooNew { raw: found } if found == raw));
    assert!(!keeper.append(&Scenario::rollback(), &Entry::Undo(Timestamp::default())));
    assert!(!keeper.start(&Scenario::rollback()));
    assert_eq!(place.read(key).as_deref(), Some(raw));
}
