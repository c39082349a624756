//! DescribeInstances: which image each instance runs.

use serde_json::{Value, json};

use super::action::{Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, optional};
use super::error::Cause;
use super::{Answer, Request};
use crate::account::{Changes, Instance};

const STATUSES: &[&str] = &["Running", "Stopped"];

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    optional("InstanceIds", Kind::Text, "[\"i-bp1aaaaaaaaaaaaaaaaa\"]"),
    optional("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("InstanceName", Kind::Text, "web-1"),
    optional("Status", Kind::Choice(STATUSES), "Running"),
    PAGE_NUMBER,
    PAGE_SIZE,
];

fn body(instance: &Instance) -> Value {
    json!({
        "InstanceId": instance.id.as_str(),
        "InstanceName": &*instance.name,
        "RegionId": instance.region,
        "ZoneId": format!("{}-i", instance.region),
        "ImageId": instance.image.as_str(),
        "Status": instance.status.as_str(),
        "InstanceType": &*instance.instance_type,
        "CreationTime": instance.created,
        "InstanceChargeType": "PostPaid",
        "IoOptimized": true,
        "Tags": { "Tag": [] },
    })
}

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let page = request.page(100)?;
    let status = request.word("Status", STATUSES, Cause::InvalidParameter)?;
    let ids: Option<Vec<String>> = match request.text("InstanceIds") {
        Some(text) => Some(serde_json::from_str(text).map_err(|_| Cause::InvalidParameter)?),
        None => None,
    };
    let wanted = |instance: &&std::rc::Rc<Instance>| {
        ids.as_ref()
            .is_none_or(|ids| ids.iter().any(|id| id == instance.id.as_str()))
            && request
                .text("ImageId")
                .is_none_or(|id| id == instance.image.as_str())
            && request
                .text("InstanceName")
                .is_none_or(|name| name == &*instance.name)
            && status.is_none_or(|status| status == instance.status.as_str())
    };
    let found: Vec<_> = request
        .account
        .instances(region)
        .into_iter()
        .filter(wanted)
        .collect();
    let shown: Vec<Value> = page.of(found.iter()).map(|instance| body(instance)).collect();
    let body = json!({
        "RegionId": region,
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": found.len(),
        "Instances": { "Instance": shown },
    });
    Ok((Changes::default(), body))
}
