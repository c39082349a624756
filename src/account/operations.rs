//! What each operation would change. Every one asks the table of rules first, then quotas, then names.

use std::rc::Rc;

use super::Account;
use super::change::{Change, Changes};
use super::ids::{Purpose, resource_id};
use super::image::{Ending, Image, ImageKey, Lifecycle, Making, Origin, Owner, Shares, Status, System, Tag};
use super::instance::{Instance, InstanceStatus};
use super::names::{AccountUid, Description, FamilyName, ImageId, ImageName, InstanceId, SnapshotId};
use super::refusal::Refusal;
use super::region::RegionId;
use super::rules::Operation;
use super::settings::Work;
use super::time::Timestamp;

/// New values for an image's attributes; what is `None` stays as it is. Source: ModifyImageAttribute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attributes {
    /// Deprecate or restore; another status is nothing that can be set.
    pub status: Option<Status>,
    /// A new name.
    pub name: Option<ImageName>,
    /// Another family.
    pub family: Option<FamilyName>,
    /// A new description.
    pub description: Option<Description>,
    /// A new boot mode.
    pub boot_mode: Option<Rc<str>>,
    /// A new license type.
    pub license: Option<Rc<str>>,
    /// Whether NVMe is supported.
    pub nvme: Option<bool>,
    /// Whether metadata is only to be had by `v2`.
    pub imds_v2: Option<bool>,
}

/// Who is to get an image, and who is to lose it. Source: ModifyImageSharePermission.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharePermission {
    /// Accounts to add.
    pub add: Vec<AccountUid>,
    /// Accounts to remove.
    pub remove: Vec<AccountUid>,
    /// Publish as a community image, or take it back.
    pub publish: Option<bool>,
}

/// What an image is made from. Source: CreateImage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageSource {
    /// An instance of the region.
    Instance(String),
    /// A system disk's snapshot in the region.
    Snapshot(String),
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

/// Which image new instances start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageChoice {
    /// This one.
    Id(String),
    /// The one that the family resolves to, written as in a lookup.
    Family(String),
}

/// Instances to be made. Source: RunInstances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewInstances {
    /// Where.
    pub region: RegionId,
    /// From what.
    pub image: ImageChoice,
    /// Type, e.g. `ecs.g6.large`.
    pub instance_type: Rc<str>,
    /// Name; the id stands in for one that is not given.
    pub name: Option<Rc<str>>,
    /// How many.
    pub amount: u8,
    /// Size of the system disk in GiB; `None` takes what the image needs.
    pub disk_size: Option<u32>,
    /// Their tags.
    pub tags: Vec<Tag>,
    /// Running (RunInstances) or stopped (CreateInstance) at first.
    pub status: InstanceStatus,
}

/// How many copies into a region are made at once; the others wait. Source: the limits of CopyImage.
const COPIES_AT_ONCE: usize = 5;

/// Changes in the making, with the count that new ids come from.
struct Draft<'a> {
    account: &'a Account,
    changes: Changes,
    count: u64,
}

impl<'a> Draft<'a> {
    fn new(account: &'a Account) -> Self {
        Self {
            account,
            changes: Changes::default(),
            count: account.count,
        }
    }

    /// The next count and an id from it.
    fn id(&mut self, purpose: Purpose, region: RegionId) -> (u64, String) {
        let sequence = self.count;
        self.count = self.count.saturating_add(1);
        (
            sequence,
            resource_id(self.account.seed, purpose, sequence, region),
        )
    }

    fn finish(mut self) -> Changes {
        if self.count != self.account.count {
            self.changes.push(Change::Count {
                before: self.account.count,
                after: self.count,
            });
        }
        self.changes
    }
}

impl Account {
    /// Finds an image and asks the rules.
    fn permitted(&self, operation: Operation, region: RegionId, id: &str) -> Result<&Rc<Image>, Refusal> {
        let image = self.image(region, id).ok_or(Refusal::ImageNotFound)?;
        self.verdict(operation, image)?;
        Ok(image)
    }

