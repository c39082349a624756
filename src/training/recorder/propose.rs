//! What is proposed for a step: checks of what changed and of what was asked, and the words around them.

use super::super::check::{Called, Check, Question};
use super::super::found::Sight;
use super::super::lesson::{Grade, Lesson, Screen, Step, Words};
use super::super::solution::{Deed, Template};
use super::Obstacle;
use super::facet::{self, Facet};
use super::scribe::Scribe;
use super::words::{Control, Teller, both, story};
use crate::account::{Account, Timestamp};
use crate::locale::recorder::RecorderText;
use crate::openapi::Action;
use crate::simulation::{CallRecord, Scenario};
use crate::training::Found;

/// A check that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The check.
    pub check: Check,
    /// Whether it holds before the step, too.
    pub keep: bool,
    /// Whether it goes into the lesson.
    pub wanted: bool,
    /// The deed that is there for this check alone, by its place.
    deed: Option<usize>,
}

/// A step, as it is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedStep {
    /// Its checks.
    pub checks: Vec<Proposed>,
    /// What was done.
    deeds: Vec<Deed>,
}

/// A call that a check could ask for.
struct Asked {
    called: Called,
    /// Its place among the deeds.
    deed: usize,
    /// Whether nothing else in the lesson hangs on it.
    alone: bool,
    /// Whether what it did can be seen in the account.
    seen: bool,
}

/// What led to where the recording begins: the calls that made the account what it was.
pub(super) fn start(
    scribe: &mut Scribe,
    given: &[CallRecord],
    until: Timestamp,
) -> Result<Vec<Deed>, Obstacle> {
    let mut deeds = Vec::new();
    for record in given {
        deeds.extend(scribe.wait(record.call.time));
        let counting = scribe.counts_describes();
        if let Some(call) = scribe.write(record)?
            && (counting || scribe.changed())
        {
            deeds.push(Deed::Call(call));
        }
    }
    deeds.extend(scribe.wait(until));
    if scribe.agrees() {
        Ok(deeds)
    } else {
        Err(Obstacle::Elsewhere)
    }
}

/// A step: these calls, up to that moment, and what the console shows otherwise than before.
pub(super) fn step(
    scribe: &mut Scribe,
    made: &[CallRecord],
    until: Timestamp,
    shown: Option<Screen>,
) -> Result<ProposedStep, Obstacle> {
    let (before, since) = (scribe.told.account().clone(), scribe.told.calls().len());
    let mut facets = Vec::new();
    let mut asked = Vec::new();
    let mut deeds: Vec<Deed> = shown.clone().map(Deed::Show).into_iter().collect();
    for record in made {
        let earlier = scribe.told.account().clone();
        deeds.extend(scribe.wait(record.call.time));
        let counting = scribe.counts_describes();
        let template = scribe.write(record)?;
        let touched = facet::touched(&earlier, scribe.told.account());
        if let (Some(template), Some(told)) = (template, scribe.told.calls().last()) {
            asked.push(Asked {
                called: called(told, &template),
                deed: deeds.len(),
                alone: !counting && !told.changed,
                seen: told.changed && !touched.is_empty() && template.text("ImageFamily").is_none(),
            });
            deeds.push(Deed::Call(template));
        }
        facets.extend(touched);
    }
    let earlier = scribe.told.account().clone();
    deeds.extend(scribe.wait(until));
    facets.extend(facet::touched(&earlier, scribe.told.account()));
    if !scribe.agrees() {
        return Err(Obstacle::Elsewhere);
    }
    let mut step = ProposedStep {
        checks: Vec::new(),
        deeds,
    };
    let region = scribe.told.scenario().region();
    let calls = scribe.told.calls().get(since..).unwrap_or_default();
    let sights = Sights::new(&before, scribe.told.account(), calls);
    step.ask_account(&facet::in_order(facets), &sights, Teller(region));
    step.ask_calls(asked, &sights, Teller(region));
    if let Some(shown) = shown.filter(|_| step.checks.is_empty()) {
        step.ask_screen(&shown, Teller(region));
    }
    Ok(step)
}

/// The question whether such a call was made. What it made is in the account; that it was asked for by its family is not.
fn called(told: &CallRecord, template: &Template) -> Called {
    let by_family = told.changed && template.text("ImageFamily").is_some();
    let telling = |name: &str| !by_family || matches!(name, "RegionId" | "ImageFamily");
    let parameters = template.parameters.iter().filter(|(name, _)| telling(name));
    let answer = |path: &str| {
        let value = Found::at(&told.response.body, path).unwrap_or_default();
        (path.to_owned(), value)
    };
    let resolves = told.response.is_ok() && template.action == Action::DescribeImageFromFamily.as_str();
    Called {
        action: template.action.clone(),
        parameters: parameters
            .filter(|(name, _)| name != "ClientToken")
            .cloned()
            .collect(),
        code: told.response.code().map(str::to_owned),
        answer: resolves.then(|| answer("Image.ImageName")).into_iter().collect(),
    }
}

/// The account before a step and after it.
struct Sights<'a> {
    before: Sight<'a>,
    after: Sight<'a>,
}

const NOWHERE: &Screen = &Screen {
    region: None,
    page: None,
    tab: None,
    family: None,
};

impl<'a> Sights<'a> {
    fn new(before: &'a Account, after: &'a Account, calls: &'a [CallRecord]) -> Self {
        let sight = |account, calls| Sight {
            account,
            calls,
            screen: NOWHERE,
        };
        Self {
            before: sight(before, &[]),
            after: sight(after, calls),
        }
    }
}

