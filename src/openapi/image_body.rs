//! An image as responses show it.

use std::rc::Rc;

use super::body::{Field, Table};
use super::text::Text;
use crate::account::{Account, Image, Operation, Owner, Relation, Status, Tag, rules};

/// An image, and what the account knows of it.
pub(super) struct ImageRow {
    image: Rc<Image>,
    status: Status,
    progress: u8,
    in_use: bool,
    usable: bool,
    owner_id: u64,
}

impl ImageRow {
    pub fn new(account: &Account, image: &Rc<Image>) -> Self {
        let owner = match &image.owner {
            Owner::Caller => account.uid().as_str(),
            Owner::Other(uid) => uid.as_str(),
            Owner::System => "0",
        };
        let facts = account.facts(image);
        Self {
            image: image.clone(),
            status: facts.status,
            progress: image.progress(account.now()),
            in_use: facts.in_use,
            usable: rules::verdict(Operation::CreateInstance, &facts).is_ok(),
            owner_id: owner.parse().unwrap_or_default(),
        }
    }

    fn alias(&self) -> &'static str {
        match self.image.owner {
            Owner::Caller => "self",
            Owner::System => "system",
            Owner::Other(_) => "others",
        }
    }

    /// An own family is called by its name alone.
    fn family(&self) -> Text {
        match (&self.image.owner, &self.image.family) {
            (Owner::Caller, Some(name)) => name.text().into(),
            _ => self.image.family_text().into(),
        }
    }

    /// Who an image is shared with is its owner's affair.
    fn self_shared(&self) -> &'static str {
        if self.image.relation() == Relation::Own && self.image.is_shared() {
            "True"
        } else {
            "False"
        }
    }
}

/// `Image` of DescribeImageFromFamily.
pub(super) static IMAGE_OF_FAMILY: Table<ImageRow> = Table(&[
    COMMON,
    &[Field::text("Progress", |row| row.progress.to_string().into())],
]);

/// `Images.Image[]` of DescribeImages.
pub(super) static IMAGE: Table<ImageRow> = Table(&[
    COMMON,
    &[
        Field::text("Progress", |row| format!("{}%", row.progress).into()),
        Field::text("OSNameEn", |row| row.image.system.name_en.clone().into()),
        Field::text("ResourceGroupId", |row| {
            row.image.details.resource_group.clone().into()
        }),
        Field::text("BootMode", |row| row.image.details.boot_mode.clone().into()),
        Field::boolean("IsPublic", |row| row.image.is_published()),
        Field::number("ImageOwnerId", |row| row.owner_id),
        Field::boolean("LoginAsNonRootSupported", |_| false),
        Field::text("SupplierName", |_| "".into()),
        Field::text("LicenseType", |row| row.image.details.license.clone().into()),
        Field::boolean("Usable", |row| row.usable),
        Field::object("DetectionOptions", &DETECTION),
        Field::object("Features", &FEATURES),
        Field::object("SecureBootOptions", &SECURE_BOOT),
    ],
]);

const COMMON: &[Field<ImageRow>] = &[
    Field::text("CreationTime", |row| row.image.created.to_string().into()),
    Field::text("Status", |row| row.status.as_str().into()),
    Field::text("ImageFamily", ImageRow::family),
    Field::boolean("IsCopied", |row| row.image.copied),
    Field::boolean("IsSupportIoOptimized", |_| true),
    Field::text("ImageOwnerAlias", |row| row.alias().into()),
    Field::boolean("IsSupportCloudinit", |_| true),
    Field::text("ImageVersion", |row| row.image.details.version.clone().into()),
    Field::text("Usage", |row| if row.in_use { "instance" } else { "none" }.into()),
    Field::text("IsSelfShared", |row| row.self_shared().into()),
    Field::text("Description", |row| row.image.details.description.text().into()),
    Field::number("Size", |row| row.image.size.into()),
    Field::text("Platform", |row| row.image.system.platform.clone().into()),
    Field::text("ImageName", |row| row.image.name.text().into()),
    Field::text("OSName", |row| row.image.system.name.clone().into()),
    Field::text("ImageId", |row| row.image.key.id.text().into()),
    Field::text("OSType", |row| row.image.system.os_type().into()),
    Field::boolean("IsSubscribed", |_| false),
    Field::text("ProductCode", |_| "".into()),
    Field::text("Architecture", |row| row.image.system.architecture.clone().into()),
    Field::object("DiskDeviceMappings", &DISKS),
    Field::object("Tags", &TAGS),
];

static DISKS: Table<ImageRow> = Table(&[&[Field::list(
    "DiskDeviceMapping",
    || DISK.list_shape(),
    |row| DISK.list([row]),
)]]);

static DISK: Table<ImageRow> = Table(&[&[
    Field::text("Type", |_| "system".into()),
    Field::text("ImportOSSBucket", |_| "".into()),
    Field::text("SnapshotId", |row| row.image.snapshot_id().into()),
    Field::text("ImportOSSObject", |_| "".into()),
    Field::text("Size", |row| row.image.size.to_string().into()),
    Field::text("Device", |_| "/dev/xvda".into()),
    Field::text("Format", |_| "".into()),
]]);

static TAGS: Table<ImageRow> = Table(&[&[Field::list(
    "Tag",
    || TAG.list_shape(),
    |row| TAG.list(&row.image.tags),
)]]);

pub(super) static TAG: Table<Tag> = Table(&[&[
    Field::text("TagKey", |tag| tag.key.text().into()),
    Field::text("TagValue", |tag| tag.value.text().into()),
]]);

static DETECTION: Table<ImageRow> = Table(&[&[
    Field::text("Status", |_| "Finished".into()),
    Field::object("Items", &DETECTION_ITEMS),
]]);

static DETECTION_ITEMS: Table<ImageRow> = Table(&[&[Field::list(
    "Item",
    || DETECTION_ITEM.list_shape(),
    |_| DETECTION_ITEM.list([]),
)]]);

/// Nothing is detected here: no image has one.
static DETECTION_ITEM: Table<ImageRow> = Table(&[&[
    Field::text("Name", |_| "".into()),
    Field::text("Value", |_| "".into()),
    Field::text("RiskLevel", |_| "".into()),
    Field::text("RiskCode", |_| "".into()),
]]);

static FEATURES: Table<ImageRow> = Table(&[&[
    Field::text("NvmeSupport", |row| {
        if row.image.details.nvme {
            SUPPORTED
        } else {
            "unsupported"
        }
        .into()
    }),
    Field::text("ImdsSupport", |row| {
        if row.image.details.imds_v2 { "v2" } else { "v1" }.into()
    }),
    Field::text("CpuOnlineUpgrade", |_| SUPPORTED.into()),
    Field::text("CpuOnlineDowngrade", |_| SUPPORTED.into()),
    Field::text("MemoryOnlineUpgrade", |_| SUPPORTED.into()),
    Field::text("MemoryOnlineDowngrade", |_| SUPPORTED.into()),
]]);

const SUPPORTED: &str = "supported";

static SECURE_BOOT: Table<ImageRow> = Table(&[&[Field::text("SecureBootSupport", |_| "unsupported".into())]]);
