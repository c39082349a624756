//! Texts that a parameter may have.

use super::hostile::{Dice, image, instance, region as any_region};
use super::tags::TYPES;
use super::world::World;

pub const UIDS: [&str; 14] = [
    "1999000033334444",
    "1888000011112222",
    "1777000011112222",
    "1234567890123456",
    "1000000000000001",
    "1000000000000002",
    "1000000000000003",
    "10000000000000000004",
    "1000000005",
    "100000006",
    "100000000000000000007",
    "10000000000a",
    "１２３４５６７８９０",
    "-1234567890",
];
const FAMILIES: [&str; 22] = [
    "image-test",
    "nginx",
    "nginx",
    "twin",
    "base",
    "fresh1",
    "fresh2",
    "acs:centos_7_9_x64",
    "centos_7_9_x64",
    "acs:1888000011112222:partner",
    "acs:1888000011112222:open",
    "acs:1888000011112222:hidden",
    "acs:1234567890123456:nginx",
    "partner",
    "acs:",
    "acs::",
    "x",
    "1st",
    "aliyun-mine",
    "镜像",
    "Nginx",
    "a b",
];
const NAMES: [&str; 20] = [
    "image1",
    "image2",
    "toolbox",
    "twin-a",
    "new-a",
    "new-b",
    "new.c",
    "新的",
    "Image1",
    "x",
    "1st",
    "_under",
    "a b",
    "http://a",
    "https://a",
    "aliyunx",
    "Aliyunx",
    "acs:x",
    "acsx",
    "ab/c",
];
const DESCRIPTIONS: [&str; 6] = [
    "first release",
    "x",
    "http://a",
    "https://b",
    "see http://a",
    "说明 2",
];
pub const KEYS: [&str; 12] = [
    "release",
    "release",
    "team",
    "empty",
    "k",
    "aliyun",
    "acs:k",
    "a http://k",
    "Aliyun",
    "新",
    "a b",
    "unknown",
];
pub const VALUES: [&str; 9] = [
    "1",
    "2",
    "web",
    "",
    "acs:v",
    "http://v",
    "aliyun",
    "值",
    "x https://v",
];

fn long(dice: &mut Dice) -> String {
    let unit = dice.of(&["a", "像"]);
    unit.repeat([127, 128, 129, 256, 257][dice.below(5)])
}

fn status(action: &str, dice: &mut Dice) -> &'static str {
    match action {
        "ModifyImageAttribute" if dice.one_in(15) => dice.of(&[
            "deprecated",
            "ALL",
            "Creating",
            "UnAvailable",
            "Available,Deprecated",
        ]),
        "ModifyImageAttribute" => dice.of(&["Deprecated", "Available"]),
        "DescribeInstances" => dice.of(&["Running", "Stopped", "Running", "Stopped", "running", "Starting"]),
        _ => dice.of(&[
            "ALL",
            "ALL",
            "ALL",
            "Deprecated",
            "Available,Deprecated",
            "Creating,Waiting",
            "UnAvailable,CreateFailed",
            "Available",
            "all",
            "ALL,Available",
            "Available,",
            "Available, Deprecated",
            "Nothing",
        ]),
    }
}

pub fn filter(dice: &mut Dice) -> (&'static str, &'static str) {
    let key = dice.of(&[
        "CreationStartTime",
        "CreationEndTime",
        "CreationStartTime",
        "CreationEndTime",
        "NetworkType",
        "CpuOnlineUpgrade",
        "MemoryOnlineDowngrade",
        "Nothing",
        "",
    ]);
    let value = match key {
        "CreationStartTime" | "CreationEndTime" => dice.of(&[
            "2021-03-02T06:19Z",
            "2021-03-02T06:20Z",
            "2021-02-18T03:12Z",
            "2021-03-02T08:00Z",
            "2021-03-02T06:19:19Z",
            "2021-13-02T06:19Z",
            "yesterday",
            "",
        ]),
        "NetworkType" => dice.of(&["vpc", "classic", "Vpc", ""]),
        _ => dice.of(&["supported", "unsupported", "maybe", ""]),
    };
    (key, value)
}

