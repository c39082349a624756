//! What the form holds: an action and the values typed in, by flattened name.

use std::rc::Rc;

use yew::prelude::*;

use crate::account::RegionId;
use crate::openapi::{Action, Kind, Parameter, Parameters};

/// One field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The flattened name: what it is labelled with and sent as.
    pub name: String,
    /// Whether a call without it is refused.
    pub required: bool,
    /// What may be put in.
    pub kind: Kind,
    /// A value as it might be.
    pub example: &'static str,
    /// The list that another row can be added to behind this field.
    pub grows: Option<&'static str>,
}

/// The state of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The chosen API.
    pub action: Action,
    /// How many calls were put in from elsewhere.
    pub loads: u64,
    /// Kept from one API to the next, where names agree.
    values: Vec<(String, String)>,
    /// Rows of lists, 1 without an entry.
    rows: Vec<(&'static str, usize)>,
    /// Parameters of the call put in that the API is not described with.
    extra: Vec<String>,
}

/// What can be done to the form.
#[derive(Debug, Clone)]
pub enum Step {
    /// Another API.
    Choose(Action),
    /// Another value.
    Set(String, String),
    /// One more row of a list.
    AddRow(&'static str),
    /// A whole call.
    Load(Action, Parameters),
    /// Everything of this API as at first.
    Clear,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            action: Action::DescribeImageFromFamily,
            loads: 0,
            values: Vec::new(),
            rows: Vec::new(),
            extra: Vec::new(),
        }
    }
}

impl Reducible for Form {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = Rc::unwrap_or_clone(self);
        match step {
            Step::Choose(action) => {
                next.action = action;
                next.extra.clear();
            }
            Step::Set(name, value) => {
                next.set(name, value);
            }
            Step::AddRow(name) => {
                let rows = next.row_count(name).saturating_add(1);
                next.set_rows(name, rows);
            }
            Step::Load(action, parameters) => next.load(action, &parameters),
            Step::Clear => next.clear(),
        }
        next.into()
    }
}

impl Form {
    /// What is typed in; the region is the console's until another is chosen.
    #[must_use]
    pub fn value(&self, name: &str, region: RegionId) -> &str {
        let typed = self.values.iter().find(|(there, _)| there == name);
        match typed {
            Some((_, value)) => value,
            None if name == "RegionId" => region.as_str(),
            None => "",
        }
    }

    /// Whether something was put in since the form was clear, be it empty by now.
    #[must_use]
    pub fn touched(&self, name: &str) -> bool {
        self.values.iter().any(|(there, _)| there == name)
    }

    /// The fields, in the API's order.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let described = self
            .action
            .parameters()
            .iter()
            .flat_map(|parameter| self.fields_of(parameter));
        let extra = self.extra.iter().map(|name| Field {
            name: name.clone(),
            required: false,
            kind: Kind::Text,
            example: "",
            grows: None,
        });
        described.chain(extra).collect()
    }

    fn fields_of(&self, parameter: &Parameter) -> Vec<Field> {
        let Parameter {
            name,
            required,
            kind,
            example,
        } = *parameter;
        let field = |name: String, kind| Field {
            name,
            required,
            kind,
            example,
            grows: None,
        };
        let mut fields: Vec<Field> = match kind {
            Kind::List => (1..=self.row_count(name))
                .map(|n| field(format!("{name}.{n}"), Kind::Text))
                .collect(),
            Kind::Structures(parts) => (1..=self.row_count(name))
                .flat_map(|n| parts.iter().map(move |part| format!("{name}.{n}.{part}")))
                .map(|name| field(name, Kind::Text))
                .collect(),
            _ => return vec![field(name.to_owned(), kind)],
        };
        if let Some(last) = fields.last_mut() {
            last.grows = Some(name);
        }
        // The example of a structure is its first part's.
        if let Kind::Structures(parts) = kind {
            for (n, field) in fields.iter_mut().enumerate() {
                if n.checked_rem(parts.len()) != Some(0) {
                    field.example = "";
                }
            }
        }
        fields
    }

    fn set(&mut self, name: String, value: String) {
        self.values.retain(|(there, _)| *there != name);
        self.values.push((name, value));
    }

    fn set_rows(&mut self, name: &'static str, rows: usize) {
        self.rows.retain(|(there, _)| *there != name);
        self.rows.push((name, rows));
    }

    fn row_count(&self, name: &str) -> usize {
        let rows = self.rows.iter().find(|(there, _)| *there == name);
        rows.map_or(1, |(_, rows)| *rows)
    }

    /// The call's parameters: what is empty is not sent.
    #[must_use]
    pub fn parameters(&self, region: RegionId) -> Parameters {
        self.fields()
            .into_iter()
            .map(|field| {
                let value = self.value(&field.name, region).to_owned();
                (field.name, value)
            })
            .filter(|(_, value)| !value.is_empty())
            .collect()
    }

    fn load(&mut self, action: Action, parameters: &Parameters) {
        self.action = action;
        self.loads = self.loads.saturating_add(1);
        self.clear();
        for parameter in action.parameters() {
            let rows = parameters
                .iter()
                .filter_map(|(name, _)| row_of(name, parameter.name))
                .max();
            if let Some(rows) = rows.filter(|rows| *rows > 1) {
                self.set_rows(parameter.name, rows);
            }
        }
        let known = self.fields();
        // Empty, not absent: a call without a region is put in without one.
        self.set("RegionId".to_owned(), String::new());
        for (name, value) in parameters.iter() {
            self.set(name.to_owned(), value.to_owned());
            if known.iter().all(|field| field.name != name) {
                self.extra.push(name.to_owned());
            }
        }
    }

    fn clear(&mut self) {
        let fields = self.fields();
        let is_field = |name: &str| fields.iter().any(|field| field.name == name);
        self.values.retain(|(name, _)| !is_field(name));
        let parameters = self.action.parameters();
        self.rows
            .retain(|(name, _)| parameters.iter().all(|parameter| parameter.name != *name));
        self.extra.clear();
    }
}

/// The row that a flattened name means: 2 for `Tag.2.Key` and `Tag`. The service reads 100 rows at the most.
fn row_of(flattened: &str, name: &str) -> Option<usize> {
    let rest = flattened.strip_prefix(name)?.strip_prefix('.')?;
    let (row, _) = rest.split_once('.').unwrap_or((rest, ""));
    row.parse().ok().filter(|row| (1..=100).contains(row))
}
