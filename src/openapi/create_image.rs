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

/// The system disk and 16 data disks. Source: the limits of CreateImage.
const MOST_DISKS: usize = 17;
const DISK_TYPES: [&str; 2] = ["system", "data"];

/// A disk that the image is made of, as it is sent.
struct Disk<'a> {
    snapshot: Option<&'a str>,
    size: Option<&'a str>,
    kind: Option<&'a str>,
}

impl Disk<'_> {
    fn check(&self) -> Result<(), Fault> {
        let sized = self.size.is_none_or(|size| matches!(size.parse(), Ok(1_u32..)));
        match self.kind.is_none_or(|kind| DISK_TYPES.contains(&kind)) && sized {
            true => Ok(()),
            false => Err(Cause::InvalidParameter.into()),
        }
    }
}

fn disks<'a>(request: &Request<'a>) -> Vec<Disk<'a>> {
    let disk = |n| {
        let field = |name| request.parameters.get(&format!("DiskDeviceMapping.{n}.{name}"));
        Disk {
            snapshot: field("SnapshotId"),
            size: field("Size"),
            kind: field("DiskType"),
        }
    };
    (1..=MOST_DISKS).map(disk).collect()
}

/// The snapshot of an image that is made of no instance: of the disk that is said to be the system's, or else of the
/// first that is not said to be another; images here have no other disk.
fn source(request: &Request<'_>, disks: &[Disk<'_>]) -> Result<ImageSource, Fault> {
    if let Some(instance) = request.text("InstanceId") {
        return Ok(ImageSource::Instance(instance.to_owned()));
    }
    let (mut id, mut size, mut said) = (None, None, false);
    for disk in disks.iter().filter(|disk| disk.snapshot.is_some()) {
        let system = disk.kind == Some("system");
        if !said && (system || id.is_none() && disk.kind != Some("data")) {
            (id, size, said) = (disk.snapshot, disk.size, system);
        }
    }
    let id = id
        .or(request.text("SnapshotId"))
        .ok_or(Cause::MissingImageSource)?;
    Ok(ImageSource::Snapshot {
        id: id.to_owned(),
        size: size.and_then(|size| size.parse().ok()),
    })
}

pub(super) use super::body::MADE_IMAGE as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let disks = disks(request);
    let source = source(request, &disks)?;
    let region = request.region()?;
    disks.iter().try_for_each(Disk::check)?;
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
