//! The rules proved on small worlds: every state that calls can lead to is visited, and in each of them every
//! operation is asked of every image.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[path = "proof/asked.rs"]
mod asked;
#[path = "proof/families.rs"]
mod families;
#[path = "figures/mod.rs"]
mod figures;
#[path = "proof/holds.rs"]
mod holds;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex};

use image_family_simulator::account::rules::{RULES, rule_for};
use image_family_simulator::account::{Account, Operation, Relation, Status};
use image_family_simulator::openapi::{Parameters, answer};
use image_family_simulator::simulation::Scenario;
use stateright::{Checker as _, Model, Property};

use asked::{Ask, asks};

/// A state: the account, as a text, and one way that leads to it. Equal accounts are one state.
#[derive(Debug, Clone)]
struct World {
    way: Vec<Arc<Ask>>,
    account: Arc<str>,
    /// How many images and instances were ever made.
    made: u64,
}

impl PartialEq for World {
    fn eq(&self, other: &Self) -> bool {
        self.account == other.account
    }
}

impl Hash for World {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.account.hash(state);
    }
}

thread_local! {
    /// The account of the state that this thread looks at: an account itself can't go from thread to thread.
    static AT: RefCell<Option<(World, Account)>> = const { RefCell::new(None) };
}

/// A cell of the table: a row and a case that it decided.
type Cell = (Operation, Relation, Status);

struct Small {
    name: &'static str,
    scenario: String,
    /// How many images and instances there are at first, and how many may be made.
    first: u64,
    made: u64,
    /// Operations that are asked in every state as all are, but whose changes are not followed: they have a world of
    /// their own, and would only multiply the states here.
    aside: &'static [Operation],
    /// The rows that decided something, each by its text: the table is a constant and has no address of its own.
    rows: Mutex<BTreeSet<String>>,
    cells: Mutex<BTreeSet<Cell>>,
}

impl Small {
    fn start(&self) -> Account {
        Scenario::from_json(&self.scenario).unwrap().account()
    }

    /// Looks at a state's account.
    fn at<T>(&self, world: &World, look: impl FnOnce(&Account) -> T) -> T {
        AT.with_borrow_mut(|at| {
            if at.as_ref().is_none_or(|(there, _)| there != world) {
                let mut account = self.start();
                for ask in &world.way {
                    make(&mut account, ask);
                }
                *at = Some((world.clone(), account));
            }
            look(&at.as_ref().unwrap().1)
        })
    }
}

fn make(account: &mut Account, ask: &Ask) {
    let changes = match ask {
        Ask::Wait => account.pass_time(account.now().after(asked::WAIT)),
        Ask::Call(call) => answer(account, call.action, &call.parameters(), "request").0,
    };
    account.apply(&changes);
}

impl Model for Small {
    type Action = Arc<Ask>;
    type State = World;

    fn init_states(&self) -> Vec<World> {
        let start = self.start();
        vec![World {
            way: Vec::new(),
            account: format!("{start:?}").into(),
            made: start.count(),
        }]
    }

    fn actions(&self, world: &World, actions: &mut Vec<Arc<Ask>>) {
        self.at(world, |account| {
            let (mut rows, mut cells) = (self.rows.lock().unwrap(), self.cells.lock().unwrap());
            for region in account.image_regions() {
                for image in account.images(region) {
                    let facts = account.facts(image);
                    for operation in Operation::ALL {
                        let row = rule_for(operation, &facts).unwrap();
                        rows.insert(format!("{row:?}"));
                        cells.insert((operation, facts.relation, facts.status));
                    }
                }
            }
            actions.extend(asks(account).into_iter().map(Arc::new));
        });
    }

    fn next_state(&self, world: &World, ask: Arc<Ask>) -> Option<World> {
        self.at(world, |account| {
            let mut after = account.clone();
            match &*ask {
                Ask::Wait => make(&mut after, &ask),
                Ask::Call(call) => {
                    let parameters: Parameters = call.parameters();
                    let (changes, response) = answer(account, call.action, &parameters, "request");
                    after.apply(&changes);
                    holds::answered(account, call, &response, &after);
                    let mut back = after.clone();
                    back.apply(&changes.reversed());
                    assert_eq!(&back, account, "what was done can be undone: {call:?}");
                }
            }
            let followed = match &*ask {
                Ask::Wait => true,
                Ask::Call(call) => !self.aside.contains(&call.operation),
            };
            (followed && after != *account).then(|| {
                let mut way = world.way.clone();
                way.push(ask.clone());
                World {
                    way,
                    account: format!("{after:?}").into(),
                    made: after.count(),
                }
            })
        })
    }

    fn properties(&self) -> Vec<Property<Self>> {
        vec![Property::always(
            "what must hold of every account",
            |small: &Self, world| {
                small.at(world, |account| holds::account(&small.start(), account));
                true
            },
        )]
    }

