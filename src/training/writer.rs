//! From a lesson to its file: what the reader reads, in the order in which people write it.

use std::borrow::Cow;

use super::check::{Called, Check, Question};
use super::lesson::{Lesson, Screen, Step, Words};
use super::reader::FORMAT;
use super::solution::{Deed, Named, Reference, Template};
use crate::account::RegionId;
use crate::openapi::Value;

pub(super) fn number(count: usize) -> Value {
    Value::Number(u64::try_from(count).unwrap_or(u64::MAX))
}

fn texts(texts: &[String]) -> Value {
    Value::List(texts.iter().map(|text| text.clone().into()).collect())
}

/// A list that is left out where it is empty.
fn some<T>(items: &[T], write: impl Fn(&T) -> Value) -> Option<Value> {
    (!items.is_empty()).then(|| Value::List(items.iter().map(write).collect()))
}

fn words(words: &Words) -> Value {
    Value::object([
        ("zh-CN", words.zh.clone().into()),
        ("en", words.en.clone().into()),
    ])
}

fn named(image: &Named, rest: (&'static str, Value)) -> Value {
    Value::object([
        ("Region", image.region.as_str().into()),
        ("Image", image.name.clone().into()),
        rest,
    ])
}

/// What the console shows, or is to.
pub(super) fn written_screen(screen: &Screen) -> Value {
    let text = |text: &Option<String>| text.clone().map(Value::from);
    Value::given([
        ("Region", text(&screen.region)),
        ("Page", text(&screen.page)),
        ("Tab", text(&screen.tab)),
        ("Family", text(&screen.family)),
    ])
}

/// What the writer has to know of the lesson around a part: the region that is meant where none is named.
struct Writer(RegionId);

impl Writer {
    fn parameters(&self, parameters: &[(String, Reference)]) -> Option<Value> {
        let region = parameters.iter().find_map(|(name, value)| match value {
            Reference::Text(text) if name == "RegionId" => RegionId::parse(text),
            _ => None,
        });
        let region = region.unwrap_or(self.0);
        let value = |value: &Reference| match value {
            Reference::Text(text) => text.clone().into(),
            Reference::Instance(name) => Value::object([("Instance", name.clone().into())]),
            Reference::Image(image) => {
                let elsewhere = (image.region != region).then(|| image.region.as_str().into());
                Value::given([("Image", Some(image.name.clone().into())), ("Region", elsewhere)])
            }
        };
        let fields = parameters
            .iter()
            .map(|(name, reference)| (Cow::Owned(name.clone()), value(reference)));
        (!parameters.is_empty()).then(|| Value::Object(fields.collect()))
    }

    fn template(&self, call: &Template) -> Value {
        Value::given([
            ("Action", Some(call.action.clone().into())),
            ("Parameters", self.parameters(&call.parameters)),
        ])
    }

    fn deed(&self, deed: &Deed) -> Value {
        Value::object([match deed {
            Deed::Call(call) => ("Call", self.template(call)),
            Deed::Show(screen) => ("Show", written_screen(screen)),
            Deed::Wait(seconds) => ("Wait", Value::Number(*seconds)),
        }])
    }

    /// At the start, a call stands without a name around it.
    fn start(&self, deed: &Deed) -> Value {
        match deed {
            Deed::Call(call) => self.template(call),
            deed => self.deed(deed),
        }
    }

    fn called(&self, called: &Called) -> Value {
        let answer = called
            .answer
            .iter()
            .map(|(path, value)| (Cow::Owned(path.clone()), value.clone().into()));
        Value::given([
            ("Action", Some(called.action.clone().into())),
            ("Parameters", self.parameters(&called.parameters)),
            ("Code", called.code.clone().map(Value::from)),
            (
                "Answer",
                (!called.answer.is_empty()).then(|| Value::Object(answer.collect())),
            ),
        ])
    }

    fn question(&self, question: &Question) -> (&'static str, Value) {
        let instance =
            |name: &String, is: Value| Value::object([("Instance", name.clone().into()), ("Is", is)]);
        match question {
            Question::ImageStatus(image, status) => {
                ("ImageStatus", named(image, ("Is", status.as_str().into())))
            }
            Question::ImageFamily(image, family) => {
                ("ImageFamily", named(image, ("Is", family.clone().into())))
            }
            Question::ImageShared(image, with) => ("ImageShared", named(image, ("With", texts(with)))),
            Question::ImageExists(image, is) => ("ImageExists", named(image, ("Is", Value::Boolean(*is)))),
            Question::InstancesFrom(image, least) => {
                ("InstancesFrom", named(image, ("AtLeast", number(*least))))
            }
            Question::FamilyLatest(region, family, is) => (
                "FamilyLatest",
                Value::object([
                    ("Region", region.as_str().into()),
                    ("Family", family.clone().into()),
                    ("Is", is.clone().into()),
                ]),
            ),
            Question::InstanceImage(name, is) => ("InstanceImage", instance(name, is.clone().into())),
            Question::InstanceStatus(name, is) => ("InstanceStatus", instance(name, is.as_str().into())),
            Question::Called(called) => ("Called", self.called(called)),
            Question::Screen(screen) => ("Screen", written_screen(screen)),
        }
    }

    fn check(&self, check: &Check) -> Value {
        let (name, question) = self.question(&check.question);
        Value::given([
            (name, Some(question)),
            ("NotYet", Some(words(&check.not_yet))),
            ("Point", some(&check.point, |target| target.clone().into())),
        ])
    }

    fn step(&self, step: &Step) -> Value {
        let check = |check: &Check| self.check(check);
        Value::given([
            ("Task", Some(words(&step.task))),
            ("Checks", some(&step.checks, check)),
            ("Keep", some(&step.keep, check)),
            ("Hints", some(&step.hints, words)),
            ("Point", some(&step.point, |target| target.clone().into())),
            ("Solution", some(&step.solution, |deed| self.deed(deed))),
        ])
    }
}

impl Lesson {
    /// The lesson as a file, which [`Self::from_json`] reads again. `schema` is the address of the schema, if it is to
    /// stand there for a text editor.
    #[must_use]
    pub fn to_json(&self, schema: Option<&str>) -> String {
        let writer = Writer(self.scenario.region());
        let file = Value::given([
            ("$schema", schema.map(Value::from)),
            ("Format", Some(Value::Number(FORMAT))),
            ("Id", Some(self.id.clone().into())),
            ("Grade", Some(self.grade.word().into())),
            ("Title", Some(words(&self.title))),
            ("Story", Some(words(&self.story))),
            ("Rule", Some(words(&self.rule))),
            ("Scenario", Some(self.scenario.source().clone().into())),
            ("Start", some(&self.start, |deed| writer.start(deed))),
            ("Par", Some(number(self.par))),
            ("Steps", some(&self.steps, |step| writer.step(step))),
        ]);
        // Writing to memory does not fail.
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }
}
