//! Scenarios: the accounts that a simulation may start from.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::faults::FaultRule;
use super::file::{ScenarioError, ScenarioFile};
use super::part::{Part, Read, needed, said};
use super::reader::read;
use crate::account::ids::choice;
use crate::account::{Account, AccountUid, Quotas, RegionId, Timestamp, Timing};
use crate::openapi::Value;

/// Where a scenario comes from; what is saved of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Value", into = "Value")]
pub enum Source {
    /// One of the built-in ones.
    BuiltIn(BuiltIn),
    /// The user's own.
    File(ScenarioFile),
}

/// A built-in scenario and what was changed about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltIn {
    /// `rollback`, `empty` or `fleet`.
    pub name: String,
    /// The number of images, for `fleet`.
    pub image_count: Option<u32>,
    /// Another seed than 1.
    pub seed: Option<u64>,
    /// Another first reading of the clock.
    pub now: Option<Timestamp>,
}

impl Source {
    /// A source as it is written: `Name` with what was changed about it, or `File`.
    pub(crate) fn read(entry: &Value) -> Read<Self> {
        if let Some(file) = entry.get("File") {
            return Ok(Self::File(ScenarioFile(file.clone())));
        }
        let part = Part::of(entry, &["Name", "ImageCount", "Seed", "Now"])?;
        Ok(Self::BuiltIn(BuiltIn {
            name: needed("Name", part.text("Name")?)?.to_owned(),
            image_count: part.sized("ImageCount")?,
            seed: part.number("Seed")?,
            now: part.time("Now")?,
        }))
    }
}

impl TryFrom<Value> for Source {
    type Error = String;

    fn try_from(entry: Value) -> Result<Self, String> {
        Self::read(&entry).map_err(said)
    }
}

impl From<Source> for Value {
    fn from(source: Source) -> Self {
        match source {
            Source::File(ScenarioFile(file)) => Self::object([("File", file)]),
            Source::BuiltIn(built_in) => Self::given([
                ("Name", Some(built_in.name.into())),
                (
                    "ImageCount",
                    built_in.image_count.map(u64::from).map(Self::Number),
                ),
                ("Seed", built_in.seed.map(Self::Number)),
                ("Now", built_in.now.map(|now| now.to_string().into())),
            ]),
        }
    }
}

/// A starting account that can be. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario(Rc<Inner>);

#[derive(Debug, PartialEq)]
struct Inner {
    source: Source,
    account: Account,
    region: RegionId,
    faults: Vec<FaultRule>,
}

/// The most images that `fleet` makes: what a page can hold in memory and still be quick.
pub const FLEET_LIMIT: u32 = 200_000;

impl Scenario {
    /// The names of the built-in scenarios.
    pub const NAMES: [&str; 3] = ["rollback", "empty", "fleet"];

    /// The source document's family `image-test`, and one image of each other sort.
    #[must_use]
    pub fn rollback() -> Self {
        Self::built_in_or_empty("rollback", None)
    }

    /// Nothing but the account.
    #[must_use]
    pub fn empty() -> Self {
        Self::built_in_or_empty("empty", None)
    }

    /// So many generated images (at most [`FLEET_LIMIT`]) in families of 20, about one in five deprecated.
    #[must_use]
    pub fn fleet(images: u32) -> Self {
        Self::built_in_or_empty("fleet", Some(images))
    }

    /// The built-in scenario of that name; `images` is for `fleet`, 1,000 unless given.
    #[must_use]
    pub fn named(name: &str, images: Option<u32>) -> Option<Self> {
        Self::NAMES
            .contains(&name)
            .then(|| Self::built_in_or_empty(name, images))
    }

    fn built_in_or_empty(name: &str, image_count: Option<u32>) -> Self {
        let image_count = if name == "fleet" { image_count } else { None };
        let built_in = BuiltIn {
            name: name.to_owned(),
            image_count,
            seed: None,
            now: None,
        };
        let Ok((account, region)) = built_in.read() else {
            // A test reads all of them: none is refused.
            return Self::nothing();
        };
        Self(Rc::new(Inner {
            source: Source::BuiltIn(built_in),
            account,
            region,
            faults: Vec::new(),
        }))
    }

    fn nothing() -> Self {
        let (uid, now) = (AccountUid::default(), Timestamp::default());
        Self(Rc::new(Inner {
            source: Source::File(ScenarioFile(Value::object([]))),
            account: Account::new(uid, 1, now, Quotas::default(), Timing::default()),
            region: RegionId::HANGZHOU,
            faults: Vec::new(),
        }))
    }

