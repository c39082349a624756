//! Why the account refuses. What the API answers for each stands in the endpoint's error table.

/// A reason not to do what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Refusal {
    /// No such image in the account's view of the region, or not the account's to change.
    ImageNotFound,
    /// Only an available image can be deprecated.
    NotAvailable,
    /// Only a deprecated image can be restored.
    NotDeprecated,
    /// It is still being made.
    StillCreating,
    /// It is shared: unshare it before deprecating it.
    SharedSoNotDeprecated,
    /// It is deprecated: restore it before sharing it.
    DeprecatedSoNotShared,
    /// Only an available image can be shared.
    NotShareable,
    /// It is a community image already.
    AlreadyPublished,
    /// It is no community image.
    NotPublished,
    /// Only an available image can be copied.
    NotCopyable,
    /// Community images can't be copied.
    CommunityImage,
    /// A copy of it is under way.
    AlreadyBeingCopied,
    /// An image shared with the account can't be copied to another region.
    SharedToMeLeavesRegion,
    /// It was not made by CopyImage.
    NotACopy,
    /// The copy is done: nothing is left to cancel.
    CopyFinished,
    /// It is being copied, or is a copy under way.
    CopyInProgress,
    /// It is shared: unshare it before deleting it.
    SharedSoNotDeleted,
    /// It is a community image: take it back before deleting it.
    PublishedSoNotDeleted,
    /// Instances were made from it.
    UsedByInstances,
    /// No server starts from an image that is neither available nor deprecated.
    NotRunnable,
    /// No system disk is made from an image that is neither available nor deprecated.
    NotValidForDisk,
    /// Its family passes over what is not available.
    PassedOver,
    /// The family has no available image.
    FamilyEmpty,
    /// Another image of the region has the name.
    NameTaken,
    /// Another image or instance has the id: in scenarios alone, the service makes its own.
    IdTaken,
    /// The family is full.
    FamilyFull,
    /// The region has as many families as it may.
    TooManyFamilies,
    /// The region has as many images as it may.
    TooManyImages,
    /// The image is shared with as many accounts as it may.
    TooManyAccounts,
    /// An account receives as many images as it may.
    AccountReceivesTooMany,
    /// An image can't be shared with its owner.
    SharedWithOneself,
    /// No such instance.
    InstanceNotFound,
    /// The instance is not in the status that this needs.
    WrongInstanceStatus,
    /// No such snapshot.
    SnapshotNotFound,
    /// The snapshot belongs to an image that is still being made.
    SnapshotNotReady,
    /// The boot mode of an image that instances were made from stays as it is.
    BootModeInUse,
    /// From metadata by `v2` alone there is no way back.
    ImdsDowngrade,
    /// A system disk holds at least what the image holds.
    DiskTooSmall,
    /// No such resource to tag.
    ResourceNotFound,
    /// The resource would have more tags than it may.
    TooManyTags,
}
