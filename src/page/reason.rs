//! Why something is refused, in a sentence for people.

use crate::account::Refusal;
use crate::locale::Locale;
use crate::locale::reasons::ReasonText;

/// The sentence in a language.
#[must_use]
pub fn reason(refusal: Refusal, locale: Locale) -> &'static str {
    why(refusal).text(locale)
}

/// The sentence.
#[must_use]
pub fn why(refusal: Refusal) -> ReasonText {
    match refusal {
        Refusal::ImageNotFound => ReasonText::ImageNotFound,
        Refusal::NotAvailable => ReasonText::NotAvailable,
        Refusal::NotDeprecated => ReasonText::NotDeprecated,
        Refusal::StillCreating => ReasonText::StillCreating,
        Refusal::SharedSoNotDeprecated => ReasonText::SharedSoNotDeprecated,
        Refusal::DeprecatedSoNotShared => ReasonText::DeprecatedSoNotShared,
        Refusal::NotShareable => ReasonText::NotShareable,
        Refusal::AlreadyPublished => ReasonText::AlreadyPublished,
        Refusal::NotPublished => ReasonText::NotPublished,
        Refusal::NotCopyable => ReasonText::NotCopyable,
        Refusal::CommunityImage => ReasonText::CommunityImage,
        Refusal::AlreadyBeingCopied => ReasonText::AlreadyBeingCopied,
        Refusal::SharedToMeLeavesRegion => ReasonText::SharedToMeLeavesRegion,
        Refusal::NotACopy => ReasonText::NotACopy,
        Refusal::CopyFinished => ReasonText::CopyFinished,
        Refusal::CopyInProgress => ReasonText::CopyInProgress,
        Refusal::SharedSoNotDeleted => ReasonText::SharedSoNotDeleted,
        Refusal::PublishedSoNotDeleted => ReasonText::PublishedSoNotDeleted,
        Refusal::UsedByInstances => ReasonText::UsedByInstances,
        Refusal::NotRunnable | Refusal::NotValidForDisk => ReasonText::NotUsable,
        Refusal::PassedOver => ReasonText::PassedOver,
        Refusal::FamilyEmpty => ReasonText::FamilyEmpty,
        Refusal::NameTaken | Refusal::IdTaken => ReasonText::NameTaken,
        Refusal::FamilyFull => ReasonText::FamilyFull,
        Refusal::TooManyFamilies => ReasonText::TooManyFamilies,
        Refusal::TooManyImages => ReasonText::TooManyImages,
        Refusal::TooManyAccounts => ReasonText::TooManyAccounts,
        Refusal::AccountReceivesTooMany => ReasonText::AccountReceivesTooMany,
        Refusal::SharedWithOneself => ReasonText::SharedWithOneself,
        Refusal::InstanceNotFound => ReasonText::InstanceNotFound,
        Refusal::WrongInstanceStatus => ReasonText::WrongInstanceStatus,
        Refusal::SnapshotNotFound => ReasonText::SnapshotNotFound,
        Refusal::SnapshotNotReady => ReasonText::SnapshotNotReady,
        Refusal::BootModeInUse => ReasonText::BootModeInUse,
        Refusal::ImdsDowngrade => ReasonText::ImdsDowngrade,
        Refusal::DiskTooSmall => ReasonText::DiskTooSmall,
        Refusal::ResourceNotFound => ReasonText::ResourceNotFound,
        Refusal::TooManyTags => ReasonText::TooManyTags,
    }
}
