//! Plain records and what is read off them by looking at all of them.

use std::collections::BTreeSet;

/// What is refused; an empty message is one that no source gives.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    pub code: &'static str,
    pub message: String,
}

/// What was found, or the refusals of which any may be the answer.
pub type Checked<T> = Result<T, Vec<Refusal>>;

/// The lines of an answer that are compared.
pub type Answer = Checked<Vec<String>>;

pub fn refuse<T>(status: u16, code: &'static str, message: impl Into<String>) -> Checked<T> {
    Err(vec![Refusal {
        status,
        code,
        message: message.into(),
    }])
}

/// Checks of one kind: their order among themselves is documented nowhere.
#[derive(Default)]
pub struct Checks(Vec<Refusal>);

impl Checks {
    pub fn refuse_if(&mut self, wrong: bool, status: u16, code: &'static str, message: impl Into<String>) {
        if wrong {
            self.take(refuse(status, code, message));
        }
    }

    /// What is wrong in no way of its own.
    pub fn not_valid_if(&mut self, wrong: bool) {
        self.refuse_if(
            wrong,
            400,
            "InvalidParameter",
            "The specified parameter is not valid",
        );
    }

    pub fn take(&mut self, checked: Checked<()>) {
        self.0.extend(checked.err().into_iter().flatten());
    }

    pub fn end(self) -> Checked<()> {
        if self.0.is_empty() { Ok(()) } else { Err(self.0) }
    }
}

pub const ALIBABA: &str = "system";
/// What images have that nothing was said of.
pub const NVME: &str = "supported";
/// So many copies into a region are made at a time.
const COPIES_AT_A_TIME: usize = 5;

#[derive(Debug, Clone, Copy)]
pub enum State {
    Is(&'static str),
    /// Ready after so many steps, the first of which are spent waiting.
    Making {
        by: By,
        wait: u64,
        steps: u64,
        ends: &'static str,
    },
}

/// What a step of the making of an image is.
#[derive(Debug, Clone, Copy)]
pub enum By {
    /// A second since then.
    Time(u64),
    /// A list that was asked for with the image in it; so many there were.
    Lists(u64),
    /// None that comes by itself.
    Hand,
}

/// How images are made, and how that ends.
#[derive(Debug, Clone, Copy)]
pub struct Work {
    pub by: By,
    pub steps: u64,
    pub ends: &'static str,
}

impl Work {
    /// A sixth of it is waiting; of lists, one at least that can tell so.
    pub fn wait(&self) -> u64 {
        match self.by {
            By::Time(_) => self.steps / 6,
            By::Lists(_) if self.steps > 1 => 1.max(self.steps / 6),
            By::Lists(_) | By::Hand => 0,
        }
    }

    /// An image whose making begins then.
    pub fn from(&self, since: u64) -> State {
        State::Making {
            by: match self.by {
                By::Time(_) => By::Time(since),
                other => other,
            },
            wait: self.wait(),
            steps: self.steps,
            ends: self.ends,
        }
    }
}

#[derive(Debug, Clone)]
pub struct Image {
    pub id: String,
    pub region: String,
    pub owner: String,
    pub name: String,
    pub family: String,
    pub description: String,
    pub version: String,
    pub platform: String,
    pub architecture: String,
    pub boot_mode: String,
    pub license: String,
    pub nvme: String,
    pub needs_imds_v2: bool,
    pub group: String,
    pub created: u64,
    pub state: State,
    pub shares: Vec<(String, u64)>,
    pub public: bool,
    pub copied: bool,
    pub copy_of: Option<(String, String)>,
    pub size: u64,
    pub tags: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
pub struct Instance {
    pub id: String,
    pub region: String,
    pub name: String,
    pub image: String,
    pub running: bool,
    pub kind: String,
    pub created: u64,
    pub tags: Vec<(String, String)>,
}

#[derive(Debug, Clone)]
pub struct Quotas {
    pub images_per_region: usize,
    pub images_per_family: usize,
    pub families_per_region: usize,
    pub accounts_per_image: usize,
    pub images_per_account: usize,
}

/// Images and instances in the order in which they came.
#[derive(Debug, Clone)]
pub struct World {
    pub me: String,
    pub now: u64,
    pub quotas: Quotas,
    pub making: Work,
    pub copying: Work,
    pub images: Vec<Image>,
    pub instances: Vec<Instance>,
    pub snapshots: Vec<(String, String)>,
    pub tokens: Vec<Done>,
}

/// What was made under a client token: the API, all that was sent, and the answer.
#[derive(Debug, Clone)]
pub struct Done {
    pub action: String,
    pub sent: Vec<(String, String)>,
    pub answer: Vec<String>,
}

/// Keys and values in the order of the keys.
pub fn tag_text(tags: &[(String, String)]) -> String {
    let mut all: Vec<String> = tags.iter().map(|(key, value)| format!("{key}={value}")).collect();
    all.sort();
    all.join(",")
}

impl World {
    pub fn status(&self, image: &Image) -> &'static str {
        match image.state {
            State::Is(status) => status,
            State::Making {
                by,
                wait,
                steps,
                ends,
            } => match self.passed(by) {
                Some(passed) if passed >= steps => ends,
                passed if passed.unwrap_or_default() < wait => "Waiting",
                _ => "Creating",
            },
        }
    }

