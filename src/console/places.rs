//! Which row of the table shows which image. Where the list changes, an image keeps its row, and a row whose image leaves
//! shows one that comes: it is written anew, which costs far less than a new one. Another list is written into the rows as
//! they stand: the ones in sight have their turn at once, and those below behind the frame that shows them.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

use super::listing::Line;
use super::moment::is_ready;
use crate::account::ImageKey;
use crate::page::View;
use crate::page::element::focused;

#[wasm_bindgen(module = "/src/console/places.js")]
extern "C" {
    #[wasm_bindgen(js_name = inSight)]
    fn in_sight() -> i32;
}

/// The rows that are there, and what they show.
#[derive(Debug)]
pub struct Places {
    view: Option<View>,
    lines: Vec<Line>,
    rows: Vec<usize>,
    count: usize,
    /// How many have their turn at once: about what a window of usual height shows, and all that a tall one was seen to.
    first: usize,
    /// Whether some images have their turn later.
    more: bool,
    /// Whether rows say when their images were made.
    dated: bool,
}

impl Default for Places {
    fn default() -> Self {
        Self {
            view: None,
            lines: Vec::new(),
            rows: Vec::new(),
            count: 0,
            first: 10,
            more: false,
            dated: is_ready(),
        }
    }
}

impl Places {
    /// Gives the images that a view shows their rows, in their order: in the same view, an image that was there stays in
    /// its row. Where some have their turn later, what was below is there until then, unless the view shows it, too.
    pub fn take(&mut self, view: &View, wanted: &[Line]) {
        let same = self.view.replace(view.clone()).as_ref() == Some(view);
        let anew = !same || self.more;
        // Now, as it stands behind a frame: another view's turn would have to wait for the page to be laid out.
        if same && self.more {
            self.first = self.first.max(usize::try_from(in_sight()).unwrap_or_default());
        }
        // That waits until the page's first rows are seen.
        self.dated |= same;
        let first = if same { wanted.len() } else { self.first };
        let other = |n: usize| self.lines.get(n).map(key) != wanted.get(n).map(key);
        self.more = !self.dated || (first..wanted.len()).any(other);
        let moved = !same && self.most_moved(wanted, first);
        let mut lines = wanted.to_vec();
        if self.more {
            lines.truncate(first);
            lines.extend(self.below(wanted, first, moved));
        }
        for line in &mut lines {
            line.dated = self.dated;
        }
        self.place(lines, anew && !moved);
    }

    /// Whether most of the images that have their turn at once are there in other rows: a letter more in a search may take
    /// out a single one.
    fn most_moved(&self, wanted: &[Line], first: usize) -> bool {
        let stayed = wanted.iter().zip(&self.lines).take(first);
        let stayed = stayed.filter(|(line, there)| key(line) == key(there)).count();
        let mut from = 0_usize;
        let kept = wanted.iter().take(first).filter(|line| {
            let mut there = self.lines.iter().skip(from);
            let at = there.position(|there| key(there) == key(line));
            from = at.map_or(from, |at| from.saturating_add(at).saturating_add(1));
            at.is_some()
        });
        let kept = kept.count();
        kept.saturating_mul(2) > first.saturating_add(stayed)
    }

    /// What is below those that have their turn at once: what the view shows, too, or else what was there before, where it
    /// was. To move it up is to write it.
    fn below(&self, wanted: &[Line], first: usize, moved: bool) -> Vec<Line> {
        let has = |lines: &[Line], line: &Line| lines.iter().any(|there| key(there) == key(line));
        let mut gone = self.lines.iter().filter(|line| !has(wanted, line));
        let mut below = Vec::new();
        for (line, there) in wanted.iter().zip(&self.lines).skip(first) {
            let before = if moved {
                (!has(&self.lines, line)).then(|| gone.next()).flatten()
            } else {
                Some(there).filter(|there| !has(wanted, there))
            };
            below.push(before.unwrap_or(line).clone());
        }
        below
    }

    fn place(&mut self, lines: Vec<Line>, anew: bool) {
        let mut free = std::mem::take(&mut self.rows);
        // A row with the focus neither comes to show another image nor is moved: then nothing is reused.
        let row = |focused: Element| focused.closest("[data-image-id]").ok()?;
        let focused = focused().and_then(row).is_some();
        for (n, line) in lines.iter().enumerate() {
            // To move a row costs more than to write it.
            let own = if anew && !focused {
                Some(n)
            } else {
                self.lines.iter().position(|there| key(there) == key(line))
            };
            let own = own.and_then(|at| free.get_mut(at));
            self.rows.push(own.map(std::mem::take).unwrap_or_default());
        }
        if focused {
            free.clear();
        }
        let mut free = free.into_iter().filter(|row| *row > 0);
        for row in self.rows.iter_mut().filter(|row| **row == 0) {
            *row = free.next().unwrap_or_else(|| {
                self.count = self.count.wrapping_add(1);
                self.count
            });
        }
        self.lines = lines;
    }

    /// Whether some images have their turn later: behind the next frame, when the same view is taken again.
    pub fn more_to_come(&self) -> bool {
        self.more
    }

    /// What is drawn now, each with the number of its row.
    pub fn rows(&self) -> impl Iterator<Item = (&Line, usize)> {
        self.lines.iter().zip(self.rows.iter().copied())
    }
}

fn key(line: &Line) -> &ImageKey {
    &line.image.key
}
