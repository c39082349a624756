//! Images as a file to take away: a table for a spreadsheet, or JSON with the API's own field names.

use crate::account::{Account, Image};
use crate::openapi::Value;

/// The table's columns, in the API's words.
const COLUMNS: [&str; 11] = [
    "RegionId",
    "ImageId",
    "ImageName",
    "ImageFamily",
    "Status",
    "CreationTime",
    "OSName",
    "Architecture",
    "Size",
    "Tags",
    "Description",
];

/// A cell that is read as text: between quotation marks, and nothing that a spreadsheet would take for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let guard = if formula { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

fn row(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<_> = cells.into_iter().map(|text| cell(&text)).collect();
    format!("{}\r\n", cells.join(","))
}

/// The images as CSV (RFC 4180), with the mark by which a spreadsheet knows UTF-8.
pub fn csv<'a>(account: &Account, images: impl Iterator<Item = &'a Image>) -> String {
    let mut text = String::from("\u{feff}");
    text.push_str(&row(COLUMNS.map(str::to_owned)));
    for image in images {
        let tags: Vec<_> = image
            .tags
            .iter()
            .map(|tag| format!("{}={}", tag.key.as_str(), tag.value.as_str()))
            .collect();
        text.push_str(&row([
            image.key.region.to_string(),
            image.key.id.as_str().to_owned(),
            image.name.to_string(),
            image.family_text(),
            account.status(image).as_str().to_owned(),
            image.created.to_string(),
            image.system.name_en.to_string(),
            image.system.architecture.to_string(),
            image.size.to_string(),
            tags.join("; "),
            image.details.description.to_string(),
        ]));
    }
    text
}

fn object(account: &Account, image: &Image) -> Value {
    let text = |text: &str| (!text.is_empty()).then(|| Value::from(text));
    let tags: Vec<_> = image
        .tags
        .iter()
        .map(|tag| {
            let (key, value) = (tag.key.as_str(), tag.value.as_str());
            Value::object([("TagKey", key.into()), ("TagValue", value.into())])
        })
        .collect();
    let accounts: Vec<Value> = image.accounts().map(|(uid, _)| uid.as_str().into()).collect();
    Value::given([
        ("RegionId", text(image.key.region.as_str())),
        ("ImageId", text(image.key.id.as_str())),
        ("ImageName", text(image.name.as_str())),
        ("ImageFamily", text(&image.family_text())),
        ("Status", text(account.status(image).as_str())),
        ("CreationTime", text(&image.created.to_string())),
        ("OSName", text(&image.system.name)),
        ("OSNameEn", text(&image.system.name_en)),
        ("Platform", text(&image.system.platform)),
        ("Architecture", text(&image.system.architecture)),
        ("Size", Some(Value::Number(image.size.into()))),
        (
            "Tags",
            (!tags.is_empty()).then(|| Value::object([("Tag", Value::List(tags))])),
        ),
        (
            "SharedAccounts",
            (!accounts.is_empty()).then_some(Value::List(accounts)),
        ),
        ("Description", text(image.details.description.as_str())),
    ])
}

/// The images as a JSON list.
pub fn json<'a>(account: &Account, images: impl Iterator<Item = &'a Image>) -> String {
    Value::List(images.map(|image| object(account, image)).collect()).to_string()
}
