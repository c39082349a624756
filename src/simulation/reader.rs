//! From a scenario file to an account. One that can't be is refused whole, with the place and the reason.

use std::cell::RefCell;
use std::rc::Rc;

use super::built_in::usual_start;
use super::file::ScenarioError;
use super::part::{Part, Read, parsed};
use crate::account::ids::{Purpose, resource_id};
use crate::account::{
    Account, AccountUid, Description, Details, Ending, FamilyName, Image, ImageId, ImageKey, ImageName,
    Instance, InstanceId, InstanceStatus, Lifecycle, Making, Origin, Owner, Pace, Quotas, Refusal, RegionId,
    Shares, Status, System, Tag, TagKey, TagValue, Timestamp, Timing, Work,
};
use crate::openapi::Value;

fn region(part: Part<'_>, default: RegionId) -> Read<RegionId> {
    let read = part.parsed("RegionId", |text| {
        RegionId::parse(text).ok_or("is not a region's id")
    });
    Ok(read?.unwrap_or(default))
}

/// Texts that images have in common, each kept once: of 100,000 images, the memory that is looked at stays together.
#[derive(Default)]
struct Pool(RefCell<Vec<Rc<str>>>);

impl Pool {
    /// Beyond these, every text is its own: looking for it would take too long.
    const MOST: usize = 64;

    fn text(&self, text: &str) -> Rc<str> {
        let mut kept = self.0.borrow_mut();
        if let Some(there) = kept.iter().find(|there| &***there == text) {
            return there.clone();
        }
        let new: Rc<str> = text.into();
        if kept.len() < Self::MOST {
            kept.push(new.clone());
        }
        new
    }
}

/// What the whole scenario lends to its parts.
struct Reader<'a> {
    account: &'a Account,
    region: RegionId,
    pool: &'a Pool,
}

impl Reader<'_> {
    fn image(&self, entry: Part<'_>) -> Read<Image> {
        let account = self.account;
        let region = region(entry, self.region)?;
        let id = match entry.text("ImageId")? {
            Some(id) => id.to_owned(),
            None => resource_id(account.seed(), Purpose::Image, account.count(), region),
        };
        let owner = owner(account, entry)?;
        let text = |name| Ok(entry.text(name)?.unwrap_or_default());
        let family = text("ImageFamily")?;
        let family = (!family.is_empty()).then(|| parsed("ImageFamily", family, FamilyName::parse));
        let created = entry.time("CreationTime")?.unwrap_or_else(|| account.now());
        let shares = self.shares(entry, &owner, created)?;
        Ok(Image {
            key: ImageKey {
                region,
                id: parsed("ImageId", &id, ImageId::parse)?,
            },
            name: name(&owner, text("ImageName")?)?,
            family: family.transpose()?,
            created,
            sequence: 0,
            lifecycle: self.lifecycle(entry, shares)?,
            owner,
            system: self.system(entry)?,
            size: entry.sized("Size")?.unwrap_or(40),
            copied: entry.boolean("IsCopied")?,
            tags: tags(entry)?.into(),
            details: Rc::new(Details {
                description: parsed("Description", text("Description")?, Description::parse)?,
                version: self.pool.text(text("ImageVersion")?),
                boot_mode: self.pool.text(entry.text("BootMode")?.unwrap_or("BIOS")),
                resource_group: self.pool.text(text("ResourceGroupId")?),
                license: self.pool.text(text("LicenseType")?),
                nvme: true,
                imds_v2: false,
            }),
        })
    }

    /// Another account's image that says nothing of sharing is shared with this one, or it would not be seen.
    fn shares(&self, entry: Part<'_>, owner: &Owner, since: Timestamp) -> Read<Shares> {
        const NAME: &str = "SharedAccounts";
        let published = entry.boolean("IsPublic")?;
        let mut shares = Shares {
            published,
            ..Shares::default()
        };
        for uid in entry.list(NAME)? {
            let uid = uid.as_str().ok_or((NAME, "must hold texts".to_owned()))?;
            let uid = parsed(NAME, uid, AccountUid::parse)?;
            let owns = match owner {
                Owner::Caller => *self.account.uid() == uid,
                Owner::Other(other) => *other == uid,
                Owner::System => false,
            };
            if owns {
                return Err((NAME, "an image can't be shared with its owner".into()));
            }
            shares.add(uid, since);
        }
        let silent = entry.0.get(NAME).is_none() && !published;
        let shareable = matches!(entry.text("Status")?, None | Some("Available" | "UnAvailable"));
        if matches!(owner, Owner::Other(_)) && silent && shareable {
            shares.add(self.account.uid().clone(), since);
        }
        Ok(shares)
    }

    fn lifecycle(&self, entry: Part<'_>, shares: Shares) -> Read<Lifecycle> {
        let status = entry.parsed("Status", |word| Status::parse(word).ok_or("is not a status"))?;
        let status = status.unwrap_or(Status::Available);
        if shares != Shares::default() && !matches!(status, Status::Available | Status::UnAvailable) {
            let problem = format!("an image that is shared can't be {}", status.as_str());
            return Err(("Status", problem));
        }
        Ok(match status {
            Status::Available => Lifecycle::Available(shares),
            Status::UnAvailable => Lifecycle::UnAvailable(shares),
            Status::Deprecated => Lifecycle::Deprecated,
            Status::CreateFailed => Lifecycle::CreateFailed,
            Status::Waiting => self.making(|pace| pace.queue().max(1)),
            Status::Creating => self.making(|_| 0),
        })
    }

    /// A scenario's unfinished image starts at the scenario's own time, as what the scenario says.
    fn making(&self, queue: impl FnOnce(Pace) -> u32) -> Lifecycle {
        let Work { pace, ending } = self.account.timing().create_image;
        let pace = if pace.is_at_once() { Pace::Seconds(1) } else { pace };
        Lifecycle::Making(Box::new(Making {
            origin: Origin::Creation,
            started: self.account.now(),
            pace,
            queue: queue(pace),
            described: 0,
            ending,
        }))
    }

    fn system(&self, entry: Part<'_>) -> Read<Rc<System>> {
        let platform = entry.text("Platform")?.unwrap_or("CentOS");
        let architecture = entry.text("Architecture")?.unwrap_or("x86_64");
        let bits = if architecture == "i386" { "32" } else { "64" };
        let name = |given: Option<&str>, unit: &str| match given {
            Some(name) => self.pool.text(name),
            None => self.pool.text(&format!("{platform} {bits}{unit}")),
        };
        Ok(Rc::new(System {
            name: name(entry.text("OSName")?, "位"),
            name_en: name(entry.text("OSNameEn")?, " bit"),
            platform: self.pool.text(platform),
            architecture: self.pool.text(architecture),
        }))
    }

    fn instance(&self, entry: Part<'_>) -> Read<Instance> {
        let account = self.account;
        let region = region(entry, self.region)?;
        let drawn = |purpose| resource_id(account.seed(), purpose, account.count(), region);
        let id = match entry.text("InstanceId")? {
            Some(id) => id.to_owned(),
            None => drawn(Purpose::Instance),
        };
        let status = entry.parsed("Status", |word| {
            InstanceStatus::parse(word).ok_or("is neither Running nor Stopped")
        })?;
        let image = entry.text("ImageId")?.unwrap_or_default();
        Ok(Instance {
            name: entry.text("InstanceName")?.unwrap_or(&id).into(),
            id: parsed("InstanceId", &id, InstanceId::parse)?,
            region,
            image: parsed("ImageId", image, ImageId::parse)?,
            status: status.unwrap_or(InstanceStatus::Running),
            instance_type: entry.text("InstanceType")?.unwrap_or("ecs.g6.large").into(),
            created: entry.time("CreationTime")?.unwrap_or_else(|| account.now()),
            sequence: 0,
            disk: drawn(Purpose::Disk).into(),
            tags: tags(entry)?,
        })
    }
}

