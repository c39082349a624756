//! DescribeImageSharePermission: the accounts that an own image is shared with.

use serde_json::{Value, json};

use super::action::{Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, required};
use super::error::{Cause, Fault};
use super::{Answer, Request};
use crate::account::{Changes, Refusal, Relation};

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    PAGE_NUMBER,
    PAGE_SIZE,
];

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let page = request.page(100)?;
    let id = request.must("ImageId");
    let image = request
        .account
        .image(region, id)
        .filter(|image| image.relation() == Relation::Own)
        .ok_or_else(|| Fault {
            cause: Cause::Refused(Refusal::ImageNotFound),
            value: id.to_owned(),
        })?;
    let accounts: Vec<Value> = page
        .of(image.accounts())
        .map(|(uid, since)| json!({ "AliyunId": uid.as_str(), "SharedTime": since }))
        .collect();
    let groups: &[Value] = if image.is_published() {
        &[json!({ "Group": "all" })]
    } else {
        &[]
    };
    let body = json!({
        "RegionId": region,
        "ImageId": id,
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": image.accounts().count(),
        "ShareGroups": { "ShareGroup": groups },
        "Accounts": { "Account": accounts },
    });
    Ok((Changes::default(), body))
}
