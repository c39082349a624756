//! Calls as command lines.

use super::literal::word;
use crate::openapi::wire::VERSION;
use crate::openapi::{Parameters, is_known, is_listed};

/// A line for the official tool. What its own tables don't know needs `--force`.
#[must_use]
pub fn aliyun(action: &str, parameters: &Parameters) -> String {
    let mut line = plain(action, parameters);
    if !is_known(action, parameters) {
        line.extend([" --force --version ", VERSION]);
    }
    line
}

/// The same line for a call with nothing but what has an effect: the first one that is seen, and so the least to load.
#[must_use]
pub fn command_line(action: &str, parameters: &Parameters) -> Option<String> {
    is_listed(action, parameters).then(|| plain(action, parameters))
}

fn plain(action: &str, parameters: &Parameters) -> String {
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
