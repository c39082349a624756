//! Instances that run images: made, started and stopped, given another system disk.

use std::rc::Rc;

use super::Account;
use super::change::{Change, Changes};
use super::draft::Draft;
use super::ids::{Purpose, resource_id};
use super::image::{Image, Tag};
use super::instance::{Instance, InstanceStatus};
use super::names::InstanceId;
use super::refusal::Refusal;
use super::region::RegionId;
use super::rules::Operation;

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

impl Account {
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
                .newest(wanted.region, family)
                .cloned()
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
