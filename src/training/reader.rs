//! From a lesson file to a lesson. What is wrong is said with its path.

use super::check::{Called, Check, Question};
use super::fields::{At, Found, join, wrong};
use super::lesson::{Grade, Lesson, LessonError, Screen, Step, Words};
use super::solution::{Deed, Named, Reference, Template, takes};
use crate::account::{InstanceStatus, RegionId, Status};
use crate::openapi::{Action, Value};
use crate::page::view::{Page, Tab, Word};
use crate::simulation::part::needed;
use crate::simulation::{Scenario, Source};

/// The format's version.
pub(super) const FORMAT: u64 = 1;
/// The most bytes that a lesson may have; the longest built-in one has 10,000.
pub(super) const FILE_LIMIT: usize = 1024 * 1024;

impl At<'_> {
    fn named(&self) -> Found<Named> {
        Ok(Named {
            region: self.own_region()?,
            name: self.text("Image")?.to_owned(),
        })
    }

    fn action(&self) -> Found<String> {
        let known = |text: &str| Action::parse(text).map(|action| action.as_str().to_owned());
        self.parsed("Action", "is no action of the simulator", known)
    }

    /// Parameters: texts, or what they are the ids of. An image's region is the call's own.
    fn parameters(&self, action: &str) -> Found<Vec<(String, Reference)>> {
        let Some(value) = self.part.0.get("Parameters") else {
            return Ok(Vec::new());
        };
        let path = join(&self.path, "Parameters");
        let Value::Object(fields) = value else {
            return wrong(path, "must be an object");
        };
        let region = value
            .get("RegionId")
            .and_then(Value::as_str)
            .and_then(RegionId::parse);
        let region = region.unwrap_or(self.region);
        let parameter = |(name, value): &(std::borrow::Cow<'static, str>, Value)| {
            let path = join(&path, name);
            if !takes(action, name) {
                return wrong(path, format!("is no parameter of {action}"));
            }
            Ok((name.clone().into_owned(), reference(path, value, region)?))
        };
        fields.iter().map(parameter).collect()
    }

    fn template(&self) -> Found<Template> {
        let action = self.action()?;
        let parameters = self.parameters(&action)?;
        Ok(Template { action, parameters })
    }
}

fn reference(path: String, value: &Value, region: RegionId) -> Found<Reference> {
    if let Some(text) = value.as_str() {
        return Ok(Reference::Text(text.to_owned()));
    }
    if !matches!(value, Value::Object(_)) {
        return wrong(path, "must be a text, {\"Image\": name} or {\"Instance\": name}");
    }
    let at = At::of(path, value, region, &["Region", "Image", "Instance"])?;
    match value.get("Instance") {
        Some(_) => Ok(Reference::Instance(at.text("Instance")?.to_owned())),
        None => Ok(Reference::Image(at.named()?)),
    }
}

/// A word of the address, if it is one.
fn word_of<W: Word>(at: &At<'_>, name: &'static str) -> Found<Option<String>> {
    match at.read(|part| part.text(name))? {
        Some(word) if W::parse(word).is_none() => {
            let words: Vec<&str> = W::WORDS.iter().map(|(word, _)| *word).collect();
            wrong(
                join(&at.path, name),
                format!("{word:?} is none of {}", words.join(", ")),
            )
        }
        word => Ok(word.map(str::to_owned)),
    }
}

fn screen(at: &At<'_>) -> Found<Screen> {
    let region = match at.part.0.get("Region") {
        None => None,
        Some(_) => Some(at.own_region()?.as_str().to_owned()),
    };
    Ok(Screen {
        region,
        page: word_of::<Page>(at, "Page")?,
        tab: word_of::<Tab>(at, "Tab")?,
        family: at.read(|part| part.text("Family"))?.map(str::to_owned),
    })
}

const SCREEN: &[&str] = &["Region", "Page", "Tab", "Family"];

