//! What a family resolves to, found once more by another way.

use image_family_simulator::account::{Account, Status};

/// The newest that is available stands for its family, in each region.
pub fn resolve_to_their_newest(account: &Account, families: &[&str]) {
    for region in account.image_regions() {
        for family in families {
            let mut members: Vec<_> = account
                .images(region)
                .filter(|image| image.family_text() == *family)
                .collect();
            members.sort_by_key(|image| (image.created, image.sequence));
            let newest = members
                .into_iter()
                .rev()
                .find(|image| account.status(image) == Status::Available);
            assert_eq!(
                account.resolve(region, family).image.as_ref(),
                newest,
                "the newest available of the region"
            );
            assert_eq!(account.newest(region, family), newest, "the newest at hand");
        }
    }
}