    /// Reads a scenario from where it comes.
    ///
    /// # Errors
    /// It can't be; see [`ScenarioError`].
    pub fn from_source(source: Source) -> Result<Self, ScenarioError> {
        let (account, region) = match &source {
            Source::File(ScenarioFile(file)) => read(file, &mut std::iter::empty())?,
            Source::BuiltIn(built_in) => built_in.read()?,
        };
        let faults = match &source {
            Source::File(ScenarioFile(file)) => FaultRule::read_all(file)?,
            Source::BuiltIn(_) => Vec::new(),
        };
        Ok(Self(Rc::new(Inner {
            source,
            account,
            region,
            faults,
        })))
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    /// The text is no JSON of that form, or the scenario can't be.
    pub fn from_json(text: &str) -> Result<Self, ScenarioError> {
        let file = serde_json::from_str(text).map_err(|why| ScenarioError {
            place: String::new(),
            field: "",
            problem: why.to_string(),
        })?;
        Self::from_source(Source::File(file))
    }

    /// The built-in scenario's name; `None` for the user's own.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.0.source {
            Source::BuiltIn(built_in) => Some(&built_in.name),
            Source::File(_) => None,
        }
    }

    /// The region that the page opens in.
    #[must_use]
    pub fn region(&self) -> RegionId {
        self.0.region
    }

    /// Where it comes from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.0.source
    }

    /// The fault rules that it starts with.
    #[must_use]
    pub fn faults(&self) -> &[FaultRule] {
        &self.0.faults
    }

    /// The account that it starts with.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.0.account
    }
}

impl BuiltIn {
    fn read(&self) -> Result<(Account, RegionId), ScenarioError> {
        let (file, images) = match self.name.as_str() {
            "rollback" => {
                let file = serde_json::from_str(include_str!("rollback.json"));
                (file.unwrap_or_else(|_| Value::object([])), 0)
            }
            "fleet" => {
                let images = self.image_count.unwrap_or(1000).min(FLEET_LIMIT);
                (Value::object([("Quotas", fleet_quotas(images))]), images)
            }
            "empty" => (Value::object([]), 0),
            name => {
                let problem = format!("{name:?} is none of {}", Scenario::NAMES.join(", "));
                return Err(ScenarioError {
                    place: String::new(),
                    field: "Name",
                    problem,
                });
            }
        };
        let ScenarioFile(file) = ScenarioFile(file).starting(self.seed, self.now);
        let seed = self.seed.unwrap_or(1);
        read(&file, &mut (0..images).map(|n| fleet_image(n, seed)))
    }
}

const SYSTEMS: [[&str; 3]; 4] = [
    ["CentOS", "CentOS  8.0 64位", "CentOS  8.0 64 bit"],
    ["Ubuntu", "Ubuntu  20.04 64位", "Ubuntu  20.04 64 bit"],
    [
        "Aliyun",
        "Alibaba Cloud Linux  3.2104 LTS 64位",
        "Alibaba Cloud Linux  3.2104 LTS 64 bit",
    ],
    ["Debian", "Debian  10.8 64位", "Debian  10.8 64 bit"],
];

fn fleet_image(n: u32, seed: u64) -> Value {
    let draw = |lane: u64, bound| choice(seed, u64::from(n).saturating_mul(4).saturating_add(lane), bound);
    let start = Timestamp::parse("2020-01-01T00:00:00Z").unwrap_or_default();
    let created = start.after(u64::from(n).saturating_mul(300));
    let family = (n / 20).saturating_add(1);
    let [platform, name, name_en] = usize::try_from(draw(0, 4))
        .ok()
        .and_then(|drawn| SYSTEMS.get(drawn))
        .unwrap_or(&SYSTEMS[0]);
    let status = if draw(1, 5) == 0 {
        "Deprecated"
    } else {
        "Available"
    };
    Value::object([
        ("ImageName", format!("fleet-{:06}", n.saturating_add(1)).into()),
        ("ImageFamily", format!("family-{family:05}").into()),
        ("CreationTime", created.to_string().into()),
        ("Status", status.into()),
        ("Platform", (*platform).into()),
        ("OSName", (*name).into()),
        ("OSNameEn", (*name_en).into()),
        (
            "Size",
            Value::Number(draw(2, 5).saturating_add(2).saturating_mul(20)),
        ),
    ])
}

/// Room for the fleet and as much again as an account has.
fn fleet_quotas(images: u32) -> Value {
    let images = u64::from(images);
    Value::object([
        ("ImagesPerRegion", Value::Number(images.saturating_add(10_000))),
        (
            "FamiliesPerRegion",
            Value::Number((images / 20).saturating_add(101)),
        ),
    ])
}
