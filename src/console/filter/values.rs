//! The values that images have.

use std::collections::BTreeSet;

use super::language::Property;
use super::passes::{Calendar, holds};
use crate::account::{Image, Status};
use crate::locale::Locale;

/// Values of a property that hold a text, each once, as they are found first: at most so many.
///
/// What has no status of its own here is asked of `status`.
pub fn values<'a>(
    images: impl Iterator<Item = &'a Image>,
    property: Property,
    (needle, most): (&str, usize),
    (locale, calendar): (Locale, &impl Calendar),
    status: impl Fn(&Image) -> Status,
) -> Vec<String> {
    let mut found = Found {
        needle,
        seen: BTreeSet::new(),
        values: Vec::new(),
    };
    for image in images {
        if found.values.len() >= most {
            break;
        }
        match property {
            Property::Name => found.take(image.name.as_str()),
            Property::Id => found.take(image.key.id.as_str()),
            Property::Family => found.take(&image.family_text()),
            Property::Status => found.take(status(image).as_str()),
            Property::System => found.take(match locale {
                Locale::ZhCn => &image.system.name,
                Locale::En => &image.system.name_en,
            }),
            Property::Created => found.take(&calendar.day(image.created)),
            Property::Shared => found.take(if image.is_shared() { "yes" } else { "no" }),
            Property::Tag => {
                for tag in &image.tags {
                    found.take(tag.key.as_str());
                    found.take(&format!("{}={}", tag.key.as_str(), tag.value.as_str()));
                }
            }
        }
    }
    found.values.truncate(most);
    found.values
}

struct Found<'a> {
    needle: &'a str,
    seen: BTreeSet<String>,
    values: Vec<String>,
}

impl Found<'_> {
    fn take(&mut self, value: &str) {
        if !value.is_empty() && holds(value, self.needle) && !self.seen.contains(value) {
            self.seen.insert(value.to_owned());
            self.values.push(value.to_owned());
        }
    }
}
