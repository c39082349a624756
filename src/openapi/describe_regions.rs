//! DescribeRegions: the regions, named in the language asked for.

use super::action::{Kind, Parameter, optional};
use super::body::{Field, Table};
use super::error::Cause;
use super::{Answer, Request};
use crate::account::{Changes, RegionId};

const LANGUAGES: &[&str] = &["zh-CN", "en-US", "ja"];

pub(super) const PARAMETERS: &[Parameter] = &[optional("AcceptLanguage", Kind::Choice(LANGUAGES), "zh-CN")];

/// A region, named in a language.
pub(super) struct Named {
    id: RegionId,
    name: &'static str,
}

pub(super) static BODY: Table<Vec<Named>> = Table(&[&[Field::object("Regions", &REGIONS)]]);

static REGIONS: Table<Vec<Named>> = Table(&[&[Field::list(
    "Region",
    || REGION.list_shape(),
    |regions| REGION.list(regions),
)]]);

static REGION: Table<Named> = Table(&[&[
    Field::text("RegionId", |region| region.id.as_str().into()),
    Field::text("LocalName", |region| region.name.into()),
    Field::text("RegionEndpoint", |region| region.id.endpoint().into()),
    Field::text("Status", |_| "available".into()),
]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    request.forms()?;
    let language = request
        .word("AcceptLanguage", Cause::UnknownLanguage)?
        .unwrap_or("zh-CN");
    let regions = RegionId::all().filter_map(|id| {
        let region = id.region()?;
        let name = if language == "zh-CN" {
            region.name_zh
        } else {
            region.name_en
        };
        Some(Named { id, name })
    });
    Ok((Changes::default(), BODY.of(&regions.collect())))
}
