//! The words of a recorded lesson: made of the console's own words and of the names in it, in both languages.

use super::super::check::{Called, Question};
use super::super::lesson::{Screen, Words};
use super::super::solution::{Deed, Named, Reference, Template};
use crate::account::RegionId;
use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::locale::page::PageText;
use crate::locale::recorder::RecorderText;
use crate::locale::training::TrainingText;
use crate::locale::{Locale, fill};

/// A text in both languages.
pub(super) fn both(text: impl Fn(Locale) -> String) -> Words {
    Words {
        zh: text(Locale::ZhCn),
        en: text(Locale::En),
    }
}

/// Curly brackets of somebody's own would be taken for places to fill in.
fn plain(text: &str) -> String {
    text.replace('{', "(").replace('}', ")")
}

/// In Chinese, Latin letters stand apart from the characters before them, and nothing stands apart from a bracket.
fn set(text: &str, locale: Locale, before: &str) -> String {
    if locale == Locale::En {
        return text.to_owned();
    }
    let latin = text.starts_with(|first: char| first.is_ascii());
    [if latin { before } else { "" }, &text.replace("） ", "）")].concat()
}

/// With a capital letter at its start.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Tells of a lesson in whose scenario's region most of it happens.
#[derive(Clone, Copy)]
pub(super) struct Teller(pub RegionId);

impl Teller {
    fn place(self, name: &str, region: RegionId, locale: Locale) -> String {
        let name = plain(name);
        if region == self.0 {
            return name;
        }
        RecorderText::NameIn.fill(locale, &[("name", &name), ("region", region.as_str())])
    }

    fn image(self, image: &Named, locale: Locale) -> String {
        self.place(&image.name, image.region, locale)
    }

    /// What a question is about.
    pub fn what(self, question: &Question, locale: Locale) -> String {
        let (text, name) = match question {
            Question::ImageStatus(image, _) => (RecorderText::WhatStatus, self.image(image, locale)),
            Question::ImageFamily(image, _) => (RecorderText::WhatFamily, self.image(image, locale)),
            Question::ImageShared(image, _) => (RecorderText::WhatShared, self.image(image, locale)),
            Question::ImageExists(image, _) => (RecorderText::WhatExists, self.image(image, locale)),
            Question::InstancesFrom(image, _) => (RecorderText::WhatMade, self.image(image, locale)),
            Question::FamilyLatest(region, family, _) => {
                (RecorderText::WhatLatest, self.place(family, *region, locale))
            }
            Question::InstanceImage(name, _) => (RecorderText::WhatDisk, plain(name)),
            Question::InstanceStatus(name, _) => (RecorderText::WhatRunning, plain(name)),
            Question::Called(called) => return self.called(called, locale),
            Question::Screen(screen) => (RecorderText::WhatShown, shown(screen, locale).to_owned()),
        };
        set(&text.fill(locale, &[("name", &name)]), locale, "")
    }

    fn called(self, called: &Called, locale: Locale) -> String {
        let parameters = self.parameters(&called.parameters, locale);
        let text = if parameters.is_empty() {
            RecorderText::WhatCalled
        } else {
            RecorderText::WhatCalledWith
        };
        let values = [("name", called.action.as_str()), ("parameters", &parameters)];
        text.fill(locale, &values)
    }

    fn parameters(self, parameters: &[(String, Reference)], locale: Locale) -> String {
        let pair = |(name, value): &(String, Reference)| {
            let value = match value {
                Reference::Text(text) => plain(text),
                Reference::Image(image) => self.image(image, locale),
                Reference::Instance(instance) => plain(instance),
            };
            format!("{name}={value}")
        };
        let pairs: Vec<String> = parameters.iter().map(pair).collect();
        pairs.join(RecorderText::Comma.text(locale))
    }

    fn not_yet(self, question: &Question, locale: Locale) -> String {
        let what = capital(&self.what(question, locale));
        let wanted = set(&wanted(question, locale), locale, " ");
        let values = [("what", &*what), ("is", "{is}"), ("wanted", &wanted)];
        RecorderText::NotYet.fill(locale, &values)
    }

    /// What is said as long as the answer is no.
    pub fn until(self, question: &Question) -> Words {
        both(|locale| self.not_yet(question, locale))
    }

    /// What is to be.
    pub fn goal(self, question: &Question, locale: Locale) -> String {
        let what = capital(&self.what(question, locale));
        let wanted = set(&wanted(question, locale), locale, " ");
        let values = [("what", &*what), ("wanted", &wanted)];
        RecorderText::Goal.fill(locale, &values)
    }