/// A single value of the parameter; `None` for one that has none.
pub fn value(world: &World, action: &str, name: &str, region: &str, dice: &mut Dice) -> Option<String> {
    let word = match name {
        "DestinationRegionId" => any_region(dice),
        "ImageId" => return Some(image(world, dice, region)),
        "InstanceId" => return Some(instance(world, dice)),
        "InstanceIds" if dice.one_in(3) => dice.of(&["[]", "i-bp1web00000000000001", "[1]", "{}", "[\"\"]"]),
        "InstanceIds" => {
            return Some(format!(
                "[\"{}\",\"{}\"]",
                instance(world, dice),
                instance(world, dice)
            ));
        }
        "SnapshotId" => return Some(image(world, dice, region).replacen("m-", "s-", 1)),
        "ImageFamily" | "ImageName" | "DestinationImageName" if dice.one_in(40) => return Some(long(dice)),
        "ImageFamily" if dice.one_in(3) => dice.of(&FAMILIES),
        "ImageFamily" => dice.of(&FAMILIES[..7]),
        "ImageName" if action == "DescribeImages" => {
            dice.of(&["image", "1", "Image", "new-", "*", "镜", "twin-a"])
        }
        "ImageName" | "DestinationImageName" if dice.one_in(3) => dice.of(&NAMES),
        "ImageName" | "DestinationImageName" => dice.of(&NAMES[..9]),
        "InstanceName" => dice.of(&["web-1", "web-2", "other", "x", "http://a"]),
        "Description" | "DestinationDescription" if dice.one_in(20) => return Some(long(dice)),
        "Description" | "DestinationDescription" => dice.of(&DESCRIPTIONS),
        "ImageVersion" => dice.of(&["1", "2021.3", "v 1"]),
        "Status" => status(action, dice),
        "ImageOwnerAlias" => dice.of(&["self", "system", "others", "others", "marketplace", "Self"]),
        "IsPublic"
        | "DryRun"
        | "Force"
        | "Encrypted"
        | "All"
        | "Usable"
        | "IsSupportIoOptimized"
        | "IsSupportCloudinit"
        | "ShowExpired"
        | "PasswordInherit"
        | "UseAdditionalService" => {
            dice.of(&["true", "false", "true", "false", "true", "false", "True", "1"])
        }
        "OSType" => dice.of(&["linux", "windows", "Linux"]),
        "Architecture" => dice.of(&["x86_64", "arm64", "i386", "mips"]),
        "Usage" => dice.of(&["instance", "none", "None"]),
        "ResourceGroupId" => dice.of(&["rg-a", "rg-b", "rg-a", "rg-b", "rg-", "group", "RG-a"]),
        "BootMode" => dice.of(&["BIOS", "UEFI", "UEFI-Preferred", "bios"]),
        "LicenseType" => dice.of(&["BYOL", "Auto", "byol"]),
        "Features.NvmeSupport" | "SecureBootOptions.SecureBootSupport" => {
            dice.of(&["supported", "unsupported", "maybe"])
        }
        "Features.ImdsSupport" => dice.of(&["v1", "v2", "v1", "v2", "v1", "v2", "v1", "v2", "v3"]),
        "Platform" => dice.of(&[
            "CentOS",
            "Ubuntu",
            "Windows Server 2022",
            "Fedora CoreOS",
            "centos",
            "Windows",
        ]),
        "PageNumber" => dice.of(&["1", "1", "2", "3", "0", "-1", "x", "99999999999", "1.5"]),
        "PageSize" => dice.of(&["1", "2", "3", "50", "100", "100", "101", "0", "x"]),
        "InstanceType" if action == "DescribeImages" => {
            dice.of(&["ecs.g6.large", "ecs.", "g6.large", "ECS.x"])
        }
        "InstanceType" => dice.of(&["ecs.g6.large", "ecs.c5.xlarge"]),
        "ImageOwnerId" => dice.of(&[
            "1888000011112222",
            "1234567890123456",
            "1",
            "x",
            "1888000011112222",
        ]),
        "ActionType" => dice.of(&["CreateEcs", "ChangeOS", "createEcs"]),
        "DetectionStrategy" => dice.of(&["Standard", "Standard", "standard"]),
        "SecurityEnhancementStrategy" => dice.of(&["Active", "Active", "Deactive", "active"]),
        "ClientToken" if dice.one_in(8) => {
            return Some(dice.of(&["ключ", "t"]).repeat([1, 16, 64, 65][dice.below(4)]));
        }
        "ClientToken" => return Some(format!("token-{}", dice.below(300))),
        "MaxResults" => dice.of(&["1", "2", "3", "10", "100", "0", "101", "x"]),
        "NextToken" => return Some(instance(world, dice)),
        "MinAmount" => dice.of(&["1", "1", "1", "2", "3", "0", "x"]),
        "ResourceType" => dice.of(&TYPES[..3]),
        "ResourceId" => return Some(resource(world, dice, region)),
        "Amount" => dice.of(&["1", "2", "3", "0", "101", "x"]),
        "SystemDisk.Size" => dice.of(&["40", "20", "39", "500", "x", "0"]),
        "AcceptLanguage" => dice.of(&["zh-CN", "en-US", "ja", "fr"]),
        "KMSKeyId" => "k-1",
        _ => return None,
    };
    Some(word.to_owned())
}

/// Either an image or an instance.
fn resource(world: &World, dice: &mut Dice, region: &str) -> String {
    if dice.one_in(3) {
        instance(world, dice)
    } else {
        image(world, dice, region)
    }
}
