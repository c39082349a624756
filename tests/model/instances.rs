//! Instances, as far as images are concerned, and regions.

use super::call::{Call, page_of};
use super::words::{REGIONS, is_region, time};
use super::world::{Answer, Checked, Checks, Image, Instance, World, refuse, tag_text};

const NO_IMAGE: &str = "The specified ImageId does not exist.";
const NO_INSTANCE: &str = "The specified InstanceId does not exist.";

/// The image that new instances get.
fn image_for<'a>(world: &'a World, call: &Call, region: &str) -> Checked<&'a Image> {
    let Some(id) = call.get("ImageId") else {
        let Some(image) = world.latest(region, call.text("ImageFamily")) else {
            let message = "There is no available image related to the specified image family.";
            return refuse(403, "InvalidImageFamily.MissingAvailableImage", message);
        };
        return Ok(image);
    };
    let Some(image) = world.usable(region, id) else {
        return refuse(404, "InvalidImageId.NotFound", NO_IMAGE);
    };
    if !world.is_startable(image) {
        let message = "The specified image is not available, please check the status of the image.";
        return refuse(403, "OperationDenied", message);
    }
    Ok(image)
}

/// Whether the disk has room for the image.
fn check_size(call: &Call, image: &Image) -> Checked<()> {
    let size = call.number("SystemDisk.Size", usize::MAX).unwrap_or_default();
    if u64::try_from(size).is_ok_and(|size| size < image.size) {
        let message = "The specified parameter SystemDisk.Size is less than the image size.";
        return refuse(404, "InvalidSystemDiskSize.LessThanImageSize", message);
    }
    Ok(())
}

/// What RunInstances and CreateInstance check alike: region and image.
fn check_new<'a>(world: &World, call: &Call<'a>, no_region: &str) -> Checked<(&'a str, String)> {
    let is_without = |name| call.get(name).is_none();
    let mut required = Checks::default();
    let no_image = is_without("ImageId") && is_without("ImageFamily");
    for (wrong, name) in [
        (is_without("RegionId"), "RegionId"),
        (is_without("InstanceType"), "InstanceType"),
        (no_image, "ImageId"),
    ] {
        let message = format!(
            "The input parameter {name} that is mandatory for processing this request is not supplied."
        );
        required.refuse_if(wrong, 400, "MissingParameter", message);
    }
    required.end()?;
    let region = call.text("RegionId");
    if !is_region(region) {
        return refuse(404, "InvalidRegionId.NotFound", no_region);
    }
    call.check_kinds()?;
    let mut forms = Checks::default();
    let both = !is_without("ImageId") && !is_without("ImageFamily");
    let message = "The input parameter ImageFamily must be null when image id is set.";
    forms.refuse_if(both, 400, "UnexpectedImageFamily.ImageIdSupplied", message);
    let amount = call
        .number("Amount", 1)
        .filter(|amount| (1..=100).contains(amount));
    forms.not_valid_if(amount.is_none());
    let least = call.number("MinAmount", 1);
    forms.not_valid_if(least.is_none_or(|least| least < 1 || amount.is_some_and(|amount| least > amount)));
    call.check_new_tags(&mut forms);
    forms.end()?;
    let image = image_for(world, call, region)?;
    check_size(call, image)?;
    let id = image.id.clone();
    call.dry_run()?;
    Ok((region, id))
}

fn add(world: &mut World, call: &Call, region: &str, image: &str, running: bool, id: &str) {
    world.instances.push(Instance {
        id: id.to_owned(),
        region: region.to_owned(),
        name: call.get("InstanceName").unwrap_or(id).to_owned(),
        image: image.to_owned(),
        running,
        kind: call.text("InstanceType").to_owned(),
        created: world.now,
        tags: call.new_tags(),
    });
}

/// The ids of as many as should be made.
fn made(amount: usize, ids: &[String]) -> Vec<String> {
    std::iter::once(format!("{amount} new"))
        .chain(ids.iter().cloned())
        .collect()
}

pub fn run_instances(world: &mut World, call: &Call, new_ids: &[String]) -> Answer {
    let (region, image) = check_new(world, call, "The specified RegionId does not exist.")?;
    for id in new_ids {
        add(world, call, region, &image, true, id);
    }
    let amount = call.number("Amount", 1).unwrap_or_default();
    Ok(made(amount, new_ids))
}

pub fn create_instance(world: &mut World, call: &Call, new_ids: &[String]) -> Answer {
    let (region, image) = check_new(
        world,
        call,
        "The RegionId provided does not exist in our records.",
    )?;
    for id in new_ids {
        add(world, call, region, &image, false, id);
    }
    Ok(made(1, new_ids))
}

fn instance(world: &World, id: &str) -> Checked<usize> {
    let found = world.instances.iter().position(|instance| instance.id == id);
    match found {
        Some(place) => Ok(place),
        None => refuse(404, "InvalidInstanceId.NotFound", NO_INSTANCE),
    }
}