    fn within_boundary(&self, world: &World) -> bool {
        world.made <= self.first + self.made
    }
}

fn own(n: usize, more: &str) -> String {
    format!("{{\"ImageId\":\"m-bp1own{n:017}\",\"ImageName\":\"own{n}\"{more}}}")
}

/// What hangs together with nothing that is being made.
const ASIDE: &[Operation] = &[
    Operation::Edit,
    Operation::SetBootMode,
    Operation::AllowImdsV1,
    Operation::Tag,
    Operation::Publish,
    Operation::Unpublish,
    Operation::CreateInstance,
];

fn world(name: &'static str, made: u64, ending: &str, images: &[String]) -> Small {
    let timing = format!("{{\"Seconds\":6,\"Ending\":\"{ending}\"}}");
    let scenario = format!(
        "{{\"AccountId\":\"1234567890123456\",\"RegionId\":\"cn-hangzhou\",\"Now\":\"2021-03-02T08:00:00Z\",\"Seed\":1,
        \"Quotas\":{{\"AccountsPerImage\":1,\"ImagesPerFamily\":2}},
        \"Timing\":{{\"CreateImage\":{timing},\"CopyImage\":{timing}}},
        \"Images\":[{}],
        \"Instances\":[{{\"InstanceId\":\"i-bp1stopped000000000a\",\"ImageId\":\"m-bp1own{:017}\",\"Status\":\"Stopped\"}}]}}",
        images.join(","),
        1
    );
    let first = Scenario::from_json(&scenario).unwrap().account().count();
    Small {
        name,
        first,
        scenario,
        made,
        aside: if made > 0 { ASIDE } else { &[] },
        rows: Mutex::default(),
        cells: Mutex::default(),
    }
}

fn worlds() -> Vec<Small> {
    let foreign = |id: &str, more: &str| {
        format!("{{\"ImageId\":\"{id}\",\"ImageName\":\"{id}\",\"ImageFamily\":\"one\",{more}}}")
    };
    let other = "\"ImageOwnerId\":\"1888000011112222\"";
    let one = ",\"ImageFamily\":\"one\"";
    let deprecated = format!("{one},\"Status\":\"Deprecated\"");
    let every_sort = [
        own(1, &format!("{one},\"Status\":\"UnAvailable\"")),
        own(3, ",\"Status\":\"CreateFailed\""),
        foreign("m-bp1partner000000000a", other),
        foreign("m-bp1community0000000a", &format!("{other},\"IsPublic\":true")),
        foreign("centos.vhd", "\"ImageOwnerAlias\":\"system\""),
    ];
    let unavailable = [
        own(1, ",\"Status\":\"UnAvailable\",\"IsPublic\":true"),
        own(
            2,
            ",\"Status\":\"UnAvailable\",\"SharedAccounts\":[\"1999000033334444\"]",
        ),
    ];
    vec![
        world(
            "a family of two",
            0,
            "Available",
            &[own(1, one), own(2, &deprecated)],
        ),
        world("images and copies being made", 2, "Available", &[own(1, one)]),
        world("work that fails", 2, "CreateFailed", &[own(1, "")]),
        world("every sort of image", 1, "Available", &every_sort),
        world("unavailable images that others see", 0, "Available", &unavailable),
    ]
}

#[test]
fn every_reachable_state_keeps_the_rules_and_every_cell_is_reached() {
    let (mut states, mut rows, mut cells) = (0, BTreeSet::new(), BTreeSet::new());
    for small in worlds() {
        let name = small.name;
        let checker = small.checker().threads(2).spawn_bfs().join();
        checker.assert_properties();
        figures::say(&format!(
            "{name}: {} states, {} steps",
            checker.unique_state_count(),
            checker.state_count()
        ));
        states += checker.unique_state_count();
        rows.append(&mut checker.model().rows.lock().unwrap());
        cells.append(&mut checker.model().cells.lock().unwrap());
    }
    figures::say(&format!(
        "states explored: {states}; rows of the table reached: {} of {}; cells: {}",
        rows.len(),
        RULES.len(),
        cells.len()
    ));
    let never: Vec<_> = RULES
        .iter()
        .map(|rule| format!("{rule:?}"))
        .filter(|rule| !rows.contains(rule))
        .collect();
    assert!(never.is_empty(), "never reached: {never:?}");
    // One's own images in each status, those of others while they can be seen.
    for operation in Operation::ALL {
        for status in Status::ALL {
            assert!(
                cells.contains(&(operation, Relation::Own, status)),
                "{operation:?} {status:?}"
            );
        }
        for relation in [Relation::SharedToMe, Relation::Community, Relation::Public] {
            assert!(
                cells.contains(&(operation, relation, Status::Available)),
                "{operation:?} {relation:?}"
            );
        }
    }
}
