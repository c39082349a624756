//! Creating and copying images.

use super::call::Call;
use super::words::{PLATFORMS, is_description, is_name, is_region};
use super::world::{ALIBABA, Answer, Checked, Checks, Image, NVME, State, World, refuse};

fn check_forms(call: &Call) -> Checked<()> {
    let mut forms = Checks::default();
    let message = "The specified Image name is wrongly formed.";
    call.check_text(
        &mut forms,
        "ImageName",
        is_name,
        "InvalidImageName.Malformed",
        message,
    );
    let message = "The specified description is wrongly formed.";
    call.check_text(
        &mut forms,
        "Description",
        is_description,
        "InvalidDescription.Malformed",
        message,
    );
    let message = "The format of the specified image family is invalid.";
    call.check_text(
        &mut forms,
        "ImageFamily",
        is_name,
        "InvalidImageFamily.Malformed",
        message,
    );
    call.check_boot_and_imds(&mut forms);
    check_disks(call, &mut forms);
    let message = "The specified Platform is wrongly formed.";
    forms.refuse_if(
        !call.is_one_of("Platform", &PLATFORMS),
        400,
        "InvalidPlatform.Malformed",
        message,
    );
    let architecture = call.is_one_of("Architecture", &["i386", "x86_64", "arm64"]);
    let message = "The specified Architecture is wrongly formed.";
    forms.refuse_if(!architecture, 400, "InvalidArchitecture.Malformed", message);
    forms.not_valid_if(!call.is_one_of("DetectionStrategy", &["Standard"]));
    let secure = call.is_one_of(
        "SecureBootOptions.SecureBootSupport",
        &["supported", "unsupported"],
    );
    forms.not_valid_if(!secure);
    call.check_group(&mut forms);
    call.check_new_tags(&mut forms);
    forms.end()
}

/// The numbers of the disks' mappings that have a snapshot and are of one of these types.
fn disks(call: &Call, types: [Option<&str>; 2]) -> Option<usize> {
    (1..=17).find(|n| {
        let field = |name: &str| call.get(&format!("DiskDeviceMapping.{n}.{name}"));
        field("SnapshotId").is_some() && types.contains(&field("DiskType"))
    })
}

/// The place of the system disk's mapping; of those that say nothing, the first is the system's.
fn system_disk(call: &Call) -> Option<usize> {
    let other = (1..=17).filter_map(|n| call.get(&format!("DiskDeviceMapping.{n}.DiskType")));
    let unknown = other.into_iter().find(|word| !["system", "data"].contains(word));
    disks(call, [Some("system"); 2]).or_else(|| disks(call, [None, unknown]))
}

/// The snapshot that the image is made of: of a disk's mapping, before one of its own.
fn snapshot<'a>(call: &Call<'a>) -> Option<&'a str> {
    match system_disk(call) {
        Some(n) => call.get(&format!("DiskDeviceMapping.{n}.SnapshotId")),
        None => call.get("SnapshotId"),
    }
}

/// The size that is asked for, which counts where it is the larger one.
fn asked_size(call: &Call) -> u64 {
    let disk = system_disk(call).filter(|_| call.get("InstanceId").is_none());
    let size = disk.and_then(|n| call.get(&format!("DiskDeviceMapping.{n}.Size")));
    size.and_then(|size| size.parse().ok()).unwrap_or_default()
}

fn check_disks(call: &Call, forms: &mut Checks) {
    for n in 1..=17 {
        let kind = format!("DiskDeviceMapping.{n}.DiskType");
        forms.not_valid_if(!call.is_one_of(&kind, &["system", "data"]));
        let size = call.get(&format!("DiskDeviceMapping.{n}.Size"));
        forms.not_valid_if(size.is_some_and(|size| !size.parse::<u32>().is_ok_and(|size| size > 0)));
    }
}