    /// Everything that is to be.
    pub fn goals<'a>(self, questions: impl Iterator<Item = &'a Question>, locale: Locale) -> String {
        let goals: Vec<String> = questions.map(|question| self.goal(question, locale)).collect();
        goals.join(RecorderText::Between.text(locale))
    }

    /// How a deed is done on the page.
    fn way(self, deed: &Deed, locale: Locale) -> String {
        let way = match deed {
            Deed::Wait(seconds) => RecorderText::DoWait.fill(locale, &[("seconds", &seconds.to_string())]),
            Deed::Show(screen) => {
                let what = set(&shown_words(screen, locale), locale, " ");
                RecorderText::DoShow.fill(locale, &[("what", &what)])
            }
            Deed::Call(call) => match Control::of(call) {
                Control::Menu(item, image) => {
                    let name = self.image(image, locale);
                    RecorderText::DoMenu.fill(locale, &[("name", &name), ("item", item.text(locale))])
                }
                Control::Instance(item, name) => {
                    let values = [("name", &*plain(name)), ("item", item.text(locale))];
                    RecorderText::DoInstance.fill(locale, &values)
                }
                Control::Form => {
                    let parameters = self.parameters(&call.parameters, locale);
                    let text = if parameters.is_empty() {
                        RecorderText::DoFormAlone
                    } else {
                        RecorderText::DoForm
                    };
                    text.fill(locale, &[("action", &call.action), ("parameters", &parameters)])
                }
            },
        };
        set(&way, locale, "")
    }

    /// Where a deed is done on the page.
    fn place_of(self, deed: &Deed, locale: Locale) -> String {
        match deed {
            Deed::Wait(_) => RecorderText::WhereWait.text(locale).to_owned(),
            Deed::Show(_) => RecorderText::WhereShow.text(locale).to_owned(),
            Deed::Call(call) => match Control::of(call) {
                Control::Menu(_, image) => {
                    RecorderText::WhereMenu.fill(locale, &[("name", &self.image(image, locale))])
                }
                Control::Instance(_, name) => {
                    RecorderText::WhereInstance.fill(locale, &[("name", &plain(name))])
                }
                Control::Form => RecorderText::WhereForm.fill(locale, &[("action", &call.action)]),
            },
        }
    }

    /// A nudge, where, and exactly what.
    pub fn hints(self, questions: &[&Question], deeds: &[Deed]) -> [Words; 3] {
        // Where something is done, what the console shows for it goes without saying.
        let only_shown = deeds.iter().all(|deed| matches!(deed, Deed::Show(_)));
        let told = |deed: &&Deed| only_shown || !matches!(deed, Deed::Show(_));
        let deeds: Vec<&Deed> = deeds.iter().filter(told).collect();
        let nudge = |locale: Locale| {
            let what = questions.first().map(|question| self.what(question, locale));
            RecorderText::Nudge.fill(locale, &[("what", &what.unwrap_or_default())])
        };
        let places = |locale: Locale| {
            let place = |deed: &&Deed| set(&self.place_of(deed, locale), locale, "");
            let mut places: Vec<String> = deeds.iter().map(place).collect();
            places.dedup();
            places.join(RecorderText::Between.text(locale))
        };
        let ways = |locale: Locale| {
            let ways: Vec<String> = deeds.iter().map(|deed| self.way(deed, locale)).collect();
            let text = capital(&ways.join(RecorderText::Then.text(locale)));
            RecorderText::Sentence.fill(locale, &[("text", &text)])
        };
        [both(nudge), both(places), both(ways)]
    }
}

