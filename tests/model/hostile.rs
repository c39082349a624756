//! Parameters that may pass, and those that may not.

use super::world::World;

/// A row of numbers that one number starts (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    pub fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn of_strings(&mut self, all: &[String], none: &str) -> String {
        if all.is_empty() || self.one_in(15) {
            return none.to_owned();
        }
        all[self.below(all.len())].clone()
    }
}

const UIDS: [&str; 14] = [
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
const KEYS: [&str; 12] = [
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
const VALUES: [&str; 9] = [
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

fn region(dice: &mut Dice) -> &'static str {
    if dice.one_in(25) {
        return dice.of(&[
            "cn-beijing",
            "ap-south-1",
            "nowhere",
            "CN-HANGZHOU",
            "",
            "cn-hangzhou-finance",
        ]);
    }
    dice.of(&["cn-hangzhou", "cn-hangzhou", "cn-hangzhou", "cn-shanghai"])
}

/// Mostly an image of that region; newer ones twice as often.
fn image(world: &World, dice: &mut Dice, region: &str) -> String {
    let anywhere = dice.one_in(20);
    let there: Vec<String> = world
        .images
        .iter()
        .filter(|image| anywhere || image.region == region)
        .map(|image| image.id.clone())
        .collect();
    if dice.one_in(2) {
        let newest = there.len().saturating_sub(4);
        return dice.of_strings(&there[newest..], "m-bp1nothing0000000000");
    }
    dice.of_strings(&there, "nothing")
}

fn instance(world: &World, dice: &mut Dice) -> String {
    let all: Vec<String> = world
        .instances
        .iter()
        .map(|instance| instance.id.clone())
        .collect();
    dice.of_strings(&all, "i-bp1nothing0000000000")
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

fn filter(dice: &mut Dice) -> (&'static str, &'static str) {
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
fn value(world: &World, action: &str, name: &str, region: &str, dice: &mut Dice) -> Option<String> {
    let word = match name {
        "DestinationRegionId" => self::region(dice),
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
        "IsPublic" | "DryRun" | "Force" | "Encrypted" => {
            dice.of(&["true", "false", "true", "false", "true", "false", "True", "1"])
        }
        "OSType" => dice.of(&["linux", "windows", "Linux"]),
        "Architecture" => dice.of(&["x86_64", "arm64", "i386", "mips"]),
        "Usage" => dice.of(&["instance", "none", "None"]),
        "ResourceGroupId" => dice.of(&["rg-a", "rg-b"]),
        "BootMode" => dice.of(&["BIOS", "UEFI", "UEFI-Preferred", "bios"]),
        "LicenseType" => dice.of(&["BYOL", "Auto", "byol"]),
        "Features.NvmeSupport" => dice.of(&["supported", "unsupported", "maybe"]),
        "Features.ImdsSupport" => dice.of(&["v1", "v2", "v1", "v2", "v3"]),
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
        "InstanceType" => dice.of(&["ecs.g6.large", "ecs.c5.xlarge"]),
        "Amount" => dice.of(&["1", "2", "3", "0", "101", "x"]),
        "SystemDisk.Size" => dice.of(&["40", "20", "39", "500", "x", "0"]),
        "AcceptLanguage" => dice.of(&["zh-CN", "en-US", "ja", "fr"]),
        "KMSKeyId" => "k-1",
        _ => return None,
    };
    Some(word.to_owned())
}

/// The items of a list, under the names that they are sent with.
fn listed(name: &str, dice: &mut Dice) -> Vec<(String, String)> {
    let most = if dice.one_in(8) { 24 } else { 3 };
    let mut all = Vec::new();
    for n in 1..=dice.below(most) + 1 {
        match name {
            "Tag" | "Filter" => {
                let sane = !dice.one_in(6);
                let (key, value) = match name {
                    "Filter" => filter(dice),
                    _ if most > 3 => ("", ""),
                    _ if sane => (dice.of(&KEYS[..5]), dice.of(&VALUES[..4])),
                    _ => (dice.of(&KEYS), dice.of(&VALUES)),
                };
                let key = if most > 3 && name == "Tag" {
                    format!("k{n}")
                } else {
                    key.to_owned()
                };
                if !dice.one_in(20) {
                    all.push((format!("{name}.{n}.Key"), key));
                }
                if !dice.one_in(8) {
                    all.push((format!("{name}.{n}.Value"), value.to_owned()));
                }
            }
            _ if most > 3 => all.push((format!("{name}.{n}"), format!("20000000000{n:05}"))),
            _ if dice.one_in(5) => all.push((format!("{name}.{n}"), dice.of(&UIDS).to_owned())),
            _ => all.push((format!("{name}.{n}"), dice.of(&UIDS[4..8]).to_owned())),
        }
    }
    all
}

/// Parameters for an API that takes these: name, and whether it must be there.
pub fn parameters(
    world: &World,
    action: &str,
    known: &[(&'static str, bool)],
    dice: &mut Dice,
) -> Vec<(String, String)> {
    let region = region(dice);
    let mut all = Vec::new();
    for (name, required) in known {
        let often = match *name {
            "RegionId" => {
                if !dice.one_in(60) {
                    all.push(("RegionId".to_owned(), region.to_owned()));
                }
                continue;
            }
            "DryRun" => 10,
            "Status" | "InstanceId" | "AddAccount" => 2,
            "SnapshotId" if action == "CreateImage" => 2,
            "Force" | "RemoveAccount" => 3,
            "IsPublic" | "Features.ImdsSupport" => 5,
            "ImageId" if action == "DescribeImages" => 8,
            "ImageId" | "ImageFamily" if action.ends_with("Instances") || action.ends_with("Instance") => 2,
            "ImageFamily" | "ImageName" | "DestinationImageName" if !action.starts_with("Describe") => 2,
            _ => 9,
        };
        let left_out = if *required {
            dice.one_in(40)
        } else {
            !dice.one_in(often)
        };
        if left_out {
            continue;
        }
        match value(world, action, name, region, dice) {
            _ if dice.one_in(50) => all.push(((*name).to_owned(), String::new())),
            Some(value) => all.push(((*name).to_owned(), value)),
            None => all.extend(listed(name, dice)),
        }
    }
    all
}
