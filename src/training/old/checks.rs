//! Whether a task is done: pure questions about the account, the calls and what the console shows.

use std::rc::Rc;

use super::procedures::{FAMILY, NEWER, OLDER, REGION};
use crate::account::{Account, Image, Operation, RegionId, Relation, Status};
use crate::locale::Locale;
use crate::locale::training::TrainingText;
use crate::openapi::Action;
use crate::page::reason::reason;
use crate::page::{Page, Tab, View};
use crate::simulation::CallRecord;

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub struct Sight<'a> {
    /// The account.
    pub account: &'a Account,
    /// The calls, oldest first.
    pub calls: &'a [CallRecord],
    /// The console's region.
    pub region: RegionId,
    /// What the console shows.
    pub view: &'a View,
    /// The language of what is missing.
    pub locale: Locale,
}

/// What a task still lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// In words.
    pub text: String,
    /// The controls to point at, the best first.
    pub point: &'static [&'static str],
}

/// A check: what is missing, or nothing when the task is done.
pub type Check = fn(&Sight<'_>) -> Option<Missing>;

const ROW_MENU: &[&str] = &["row-menu-image2", "family-search", "region"];
const CALL: &[&str] = &["explorer-api"];
const CALL_PARAMETERS: &[&str] = &["explorer-ImageFamily", "explorer-api"];

impl Sight<'_> {
    fn missing(
        &self,
        text: TrainingText,
        values: &[(&str, &str)],
        point: &'static [&'static str],
    ) -> Option<Missing> {
        Some(Missing {
            text: text.fill(self.locale, values),
            point,
        })
    }

    /// The image that the procedures are about, as it is.
    #[must_use]
    pub fn image(&self) -> Option<&Rc<Image>> {
        let mut images = self.account.images(RegionId::parse(REGION)?);
        images.find(|image| image.relation() == Relation::Own && image.name.as_str() == NEWER)
    }

    /// Where in the log the image's status was first changed to this one: what comes later does not undo a task.
    fn changed_to(&self, status: Status) -> Option<usize> {
        let id = self.image()?.key.id.as_str();
        self.calls.iter().position(|record| {
            let parameters = &record.call.parameters;
            record.changed
                && record.call.action == Action::ModifyImageAttribute.as_str()
                && parameters.get("RegionId") == Some(REGION)
                && parameters.get("ImageId") == Some(id)
                && parameters.get("Status") == Some(status.as_str())
        })
    }

    /// What keeps DescribeImageFromFamily from having answered with an image since its status was changed.
    fn answers(&self, wanted: &str, since: Option<usize>) -> Option<Missing> {
        let calls = self
            .calls
            .iter()
            .skip(since.map_or(usize::MAX, |place| place.saturating_add(1)));
        let calls = calls.filter(|record| record.call.action == Action::DescribeImageFromFamily.as_str());
        let asked: Vec<&CallRecord> = calls.collect();
        if asked
            .iter()
            .any(|record| is_family_of_ours(record) && answered(record) == Some(wanted))
        {
            return None;
        }
        let Some(last) = asked.last() else {
            return self.missing(TrainingText::NotCalled, &[], CALL);
        };
        let parameter = |name| last.call.parameters.get(name).unwrap_or_default();
        if let Some(code) = last.response.code() {
            self.missing(TrainingText::CallFailed, &[("code", code)], CALL_PARAMETERS)
        } else if !is_family_of_ours(last) {
            let values = [
                ("region", parameter("RegionId")),
                ("family", parameter("ImageFamily")),
            ];
            self.missing(TrainingText::CalledForOther, &values, CALL_PARAMETERS)
        } else if let Some(image) = answered(last) {
            self.missing(TrainingText::AnsweredOther, &[("image", image)], ROW_MENU)
        } else {
            self.missing(TrainingText::AnsweredNone, &[], ROW_MENU)
        }
    }
}

fn is_family_of_ours(record: &CallRecord) -> bool {
    let parameters = &record.call.parameters;
    parameters.get("RegionId") == Some(REGION) && parameters.get("ImageFamily") == Some(FAMILY)
}

fn answered(record: &CallRecord) -> Option<&str> {
    record.response.body.get("Image")?.get("ImageName")?.as_str()
}

/// The console shows the region of the example.
pub fn region(sight: &Sight<'_>) -> Option<Missing> {
    if sight.region.as_str() == REGION {
        return None;
    }
    sight.missing(
        TrainingText::OtherRegion,
        &[("region", sight.region.as_str())],
        &["region"],
    )
}

/// The list of custom images is narrowed to the family.
pub fn family(sight: &Sight<'_>) -> Option<Missing> {
    let there = region(sight);
    if there.is_some() {
        return there;
    }
    let point: &'static [&'static str] = &["family-search"];
    let View {
        page, tab, family, ..
    } = sight.view;
    if *page != Page::Images || *tab != Tab::Custom {
        sight.missing(TrainingText::OtherPage, &[], point)
    } else if family.is_empty() {
        sight.missing(TrainingText::NoFamily, &[], point)
    } else if family != FAMILY {
        sight.missing(TrainingText::OtherFamily, &[("family", family)], point)
    } else {
        None
    }
}

/// The newer image was deprecated.
pub fn deprecated(sight: &Sight<'_>) -> Option<Missing> {
    if sight.changed_to(Status::Deprecated).is_some() {
        return None;
    }
    let name = ("image", NEWER);
    let Some(image) = sight.image() else {
        return sight.missing(TrainingText::NoImage, &[name], &["region"]);
    };
    match sight.account.verdict(Operation::Deprecate, image) {
        Ok(_) => sight.missing(TrainingText::StillAvailable, &[name], ROW_MENU),
        Err(refusal) => {
            let values = [name, ("reason", reason(refusal, sight.locale))];
            sight.missing(TrainingText::NotYetPossible, &values, ROW_MENU)
        }
    }
}

/// DescribeImageFromFamily answered with the older image after that.
pub fn answers_older(sight: &Sight<'_>) -> Option<Missing> {
    sight.answers(OLDER, sight.changed_to(Status::Deprecated))
}

/// The newer image was restored.
pub fn restored(sight: &Sight<'_>) -> Option<Missing> {
    if sight.changed_to(Status::Available).is_some() {
        return None;
    }
    let name = ("image", NEWER);
    let Some(image) = sight.image() else {
        return sight.missing(TrainingText::NoImage, &[name], &["region"]);
    };
    let text = match sight.account.status(image) {
        Status::Deprecated => TrainingText::StillDeprecated,
        _ => TrainingText::NothingToRestore,
    };
    sight.missing(text, &[name], ROW_MENU)
}

/// DescribeImageFromFamily answered with the newer image after that.
pub fn answers_newer(sight: &Sight<'_>) -> Option<Missing> {
    sight.answers(NEWER, sight.changed_to(Status::Available))
}
