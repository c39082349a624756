//! The rules, as one table: operation × whose image × status × what else holds → what happens, or why not.
//!
//! The first row that fits a case decides it; every case is decided by a row (a test walks them all). The menu, the
//! endpoint, the dialogs and the documentation read this table and nothing else. Sources: the error tables of
//! ModifyImageAttribute, ModifyImageSharePermission, CopyImage, DeleteImage, RunInstances and ReplaceSystemDisk, and
//! the guide "Deprecate or restore a custom image".
//!
//! ```
//! use image_family_simulator::account::rules::{Facts, Operation, verdict};
//! use image_family_simulator::account::{Refusal, Relation, Status};
//!
//! let shared = Facts {
//!     shared: true,
//!     ..Facts::plain(Relation::Own, Status::Available)
//! };
//! assert_eq!(verdict(Operation::Deprecate, &shared), Err(Refusal::SharedSoNotDeprecated));
//! ```

use Outcome::{Allowed, Refused};
use Relation::{Community, Own, Public, SharedToMe};
use Status::{Available, CreateFailed, Creating, Deprecated, UnAvailable, Waiting};

use super::image::{Relation, Status};
use super::refusal::Refusal;

/// What somebody may want to do with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    /// 弃用镜像
    Deprecate,
    /// 恢复可用
    Restore,
    /// 修改属性: name, family, description and the like.
    Edit,
    /// Give it another boot mode.
    SetBootMode,
    /// Let its instances' metadata be had by `v1` too.
    AllowImdsV1,
    /// Add or remove tags.
    Tag,
    /// 共享镜像: add accounts.
    Share,
    /// 取消共享: remove accounts.
    Unshare,
    /// Publish as a community image.
    Publish,
    /// Take a community image back.
    Unpublish,
    /// 复制镜像 into the region where it is.
    CopyWithinRegion,
    /// 复制镜像 into another region.
    CopyToOtherRegion,
    /// 取消复制, asked of the copy.
    CancelCopy,
    /// Make an image from its system disk's snapshot.
    UseSnapshot,
    /// 删除镜像
    Delete,
    /// 强制删除
    ForceDelete,
    /// 创建实例 by the image's id.
    CreateInstance,
    /// Be what the image's family resolves to.
    StandForFamily,
    /// 更换系统盘 of an instance to this image.
    ReplaceSystemDisk,
}

impl Operation {
    /// Every operation, in the order of the table.
    pub const ALL: [Self; 19] = [
        Self::Deprecate,
        Self::Restore,
        Self::Edit,
        Self::SetBootMode,
        Self::AllowImdsV1,
        Self::Tag,
        Self::Share,
        Self::Unshare,
        Self::Publish,
        Self::Unpublish,
        Self::CopyWithinRegion,
        Self::CopyToOtherRegion,
        Self::CancelCopy,
        Self::UseSnapshot,
        Self::Delete,
        Self::ForceDelete,
        Self::CreateInstance,
        Self::StandForFamily,
        Self::ReplaceSystemDisk,
    ];
}

/// What else about an image can decide a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// It is shared with an account at least.
    Shared,
    /// It is a community image.
    Published,
    /// An instance's system disk was made from it.
    InUse,
    /// It is the source of a copy under way.
    BeingCopied,
    /// It is itself a copy under way.
    CopyUnderWay,
    /// CopyImage made it.
    IsCopy,
    /// Its instances' metadata is only to be had by `v2`.
    ImdsV2,
}

/// All that the rules want to know of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Facts {
    /// Whose it is.
    pub relation: Relation,
    /// Its status now.
    pub status: Status,
    /// See [`Condition::Shared`].
    pub shared: bool,
    /// See [`Condition::Published`].
    pub published: bool,
    /// See [`Condition::InUse`].
    pub in_use: bool,
    /// See [`Condition::BeingCopied`].
    pub being_copied: bool,
    /// See [`Condition::CopyUnderWay`].
    pub copy_under_way: bool,
    /// See [`Condition::IsCopy`].
    pub is_copy: bool,
    /// See [`Condition::ImdsV2`].
    pub imds_v2: bool,
}