/// The owner's UID is a text or, as DescribeImages writes it, a number.
fn owner(account: &Account, entry: Part<'_>) -> Read<Owner> {
    const NAME: &str = "ImageOwnerId";
    if entry.text("ImageOwnerAlias")? == Some("system") {
        return Ok(Owner::System);
    }
    let uid = match entry.0.get(NAME) {
        None => return Ok(Owner::Caller),
        Some(Value::Number(number)) => parsed(NAME, &number.to_string(), AccountUid::parse),
        Some(value) => parsed(NAME, value.as_str().unwrap_or_default(), AccountUid::parse),
    }?;
    Ok(if uid == *account.uid() {
        Owner::Caller
    } else {
        Owner::Other(uid)
    })
}

/// Public images are named like files, `aliyun` in front: names that no account could give.
fn name(owner: &Owner, text: &str) -> Read<ImageName> {
    let foreign = if *owner == Owner::System {
        ImageName::public(text)
    } else {
        None
    };
    foreign.map_or_else(|| parsed("ImageName", text, ImageName::parse), Ok)
}

/// Wrapped as responses wrap them.
fn tags(entry: Part<'_>) -> Read<Vec<Tag>> {
    let Some(wrapper) = entry.part("Tags", &["Tag"])? else {
        return Ok(Vec::new());
    };
    let tag = |tag: &Value| {
        let text = |name| Ok(Part(tag).text(name)?.unwrap_or_default());
        Ok(Tag {
            key: parsed("TagKey", text("TagKey")?, TagKey::parse)?,
            value: parsed("TagValue", text("TagValue")?, TagValue::parse)?,
        })
    };
    wrapper.list("Tag")?.iter().map(tag).collect()
}

