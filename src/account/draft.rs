//! Changes that need new ids.

use super::Account;
use super::change::{Change, Changes};
use super::ids::{Purpose, resource_id};
use super::region::RegionId;

/// Changes in the making, with the count that new ids come from.
pub(super) struct Draft<'a> {
    account: &'a Account,
    pub changes: Changes,
    count: u64,
}

impl<'a> Draft<'a> {
    pub fn new(account: &'a Account) -> Self {
        Self {
            account,
            changes: Changes::default(),
            count: account.count,
        }
    }

    /// The next count and an id from it.
    pub fn id(&mut self, purpose: Purpose, region: RegionId) -> (u64, String) {
        let sequence = self.count;
        self.count = self.count.saturating_add(1);
        (
            sequence,
            resource_id(self.account.seed, purpose, sequence, region),
        )
    }

    pub fn finish(mut self) -> Changes {
        if self.count != self.account.count {
            self.changes.push(Change::Count {
                before: self.account.count,
                after: self.count,
            });
        }
        self.changes
    }
}
