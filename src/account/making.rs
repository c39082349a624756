//! Making images: created from an instance or a snapshot, or copied.

use std::rc::Rc;

use super::Account;
use super::change::{Change, Changes};
use super::draft::Draft;
use super::ids::Purpose;
use super::image::{Details, Image, ImageKey, Lifecycle, Owner, System, Tag};
use super::names::{Description, FamilyName, ImageId, ImageName, SnapshotId};
use super::refusal::Refusal;
use super::region::RegionId;
use super::rules::Operation;
use super::settings::{Pace, Work};
use super::time::Timestamp;
use super::work::{Making, Origin};

/// What an image is made from. Source: CreateImage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageSource {
    /// An instance of the region.
    Instance(String),
    /// A system disk's snapshot in the region.
    Snapshot {
        /// Its id.
        id: String,
        /// The size of the image's disk in GiB, where that is said; the snapshot's is the least.
        size: Option<u32>,
    },
}

/// An image to be made. Source: CreateImage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImage {
    /// Where.
    pub region: RegionId,
    /// From what.
    pub source: ImageSource,
    /// Its name; the id stands in for one that is not given.
    pub name: Option<ImageName>,
    /// Its family.
    pub family: Option<FamilyName>,
    /// Its description.
    pub description: Description,
    /// Its version text.
    pub version: Rc<str>,
    /// Its platform; `None` takes the source's.
    pub platform: Option<Rc<str>>,
    /// Its architecture; `None` takes the source's.
    pub architecture: Option<Rc<str>>,
    /// `BIOS`, `UEFI` or `UEFI-Preferred`; `None` takes what the source has.
    pub boot_mode: Option<Rc<str>>,
    /// Its tags.
    pub tags: Vec<Tag>,
    /// Its resource group, or empty.
    pub resource_group: Rc<str>,
    /// Whether metadata is only to be had by `v2`.
    pub imds_v2: bool,
}

/// A copy to be made. Source: CopyImage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRequest {
    /// Where the source lies.
    pub region: RegionId,
    /// The source's id.
    pub image: String,
    /// Where the copy goes.
    pub destination: RegionId,
    /// The copy's name; its id stands in for one that is not given.
    pub name: Option<ImageName>,
    /// The copy's description.
    pub description: Description,
    /// The copy's tags: the source's are not taken along.
    pub tags: Vec<Tag>,
    /// The copy's resource group, or empty.
    pub resource_group: Rc<str>,
}

/// How many copies into a region are made at once; the others wait. Source: the limits of CopyImage.
const COPIES_AT_ONCE: usize = 5;

impl Account {
    /// CreateImage: the changes and the new image's id.
    ///
    /// # Errors
    /// The source is missing, a quota is reached, or the name is taken.
    pub fn create_image(&self, wanted: NewImage) -> Result<(Changes, ImageId), Refusal> {
        let source = self.source_image(wanted.region, &wanted.source)?;
        self.room_for_image(wanted.region)?;
        if let Some(family) = &wanted.family {
            self.room_in_family(wanted.region, family, None)?;
        }
        let source = source.map(Rc::as_ref);
        let size = match wanted.source {
            ImageSource::Snapshot { size, .. } => size,
            ImageSource::Instance(_) => None,
        };
        self.add_image(Addition {
            region: wanted.region,
            origin: Origin::Creation,
            work: self.timing.create_image,
            name: wanted.name,
            family: wanted.family,
            system: source
                .map_or_else(|| Rc::new(System::unknown()), |image| image.system.clone())
                .with(wanted.platform, wanted.architecture),
            size: source
                .map_or(40, |image| image.size)
                .max(size.unwrap_or_default()),
            tags: wanted.tags,
            details: Details {
                description: wanted.description,
                version: wanted.version,
                boot_mode: wanted
                    .boot_mode
                    .or_else(|| source.map(|image| image.details.boot_mode.clone()))
                    .unwrap_or_else(|| "BIOS".into()),
                resource_group: wanted.resource_group,
                license: "".into(),
                nvme: source.is_none_or(|image| image.details.nvme),
                imds_v2: wanted.imds_v2 || source.is_some_and(|image| image.details.imds_v2),
            },
        })
    }

    /// The image behind an instance or a snapshot: gone, perhaps, while these live on.
    fn source_image(&self, region: RegionId, source: &ImageSource) -> Result<Option<&Rc<Image>>, Refusal> {
        match source {
            ImageSource::Instance(id) => {
                let instance = self.instance(id).filter(|instance| instance.region == region);
                let instance = instance.ok_or(Refusal::InstanceNotFound)?;
                Ok(self.index.by_id(&instance.image_key()))
            }
            ImageSource::Snapshot { id, .. } => {
                let snapshot = SnapshotId::parse(id).map_err(|_| Refusal::SnapshotNotFound)?;
                let image = ImageId::parse(&snapshot.image_id()).ok();
                let image = image.and_then(|id| self.index.by_id(&ImageKey { region, id }));
                match image {
                    Some(image) => self.verdict(Operation::UseSnapshot, image).map(drop)?,
                    None if self.index.is_kept(region, &snapshot) => {}
                    None => return Err(Refusal::SnapshotNotFound),
                }
                Ok(image)
            }
        }
    }

