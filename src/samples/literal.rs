//! Texts as the languages write them: whatever is in a text, it stays one text.

use super::Language;
use crate::openapi::Value;

/// A character that would break a line, hide, or turn the text around it.
fn unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The characters of a text; those unseen by their number.
fn escaped(text: &str, language: Language, out: &mut String) {
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            _ if unseen(c) => {
                let number = u32::from(c);
                out.push_str(&match language {
                    Language::Rust => format!("\\u{{{number:x}}}"),
                    _ => format!("\\u{number:04x}"),
                });
            }
            _ => out.push(c),
        }
    }
}

/// A text in double quotes.
pub(super) fn quoted(text: &str, language: Language) -> String {
    let mut out = String::from("\"");
    escaped(text, language, &mut out);
    out.push('"');
    out
}

/// What may stand in a comment of one line.
pub(super) fn comment(text: &str) -> String {
    text.chars()
        .map(|c| if unseen(c) { '\u{fffd}' } else { c })
        .collect()
}

/// A word as a shell takes it for one.
pub(super) fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,@%+".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}

/// Where a line is broken, if it can be.
const WIDTH: usize = 100;

/// A value of a body: on one line if there is room, otherwise an item a line.
pub(super) fn literal(value: &Value, language: Language, indent: usize) -> String {
    let (open, items, close) = match value {
        Value::Text(text) => return quoted(text, language),
        Value::Number(number) => return number.to_string(),
        Value::Boolean(yes) => return boolean(*yes, language).to_owned(),
        Value::List(items) => ("[", items.iter().map(|item| (String::new(), item)).collect(), "]"),
        Value::Object(fields) => {
            let field = |(name, value)| ([&quoted(name, language), ": "].concat(), value);
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, value)| field((name.as_ref(), value)))
                .collect();
            ("{", fields, "}")
        }
    };
    let inner = indent.saturating_add(language.indent());
    let items: Vec<String> = items
        .into_iter()
        .map(|(name, item)| [name, literal(item, language, inner)].concat())
        .collect();
    listed(open, &items, close, language, indent)
}

/// Items between brackets: on one line if there is room, otherwise each on its own.
pub(super) fn listed(open: &str, items: &[String], close: &str, language: Language, indent: usize) -> String {
    let lengths = items.iter().map(|item| item.len().saturating_add(2));
    let length = lengths.sum::<usize>().saturating_add(open.len());
    let many_lines = items.iter().any(|item| item.contains('\n'));
    if !many_lines && indent.saturating_add(length) < WIDTH {
        let spaced = language != Language::Python && open.ends_with('{') && !items.is_empty();
        let space = if spaced { " " } else { "" };
        return [open, space, &items.join(", "), space, close].concat();
    }
    let inner = " ".repeat(indent.saturating_add(language.indent()));
    let lines: String = items.iter().map(|item| [&inner, item, ",\n"].concat()).collect();
    [open, "\n", &lines, &" ".repeat(indent), close].concat()
}

/// `true` and `false`, in Python with a capital letter.
pub(super) fn boolean(yes: bool, language: Language) -> &'static str {
    match (language, yes) {
        (Language::Python, true) => "True",
        (Language::Python, false) => "False",
        (_, true) => "true",
        (_, false) => "false",
    }
}
