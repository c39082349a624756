//! Answers on their way to JavaScript: as JSON in ASCII alone. One Chinese character in a text costs an engine several
//! times as much as all the rest of it.

use std::fmt::Write as _;

use crate::openapi::Value;

/// An answer: `{ status, headers, body, latencyMs? }`, the last where a fault rule wants it held back.
pub fn reply<T: AsRef<str>>(
    status: u16,
    headers: &[(&'static str, T)],
    body: impl FnOnce(&mut String),
    latency_ms: u64,
) -> String {
    // The room that most answers need; writing to it does not fail.
    let mut out = String::with_capacity(1500);
    out.push_str("{\"status\":");
    number(&mut out, status.into());
    out.push_str(",\"headers\":");
    let mut before = '{';
    for (name, value) in headers {
        out.push(before);
        text(&mut out, name);
        out.push(':');
        text(&mut out, value.as_ref());
        before = ',';
    }
    out.push_str("},\"body\":");
    body(&mut out);
    if latency_ms > 0 {
        out.push_str(",\"latencyMs\":");
        number(&mut out, latency_ms);
    }
    out.push('}');
    out
}

/// A value of a body.
pub fn value(out: &mut String, of: &Value) {
    match of {
        Value::Text(words) => text(out, words),
        Value::Number(count) => number(out, *count),
        Value::Boolean(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                value(out, item);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (n, (name, field)) in fields.iter().enumerate() {
                if n > 0 {
                    out.push(',');
                }
                text(out, name);
                out.push(':');
                value(out, field);
            }
            out.push('}');
        }
    }
}

/// A text, in quotes.
pub fn text(out: &mut String, of: &str) {
    let plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    out.push('"');
    if of.bytes().all(plain) {
        out.push_str(of);
    } else {
        for unit in of.encode_utf16() {
            match u8::try_from(unit) {
                Ok(byte) if plain(byte) => out.push(char::from(byte)),
                _ => _ = write!(out, "\\u{unit:04x}"),
            }
        }
    }
    out.push('"');
}

fn number(out: &mut String, of: u64) {
    _ = write!(out, "{of}");
}
