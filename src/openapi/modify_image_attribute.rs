//! ModifyImageAttribute: status, name, family, description and more of an image; all of them or none.

use super::action::{DRY_RUN, Kind, Parameter, REGION, optional, required};
use super::error::{Cause, Fault};
use super::{Answer, Request};
use crate::account::{Attributes, Status};

pub(super) const BOOT_MODES: &[&str] = &["BIOS", "UEFI", "UEFI-Preferred"];
pub(super) const SUPPORT: &[&str] = &["supported", "unsupported"];
pub(super) const IMDS: &[&str] = &["v1", "v2"];
const LICENSES: &[&str] = &["BYOL", "Auto"];
const STATUSES: &[&str] = &["Deprecated", "Available"];

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("Status", Kind::Choice(STATUSES), "Deprecated"),
    optional("ImageName", Kind::Text, "image2"),
    optional("ImageFamily", Kind::Text, "image-test"),
    optional("Description", Kind::Text, "first release"),
    optional("BootMode", Kind::Choice(BOOT_MODES), "BIOS"),
    optional("LicenseType", Kind::Choice(LICENSES), "Auto"),
    optional("Features.NvmeSupport", Kind::Choice(SUPPORT), "supported"),
    optional("Features.ImdsSupport", Kind::Choice(IMDS), "v2"),
    DRY_RUN,
];

pub(super) use super::body::NOTHING as BODY;

/// Whether metadata is to be had by `v2` alone, if the call says so.
pub(super) fn imds_v2(request: &Request<'_>) -> Result<Option<bool>, Fault> {
    let word = request.word("Features.ImdsSupport", Cause::UnknownImdsSupport)?;
    Ok(word.map(|word| word == "v2"))
}

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let status = request.word("Status", Cause::InvalidParameter)?;
    let nvme = request.word("Features.NvmeSupport", Cause::InvalidParameter)?;
    let wanted = Attributes {
        name: request.image_name("ImageName")?,
        description: request.description("Description")?,
        family: request.family_name()?,
        status: status.and_then(Status::parse),
        boot_mode: request.kept_word("BootMode", Cause::UnknownBootMode)?,
        license: request.kept_word("LicenseType", Cause::UnknownLicenseType)?,
        nvme: nvme.map(|word| word == "supported"),
        imds_v2: imds_v2(request)?,
    };
    Ok((
        request.account.modify(region, request.must("ImageId"), &wanted)?,
        BODY.of(&()),
    ))
}