/// The instance or snapshot that the image is made of; an instance goes before a snapshot. Its image, if it is there.
fn source(world: &World, call: &Call, region: &str) -> Checked<Option<Image>> {
    let image = |id: &str| {
        world
            .images
            .iter()
            .find(|image| image.region == region && image.id == id)
    };
    if let Some(id) = call.get("InstanceId") {
        let mut all = world.instances.iter();
        return match all.find(|instance| instance.region == region && instance.id == id) {
            Some(instance) => Ok(image(&instance.image).cloned()),
            None => refuse(
                404,
                "InvalidInstanceId.NotFound",
                "The specified InstanceId does not exist.",
            ),
        };
    }
    let id = snapshot(call).unwrap_or_default();
    if !world
        .snapshots
        .iter()
        .any(|(there, snapshot)| there == region && snapshot == id)
    {
        return refuse(
            404,
            "InvalidSnapshotId.NotFound",
            "The specified SnapshotId does not exist.",
        );
    }
    let image = image(&id.replacen("s-", "m-", 1));
    if image.is_some_and(|image| world.is_being_made(image)) {
        let message = "The current status of the DiskDeviceMapping.n.SnapshotId or SnapshotId does not support this \
                       operation.";
        return refuse(403, "InvalidSnapshotId.NotReady", message);
    }
    Ok(image.cloned())
}

pub fn create_image(world: &mut World, call: &Call, new_id: &str) -> Answer {
    call.needs(&["RegionId"])?;
    if call.get("InstanceId").is_none() && snapshot(call).is_none() {
        let message = "The input parameter SnapshotId or InstanceId or DiskDeviceMapping that is mandatory for \
                       processing this request is not supplied.";
        return refuse(400, "MissingParameter", message);
    }
    let region = call.region()?;
    check_forms(call)?;
    let source = source(world, call, region)?;
    let mut quotas = Checks::default();
    let full = world.my_images(region).count() >= world.quotas.images_per_region;
    quotas.refuse_if(full, 403, "QuotaExceed.Image", "The Image Quota exceeds.");
    if let Some(family) = call.get("ImageFamily") {
        let (images_fit, families_fit) = world.family_room(region, family, "");
        let message = "The specified image family exceeds the maximum number of images for one image family.";
        quotas.refuse_if(!images_fit, 400, "ImageQuotaExceed.ImageFamily", message);
        let message = "The number of image families exceeds the limit in the region.";
        quotas.refuse_if(!families_fit, 400, "ImageFamilyQuotaExceed", message);
    }
    quotas.end()?;
    if call
        .get("ImageName")
        .is_some_and(|name| world.is_name_taken(region, name, ""))
    {
        let message = "The specified image name is already in use.";
        return refuse(400, "InvalidImageName.Duplicated", message);
    }
    call.dry_run()?;
    let inherited = |field: fn(&Image) -> &String, default: &str| {
        source
            .as_ref()
            .map_or_else(|| default.to_owned(), |image| field(image).clone())
    };
    let given = |name, default: String| call.get(name).map_or(default, str::to_owned);
    world
        .snapshots
        .push((region.to_owned(), new_id.replacen("m-", "s-", 1)));
    world.images.push(Image {
        id: new_id.to_owned(),
        region: region.to_owned(),
        owner: world.me.clone(),
        name: given("ImageName", new_id.to_owned()),
        family: call.text("ImageFamily").to_owned(),
        description: call.text("Description").to_owned(),
        version: call.text("ImageVersion").to_owned(),
        platform: given("Platform", inherited(|image| &image.platform, "Others Linux")),
        architecture: given("Architecture", inherited(|image| &image.architecture, "x86_64")),
        boot_mode: given("BootMode", inherited(|image| &image.boot_mode, "BIOS")),
        license: String::new(),
        nvme: inherited(|image| &image.nvme, NVME),
        needs_imds_v2: call.get("Features.ImdsSupport") == Some("v2")
            || source.as_ref().is_some_and(|image| image.needs_imds_v2),
        group: call.text("ResourceGroupId").to_owned(),
        created: world.now,
        state: world.making.from(world.now),
        shares: Vec::new(),
        public: false,
        copied: false,
        copy_of: None,
        size: source
            .as_ref()
            .map_or(40, |image| image.size)
            .max(asked_size(call)),
        tags: call.new_tags(),
    });
    Ok(vec![new_id.to_owned()])
}

fn check_copy_forms(call: &Call) -> Checked<()> {
    let mut forms = Checks::default();
    let message = "The specified destination image name is wrongly formed.";
    call.check_text(
        &mut forms,
        "DestinationImageName",
        is_name,
        "InvalidImageName.Malformed",
        message,
    );
    let message = "The specified destination description is wrongly formed.";
    call.check_text(
        &mut forms,
        "DestinationDescription",
        is_description,
        "InvalidDescription.Malformed",
        message,
    );
    call.check_group(&mut forms);
    call.check_new_tags(&mut forms);
    forms.end()
}

