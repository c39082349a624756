//! What each operation would change. Every one asks the table of rules first, then quotas, then names. Images are made
//! in `making`, instances in `running`.

use std::rc::Rc;

use super::Account;
use super::change::{Change, Changes};
use super::image::{Details, Image, Lifecycle, Shares, Status};
use super::names::{AccountUid, Description, FamilyName, ImageName, SnapshotId};
use super::refusal::Refusal;
use super::region::RegionId;
use super::rules::Operation;

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

impl Account {
    /// Finds an image and asks the rules.
    pub(super) fn permitted(
        &self,
        operation: Operation,
        region: RegionId,
        id: &str,
    ) -> Result<&Rc<Image>, Refusal> {
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
        Rc::make_mut(&mut next.details).set(wanted);
        let mut changes = Changes::default();
        changes.image(image, next);
        Ok(changes)
    }

    /// Asks the rules about each attribute that has a rule of its own.
    fn may_set(&self, image: &Image, wanted: &Attributes) -> Result<(), Refusal> {
        let boot_mode = wanted.boot_mode.as_ref();
        if boot_mode.is_some_and(|wanted| *wanted != image.details.boot_mode) {
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
    pub(super) fn room_in_family(
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

    pub(super) fn room_for_image(&self, region: RegionId) -> Result<(), Refusal> {
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
}

impl Details {
    fn set(&mut self, wanted: &Attributes) {
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
}

impl Image {
    /// The id of its system disk's snapshot; empty for public images.
    #[must_use]
    pub fn snapshot_id(&self) -> String {
        match self.key.id.as_str().strip_prefix("m-") {
            Some(rest) => format!("s-{rest}"),
            None => String::new(),
        }
    }
}
