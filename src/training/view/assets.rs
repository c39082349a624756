//! Lessons as the site serves them: a list, and a file each.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

use crate::openapi::Value;
use crate::training::{Grade, Lesson, Words};

/// A lesson in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its grade.
    pub grade: Grade,
    /// Its title.
    pub title: Words,
    /// How many steps it has.
    pub steps: usize,
    /// Where its file is.
    pub file: Asset,
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    address: String,
    /// The hash of what it has to hold.
    integrity: String,
}

/// Where the list is; a page that came without lessons knows none.
pub fn list_asset() -> Option<Asset> {
    let document = web_sys::window()?.document()?;
    let meta = document
        .query_selector("meta[name=\"image-family-simulator\"]")
        .ok()??;
    Some(Asset {
        address: meta.get_attribute("data-lessons")?,
        integrity: meta.get_attribute("data-lessons-integrity")?,
    })
}

/// The file's text, if it is what it was when the site was built.
async fn fetch(asset: &Asset) -> Result<String, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let checked = RequestInit::new();
    checked.set_integrity(&asset.integrity);
    let fetched = window.fetch_with_str_and_init(&asset.address, &checked);
    let response: Response = JsFuture::from(fetched).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::NULL);
    }
    let text = JsFuture::from(response.text()?).await?;
    text.as_string().ok_or(JsValue::NULL)
}

fn entry(value: &Value) -> Option<Entry> {
    let text = |name: &str| Some(value.get(name)?.as_str()?.to_owned());
    let title = value.get("Title")?;
    Some(Entry {
        id: text("Id")?,
        grade: Grade::parse(&text("Grade")?)?,
        title: Words {
            zh: title.get("zh-CN")?.as_str()?.to_owned(),
            en: title.get("en")?.as_str()?.to_owned(),
        },
        steps: usize::try_from(value.get("Steps")?.as_u64()?).ok()?,
        file: Asset {
            address: text("File")?,
            integrity: text("Integrity")?,
        },
    })
}

/// The list; `None` where it did not come.
pub async fn list(asset: &Asset) -> Option<Vec<Entry>> {
    let text = fetch(asset).await.ok()?;
    let list: Value = serde_json::from_str(&text).ok()?;
    list.get("Lessons")?.as_list()?.iter().map(entry).collect()
}

/// A lesson; `None` where it did not come.
pub async fn lesson(entry: &Entry) -> Option<Lesson> {
    Lesson::from_json(&fetch(&entry.file).await.ok()?).ok()
}
