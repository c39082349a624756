//! Prints the TypeScript declarations of every action, from the tables that the endpoint itself reads; the build of the
//! npm package puts them behind those of the class.

use std::collections::BTreeSet;

use image_family_simulator::account::RegionId;
use image_family_simulator::openapi::error::ERRORS;
use image_family_simulator::openapi::{Action, FieldShape, Kind, Parameter, Shape};

/// What faults are usually made with, beside the endpoint's own.
const FAULTS: [&str; 4] = [
    "InternalError",
    "ServiceUnavailable",
    "Throttling",
    "Throttling.User",
];

fn main() {
    print!("{}{}", unions(), actions());
    for action in Action::ALL {
        print!("{}{}", parameters(*action), body(*action));
    }
}

/// What is known of regions and errors.
fn unions() -> String {
    let regions = union(RegionId::all().map(|region| quoted(region.as_str())));
    let whole = |code: &&str| !code.contains("%s");
    let codes = ERRORS.iter().map(|row| row.code).filter(whole);
    let codes: BTreeSet<_> = codes.chain(FAULTS).map(quoted).collect();
    let mut statuses: BTreeSet<_> = ERRORS.iter().map(|row| row.status.to_string()).collect();
    statuses.extend(["429", "500", "503"].map(str::to_owned));
    format!(
        "
/** A region's id; another text is an error of the API, not of the type. */
export type RegionId = {regions} | (string & {{}});
/** The HTTP status of a call that the API refuses. */
export type ErrorStatus = {};
/** The `Code` of a call that the API refuses. */
export type ErrorCode = {};
",
        union(statuses),
        union(codes)
    )
}

/// What each action takes and answers, by its name.
fn actions() -> String {
    let row = |action: &Action| {
        let name = action.as_str();
        format!("  {name}: {{ parameters: {name}Parameters; body: {name}Body }};\n")
    };
    let rows: String = Action::ALL.iter().map(row).collect();
    format!("\n/** What each action takes and answers. */\nexport interface Actions {{\n{rows}}}\n")
}

/// Parameters, each flattened as it is sent and nested as JavaScript writes it.
fn parameters(action: Action) -> String {
    let name = action.as_str();
    let all = action.parameters();
    let flat = all.iter().map(parameter);
    let rows: String = flat.chain(groups(all)).collect();
    format!("\n/** What {name} takes. */\nexport interface {name}Parameters {{\n{rows}}}\n")
}

fn parameter(parameter: &Parameter) -> String {
    let name = parameter.name;
    let about = about(parameter);
    match parameter.kind {
        Kind::List => format!(
            "{about}  {}readonly string[];\n{}",
            key(parameter),
            item(&format!("{name}.${{number}}"))
        ),
        Kind::Structures(parts) => {
            let fields: Vec<_> = parts.iter().map(|part| format!("{part}?: string")).collect();
            let items: String = parts
                .iter()
                .map(|part| item(&format!("{name}.${{number}}.{part}")))
                .collect();
            let key = key(parameter);
            format!("{about}  {key}readonly {{ {} }}[];\n{items}", fields.join("; "))
        }
        kind => format!("{about}  {}{};\n", key(parameter), scalar(kind)),
    }
}

fn about(parameter: &Parameter) -> String {
    let need = if parameter.required {
        "Required"
    } else {
        "Optional"
    };
    format!("  /** {need}; for example `{}`. */\n", parameter.example)
}

/// A name with a dot may be nested instead, so that neither of its forms is required.
fn key(parameter: &Parameter) -> String {
    let name = parameter.name;
    if name.contains('.') {
        return format!("{}?: ", quoted(name));
    }
    let optional = if parameter.required { "" } else { "?" };
    format!("{name}{optional}: ")
}

/// The flattened form of a list's items.
fn item(name: &str) -> String {
    format!("  [item: `{name}`]: string;\n")
}

/// The nested form of the parameters whose names have a dot.
fn groups(all: &[Parameter]) -> Vec<String> {
    let dotted = || {
        all.iter()
            .filter_map(|parameter| Some((parameter, parameter.name.split_once('.')?)))
    };
    let names: BTreeSet<_> = dotted().map(|(_, (group, _))| group).collect();
    let group = |group: &str| {
        let fields: Vec<_> = dotted()
            .filter(|(_, (there, _))| *there == group)
            .map(|(parameter, (_, field))| format!("{field}?: {}", scalar(parameter.kind)))
            .collect();
        format!("  {group}?: {{ {} }};\n", fields.join("; "))
    };
    names.into_iter().map(group).collect()
}

/// The type of a value that is no list.
fn scalar(kind: Kind) -> String {
    match kind {
        Kind::Region => "RegionId".to_owned(),
        Kind::Integer => "number | `${number}`".to_owned(),
        Kind::Boolean => "boolean | `${boolean}`".to_owned(),
        Kind::Choice(words) => union(words.iter().map(|word| quoted(word))),
        Kind::Text | Kind::List | Kind::Structures(_) => "string".to_owned(),
    }
}

fn body(action: Action) -> String {
    let name = action.as_str();
    let fields = match action.body() {
        Shape::Object(fields) => rows(&fields, "  "),
        _ => String::new(),
    };
    format!("\n/** What {name} answers when it succeeds. */\nexport interface {name}Body {{\n{fields}}}\n")
}

fn rows(fields: &[FieldShape], indent: &str) -> String {
    let row = |field: &FieldShape| {
        let optional = if field.optional { "?" } else { "" };
        format!(
            "{indent}{}{optional}: {};\n",
            field.name,
            shape(&field.shape, indent)
        )
    };
    fields.iter().map(row).collect()
}

fn shape(shape: &Shape, indent: &str) -> String {
    match shape {
        Shape::Text => "string".to_owned(),
        Shape::Number => "number".to_owned(),
        Shape::Boolean => "boolean".to_owned(),
        Shape::List(of) => format!("{}[]", self::shape(of, indent)),
        Shape::Object(fields) if fields.is_empty() => "Record<string, never>".to_owned(),
        Shape::Object(fields) => format!("{{\n{}{indent}}}", rows(fields, &format!("{indent}  "))),
    }
}

fn union(of: impl IntoIterator<Item = String>) -> String {
    of.into_iter().collect::<Vec<_>>().join(" | ")
}

fn quoted(text: &str) -> String {
    format!("{text:?}")
}
