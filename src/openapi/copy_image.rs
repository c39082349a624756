//! CopyImage: into another region or the same. The copy has no family, and only the tags that the call gives it.

use super::action::{
    CLIENT_TOKEN, DRY_RUN, Kind, Parameter, REGION, RESOURCE_GROUP, TAGS, optional, required,
};
use super::error::{Cause, Fault};
use super::{Answer, Request};
use crate::account::{CopyRequest, Refusal, RegionId};

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    required("DestinationRegionId", Kind::Region, "cn-shanghai"),
    optional("DestinationImageName", Kind::Text, "image2-copy"),
    optional("DestinationDescription", Kind::Text, "copied for the rollout"),
    optional("Encrypted", Kind::Boolean, "false"),
    optional("KMSKeyId", Kind::Text, "e522b26d-abf6-4e0d-b5da-04b7******3c"),
    optional("EncryptAlgorithm", Kind::Text, ""),
    RESOURCE_GROUP,
    TAGS,
    CLIENT_TOKEN,
    DRY_RUN,
];

pub(super) use super::body::MADE_IMAGE as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = RegionId::parse(request.must("RegionId")).ok_or(Cause::UnknownRegion)?;
    let destination =
        RegionId::parse(request.must("DestinationRegionId")).ok_or(Cause::UnknownDestination)?;
    request.forms()?;
    let wanted = CopyRequest {
        region,
        image: request.must("ImageId").to_owned(),
        destination,
        name: request.image_name("DestinationImageName")?,
        description: request.description("DestinationDescription")?.unwrap_or_default(),
        tags: request.tags()?,
        resource_group: request.resource_group()?,
    };
    let limit = request.account.quotas().images_per_region;
    let fault = |refusal| match refusal {
        Refusal::TooManyImages => Fault {
            cause: Cause::Refused(refusal),
            value: limit.to_string(),
        },
        refusal => refusal.into(),
    };
    let (changes, id) = request.account.copy_image(wanted).map_err(fault)?;
    Ok((changes, BODY.of(&id)))
}
