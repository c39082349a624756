//! What a call gets back.

use super::action::Action;
use super::error::{Cause, Fault, spec};
use super::value::Value;

/// The answer to a call, as over HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The body: RequestId first, on errors HostId, Code, Message and Recommend behind it.
    pub body: Value,
    /// Why it is an error, for those who would say it in words of their own.
    pub cause: Option<Cause>,
}

impl Response {
    pub(super) fn success(request_id: &str, body: Value) -> Self {
        let mut whole = vec![("RequestId".into(), request_id.into())];
        if let Value::Object(fields) = body {
            whole.extend(fields);
        }
        Self {
            status: 200,
            body: Value::Object(whole),
            cause: None,
        }
    }

    pub(super) fn error(request_id: &str, host: &str, action: Option<Action>, fault: &Fault) -> Self {
        let row = spec(action, fault.cause);
        let code = row.code.replace("%s", &fault.value);
        let recommend =
            format!("https://api.aliyun.com/troubleshoot?q={code}&product=Ecs&requestId={request_id}");
        let fields = [
            ("RequestId", request_id),
            ("HostId", host),
            ("Code", &code),
            ("Message", &row.message.replace("%s", &fault.value)),
            ("Recommend", &recommend),
        ];
        Self {
            status: row.status,
            body: Value::object(fields.map(|(name, text)| (name, text.into()))),
            cause: Some(fault.cause),
        }
    }

    /// Whether the call succeeded.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The id of the request, on success and failure alike.
    #[must_use]
    pub fn request_id(&self) -> &str {
        self.field("RequestId").unwrap_or_default()
    }

    /// The error's code.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.field("Code")
    }

    /// The error's message.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.field("Message")
    }

    /// The headers, by name.
    #[must_use]
    pub fn headers(&self) -> [(&'static str, &str); 2] {
        [
            ("content-type", "application/json;charset=utf-8"),
            ("x-acs-request-id", self.request_id()),
        ]
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.body.get(name).and_then(Value::as_str)
    }
}
