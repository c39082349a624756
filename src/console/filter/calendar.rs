//! The days of the place where the page is read.

use js_sys::Date;
use wasm_bindgen::JsValue;

use super::passes::Calendar;
use crate::account::Timestamp;

/// The browser's own time zone.
#[derive(Debug, Clone, Copy)]
pub struct Local;

/// Whole seconds of a date, none before 1970.
fn seconds(date: &Date) -> u64 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "seconds since 1970: a cast stops at 0"
    )]
    let seconds = (date.get_time() / 1000.0) as u64;
    seconds
}

impl Calendar for Local {
    fn span(&self, day: &str) -> (u64, u64) {
        let mut parts = day.split('-').map(|part| part.parse::<i32>().unwrap_or_default());
        let mut next = || parts.next().unwrap_or_default();
        let (year, month, day) = (next(), next().saturating_sub(1), next());
        let start = |day| seconds(&Date::new_with_year_month_day(year.unsigned_abs(), month, day));
        (start(day), start(day.saturating_add(1)))
    }

    fn day(&self, moment: Timestamp) -> String {
        #[expect(clippy::cast_precision_loss, reason = "seconds up to the year 9999")]
        let milliseconds = moment.seconds() as f64 * 1000.0;
        let date = Date::new(&JsValue::from_f64(milliseconds));
        let month = date.get_month().saturating_add(1);
        format!("{:04}-{month:02}-{:02}", date.get_full_year(), date.get_date())
    }
}
