//! What a call probably meant: misspelt actions and parameters, which the service answers without a word about it.

use super::action::{Action, Kind};
use super::no_effect;
use super::parameters::Parameters;

/// A hint on what was probably meant; `None` when nothing looks misspelt.
///
/// ```
/// use image_family_simulator::openapi::{Parameters, hint};
///
/// let parameters = Parameters::from([("RegionID", "cn-hangzhou")]);
/// assert_eq!(hint("DescribeImages", &parameters).as_deref(), Some("RegionID: did you mean RegionId?"));
/// ```
#[must_use]
pub fn hint(action: &str, parameters: &Parameters) -> Option<String> {
    let Some(known) = Action::parse(action) else {
        let near = nearest(action, Action::ALL.iter().map(|action| action.as_str()))?;
        return Some(format!("{action}: did you mean {near}?"));
    };
    let unknown = parameters
        .iter()
        .map(|(name, _)| name)
        .find(|name| !takes(known, name))?;
    let base = unknown.split('.').next().unwrap_or(unknown);
    let plain = |name: &&'static str| !name.contains('.');
    let more = known
        .parameters_of_no_effect()
        .map(|(name, _)| name)
        .filter(plain);
    let names = known
        .parameters()
        .iter()
        .map(|parameter| parameter.name)
        .chain(more);
    Some(match nearest(base, names).filter(|near| *near != base) {
        Some(near) => format!("{unknown}: did you mean {}?", unknown.replacen(base, near, 1)),
        None => format!("{unknown}: {action} has no such parameter"),
    })
}

/// Whether there is such an action, and it takes every one of these parameters.
#[must_use]
pub fn is_known(action: &str, parameters: &Parameters) -> bool {
    Action::parse(action).is_some_and(|known| parameters.iter().all(|(name, _)| takes(known, name)))
}

/// Whether there is such an action, and each of these parameters has its own line in the action's table: those without
/// effect have none there.
#[must_use]
pub fn is_listed(action: &str, parameters: &Parameters) -> bool {
    Action::parse(action).is_some_and(|known| parameters.iter().all(|(name, _)| lists(known, name)))
}

fn takes(action: Action, name: &str) -> bool {
    lists(action, name) || no_effect::kind(action, name).is_some()
}

fn lists(action: Action, name: &str) -> bool {
    let fits = |parameter: &super::Parameter| match name.strip_prefix(parameter.name) {
        Some("") => !matches!(parameter.kind, Kind::List | Kind::Structures(_)),
        Some(rest) => match (
            parameter.kind,
            rest.strip_prefix('.').and_then(|rest| rest.split_once('.')),
        ) {
            (Kind::Structures(parts), Some((n, part))) => n.parse::<usize>().is_ok() && parts.contains(&part),
            (Kind::List, None) => rest.strip_prefix('.').is_some_and(|n| n.parse::<usize>().is_ok()),
            _ => false,
        },
        None => false,
    };
    action.parameters().iter().any(fits)
}

/// The name that differs least, by a third of its letters at the most.
fn nearest(text: &str, names: impl Iterator<Item = &'static str>) -> Option<&'static str> {
    let distances = names.map(|name| (distance(text, name), name));
    let (least, name) = distances.min()?;
    (least <= name.len() / 3).then_some(name)
}

/// How many letters to add, drop or change (Levenshtein), in whatever case.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.to_ascii_lowercase().chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.to_ascii_lowercase().chars().enumerate() {
        let mut next = vec![i.saturating_add(1)];
        for ((left_above, above), y) in row.iter().zip(row.iter().skip(1)).zip(&b) {
            let left = next.last().copied().unwrap_or_default();
            let change = left_above.saturating_add(usize::from(x != *y));
            next.push(change.min(above.saturating_add(1)).min(left.saturating_add(1)));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