    /// The steps that are done; by hand there are none.
    fn passed(&self, by: By) -> Option<u64> {
        match by {
            By::Time(since) => Some(self.now.saturating_sub(since)),
            By::Lists(count) => Some(count),
            By::Hand => None,
        }
    }

    pub fn is_being_made(&self, image: &Image) -> bool {
        matches!(self.status(image), "Waiting" | "Creating")
    }

    /// Rises evenly from the end of the wait to the end of the work.
    pub fn progress(&self, image: &Image) -> u64 {
        match image.state {
            State::Making { by, wait, steps, .. } if self.is_being_made(image) => {
                let made = self.passed(by).unwrap_or_default().saturating_sub(wait);
                made * 100 / steps.saturating_sub(wait).max(1)
            }
            _ if self.status(image) == "CreateFailed" => 0,
            _ => 100,
        }
    }

    /// Whether an instance may be made of it by its id.
    pub fn is_startable(&self, image: &Image) -> bool {
        matches!(self.status(image), "Available" | "Deprecated")
    }

    /// When a copy into this region starts that is asked for now.
    pub fn copy_starts(&self, region: &str) -> u64 {
        let copies = self
            .my_images(region)
            .filter(|image| image.copied && self.is_being_made(image));
        let mut dues: Vec<u64> = copies
            .filter_map(|image| match image.state {
                State::Making {
                    by: By::Time(since),
                    steps,
                    ..
                } => Some(since + steps),
                _ => None,
            })
            .collect();
        dues.sort_unstable();
        dues.iter()
            .nth_back(COPIES_AT_A_TIME - 1)
            .copied()
            .unwrap_or(self.now)
    }

    pub fn is_mine(&self, image: &Image) -> bool {
        image.owner == self.me
    }

    pub fn is_shared_with_me(&self, image: &Image) -> bool {
        !self.is_mine(image) && image.shares.iter().any(|(uid, _)| *uid == self.me)
    }

    /// Mine, Alibaba's, shared with me, or everybody's.
    pub fn is_usable(&self, image: &Image) -> bool {
        self.is_mine(image) || image.owner == ALIBABA || self.is_shared_with_me(image) || image.public
    }

    pub fn family_text(&self, image: &Image) -> String {
        if image.family.is_empty() || self.is_mine(image) {
            image.family.clone()
        } else if image.owner == ALIBABA {
            format!("acs:{}", image.family)
        } else {
            format!("acs:{}:{}", image.owner, image.family)
        }
    }

    pub fn is_used(&self, id: &str) -> bool {
        self.instances.iter().any(|instance| instance.image == id)
    }

    pub fn usable(&self, region: &str, id: &str) -> Option<&Image> {
        let mut all = self.images.iter();
        all.find(|image| image.region == region && image.id == id && self.is_usable(image))
    }

    pub fn mine(&self, region: &str, id: &str) -> Option<usize> {
        let mut all = self.images.iter();
        all.position(|image| image.region == region && image.id == id && self.is_mine(image))
    }

    pub fn my_images<'a>(&'a self, region: &'a str) -> impl Iterator<Item = &'a Image> {
        let all = self.images.iter();
        all.filter(move |image| image.region == region && self.is_mine(image))
    }

    /// The newest available image whose family reads like this; of two equally old ones the later.
    pub fn latest(&self, region: &str, family: &str) -> Option<&Image> {
        let candidates = self.images.iter().filter(|image| {
            image.region == region
                && !image.family.is_empty()
                && self.is_usable(image)
                && self.status(image) == "Available"
                && self.family_text(image) == family
        });
        candidates.max_by_key(|image| image.created)
    }

    /// How many images of mine but this one are in a family, and whether such a family would be one too many.
    pub fn family_room(&self, region: &str, family: &str, but: &str) -> (bool, bool) {
        let others: Vec<&Image> = self.my_images(region).filter(|image| image.id != but).collect();
        let members = others.iter().filter(|image| image.family == family).count();
        let families: BTreeSet<&str> = others.iter().map(|image| image.family.as_str()).collect();
        let count = families.iter().filter(|there| !there.is_empty()).count();
        let new_fits = members > 0 || count < self.quotas.families_per_region;
        (members < self.quotas.images_per_family, new_fits)
    }

    pub fn is_name_taken(&self, region: &str, name: &str, but: &str) -> bool {
        self.my_images(region)
            .any(|image| image.name == name && image.id != but)
    }

    /// Whether a copy of this image is under way.
    pub fn is_being_copied(&self, region: &str, id: &str) -> bool {
        self.images.iter().any(|copy| {
            let of = copy.copy_of.as_ref();
            self.is_being_made(copy) && of.is_some_and(|(from, of)| from == region && of == id)
        })
    }
}