impl Facts {
    /// An image of which nothing else is to be said.
    #[must_use]
    pub const fn plain(relation: Relation, status: Status) -> Self {
        Self {
            relation,
            status,
            shared: false,
            published: false,
            in_use: false,
            being_copied: false,
            copy_under_way: false,
            is_copy: false,
            imds_v2: false,
        }
    }

    /// Whether the condition holds.
    #[must_use]
    pub fn hold(&self, condition: Condition) -> bool {
        match condition {
            Condition::Shared => self.shared,
            Condition::Published => self.published,
            Condition::InUse => self.in_use,
            Condition::BeingCopied => self.being_copied,
            Condition::CopyUnderWay => self.copy_under_way,
            Condition::IsCopy => self.is_copy,
            Condition::ImdsV2 => self.imds_v2,
        }
    }
}

/// What an allowed operation does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The image has this status afterwards.
    Becomes(Status),
    /// Its attributes, tags or accounts change; its status and its place in the family don't.
    Changes,
    /// A new image without a family is made.
    NewCopy,
    /// A new image is made from it.
    NewImage,
    /// It is gone.
    Removed,
    /// It is gone, and instances made from it can't re-initialize their system disks.
    RemovedUnderInstances,
    /// A new instance runs it.
    NewInstance,
    /// The instance runs it from now on.
    NewSystemDisk,
    /// New servers of the family may start from it.
    Candidate,
}

/// How a case is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// It is done, with this effect.
    Allowed(Effect),
    /// It is not, for this reason.
    Refused(Refusal),
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// For this operation,
    pub operation: Operation,
    /// on images that are one of these to the account,
    pub relations: &'static [Relation],
    /// in one of these statuses,
    pub statuses: &'static [Status],
    /// when this holds too,
    pub when: Option<Condition>,
    /// this is decided.
    pub outcome: Outcome,
}

impl Rule {
    fn fits(&self, operation: Operation, facts: &Facts) -> bool {
        self.operation == operation
            && self.relations.contains(&facts.relation)
            && self.statuses.contains(&facts.status)
            && self.when.is_none_or(|condition| facts.hold(condition))
    }
}

const OWN: &[Relation] = &[Own];
const FOREIGN: &[Relation] = &[SharedToMe, Community, Public];
const EVERYONES: &[Relation] = &Relation::ALL;
const ANY: &[Status] = &Status::ALL;
const USABLE: &[Status] = &[Available, Deprecated];
const UNDER_WAY: &[Status] = &[Creating, Waiting];

const fn always(
    operation: Operation,
    relations: &'static [Relation],
    statuses: &'static [Status],
    outcome: Outcome,
) -> Rule {
    Rule {
        operation,
        relations,
        statuses,
        when: None,
        outcome,
    }
}

const fn when(
    condition: Condition,
    operation: Operation,
    relations: &'static [Relation],
    statuses: &'static [Status],
    outcome: Outcome,
) -> Rule {
    Rule {
        operation,
        relations,
        statuses,
        when: Some(condition),
        outcome,
    }
}

