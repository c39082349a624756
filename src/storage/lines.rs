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
        let (mut lines, mut seen) = (Self::default(), seen.clone());
        let mut writers = Vec::new();
        for key in &keys {
            if let Some((of, writer, _)) = place_of(world, key)
                && of == epoch
                && !writers.contains(&writer)
            {
                writers.push(writer);
                lines.walk(place, &format!("{world}{epoch}/"), writer, &mut seen)?;
            }
        }
        for key in &keys {
            // Steps of an epoch that no checkpoint knows belong to one that was lost.
            if let Some((of, writer, number)) = place_of(world, key)
                && (of > epoch || (of == epoch && number >= seen.next(writer)))
                && !lines.bad.contains(key)
            {
                lines.bad.push(key.clone());
            }
        }
        Ok(lines)
    }

    /// A writer's steps, up to the first that is missing or can't be read.
    fn walk(&mut self, place: &dyn Place, start: &str, writer: &str, seen: &mut Seen) -> Result<(), Refused> {
        let mut least = 0;
        loop {
            let number = seen.next(writer);
            let key = match writer {
                "" => format!("{start}{number}"),
                _ => format!("{start}{writer}/{number}"),
            };
            let Some(text) = place.read(&key)? else {
                return Ok(());
            };
            let read = match writer {
                "" => Entry::read_plain(&text).map(|entry| (number, entry)),
                _ => Entry::read(&text),
            };
            let Some((stamp, entry)) = read else {
                self.bad.push(key);
                return Ok(());
            };
            seen.take(writer, number);
            // A writer's own steps keep their order, whatever their stamps say.
            least = stamp.max(least);
            let after = self
                .good
                .partition_point(|line| (line.stamp, &*line.writer) <= (least, writer));
            let line = Line {
                stamp: least,
                writer: writer.to_owned(),
                number,
                entry,
            };
            self.good.insert(after, line);
        }
    }
}
