//! CreateImage: from an instance, or from a system disk's snapshot. Answers at once; the image is being made meanwhile.

use super::action::{CLIENT_TOKEN, DRY_RUN, Kind, Parameter, REGION, RESOURCE_GROUP, TAGS, optional};
use super::error::{Cause, Fault};
use super::modify_image_attribute::{BOOT_MODES, IMDS, SUPPORT, imds_v2};
use super::{Answer, Request};
use crate::account::{ImageSource, NewImage};

const ARCHITECTURES: &[&str] = &["i386", "x86_64", "arm64"];

const STRATEGIES: &[&str] = &["Standard"];
const DISKS: Kind = Kind::Structures(&["SnapshotId", "Size", "Device", "DiskType"]);

/// Source: `Platform` of CreateImage.
const PLATFORMS: &[&str] = &[
    "Aliyun",
    "Anolis",
    "CentOS",
    "Ubuntu",
    "CoreOS",
    "SUSE",
    "Debian",
    "OpenSUSE",
    "FreeBSD",
    "RedHat",
    "Kylin",
    "UOS",
    "Fedora",
    "Fedora CoreOS",
    "CentOS Stream",
    "AlmaLinux",
    "Rocky Linux",
    "Gentoo",
    "Customized Linux",
    "Others Linux",
    "Windows Server 2022",
    "Windows Server 2019",
    "Windows Server 2016",
    "Windows Server 2012",
    "Windows Server 2008",
    "Windows Server 2003",
];

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("InstanceId", Kind::Text, "i-bp1aaaaaaaaaaaaaaaaa"),
    optional("SnapshotId", Kind::Text, "s-bp1aaaaaaaaaaaaaaaaa"),
    optional("ImageName", Kind::Text, "image3"),
    optional("ImageFamily", Kind::Text, "image-test"),
    optional("ImageVersion", Kind::Text, "2021.3"),
    optional("Description", Kind::Text, "first release"),
    optional("Platform", Kind::Choice(PLATFORMS), "CentOS"),
    optional("Architecture", Kind::Choice(ARCHITECTURES), "x86_64"),
    optional("BootMode", Kind::Choice(BOOT_MODES), "BIOS"),
    optional("DiskDeviceMapping", DISKS, "s-bp1aaaaaaaaaaaaaaaaa"),
    optional("DetectionStrategy", Kind::Choice(STRATEGIES), "Standard"),
    optional("Features.ImdsSupport", Kind::Choice(IMDS), "v2"),
    optional(
        "SecureBootOptions.SecureBootSupport",
        Kind::Choice(SUPPORT),
        "unsupported",
    ),
    RESOURCE_GROUP,
    TAGS,
    CLIENT_TOKEN,
    DRY_RUN,
];

fn source(request: &Request<'_>) -> Result<ImageSource, Fault> {
    let snapshot = request
        .parameters
        .get("DiskDeviceMapping.1.SnapshotId")
        .or(request.text("SnapshotId"));
    match (request.text("InstanceId"), snapshot) {
        (Some(instance), _) => Ok(ImageSource::Instance(instance.to_owned())),
        (None, Some(snapshot)) => Ok(ImageSource::Snapshot(snapshot.to_owned())),
        (None, None) => Err(Cause::MissingImageSource.into()),
    }
}

pub(super) use super::body::MADE_IMAGE as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let source = source(request)?;
    let region = request.region()?;
    request.word("DetectionStrategy", Cause::InvalidParameter)?;
    request.word("SecureBootOptions.SecureBootSupport", Cause::InvalidParameter)?;
    let wanted = NewImage {
        region,
        source,
        name: request.image_name("ImageName")?,
        family: request.family_name()?,
        description: request.description("Description")?.unwrap_or_default(),
        version: request.text("ImageVersion").unwrap_or_default().into(),
        platform: request.kept_word("Platform", Cause::UnknownPlatform)?,
        architecture: request.kept_word("Architecture", Cause::UnknownArchitecture)?,
        boot_mode: request.kept_word("BootMode", Cause::UnknownBootMode)?,
        tags: request.tags()?,
        resource_group: request.resource_group()?,
        imds_v2: imds_v2(request)?.unwrap_or_default(),
    };
    let (changes, id) = request.account.create_image(wanted)?;
    Ok((changes, BODY.of(&id)))
}
