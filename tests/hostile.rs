//! Everything that comes in from outside, as an enemy would send it: no panic, and an answer each time.
//!
//! `HOSTILE=1000000 cargo test --test hostile` makes a million attempts; without it there are 40,000.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

#[path = "fuzz/doors.rs"]
mod doors;
#[path = "figures/mod.rs"]
mod figures;

use std::panic::{AssertUnwindSafe, catch_unwind};

use doors::{DOORS, Door};
use image_family_simulator::openapi::{Action, Parameters};
use image_family_simulator::simulation::{Scenario, Simulation};

/// A row of numbers that one number starts (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// What tends to break programs.
const NASTY: [&str; 40] = [
    "",
    " ",
    "0",
    "1",
    "-1",
    "-0",
    "00",
    "65536",
    "4294967296",
    "18446744073709551615",
    "18446744073709551616",
    "1e308",
    "NaN",
    "null",
    "true",
    "{}",
    "[]",
    "{\"a\":[[[[",
    "\"",
    "\\",
    "\u{0}",
    "\u{202e}abc\u{2066}",
    "😀",
    "e\u{301}",
    "\u{feff}",
    "%00",
    "%",
    "%zz",
    "+",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "9999-12-31T23:59:59Z",
    "0000-00-00T00:00:00Z",
    "1970-01-01T00:00:00Z",
    "m-bp1imagetest00000002",
    "cn-hangzhou",
    "image-test",
    ".",
    "\r\n",
];

/// A text with something wrong with it.
fn spoiled(dice: &mut Dice, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut data = seeds[dice.below(seeds.len())].clone();
    for _ in 0..=dice.below(6) {
        let at = dice.below(data.len() + 1);
        match dice.below(7) {
            0 => data.truncate(at),
            1 if at < data.len() => data[at] ^= 1 << dice.below(8),
            2 if at < data.len() => data[at] = u8::try_from(dice.below(256)).unwrap(),
            3 => drop(data.splice(at..at, dice.of(&NASTY).bytes())),
            4 => {
                let end = (at + dice.below(40)).min(data.len());
                drop(data.splice(at..end, dice.of(&NASTY).bytes()));
            }
            5 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len() + 1);
                data.truncate(at);
                data.extend_from_slice(&other[from..]);
            }
            _ => {
                // A number in it becomes another one.
                let digits = data.iter().skip(at).position(u8::is_ascii_digit);
                if let Some(start) = digits.map(|digits| at + digits) {
                    let end = start
                        + data[start..]
                            .iter()
                            .take_while(|byte| byte.is_ascii_digit())
                            .count();
                    drop(data.splice(start..end, dice.of(&NASTY).bytes()));
                }
            }
        }
        data.truncate(20_000);
    }
    data
}

fn seeds(door: &str) -> Vec<(String, Vec<u8>)> {
    let folder = std::fs::read_dir(format!("tests/fuzz/seeds/{door}")).unwrap();
    let mut seeds: Vec<_> = folder
        .map(|file| file.unwrap().path())
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    seeds.sort();
    seeds
}

fn attempts() -> usize {
    std::env::var("HOSTILE").map_or(40_000, |count| count.parse().unwrap())
}

#[test]
fn every_seed_goes_through_its_door() {
    for (name, door) in DOORS {
        let seeds = seeds(name);
        assert!(seeds.len() >= 3);
        for (path, data) in seeds {
            assert!(catch_unwind(|| door(&data)).is_ok(), "{path}");
        }
    }
}

/// What breaks a door is left as a file: a seed to be.
fn attack(name: &str, door: Door, attempts: usize) {
    let mut dice = Dice(u64::try_from(name.len()).unwrap());
    let seeds: Vec<Vec<u8>> = seeds(name).into_iter().map(|(_, data)| data).collect();
    for n in 0..attempts {
        let data = spoiled(&mut dice, &seeds);
        if catch_unwind(AssertUnwindSafe(|| door(&data))).is_err() {
            let path = format!("{}/{name}-{n}", env!("CARGO_TARGET_TMPDIR"));
            std::fs::write(&path, &data).unwrap();
            panic!("{name} broke; what broke it is in {path}");
        }
    }
    figures::say(&format!("{name}: {attempts} hostile attempts, no panic"));
}

#[test]
fn scenarios() {
    attack("scenario", doors::scenario, attempts() / 5);
}

#[test]
fn saved_simulations() {
    attack("saved", doors::saved, attempts() / 5);
}

#[test]
fn requests() {
    attack("wire", doors::wire, attempts() / 5);
}

#[test]
fn stored_texts() {
    attack("stored", doors::stored, attempts() / 5);
}

#[test]
fn addresses() {
    attack("address", doors::address, attempts() / 5);
}

#[test]
fn calls() {
    let mut dice = Dice(5);
    let mut simulation = Simulation::new(Scenario::rollback());
    let ids = [
        "m-bp1imagetest00000001",
        "m-bp1imagetest00000002",
        "i-bp1web00000000000001",
        "i-bp1web00000000000002",
    ];
    for n in 0..attempts() / 5 {
        if n % 500 == 0 {
            simulation = Simulation::new(Scenario::rollback());
        }
        let action = Action::ALL[dice.below(Action::ALL.len())];
        let name = if dice.below(30) == 0 {
            dice.of(&NASTY)
        } else {
            action.as_str()
        };
        let mut parameters = Parameters::new();
        for parameter in action.parameters() {
            let value = match dice.below(6) {
                0 => continue,
                1 => dice.of(&NASTY).to_owned(),
                2 => dice.of(&NASTY).repeat(dice.below(300)),
                3 => dice.of(&ids).to_owned(),
                _ => parameter.example.to_owned(),
            };
            let suffix = dice.of(&[
                "",
                "",
                "",
                ".1",
                ".2",
                ".0",
                ".99999999999999999999",
                ".1.Key",
                ".-1",
                ".",
            ]);
            parameters.set(&format!("{}{suffix}", parameter.name), value);
        }
        if dice.below(3) > 0 {
            parameters.set("RegionId", "cn-hangzhou");
        }
        let response = simulation.call(name, parameters);
        assert!((200..600).contains(&response.status));
        assert_ne!(response.code(), Some("InternalError"));
        match dice.below(20) {
            0 => drop(simulation.undo()),
            1 => drop(simulation.redo()),
            2 => simulation.advance([0, 1, 60, u64::MAX][dice.below(4)]),
            _ => {}
        }
    }
    figures::say(&format!("call: {} hostile attempts, no panic", attempts() / 5));
}
