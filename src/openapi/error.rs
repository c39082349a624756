//! The one table of errors: each cause, its HTTP status, code and message, word for word the real API's.
//!
//! ```
//! use image_family_simulator::account::Refusal;
//! use image_family_simulator::openapi::Action;
//! use image_family_simulator::openapi::error::error_for;
//!
//! let row = error_for(Action::ModifyImageAttribute, Refusal::SharedSoNotDeprecated);
//! assert_eq!((row.status, row.code), (403, "ImageUseShared"));
//! ```

use super::action::Action;
use crate::account::Refusal;

/// Why a call is answered with an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The account refuses.
    Refused(Refusal),
    /// No such action.
    UnknownAction,
    /// A required parameter is missing; `%s` is its name.
    MissingParameter,
    /// No such region.
    UnknownRegion,
    /// No such region to copy to.
    UnknownDestination,
    /// A value that the parameter can't have.
    InvalidParameter,
    /// The image name's form.
    MalformedImageName,
    /// The family's form.
    MalformedImageFamily,
    /// The description's form.
    MalformedDescription,
    /// The boot mode's word.
    UnknownBootMode,
    /// The license type's word.
    UnknownLicenseType,
    /// `Features.ImdsSupport`'s word.
    UnknownImdsSupport,
    /// An account that can't exist; `%s` is the id.
    UnknownAccount,
    /// `IsPublic` beside accounts.
    PublicWithAccounts,
    /// Neither instance nor snapshot.
    MissingImageSource,
    /// The platform's word.
    UnknownPlatform,
    /// The architecture's word.
    UnknownArchitecture,
    /// A tag's key.
    MalformedTagKey,
    /// A tag's value.
    MalformedTagValue,
    /// A tag's key, twice.
    DuplicateTagKey,
    /// A tag's value without a key.
    TagWithoutKey,
    /// `ImageId` and `ImageFamily` both.
    FamilyBesideImage,
    /// `ImageOwnerAlias`'s word.
    UnknownOwnerAlias,
    /// `OSType`'s word.
    UnknownOsType,
    /// `Usage`'s word.
    UnknownUsage,
    /// A filter's key.
    UnknownFilterKey,
    /// A filter's value.
    MalformedFilterValue,
    /// `AcceptLanguage`'s word.
    UnknownLanguage,
    /// `DryRun` and nothing against it.
    DryRun,
    /// `IsPublic` without asking for others' images.
    PublicNotOfOthers,
    /// `ImageOwnerId` without asking for others' images.
    OwnerIdNotOfOthers,
    /// An instance type's form; `%s` is what was given.
    UnknownInstanceType,
    /// The network type's word in a filter.
    UnknownNetworkType,
    /// More tags than a list is asked with.
    TooManyTagFilters,
    /// No such resource group.
    UnknownResourceGroup,
    /// No such type of resource.
    UnknownResourceType,
    /// No resource is named.
    MissingResourceIds,
    /// No tag is given.
    MissingTags,
    /// More resources than a call takes.
    TooManyResourceIds,
    /// More tags than a call takes.
    TooManyTagsInCall,
    /// `All` beside keys.
    AllBesideKeys,
    /// A token used before, with other parameters.
    TokenReused,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErrorSpec {
    /// The cause.
    pub cause: Cause,
    /// For these actions; none named means for all that have no row of their own.
    pub actions: &'static [Action],
    /// HTTP status.
    pub status: u16,
    /// `Code`
    pub code: &'static str,
    /// `Message`; `%s` stands for the value at fault.
    pub message: &'static str,
}

const fn any(cause: Cause, status: u16, code: &'static str, message: &'static str) -> ErrorSpec {
    ErrorSpec {
        cause,
        actions: &[],
        status,
        code,
        message,
    }
}

const fn of(
    actions: &'static [Action],
    cause: Cause,
    status: u16,
    code: &'static str,
    message: &'static str,
) -> ErrorSpec {
    ErrorSpec {
        cause,
        actions,
        status,
        code,
        message,
    }
}

