//! What a lesson is.

use std::fmt;

use super::check::Check;
use super::solution::Deed;
use crate::locale::Locale;
use crate::simulation::Scenario;

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Words {
    /// The text in a language.
    #[must_use]
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::ZhCn => &self.zh,
            Locale::En => &self.en,
        }
    }
}

/// How much a lesson helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Step by step, each with what is missing.
    Guided,
    /// Tasks only.
    Challenge,
    /// A bad situation and no instructions.
    Drill,
}

impl Grade {
    /// Every grade, the easiest first.
    pub const ALL: [Self; 3] = [Self::Guided, Self::Challenge, Self::Drill];

    /// Its word in a file.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Guided => "guided",
            Self::Challenge => "challenge",
            Self::Drill => "drill",
        }
    }

    /// The grade of that word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.word() == word)
    }
}

/// What the console shows, as far as lessons ask about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Screen {
    /// The region's id.
    pub region: Option<String>,
    /// `images` or `instances`.
    pub page: Option<String>,
    /// The images page's tab, e.g. `custom`.
    pub tab: Option<String>,
    /// The family that the list is narrowed to; empty for all.
    pub family: Option<String>,
}

impl Screen {
    /// Each part of this that the other shows otherwise: what is asked for, and what is there.
    pub fn differences<'a>(&'a self, there: &'a Self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let pairs = [
            (&self.region, &there.region),
            (&self.page, &there.page),
            (&self.tab, &there.tab),
            (&self.family, &there.family),
        ];
        pairs.into_iter().filter_map(|(wanted, there)| {
            let (wanted, there) = (wanted.as_deref()?, there.as_deref().unwrap_or_default());
            (wanted != there).then_some((wanted, there))
        })
    }

    /// The parts of this that the other shows otherwise; `None` where there are none.
    #[must_use]
    pub fn beside(&self, there: &Self) -> Option<Self> {
        let other = |ours: &Option<String>, theirs| ours.clone().filter(|_| ours != theirs);
        let beside = Self {
            region: other(&self.region, &there.region),
            page: other(&self.page, &there.page),
            tab: other(&self.tab, &there.tab),
            family: other(&self.family, &there.family),
        };
        (beside != Self::default()).then_some(beside)
    }

    /// Each part by itself.
    pub fn parts(&self) -> impl Iterator<Item = Self> {
        let part = |region: &Option<String>,
                    page: &Option<String>,
                    tab: &Option<String>,
                    family: &Option<String>| Self {
            region: region.clone(),
            page: page.clone(),
            tab: tab.clone(),
            family: family.clone(),
        };
        let none = &None;
        let parts = [
            part(&self.region, none, none, none),
            part(none, &self.page, none, none),
            part(none, none, &self.tab, none),
            part(none, none, none, &self.family),
        ];
        parts.into_iter().filter(|part| *part != Self::default())
    }
}

/// A step of a lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// What is to be done.
    pub task: Words,
    /// What has to hold; the step is done when all of it does.
    pub checks: Vec<Check>,
    /// What holds already and has to hold at the end, too.
    pub keep: Vec<Check>,
    /// A nudge, where, and exactly what.
    pub hints: [Words; 3],
    /// The controls to point at, the best first.
    pub point: Vec<String>,
    /// One way to do it.
    pub solution: Vec<Deed>,
}

impl Step {
    /// Everything that has to hold for it to be done.
    pub fn all_checks(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().chain(&self.keep)
    }

    /// Whether it is about what the console shows, of which the calls tell nothing.
    #[must_use]
    pub fn on_screen(&self) -> bool {
        self.checks.iter().any(Check::on_screen)
    }
}

/// A lesson.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// Its name in addresses and files.
    pub id: String,
    /// How much it helps.
    pub grade: Grade,
    /// Its title.
    pub title: Words,
    /// What has happened.
    pub story: Words,
    /// What it has shown, for the end.
    pub rule: Words,
    /// The account that it plays in.
    pub scenario: Scenario,
    /// What is done to that account before it starts.
    pub start: Vec<Deed>,
    /// The fewest calls that do it.
    pub par: usize,
    /// Its steps.
    pub steps: Vec<Step>,
}

/// Why a file is no lesson: where in it, and what is wrong there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonError {
    /// The path from the top, e.g. `Steps[2].Checks[0].ImageStatus.Is`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub problem: String,
}

impl fmt::Display for LessonError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            out.write_str(&self.problem)
        } else {
            write!(out, "{}: {}", self.path, self.problem)
        }
    }
}

impl std::error::Error for LessonError {}
