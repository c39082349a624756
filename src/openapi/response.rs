//! What a call gets back.

use std::borrow::Cow;
use std::rc::Rc;

use super::action::Action;
use super::error::{Cause, Fault, spec};
use super::value::Value;

/// How long a throttled client is told to wait, where nothing else is said: no document has a figure.
const THROTTLED_MS: u64 = 1000;

/// The answer to a call, as over HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// HTTP status.
    pub status: u16,
    /// The body: RequestId first, on errors HostId, Code, Message and Recommend behind it.
    pub body: Rc<Value>,
    /// Why it is an error, for those who would say it in words of their own.
    pub cause: Option<Cause>,
    /// Milliseconds after which the client may try again, if it is told so.
    pub retry_after_ms: Option<u64>,
    /// Milliseconds to wait before the answer goes out.
    pub latency_ms: u64,
    /// Whether the body breaks off on its way.
    pub garbled: bool,
}

impl Response {
    pub(super) fn success(request_id: &str, body: Value) -> Self {
        let fields = match body {
            Value::Object(fields) => fields,
            _ => Vec::new(),
        };
        // The log keeps it: no more room than it takes.
        let mut whole = Vec::with_capacity(fields.len().saturating_add(1));
        whole.push(("RequestId".into(), request_id.into()));
        whole.extend(fields);
        Self {
            status: 200,
            body: Value::Object(whole).into(),
            cause: None,
            retry_after_ms: None,
            latency_ms: 0,
            garbled: false,
        }
    }

    pub(super) fn error(request_id: &str, host: &str, action: Option<Action>, fault: &Fault) -> Self {
        let row = spec(action, fault.cause);
        let fill = |text: &str| text.replace("%s", &fault.value);
        let body = error_body(request_id, host, &fill(row.code), &fill(row.message));
        Self {
            status: row.status,
            body: body.into(),
            cause: Some(fault.cause),
            retry_after_ms: None,
            latency_ms: 0,
            garbled: false,
        }
    }

    /// The same answer to a call made again.
    #[must_use]
    pub fn again(&self, request_id: &str) -> Self {
        let mut again = self.clone();
        if let Value::Object(fields) = Rc::make_mut(&mut again.body)
            && let Some((_, id)) = fields.iter_mut().find(|(name, _)| name == "RequestId")
        {
            *id = request_id.into();
        }
        again
    }

    /// Another answer in its place: this status, code and message.
    #[must_use]
    pub fn replaced(self, host: &str, status: u16, code: &str, message: &str) -> Self {
        Self {
            status,
            body: error_body(self.request_id(), host, code, message).into(),
            cause: None,
            ..self
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
    pub fn headers(&self) -> Vec<(&'static str, Cow<'_, str>)> {
        let mut headers = vec![
            ("content-type", "application/json;charset=utf-8".into()),
            ("x-acs-request-id", self.request_id().into()),
        ];
        let throttled = || self.code().is_some_and(|code| code.starts_with("Throttling"));
        let retry_after = self
            .retry_after_ms
            .or_else(|| throttled().then_some(THROTTLED_MS))
            .map(|ms| ("x-acs-retry-after", ms.to_string().into()));
        headers.extend(retry_after);
        headers
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.body.get(name).and_then(Value::as_str)
    }
}

fn error_body(request_id: &str, host: &str, code: &str, message: &str) -> Value {
    let recommend =
        format!("https://api.aliyun.com/troubleshoot?q={code}&product=Ecs&requestId={request_id}");
    let fields = [
        ("RequestId", request_id),
        ("HostId", host),
        ("Code", code),
        ("Message", message),
        ("Recommend", &recommend),
    ];
    Value::object(fields.map(|(name, text)| (name, text.into())))
}