pub fn replace_system_disk(world: &mut World, call: &Call, disk: &str) -> Answer {
    call.needs(&["InstanceId", "ImageId"])?;
    call.check_kinds()?;
    let mut forms = Checks::default();
    forms.not_valid_if(!call.is_one_of("SecurityEnhancementStrategy", &["Active", "Deactive"]));
    forms.end()?;
    let place = instance(world, call.text("InstanceId"))?;
    let Some(image) = world.usable(&world.instances[place].region, call.text("ImageId")) else {
        return refuse(404, "InvalidImageId.NotFound", NO_IMAGE);
    };
    let mut guards = Checks::default();
    let message = "The current status of the resource does not support this operation.";
    guards.refuse_if(
        world.instances[place].running,
        403,
        "IncorrectInstanceStatus",
        message,
    );
    let invalid = !world.is_startable(image);
    let message = "The specified Image is disabled or is deleted.";
    guards.refuse_if(invalid, 403, "OperationDenied.ImageNotValid", message);
    guards.end()?;
    check_size(call, image)?;
    world.instances[place].image = image.id.clone();
    Ok(vec![disk.to_owned()])
}

fn switch(world: &mut World, call: &Call, on: bool) -> Answer {
    call.needs(&["InstanceId"])?;
    call.check_kinds()?;
    let place = instance(world, call.text("InstanceId"))?;
    if world.instances[place].running == on {
        let message = "The current status of the resource does not support this operation.";
        return refuse(403, "IncorrectInstanceStatus", message);
    }
    call.dry_run()?;
    world.instances[place].running = on;
    Ok(Vec::new())
}

pub fn start_instance(world: &mut World, call: &Call) -> Answer {
    switch(world, call, true)
}

pub fn stop_instance(world: &mut World, call: &Call) -> Answer {
    switch(world, call, false)
}

fn word(instance: &Instance) -> &'static str {
    if instance.running { "Running" } else { "Stopped" }
}

/// As many as are wanted from behind the one that a token names, and the token of what is left.
fn go_on<'a>(
    found: &[&'a Instance],
    token: Option<&str>,
    most: usize,
) -> Checked<(Vec<&'a Instance>, &'a str)> {
    let mut rest = found.to_vec();
    if let Some(token) = token {
        let mut forms = Checks::default();
        forms.not_valid_if(!rest.iter().any(|instance| instance.id == token));
        forms.end()?;
        while rest.remove(0).id != token {}
    }
    let next = if rest.len() > most {
        rest[most - 1].id.as_str()
    } else {
        ""
    };
    rest.truncate(most);
    Ok((rest, next))
}

pub fn describe_instances(world: &World, call: &Call) -> Answer {
    call.needs(&["RegionId"])?;
    let region = call.region()?;
    let (number, size) = call.page_or_not_valid(10)?;
    let ids: Option<Result<Vec<String>, _>> = call.get("InstanceIds").map(serde_json::from_str);
    let mut forms = Checks::default();
    forms.not_valid_if(matches!(ids, Some(Err(_))));
    forms.not_valid_if(!call.is_one_of("Status", &["Running", "Stopped"]));
    let most = call
        .number("MaxResults", 10)
        .filter(|most| (1..=100).contains(most));
    forms.not_valid_if(most.is_none());
    call.check_tags_asked_for(&mut forms);
    forms.end()?;
    let tagged = call.pairs("Tag", 20);
    let has = |instance: &Instance, key: Option<&str>, value: Option<&str>| {
        let mut tags = instance.tags.iter();
        tags.any(|(k, v)| key == Some(k) && value.is_none_or(|value| value == v))
    };
    let ids = ids.and_then(Result::ok);
    let equals = |name, text: &str| call.get(name).is_none_or(|wanted| wanted == text);
    let mut found: Vec<&Instance> = world
        .instances
        .iter()
        .filter(|instance| {
            instance.region == region && ids.as_ref().is_none_or(|ids| ids.contains(&instance.id))
        })
        .filter(|instance| equals("ImageId", &instance.image) && equals("InstanceName", &instance.name))
        .filter(|instance| equals("Status", word(instance)) && equals("InstanceType", &instance.kind))
        .filter(|instance| tagged.iter().all(|(key, value)| has(instance, *key, *value)))
        .collect();
    found.reverse();
    found.sort_by_key(|instance| std::cmp::Reverse(instance.created));
    let (shown, next) = match (call.get("MaxResults"), call.get("NextToken")) {
        (None, None) => (page_of(&found, (number, size)), ""),
        (_, token) => go_on(&found, token, most.unwrap_or_default())?,
    };
    call.dry_run()?;
    let mut lines = vec![
        format!("page {number} of {size}, {} in all", found.len()),
        format!("then {next}"),
    ];
    for instance in shown {
        let fields = [
            instance.id.as_str(),
            &instance.name,
            &instance.image,
            word(instance),
            &instance.kind,
            &time(instance.created),
            &tag_text(&instance.tags),
        ];
        lines.push(fields.join("|"));
    }
    Ok(lines)
}

pub fn describe_regions(call: &Call) -> Answer {
    let language = call.get("AcceptLanguage");
    if language.is_some_and(|language| !["zh-CN", "en-US", "ja"].contains(&language)) {
        return refuse(404, "InvalidAcceptLanguage.NotFound", "");
    }
    Ok(REGIONS.iter().map(|region| (*region).to_owned()).collect())
}
