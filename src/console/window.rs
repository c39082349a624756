//! The window over a long page: the rows that are in view, some around them, and the one that has the focus.

use std::ops::Range;

use web_sys::Element;
use yew::prelude::*;

use crate::page::element::focused;
use crate::page::view::ALL;

/// Rows above and below those in view.
const AROUND: usize = 6;
/// The window moves by so many rows.
const STEP: usize = 2;

/// Which rows of a long page are there, and how high one is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Window {
    first: usize,
    last: usize,
    /// The row that has the focus, wherever it is.
    focused: Option<usize>,
    height: usize,
    /// How wide the table was when the height was taken.
    width: i32,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            first: 0,
            last: 40,
            focused: None,
            height: 57,
            width: 0,
        }
    }
}

impl Window {
    /// The window over a page of that size, if it is long.
    #[must_use]
    pub fn over(self, size: usize) -> Option<Self> {
        (size >= ALL).then_some(self)
    }

    /// The rows that are there, in order.
    #[must_use]
    pub fn ranges(self, rows: usize) -> [Range<usize>; 3] {
        let (first, last) = (self.first.min(rows), self.last.min(rows));
        let focused = self
            .focused
            .filter(|row| *row < rows)
            .map(|row| row..row.saturating_add(1));
        let part = |there: fn(usize, usize, usize) -> bool| {
            let focused = focused.clone();
            focused
                .filter(|row| there(row.start, first, last))
                .unwrap_or_default()
        };
        [
            part(|row, first, _| row < first),
            first..last,
            part(|row, _, last| row >= last),
        ]
    }

    /// Room for rows that are not there. Keyed so that nothing changes places when the window moves: what is moved in the
    /// document loses the focus. Even keys are the rows'.
    pub fn gap(self, rows: Range<usize>) -> Html {
        let height = self.height.saturating_mul(rows.len()).to_string();
        html! {
            <tr key={rows.start.wrapping_mul(2).wrapping_add(1)} class="gap" aria-hidden="true"><td {height} colspan="7"></td></tr>
        }
    }

    /// The window over rows that may be of another height.
    #[must_use]
    pub fn anew(self) -> Self {
        Self { width: 0, ..self }
    }

    /// The window as the table stands in its frame now.
    #[must_use]
    pub fn look(self, frame: &Element) -> Self {
        let pixels = |length: i32| usize::try_from(length).unwrap_or_default();
        let mut next = self;
        if frame.client_width() != self.width
            && let Ok(Some(row)) = frame.query_selector("[aria-rowindex]")
        {
            next.height = pixels(row.client_height()).max(20);
            next.width = frame.client_width();
        }
        let rows = |length: i32| pixels(length).checked_div(next.height).unwrap_or_default();
        let first = rows(frame.scroll_top()).saturating_sub(AROUND);
        next.first = first.saturating_sub(first % STEP);
        let around = rows(frame.client_height()).saturating_add(2 * AROUND + STEP);
        next.last = next.first.saturating_add(around);
        next.focused = focused_row();
        next
    }
}

/// The row that has the focus.
fn focused_row() -> Option<usize> {
    let row = focused()?.closest("[aria-rowindex]").ok()??;
    // The heading is a row, too.
    row.get_attribute("aria-rowindex")?
        .parse::<usize>()
        .ok()?
        .checked_sub(2)
}
