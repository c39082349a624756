//! Bodies as XML: an element a field, lists as repeated elements in their wrapper.

use super::value::Value;

pub(super) fn document(root: &str, body: &Value) -> String {
    let mut out = String::from("<?xml version='1.0' encoding='UTF-8'?>");
    element(&mut out, root, body);
    out
}

fn element(out: &mut String, name: &str, value: &Value) {
    if let Value::List(items) = value {
        items.iter().for_each(|item| element(out, name, item));
        return;
    }
    out.push('<');
    out.push_str(name);
    out.push('>');
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| element(out, name, value)),
        Value::Text(text) => escape(out, text),
        Value::Number(number) => out.push_str(&number.to_string()),
        Value::Boolean(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::List(_) => {}
    }
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Characters that XML 1.0 can't hold are replaced, so that no name can break a document.
fn escape(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\t' | '\n' => out.push(character),
            '\r' => out.push_str("&#13;"),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(character),
        }
    }
}
