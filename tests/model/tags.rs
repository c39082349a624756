//! Tags as resources of their own.

use std::collections::BTreeMap;

use super::call::{Call, page_of};
use super::world::{Answer, Checked, Checks, World, refuse};

pub const TYPES: [&str; 19] = [
    "image",
    "instance",
    "disk",
    "snapshot",
    "securitygroup",
    "volume",
    "eni",
    "ddh",
    "ddhcluster",
    "keypair",
    "launchtemplate",
    "reservedinstance",
    "snapshotpolicy",
    "elasticityassurance",
    "capacityreservation",
    "command",
    "invocation",
    "activation",
    "managedinstance",
];
const IDS: usize = 50;
const TAGS: usize = 20;

fn check_required(call: &Call) -> Checks {
    let mut missing = Checks::default();
    let mut require = |there: bool, code, name: &str| {
        let message = format!("The parameter - {name} should not be null");
        missing.refuse_if(!there, 404, code, message);
    };
    let is_there = |name| call.get(name).is_some();
    require(is_there("RegionId"), "MissingParameter.RegionId", "RegionId");
    let typed = is_there("ResourceType");
    require(typed, "MissingParameter.ResourceType", "ResourceType");
    let named = !call.list("ResourceId", IDS).is_empty();
    require(named, "MissingParameter.ResourceIds", "ResourceIds.N");
    missing
}

/// The type and how many of what there are; `tags` is the list of tags or of keys.
fn check_forms(call: &Call, tags: &str) -> Checks {
    let mut forms = Checks::default();
    forms.refuse_if(
        !call.is_one_of("ResourceType", &TYPES),
        404,
        "InvalidResourceType.NotFound",
        "",
    );
    let message = "The ResourceIds parameter's number is exceed , Valid : 50";
    let many = call.goes_beyond("ResourceId", IDS);
    forms.refuse_if(many, 400, "NumberExceed.ResourceIds", message);
    let message = "The Tags parameter's number is exceed , Valid : 20";
    forms.refuse_if(call.goes_beyond(tags, TAGS), 400, "NumberExceed.Tags", message);
    forms
}

/// Of each resource its place among the images or instances.
fn places(world: &World, call: &Call, region: &str) -> Checked<Vec<usize>> {
    let place = |id: &&str| match call.text("ResourceType") {
        "image" => world.mine(region, id),
        "instance" => world
            .instances
            .iter()
            .position(|instance| instance.region == region && instance.id == *id),
        _ => None,
    };
    let ids = call.list("ResourceId", IDS);
    match ids.iter().map(place).collect() {
        Some(all) => Ok(all),
        None => refuse(
            404,
            "InvalidResourceId.NotFound",
            "The specified ResourceIds are not found in our records.",
        ),
    }
}

fn tags_of<'a>(world: &'a mut World, call: &Call, place: usize) -> &'a mut Vec<(String, String)> {
    if call.text("ResourceType") == "image" {
        &mut world.images[place].tags
    } else {
        &mut world.instances[place].tags
    }
}

pub fn tag_resources(world: &mut World, call: &Call) -> Answer {
    let mut missing = check_required(call);
    let none = call.pairs("Tag", TAGS).is_empty();
    missing.refuse_if(none, 404, "MissingParameter.Tags", "");
    missing.end()?;
    let region = call.region()?;
    let mut forms = check_forms(call, "Tag");
    call.check_new_tags(&mut forms);
    forms.end()?;
    let mut after = Vec::new();
    for place in places(world, call, region)? {
        let mut tags = tags_of(world, call, place).clone();
        for (key, value) in call.new_tags() {
            tags.retain(|(there, _)| *there != key);
            tags.push((key, value));
        }
        after.push((place, tags));
    }
    if after.iter().any(|(_, tags)| tags.len() > TAGS) {
        let message = "The quota of tags on resource is beyond permitted range.";
        return refuse(400, "OperationDenied.QuotaExceed", message);
    }
    for (place, tags) in after {
        *tags_of(world, call, place) = tags;
    }
    Ok(Vec::new())
}

pub fn untag_resources(world: &mut World, call: &Call) -> Answer {
    check_required(call).end()?;
    let region = call.region()?;
    let mut forms = check_forms(call, "TagKey");
    let keys = call.list("TagKey", TAGS);
    let all = call.flag("All") == Some(true);
    let message = "The specified all is true, but the specified TagKey.N is not empty.";
    forms.refuse_if(all && !keys.is_empty(), 403, "Param.Conflict", message);
    forms.end()?;
    for place in places(world, call, region)? {
        tags_of(world, call, place).retain(|(key, _)| !all && !keys.contains(&key.as_str()));
    }
    Ok(Vec::new())
}

pub fn describe_tags(world: &World, call: &Call) -> Answer {
    call.needs(&["RegionId"])?;
    let region = call.region()?;
    let mut forms = Checks::default();
    forms.not_valid_if(call.page(50).is_none());
    call.check_tags_asked_for(&mut forms);
    let typed = call.is_one_of("ResourceType", &TYPES);
    forms.refuse_if(!typed, 404, "InvalidResourceType.NotFound", "");
    forms.end()?;
    let (number, size) = call.page(50).unwrap_or_default();
    let wanted = call.pairs("Tag", TAGS);
    let is_wanted = |key: &str, value: &str| {
        wanted.is_empty()
            || wanted
                .iter()
                .any(|(k, v)| *k == Some(key) && v.is_none_or(|v| v == value))
    };
    let asked = |kind: &str, id: &str| {
        call.get("ResourceType").is_none_or(|wanted| wanted == kind)
            && call.get("ResourceId").is_none_or(|wanted| wanted == id)
    };
    let images = world.my_images(region).filter(|image| asked("image", &image.id));
    let instances = world
        .instances
        .iter()
        .filter(|instance| instance.region == region && asked("instance", &instance.id));
    let mut counts: BTreeMap<(String, String), [usize; 2]> = BTreeMap::new();
    for (kind, tags) in images
        .map(|image| (0, &image.tags))
        .chain(instances.map(|instance| (1, &instance.tags)))
    {
        for tag in tags.iter().filter(|(key, value)| is_wanted(key, value)) {
            counts.entry(tag.clone()).or_default()[kind] += 1;
        }
    }
    let all: Vec<String> = counts
        .iter()
        .map(|((key, value), [images, instances])| format!("{key}|{value}|{images}|{instances}|0"))
        .collect();
    let first = format!("page {number} of {size}, {} in all", all.len());
    Ok(std::iter::once(first)
        .chain(page_of(&all, (number, size)))
        .collect())
}
