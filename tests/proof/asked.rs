//! What can be asked in a state: every operation, of every image.

use image_family_simulator::account::{Account, Image, InstanceStatus, Operation, RegionId};
use image_family_simulator::openapi::Parameters;

/// Seconds of a wait: half of what making an image takes.
pub const WAIT: u64 = 3;

#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// Time passes.
    Wait,
    Call(Call),
}

/// An operation, asked of an image.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub operation: Operation,
    pub region: RegionId,
    pub image: String,
    pub action: &'static str,
    parameters: Vec<(&'static str, String)>,
}

impl Call {
    pub fn parameters(&self) -> Parameters {
        let mut all = Parameters::new();
        for (name, value) in &self.parameters {
            all.set(name, value.as_str());
        }
        all
    }
}

pub fn asks(account: &Account) -> Vec<Ask> {
    let mut all = Vec::new();
    if account.next_due().is_some() {
        all.push(Ask::Wait);
    }
    for region in account.image_regions() {
        for image in account.images(region) {
            for operation in Operation::ALL {
                all.extend(spelled(account, region, image, operation).into_iter().map(
                    |(action, mut parameters)| {
                        parameters.insert(0, ("RegionId", region.as_str().to_owned()));
                        Ask::Call(Call {
                            operation,
                            region,
                            image: image.key.id.to_string(),
                            action,
                            parameters,
                        })
                    },
                ));
            }
        }
    }
    all
}

type Spelled = (&'static str, Vec<(&'static str, String)>);

/// The calls that ask for an operation.
fn spelled(account: &Account, region: RegionId, image: &Image, operation: Operation) -> Vec<Spelled> {
    let id = image.key.id.to_string();
    let of = |action, more: &[(&'static str, &str)]| {
        let more = more.iter().map(|(name, value)| (*name, (*value).to_owned()));
        (
            action,
            std::iter::once(("ImageId", id.clone()))
                .chain(more)
                .collect::<Vec<_>>(),
        )
    };
    let modify = |name, value| of("ModifyImageAttribute", &[(name, value)]);
    let share = |name, value| of("ModifyImageSharePermission", &[(name, value)]);
    let elsewhere = if region.as_str() == "cn-hangzhou" {
        "cn-shanghai"
    } else {
        "cn-hangzhou"
    };
    let (one, two) = ("1999000033334444", "1999000033335555");
    match operation {
        Operation::Deprecate => vec![modify("Status", "Deprecated")],
        Operation::Restore => vec![modify("Status", "Available")],
        Operation::Edit => vec![
            modify("ImageFamily", "one"),
            modify("ImageFamily", "two"),
            modify("Features.ImdsSupport", "v2"),
        ],
        Operation::SetBootMode => vec![modify(
            "BootMode",
            if &*image.details.boot_mode == "BIOS" {
                "UEFI"
            } else {
                "BIOS"
            },
        )],
        Operation::AllowImdsV1 => vec![modify("Features.ImdsSupport", "v1")],
        Operation::Tag => vec![(
            "TagResources",
            vec![
                ("ResourceType", "image".to_owned()),
                ("ResourceId.1", id.clone()),
                ("Tag.1.Key", "key".to_owned()),
            ],
        )],
        Operation::Share => vec![share("AddAccount.1", one), share("AddAccount.1", two)],
        Operation::Unshare => vec![share("RemoveAccount.1", one), share("RemoveAccount.1", two)],
        Operation::Publish => vec![share("IsPublic", "true")],
        Operation::Unpublish => vec![share("IsPublic", "false")],
        Operation::CopyWithinRegion => vec![of("CopyImage", &[("DestinationRegionId", region.as_str())])],
        Operation::CopyToOtherRegion => vec![of("CopyImage", &[("DestinationRegionId", elsewhere)])],
        Operation::CancelCopy => vec![of("CancelCopyImage", &[])],
        Operation::UseSnapshot => vec![(
            "CreateImage",
            vec![(
                "SnapshotId",
                match image.snapshot_id() {
                    none if none.is_empty() => "s-bp1nothing0000000000".to_owned(),
                    snapshot => snapshot,
                },
            )],
        )],
        Operation::Delete => vec![of("DeleteImage", &[])],
        Operation::ForceDelete => vec![of("DeleteImage", &[("Force", "true")])],
        Operation::CreateInstance => vec![of("RunInstances", &[("InstanceType", "ecs.g6.large")])],
        Operation::StandForFamily if image.family_text().is_empty() => Vec::new(),
        Operation::StandForFamily => vec![(
            "DescribeImageFromFamily",
            vec![("ImageFamily", image.family_text().to_owned())],
        )],
        Operation::ReplaceSystemDisk => account
            .instances(region)
            .into_iter()
            .filter(|instance| instance.status == InstanceStatus::Stopped)
            .map(|instance| of("ReplaceSystemDisk", &[("InstanceId", instance.id.as_str())]))
            .collect(),
    }
}
