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
fn a_broken_entry_leaves_what_came_before_it() {
    let place = Memory::default();
    let (mut keeper, mut simulation) = (keeper(&place), Simulation::new(Scenario::rollback()));
    call(&mut keeper, &mut simulation);
    place.write("image-family-simulator/rollback/1/1", "garbage");
    match self::keeper(&place).load() {
        Found::Unreadable {
            raw,
            rest: Some(rest),
        } => {
            assert_eq!((raw.as_str(), rest.calls().len()), ("garbage", 1));
        }
        other => panic!("{other:?}"),
    }
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
