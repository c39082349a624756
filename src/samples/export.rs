//! A session as a test: the scenario, every call at its time, and what it answered. The tests start the simulator
//! themselves and use the official SDKs; the Rust one uses the crate.

use super::Language;
use super::beside::{by_hand, not_repeated};
use super::expected::telling;
use super::literal::{literal, quoted};
use super::sdk::{call, generic_import, imports, is_typed, note};
use crate::account::Timestamp;
use crate::openapi::Value;
use crate::simulation::{BuiltIn, CallRecord, Fault, SavedSimulation, ScenarioFile, Simulation, Source};

/// What runs a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framework {
    /// TypeScript, with the official SDK; MSW hands its calls to a simulator in the same process.
    Vitest,
    /// Python, with the official SDK; the simulator is a process of its own.
    Pytest,
    /// Rust, with the crate.
    Rust,
}

impl Framework {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vitest, Self::Pytest, Self::Rust];

    /// Its name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Vitest => "Vitest",
            Self::Pytest => "pytest",
            Self::Rust => "Rust",
        }
    }
}

/// A file of code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFile {
    /// A name under which the framework finds it.
    pub name: String,
    /// What is in it.
    pub text: String,
}

/// Writes the session as a test.
#[must_use]
pub fn export(simulation: &Simulation, framework: Framework) -> TestFile {
    let name = simulation.scenario().name().unwrap_or("session");
    match framework {
        Framework::Vitest => TestFile {
            name: [name, ".test.ts"].concat(),
            text: vitest(simulation),
        },
        Framework::Pytest => TestFile {
            name: ["test_", name, ".py"].concat(),
            text: pytest(simulation),
        },
        Framework::Rust => TestFile {
            name: [name, ".rs"].concat(),
            text: rust(simulation),
        },
    }
}

/// Fills a file's `§NAME§` places. What is filled in is not looked at again.
fn fill(text: &str, places: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    for (n, part) in text.split('§').enumerate() {
        let place = places
            .iter()
            .find(|(name, _)| *name == part)
            .filter(|_| n % 2 == 1);
        filled.push_str(place.map_or(part, |(_, value)| value));
    }
    filled
}

/// The import of the generic door, if a call goes through it.
fn generic(simulation: &Simulation, language: Language) -> &'static str {
    let typed =
        |record: &CallRecord| record.call.by_hand || is_typed(&record.call.action, &record.call.parameters);
    if simulation.calls().iter().all(typed) {
        ""
    } else {
        generic_import(language)
    }
}

/// A fault that stood in for an answer, as the rule that makes it strike again, once.
fn rule(record: &CallRecord) -> Option<&Fault> {
    record.call.fault.as_ref().filter(|fault| fault.status != 0)
}

fn rule_value(fault: &Fault) -> Value {
    Value::List(vec![Value::given([
        ("Count", Some(Value::Number(1))),
        ("Status", Some(Value::Number(fault.status.into()))),
        ("Code", Some(fault.code.as_str().into())),
        ("Message", Some(fault.message.as_str().into())),
        ("RetryAfterMs", fault.retry_after_ms.map(Value::Number)),
    ])])
}

/// What a `Simulator` is made with.
fn options(source: &Source) -> Value {
    match source {
        Source::File(ScenarioFile(file)) => Value::object([("scenario", file.clone())]),
        Source::BuiltIn(built_in) => Value::given([
            ("scenario", Some(built_in.name.as_str().into())),
            (
                "images",
                built_in.image_count.map(|count| Value::Number(count.into())),
            ),
            ("seed", built_in.seed.map(Value::Number)),
            ("now", built_in.now.map(|now| now.to_string().into())),
        ]),
    }
}

fn vitest(simulation: &Simulation) -> String {
    const L: Language = Language::TypeScript;
    let step = |record: &CallRecord| {
        let CallRecord {
            call: made, response, ..
        } = record;
        if made.by_hand {
            return by_hand(L, record);
        }
        let fault = rule(record).map_or_else(String::new, |fault| {
            [
                "  simulator.setFaults(",
                &literal(&rule_value(fault), L, 2),
                ");\n",
            ]
            .concat()
        });
        let expected = literal(&telling(&response.body), L, 2);
        [
            "\n",
            &note(L, &made.action, &made.parameters, 2),
            &not_repeated(L, record),
            "  at(\"",
            &made.time.to_string(),
            "\");\n",
            &fault,
            "  expect(await answer(",
            &call(L, &made.action, &made.parameters, 2),
            ")).toMatchObject({\n    status: ",
            &response.status.to_string(),
            ",\n    body: ",
            &expected.replace('\n', "\n  "),
            ",\n  });\n",
        ]
        .concat()
    };
    let steps: String = simulation.calls().iter().map(step).collect();
    fill(
        include_str!("vitest.txt"),
        &[
            ("IMPORTS", imports(L)),
            ("GENERIC", generic(simulation, L)),
            (
                "OPTIONS",
                &literal(&options(simulation.scenario().source()), L, 0),
            ),
            ("REGION", simulation.scenario().region().as_str()),
            ("STEPS", &steps),
        ],
    )
}

