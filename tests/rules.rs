//! Every cell of the rules, held against a table that can be read beside the API's documentation.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use std::collections::BTreeSet;

use image_family_simulator::account::rules::{Outcome, RULES, rule_for, verdict};
use image_family_simulator::account::{Effect, Facts, Operation, Refusal, Relation, Status};
use image_family_simulator::openapi::{action_for, error_for};

/// Rows: operation and what holds; columns: Available, Deprecated, Creating, Waiting, UnAvailable, CreateFailed.
/// A cell is the effect, or the error code that the endpoint answers.
const OWN: &str = "
Deprecate                    | Becomes(Deprecated) | ImageStatus.NotAvailable | InvalidStatus.ImageIsCreating | = | ImageStatus.NotAvailable | =
Deprecate shared             | ImageUseShared | - | - | - | ImageStatus.NotAvailable | -
Deprecate published          | ImageUseShared | - | - | - | ImageStatus.NotAvailable | -
Restore                      | ImageStatus.NotDeprecated | Becomes(Available) | InvalidStatus.ImageIsCreating | = | ImageStatus.NotDeprecated | =
Edit                         | Changes | Changes | InvalidStatus.ImageIsCreating | = | Changes | Changes
SetBootMode                  | Changes | Changes | InvalidStatus.ImageIsCreating | = | Changes | Changes
SetBootMode used             | OperationDeined.ImageUsingByInstance | = | InvalidStatus.ImageIsCreating | = | OperationDeined.ImageUsingByInstance | =
AllowImdsV1                  | Changes | Changes | InvalidStatus.ImageIsCreating | = | Changes | Changes
AllowImdsV1 imds             | InvalidOperation.FeaturesImdsSupportNotMatch | = | InvalidStatus.ImageIsCreating | = | InvalidOperation.FeaturesImdsSupportNotMatch | =
Tag                          | Changes | Changes | Changes | Changes | Changes | Changes
Share                        | Changes | OperationDenied.InvalidImageStatus | IncorrectImageStatus | = | = | =
Unshare                      | Changes | Changes | Changes | Changes | Changes | Changes
Publish                      | Changes | OperationDenied.InvalidImageStatus | IncorrectImageStatus | = | = | =
Publish published            | Image.Public | - | - | - | IncorrectImageStatus | -
Unpublish                    | Image.NotPublic | = | = | = | = | =
Unpublish published          | Changes | - | - | - | Changes | -
CopyWithinRegion             | NewCopy | IncorrectImageStatus | = | = | = | =
CopyWithinRegion copying     | OperationDenied.ImageCopyConflict | IncorrectImageStatus | = | = | = | =
CopyWithinRegion published   | OperationDenied.CommunityImage | - | - | - | IncorrectImageStatus | -
CopyToOtherRegion            | NewCopy | IncorrectImageStatus | = | = | = | =
CopyToOtherRegion copying    | OperationDenied.ImageCopyConflict | IncorrectImageStatus | = | = | = | =
CopyToOtherRegion published  | OperationDenied.CommunityImage | - | - | - | IncorrectImageStatus | -
CancelCopy                   | ImageCreatedNotFromCopy | = | = | = | = | =
CancelCopy copy              | IncorrectImageStatus | = | = | = | = | =
CancelCopy underway          | - | - | Removed | Removed | - | -
UseSnapshot                  | NewImage | NewImage | InvalidSnapshotId.NotReady | = | NewImage | NewImage
Delete                       | Removed | Removed | Removed | Removed | Removed | Removed
Delete used                  | ImageUsingByInstance | = | = | = | = | =
Delete shared                | ImageUseShared | - | - | - | ImageUseShared | -
Delete published             | ImageIsPublic | - | - | - | ImageIsPublic | -
Delete copying               | OperationDenied.ImageCopying | = | = | = | = | =
Delete underway              | - | - | OperationDenied.ImageCopying | = | - | -
ForceDelete                  | Removed | Removed | Removed | Removed | Removed | Removed
ForceDelete used             | RemovedUnderInstances | = | = | = | = | =
ForceDelete shared           | ImageUseShared | - | - | - | ImageUseShared | -
ForceDelete published        | ImageIsPublic | - | - | - | ImageIsPublic | -
ForceDelete copying          | OperationDenied.ImageCopying | = | = | = | = | =
ForceDelete underway         | - | - | OperationDenied.ImageCopying | = | - | -
CreateInstance               | NewInstance | NewInstance | OperationDenied | = | = | =
StandForFamily               | Candidate | passed over | = | = | = | =
ReplaceSystemDisk            | NewSystemDisk | NewSystemDisk | OperationDenied.ImageNotValid | = | = | =
";

