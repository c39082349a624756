//! UntagResources: takes tags off images and instances, by key or all of them.

use super::action::{Kind, Parameter, REGION, optional};
use super::error::Cause;
use super::tag_resources::{RESOURCE_IDS, RESOURCE_TYPE, retag};
use super::{Answer, Request};
use crate::account::Retag;

/// How many keys a call takes. Source: `TagKey.N`.
const KEYS_A_CALL: usize = 20;

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    RESOURCE_TYPE,
    RESOURCE_IDS,
    optional("TagKey", Kind::List, "release"),
    optional("All", Kind::Boolean, "false"),
];

pub(super) use super::body::NOTHING as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let all = request.boolean("All")?.unwrap_or_default();
    let keys: Vec<String> = request
        .parameters
        .list("TagKey", KEYS_A_CALL)
        .map(str::to_owned)
        .collect();
    if request.parameters.has_more("TagKey", KEYS_A_CALL) {
        return Err(Cause::TooManyTagsInCall.into());
    }
    if all && !keys.is_empty() {
        return Err(Cause::AllBesideKeys.into());
    }
    let wanted = if all { Retag::Clear } else { Retag::Remove(keys) };
    Ok((retag(request, region, &wanted)?, BODY.of(&())))
}
