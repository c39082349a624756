//! Parameters that may pass, and those that may not.

use super::tags::TYPES;
use super::values::{KEYS, UIDS, VALUES, filter, value};
use super::world::{Image, World};

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

pub fn region(dice: &mut Dice) -> &'static str {
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

/// Mostly an image of that region; newer ones more often, and ones that were changed in ways that bind them.
pub fn image(world: &World, dice: &mut Dice, region: &str) -> String {
    let anywhere = dice.one_in(20);
    let there: Vec<String> = world
        .images
        .iter()
        .filter(|image| anywhere || image.region == region)
        .map(|image| image.id.clone())
        .collect();
    let marked = |image: &&Image| {
        image.region == region && (image.needs_imds_v2 || image.nvme == "unsupported" || image.tags.len() > 8)
    };
    let marked: Vec<String> = world
        .images
        .iter()
        .filter(marked)
        .map(|image| image.id.clone())
        .collect();
    if !marked.is_empty() && dice.one_in(4) {
        return dice.of_strings(&marked, "m-");
    }
    if dice.one_in(2) {
        let newest = there.len().saturating_sub(4);
        return dice.of_strings(&there[newest..], "m-bp1nothing0000000000");
    }
    dice.of_strings(&there, "nothing")
}

pub fn instance(world: &World, dice: &mut Dice) -> String {
    let all: Vec<String> = world
        .instances
        .iter()
        .map(|instance| instance.id.clone())
        .collect();
    dice.of_strings(&all, "i-bp1nothing0000000000")
}

/// Mappings of disks, some with their type and size, the system's not always first.
fn disks(world: &World, dice: &mut Dice, region: &str) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for n in 1..=dice.below(3) + 1 {
        let mut field =
            |name: &str, value: String| all.push((format!("DiskDeviceMapping.{n}.{name}"), value));
        if !dice.one_in(6) {
            field("SnapshotId", image(world, dice, region).replacen("m-", "s-", 1));
        }
        if dice.one_in(2) {
            let kind = dice.of(&["system", "data", "data", "system", "data", "System"]);
            field("DiskType", kind.to_owned());
        }
        if dice.one_in(3) {
            field(
                "Size",
                dice.of(&["20", "60", "500", "80", "40", "0", "x"]).to_owned(),
            );
        }
    }
    all
}

/// The items of a list, under the names that they are sent with.
fn listed(name: &str, dice: &mut Dice) -> Vec<(String, String)> {
    let most = if dice.one_in(8) { 24 } else { 3 };
    let mut all = Vec::new();
    let full = most > 3 && dice.one_in(3);
    let count = if full { 20 } else { dice.below(most) + 1 };
    for n in 1..=count {
        match name {
            "DiskDeviceMapping" => {}
            "TagKey" => all.push((format!("TagKey.{n}"), dice.of(&KEYS).to_owned())),
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

/// What was sent before, in the same order or another, or something a little different.
fn again(sent: &[(String, String)], dice: &mut Dice) -> Vec<(String, String)> {
    let mut all = sent.to_vec();
    match dice.below(5) {
        0 => all.push(("Owner".to_owned(), "1".to_owned())),
        1 => {
            let place = dice.below(all.len());
            if all[place].0 != "ClientToken" {
                all[place].1.push('x');
            }
        }
        2 => all.retain(|(name, _)| name != "RegionId" && name != "InstanceId"),
        3 => all.reverse(),
        _ => {}
    }
    all
}

/// A copy that mostly passes, into few regions.
pub fn copy(world: &World, dice: &mut Dice) -> Vec<(String, String)> {
    let candidates = world.my_images("cn-hangzhou").filter(|image| {
        world.status(image) == "Available"
            && !image.public
            && !world.is_being_copied("cn-hangzhou", &image.id)
    });
    let candidates: Vec<String> = candidates.map(|image| image.id.clone()).collect();
    let to = dice.of(&["cn-hangzhou", "cn-shanghai", "cn-shanghai", "cn-shanghai"]);
    let all = [
        ("RegionId", "cn-hangzhou".to_owned()),
        ("ImageId", dice.of_strings(&candidates, "nothing")),
        ("DestinationRegionId", to.to_owned()),
    ];
    all.map(|(name, value)| (name.to_owned(), value)).into()
}

/// Everything that one of the lists has.
pub fn look(action: &str, region: &str) -> Vec<(String, String)> {
    let status = if action == "DescribeImages" { "ALL" } else { "" };
    let all = [("RegionId", region), ("Status", status), ("PageSize", "100")];
    all.map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into()
}

/// Tags for resources, or off them.
fn on_resources(world: &World, action: &str, region: &str, dice: &mut Dice) -> Vec<(String, String)> {
    let kind = match dice.below(20) {
        0 => dice.of(&["Image", "disks", ""]),
        1 => dice.of(&TYPES),
        2..8 => "instance",
        _ => "image",
    };
    let mut all = Vec::new();
    if !dice.one_in(40) {
        all.push(("RegionId".to_owned(), region.to_owned()));
    }
    if !dice.one_in(40) {
        all.push(("ResourceType".to_owned(), kind.to_owned()));
    }
    let most = if dice.one_in(30) { 60 } else { 2 };
    for n in 1..=dice.below(most) + usize::from(!dice.one_in(40)) {
        let id = match kind {
            "instance" => instance(world, dice),
            _ => image(world, dice, region),
        };
        all.push((format!("ResourceId.{n}"), id));
    }
    if action == "TagResources" {
        if !dice.one_in(30) {
            let mut tags = listed("Tag", dice);
            if dice.one_in(2) {
                for (_, text) in tags.iter_mut().filter(|(_, text)| text.starts_with('k')) {
                    text.insert(0, 'q');
                }
            }
            all.extend(tags);
        }
        return all;
    }
    if !dice.one_in(4) {
        all.extend(listed("TagKey", dice));
    }
    if dice.one_in(3) {
        all.push((
            "All".to_owned(),
            dice.of(&["true", "false", "1", "TRUE"]).to_owned(),
        ));
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
    let mut done = world.tokens.iter().filter(|done| done.action == action);
    if let Some(done) = done.next_back().filter(|_| dice.one_in(6)) {
        return again(&done.sent, dice);
    }
    let region = region(dice);
    if action == "TagResources" || action == "UntagResources" {
        return on_resources(world, action, region, dice);
    }
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
            "Usable" | "ImageOwnerAlias" => 5,
            "Status" | "InstanceId" | "AddAccount" => 2,
            "SnapshotId" if action == "CreateImage" => 2,
            "Force" | "RemoveAccount" | "Features.ImdsSupport" => 3,
            "IsPublic" | "BootMode" | "ClientToken" => 5,
            "ResourceType" if action == "DescribeTags" => 2,
            "TagKey" => 2,
            "All" => 3,
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
        if *name == "DiskDeviceMapping" {
            all.extend(disks(world, dice, region));
            continue;
        }
        match value(world, action, name, region, dice) {
            _ if dice.one_in(50) => all.push(((*name).to_owned(), String::new())),
            Some(value) => all.push(((*name).to_owned(), value)),
            None => all.extend(listed(name, dice)),
        }
    }
    if action == "DescribeImages" && all.iter().any(|(name, _)| name == "Usable") && !dice.one_in(3) {
        all.retain(|(name, _)| ["RegionId", "Usable"].contains(&name.as_str()));
        all.push(("Status".to_owned(), "ALL".to_owned()));
    }
    all
}
