//! What must hold: of an account, and of an answer.

use std::collections::BTreeSet;

use image_family_simulator::account::{
    Account, Effect, Image, Lifecycle, Operation, Origin, Refusal, Relation, Status,
};
use image_family_simulator::openapi::{Response, action_for, error_for};

use super::asked::Call;

fn images(account: &Account) -> Vec<&Image> {
    let regions = account.image_regions();
    regions
        .flat_map(|region| account.images(region))
        .map(|image| &**image)
        .collect()
}

/// What must hold of every account that came from that one.
pub fn account(start: &Account, account: &Account) {
    let all = images(account);
    let mut names = BTreeSet::new();
    for image in &all {
        let status = account.status(image);
        let shared = image.is_shared() || image.is_published();
        assert!(!(shared && status == Status::Deprecated), "shared and deprecated");
        assert!(!(shared && matches!(status, Status::Creating | Status::Waiting | Status::CreateFailed)));
        assert!(image.accounts().count() <= account.quotas().accounts_per_image);
        if image.relation() == Relation::Own {
            assert!(
                names.insert((image.key.region, image.name.as_str().to_owned())),
                "a name twice"
            );
        }
        let facts = account.facts(image);
        let used = account.image_regions().chain([image.key.region]).any(|region| {
            account
                .instances(region)
                .iter()
                .any(|instance| region == image.key.region && instance.image == image.key.id)
        });
        assert_eq!(facts.in_use, used, "in use is what an instance runs");
        let copied = all.iter().any(|copy| {
            let Lifecycle::Making(making) = &copy.lifecycle else {
                return false;
            };
            matches!(&making.origin, Origin::Copy { region, image: id } if (region, id) == (&image.key.region, &image.key.id))
        });
        assert_eq!(
            facts.being_copied, copied,
            "being copied is what a copy under way comes from"
        );
    }
    super::families::resolve_to_their_newest(account, &["one", "two"]);
    // Nobody changes what is another's.
    let foreign = |account: &Account| -> Vec<Image> {
        images(account)
            .into_iter()
            .filter(|image| image.relation() != Relation::Own)
            .cloned()
            .collect()
    };
    assert_eq!(foreign(account), foreign(start));
}

/// The endpoint answers what the table says, and does what it answers.
pub fn answered(before: &Account, call: &Call, response: &Response, after: &Account) {
    let image = before.image(call.region, &call.image).unwrap();
    let changed = after.image(call.region, &call.image);
    let made = after.count() - before.count();
    let code = response.code();
    if call.operation == Operation::StandForFamily {
        let found = before.resolve(call.region, &image.family_text()).image;
        assert_eq!(response.status, 200, "{call:?}");
        let id = response.body["Image"].get("ImageId").and_then(|id| id.as_str());
        assert_eq!(id, found.as_ref().map(|image| image.key.id.as_str()), "{call:?}");
        return;
    }
    match before.verdict(call.operation, image) {
        Err(refusal) => {
            assert_eq!(
                code,
                Some(error_for(action_for(call.operation), refusal).code),
                "{call:?}"
            );
            assert_ne!(refusal, Refusal::PassedOver);
            assert_eq!(after, before, "{call:?}");
        }
        Ok(_) if code.is_some_and(|code| code.contains("Quota")) => assert_eq!(after, before),
        Ok(effect) => {
            assert_eq!(response.status, 200, "{call:?}: {response:?}");
            match effect {
                Effect::Becomes(status) => assert_eq!(after.status(changed.unwrap()), status, "{call:?}"),
                Effect::Changes => {
                    assert_eq!(after.status(changed.unwrap()), before.status(image), "{call:?}")
                }
                Effect::Removed | Effect::RemovedUnderInstances => assert!(changed.is_none(), "{call:?}"),
                Effect::NewCopy | Effect::NewImage | Effect::NewInstance => assert_eq!(made, 1, "{call:?}"),
                Effect::NewSystemDisk => assert!(after.in_use(changed.unwrap()), "{call:?}"),
                Effect::Candidate => panic!("asked as a lookup"),
            }
        }
    }
}
