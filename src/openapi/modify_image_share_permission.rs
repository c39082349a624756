//! ModifyImageSharePermission: add and remove accounts, publish and take back. Accounts beyond the tenth are ignored.

use super::action::{DRY_RUN, Kind, Parameter, REGION, optional, required};
use super::error::{Cause, Fault};
use super::{Answer, Request};
use crate::account::{AccountUid, SharePermission};

/// How many accounts of each list a call heeds. Source: `AddAccount.N`.
pub const ACCOUNTS_A_CALL: usize = 10;

pub(super) const PARAMETERS: &[Parameter] = &[
    REGION,
    required("ImageId", Kind::Text, "m-bp1aaaaaaaaaaaaaaaaa"),
    optional("AddAccount", Kind::List, "1234567890123457"),
    optional("RemoveAccount", Kind::List, "1234567890123457"),
    optional("IsPublic", Kind::Boolean, "false"),
    DRY_RUN,
];

fn accounts(request: &Request<'_>, name: &str) -> Result<Vec<AccountUid>, Fault> {
    let uid = |text: &str| {
        let unknown = |_| Fault {
            cause: Cause::UnknownAccount,
            value: text.to_owned(),
        };
        AccountUid::parse(text).map_err(unknown)
    };
    request.parameters.list(name, ACCOUNTS_A_CALL).map(uid).collect()
}

pub(super) use super::body::NOTHING as BODY;

pub(super) fn answer(request: &Request<'_>) -> Answer {
    let region = request.region()?;
    let wanted = SharePermission {
        add: accounts(request, "AddAccount")?,
        remove: accounts(request, "RemoveAccount")?,
        publish: request.boolean("IsPublic")?,
    };
    if wanted.publish == Some(true) && !(wanted.add.is_empty() && wanted.remove.is_empty()) {
        return Err(Cause::PublicWithAccounts.into());
    }
    Ok((
        request.account.share(region, request.must("ImageId"), &wanted)?,
        BODY.of(&()),
    ))
}
