//! The account that a scenario file starts with.

use serde_json::Value;

use super::words::seconds;
use super::world::{ALIBABA, By, Image, Instance, NVME, Quotas, State, Work, World};

fn text(entry: &Value, name: &str, default: &str) -> String {
    entry[name].as_str().unwrap_or(default).to_owned()
}

fn list<'a>(entry: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    entry[name].as_array().into_iter().flatten()
}

fn image(file: &Value, entry: &Value) -> Image {
    let me = text(file, "AccountId", "");
    let now = seconds(&text(file, "Now", "")).unwrap_or_default();
    let alibabas = entry["ImageOwnerAlias"] == "system";
    let owner = if alibabas {
        ALIBABA.to_owned()
    } else {
        text(entry, "ImageOwnerId", &me)
    };
    let created = seconds(&text(entry, "CreationTime", "")).unwrap_or(now);
    let public = entry["IsPublic"] == true;
    let mut shares: Vec<String> = list(entry, "SharedAccounts")
        .map(|uid| uid.as_str().unwrap_or_default().to_owned())
        .collect();
    if !alibabas && owner != me && entry["SharedAccounts"].is_null() && !public {
        shares.push(me);
    }
    let state = match entry["Status"].as_str().unwrap_or("Available") {
        status @ ("Waiting" | "Creating") => under_way(work(file, "CreateImage", 60), now, status),
        "Deprecated" => State::Is("Deprecated"),
        "UnAvailable" => State::Is("UnAvailable"),
        "CreateFailed" => State::Is("CreateFailed"),
        _ => State::Is("Available"),
    };
    let tags = list(&entry["Tags"], "Tag");
    Image {
        id: text(entry, "ImageId", ""),
        region: text(entry, "RegionId", "cn-hangzhou"),
        owner,
        name: text(entry, "ImageName", ""),
        family: text(entry, "ImageFamily", ""),
        description: text(entry, "Description", ""),
        version: text(entry, "ImageVersion", ""),
        platform: text(entry, "Platform", "CentOS"),
        architecture: text(entry, "Architecture", "x86_64"),
        boot_mode: text(entry, "BootMode", "BIOS"),
        license: String::new(),
        nvme: NVME.to_owned(),
        needs_imds_v2: false,
        group: text(entry, "ResourceGroupId", ""),
        created,
        state,
        shares: shares.into_iter().map(|uid| (uid, created)).collect(),
        public,
        copied: entry["IsCopied"] == true,
        copy_of: None,
        size: entry["Size"].as_u64().unwrap_or(40),
        tags: tags
            .map(|tag| (text(tag, "TagKey", ""), text(tag, "TagValue", "")))
            .collect(),
    }
}

/// What a scenario brings along unfinished is not ready at once.
fn under_way(mut work: Work, now: u64, status: &str) -> State {
    if work.steps == 0 {
        (work.by, work.steps) = (By::Time(0), 1);
    }
    match work.from(now) {
        State::Making { by, steps, ends, .. } => State::Making {
            by,
            wait: if status == "Waiting" {
                work.wait().max(1)
            } else {
                0
            },
            steps,
            ends,
        },
        done => done,
    }
}

fn work(file: &Value, kind: &str, seconds: u64) -> Work {
    let timing = &file["Timing"][kind];
    let (by, steps) = match (timing["Seconds"].as_u64(), timing["Describes"].as_u64()) {
        (_, Some(lists)) => (By::Lists(0), lists),
        // By hand it never comes to that.
        _ if timing["ByHand"] == true => (By::Hand, 1),
        (given, None) => (By::Time(0), given.unwrap_or(seconds)),
    };
    let fails = timing["Ending"] == "CreateFailed";
    Work {
        by,
        steps,
        ends: if fails { "CreateFailed" } else { "Available" },
    }
}

fn instance(entry: &Value) -> Instance {
    let id = text(entry, "InstanceId", "");
    Instance {
        region: text(entry, "RegionId", "cn-hangzhou"),
        name: text(entry, "InstanceName", &id),
        image: text(entry, "ImageId", ""),
        running: entry["Status"] == "Running",
        kind: text(entry, "InstanceType", "ecs.g6.large"),
        created: seconds(&text(entry, "CreationTime", "")).unwrap_or_default(),
        id,
        tags: Vec::new(),
    }
}

fn quotas(file: &Value) -> Quotas {
    let quota = |name: &str, default| {
        let given = file["Quotas"][name]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok());
        given.unwrap_or(default)
    };
    Quotas {
        images_per_region: quota("ImagesPerRegion", 10_000),
        images_per_family: quota("ImagesPerFamily", 100),
        families_per_region: quota("FamiliesPerRegion", 100),
        accounts_per_image: quota("AccountsPerImage", 50),
        images_per_account: quota("ImagesPerReceivingAccount", 100),
    }
}

pub fn world(file: &Value) -> World {
    let images: Vec<Image> = list(file, "Images").map(|entry| image(file, entry)).collect();
    let me = text(file, "AccountId", "");
    let mine = images.iter().filter(|image| image.owner == me);
    World {
        snapshots: mine
            .map(|image| (image.region.clone(), image.id.replacen("m-", "s-", 1)))
            .collect(),
        now: seconds(&text(file, "Now", "")).unwrap_or_default(),
        quotas: quotas(file),
        making: work(file, "CreateImage", 60),
        copying: work(file, "CopyImage", 120),
        instances: list(file, "Instances").map(instance).collect(),
        images,
        me,
        tokens: Vec::new(),
    }
}
