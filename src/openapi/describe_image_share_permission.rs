//! DescribeImageSharePermission: the accounts that an own image is shared with.

use std::rc::Rc;

use super::action::{Kind, PAGE_NUMBER, PAGE_SIZE, Parameter, REGION, required};
use super::body::{Field, Listed, Table};
use super::error::{Cause, Fault};
use super::{Answer, Request};
use crate::account::{AccountUid, Changes, Image, Refusal, Relation, Timestamp};

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    PAGE_NUMBER,
    PAGE_SIZE,
];

type Shares = Listed<(AccountUid, Timestamp), Rc<Image>>;

pub(super) static BODY: Table<Shares> = Table(&[
    Shares::HEAD,
    Shares::PAGE,
    &[
        Field::text("ImageId", |shares| shares.about.key.id.text().into()),
        Field::object("ShareGroups", &GROUPS),
        Field::object("Accounts", &ACCOUNTS),
    ],
]);

static GROUPS: Table<Shares> = Table(&[&[Field::list(
    "ShareGroup",
    || GROUP.list_shape(),
    |shares| GROUP.list(shares.about.is_published().then_some(shares)),
)]]);

static GROUP: Table<Shares> = Table(&[&[Field::text("Group", |_| "all".into())]]);

static ACCOUNTS: Table<Shares> = Table(&[&[Field::list(
    "Account",
    || ACCOUNT.list_shape(),
    |shares| ACCOUNT.list(&shares.rows),
)]]);

static ACCOUNT: Table<(AccountUid, Timestamp)> = Table(&[&[
    Field::text("AliyunId", |(uid, _)| uid.text().into()),
    Field::text("SharedTime", |(_, since)| since.to_string().into()),
]]);

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let page = request.page(10, 100)?;
    let id = request.must("ImageId");
    let image = request
        .account
        .image(region, id)
        .filter(|image| image.relation() == Relation::Own)
        .ok_or_else(|| Fault {
            cause: Cause::Refused(Refusal::ImageNotFound),
            value: id.to_owned(),
        })?;
    let found: Vec<_> = image.accounts().collect();
    let row = |(uid, since): &(&AccountUid, Timestamp)| (AccountUid::clone(uid), *since);
    let listed = Listed::new(image.clone(), region, page, &found, row);
    Ok((Changes::default(), BODY.of(&listed)))
}
