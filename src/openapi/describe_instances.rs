//! DescribeInstances: which image each instance runs.

use std::rc::Rc;

use super::action::{
    DRY_RUN, Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, TAGS as TAG_FILTERS, optional,
};
use super::body::{Field, Listed, Table};
use super::error::{Cause, Fault};
use super::image_body::TAG;
use super::{Answer, Request, Value};
use crate::account::{Changes, Instance};

const STATUSES: &[&str] = &["Running", "Stopped"];

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("InstanceIds", Kind::Text, "[\"i-bp1aaaaaaaaaaaaaaaaa\"]"),
    optional("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("InstanceName", Kind::Text, "web-1"),
    optional("InstanceType", Kind::Text, "ecs.g6.large"),
    optional("Status", Kind::Choice(STATUSES), "Running"),
    TAG_FILTERS,
    PAGE_NUMBER,
    PAGE_SIZE,
    optional("MaxResults", Kind::Integer, "10"),
    optional("NextToken", Kind::Text, "i-bp1aaaaaaaaaaaaaaaaa"),
    DRY_RUN,
];

/// What the list is about beside its page: where it goes on.
type Next = Rc<str>;

pub(super) static BODY: Table<Listed<Rc<Instance>, Next>> = Table(&[
    Listed::PAGE,
    &[
        Field::text("NextToken", |listed| listed.about.clone().into()),
        Field::object("Instances", &INSTANCES),
    ],
]);

static INSTANCES: Table<Listed<Rc<Instance>, Next>> = Table(&[&[Field::list(
    "Instance",
    || INSTANCE.list_shape(),
    |listed| INSTANCE.list(&listed.rows),
)]]);

static INSTANCE: Table<Rc<Instance>> = Table(&[&[
    Field::text("InstanceId", |instance| instance.id.text().into()),
    Field::text("InstanceName", |instance| instance.name.clone().into()),
    Field::text("RegionId", |instance| instance.region.as_str().into()),
    Field::text("ZoneId", |instance| format!("{}-i", instance.region).into()),
    Field::text("ImageId", |instance| instance.image.text().into()),
    Field::text("Status", |instance| instance.status.as_str().into()),
    Field::text("InstanceType", |instance| instance.instance_type.clone().into()),
    Field::text("CreationTime", |instance| instance.created.to_string().into()),
    Field::text("InstanceChargeType", |_| "PostPaid".into()),
    Field::boolean("IoOptimized", |_| true),
    Field::object("Tags", &TAGS),
]]);

static TAGS: Table<Rc<Instance>> = Table(&[&[Field::list(
    "Tag",
    || TAG.list_shape(),
    |instance| TAG.list(&instance.tags),
)]]);

/// A JSON list of texts.
fn instance_ids(text: &str) -> Result<Vec<Value>, Fault> {
    match serde_json::from_str(text) {
        Ok(Value::List(ids)) if ids.iter().all(|id| id.as_str().is_some()) => Ok(ids),
        _ => Err(Cause::InvalidParameter.into()),
    }
}

/// The instances from where a token says that the list goes on: behind the instance that was shown last, so that new ones
/// move nothing.
fn behind(token: Option<&str>, found: &[&Rc<Instance>]) -> Result<Vec<Rc<Instance>>, Fault> {
    let skipped = match token {
        None => 0,
        Some(token) => {
            let last = found.iter().position(|instance| instance.id.as_str() == token);
            last.ok_or(Cause::InvalidParameter)?.saturating_add(1)
        }
    };
    Ok(found
        .iter()
        .skip(skipped)
        .map(|instance| Rc::clone(instance))
        .collect())
}

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let page = request.page(10, 100)?;
    let most = request.number("MaxResults", 10, 1..=100)?;
    let status = request.word("Status", Cause::InvalidParameter)?;
    let ids = request.text("InstanceIds").map(instance_ids).transpose()?;
    let tags = request.tag_filters()?;
    let wanted = |instance: &&Rc<Instance>| {
        ids.as_ref()
            .is_none_or(|ids| ids.iter().any(|id| id == instance.id.as_str()))
            && request
                .text("ImageId")
                .is_none_or(|id| id == instance.image.as_str())
            && request
                .text("InstanceName")
                .is_none_or(|name| name == &*instance.name)
            && request
                .text("InstanceType")
                .is_none_or(|wanted| wanted == &*instance.instance_type)
            && status.is_none_or(|status| status == instance.status.as_str())
            && tags
                .iter()
                .all(|filter| instance.tags.iter().any(|tag| filter.fits(tag)))
    };
    let found: Vec<_> = request
        .account
        .instances(region)
        .into_iter()
        .filter(wanted)
        .collect();
    let mut listed = Listed::new("".into(), region, page, &found, |instance| Rc::clone(instance));
    if request.text("MaxResults").or(request.text("NextToken")).is_some() {
        listed.rows = behind(request.text("NextToken"), &found)?;
        let more = listed.rows.len() > most;
        listed.rows.truncate(most);
        if let Some(last) = listed.rows.last().filter(|_| more) {
            listed.about = last.id.text();
        }
    }
    Ok((Changes::default(), BODY.of(&listed)))
}