fn called(at: &At<'_>) -> Found<Called> {
    let action = at.action()?;
    let answer = match at.part.0.get("Answer") {
        None => Vec::new(),
        Some(Value::Object(fields)) => {
            let field = |(path, value): &(std::borrow::Cow<'static, str>, Value)| match value.as_str() {
                Some(text) => Ok((path.clone().into_owned(), text.to_owned())),
                None => wrong(join(&at.path, &format!("Answer.{path}")), "must be a text"),
            };
            fields.iter().map(field).collect::<Found<_>>()?
        }
        Some(_) => return wrong(join(&at.path, "Answer"), "must be an object"),
    };
    Ok(Called {
        parameters: at.parameters(&action)?,
        code: at.read(|part| part.text("Code"))?.map(str::to_owned),
        action,
        answer,
    })
}

const QUESTIONS: [&str; 10] = [
    "ImageStatus",
    "ImageFamily",
    "ImageShared",
    "ImageExists",
    "FamilyLatest",
    "InstanceImage",
    "InstanceStatus",
    "InstancesFrom",
    "Called",
    "Screen",
];

fn question(at: &At<'_>) -> Found<Question> {
    let asked: Vec<&str> = QUESTIONS
        .into_iter()
        .filter(|name| at.part.0.get(name).is_some())
        .collect();
    let [asked] = asked[..] else {
        return wrong(
            at.path.clone(),
            format!("must ask one of {}", QUESTIONS.join(", ")),
        );
    };
    let of = |name, known: &[&str]| match at.at(name, known)? {
        Some(part) => Ok(part),
        None => wrong(join(&at.path, name), "is missing"),
    };
    let image = |name| of(name, &["Region", "Image", "Is", "With", "AtLeast"]);
    let instance = |name| of(name, &["Instance", "Is"]);
    Ok(match asked {
        "ImageStatus" => {
            let image = image("ImageStatus")?;
            Question::ImageStatus(
                image.named()?,
                image.parsed("Is", "is not a status", Status::parse)?,
            )
        }
        "ImageFamily" => {
            let image = image("ImageFamily")?;
            Question::ImageFamily(image.named()?, image.text("Is")?.to_owned())
        }
        "ImageShared" => {
            let image = image("ImageShared")?;
            Question::ImageShared(image.named()?, image.texts("With")?)
        }
        "ImageExists" => {
            let image = image("ImageExists")?;
            Question::ImageExists(image.named()?, image.read(|part| part.boolean("Is"))?)
        }
        "FamilyLatest" => {
            let family = of("FamilyLatest", &["Region", "Family", "Is"])?;
            let (name, is) = (family.text("Family")?.to_owned(), family.text("Is")?.to_owned());
            Question::FamilyLatest(family.own_region()?, name, is)
        }
        "InstancesFrom" => {
            let image = image("InstancesFrom")?;
            let least = image.read(|part| needed("AtLeast", part.sized("AtLeast")?))?;
            Question::InstancesFrom(image.named()?, least)
        }
        "InstanceImage" => {
            let instance = instance("InstanceImage")?;
            Question::InstanceImage(
                instance.text("Instance")?.to_owned(),
                instance.text("Is")?.to_owned(),
            )
        }
        "InstanceStatus" => {
            let instance = instance("InstanceStatus")?;
            let is = instance.parsed("Is", "is neither Running nor Stopped", InstanceStatus::parse)?;
            Question::InstanceStatus(instance.text("Instance")?.to_owned(), is)
        }
        "Called" => Question::Called(called(&of(
            "Called",
            &["Action", "Parameters", "Code", "Answer"],
        )?)?),
        _ => Question::Screen(screen(&of("Screen", SCREEN)?)?),
    })
}

fn check(at: &At<'_>) -> Found<Check> {
    Ok(Check {
        question: question(at)?,
        not_yet: at.words("NotYet")?,
        point: at.texts("Point")?,
    })
}

fn deed(at: &At<'_>) -> Found<Deed> {
    if let Some(call) = at.at("Call", &["Action", "Parameters"])? {
        return Ok(Deed::Call(call.template()?));
    }
    if let Some(show) = at.at("Show", SCREEN)? {
        return Ok(Deed::Show(screen(&show)?));
    }
    match at.read(|part| part.number("Wait"))? {
        Some(seconds) => Ok(Deed::Wait(seconds)),
        None => wrong(at.path.clone(), "must be one of Call, Show, Wait"),
    }
}