    /// ModifyImageAttribute: all of the attributes or none.
    ///
    /// # Errors
    /// The image is missing, its status or sharing forbids it, a quota is reached, or the name is taken.
    pub fn modify(&self, region: RegionId, id: &str, wanted: &Attributes) -> Result<Changes, Refusal> {
        let operation = match wanted.status {
            Some(Status::Deprecated) => Operation::Deprecate,
            Some(Status::Available) => Operation::Restore,
            _ => Operation::Edit,
        };
        let image = self.permitted(operation, region, id)?;
        self.may_set(image, wanted)?;
        let mut next = Image::clone(image);
        match operation {
            Operation::Deprecate => next.lifecycle = Lifecycle::Deprecated,
            Operation::Restore => next.lifecycle = Lifecycle::Available(Shares::default()),
            _ => {}
        }
        if let Some(family) = &wanted.family
            && image.family.as_ref() != Some(family)
        {
            self.room_in_family(region, family, image.family.as_ref())?;
            next.family = Some(family.clone());
        }
        if let Some(name) = &wanted.name
            && image.name != *name
        {
            self.name_free(region, name)?;
            next.name = name.clone();
        }
        next.set_details(wanted);
        let mut changes = Changes::default();
        changes.image(image, next);
        Ok(changes)
    }

    /// Asks the rules about each attribute that has a rule of its own.
    fn may_set(&self, image: &Image, wanted: &Attributes) -> Result<(), Refusal> {
        let boot_mode = wanted.boot_mode.as_ref();
        if boot_mode.is_some_and(|wanted| *wanted != image.boot_mode) {
            self.verdict(Operation::SetBootMode, image)?;
        }
        if wanted.imds_v2 == Some(false) {
            self.verdict(Operation::AllowImdsV1, image)?;
        }
        Ok(())
    }

    /// ModifyImageSharePermission. Adding an account that has the image, or removing one that hasn't, changes nothing.
    ///
    /// # Errors
    /// The image is missing, its status forbids it, an account is its owner, or a quota is reached.
    pub fn share(&self, region: RegionId, id: &str, wanted: &SharePermission) -> Result<Changes, Refusal> {
        let mut operations = Vec::new();
        if !wanted.add.is_empty() {
            operations.push(Operation::Share);
        }
        match wanted.publish {
            Some(true) => operations.push(Operation::Publish),
            Some(false) => operations.push(Operation::Unpublish),
            None => {}
        }
        let image = self.permitted(Operation::Unshare, region, id)?;
        for operation in operations {
            self.verdict(operation, image)?;
        }
        if wanted.add.contains(&self.uid) {
            return Err(Refusal::SharedWithOneself);
        }
        let mut next = Image::clone(image);
        if let Lifecycle::Available(shares) | Lifecycle::UnAvailable(shares) = &mut next.lifecycle {
            for uid in &wanted.remove {
                shares.accounts.retain(|(there, _)| there != uid);
            }
            for uid in &wanted.add {
                self.room_to_share(image, shares, uid)?;
                shares.add(uid.clone(), self.now);
            }
            shares.published = wanted.publish.unwrap_or(shares.published);
        }
        let mut changes = Changes::default();
        changes.image(image, next);
        Ok(changes)
    }

    fn room_to_share(&self, image: &Image, shares: &Shares, uid: &AccountUid) -> Result<(), Refusal> {
        if shares.has(uid) {
            return Ok(());
        }
        if shares.accounts.len() >= self.quotas.accounts_per_image {
            return Err(Refusal::TooManyAccounts);
        }
        let had_it = image.accounts().any(|(account, _)| account == uid);
        if !had_it && self.index.received(uid) >= self.quotas.images_per_receiving_account {
            return Err(Refusal::AccountReceivesTooMany);
        }
        Ok(())
    }

    /// A family that loses its last image in exchange makes room for another.
    fn room_in_family(
        &self,
        region: RegionId,
        family: &FamilyName,
        left: Option<&FamilyName>,
    ) -> Result<(), Refusal> {
        let size = |family| self.index.own_family_size(region, family);
        let ending = usize::from(left.is_some_and(|left| size(left) == 1));
        let others = self.index.own_families(region).saturating_sub(ending);
        match size(family) {
            0 if others >= self.quotas.families_per_region => Err(Refusal::TooManyFamilies),
            size if size >= self.quotas.images_per_family => Err(Refusal::FamilyFull),
            _ => Ok(()),
        }
    }

    fn room_for_image(&self, region: RegionId) -> Result<(), Refusal> {
        if self.index.own_images(region) >= self.quotas.images_per_region {
            Err(Refusal::TooManyImages)
        } else {
            Ok(())
        }
    }