/// The same for images that are not the account's own, all of them `Available`: shared with it, community, public.
const FOREIGN: &str = "
Deprecate         | InvalidImageId.NotFound | = | =
Restore           | InvalidImageId.NotFound | = | =
Edit              | InvalidImageId.NotFound | = | =
SetBootMode       | InvalidImageId.NotFound | = | =
AllowImdsV1       | InvalidImageId.NotFound | = | =
Tag               | InvalidResourceId.NotFound | = | =
Share             | InvalidImageId.NotFound | = | =
Unshare           | InvalidImageId.NotFound | = | =
Publish           | InvalidImageId.NotFound | = | =
Unpublish         | InvalidImageId.NotFound | = | =
CopyWithinRegion  | NewCopy | OperationDenied.CommunityImage | InvalidImageId.NotFound
CopyToOtherRegion | OperationDenied.SameRegionOnly | OperationDenied.CommunityImage | InvalidImageId.NotFound
CancelCopy        | InvalidImageId.NotFound | = | =
UseSnapshot       | InvalidSnapshotId.NotFound | = | =
Delete            | InvalidImageId.NotFound | = | =
ForceDelete       | InvalidImageId.NotFound | = | =
CreateInstance    | NewInstance | NewInstance | NewInstance
StandForFamily    | Candidate | Candidate | Candidate
ReplaceSystemDisk | NewSystemDisk | NewSystemDisk | NewSystemDisk
";

fn operation(name: &str) -> Operation {
    Operation::ALL
        .into_iter()
        .find(|operation| format!("{operation:?}") == name)
        .expect(name)
}

fn facts(relation: Relation, status: Status, holds: &[&str]) -> Facts {
    let holds = |word| holds.contains(&word);
    Facts {
        relation,
        status,
        shared: holds("shared"),
        published: holds("published"),
        in_use: holds("used"),
        being_copied: holds("copying"),
        copy_under_way: holds("underway"),
        is_copy: holds("copy") || holds("underway"),
        imds_v2: holds("imds"),
    }
}

fn cell(operation: Operation, facts: &Facts) -> String {
    match verdict(operation, facts) {
        Ok(effect) => format!("{effect:?}"),
        Err(Refusal::PassedOver) => "passed over".to_owned(),
        Err(refusal) => error_for(action_for(operation), refusal).code.to_owned(),
    }
}

/// `=` repeats the cell before; `-` is a case that can't be.
fn check(table: &str, columns: &[(Relation, Status)]) -> BTreeSet<Operation> {
    let mut seen = BTreeSet::new();
    for row in table.trim().lines() {
        let mut cells = row.split('|').map(str::trim);
        let mut words = cells.next().unwrap().split_whitespace();
        let operation = operation(words.next().unwrap());
        let holds: Vec<&str> = words.collect();
        let mut expected = "";
        let cells: Vec<&str> = cells.collect();
        assert_eq!(cells.len(), columns.len(), "{row}");
        for (text, (relation, status)) in cells.into_iter().zip(columns) {
            expected = if text == "=" { expected } else { text };
            if expected != "-" {
                assert_eq!(
                    cell(operation, &facts(*relation, *status, &holds)),
                    expected,
                    "{row}: {status:?}"
                );
            }
        }
        seen.insert(operation);
    }
    seen
}

#[test]
fn every_cell_is_as_documented() {
    let everything = BTreeSet::from(Operation::ALL);
    assert_eq!(
        check(OWN, &Status::ALL.map(|status| (Relation::Own, status))),
        everything
    );
    let foreign = [Relation::SharedToMe, Relation::Community, Relation::Public];
    assert_eq!(
        check(FOREIGN, &foreign.map(|relation| (relation, Status::Available))),
        everything
    );
}

/// All cases there are, impossible ones included.
fn cases() -> impl Iterator<Item = (Operation, Facts)> {
    const WORDS: [&str; 7] = [
        "shared",
        "published",
        "used",
        "copying",
        "underway",
        "copy",
        "imds",
    ];
    Operation::ALL.into_iter().flat_map(move |operation| {
        Relation::ALL.into_iter().flat_map(move |relation| {
            Status::ALL.into_iter().flat_map(move |status| {
                (0..1_usize << WORDS.len()).map(move |bits| {
                    let holds: Vec<&str> = WORDS
                        .iter()
                        .enumerate()
                        .filter(|(n, _)| bits >> n & 1 == 1)
                        .map(|(_, word)| *word)
                        .collect();
                    (operation, facts(relation, status, &holds))
                })
            })
        })
    })
}

#[test]
fn every_case_has_a_row_and_every_row_a_case() {
    let mut used = BTreeSet::new();
    for (operation, facts) in cases() {
        let rule = rule_for(operation, &facts).unwrap_or_else(|| panic!("no row: {operation:?} {facts:?}"));
        used.insert(std::ptr::from_ref(rule) as usize);
    }
    assert_eq!(used.len(), RULES.len());
}

#[test]
fn every_refusal_of_the_table_has_an_error_of_its_own() {
    for rule in RULES {
        if let Outcome::Refused(refusal) = rule.outcome
            && refusal != Refusal::PassedOver
        {
            let error = error_for(action_for(rule.operation), refusal);
            assert_ne!(error.code, "InternalError", "{refusal:?}");
        }
    }
}

#[test]
fn only_an_available_image_of_ones_own_becomes_deprecated() {
    for (operation, facts) in cases() {
        if verdict(operation, &facts) == Ok(Effect::Becomes(Status::Deprecated)) {
            assert_eq!((facts.relation, facts.status), (Relation::Own, Status::Available));
            assert!(!facts.shared && !facts.published);
        }
    }
}
