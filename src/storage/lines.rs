//! The steps in a place, read and put into the one order that every tab gives them.

use super::slot::Seen;
use super::{Entry, Place, Refused};

/// A step and where it stands.
pub(super) struct Line {
    pub stamp: u64,
    pub writer: String,
    pub number: u64,
    pub entry: Entry,
}

/// What was found.
#[derive(Default)]
pub(super) struct Lines {
    /// In order.
    pub good: Vec<Line>,
    /// The keys of what can't be read, and of what the same writer wrote after it.
    pub bad: Vec<String>,
}

/// Where a key points: its epoch, its writer and its number. Format 1 had one writer, without a name.
pub(super) fn place_of<'a>(world: &str, key: &'a str) -> Option<(u64, &'a str, u64)> {
    let (epoch, rest) = key.strip_prefix(world)?.split_once('/')?;
    let (writer, number) = rest.split_once('/').unwrap_or(("", rest));
    Some((epoch.parse().ok()?, writer, number.parse().ok()?))
}

impl Lines {
    /// The steps of an epoch that are not seen yet.
    pub fn read(place: &dyn Place, world: &str, epoch: u64, seen: &Seen) -> Result<Self, Refused> {
        let keys = place.keys(world)?;
        let mut found: Vec<_> = keys
            .iter()
            .filter_map(|key| place_of(world, key).map(|place| (place, key)))
            .collect();
        found.sort_unstable();
        let (mut lines, mut seen) = (Self::default(), seen.clone());
        let mut broken = None;
        let mut last = (String::new(), 0);
        for ((of, writer, number), key) in found {
            // Steps of an epoch that no checkpoint knows belong to one that was lost.
            if of > epoch || broken == Some(writer) {
                lines.bad.push(key.clone());
                continue;
            }
            if of < epoch || number < seen.next(writer) {
                continue;
            }
            let text = place.read(key)?.unwrap_or_default();
            let read = match writer {
                "" => Entry::read_plain(&text).map(|entry| (number, entry)),
                _ => Entry::read(&text),
            };
            let Some((stamp, entry)) = read.filter(|_| number == seen.next(writer)) else {
                broken = Some(writer);
                lines.bad.push(key.clone());
                continue;
            };
            seen.take(writer, number);
            // A writer's own steps keep their order, whatever their stamps say.
            let least = if last.0 == writer { last.1 } else { 0 };
            last = (writer.to_owned(), stamp.max(least));
            lines.good.push(Line {
                stamp: last.1,
                writer: writer.to_owned(),
                number,
                entry,
            });
        }
        lines
            .good
            .sort_by(|a, b| (a.stamp, &a.writer, a.number).cmp(&(b.stamp, &b.writer, b.number)));
        Ok(lines)
    }
}