/// The table. The first row that fits decides.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    // Deprecate and restore: neither is idempotent, and a shared image must be unshared first.
    always(Operation::Deprecate, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::Deprecate, OWN, UNDER_WAY, Refused(Refusal::StillCreating)),
    always(Operation::Deprecate, OWN, &[Deprecated, UnAvailable, CreateFailed], Refused(Refusal::NotAvailable)),
    when(Condition::Shared, Operation::Deprecate, OWN, &[Available], Refused(Refusal::SharedSoNotDeprecated)),
    when(Condition::Published, Operation::Deprecate, OWN, &[Available], Refused(Refusal::SharedSoNotDeprecated)),
    always(Operation::Deprecate, OWN, &[Available], Allowed(Effect::Becomes(Deprecated))),

    always(Operation::Restore, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::Restore, OWN, UNDER_WAY, Refused(Refusal::StillCreating)),
    always(Operation::Restore, OWN, &[Available, UnAvailable, CreateFailed], Refused(Refusal::NotDeprecated)),
    always(Operation::Restore, OWN, &[Deprecated], Allowed(Effect::Becomes(Available))),

    // Attributes: in any status but while the image is being made.
    always(Operation::Edit, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::Edit, OWN, UNDER_WAY, Refused(Refusal::StillCreating)),
    always(Operation::Edit, OWN, ANY, Allowed(Effect::Changes)),

    // What an image in use, or set to one way of metadata, holds on to.
    always(Operation::SetBootMode, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::SetBootMode, OWN, UNDER_WAY, Refused(Refusal::StillCreating)),
    when(Condition::InUse, Operation::SetBootMode, OWN, ANY, Refused(Refusal::BootModeInUse)),
    always(Operation::SetBootMode, OWN, ANY, Allowed(Effect::Changes)),

    always(Operation::AllowImdsV1, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::AllowImdsV1, OWN, UNDER_WAY, Refused(Refusal::StillCreating)),
    when(Condition::ImdsV2, Operation::AllowImdsV1, OWN, ANY, Refused(Refusal::ImdsDowngrade)),
    always(Operation::AllowImdsV1, OWN, ANY, Allowed(Effect::Changes)),

    always(Operation::Tag, FOREIGN, ANY, Refused(Refusal::ResourceNotFound)),
    always(Operation::Tag, OWN, ANY, Allowed(Effect::Changes)),

    // Sharing: a deprecated image can't be shared; taking accounts off is always possible.
    always(Operation::Share, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::Share, OWN, &[Deprecated], Refused(Refusal::DeprecatedSoNotShared)),
    always(Operation::Share, OWN, &[Creating, Waiting, UnAvailable, CreateFailed], Refused(Refusal::NotShareable)),
    always(Operation::Share, OWN, &[Available], Allowed(Effect::Changes)),

    always(Operation::Unshare, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::Unshare, OWN, ANY, Allowed(Effect::Changes)),

    always(Operation::Publish, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::Publish, OWN, &[Deprecated], Refused(Refusal::DeprecatedSoNotShared)),
    always(Operation::Publish, OWN, &[Creating, Waiting, UnAvailable, CreateFailed], Refused(Refusal::NotShareable)),
    when(Condition::Published, Operation::Publish, OWN, &[Available], Refused(Refusal::AlreadyPublished)),
    always(Operation::Publish, OWN, &[Available], Allowed(Effect::Changes)),

    always(Operation::Unpublish, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    when(Condition::Published, Operation::Unpublish, OWN, ANY, Allowed(Effect::Changes)),
    always(Operation::Unpublish, OWN, ANY, Refused(Refusal::NotPublished)),

    // Copies: from an available image, one at a time; what is shared with me stays in its region.
    always(Operation::CopyWithinRegion, &[Public], ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::CopyWithinRegion, &[Community], ANY, Refused(Refusal::CommunityImage)),
    always(Operation::CopyWithinRegion, &[Own, SharedToMe], &[Deprecated, Creating, Waiting, UnAvailable, CreateFailed], Refused(Refusal::NotCopyable)),
    when(Condition::Published, Operation::CopyWithinRegion, OWN, &[Available], Refused(Refusal::CommunityImage)),
    when(Condition::BeingCopied, Operation::CopyWithinRegion, &[Own, SharedToMe], &[Available], Refused(Refusal::AlreadyBeingCopied)),
    always(Operation::CopyWithinRegion, &[Own, SharedToMe], &[Available], Allowed(Effect::NewCopy)),

    always(Operation::CopyToOtherRegion, &[Public], ANY, Refused(Refusal::ImageNotFound)),
    always(Operation::CopyToOtherRegion, &[Community], ANY, Refused(Refusal::CommunityImage)),
    always(Operation::CopyToOtherRegion, &[Own, SharedToMe], &[Deprecated, Creating, Waiting, UnAvailable, CreateFailed], Refused(Refusal::NotCopyable)),
    always(Operation::CopyToOtherRegion, &[SharedToMe], &[Available], Refused(Refusal::SharedToMeLeavesRegion)),
    when(Condition::Published, Operation::CopyToOtherRegion, OWN, &[Available], Refused(Refusal::CommunityImage)),
    when(Condition::BeingCopied, Operation::CopyToOtherRegion, OWN, &[Available], Refused(Refusal::AlreadyBeingCopied)),
    always(Operation::CopyToOtherRegion, OWN, &[Available], Allowed(Effect::NewCopy)),

    always(Operation::CancelCopy, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    when(Condition::CopyUnderWay, Operation::CancelCopy, OWN, UNDER_WAY, Allowed(Effect::Removed)),
    when(Condition::IsCopy, Operation::CancelCopy, OWN, ANY, Refused(Refusal::CopyFinished)),
    always(Operation::CancelCopy, OWN, ANY, Refused(Refusal::NotACopy)),

    // A snapshot outlives its image, but is not there before the image is.
    always(Operation::UseSnapshot, FOREIGN, ANY, Refused(Refusal::SnapshotNotFound)),
    always(Operation::UseSnapshot, OWN, UNDER_WAY, Refused(Refusal::SnapshotNotReady)),
    always(Operation::UseSnapshot, OWN, ANY, Allowed(Effect::NewImage)),

    // Deletion: never under a copy or a share; force overrides the use by instances, and that alone.
    always(Operation::Delete, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    when(Condition::CopyUnderWay, Operation::Delete, OWN, ANY, Refused(Refusal::CopyInProgress)),
    when(Condition::BeingCopied, Operation::Delete, OWN, ANY, Refused(Refusal::CopyInProgress)),
    when(Condition::Shared, Operation::Delete, OWN, ANY, Refused(Refusal::SharedSoNotDeleted)),
    when(Condition::Published, Operation::Delete, OWN, ANY, Refused(Refusal::PublishedSoNotDeleted)),
    when(Condition::InUse, Operation::Delete, OWN, ANY, Refused(Refusal::UsedByInstances)),
    always(Operation::Delete, OWN, ANY, Allowed(Effect::Removed)),

    always(Operation::ForceDelete, FOREIGN, ANY, Refused(Refusal::ImageNotFound)),
    when(Condition::CopyUnderWay, Operation::ForceDelete, OWN, ANY, Refused(Refusal::CopyInProgress)),
    when(Condition::BeingCopied, Operation::ForceDelete, OWN, ANY, Refused(Refusal::CopyInProgress)),
    when(Condition::Shared, Operation::ForceDelete, OWN, ANY, Refused(Refusal::SharedSoNotDeleted)),
    when(Condition::Published, Operation::ForceDelete, OWN, ANY, Refused(Refusal::PublishedSoNotDeleted)),
    when(Condition::InUse, Operation::ForceDelete, OWN, ANY, Allowed(Effect::RemovedUnderInstances)),
    always(Operation::ForceDelete, OWN, ANY, Allowed(Effect::Removed)),

    // Use: a deprecated image still starts servers by its id; its family passes it over.
    always(Operation::CreateInstance, EVERYONES, USABLE, Allowed(Effect::NewInstance)),
    always(Operation::CreateInstance, EVERYONES, ANY, Refused(Refusal::NotRunnable)),
    always(Operation::StandForFamily, EVERYONES, &[Available], Allowed(Effect::Candidate)),
    always(Operation::StandForFamily, EVERYONES, ANY, Refused(Refusal::PassedOver)),
    always(Operation::ReplaceSystemDisk, EVERYONES, USABLE, Allowed(Effect::NewSystemDisk)),
    always(Operation::ReplaceSystemDisk, EVERYONES, ANY, Refused(Refusal::NotValidForDisk)),
];

/// The row that decides a case; `None` would be a hole in the table.
#[must_use]
pub fn rule_for(operation: Operation, facts: &Facts) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.fits(operation, facts))
}

/// Whether the operation is allowed on such an image, and what it does.
///
/// # Errors
/// The reason why it is not.
pub fn verdict(operation: Operation, facts: &Facts) -> Result<Effect, Refusal> {
    match rule_for(operation, facts).map(|rule| rule.outcome) {
        Some(Allowed(effect)) => Ok(effect),
        Some(Refused(refusal)) => Err(refusal),
        None => Err(Refusal::ImageNotFound),
    }
}