fn pytest(simulation: &Simulation) -> String {
    const L: Language = Language::Python;
    let start = SavedSimulation::at_start(simulation.scenario());
    let step = |record: &CallRecord| {
        let CallRecord {
            call: made, response, ..
        } = record;
        if made.by_hand {
            return by_hand(L, record);
        }
        let fault = rule(record).map_or_else(String::new, |fault| {
            let rules = literal(&rule_value(fault), L, 4);
            ["    admin(simulator, \"PUT\", \"faults\", ", &rules, ")\n"].concat()
        });
        let call = call(L, &made.action, &made.parameters, 4);
        [
            "\n",
            &note(L, &made.action, &made.parameters, 4),
            &not_repeated(L, record),
            "    at(simulator, \"",
            &made.time.to_string(),
            "\")\n",
            &fault,
            "    expected = ",
            &literal(&telling(&response.body), L, 4),
            "\n",
            "    status, body = answer(lambda: ",
            &call,
            ")\n",
            "    assert (status, part(body, expected)) == (",
            &response.status.to_string(),
            ", expected)\n",
        ]
        .concat()
    };
    let steps: String = simulation.calls().iter().map(step).collect();
    fill(
        include_str!("pytest.txt"),
        &[
            ("IMPORTS", imports(L)),
            ("GENERIC", generic(simulation, L)),
            ("START", &literal(&start.into(), L, 0)),
            ("REGION", simulation.scenario().region().as_str()),
            ("STEPS", &steps),
        ],
    )
}

fn rust(simulation: &Simulation) -> String {
    const L: Language = Language::Rust;
    let step = |record: &CallRecord| {
        let CallRecord { call, response, .. } = record;
        if call.by_hand {
            return by_hand(L, record);
        }
        let pair = |(name, value)| ["(", &quoted(name, L), ", ", &quoted(value, L), ")"].concat();
        let pairs: Vec<String> = call.parameters.iter().map(pair).collect();
        let fault = rule(record).map_or_else(String::new, |fault| {
            fill(
                include_str!("rust-fault.txt"),
                &[
                    ("STATUS", &fault.status.to_string()),
                    ("CODE", &quoted(&fault.code, L)),
                    ("MESSAGE", &quoted(&fault.message, L)),
                ],
            )
        });
        let mut lines = String::new();
        assertions("answer.body", &telling(&response.body), &mut lines);
        [
            "\n",
            &note(L, &call.action, &call.parameters, 4),
            &not_repeated(L, record),
            &fault,
            "    let parameters = ",
            &super::literal::listed("[", &pairs, "]", L, 4),
            ";\n",
            "    let answer = call(&mut ecs, \"",
            &call.time.to_string(),
            "\", ",
            &quoted(&call.action, L),
            ", &parameters);\n",
            "    assert_eq!(answer.status, ",
            &response.status.to_string(),
            ");\n",
            &lines,
        ]
        .concat()
    };
    let steps: String = simulation.calls().iter().map(step).collect();
    fill(
        include_str!("rust.txt"),
        &[
            ("SCENARIO", &rust_scenario(simulation.scenario().source())),
            ("STEPS", &steps),
        ],
    )
}

/// An expression of the scenario.
fn rust_scenario(source: &Source) -> String {
    const L: Language = Language::Rust;
    let optional = |value: Option<String>| {
        value.map_or_else(|| "None".to_owned(), |value| ["Some(", &value, ")"].concat())
    };
    match source {
        Source::File(ScenarioFile(file)) => [
            "Scenario::from_json(",
            &quoted(&file.to_string(), L),
            ").expect(\"a scenario\")",
        ]
        .concat(),
        Source::BuiltIn(BuiltIn {
            name,
            image_count,
            seed: None,
            now: None,
        }) => {
            let count = optional(image_count.map(|count| count.to_string()));
            [
                "Scenario::named(",
                &quoted(name, L),
                ", ",
                &count,
                ").expect(\"a built-in scenario\")",
            ]
            .concat()
        }
        Source::BuiltIn(BuiltIn {
            name,
            image_count,
            seed,
            now,
        }) => {
            let time = |now: Timestamp| ["time(\"", &now.to_string(), "\")"].concat();
            [
                "Scenario::from_source(image_family_simulator::simulation::Source::BuiltIn(\n",
                "        image_family_simulator::simulation::BuiltIn {\n            name: ",
                &quoted(name, L),
                ".to_owned(),\n            image_count: ",
                &optional(image_count.map(|count| count.to_string())),
                ",\n            seed: ",
                &optional(seed.map(|seed| seed.to_string())),
                ",\n            now: ",
                &optional(now.map(time)),
                ",\n        },\n    ))\n    .expect(\"a scenario\")",
            ]
            .concat()
        }
    }
}

/// A line for each value, at its path.
fn assertions(path: &str, value: &Value, out: &mut String) {
    let expected = match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                assertions(
                    &[path, "[", &quoted(name, Language::Rust), "]"].concat(),
                    value,
                    out,
                );
            }
            return;
        }
        Value::List(items) => {
            let count = items.len().to_string();
            out.extend([
                "    assert_eq!(",
                path,
                ".as_list().map(<[_]>::len), Some(",
                &count,
                "));\n",
            ]);
            for (n, item) in items.iter().enumerate() {
                assertions(&[path, "[", &n.to_string(), "]"].concat(), item, out);
            }
            return;
        }
        Value::Number(number) => [&number.to_string(), "_u64"].concat(),
        Value::Text(text) => quoted(text, Language::Rust),
        Value::Boolean(yes) => yes.to_string(),
    };
    out.extend(["    assert_eq!(", path, ", ", &expected, ");\n"]);
}
