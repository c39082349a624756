//! Bodies as tables: a row a field, with its name, its type and where it comes from. What a call answers, what the
//! TypeScript declarations say and what is held against the SDK's own models are read from the same rows.
//!
//! Source of names, types and nesting: the response parameters of each API's page, version 2014-05-26.

use std::borrow::Cow;

use super::request::Page;
use super::text::Text;
use super::value::Value;
use crate::account::{ImageId, RegionId};

/// A field of a body, described.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldShape {
    /// Its name.
    pub name: &'static str,
    /// Whether a successful answer may lack it.
    pub optional: bool,
    /// What it holds.
    pub shape: Shape,
}

/// What a field may hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A text.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list.
    List(Box<Self>),
    /// An object.
    Object(Vec<FieldShape>),
}

/// Where a field's value comes from; its type cannot differ from what is said of it.
enum Source<T: 'static> {
    Text(fn(&T) -> Text),
    Number(fn(&T) -> u64),
    Boolean(fn(&T) -> bool),
    /// Made from the same thing by another table.
    Object(&'static Table<T>),
    /// Made from something else by another table.
    Other {
        optional: bool,
        shape: fn() -> Shape,
        value: fn(&T) -> Option<Value>,
    },
}

/// A field of what is made from a `T`.
pub(super) struct Field<T: 'static>(&'static str, Source<T>);

impl<T> Field<T> {
    pub const fn text(name: &'static str, value: fn(&T) -> Text) -> Self {
        Self(name, Source::Text(value))
    }

    pub const fn number(name: &'static str, value: fn(&T) -> u64) -> Self {
        Self(name, Source::Number(value))
    }

    pub const fn boolean(name: &'static str, value: fn(&T) -> bool) -> Self {
        Self(name, Source::Boolean(value))
    }

    pub const fn object(name: &'static str, table: &'static Table<T>) -> Self {
        Self(name, Source::Object(table))
    }

    /// A list of what another table makes.
    pub const fn list(name: &'static str, shape: fn() -> Shape, value: fn(&T) -> Option<Value>) -> Self {
        Self::other(name, false, shape, value)
    }

    /// An object that may be missing.
    pub const fn optional(name: &'static str, shape: fn() -> Shape, value: fn(&T) -> Option<Value>) -> Self {
        Self::other(name, true, shape, value)
    }

    const fn other(
        name: &'static str,
        optional: bool,
        shape: fn() -> Shape,
        value: fn(&T) -> Option<Value>,
    ) -> Self {
        let source = Source::Other {
            optional,
            shape,
            value,
        };
        Self(name, source)
    }

    fn value(&self, of: &T) -> Option<Value> {
        match &self.1 {
            Source::Text(text) => Some(Value::Text(text(of))),
            Source::Number(number) => Some(Value::Number(number(of))),
            Source::Boolean(boolean) => Some(Value::Boolean(boolean(of))),
            Source::Object(table) => Some(table.of(of)),
            Source::Other { value, .. } => value(of),
        }
    }

    fn shape(&self) -> FieldShape {
        let shape = match &self.1 {
            Source::Text(_) => Shape::Text,
            Source::Number(_) => Shape::Number,
            Source::Boolean(_) => Shape::Boolean,
            Source::Object(table) => table.shape(),
            Source::Other { shape, .. } => shape(),
        };
        FieldShape {
            name: self.0,
            optional: matches!(&self.1, Source::Other { optional: true, .. }),
            shape,
        }
    }
}

/// Puts a field into an object, if it is there. Every table has its own code but for this.
fn put(fields: &mut Vec<(Cow<'static, str>, Value)>, name: &'static str, value: Option<Value>) {
    if let Some(value) = value {
        fields.push((Cow::Borrowed(name), value));
    }
}

/// The fields of what is made from a `T`, in the order in which they are written.
pub(super) struct Table<T: 'static>(pub &'static [&'static [Field<T>]]);

impl<T> Table<T> {
    fn fields(&self) -> impl Iterator<Item = &Field<T>> {
        self.0.iter().copied().flatten()
    }

    /// The object that it makes.
    pub fn of(&self, of: &T) -> Value {
        let mut fields = Vec::new();
        for field in self.fields() {
            put(&mut fields, field.0, field.value(of));
        }
        Value::Object(fields)
    }

    /// What it makes, described.
    pub fn shape(&self) -> Shape {
        Shape::Object(self.fields().map(Field::shape).collect())
    }

    /// The list of what it makes of each.
    pub fn list<'a>(&self, all: impl IntoIterator<Item = &'a T>) -> Option<Value> {
        Some(Value::List(all.into_iter().map(|one| self.of(one)).collect()))
    }

    /// That list, described.
    pub fn list_shape(&self) -> Shape {
        Shape::List(Box::new(self.shape()))
    }
}

/// A page of a list in a region, and what the list is about.
pub(super) struct Listed<T: 'static, A: 'static = ()> {
    pub about: A,
    pub region: RegionId,
    pub page: Page,
    pub total: usize,
    pub rows: Vec<T>,
}

/// A count as bodies write it.
pub(super) fn number(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

impl<T, A> Listed<T, A> {
    /// The page of what was found, a row each.
    pub fn new<F>(about: A, region: RegionId, page: Page, found: &[F], row: impl Fn(&F) -> T) -> Self {
        Self {
            about,
            region,
            page,
            total: found.len(),
            rows: page.of(found.iter()).map(row).collect(),
        }
    }

    /// What the list of a region says first.
    pub const HEAD: &[Field<Self>] = &[Field::text("RegionId", |listed| listed.region.as_str().into())];

    /// Which part of the list this is.
    pub const PAGE: &[Field<Self>] = &[
        Field::number("PageNumber", |listed| number(listed.page.number)),
        Field::number("PageSize", |listed| number(listed.page.size)),
        Field::number("TotalCount", |listed| number(listed.total)),
    ];
}

/// The body of an API that has nothing to say but its RequestId.
pub(super) static NOTHING: Table<()> = Table(&[]);

/// The body of an API that makes an image: its id.
pub(super) static MADE_IMAGE: Table<ImageId> = Table(&[&[Field::text("ImageId", |id| id.text().into())]]);

/// Every body begins with the id of its request.
pub(super) fn with_request_id(body: Shape) -> Shape {
    let first = FieldShape {
        name: "RequestId",
        optional: false,
        shape: Shape::Text,
    };
    match body {
        Shape::Object(fields) => Shape::Object([vec![first], fields].concat()),
        other => other,
    }
}
