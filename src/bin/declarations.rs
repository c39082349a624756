//! Prints the TypeScript declarations of every action, from the tables that the endpoint itself reads; the build of the
//! npm package puts them behind those of the class. Told `list`, it prints what each action takes, for people.

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
    if std::env::args().nth(1).as_deref() == Some("list") {
        print!("{LIST}");
        for action in Action::ALL {
            print!("{}", listed(*action));
        }
        return;
    }
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

/// A parameter by its flattened name, in which `N` stands for the number of an item.
struct Place {
    name: String,
    kind: Kind,
    required: bool,
    about: String,
}

impl Place {
    fn new(name: String, kind: Kind, required: bool, about: &str) -> Self {
        Self {
            name,
            kind,
            required,
            about: about.to_owned(),
        }
    }

    fn parts(&self) -> Vec<&str> {
        self.name.split('.').collect()
    }
}

const NO_EFFECT: &str = "No effect here.";

/// Everything that an action takes.
fn places(action: Action) -> Vec<Place> {
    let own = action.parameters().iter().flat_map(|it| own_places(action, it));
    let more = action
        .parameters_of_no_effect()
        .map(|(name, kind)| Place::new(name.to_owned(), kind, false, NO_EFFECT));
    own.chain(more).collect()
}

fn own_places(action: Action, parameter: &Parameter) -> Vec<Place> {
    let Parameter {
        name,
        required,
        kind,
        example,
    } = *parameter;
    let place = |name: String, kind, required| {
        let need = if required { "Required" } else { "Optional" };
        let about = match action.is_of_no_effect(&name) {
            true => NO_EFFECT.to_owned(),
            false => format!("{need}; for example `{example}`."),
        };
        Place::new(name, kind, required, &about)
    };
    match kind {
        Kind::List => vec![place(format!("{name}.N"), Kind::Text, required)],
        Kind::Structures(parts) => parts
            .iter()
            .map(|part| place(format!("{name}.N.{part}"), Kind::Text, required))
            .collect(),
        kind => vec![place(name.to_owned(), kind, required)],
    }
}

/// What an action takes, as Markdown: which parameters mean something here, and which are taken and mean nothing.
fn listed(action: Action) -> String {
    let of = |wanted: bool| {
        let all = places(action);
        let names = all.iter().filter(|place| (place.about == NO_EFFECT) == wanted);
        let names: Vec<_> = names.map(|place| format!("`{}`", place.name)).collect();
        match names.is_empty() {
            true => "none".to_owned(),
            false => names.join(", "),
        }
    };
    format!(
        "\n## {}\n\nWith effect: {}.\n\nWithout: {}.\n",
        action.as_str(),
        of(false),
        of(true)
    )
}

const LIST: &str = "# What each action takes

Every documented parameter of every action is taken. Those without effect are held to their form all the same: a number
that is none, or a flag that is neither true nor false, is refused. A launch template is such a parameter, too: the image
and the instance type have to be in the call. `N` stands for the number of an item.
";

/// Parameters, each flattened as it is sent and nested as JavaScript writes it.
fn parameters(action: Action) -> String {
    let name = action.as_str();
    let all = places(action);
    let flat: String = all.iter().map(flattened).collect();
    let mut tops: Vec<&str> = all.iter().filter_map(|it| it.name.split('.').next()).collect();
    let mut seen = BTreeSet::new();
    tops.retain(|top| seen.insert(*top));
    let nested: String = tops.iter().filter_map(|top| nested(top, &all)).collect();
    let lists: String = action.parameters().iter().map(either_way).collect();
    format!("\n/** What {name} takes. */\nexport type {name}Parameters = {{\n{flat}{nested}}}{lists};\n")
}

/// The form in which it is sent.
fn flattened(place: &Place) -> String {
    let Place { name, kind, .. } = place;
    let kind = scalar(*kind);
    if place.parts().contains(&"N") {
        let name = name
            .split('.')
            .map(|part| if part == "N" { "${number}" } else { part });
        let name = name.collect::<Vec<_>>().join(".");
        return format!("  [item: `{name}`]: {kind};\n");
    }
    let about = &place.about;
    // A name with a dot may be nested instead, so that neither of its forms is required.
    match (name.contains('.'), place.required) {
        (true, _) => format!("  /** {about} */\n  {}?: {kind};\n", quoted(name)),
        (false, true) => format!("  /** {about} */\n  {name}: {kind};\n"),
        (false, false) => format!("  /** {about} */\n  {name}?: {kind};\n"),
    }
}

/// The nested form of what has that name first, where it has one.
fn nested(top: &str, all: &[Place]) -> Option<String> {
    let under: Vec<(Vec<&str>, &Place)> = all
        .iter()
        .filter_map(|place| match place.parts().split_first() {
            Some((first, rest)) if *first == top && !rest.is_empty() => Some((rest.to_vec(), place)),
            _ => None,
        })
        .collect();
    let (_, first) = under.first()?;
    Some(format!("  /** {} */\n  {top}?: {};\n", first.about, tree(&under)))
}

fn tree(under: &[(Vec<&str>, &Place)]) -> String {
    let mut names: Vec<&str> = under
        .iter()
        .filter_map(|(parts, _)| parts.first().copied())
        .collect();
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    let below = |name: &str| -> Vec<(Vec<&str>, &Place)> {
        let fitting = under
            .iter()
            .filter_map(|(parts, place)| match parts.split_first() {
                Some((first, rest)) if *first == name => Some((rest.to_vec(), *place)),
                _ => None,
            });
        fitting.collect()
    };
    match names.as_slice() {
        [] => under
            .first()
            .map_or_else(String::new, |(_, place)| scalar(place.kind)),
        ["N"] => format!("readonly ({})[]", tree(&below("N"))),
        names => {
            let fields = names
                .iter()
                .map(|name| format!("{name}?: {}", tree(&below(name))));
            format!("{{ {} }}", fields.collect::<Vec<_>>().join("; "))
        }
    }
}

/// A list that has to be there is there nested, or flattened from its first item on.
fn either_way(parameter: &Parameter) -> String {
    let name = parameter.name;
    match parameter.kind {
        Kind::List if parameter.required => {
            format!(" & ({{ {name}: readonly string[] }} | {{ \"{name}.1\": string }})")
        }
        Kind::Structures([first, ..]) if parameter.required => {
            format!(" & ({{ {name}: readonly object[] }} | {{ \"{name}.1.{first}\": string }})")
        }
        _ => String::new(),
    }
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
