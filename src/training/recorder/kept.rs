//! A recording as it is kept: its marks, and a checksum of the calls that they stand in.

use std::hash::Hasher as _;

use fnv::FnvHasher;

use super::super::lesson::Screen;
use super::super::writer::{number, written_screen};
use super::{Mark, Recording, log};
use crate::openapi::Value;
use crate::simulation::part::{Part, Read, needed};
use crate::simulation::{Call, Scenario, Simulation};

const FORMAT: u64 = 1;

/// What tells these calls, and where they began, from others.
fn checksum(scenario: &Scenario, calls: &[Call]) -> String {
    let mut sum = FnvHasher::default();
    sum.write(Value::from(scenario.source().clone()).to_string().as_bytes());
    for call in calls {
        sum.write(Value::from(call.clone()).to_string().as_bytes());
    }
    format!("{:016x}", sum.finish())
}

impl Mark {
    fn write(&self) -> Value {
        Value::object([
            ("Calls", number(self.calls)),
            ("Time", self.time.to_string().into()),
            ("Screen", written_screen(&self.screen)),
        ])
    }

    fn read(value: &Value) -> Read<Self> {
        let part = Part::of(value, &["Calls", "Time", "Screen"])?;
        let shown = needed("Screen", value.get("Screen"))?;
        let text = |name| Some(shown.get(name)?.as_str()?.to_owned());
        Ok(Self {
            calls: needed("Calls", part.sized("Calls")?)?,
            time: needed("Time", part.time("Time")?)?,
            screen: Screen {
                region: text("Region"),
                page: text("Page"),
                tab: text("Tab"),
                family: text("Family"),
            },
        })
    }
}

impl Recording {
    /// The recording as a text, for [`Self::from_json`].
    #[must_use]
    pub fn to_json(&self, simulation: &Simulation) -> String {
        let marks = [&self.start].into_iter().chain(&self.ends).map(Mark::write);
        let turned = self
            .turned
            .iter()
            .map(|(step, check)| Value::object([("Step", number(*step)), ("Check", number(*check))]));
        let file = Value::object([
            ("Format", Value::Number(FORMAT)),
            ("Checksum", checksum(simulation.scenario(), &self.log).into()),
            ("Marks", Value::List(marks.collect())),
            ("Turned", Value::List(turned.collect())),
        ]);
        file.to_string()
    }

    /// A recording that was kept; `None` where it is none, or one of other calls than these.
    #[must_use]
    pub fn from_json(text: &str, simulation: &Simulation) -> Option<Self> {
        let file: Value = serde_json::from_str(text).ok()?;
        let read = || -> Read<Option<Self>> {
            let part = Part::of(&file, &["Format", "Checksum", "Marks", "Turned"])?;
            let marks: Vec<Mark> = part.list("Marks")?.iter().map(Mark::read).collect::<Read<_>>()?;
            let turned = part.list("Turned")?.iter().map(|value| {
                let part = Part::of(value, &["Step", "Check"])?;
                Ok((
                    needed("Step", part.sized("Step")?)?,
                    needed("Check", part.sized("Check")?)?,
                ))
            });
            let turned = turned.collect::<Read<Vec<_>>>()?;
            let last = marks.last().map_or(0, |mark| mark.calls);
            let mut log = log(simulation);
            let whole = log.len() >= last && marks.is_sorted_by_key(|mark| mark.calls);
            log.truncate(last);
            let same = part.text("Checksum")? == Some(&*checksum(simulation.scenario(), &log));
            if part.number("Format")? != Some(FORMAT) || !whole || !same {
                return Ok(None);
            }
            let mut marks = marks.into_iter();
            Ok(marks.next().map(|start| Self {
                log,
                start,
                ends: marks.collect(),
                turned,
            }))
        };
        read().ok()?
    }
}
