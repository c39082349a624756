//! Simulated time, in whole seconds as the API writes it.

use std::fmt;
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A moment in UTC: seconds since 1970, written `yyyy-MM-ddTHH:mm:ssZ`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Timestamp(u64);

impl Timestamp {
    /// 1970-01-01T00:00:00Z.
    pub const EARLIEST: Self = Self(0);
    /// The last second that can be written with four digits of year: 9999-12-31T23:59:59Z.
    pub const LATEST: Self = Self(253_402_300_799);

    /// Reads `yyyy-MM-ddTHH:mm:ssZ`; `None` for any other form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != "yyyy-MM-ddTHH:mm:ssZ".len() {
            return None;
        }
        let time = humantime::parse_rfc3339(text).ok()?;
        Some(Self(time.duration_since(UNIX_EPOCH).ok()?.as_secs()))
    }

    /// Reads `yyyy-MM-ddTHH:mmZ`, the form of DescribeImages' time filters.
    #[must_use]
    pub fn parse_minute(text: &str) -> Option<Self> {
        Self::parse(&format!("{}:00Z", text.strip_suffix('Z')?))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn seconds(self) -> u64 {
        self.0
    }

    /// So many seconds later, the end of the year 9999 at the latest.
    #[must_use]
    pub fn after(self, seconds: u64) -> Self {
        Self(self.0.saturating_add(seconds)).min(Self::LATEST)
    }

    /// Seconds from an earlier moment to this one; 0 when that one is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> u64 {
        self.0.saturating_sub(earlier.0)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = UNIX_EPOCH
            .checked_add(Duration::from_secs(self.0))
            .unwrap_or(UNIX_EPOCH);
        write!(out, "{}", humantime::format_rfc3339_seconds(time))
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| {
            serde::de::Error::custom(format!("{text:?} is not a time of the form yyyy-MM-ddTHH:mm:ssZ"))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_the_apis_form_only() {
        let text = "2021-03-02T06:19:19Z";
        assert_eq!(
            Timestamp::parse(text).map(|time| time.to_string()),
            Some(text.to_owned())
        );
        assert_eq!(
            Timestamp::parse_minute("2021-03-02T06:19Z"),
            Timestamp::parse("2021-03-02T06:19:00Z")
        );
        for bad in [
            "",
            "2021-03-02",
            "2021-13-02T06:19:19Z",
            "2021-03-02T06:19:19.5Z",
            "1969-01-01T00:00:00Z",
        ] {
            assert_eq!(Timestamp::parse(bad), None, "{bad}");
        }
        assert_eq!(
            Timestamp::default().after(u64::MAX).to_string(),
            "9999-12-31T23:59:59Z"
        );
    }
}
