//! Changing, sharing and deleting images.

use super::call::{Call, page_of};
use super::words::{is_account, is_description, is_name, time};
use super::world::{Answer, Checked, Checks, Image, State, World, refuse};

const NO_IMAGE: &str = "The specified ImageId does not exist.";

fn check_forms(call: &Call) -> Checked<()> {
    let mut forms = Checks::default();
    let message = "Image names must be between 2 and 128 characters long, using either English or Chinese \
                   characters. The name must start with a letter or a Chinese character, and can include \
                   numbers, colons, underscores and hyphens.";
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
    let message = "The specified parameter \"ImageFamily\" is malformed.";
    call.check_text(
        &mut forms,
        "ImageFamily",
        is_name,
        "InvalidImageFamily.Malformed",
        message,
    );
    call.check_boot_and_imds(&mut forms);
    let licensed = call.is_one_of("LicenseType", &["BYOL", "Auto"]);
    let message = "The specified parameter LicenseType is not supported.";
    forms.refuse_if(!licensed, 400, "InvalidLicenseType.NotSupported", message);
    forms.not_valid_if(!call.is_one_of("Status", &["Deprecated", "Available"]));
    forms.not_valid_if(!call.is_one_of("Features.NvmeSupport", &["supported", "unsupported"]));
    forms.end()
}

/// Whether the image's status lets it be changed like this.
fn check_change(world: &World, image: &Image, call: &Call) -> Checked<()> {
    if world.is_being_made(image) {
        let message = "The operation cannot be performed because the image is creating. Please wait until the \
                       creation is complete and try again.";
        return refuse(403, "InvalidStatus.ImageIsCreating", message);
    }
    let mut guards = Checks::default();
    let (status, wanted) = (world.status(image), call.get("Status"));
    let deprecates = wanted == Some("Deprecated");
    let message = "The specified image status is not available.";
    guards.refuse_if(
        deprecates && status != "Available",
        403,
        "ImageStatus.NotAvailable",
        message,
    );
    let shared = !image.shares.is_empty() || image.public;
    let message = "The specified image has been shared to others, please remove shared accounts first.";
    guards.refuse_if(deprecates && shared, 403, "ImageUseShared", message);
    let restores = wanted == Some("Available");
    let message = "The specified image status is not deprecated.";
    guards.refuse_if(
        restores && status != "Deprecated",
        403,
        "ImageStatus.NotDeprecated",
        message,
    );
    let boots_otherwise = call.get("BootMode").is_some_and(|mode| mode != image.boot_mode);
    let message = "The boot mode of the image cannot be modified because it has associated instances.";
    let code = "OperationDeined.ImageUsingByInstance";
    guards.refuse_if(boots_otherwise && world.is_used(&image.id), 403, code, message);
    let back = image.needs_imds_v2 && call.get("Features.ImdsSupport") == Some("v1");
    let message = "The specified parameter Features.ImdsSupport can not be set to v1 from v2.";
    let code = "InvalidOperation.FeaturesImdsSupportNotMatch";
    guards.refuse_if(back, 403, code, message);
    guards.end()
}

pub fn modify_image_attribute(world: &mut World, call: &Call) -> Answer {
    call.needs(&["RegionId", "ImageId"])?;
    let region = call.region()?;
    check_forms(call)?;
    let Some(place) = world.mine(region, call.text("ImageId")) else {
        return refuse(404, "InvalidImageId.NotFound", NO_IMAGE);
    };
    let image = &world.images[place];
    check_change(world, image, call)?;
    if let Some(family) = call.get("ImageFamily").filter(|family| *family != image.family) {
        let (images_fit, families_fit) = world.family_room(region, family, &image.id);
        let mut quotas = Checks::default();
        let message = "The specified image family has exceeded max number of images for one image family.";
        quotas.refuse_if(!images_fit, 400, "ImageQuotaFull.ImageFamily", message);
        let message = "The specified region has exceeded max number of image family.";
        quotas.refuse_if(!families_fit, 400, "ImageFamilyQuotaFull", message);
        quotas.end()?;
    }
    if world.is_name_taken(region, call.text("ImageName"), &image.id) {
        let message = "The specified Image name has already bean used.";
        return refuse(400, "InvalidImageName.Duplicated", message);
    }
    call.dry_run()?;
    let image = &mut world.images[place];
    for (field, name) in [
        (&mut image.name, "ImageName"),
        (&mut image.family, "ImageFamily"),
        (&mut image.description, "Description"),
        (&mut image.boot_mode, "BootMode"),
        (&mut image.license, "LicenseType"),
        (&mut image.nvme, "Features.NvmeSupport"),
    ] {
        if let Some(text) = call.get(name) {
            *field = text.to_owned();
        }
    }
    image.needs_imds_v2 |= call.get("Features.ImdsSupport") == Some("v2");
    match call.get("Status") {
        Some("Deprecated") => image.state = State::Is("Deprecated"),
        Some(_) => image.state = State::Is("Available"),
        None => {}
    }
    Ok(Vec::new())
}

fn check_share_forms(call: &Call, accounts: &[&str]) -> Checked<()> {
    let mut forms = Checks::default();
    for uid in accounts {
        let message = format!(
            "The specified account {uid} in parameter \"AddAccount.n\" or \"RemoveAccount.n\" does not exist."
        );
        forms.refuse_if(!is_account(uid), 404, "InvalidAccount.NotFound", message);
    }
    let conflict = call.flag("IsPublic") == Some(true) && !accounts.is_empty();
    let message = "The specified parameter IsPublic is conflicted with other parameters.";
    forms.refuse_if(conflict, 403, "InvalidParameter.IsPublic", message);
    forms.end()
}