/// Status and sharing of the image to copy.
fn check_copied(world: &World, image: &Image, to: &str) -> Checked<()> {
    let mut guards = Checks::default();
    let message = "Community image does not support copy.";
    guards.refuse_if(image.public, 400, "OperationDenied.CommunityImage", message);
    let elsewhere = !world.is_mine(image) && to != image.region;
    let message = "The image shared from others can not be copied to another region directly.";
    guards.refuse_if(elsewhere, 403, "OperationDenied.SameRegionOnly", message);
    let unavailable = world.status(image) != "Available";
    guards.refuse_if(
        unavailable,
        400,
        "IncorrectImageStatus",
        "The image not available.",
    );
    let copying = world.is_being_copied(&image.region, &image.id);
    let message = "The same image cannot be copied concurrently. Please wait until the last copy is completed \
                   before performing the next operation.";
    guards.refuse_if(copying, 400, "OperationDenied.ImageCopyConflict", message);
    guards.end()
}

pub fn copy_image(world: &mut World, call: &Call, new_id: &str) -> Answer {
    call.needs(&["RegionId", "ImageId", "DestinationRegionId"])?;
    let (from, to) = (call.text("RegionId"), call.text("DestinationRegionId"));
    let mut regions = Checks::default();
    regions.refuse_if(
        !is_region(from),
        400,
        "SourceRegion.NotFound",
        "The source region not found.",
    );
    regions.end()?;
    let mut next = Checks::default();
    let message = "The destination region not found.";
    next.refuse_if(!is_region(to), 400, "DestinationRegion.NotFound", message);
    next.end()?;
    call.check_kinds()?;
    check_copy_forms(call)?;
    let copied = world.usable(from, call.text("ImageId"));
    let Some(image) = copied.filter(|image| image.owner != ALIBABA).cloned() else {
        return refuse(
            404,
            "InvalidImageId.NotFound",
            "The specified ImageId does not exist.",
        );
    };
    check_copied(world, &image, to)?;
    let limit = world.quotas.images_per_region;
    if world.my_images(to).count() >= limit {
        let message = format!("The number of images exceeds the limit ({limit}).");
        return refuse(403, "QuotaExceed.Image", message);
    }
    if call
        .get("DestinationImageName")
        .is_some_and(|name| world.is_name_taken(to, name, ""))
    {
        let message =
            "The specified image name is already in use in the target region. Please try a different one.";
        return refuse(400, "InvalidImageName.Duplicated", message);
    }
    call.dry_run()?;
    world
        .snapshots
        .push((to.to_owned(), new_id.replacen("m-", "s-", 1)));
    world.images.push(Image {
        id: new_id.to_owned(),
        region: to.to_owned(),
        owner: world.me.clone(),
        name: call.get("DestinationImageName").unwrap_or(new_id).to_owned(),
        family: String::new(),
        description: call.text("DestinationDescription").to_owned(),
        license: String::new(),
        group: call.text("ResourceGroupId").to_owned(),
        created: world.now,
        state: world.copying.from(world.copy_starts(to)),
        shares: Vec::new(),
        public: false,
        copied: true,
        copy_of: Some((from.to_owned(), image.id.clone())),
        tags: call.new_tags(),
        ..image
    });
    Ok(vec![new_id.to_owned()])
}

/// Somebody ends the making of an image, so or as it was going to end; whether there was one.
pub fn finish(world: &mut World, region: &str, id: &str, ending: Option<&'static str>) -> bool {
    let found = world
        .images
        .iter()
        .position(|image| image.region == region && image.id == id && world.is_usable(image));
    let Some(place) = found.filter(|place| world.is_being_made(&world.images[*place])) else {
        return false;
    };
    if let State::Making { ends, .. } = world.images[place].state {
        world.images[place].state = State::Is(ending.unwrap_or(ends));
    }
    true
}

pub fn cancel_copy_image(world: &mut World, call: &Call) -> Answer {
    call.needs(&["RegionId", "ImageId"])?;
    let region = call.region()?;
    let Some(place) = world.mine(region, call.text("ImageId")) else {
        return refuse(
            404,
            "InvalidImageId.NotFound",
            "The specified ImageId does not exist.",
        );
    };
    let image = &world.images[place];
    if !image.copied {
        return refuse(400, "ImageCreatedNotFromCopy", "");
    }
    if !world.is_being_made(image) {
        return refuse(400, "IncorrectImageStatus", "The image is copied finished.");
    }
    world.images.remove(place);
    Ok(Vec::new())
}
