//! Looking at images.

use super::call::{Call, page_of};
use super::words::{is_region, minute, time};
use super::world::{ALIBABA, Answer, By, Checked, Checks, Image, State, World, refuse, tag_text};

const STATUSES: [&str; 6] = [
    "Creating",
    "Waiting",
    "Available",
    "UnAvailable",
    "CreateFailed",
    "Deprecated",
];

fn snapshot(image: &Image) -> String {
    match image.id.strip_prefix("m-") {
        Some(rest) => format!("s-{rest}"),
        None => String::new(),
    }
}

fn alias(world: &World, image: &Image) -> &'static str {
    if world.is_mine(image) {
        "self"
    } else if image.owner == ALIBABA {
        "system"
    } else {
        "others"
    }
}

fn os_type(image: &Image) -> &'static str {
    if image.platform.starts_with("Windows") {
        "windows"
    } else {
        "linux"
    }
}

/// The fields that both APIs have, in this order.
fn line(world: &World, image: &Image, unit: &str) -> String {
    let shared = world.is_mine(image) && !image.shares.is_empty();
    let usage = if world.is_used(&image.id) {
        "instance"
    } else {
        "none"
    };
    [
        image.id.as_str(),
        &image.name,
        &world.family_text(image),
        world.status(image),
        &format!("{}{unit}", world.progress(image)),
        if shared { "True" } else { "False" },
        usage,
        alias(world, image),
        &time(image.created),
        &image.description,
        &image.version,
        &image.platform,
        &image.architecture,
        os_type(image),
        &image.size.to_string(),
        &image.copied.to_string(),
        &snapshot(image),
        &tag_text(&image.tags),
    ]
    .join("|")
}

pub fn describe_image_from_family(world: &World, call: &Call) -> Answer {
    call.needs(&["RegionId", "ImageFamily"])?;
    let region = call.text("RegionId");
    if !is_region(region) {
        return refuse(
            404,
            "InvalidRegionId.NotFound",
            "The RegionId provided does not exist.",
        );
    }
    let latest = world.latest(region, call.text("ImageFamily"));
    Ok(latest.map(|image| line(world, image, "")).into_iter().collect())
}

/// The statuses asked for, if every one is known.
fn statuses<'a>(call: &Call<'a>) -> Option<Vec<&'a str>> {
    match call.get("Status") {
        None => Some(vec!["Available"]),
        Some("ALL") => Some(STATUSES.to_vec()),
        Some(list) => {
            let all: Vec<&str> = list.split(',').map(str::trim).collect();
            all.iter().all(|status| STATUSES.contains(status)).then_some(all)
        }
    }
}

fn check_filter(key: &str, value: &str, forms: &mut Checks) {
    let right = match key {
        "CreationStartTime" | "CreationEndTime" => minute(value).is_some(),
        "CpuOnlineUpgrade" | "CpuOnlineDowngrade" | "MemoryOnlineUpgrade" | "MemoryOnlineDowngrade" => {
            ["supported", "unsupported"].contains(&value)
        }
        "NetworkType" => {
            let message = "The specified networkType value in the Filter is invalid.";
            let wrong = !["vpc", "classic"].contains(&value);
            return forms.refuse_if(wrong, 400, "InvalidFilterValue.NetworkType", message);
        }
        _ => {
            let message = "The specified Filter Key is not found.";
            return forms.refuse_if(true, 404, "InvalidFilterKey.NotFound", message);
        }
    };
    forms.refuse_if(
        !right,
        404,
        "InvalidFilterValue",
        "The specified Filter Value is not valid.",
    );
}

fn check_forms(call: &Call) -> Checked<()> {
    let mut forms = Checks::default();
    let paged = call.page(10).is_some();
    let acts = call.is_one_of("ActionType", &["CreateEcs", "ChangeOS"]);
    let wrong = !paged || !acts || statuses(call).is_none();
    forms.refuse_if(wrong, 400, "InvalidParamter", "Invalid Parameter.");
    let owned = call.is_one_of("ImageOwnerAlias", &["system", "self", "others", "marketplace"]);
    let message = "The specified ImageOwnerAlias value is not supported.";
    forms.refuse_if(!owned, 400, "InvalidImageOwnerAlias.ValueNotSupported", message);
    let os = call.is_one_of("OSType", &["windows", "linux"]);
    forms.refuse_if(!os, 404, "InvalidOSType", "The specified OSType is not valid.");
    let architecture = call.is_one_of("Architecture", &["i386", "x86_64", "arm64"]);
    let message = "The specified Architecture is not valid.";
    forms.refuse_if(!architecture, 404, "InvalidArchitecture", message);
    let used = call.is_one_of("Usage", &["instance", "none"]);
    forms.refuse_if(!used, 404, "InvalidUsage", "The specified Usage is not valid.");
    let community = call.flag("IsPublic") == Some(true);
    let message = "When querying images, the parameter ImageOwnerAlias should be others while specified parameter \
                   IsPublic is true.";
    let wrong = community && call.get("ImageOwnerAlias") != Some("others");
    forms.refuse_if(
        wrong,
        400,
        "InvalidImageOwnerAlias.PublicImageUnsupported",
        message,
    );
    let code = "InvalidOperation.ImageOwnerIdUnsupported";
    let message = "The parameter \"ImageOwnerId\" is not supported in this context, it is only valid when querying \
                   shared images or community images.";
    let wrong = call.get("ImageOwnerId").is_some() && call.get("ImageOwnerAlias") != Some("others");
    forms.refuse_if(wrong, 400, code, message);
    let kind = call.get("InstanceType").unwrap_or("ecs.");
    let message = format!(
        "The specified instance type {kind} does not exist. You can use the DescribeInstanceTypes API to query the \
         available instance types."
    );
    let code = "InvalidInstanceType.ValueNotSupported";
    forms.refuse_if(!kind.starts_with("ecs."), 400, code, message);
    call.check_tags_asked_for(&mut forms);
    for (key, value) in call.pairs("Filter", 100) {
        check_filter(key.unwrap_or_default(), value.unwrap_or_default(), &mut forms);
    }
    forms.end()
}