/// Whether the image's status lets it be shared like this.
fn check_sharing(world: &World, image: &Image, call: &Call, added: &[&str]) -> Checked<()> {
    let public = call.flag("IsPublic");
    let mut guards = Checks::default();
    let message = "The specified Account does not yourself.";
    guards.refuse_if(
        added.contains(&world.me.as_str()),
        404,
        "InvalidAccount.Forbbiden",
        message,
    );
    let message = "The specified image is not public image.";
    guards.refuse_if(
        public == Some(false) && !image.public,
        403,
        "Image.NotPublic",
        message,
    );
    let message = "The specified image is public image.";
    guards.refuse_if(public == Some(true) && image.public, 403, "Image.Public", message);
    if !added.is_empty() || public == Some(true) {
        let status = world.status(image);
        let message = "The specified image cannot be shared when it is deprecated.";
        guards.refuse_if(
            status == "Deprecated",
            403,
            "OperationDenied.InvalidImageStatus",
            message,
        );
        let neither = !["Available", "Deprecated"].contains(&status);
        let message = "The specified Image is not available.";
        guards.refuse_if(neither, 400, "IncorrectImageStatus", message);
    }
    guards.end()
}

pub fn modify_image_share_permission(world: &mut World, call: &Call) -> Answer {
    call.needs(&["RegionId", "ImageId"])?;
    let region = call.region()?;
    let (added, removed) = (call.list("AddAccount", 10), call.list("RemoveAccount", 10));
    check_share_forms(call, &[added.as_slice(), &removed].concat())?;
    let Some(place) = world.mine(region, call.text("ImageId")) else {
        return refuse(404, "InvalidImageId.NotFound", NO_IMAGE);
    };
    let image = &world.images[place];
    check_sharing(world, image, call, &added)?;
    let mut quotas = Checks::default();
    let mut shares = image.shares.clone();
    shares.retain(|(uid, _)| !removed.contains(&uid.as_str()));
    let mut adds = false;
    for uid in added {
        if shares.iter().any(|(there, _)| there == uid) {
            continue;
        }
        let others = world.images.iter().filter(|other| other.id != image.id);
        let received = others.filter(|other| other.shares.iter().any(|(there, _)| there == uid));
        let full = received.count() >= world.quotas.images_per_account;
        quotas.refuse_if(
            full,
            403,
            "QuotaExceed.ShareImage",
            "The shared Image Quota exceeds.",
        );
        shares.push((uid.to_owned(), world.now));
        adds = true;
    }
    let full = adds && shares.len() > world.quotas.accounts_per_image;
    quotas.refuse_if(
        full,
        403,
        "QuotaExceed.ShareImageUser",
        "The shared Image user Quota exceeds.",
    );
    quotas.end()?;
    call.dry_run()?;
    let image = &mut world.images[place];
    image.shares = shares;
    image.public = call.flag("IsPublic").unwrap_or(image.public);
    Ok(Vec::new())
}

pub fn describe_image_share_permission(world: &World, call: &Call) -> Answer {
    let mut missing = Checks::default();
    for name in ["RegionId", "ImageId"] {
        let message = format!(
            "The input parameter \"{name} \"that is mandatory for processing this request is not supplied."
        );
        missing.refuse_if(call.get(name).is_none(), 400, "MissingParameter", message);
    }
    missing.end()?;
    let region = call.region()?;
    let (number, size) = call.page_or_not_valid(10)?;
    let id = call.text("ImageId");
    let Some(place) = world.mine(region, id) else {
        let message = format!("The specified image {id} does not exist.");
        return refuse(404, "InvalidImageId.NotFound", message);
    };
    let image = &world.images[place];
    let groups = if image.public { "all" } else { "" };
    let mut shares = image.shares.clone();
    shares.sort();
    let count = shares.len();
    let mut lines = vec![format!(
        "{region} {id} page {number} of {size}, {count} in all, groups {groups}"
    )];
    for (uid, since) in page_of(&shares, (number, size)) {
        lines.push(format!("{uid} since {}", time(since)));
    }
    Ok(lines)
}

pub fn delete_image(world: &mut World, call: &Call) -> Answer {
    call.needs(&["RegionId", "ImageId"])?;
    let region = call.region()?;
    let Some(place) = world.mine(region, call.text("ImageId")) else {
        return refuse(404, "InvalidImageId.NotFound", NO_IMAGE);
    };
    let image = &world.images[place];
    let mut guards = Checks::default();
    let message = "You can not delete public image, please modify it to private.";
    guards.refuse_if(image.public, 403, "ImageIsPublic", message);
    let message = "The specified image has been shared to others. You can use the DescribeImageSharePermission \
                   API to query the users who have been shared.";
    guards.refuse_if(!image.shares.is_empty(), 403, "ImageUseShared", message);
    let is_a_copy = image.copy_of.is_some() && world.is_being_made(image);
    let copying = is_a_copy || world.is_being_copied(region, &image.id);
    let message = "The image is being copied. Please use the CancelCopyImage API.";
    guards.refuse_if(copying, 403, "OperationDenied.ImageCopying", message);
    let used = world.is_used(&image.id) && call.flag("Force") != Some(true);
    let message = "The specified image has been used to create instances. You can use the DescribeInstances API \
                   to query these instances, or you can use the force parameter to proceed.";
    guards.refuse_if(used, 403, "ImageUsingByInstance", message);
    guards.end()?;
    call.dry_run()?;
    world.images.remove(place);
    Ok(Vec::new())
}
