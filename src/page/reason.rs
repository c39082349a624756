//! Why something is refused, in a sentence for people.

use crate::account::Refusal;
use crate::locale::Locale;
use crate::locale::page::PageText;

/// The sentence in a language.
#[must_use]
pub fn reason(refusal: Refusal, locale: Locale) -> &'static str {
    why(refusal).text(locale)
}

/// The sentence.
#[must_use]
pub fn why(refusal: Refusal) -> PageText {
    match refusal {
        Refusal::ImageNotFound => PageText::WhyImageNotFound,
        Refusal::NotAvailable => PageText::WhyNotAvailable,
        Refusal::NotDeprecated => PageText::WhyNotDeprecated,
        Refusal::StillCreating => PageText::WhyStillCreating,
        Refusal::SharedSoNotDeprecated => PageText::WhySharedSoNotDeprecated,
        Refusal::DeprecatedSoNotShared => PageText::WhyDeprecatedSoNotShared,
        Refusal::NotShareable => PageText::WhyNotShareable,
        Refusal::AlreadyPublished => PageText::WhyAlreadyPublished,
        Refusal::NotPublished => PageText::WhyNotPublished,
        Refusal::NotCopyable => PageText::WhyNotCopyable,
        Refusal::CommunityImage => PageText::WhyCommunityImage,
        Refusal::AlreadyBeingCopied => PageText::WhyAlreadyBeingCopied,
        Refusal::SharedToMeLeavesRegion => PageText::WhySharedToMeLeavesRegion,
        Refusal::NotACopy => PageText::WhyNotACopy,
        Refusal::CopyFinished => PageText::WhyCopyFinished,
        Refusal::CopyInProgress => PageText::WhyCopyInProgress,
        Refusal::SharedSoNotDeleted => PageText::WhySharedSoNotDeleted,
        Refusal::PublishedSoNotDeleted => PageText::WhyPublishedSoNotDeleted,
        Refusal::UsedByInstances => PageText::WhyUsedByInstances,
        Refusal::NotRunnable | Refusal::NotValidForDisk => PageText::WhyNotUsable,
        Refusal::PassedOver => PageText::WhyPassedOver,
        Refusal::FamilyEmpty => PageText::WhyFamilyEmpty,
        Refusal::NameTaken | Refusal::IdTaken => PageText::WhyNameTaken,
        Refusal::FamilyFull => PageText::WhyFamilyFull,
        Refusal::TooManyFamilies => PageText::WhyTooManyFamilies,
        Refusal::TooManyImages => PageText::WhyTooManyImages,
        Refusal::TooManyAccounts => PageText::WhyTooManyAccounts,
        Refusal::AccountReceivesTooMany => PageText::WhyAccountReceivesTooMany,
        Refusal::SharedWithOneself => PageText::WhySharedWithOneself,
        Refusal::InstanceNotFound => PageText::WhyInstanceNotFound,
        Refusal::WrongInstanceStatus => PageText::WhyWrongInstanceStatus,
        Refusal::SnapshotNotFound => PageText::WhySnapshotNotFound,
        Refusal::SnapshotNotReady => PageText::WhySnapshotNotReady,
        Refusal::BootModeInUse => PageText::WhyBootModeInUse,
        Refusal::ImdsDowngrade => PageText::WhyImdsDowngrade,
        Refusal::DiskTooSmall => PageText::WhyDiskTooSmall,
        Refusal::ResourceNotFound => PageText::WhyResourceNotFound,
        Refusal::TooManyTags => PageText::WhyTooManyTags,
    }
}