/// Of a key sent twice the later value counts.
fn is_filtered_in(image: &Image, call: &Call) -> bool {
    let filters = call.pairs("Filter", 100);
    let minute_of = |name| {
        let mut newest_first = filters.iter().rev();
        let (_, value) = newest_first.find(|(key, _)| *key == Some(name))?;
        value.and_then(minute)
    };
    let unsupported = filters.iter().any(|(_, value)| *value == Some("unsupported"));
    minute_of("CreationStartTime").is_none_or(|from| image.created >= from)
        && minute_of("CreationEndTime").is_none_or(|to| image.created <= to)
        && !unsupported
}

fn is_asked_for(world: &World, image: &Image, call: &Call) -> bool {
    let equals = |name, text: &str| call.get(name).is_none_or(|wanted| wanted == text);
    let community = call.flag("IsPublic") == Some(true);
    let seen = if community {
        image.public && !world.is_mine(image)
    } else {
        world.is_mine(image) || image.owner == ALIBABA || world.is_shared_with_me(image) && !image.public
    };
    let usage = if world.is_used(&image.id) {
        "instance"
    } else {
        "none"
    };
    seen && equals("ImageOwnerAlias", alias(world, image))
        && equals("ImageOwnerId", &image.owner)
        && call
            .flag("Usable")
            .is_none_or(|usable| usable == world.is_startable(image))
        && call.flag("IsSupportIoOptimized") != Some(false)
        && call.flag("IsSupportCloudinit") != Some(false)
        && equals("ImageId", &image.id)
        && equals("ImageFamily", &world.family_text(image))
        && equals("SnapshotId", &snapshot(image))
        && equals("OSType", os_type(image))
        && equals("Architecture", &image.architecture)
        && equals("Usage", usage)
        && equals("ResourceGroupId", &image.group)
        && image
            .name
            .to_lowercase()
            .contains(&call.text("ImageName").to_lowercase())
        && call.pairs("Tag", 20).iter().all(|(key, value)| {
            let mut tags = image.tags.iter();
            tags.any(|(k, v)| Some(k.as_str()) == *key && value.is_none_or(|wanted| v == wanted))
        })
        && is_filtered_in(image, call)
}

/// An image that lists bring forward has been asked for once more, whatever status was asked for.
pub fn count_list(world: &mut World, call: &Call) {
    let region = call.text("RegionId");
    let asked = |image: &Image| image.region == region && is_asked_for(world, image, call);
    let asked: Vec<bool> = world.images.iter().map(asked).collect();
    for (image, asked) in world.images.iter_mut().zip(asked) {
        if let State::Making {
            by: By::Lists(count), ..
        } = &mut image.state
        {
            *count += u64::from(asked);
        }
    }
}

pub fn describe_images(world: &World, call: &Call) -> Answer {
    let needed = match call.get("Usable") {
        Some(_) => ["RegionId", "Status"].as_slice(),
        None => &["RegionId"],
    };
    call.needs(needed)?;
    let region = call.region()?;
    check_forms(call)?;
    let (number, size) = call.page(10).unwrap_or_default();
    let statuses = statuses(call).unwrap_or_default();
    call.dry_run()?;
    let mut found: Vec<&Image> = world
        .images
        .iter()
        .filter(|image| image.region == region && statuses.contains(&world.status(image)))
        .filter(|image| is_asked_for(world, image, call))
        .collect();
    found.reverse();
    found.sort_by_key(|image| std::cmp::Reverse(image.created));
    let mut lines = vec![format!(
        "{region} page {number} of {size}, {} in all",
        found.len()
    )];
    for image in page_of(&found, (number, size)) {
        let rest = [
            line(world, image, "%"),
            image.boot_mode.clone(),
            image.group.clone(),
            image.public.to_string(),
            world.is_startable(image).to_string(),
            image.license.clone(),
            image.nvme.clone(),
            if image.needs_imds_v2 { "v2" } else { "v1" }.to_owned(),
        ];
        lines.push(rest.join("|"));
    }
    Ok(lines)
}
