//! JSON in colours.

use std::rc::Rc;

use yew::prelude::*;

use crate::openapi::Value;

/// What [`Json`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct JsonProps {
    /// What is shown.
    pub value: Rc<Value>,
    /// The hook for tests.
    #[prop_or_default]
    pub test_id: Option<AttrValue>,
}

/// A JSON value, indented and coloured; its text is the JSON.
#[component]
pub fn Json(props: &JsonProps) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    write(&props.value, "\n", &mut |class, text| {
        parts.push(match class {
            Some(class) => html! { <span {class}>{ text }</span> },
            None => Html::from(text),
        });
    });
    html! {
        // Not read out by itself: the status beside it is.
        <pre class="json" tabindex="0" aria-live="off" data-testid={props.test_id.clone()}>{ for parts }</pre>
    }
}

/// The text of [`Json`].
#[must_use]
pub fn pretty(value: &Value) -> String {
    let mut whole = String::new();
    write(value, "\n", &mut |_, text| whole.push_str(&text));
    whole
}

/// Writes a value piece by piece, each with the class of its colour; a line begins with `line` and what is inside of
/// this value with two spaces more.
fn write(value: &Value, line: &str, out: &mut dyn FnMut(Option<&'static str>, String)) {
    match value {
        Value::Boolean(_) => out(Some("j-bool"), value.to_string()),
        Value::Number(_) => out(Some("j-num"), value.to_string()),
        Value::Text(_) => out(Some("j-str"), value.to_string()),
        Value::List(items) => {
            let items = items.iter().map(|item| (None, item)).collect();
            block(["[", "]"], items, line, out);
        }
        Value::Object(fields) => {
            let fields = fields
                .iter()
                .map(|(name, value)| (Some(&**name), value))
                .collect();
            block(["{", "}"], fields, line, out);
        }
    }
}

fn block(
    [open, close]: [&str; 2],
    items: Vec<(Option<&str>, &Value)>,
    line: &str,
    out: &mut dyn FnMut(Option<&'static str>, String),
) {
    if items.is_empty() {
        return out(None, format!("{open}{close}"));
    }
    let inside = format!("{line}  ");
    let mut before = format!("{open}{inside}");
    for (name, value) in items {
        out(None, before);
        if let Some(name) = name {
            out(Some("j-key"), Value::from(name).to_string());
            out(None, ": ".to_owned());
        }
        write(value, &inside, out);
        before = format!(",{inside}");
    }
    out(None, format!("{line}{close}"));
}
