//! Texts with a checksum in front, so that one that was cut or changed is known as such.

use std::hash::Hasher as _;

use fnv::FnvHasher;

use crate::openapi::Value;

const BEFORE: &str = "{\"Checksum\":\"";
const AFTER: &str = "\",";

/// FNV-1a, 64 bits: each step is a bijection, so that no change of a single byte goes unseen.
fn checksum(text: &str) -> u64 {
    let mut sum = FnvHasher::default();
    sum.write(text.as_bytes());
    sum.finish()
}

/// An object, written with its checksum as the first field.
pub(super) fn seal(object: &Value) -> String {
    let text = object.to_string();
    let rest = text.strip_prefix('{').unwrap_or_default();
    format!("{BEFORE}{}{AFTER}{rest}", checksum(rest))
}

/// The object, if it is as it was sealed; its checksum is no field of it any more.
pub(super) fn open(text: &str) -> Option<Value> {
    let (sum, rest) = text.strip_prefix(BEFORE)?.split_once(AFTER)?;
    if sum != checksum(rest).to_string() {
        return None;
    }
    serde_json::from_str(&format!("{{{rest}")).ok()
}

/// The object in a text of any version: by its seal where it has one, as it stands where it never had.
pub(super) fn read(text: &str) -> Option<Value> {
    if text.starts_with(BEFORE) {
        open(text)
    } else {
        serde_json::from_str(text).ok()
    }
}