const INTERNAL: ErrorSpec = any(
    Cause::InvalidParameter,
    500,
    "InternalError",
    "The request processing has failed due to some unknown error, exception or failure.",
);

use Cause::Refused;

/// The table. The row that names the action goes before the row for all.
#[rustfmt::skip]
pub const ERRORS: &[ErrorSpec] = &[
    any(Cause::UnknownAction, 404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method."),
    of(&[Action::RunInstances, Action::CreateInstance], Cause::MissingParameter, 400, "MissingParameter", "The input parameter %s that is mandatory for processing this request is not supplied."),
    of(&[Action::DescribeImageSharePermission], Cause::MissingParameter, 400, "MissingParameter", "The input parameter \"%s \"that is mandatory for processing this request is not supplied."),
    of(&[Action::TagResources, Action::UntagResources], Cause::MissingParameter, 404, "MissingParameter.%s", "The parameter - %s should not be null"),
    any(Cause::MissingResourceIds, 404, "MissingParameter.ResourceIds", "The parameter - ResourceIds.N should not be null"),
    any(Cause::MissingTags, 404, "MissingParameter.Tags", "The parameter - Tags should not be null"),
    any(Cause::MissingParameter, 400, "MissingParameter", "The input parameter \"%s\" that is mandatory for processing this request is not supplied."),
    of(&[Action::CopyImage], Cause::UnknownRegion, 400, "SourceRegion.NotFound", "The source region not found."),
    of(&[Action::DescribeImageFromFamily], Cause::UnknownRegion, 404, "InvalidRegionId.NotFound", "The RegionId provided does not exist."),
    of(&[Action::CreateInstance], Cause::UnknownRegion, 404, "InvalidRegionId.NotFound", "The RegionId provided does not exist in our records."),
    any(Cause::UnknownRegion, 404, "InvalidRegionId.NotFound", "The specified RegionId does not exist."),
    any(Cause::UnknownDestination, 400, "DestinationRegion.NotFound", "The destination region not found."),
    of(&[Action::DescribeImages], Cause::InvalidParameter, 400, "InvalidParamter", "Invalid Parameter."),
    any(Cause::InvalidParameter, 400, "InvalidParameter", "The specified parameter is not valid"),
    of(&[Action::CreateImage], Cause::MalformedImageName, 400, "InvalidImageName.Malformed", "The specified Image name is wrongly formed."),
    of(&[Action::CopyImage], Cause::MalformedImageName, 400, "InvalidImageName.Malformed", "The specified destination image name is wrongly formed."),
    any(Cause::MalformedImageName, 400, "InvalidImageName.Malformed", "Image names must be between 2 and 128 characters long, using either English or Chinese characters. The name must start with a letter or a Chinese character, and can include numbers, colons, underscores and hyphens."),
    of(&[Action::CreateImage], Cause::MalformedImageFamily, 400, "InvalidImageFamily.Malformed", "The format of the specified image family is invalid."),
    any(Cause::MalformedImageFamily, 400, "InvalidImageFamily.Malformed", "The specified parameter \"ImageFamily\" is malformed."),
    of(&[Action::CopyImage], Cause::MalformedDescription, 400, "InvalidDescription.Malformed", "The specified destination description is wrongly formed."),
    any(Cause::MalformedDescription, 400, "InvalidDescription.Malformed", "The specified description is wrongly formed."),
    any(Cause::UnknownBootMode, 400, "InvalidBootMode.NotSupport", "The specified parameter BootMode is not supported."),
    any(Cause::UnknownLicenseType, 400, "InvalidLicenseType.NotSupported", "The specified parameter LicenseType is not supported."),
    any(Cause::UnknownImdsSupport, 400, "InvalidParameter.FeaturesImdsSupport", "The specified parameter Features.ImdsSupport is not supported."),
    any(Cause::UnknownAccount, 404, "InvalidAccount.NotFound", "The specified account %s in parameter \"AddAccount.n\" or \"RemoveAccount.n\" does not exist."),
    any(Cause::PublicWithAccounts, 403, "InvalidParameter.IsPublic", "The specified parameter IsPublic is conflicted with other parameters."),
    any(Cause::MissingImageSource, 400, "MissingParameter", "The input parameter SnapshotId or InstanceId or DiskDeviceMapping that is mandatory for processing this request is not supplied."),
    any(Cause::UnknownPlatform, 400, "InvalidPlatform.Malformed", "The specified Platform is wrongly formed."),
    of(&[Action::DescribeImages], Cause::UnknownArchitecture, 404, "InvalidArchitecture", "The specified Architecture is not valid."),
    any(Cause::UnknownArchitecture, 400, "InvalidArchitecture.Malformed", "The specified Architecture is wrongly formed."),
    any(Cause::MalformedTagKey, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."),
    any(Cause::MalformedTagValue, 400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid."),
    any(Cause::DuplicateTagKey, 400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key."),
    any(Cause::TagWithoutKey, 400, "InvalidTag.Mismatch", "The specified Tag.n.Key and Tag.n.Value are not match."),
    any(Cause::FamilyBesideImage, 400, "UnexpectedImageFamily.ImageIdSupplied", "The input parameter ImageFamily must be null when image id is set."),
    any(Cause::UnknownOwnerAlias, 400, "InvalidImageOwnerAlias.ValueNotSupported", "The specified ImageOwnerAlias value is not supported."),
    any(Cause::UnknownOsType, 404, "InvalidOSType", "The specified OSType is not valid."),
    any(Cause::UnknownUsage, 404, "InvalidUsage", "The specified Usage is not valid."),
    any(Cause::UnknownFilterKey, 404, "InvalidFilterKey.NotFound", "The specified Filter Key is not found."),
    any(Cause::MalformedFilterValue, 404, "InvalidFilterValue", "The specified Filter Value is not valid."),
    any(Cause::UnknownLanguage, 404, "InvalidAcceptLanguage.NotFound", "The specified AcceptLanguage does not exist."),
    any(Cause::PublicNotOfOthers, 400, "InvalidImageOwnerAlias.PublicImageUnsupported", "When querying images, the parameter ImageOwnerAlias should be others while specified parameter IsPublic is true."),
    any(Cause::OwnerIdNotOfOthers, 400, "InvalidOperation.ImageOwnerIdUnsupported", "The parameter \"ImageOwnerId\" is not supported in this context, it is only valid when querying shared images or community images."),
    any(Cause::UnknownInstanceType, 400, "InvalidInstanceType.ValueNotSupported", "The specified instance type %s does not exist. You can use the DescribeInstanceTypes API to query the available instance types."),
    any(Cause::UnknownNetworkType, 400, "InvalidFilterValue.NetworkType", "The specified networkType value in the Filter is invalid."),
    any(Cause::TooManyTagFilters, 400, "InvalidTagCount", "The specified tags are beyond the permitted range."),
    any(Cause::UnknownResourceGroup, 404, "InvalidResourceGroup.NotFound", "The ResourceGroup provided does not exist in our records."),
    any(Cause::UnknownResourceType, 404, "InvalidResourceType.NotFound", "The ResourceType provided does not exist in our records."),
    any(Cause::TooManyResourceIds, 400, "NumberExceed.ResourceIds", "The ResourceIds parameter's number is exceed , Valid : 50"),
    any(Cause::TooManyTagsInCall, 400, "NumberExceed.Tags", "The Tags parameter's number is exceed , Valid : 20"),
    any(Cause::AllBesideKeys, 403, "Param.Conflict", "The specified all is true, but the specified TagKey.N is not empty."),
    any(Cause::TokenReused, 400, "IdempotenceParamNotMatch", "Request uses a client token in a previous request but is not identical to that request."),
    any(Cause::DryRun, 400, "DryRunOperation", "Request validation has been passed with DryRun flag set."),

    of(&[Action::DescribeImageSharePermission], Refused(Refusal::ImageNotFound), 404, "InvalidImageId.NotFound", "The specified image %s does not exist."),
    any(Refused(Refusal::ImageNotFound), 404, "InvalidImageId.NotFound", "The specified ImageId does not exist."),
    any(Refused(Refusal::NotAvailable), 403, "ImageStatus.NotAvailable", "The specified image status is not available."),
    any(Refused(Refusal::NotDeprecated), 403, "ImageStatus.NotDeprecated", "The specified image status is not deprecated."),
    any(Refused(Refusal::StillCreating), 403, "InvalidStatus.ImageIsCreating", "The operation cannot be performed because the image is creating. Please wait until the creation is complete and try again."),
    any(Refused(Refusal::SharedSoNotDeprecated), 403, "ImageUseShared", "The specified image has been shared to others, please remove shared accounts first."),
    any(Refused(Refusal::DeprecatedSoNotShared), 403, "OperationDenied.InvalidImageStatus", "The specified image cannot be shared when it is deprecated."),
    any(Refused(Refusal::NotShareable), 400, "IncorrectImageStatus", "The specified Image is not available."),
    any(Refused(Refusal::AlreadyPublished), 403, "Image.Public", "The specified image is public image."),
    any(Refused(Refusal::NotPublished), 403, "Image.NotPublic", "The specified image is not public image."),
    any(Refused(Refusal::NotCopyable), 400, "IncorrectImageStatus", "The image not available."),
    any(Refused(Refusal::CommunityImage), 400, "OperationDenied.CommunityImage", "Community image does not support copy."),
    any(Refused(Refusal::AlreadyBeingCopied), 400, "OperationDenied.ImageCopyConflict", "The same image cannot be copied concurrently. Please wait until the last copy is completed before performing the next operation."),
    any(Refused(Refusal::SharedToMeLeavesRegion), 403, "OperationDenied.SameRegionOnly", "The image shared from others can not be copied to another region directly."),
    any(Refused(Refusal::NotACopy), 400, "ImageCreatedNotFromCopy", "The image is not created from copy."),
    any(Refused(Refusal::CopyFinished), 400, "IncorrectImageStatus", "The image is copied finished."),
    any(Refused(Refusal::CopyInProgress), 403, "OperationDenied.ImageCopying", "The image is being copied. Please use the CancelCopyImage API."),
    any(Refused(Refusal::SharedSoNotDeleted), 403, "ImageUseShared", "The specified image has been shared to others. You can use the DescribeImageSharePermission API to query the users who have been shared."),
    any(Refused(Refusal::PublishedSoNotDeleted), 403, "ImageIsPublic", "You can not delete public image, please modify it to private."),
    any(Refused(Refusal::UsedByInstances), 403, "ImageUsingByInstance", "The specified image has been used to create instances. You can use the DescribeInstances API to query these instances, or you can use the force parameter to proceed."),
    any(Refused(Refusal::NotRunnable), 403, "OperationDenied", "The specified image is not available, please check the status of the image."),
    any(Refused(Refusal::NotValidForDisk), 403, "OperationDenied.ImageNotValid", "The specified Image is disabled or is deleted."),
    any(Refused(Refusal::FamilyEmpty), 403, "InvalidImageFamily.MissingAvailableImage", "There is no available image related to the specified image family."),
    of(&[Action::CreateImage], Refused(Refusal::NameTaken), 400, "InvalidImageName.Duplicated", "The specified image name is already in use."),
    of(&[Action::CopyImage], Refused(Refusal::NameTaken), 400, "InvalidImageName.Duplicated", "The specified image name is already in use in the target region. Please try a different one."),
    any(Refused(Refusal::NameTaken), 400, "InvalidImageName.Duplicated", "The specified Image name has already bean used."),
    of(&[Action::CreateImage], Refused(Refusal::FamilyFull), 400, "ImageQuotaExceed.ImageFamily", "The specified image family exceeds the maximum number of images for one image family."),
    any(Refused(Refusal::FamilyFull), 400, "ImageQuotaFull.ImageFamily", "The specified image family has exceeded max number of images for one image family."),
    of(&[Action::CreateImage], Refused(Refusal::TooManyFamilies), 400, "ImageFamilyQuotaExceed", "The number of image families exceeds the limit in the region."),
    any(Refused(Refusal::TooManyFamilies), 400, "ImageFamilyQuotaFull", "The specified region has exceeded max number of image family."),
    of(&[Action::CopyImage], Refused(Refusal::TooManyImages), 403, "QuotaExceed.Image", "The number of images exceeds the limit (%s)."),
    any(Refused(Refusal::TooManyImages), 403, "QuotaExceed.Image", "The Image Quota exceeds."),
    any(Refused(Refusal::TooManyAccounts), 403, "QuotaExceed.ShareImageUser", "The shared Image user Quota exceeds."),
    any(Refused(Refusal::AccountReceivesTooMany), 403, "QuotaExceed.ShareImage", "The shared Image Quota exceeds."),
    any(Refused(Refusal::SharedWithOneself), 404, "InvalidAccount.Forbbiden", "The specified Account does not yourself."),
    any(Refused(Refusal::InstanceNotFound), 404, "InvalidInstanceId.NotFound", "The specified InstanceId does not exist."),
    any(Refused(Refusal::WrongInstanceStatus), 403, "IncorrectInstanceStatus", "The current status of the resource does not support this operation."),
    any(Refused(Refusal::SnapshotNotFound), 404, "InvalidSnapshotId.NotFound", "The specified SnapshotId does not exist."),
    any(Refused(Refusal::SnapshotNotReady), 403, "InvalidSnapshotId.NotReady", "The current status of the DiskDeviceMapping.n.SnapshotId or SnapshotId does not support this operation."),
    any(Refused(Refusal::BootModeInUse), 403, "OperationDeined.ImageUsingByInstance", "The boot mode of the image cannot be modified because it has associated instances."),
    any(Refused(Refusal::ImdsDowngrade), 403, "InvalidOperation.FeaturesImdsSupportNotMatch", "The specified parameter Features.ImdsSupport can not be set to v1 from v2."),
    any(Refused(Refusal::DiskTooSmall), 404, "InvalidSystemDiskSize.LessThanImageSize", "The specified parameter SystemDisk.Size is less than the image size."),
    any(Refused(Refusal::ResourceNotFound), 404, "InvalidResourceId.NotFound", "The specified ResourceIds are not found in our records."),
    any(Refused(Refusal::TooManyTags), 400, "OperationDenied.QuotaExceed", "The quota of tags on resource is beyond permitted range."),
];

/// The row for a cause in an action's answer.
#[must_use]
pub fn spec(action: Option<Action>, cause: Cause) -> &'static ErrorSpec {
    let named = |row: &&ErrorSpec| action.is_some_and(|action| row.actions.contains(&action));
    let rows = || ERRORS.iter().filter(|row| row.cause == cause);
    rows()
        .find(named)
        .or_else(|| rows().find(|row| row.actions.is_empty()))
        .unwrap_or(&INTERNAL)
}

/// What an action answers when the account refuses for this reason.
#[must_use]
pub fn error_for(action: Action, refusal: Refusal) -> &'static ErrorSpec {
    spec(Some(action), Refused(refusal))
}

/// An error about to be answered: its row, and what stands for `%s`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The cause.
    pub cause: Cause,
    /// The value at fault, or empty.
    pub value: String,
}

impl From<Cause> for Fault {
    fn from(cause: Cause) -> Self {
        Self {
            cause,
            value: String::new(),
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Refused(refusal).into()
    }
}
