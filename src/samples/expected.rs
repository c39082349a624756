//! What a test expects of a body: what tells the things in it from each other, and leaves out the rest.

use crate::openapi::Value;

/// Fields that say which thing it is and how it stands. Times are none of them: a test should not hang on a second.
const TELLING: [&str; 17] = [
    "Code",
    "ImageId",
    "ImageName",
    "ImageFamily",
    "Status",
    "InstanceId",
    "InstanceName",
    "TotalCount",
    "AliyunId",
    "Group",
    "DiskId",
    "InstanceIdSet",
    "TagKey",
    "TagValue",
    "ResourceId",
    "RegionId",
    "IsPublic",
];

/// How deep it goes: a body's list of things and their own fields, `Images.Image[].ImageId`.
const DEPTH: usize = 4;

/// How deep a list may be that is worth a word when it is empty: `Images.Image`, but not an image's tags.
const LIST_DEPTH: usize = 2;

/// The telling part of a body; of an empty list, that it is empty.
pub(super) fn telling(body: &Value) -> Value {
    part("", body, 0).unwrap_or_else(|| Value::Object(Vec::new()))
}

fn part(name: &str, value: &Value, depth: usize) -> Option<Value> {
    match value {
        Value::Object(fields) if depth < DEPTH => {
            let field = |(name, value): &(std::borrow::Cow<'static, str>, Value)| {
                Some((name.clone(), part(name, value, depth.saturating_add(1))?))
            };
            let fields: Vec<_> = fields.iter().filter_map(field).collect();
            (!fields.is_empty()).then_some(Value::Object(fields))
        }
        Value::List(items) if depth <= LIST_DEPTH => {
            let parts: Vec<_> = items
                .iter()
                .filter_map(|item| part(name, item, depth.saturating_add(1)))
                .collect();
            // A list whose items tell nothing says nothing about itself either.
            (parts.len() == items.len()).then_some(Value::List(parts))
        }
        Value::Object(_) | Value::List(_) => None,
        _ => TELLING.contains(&name).then(|| value.clone()),
    }
}