/// The control behind which a call stands.
pub(super) enum Control<'a> {
    /// An item of an image's menu.
    Menu(ConsoleText, &'a Named),
    /// A button of an instance.
    Instance(DialogText, &'a str),
    /// The form in OpenAPI Explorer.
    Form,
}

impl<'a> Control<'a> {
    pub fn of(call: &'a Template) -> Self {
        let instance = || {
            let mut all = call.parameters.iter();
            all.find_map(|(name, value)| match value {
                Reference::Instance(instance) if name == "InstanceId" => Some(instance.as_str()),
                _ => None,
            })
        };
        let button = match call.action.as_str() {
            "StartInstance" => Some(DialogText::Start),
            "StopInstance" => Some(DialogText::Stop),
            "ReplaceSystemDisk" => Some(DialogText::ReplaceDisk),
            _ => None,
        };
        if let Some((button, name)) = button.zip(instance()) {
            return Self::Instance(button, name);
        }
        match menu_item(call).zip(call.image()) {
            Some((item, image)) => Self::Menu(item, image),
            None => Self::Form,
        }
    }

    /// What to point at.
    pub fn target(&self) -> String {
        match self {
            Self::Menu(_, image) => format!("row-menu-{}", image.name),
            Self::Instance(DialogText::ReplaceDisk, name) => format!("instance-replace-{name}"),
            Self::Instance(_, name) => format!("instance-toggle-{name}"),
            Self::Form => "explorer-api".to_owned(),
        }
    }
}

/// The item of an image's menu behind which a call stands.
#[must_use]
pub fn menu_item(call: &Template) -> Option<ConsoleText> {
    Some(match (call.action.as_str(), call.text("Status")) {
        ("ModifyImageAttribute", Some("Deprecated")) => ConsoleText::Deprecate,
        ("ModifyImageAttribute", Some("Available")) => ConsoleText::Restore,
        ("ModifyImageAttribute", _) => ConsoleText::Edit,
        ("ModifyImageSharePermission", _) => ConsoleText::Share,
        ("CopyImage", _) => ConsoleText::Copy,
        ("CancelCopyImage", _) => ConsoleText::CancelCopy,
        ("DeleteImage", _) => ConsoleText::Delete,
        ("RunInstances", _) => ConsoleText::CreateInstance,
        _ => return None,
    })
}

/// What a question wants.
fn wanted(question: &Question, locale: Locale) -> String {
    let or_none = |text: &str| match text {
        "" => TrainingText::Nothing.text(locale).to_owned(),
        text => plain(text),
    };
    match question {
        Question::ImageStatus(_, status) => PageText::from(*status).text(locale).to_owned(),
        Question::InstanceStatus(_, status) => DialogText::from(*status).text(locale).to_owned(),
        Question::ImageFamily(_, is) | Question::FamilyLatest(_, _, is) | Question::InstanceImage(_, is) => {
            or_none(is)
        }
        Question::ImageShared(_, with) => or_none(&with.join(RecorderText::Comma.text(locale))),
        Question::ImageExists(image, true) => plain(&image.name),
        Question::ImageExists(_, false) => or_none(""),
        Question::InstancesFrom(_, least) => {
            RecorderText::AtLeast.fill(locale, &[("count", &least.to_string())])
        }
        Question::Called(called) => match (&called.code, called.answer.first()) {
            (Some(code), _) => plain(code),
            (None, Some((_, value))) => or_none(value),
            (None, None) => RecorderText::Success.text(locale).to_owned(),
        },
        Question::Screen(screen) => shown_words(screen, locale),
    }
}

/// The console's own word for the part of it that is shown.
fn shown(screen: &Screen, locale: Locale) -> &'static str {
    match screen {
        Screen { region: Some(_), .. } => ConsoleText::Region.text(locale),
        Screen { page: Some(_), .. } => RecorderText::WhatPage.text(locale),
        Screen { tab: Some(_), .. } => RecorderText::WhatTab.text(locale),
        Screen { .. } => ConsoleText::Family.text(locale),
    }
}

/// What the console shows, each part by its own word.
#[must_use]
pub fn shown_words(screen: &Screen, locale: Locale) -> String {
    let word = |part: Screen| {
        let value = [part.region, part.page, part.tab, part.family]
            .into_iter()
            .flatten()
            .next();
        match value.as_deref().unwrap_or_default() {
            "" => ConsoleText::AllImages.text(locale).to_owned(),
            "images" => ConsoleText::Images.text(locale).to_owned(),
            "instances" => ConsoleText::Instances.text(locale).to_owned(),
            value => plain(value),
        }
    };
    let values: Vec<String> = screen.parts().map(word).collect();
    values.join(RecorderText::Comma.text(locale))
}

/// What a check wants, in words.
#[must_use]
pub fn goal(question: &Question, region: RegionId, locale: Locale) -> String {
    Teller(region).goal(question, locale)
}

/// How the lesson begins, in words.
pub(super) fn story(scenario: Option<&str>, given: usize, steps: usize, locale: Locale) -> String {
    let steps = steps.to_string();
    let text = scenario.map_or(RecorderText::StoryOwn, |_| RecorderText::StoryScenario);
    let values = [("scenario", scenario.unwrap_or_default()), ("steps", &steps)];
    let mut story = fill(text.text(locale), &values);
    if given > 0 {
        story.push_str(RecorderText::Between.text(locale));
        story.push_str(&RecorderText::StoryCalls.fill(locale, &[("calls", &given.to_string())]));
    }
    story
}
