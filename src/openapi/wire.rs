//! HTTP requests and responses as the official clients send and want them.
//!
//! Three dialects: V3 (action and version in `x-acs-*` headers, parameters in the query), the old form (everything in a
//! form body) and the old query (everything in the query). Signatures are not looked at.
//!
//! ```
//! use image_family_simulator::openapi::wire::Request;
//! use image_family_simulator::simulation::{Scenario, Simulation};
//!
//! let request = Request {
//!     method: "GET".to_owned(),
//!     url: "/?Action=DescribeRegions&Format=JSON".to_owned(),
//!     ..Request::default()
//! };
//! let response = Simulation::new(Scenario::empty()).handle(&request);
//! assert_eq!(response.status, 200);
//! assert!(response.body.contains("cn-hangzhou"));
//! ```

use super::parameters::Parameters;
use super::{response, xml};

/// An HTTP request.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// `GET`, `POST` or `OPTIONS`.
    pub method: String,
    /// Path and query, with or without scheme and host.
    pub url: String,
    /// Headers, by name in any case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// An HTTP response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// Headers, by lower-case name.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: String,
    /// Milliseconds to wait before it goes out.
    pub latency_ms: u64,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For V3 clients, and for `Format=JSON`.
    Json,
    /// The old dialects' default.
    Xml,
}

/// What a request asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Read {
    /// A browser asks whether it may.
    Preflight,
    /// A call.
    Call {
        /// The action's name; empty when there is none.
        action: String,
        /// The business parameters.
        parameters: Parameters,
        /// How to answer.
        format: Format,
    },
}

/// The version of the API that is simulated.
pub const VERSION: &str = "2014-05-26";

/// Parameters of the protocol, not of the action. Source: "Common parameters".
const COMMON: [&str; 11] = [
    "Action",
    "Version",
    "Format",
    "AccessKeyId",
    "Signature",
    "SignatureMethod",
    "SignatureNonce",
    "SignatureVersion",
    "SignatureType",
    "Timestamp",
    "SecurityToken",
];

/// Reads a request.
#[must_use]
pub fn read(request: &Request) -> Read {
    if request.method.eq_ignore_ascii_case("OPTIONS") {
        return Read::Preflight;
    }
    let header = |name: &str| {
        let found = request
            .headers
            .iter()
            .find(|(there, _)| there.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    };
    let before_fragment = request.url.split('#').next().unwrap_or_default();
    let query = before_fragment.split_once('?').map_or("", |(_, query)| query);
    let form = header("content-type").is_some_and(|kind| {
        kind.to_ascii_lowercase()
            .starts_with("application/x-www-form-urlencoded")
    });
    let body = if form { request.body.as_str() } else { "" };
    let mut all = Parameters::new();
    for text in [query, body] {
        for (name, value) in form_urlencoded::parse(text.as_bytes()) {
            all.set(&name, value);
        }
    }
    let v3 = header("x-acs-action").filter(|_| all.get("Action").is_none());
    let mut action = v3.or(all.get("Action")).unwrap_or_default().to_owned();
    // An API is its name, its version and the methods that it takes: with another of these, it is one that is not found.
    let version = all.get("Version").or_else(|| header("x-acs-version"));
    if let Some(version) = version.filter(|version| *version != VERSION) {
        action = format!("{action} {version}");
    }
    if !["GET", "POST"]
        .iter()
        .any(|method| request.method.eq_ignore_ascii_case(method))
    {
        action = format!("{} {action}", request.method);
    }
    let json = v3.is_some()
        || all
            .get("Format")
            .is_some_and(|format| format.eq_ignore_ascii_case("JSON"));
    let business = all.iter().filter(|(name, _)| !COMMON.contains(name));
    let parameters = business
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Read::Call {
        action,
        parameters,
        format: if json { Format::Json } else { Format::Xml },
    }
}

fn cors() -> Vec<(&'static str, String)> {
    vec![
        ("access-control-allow-origin", "*".to_owned()),
        ("access-control-allow-methods", "GET, POST, OPTIONS".to_owned()),
        // The star means every header but this one, and signed calls have it.
        ("access-control-allow-headers", "authorization, *".to_owned()),
        (
            "access-control-expose-headers",
            "x-acs-request-id, x-acs-retry-after".to_owned(),
        ),
    ]
}

/// The answer to a browser's preflight.
#[must_use]
pub fn preflight() -> Response {
    Response {
        status: 204,
        headers: cors(),
        body: String::new(),
        latency_ms: 0,
    }
}

fn first_half(text: &str) -> String {
    text.chars().take(text.chars().count() / 2).collect()
}

/// Writes an answer.
#[must_use]
pub fn write(action: &str, response: &response::Response, format: Format) -> Response {
    let (kind, body) = match format {
        Format::Json => ("application/json;charset=utf-8", response.body.to_string()),
        Format::Xml => {
            let root = if response.is_ok() {
                format!("{action}Response")
            } else {
                "Error".to_owned()
            };
            ("text/xml;charset=utf-8", xml::document(&root, &response.body))
        }
    };
    let mut headers = cors();
    headers.push(("content-type", kind.to_owned()));
    headers.extend(
        response
            .headers()
            .into_iter()
            .filter(|(name, _)| *name != "content-type")
            .map(|(name, text)| (name, text.into_owned())),
    );
    let body = if response.garbled { first_half(&body) } else { body };
    Response {
        status: response.status,
        headers,
        body,
        latency_ms: response.latency_ms,
    }
}