    pub(super) fn name_free(&self, region: RegionId, name: &ImageName) -> Result<(), Refusal> {
        let namesake = self.index.named(region, name);
        namesake.map_or(Ok(()), |_| Err(Refusal::NameTaken))
    }

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
        self.add_image(Addition {
            region: wanted.region,
            origin: Origin::Creation,
            work: self.timing.create_image,
            name: wanted.name,
            family: wanted.family,
            description: wanted.description,
            version: wanted.version,
            system: source
                .map_or_else(System::unknown, |image| image.system.clone())
                .with(wanted.platform, wanted.architecture),
            size: source.map_or(40, |image| image.size),
            boot_mode: wanted
                .boot_mode
                .or_else(|| source.map(|image| image.boot_mode.clone()))
                .unwrap_or_else(|| "BIOS".into()),
            tags: wanted.tags,
            resource_group: wanted.resource_group,
            nvme: source.is_none_or(|image| image.nvme),
            imds_v2: wanted.imds_v2 || source.is_some_and(|image| image.imds_v2),
        })
    }

    /// The image behind an instance or a snapshot: gone, perhaps, while these live on.
    fn source_image(&self, region: RegionId, source: &ImageSource) -> Result<Option<&Rc<Image>>, Refusal> {
        match source {
            ImageSource::Instance(id) => {
                let instance = self.instance(id).filter(|instance| instance.region == region);
                let instance = instance.ok_or(Refusal::InstanceNotFound)?;
                Ok(self.index.by_id(instance.image_key()))
            }
            ImageSource::Snapshot(id) => {
                let snapshot = SnapshotId::parse(id).map_err(|_| Refusal::SnapshotNotFound)?;
                let image = ImageId::parse(&snapshot.image_id()).ok();
                let image = image.and_then(|id| self.index.by_id(ImageKey { region, id }));
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
            description: wanted.description,
            version: source.version.clone(),
            system: source.system.clone(),
            size: source.size,
            boot_mode: source.boot_mode.clone(),
            tags: wanted.tags,
            resource_group: wanted.resource_group,
            nvme: source.nvme,
            imds_v2: source.imds_v2,
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
        let lifecycle = match (new.work.seconds, new.work.ending) {
            (0, Ending::Available) => Lifecycle::Available(Shares::default()),
            (0, Ending::CreateFailed) => Lifecycle::CreateFailed,
            (seconds, ending) => Lifecycle::Making(Making {
                started: self.start_of(&new.origin, new.region),
                origin: new.origin,
                seconds,
                ending,
            }),
        };
        let image = Image {
            key: ImageKey {
                region: new.region,
                id: id.clone(),
            },
            name,
            family: new.family,
            description: new.description,
            version: new.version,
            created: self.now,
            sequence,
            owner: Owner::Caller,
            lifecycle,
            system: new.system,
            size: new.size,
            boot_mode: new.boot_mode,
            copied,
            tags: new.tags,
            resource_group: new.resource_group,
            license: "".into(),
            nvme: new.nvme,
            imds_v2: new.imds_v2,
        };
        draft.changes.push(Change::Image {
            before: None,
            after: Some(Rc::new(image)),
        });
        Ok((draft.finish(), id))
    }

    /// Now, or when a place in the queue of copies is free.
    fn start_of(&self, origin: &Origin, region: RegionId) -> Timestamp {
        if *origin == Origin::Creation {
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

    /// DeleteImage. The snapshot stays.
    ///
    /// # Errors
    /// The image is missing, shared, being copied, or (unless forced) used by instances.
    pub fn delete(&self, region: RegionId, id: &str, force: bool) -> Result<Changes, Refusal> {
        let operation = if force {
            Operation::ForceDelete
        } else {
            Operation::Delete
        };
        let image = self.permitted(operation, region, id)?;
        let mut changes = Changes::default();
        changes.push(Change::Image {
            before: Some(image.clone()),
            after: None,
        });
        if let Ok(snapshot) = SnapshotId::parse(&image.snapshot_id())
            && !self.index.is_kept(region, &snapshot)
        {
            changes.push(Change::SnapshotKept {
                region,
                snapshot,
                added: true,
            });
        }
        Ok(changes)
    }

    /// RunInstances and CreateInstance: the changes and the new instances' ids.
    ///
    /// # Errors
    /// The image is missing or not usable, or the family has no available image.
    pub fn create_instances(&self, wanted: &NewInstances) -> Result<(Changes, Vec<InstanceId>), Refusal> {
        let image = match &wanted.image {
            ImageChoice::Id(id) => self
                .permitted(Operation::CreateInstance, wanted.region, id)?
                .clone(),
            ImageChoice::Family(family) => self
                .resolve(wanted.region, family)
                .image
                .ok_or(Refusal::FamilyEmpty)?,
        };
        fits_on_disk(&image, wanted.disk_size)?;
        let mut draft = Draft::new(self);
        let mut ids = Vec::new();
        for _ in 0..wanted.amount {
            let (sequence, id) = draft.id(Purpose::Instance, wanted.region);
            let id = InstanceId::parse(&id).map_err(|_| Refusal::InstanceNotFound)?;
            let instance = Instance {
                name: wanted.name.clone().unwrap_or_else(|| id.as_str().into()),
                id: id.clone(),
                region: wanted.region,
                image: image.key.id.clone(),
                status: wanted.status,
                instance_type: wanted.instance_type.clone(),
                created: self.now,
                sequence,
                disk: resource_id(self.seed, Purpose::Disk, sequence, wanted.region).into(),
                tags: wanted.tags.clone(),
            };
            draft.changes.push(Change::Instance {
                before: None,
                after: Some(Rc::new(instance)),
            });
            ids.push(id);
        }
        Ok((draft.finish(), ids))
    }

    /// StartInstance or StopInstance.
    ///
    /// # Errors
    /// The instance is missing, or has that status already.
    pub fn set_instance_status(&self, id: &str, status: InstanceStatus) -> Result<Changes, Refusal> {
        let instance = self.instance(id).ok_or(Refusal::InstanceNotFound)?;
        if instance.status == status {
            return Err(Refusal::WrongInstanceStatus);
        }
        let mut changes = Changes::default();
        changes.instance(
            instance,
            Instance {
                status,
                ..Instance::clone(instance)
            },
        );
        Ok(changes)
    }

    /// ReplaceSystemDisk: the changes and the new disk's id. The instance stops using the image it had.
    ///
    /// # Errors
    /// The instance is missing or not stopped; the image is missing or not usable.
    pub fn replace_system_disk(
        &self,
        instance: &str,
        image: &str,
        size: Option<u32>,
    ) -> Result<(Changes, Rc<str>), Refusal> {
        let instance = self.instance(instance).ok_or(Refusal::InstanceNotFound)?;
        let image = self.permitted(Operation::ReplaceSystemDisk, instance.region, image)?;
        if instance.status != InstanceStatus::Stopped {
            return Err(Refusal::WrongInstanceStatus);
        }
        fits_on_disk(image, size)?;
        let mut draft = Draft::new(self);
        let (_, disk) = draft.id(Purpose::Disk, instance.region);
        let disk: Rc<str> = disk.into();
        let next = Instance {
            image: image.key.id.clone(),
            disk: disk.clone(),
            ..Instance::clone(instance)
        };
        draft.changes.instance(instance, next);
        Ok((draft.finish(), disk))
    }
}

/// Sizes in GiB.
fn fits_on_disk(image: &Image, size: Option<u32>) -> Result<(), Refusal> {
    match size {
        Some(size) if size < image.size => Err(Refusal::DiskTooSmall),
        _ => Ok(()),
    }
}

/// An image about to be added, whatever call adds it.
struct Addition {
    region: RegionId,
    origin: Origin,
    work: Work,
    name: Option<ImageName>,
    family: Option<FamilyName>,
    description: Description,
    version: Rc<str>,
    system: System,
    size: u32,
    boot_mode: Rc<str>,
    tags: Vec<Tag>,
    resource_group: Rc<str>,
    nvme: bool,
    imds_v2: bool,
}

impl System {
    /// The same with another platform or architecture; either gives it the plain name of the two.
    fn with(self, platform: Option<Rc<str>>, architecture: Option<Rc<str>>) -> Self {
        if platform.is_none() && architecture.is_none() {
            return self;
        }
        let platform = platform.unwrap_or(self.platform);
        let architecture = architecture.unwrap_or(self.architecture);
        let bits = if &*architecture == "i386" { "32" } else { "64" };
        Self {
            name: format!("{platform} {bits}位").into(),
            name_en: format!("{platform} {bits} bit").into(),
            platform,
            architecture,
        }
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

impl Image {
    /// What says how the image is used: not who may use it, nor where it stands.
    fn set_details(&mut self, wanted: &Attributes) {
        if let Some(description) = &wanted.description {
            self.description = description.clone();
        }
        if let Some(boot_mode) = &wanted.boot_mode {
            self.boot_mode = boot_mode.clone();
        }
        if let Some(license) = &wanted.license {
            self.license = license.clone();
        }
        self.nvme = wanted.nvme.unwrap_or(self.nvme);
        self.imds_v2 = wanted.imds_v2.unwrap_or(self.imds_v2);
    }

    /// The id of its system disk's snapshot; empty for public images.
    #[must_use]
    pub fn snapshot_id(&self) -> String {
        match self.key.id.as_str().strip_prefix("m-") {
            Some(rest) => format!("s-{rest}"),
            None => String::new(),
        }
    }
}
