//! Scenarios: the accounts that a simulation may start from.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::faults::FaultRule;
use super::file::{ScenarioError, ScenarioFile};
use super::part::{Part, Read, needed, said};
use super::reader::read;
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

#[derive(Debug)]
struct Inner {
    source: Source,
    region: RegionId,
    now: Timestamp,
    faults: Vec<FaultRule>,
    /// Made to see whether the scenario can be; the first simulation takes it, so that no account is kept twice.
    start: RefCell<Option<Account>>,
    /// Makes it again. A pointer, for whoever starts built-in scenarios only needs no reader of files.
    again: fn(&Source) -> Option<Account>,
}

/// What is made from the same source is the same.
impl PartialEq for Inner {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

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

    /// So many generated images (at most [`FLEET_LIMIT`](super::FLEET_LIMIT)) in families of 20, about one in five deprecated.
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
        let built_in = BuiltIn {
            name: name.to_owned(),
            image_count: image_count.filter(|_| name == "fleet"),
            seed: None,
            now: None,
        };
        // A test makes all of them.
        let account = built_in.account().unwrap_or_else(nothing);
        let source = Source::BuiltIn(built_in);
        Self::starting(source, account, RegionId::HANGZHOU, Vec::new(), built_in_again)
    }

    fn starting(
        source: Source,
        account: Account,
        region: RegionId,
        faults: Vec<FaultRule>,
        again: fn(&Source) -> Option<Account>,
    ) -> Self {
        Self(Rc::new(Inner {
            source,
            region,
            now: account.now(),
            faults,
            start: RefCell::new(Some(account)),
            again,
        }))
    }

    /// Reads a scenario from where it comes.
    ///
    /// # Errors
    /// It can't be; see [`ScenarioError`].
    pub fn from_source(source: Source) -> Result<Self, ScenarioError> {
        match &source {
            Source::File(ScenarioFile(file)) => {
                let (account, region) = read(file)?;
                let faults = FaultRule::read_all(file)?;
                Ok(Self::starting(source, account, region, faults, file_again))
            }
            Source::BuiltIn(built_in) => {
                let account = built_in.account().ok_or_else(|| ScenarioError {
                    place: String::new(),
                    field: "Name",
                    problem: format!("{:?} is none of {}", built_in.name, Self::NAMES.join(", ")),
                })?;
                Ok(Self::starting(
                    source,
                    account,
                    RegionId::HANGZHOU,
                    Vec::new(),
                    built_in_again,
                ))
            }
        }
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

    /// The simulated time that it starts at.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.0.now
    }

    /// The account that it starts with, made for this call.
    #[must_use]
    pub fn account(&self) -> Account {
        let made = self.0.start.take();
        made.or_else(|| (self.0.again)(&self.0.source))
            .unwrap_or_else(nothing)
    }
}

/// What no scenario that can be comes to.
fn nothing() -> Account {
    let (uid, now) = (AccountUid::default(), Timestamp::default());
    Account::new(uid, 1, now, Quotas::default(), Timing::default())
}

fn built_in_again(source: &Source) -> Option<Account> {
    match source {
        Source::BuiltIn(built_in) => built_in.account(),
        Source::File(_) => None,
    }
}

fn file_again(source: &Source) -> Option<Account> {
    match source {
        Source::File(ScenarioFile(file)) => Some(read(file).ok()?.0),
        Source::BuiltIn(_) => None,
    }
}