    /// CopyImage: the changes and the copy's id. A copy has no family.
    ///
    /// # Errors
    /// The source is missing or can't be copied there, a quota is reached, or the name is taken.
    pub fn copy_image(&self, wanted: CopyRequest) -> Result<(Changes, ImageId), Refusal> {
        let operation = if wanted.region == wanted.destination {
            Operation::CopyWithinRegion
        } else {
            Operation::CopyToOtherRegion
        };
        let source = self.permitted(operation, wanted.region, &wanted.image)?;
        self.room_for_image(wanted.destination)?;
        self.add_image(Addition {
            region: wanted.destination,
            origin: Origin::Copy {
                region: wanted.region,
                image: source.key.id.clone(),
            },
            work: self.timing.copy_image,
            name: wanted.name,
            family: None,
            system: source.system.clone(),
            size: source.size,
            tags: wanted.tags,
            details: Details {
                description: wanted.description,
                resource_group: wanted.resource_group,
                license: "".into(),
                ..(*source.details).clone()
            },
        })
    }

    fn add_image(&self, new: Addition) -> Result<(Changes, ImageId), Refusal> {
        let mut draft = Draft::new(self);
        let (sequence, id) = draft.id(Purpose::Image, new.region);
        let id = ImageId::parse(&id).map_err(|_| Refusal::ImageNotFound)?;
        let name = match new.name {
            Some(name) => name,
            None => ImageName::parse(id.as_str()).map_err(|_| Refusal::NameTaken)?,
        };
        self.name_free(new.region, &name)?;
        let copied = matches!(new.origin, Origin::Copy { .. });
        let Work { pace, ending } = new.work;
        let lifecycle = if pace.is_at_once() {
            ending.lifecycle()
        } else {
            Lifecycle::Making(Box::new(Making {
                started: self.start_of(&new.origin, pace, new.region),
                origin: new.origin,
                pace,
                queue: pace.queue(),
                described: 0,
                ending,
            }))
        };
        let image = Image {
            key: ImageKey {
                region: new.region,
                id: id.clone(),
            },
            name,
            family: new.family,
            created: self.now,
            sequence: u32::try_from(sequence).unwrap_or(u32::MAX),
            owner: Owner::Caller,
            lifecycle,
            system: new.system,
            size: new.size,
            copied,
            tags: new.tags.into(),
            details: Rc::new(new.details),
        };
        draft.changes.push(Change::Image {
            before: None,
            after: Some(Rc::new(image)),
        });
        Ok((draft.finish(), id))
    }

    /// Now, or when a place in the queue of copies is free: only where time moves it.
    fn start_of(&self, origin: &Origin, pace: Pace, region: RegionId) -> Timestamp {
        if *origin == Origin::Creation || !matches!(pace, Pace::Seconds(_)) {
            return self.now;
        }
        let under_way = self.index.due(Timestamp::LATEST).filter(|image| {
            image.key.region == region
                && matches!(&image.lifecycle, Lifecycle::Making(making) if making.origin != Origin::Creation)
        });
        // The first to be done comes first: behind the last five of them there is a place.
        let dues: Vec<Timestamp> = under_way.filter_map(|image| image.due()).collect();
        let place = dues.len().checked_sub(COPIES_AT_ONCE);
        place
            .and_then(|place| dues.get(place).copied())
            .unwrap_or(self.now)
    }

    /// CancelCopyImage.
    ///
    /// # Errors
    /// The image is missing, no copy, or done.
    pub fn cancel_copy(&self, region: RegionId, id: &str) -> Result<Changes, Refusal> {
        let image = self.permitted(Operation::CancelCopy, region, id)?;
        let mut changes = Changes::default();
        changes.push(Change::Image {
            before: Some(image.clone()),
            after: None,
        });
        Ok(changes)
    }
}

/// An image about to be added, whatever call adds it.
struct Addition {
    region: RegionId,
    origin: Origin,
    work: Work,
    name: Option<ImageName>,
    family: Option<FamilyName>,
    system: Rc<System>,
    size: u32,
    tags: Vec<Tag>,
    details: Details,
}

impl System {
    /// The same with another platform or architecture; either gives it the plain name of the two.
    fn with(self: Rc<Self>, platform: Option<Rc<str>>, architecture: Option<Rc<str>>) -> Rc<Self> {
        if platform.is_none() && architecture.is_none() {
            return self;
        }
        let platform = platform.unwrap_or_else(|| self.platform.clone());
        let architecture = architecture.unwrap_or_else(|| self.architecture.clone());
        let bits = if &*architecture == "i386" { "32" } else { "64" };
        Rc::new(Self {
            name: format!("{platform} {bits}位").into(),
            name_en: format!("{platform} {bits} bit").into(),
            platform,
            architecture,
        })
    }

    /// What the API takes for granted of an image that nothing is known of: `Others Linux`, `x86_64`.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            platform: "Others Linux".into(),
            name: "其他Linux 64位".into(),
            name_en: "Others Linux 64 bit".into(),
            architecture: "x86_64".into(),
        }
    }
}

impl SnapshotId {
    /// Each custom image has one system disk snapshot, whose id differs in the prefix alone.
    fn image_id(&self) -> String {
        self.as_str().replacen("s-", "m-", 1)
    }
}