fn step(at: &At<'_>) -> Found<Step> {
    let mut known = QUESTIONS.to_vec();
    known.extend(["NotYet", "Point"]);
    let checks = at.each("Checks", &known, check)?;
    let keep = at.each("Keep", &known, check)?;
    let on_screen = checks
        .iter()
        .chain(&keep)
        .filter(|check| check.on_screen())
        .count();
    if checks.is_empty() {
        return wrong(join(&at.path, "Checks"), "is empty");
    }
    if on_screen != 0 && on_screen != checks.len().saturating_add(keep.len()) {
        return wrong(
            join(&at.path, "Checks"),
            "ask about the screen and about something else",
        );
    }
    let hints = at.each("Hints", &["zh-CN", "en"], At::both)?;
    let Ok(hints) = <[Words; 3]>::try_from(hints) else {
        return wrong(
            join(&at.path, "Hints"),
            "must be three: a nudge, where, exactly what",
        );
    };
    Ok(Step {
        task: at.words("Task")?,
        checks,
        keep,
        hints,
        point: at.texts("Point")?,
        solution: at.each("Solution", &["Call", "Show", "Wait"], deed)?,
    })
}

fn id(text: &str) -> Option<String> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    ((2..=40).contains(&text.len()) && text.bytes().all(fits)).then(|| text.to_owned())
}

const FIELDS: &[&str] = &[
    "$schema", "Format", "Id", "Grade", "Title", "Story", "Rule", "Scenario", "Start", "Par", "Steps",
];

fn scenario(at: &At<'_>) -> Found<Scenario> {
    let Some(value) = at.part.0.get("Scenario") else {
        return wrong("Scenario", "is missing");
    };
    let source = Source::read(value).or_else(|(field, problem)| wrong(join("Scenario", field), problem))?;
    Scenario::from_source(source).or_else(|why| {
        let path = join(&join("Scenario.File", &why.place), why.field);
        wrong(path, why.problem)
    })
}

impl Lesson {
    /// Reads a lesson file.
    ///
    /// # Errors
    /// The text is no JSON, or no lesson; what is wrong is said with its path.
    pub fn from_json(text: &str) -> Result<Self, LessonError> {
        if text.len() > FILE_LIMIT {
            return wrong("", "is larger than 1 MiB");
        }
        let value: Value = serde_json::from_str(text).or_else(|why| wrong("", why.to_string()))?;
        Self::read(&value)
    }

    fn read(value: &Value) -> Result<Self, LessonError> {
        let mut at = At::of(String::new(), value, RegionId::HANGZHOU, FIELDS)?;
        match at.read(|part| needed("Format", part.number("Format")?))? {
            FORMAT => {}
            other => return wrong("Format", format!("{other} is not {FORMAT}")),
        }
        let id = at.parsed("Id", "must be 2 to 40 of a-z, 0-9 and -", id)?;
        let scenario = scenario(&at)?;
        at.region = scenario.region();
        let steps = at.each(
            "Steps",
            &["Task", "Checks", "Keep", "Hints", "Point", "Solution"],
            step,
        )?;
        if steps.is_empty() {
            return wrong("Steps", "is empty");
        }
        Ok(Self {
            id,
            grade: at.parsed("Grade", "is none of guided, challenge, drill", Grade::parse)?,
            title: at.words("Title")?,
            story: at.words("Story")?,
            rule: at.words("Rule")?,
            scenario,
            start: at.each("Start", &["Action", "Parameters", "Wait"], |at| {
                match at.read(|part| part.number("Wait"))? {
                    Some(seconds) => Ok(Deed::Wait(seconds)),
                    None => Ok(Deed::Call(at.template()?)),
                }
            })?,
            par: at.read(|part| needed("Par", part.sized("Par")?))?,
            steps,
        })
    }
}
