//! TagResources: tags for images and instances, all of them or none. Also what the three APIs of tags have in common.

use super::action::{KEY_VALUE, Kind, Parameter, REGION, required};
use super::error::{Cause, Fault};
use super::{Answer, Request};
use crate::account::{Changes, Refusal, RegionId, Retag, Taggable};

/// How many resources a call takes. Source: `ResourceId.N`.
const RESOURCES_A_CALL: usize = 50;
/// How many tags a call takes. Source: `Tag.N`.
const TAGS_A_CALL: usize = 20;

/// Every type that has tags. Source: `ResourceType`. Only images and instances exist here.
const TYPES: &[&str] = &[
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

pub(super) const RESOURCE_TYPE: Parameter = required("ResourceType", Kind::Choice(TYPES), "image");
pub(super) const RESOURCE_IDS: Parameter = required("ResourceId", Kind::List, "m-bp1aaaaaaaaaaaaaaaaa");

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    RESOURCE_TYPE,
    RESOURCE_IDS,
    required("Tag", KEY_VALUE, "release"),
];

pub(super) use super::body::NOTHING as BODY;

/// The type asked for, if things of that type exist here.
pub(super) fn resource_type(request: &Request<'_>) -> Result<Option<Taggable>, Fault> {
    let word = request.word("ResourceType", Cause::UnknownResourceType)?;
    Ok(match word {
        Some("image") => Some(Taggable::Image),
        Some("instance") => Some(Taggable::Instance),
        _ => None,
    })
}

/// Changes the tags of the resources that the call names.
pub(super) fn retag(request: &Request<'_>, region: RegionId, retag: &Retag) -> Result<Changes, Fault> {
    let what = resource_type(request)?;
    let ids: Vec<&str> = request
        .parameters
        .list("ResourceId", RESOURCES_A_CALL.saturating_add(1))
        .collect();
    if ids.len() > RESOURCES_A_CALL {
        return Err(Cause::TooManyResourceIds.into());
    }
    let what = what.ok_or(Cause::Refused(Refusal::ResourceNotFound))?;
    Ok(request.account.retag(region, what, &ids, retag)?)
}

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    if request.parameters.has_more("Tag", TAGS_A_CALL) {
        return Err(Cause::TooManyTagsInCall.into());
    }
    let changes = retag(request, region, &Retag::Set(request.tags()?))?;
    Ok((changes, BODY.of(&())))
}
