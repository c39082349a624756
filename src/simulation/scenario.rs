//! Scenarios: the accounts that a simulation may start from.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::file::{ImageEntry, ScenarioFile};
use super::reader::{ScenarioError, read};
use crate::account::ids::choice;
use crate::account::{Account, AccountUid, Quotas, RegionId, Timestamp, Timing};

/// Where a scenario comes from; what is saved of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "SourceEntry", into = "SourceEntry")]
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

/// A source as it is written: a name, or a file. One plain struct: an untagged enum weighs 35 KB of wasm.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase", default, deny_unknown_fields)]
struct SourceEntry {
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image_count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seed: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<ScenarioFile>,
}

impl TryFrom<SourceEntry> for Source {
    type Error = &'static str;

    fn try_from(entry: SourceEntry) -> Result<Self, Self::Error> {
        match entry {
            SourceEntry {
                name: Some(name),
                image_count,
                seed,
                now,
                file: None,
            } => Ok(Self::BuiltIn(BuiltIn {
                name,
                image_count,
                seed,
                now,
            })),
            SourceEntry {
                name: None,
                file: Some(file),
                ..
            } => Ok(Self::File(file)),
            _ => Err("a scenario is either a Name or a File"),
        }
    }
}

impl From<Source> for SourceEntry {
    fn from(source: Source) -> Self {
        match source {
            Source::BuiltIn(BuiltIn {
                name,
                image_count,
                seed,
                now,
            }) => Self {
                name: Some(name),
                image_count,
                seed,
                now,
                file: None,
            },
            Source::File(file) => Self {
                file: Some(file),
                ..Self::default()
            },
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
        let source = Source::BuiltIn(BuiltIn {
            name: name.to_owned(),
            image_count,
            seed: None,
            now: None,
        });
        // A test reads all of them: none is refused.
        Self::from_source(source).unwrap_or_else(|_| Self::nothing())
    }

    fn nothing() -> Self {
        let (uid, now) = (AccountUid::default(), Timestamp::default());
        Self(Rc::new(Inner {
            source: Source::File(ScenarioFile::default()),
            account: Account::new(uid, 1, now, Quotas::default(), Timing::default()),
            region: RegionId::HANGZHOU,
        }))
    }

    /// Reads a scenario from where it comes.
    ///
    /// # Errors
    /// It can't be; see [`ScenarioError`].
    pub fn from_source(source: Source) -> Result<Self, ScenarioError> {
        let (account, region) = match &source {
            Source::File(file) => read(file)?,
            Source::BuiltIn(built_in) => read(&built_in.file()?)?,
        };
        Ok(Self(Rc::new(Inner {
            source,
            account,
            region,
        })))
    }

    /// Reads a scenario file.
    ///
    /// # Errors
    /// The text is no JSON of that form, or the scenario can't be.
    pub fn from_json(text: &str) -> Result<Self, ScenarioError> {
        let file: ScenarioFile = serde_json::from_str(text).map_err(|why| ScenarioError {
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

    /// The account that it starts with.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.0.account
    }
}

impl BuiltIn {
    fn file(&self) -> Result<ScenarioFile, ScenarioError> {
        let mut file = match self.name.as_str() {
            "rollback" => serde_json::from_str(include_str!("rollback.json")).unwrap_or_default(),
            "fleet" => fleet(
                self.image_count.unwrap_or(1000).min(FLEET_LIMIT),
                self.seed.unwrap_or(1),
            ),
            "empty" => ScenarioFile::default(),
            name => {
                let problem = format!("{name:?} is none of {}", Scenario::NAMES.join(", "));
                return Err(ScenarioError {
                    place: String::new(),
                    field: "Name",
                    problem,
                });
            }
        };
        file.seed = self.seed.or(file.seed);
        file.now = self.now.map(|now| now.to_string()).or(file.now);
        Ok(file)
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

fn fleet(images: u32, seed: u64) -> ScenarioFile {
    let start = Timestamp::parse("2020-01-01T00:00:00Z").unwrap_or_default();
    let entry = |n: u32| {
        let draw =
            |lane: u64, bound| choice(seed, u64::from(n).saturating_mul(4).saturating_add(lane), bound);
        let [platform, name, name_en] = SYSTEMS
            .get(usize::try_from(draw(0, 4)).unwrap_or_default())
            .unwrap_or(&SYSTEMS[0]);
        let deprecated = draw(1, 5) == 0;
        let family = (n / 20).saturating_add(1);
        ImageEntry {
            image_name: format!("fleet-{:06}", n.saturating_add(1)),
            image_family: Some(format!("family-{family:05}")),
            creation_time: Some(start.after(u64::from(n).saturating_mul(300)).to_string()),
            status: deprecated.then(|| "Deprecated".to_owned()),
            platform: Some((*platform).to_owned()),
            os_name: Some((*name).to_owned()),
            os_name_en: Some((*name_en).to_owned()),
            size: u32::try_from(draw(2, 5).saturating_add(2).saturating_mul(20)).ok(),
            ..ImageEntry::default()
        }
    };
    let room = usize::try_from(images).unwrap_or_default();
    ScenarioFile {
        images: (0..images).map(entry).collect(),
        quotas: Some(Quotas {
            images_per_region: room.saturating_add(10_000),
            families_per_region: (room / 20).saturating_add(101),
            ..Quotas::default()
        }),
        ..ScenarioFile::default()
    }
}