impl ProposedStep {
    fn propose(&mut self, question: Question, point: Vec<String>, teller: Teller) -> &mut Proposed {
        let not_yet = teller.until(&question);
        self.checks.push_mut(Proposed {
            check: Check {
                question,
                not_yet,
                point,
            },
            keep: false,
            wanted: true,
            deed: None,
        })
    }

    fn ask_account(&mut self, facets: &[Facet], sights: &Sights<'_>, teller: Teller) {
        for facet in facets {
            let Some(question) = facet.question(sights.after.account) else {
                continue;
            };
            if question.miss(&sights.after).is_some() {
                continue;
            }
            let keep = question.miss(&sights.before).is_none();
            // What an image is called as the step begins.
            let menu = facet.image().and_then(|key| {
                let image = facet::named(sights.before.account, key)?;
                Some(format!("row-menu-{}", image.name))
            });
            let instance = match &question {
                Question::InstanceImage(name, _) => Some(format!("instance-replace-{name}")),
                Question::InstanceStatus(name, _) => Some(format!("instance-toggle-{name}")),
                _ => None,
            };
            let point = menu.or(instance).into_iter().collect();
            self.propose(question, point, teller).keep = keep;
        }
    }

    fn ask_calls(&mut self, asked: Vec<Asked>, sights: &Sights<'_>, teller: Teller) {
        let changed = self.checks.iter().any(|proposed| !proposed.keep);
        let resolves = Action::DescribeImageFromFamily.as_str();
        for Asked {
            called,
            deed,
            alone,
            seen,
        } in asked
        {
            if seen && changed {
                continue;
            }
            // Who changes something may have looked around before, and tried in vain.
            let wanted = !changed || !alone || (called.code.is_none() && called.action == resolves);
            let point = called
                .parameters
                .iter()
                .map(|(name, _)| format!("explorer-{name}"));
            let point = point.chain(["explorer-api".to_owned()]).collect();
            let question = Question::Called(called);
            let twice = self.checks.iter().any(|there| there.check.question == question);
            if twice || question.miss(&sights.after).is_some() {
                continue;
            }
            let proposed = self.propose(question, point, teller);
            proposed.wanted = wanted;
            proposed.deed = alone.then_some(deed);
        }
    }

    fn ask_screen(&mut self, shown: &Screen, teller: Teller) {
        for part in shown.parts() {
            let point = match &part {
                Screen { region: Some(_), .. } => Some("region"),
                Screen { family: Some(_), .. } => Some("family-search"),
                _ => None,
            };
            let point = point.map(str::to_owned).into_iter().collect();
            self.propose(Question::Screen(part), point, teller);
        }
    }

    /// What is done of it in the lesson: calls for the sake of a check that is not wanted are left out.
    fn solution(&self) -> Vec<Deed> {
        let needless = |place: usize| {
            let mut own = self.checks.iter().filter(|there| there.deed == Some(place));
            own.next()
                .is_some_and(|first| !first.wanted && own.all(|there| !there.wanted))
        };
        let deeds = self.deeds.iter().enumerate();
        deeds
            .filter(|(place, _)| !needless(*place))
            .map(|(_, deed)| deed.clone())
            .collect()
    }

    fn write(&self, place: usize, teller: Teller) -> Result<Step, Obstacle> {
        let wanted = |keep: bool| {
            let these = self
                .checks
                .iter()
                .filter(move |there| there.wanted && there.keep == keep);
            these.map(|there| there.check.clone()).collect::<Vec<_>>()
        };
        let (checks, solution) = (wanted(false), self.solution());
        if checks.is_empty() || solution.is_empty() {
            return Err(Obstacle::Nothing(place.saturating_add(1)));
        }
        let questions: Vec<&Question> = checks.iter().map(|check| &check.question).collect();
        let mut point: Vec<String> = Vec::new();
        for deed in &solution {
            if let Deed::Call(call) = deed {
                point.push(Control::of(call).target());
            }
        }
        point.dedup();
        Ok(Step {
            task: both(|locale| teller.goals(questions.iter().copied(), locale)),
            hints: teller.hints(&questions, &solution),
            keep: wanted(true),
            checks,
            point,
            solution,
        })
    }
}

/// How many calls these are.
fn calls<'a>(deeds: impl Iterator<Item = &'a Deed>) -> usize {
    deeds.filter(|deed| matches!(deed, Deed::Call(_))).count()
}

/// The lesson.
pub(super) fn lesson(
    scenario: &Scenario,
    start: Vec<Deed>,
    steps: &[ProposedStep],
) -> Result<Lesson, Obstacle> {
    let teller = Teller(scenario.region());
    let write = |(place, step): (usize, &ProposedStep)| step.write(place, teller);
    let steps: Vec<Step> = steps.iter().enumerate().map(write).collect::<Result<_, _>>()?;
    let given = calls(start.iter());
    let last = |locale| {
        let checks = steps.last().map_or(&[][..], |step| &step.checks);
        let goals = teller.goals(checks.iter().map(|check| &check.question), locale);
        RecorderText::Rule.fill(locale, &[("goals", &goals)])
    };
    let words: fn(RecorderText) -> Words = |text| both(|locale| text.text(locale).to_owned());
    Ok(Lesson {
        id: "recorded".to_owned(),
        grade: Grade::Guided,
        title: words(RecorderText::LessonTitle),
        story: both(|locale| story(scenario.name(), given, steps.len(), locale)),
        rule: both(last),
        scenario: scenario.clone(),
        start,
        par: calls(steps.iter().flat_map(|step| &step.solution)),
        steps,
    })
}
