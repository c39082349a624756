//! An image as responses show it.

use serde_json::{Value, json};

use crate::account::{Account, Image, Owner, Relation};

fn alias(image: &Image) -> &'static str {
    match image.owner {
        Owner::Caller => "self",
        Owner::System => "system",
        Owner::Other(_) => "others",
    }
}

fn disks(image: &Image) -> Value {
    json!({ "DiskDeviceMapping": [{
        "Type": "system",
        "ImportOSSBucket": "",
        "SnapshotId": image.snapshot_id(),
        "ImportOSSObject": "",
        "Size": image.size.to_string(),
        "Device": "/dev/xvda",
        "Format": "",
    }]})
}

fn tags(image: &Image) -> Value {
    let tags: Vec<Value> = image
        .tags
        .iter()
        .map(|tag| json!({ "TagKey": tag.key.as_str(), "TagValue": tag.value.as_str() }))
        .collect();
    json!({ "Tag": tags })
}

/// The fields of `Image` in DescribeImageFromFamily.
pub(super) fn brief(account: &Account, image: &Image) -> Value {
    // Who an image is shared with is its owner's affair.
    let self_shared = image.relation() == Relation::Own && image.is_shared();
    json!({
        "CreationTime": image.created,
        "Status": account.status(image).as_str(),
        "ImageFamily": image.family_text(),
        "Progress": image.progress(account.now()).to_string(),
        "IsCopied": image.copied,
        "IsSupportIoOptimized": true,
        "ImageOwnerAlias": alias(image),
        "IsSupportCloudinit": true,
        "ImageVersion": &*image.version,
        "Usage": if account.in_use(image) { "instance" } else { "none" },
        "IsSelfShared": if self_shared { "True" } else { "False" },
        "Description": image.description.as_str(),
        "Size": image.size,
        "Platform": &*image.system.platform,
        "ImageName": image.name.as_str(),
        "OSName": &*image.system.name,
        "ImageId": image.key.id.as_str(),
        "OSType": image.system.os_type(),
        "IsSubscribed": false,
        "ProductCode": "",
        "Architecture": &*image.system.architecture,
        "DiskDeviceMappings": disks(image),
        "Tags": tags(image),
    })
}

/// The fields of `Images.Image[]` in DescribeImages.
pub(super) fn full(account: &Account, image: &Image) -> Value {
    let mut body = brief(account, image);
    let owner = match &image.owner {
        Owner::Caller => account.uid().as_str(),
        Owner::Other(uid) => uid.as_str(),
        Owner::System => "0",
    };
    let supported = "supported";
    let more = json!({
        "Progress": format!("{}%", image.progress(account.now())),
        "OSNameEn": &*image.system.name_en,
        "ResourceGroupId": &*image.resource_group,
        "BootMode": &*image.boot_mode,
        "IsPublic": image.is_published(),
        "ImageOwnerId": owner.parse::<u64>().unwrap_or_default(),
        "LoginAsNonRootSupported": false,
        "SupplierName": "",
        "LicenseType": "",
        "Usable": account.verdict(crate::account::Operation::CreateInstance, image).is_ok(),
        "DetectionOptions": { "Status": "", "Items": { "Item": [] } },
        "Features": {
            "NvmeSupport": supported,
            "ImdsSupport": "v1",
            "CpuOnlineUpgrade": supported,
            "CpuOnlineDowngrade": supported,
            "MemoryOnlineUpgrade": supported,
            "MemoryOnlineDowngrade": supported,
        },
        "SecureBootOptions": { "SecureBootSupport": false },
    });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    body
}
