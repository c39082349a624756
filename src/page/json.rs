//! JSON in colours.

use serde_json::Value;
use yew::prelude::*;

/// What [`Json`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct JsonProps {
    /// What is shown.
    pub value: Value,
    /// The hook for tests.
    #[prop_or_default]
    pub test_id: Option<AttrValue>,
}

/// A JSON value, indented and coloured; its text is the JSON.
#[component]
pub fn Json(props: &JsonProps) -> Html {
    let mut painter = Painter::default();
    painter.value(&props.value, 0);
    html! {
        // Not read out by itself: the status beside it is.
        <pre class="json" tabindex="0" aria-live="off" data-testid={props.test_id.clone()}>{ painter.finish() }</pre>
    }
}

/// The text of [`Json`].
#[must_use]
pub fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// Collects spans of colour with the plain text between them.
#[derive(Default)]
struct Painter {
    parts: Vec<Html>,
    plain: String,
}

impl Painter {
    fn word(&mut self, class: &'static str, text: String) {
        self.flush();
        self.parts.push(html! { <span {class}>{ text }</span> });
    }

    fn flush(&mut self) {
        if !self.plain.is_empty() {
            self.parts.push(Html::from(std::mem::take(&mut self.plain)));
        }
    }

    fn line(&mut self, depth: usize) {
        self.plain.push('\n');
        self.plain.push_str(&"  ".repeat(depth));
    }

    fn value(&mut self, value: &Value, depth: usize) {
        let inside = depth.saturating_add(1);
        match value {
            Value::Null => self.word("j-null", "null".to_owned()),
            Value::Bool(yes) => self.word("j-bool", yes.to_string()),
            Value::Number(number) => self.word("j-num", number.to_string()),
            Value::String(_) => self.word("j-str", value.to_string()),
            Value::Array(items) => self.block(['[', ']'], items, depth, |painter, item| {
                painter.value(item, inside)
            }),
            Value::Object(fields) => self.block(['{', '}'], fields, depth, |painter, (name, value)| {
                painter.word("j-key", Value::from(name.as_str()).to_string());
                painter.plain.push_str(": ");
                painter.value(value, inside);
            }),
        }
    }

    fn block<T>(
        &mut self,
        [open, close]: [char; 2],
        items: impl IntoIterator<Item = T>,
        depth: usize,
        paint: impl Fn(&mut Self, T),
    ) {
        self.plain.push(open);
        let mut empty = true;
        for item in items {
            if !empty {
                self.plain.push(',');
            }
            empty = false;
            self.line(depth.saturating_add(1));
            paint(self, item);
        }
        if !empty {
            self.line(depth);
        }
        self.plain.push(close);
    }

    fn finish(mut self) -> Html {
        self.flush();
        self.parts.into_iter().collect()
    }
}