fn quotas(file: Part<'_>) -> Read<Quotas> {
    const NAMES: [&str; 5] = [
        "ImagesPerRegion",
        "ImagesPerFamily",
        "FamiliesPerRegion",
        "AccountsPerImage",
        "ImagesPerReceivingAccount",
    ];
    let mut quotas = Quotas::default();
    if let Some(given) = file.part("Quotas", &NAMES)? {
        let [images, per_family, families, accounts, received] = NAMES;
        quotas.images_per_region = given.sized(images)?.unwrap_or(quotas.images_per_region);
        quotas.images_per_family = given.sized(per_family)?.unwrap_or(quotas.images_per_family);
        quotas.families_per_region = given.sized(families)?.unwrap_or(quotas.families_per_region);
        quotas.accounts_per_image = given.sized(accounts)?.unwrap_or(quotas.accounts_per_image);
        quotas.images_per_receiving_account = given
            .sized(received)?
            .unwrap_or(quotas.images_per_receiving_account);
    }
    Ok(quotas)
}

/// What makes work go on: one thing alone.
fn pace(work: Part<'_>) -> Read<Option<Pace>> {
    let seconds = work.sized("Seconds")?.map(Pace::Seconds);
    let describes = work.sized("Describes")?.map(Pace::Describes);
    let by_hand = work.boolean("ByHand")?.then_some(Pace::ByHand);
    let mut given = [seconds, describes, by_hand].into_iter().flatten();
    let first = given.next();
    match given.next() {
        Some(_) => Err(("Timing", "takes one of Seconds, Describes and ByHand".to_owned())),
        None => Ok(first),
    }
}

fn timing(file: Part<'_>) -> Read<Timing> {
    let mut timing = Timing::default();
    let Some(given) = file.part("Timing", &["CreateImage", "CopyImage"])? else {
        return Ok(timing);
    };
    for (name, work) in [
        ("CreateImage", &mut timing.create_image),
        ("CopyImage", &mut timing.copy_image),
    ] {
        if let Some(given) = given.part(name, &["Seconds", "Describes", "ByHand", "Ending"])? {
            work.pace = pace(given)?.unwrap_or(work.pace);
            let ending = given.parsed("Ending", |word| {
                Ending::parse(word).ok_or("is neither Available nor CreateFailed")
            });
            work.ending = ending?.unwrap_or_default();
        }
    }
    Ok(timing)
}

/// The account that a file begins: everything but images and instances.
fn begin(file: Part<'_>) -> Read<(Account, RegionId)> {
    let region = region(file, RegionId::HANGZHOU)?;
    let uid = file.parsed("AccountId", AccountUid::parse)?.unwrap_or_default();
    let now = file.time("Now")?.unwrap_or_else(usual_start);
    let seed = file.number("Seed")?.unwrap_or(1);
    let account = Account::new(uid, seed, now, quotas(file)?, timing(file)?);
    Ok((account, region))
}

fn bring_image(account: &mut Account, region: RegionId, pool: &Pool, entry: &Value) -> Read<()> {
    let reader = Reader {
        account,
        region,
        pool,
    };
    let image = reader.image(Part(entry))?;
    let (name, id) = (image.name.clone(), image.key.id.clone());
    account.bring_image(image).map_err(|refusal| match refusal {
        Refusal::NameTaken => (
            "ImageName",
            format!("{:?} is there twice in its region", name.as_str()),
        ),
        _ => ("ImageId", format!("{:?} is there twice", id.as_str())),
    })
}

fn bring_instance(account: &mut Account, region: RegionId, pool: &Pool, entry: &Value) -> Read<()> {
    let reader = Reader {
        account,
        region,
        pool,
    };
    let instance = reader.instance(Part(entry))?;
    let twice = |_| ("InstanceId", "is there twice".to_owned());
    account.bring_instance(instance).map_err(twice)
}

/// The account that a scenario file starts with, and the region that the page opens in.
pub(super) fn read(file: &Value) -> Result<(Account, RegionId), ScenarioError> {
    let whole = |(field, problem)| ScenarioError {
        place: String::new(),
        field,
        problem,
    };
    if !matches!(file, Value::Object(_)) {
        return Err(whole(("", "must be an object".to_owned())));
    }
    let (mut account, region) = begin(Part(file)).map_err(whole)?;
    let pool = Pool::default();
    let images = Part(file).list("Images").map_err(whole)?;
    for (n, entry) in images.iter().enumerate() {
        bring_image(&mut account, region, &pool, entry).map_err(|(field, problem)| ScenarioError {
            place: format!(
                "Images[{n}] {:?}",
                entry["ImageName"].as_str().unwrap_or_default()
            ),
            field,
            problem,
        })?;
    }
    let instances = Part(file).list("Instances").map_err(whole)?;
    for (n, entry) in instances.iter().enumerate() {
        bring_instance(&mut account, region, &pool, entry).map_err(|(field, problem)| ScenarioError {
            place: format!("Instances[{n}]"),
            field,
            problem,
        })?;
    }
    Ok((account, region))
}
