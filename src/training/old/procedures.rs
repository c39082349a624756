//! The guided procedures as data: tasks, each with the check that tells when it is done.

use super::checks::{self, Check};
use crate::locale::training::TrainingText;

/// The region of the source document's example.
pub const REGION: &str = "cn-hangzhou";
/// Its family.
pub const FAMILY: &str = "image-test";
/// The older image of the family.
pub const OLDER: &str = "image1";
/// The newer one, which the procedures are about.
pub const NEWER: &str = "image2";

/// A task.
#[derive(Debug)]
pub struct Task {
    /// What is to be done.
    pub text: TrainingText,
    /// Whether it is done.
    pub check: Check,
    /// Whether the call log vouches for it; otherwise it is about what the console shows.
    pub logged: bool,
}

/// A guided procedure.
#[derive(Debug)]
pub struct Procedure {
    /// Its name.
    pub title: TrainingText,
    /// The rule that it shows.
    pub rule: TrainingText,
    /// Its name for starting it over.
    pub start_over: TrainingText,
    /// Whether it starts with the newer image deprecated.
    pub starts_deprecated: bool,
    /// Its tasks.
    pub tasks: &'static [Task],
}

const fn on_screen(text: TrainingText, check: Check) -> Task {
    Task {
        text,
        check,
        logged: false,
    }
}

const fn logged(text: TrainingText, check: Check) -> Task {
    Task {
        text,
        check,
        logged: true,
    }
}

/// Both procedures of the source document.
pub static PROCEDURES: [Procedure; 2] = [
    Procedure {
        title: TrainingText::Rollback,
        rule: TrainingText::RollbackRule,
        start_over: TrainingText::StartOver,
        starts_deprecated: false,
        tasks: &[
            on_screen(TrainingText::SelectRegion, checks::region),
            on_screen(TrainingText::FindFamily, checks::family),
            logged(TrainingText::Deprecate, checks::deprecated),
            logged(TrainingText::CallForOld, checks::answers_older),
        ],
    },
    Procedure {
        title: TrainingText::Restore,
        rule: TrainingText::RestoreRule,
        start_over: TrainingText::StartOverDeprecated,
        starts_deprecated: true,
        tasks: &[
            on_screen(TrainingText::FindFamily, checks::family),
            logged(TrainingText::RestoreImage, checks::restored),
            logged(TrainingText::CallForNew, checks::answers_newer),
        ],
    },
];

impl Procedure {
    /// How many tasks are done, and what the next one lacks. A task stays done with every later one, and those on
    /// screen also once `seen`; what the log vouches for is done as long as the log does.
    #[must_use]
    pub fn progress(&self, sight: &checks::Sight<'_>, seen: usize) -> (usize, Option<checks::Missing>) {
        let mut found: Vec<_> = self.tasks.iter().map(|task| (task.check)(sight)).collect();
        let proven = self
            .tasks
            .iter()
            .zip(&found)
            .rposition(|(task, found)| task.logged && found.is_none());
        let from = proven.map_or(0, |last| last.saturating_add(1)).max(seen);
        let done = found
            .iter()
            .skip(from)
            .take_while(|found| found.is_none())
            .count()
            .saturating_add(from);
        let missing = if done < found.len() {
            found.swap_remove(done)
        } else {
            None
        };
        (done, missing)
    }

    /// How many tasks at the beginning are about what the console shows.
    #[must_use]
    pub fn on_screen(&self) -> usize {
        self.tasks.iter().take_while(|task| !task.logged).count()
    }
}
