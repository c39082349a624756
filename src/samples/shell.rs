//! Calls as command lines.

use super::literal::word;
use crate::openapi::wire::VERSION;
use crate::openapi::{Parameters, is_known};

/// A line for the official tool. What its own tables don't know needs `--force`.
#[must_use]
pub fn aliyun(action: &str, parameters: &Parameters) -> String {
    let mut line = ["aliyun ecs ", &word(action)].concat();
    for (name, value) in parameters.iter() {
        // The tool takes a word that begins with a dash for the next option.
        let between = if value.is_empty() || value.starts_with('-') {
            "="
        } else {
            " "
        };
        line.extend([" --", &word(name), between, &word(value)]);
    }
    if !is_known(action, parameters) {
        line.extend([" --force --version ", VERSION]);
    }
    line
}

/// A line that asks the simulator's endpoint, without a signature.
pub(super) fn curl(action: &str, parameters: &Parameters) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query
        .append_pair("Action", action)
        .append_pair("Format", "JSON")
        .append_pair("Version", VERSION);
    query.extend_pairs(parameters.iter());
    ["curl 'http://127.0.0.1:4599/?", &query.finish(), "'"].concat()
}
