//! The fault rules that the panel can switch: each switch has its positions, and each position its rule.

use crate::locale::faults::FaultText;
use crate::simulation::FaultRule;

/// A switch: its name and its positions; the first is off.
pub struct Switch {
    /// Its name.
    pub name: FaultText,
    /// Its positions' names.
    pub positions: &'static [FaultText],
    rule: fn(usize) -> Option<FaultRule>,
}

const RATES: &[FaultText] = &[
    FaultText::Off,
    FaultText::Sometimes,
    FaultText::Often,
    FaultText::Always,
];

/// In the order in which they strike: a late answer is one that nothing else befell.
pub const SWITCHES: [Switch; 4] = [
    Switch {
        name: FaultText::Throttling,
        positions: &[
            FaultText::Off,
            FaultText::Sometimes,
            FaultText::Often,
            FaultText::Always,
            FaultText::Quota,
        ],
        rule: throttling,
    },
    Switch {
        name: FaultText::ServerError,
        positions: RATES,
        rule: server_error,
    },
    Switch {
        name: FaultText::Garbled,
        positions: RATES,
        rule: garbled,
    },
    Switch {
        name: FaultText::Latency,
        positions: &[
            FaultText::Off,
            FaultText::HalfSecond,
            FaultText::TwoSeconds,
            FaultText::FiveSeconds,
        ],
        rule: latency,
    },
];

fn rate(position: usize) -> Option<f64> {
    [0.1, 0.3, 1.0].get(position.checked_sub(1)?).copied()
}

fn throttling(position: usize) -> Option<FaultRule> {
    if position == 4 {
        return Some(FaultRule {
            calls_per_window: Some(5),
            ..FaultRule::default()
        });
    }
    Some(FaultRule {
        probability: rate(position)?,
        retry_after_ms: Some(1000),
        ..FaultRule::default()
    })
}

fn server_error(position: usize) -> Option<FaultRule> {
    Some(FaultRule {
        probability: rate(position)?,
        status: 503,
        code: "ServiceUnavailable".to_owned(),
        message: "The request has failed due to a temporary failure of the server.".to_owned(),
        ..FaultRule::default()
    })
}

fn garbled(position: usize) -> Option<FaultRule> {
    Some(FaultRule {
        probability: rate(position)?,
        status: 0,
        garbled: true,
        ..FaultRule::default()
    })
}

fn latency(position: usize) -> Option<FaultRule> {
    let milliseconds = [500, 2000, 5000].get(position.checked_sub(1)?)?;
    Some(FaultRule {
        status: 0,
        latency_ms: Some(*milliseconds),
        ..FaultRule::default()
    })
}

/// The switches' positions under those rules, and the rules that are none of theirs.
pub fn read(rules: impl Iterator<Item = FaultRule>) -> ([usize; 4], Vec<FaultRule>) {
    let (mut positions, mut others) = ([0; 4], Vec::new());
    for rule in rules {
        let found = SWITCHES
            .iter()
            .zip(&mut positions)
            .find_map(|(switch, position)| {
                let mut all = 1..switch.positions.len();
                let there = all.find(|there| (switch.rule)(*there).as_ref() == Some(&rule))?;
                Some((position, there))
            });
        match found {
            Some((position, there)) => *position = there,
            None => others.push(rule),
        }
    }
    (positions, others)
}

/// The rules of those positions, behind the others.
pub fn rules(positions: [usize; 4], mut others: Vec<FaultRule>) -> Vec<FaultRule> {
    let all = SWITCHES.iter().zip(positions);
    others.extend(all.filter_map(|(switch, position)| (switch.rule)(position)));
    others
}
