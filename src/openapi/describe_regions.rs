//! DescribeRegions: the regions, named in the language asked for.

use serde_json::{Value, json};

use super::action::{Kind, Parameter, optional};
use super::error::Cause;
use super::{Answer, Request};
use crate::account::{Changes, REGIONS, RegionId};

const LANGUAGES: &[&str] = &["zh-CN", "en-US", "ja"];

pub(super) const PARAMETERS: &[Parameter] = &[optional("AcceptLanguage", Kind::Choice(LANGUAGES), "zh-CN")];

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let language = request
        .word("AcceptLanguage", LANGUAGES, Cause::UnknownLanguage)?
        .unwrap_or("zh-CN");
    let regions: Vec<Value> = REGIONS
        .iter()
        .map(|region| {
            json!({
                "RegionId": region.id,
                "LocalName": if language == "zh-CN" { region.name_zh } else { region.name_en },
                "RegionEndpoint": RegionId::parse(region.id).map(RegionId::endpoint),
                "Status": "available",
            })
        })
        .collect();
    Ok((Changes::default(), json!({ "Regions": { "Region": regions } })))
}
