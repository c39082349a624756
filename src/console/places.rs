//! Which row of the table shows which image. A row whose image leaves the list shows one that comes: it is written anew,
//! which costs far less than a new one.

use super::listing::Line;
use crate::account::ImageKey;
use crate::page::element::find;

/// The rows that are there, and what they show.
#[derive(Debug, Default)]
pub struct Places {
    lines: Vec<Line>,
    rows: Vec<usize>,
    count: usize,
}

impl Places {
    /// The rows of these images, in their order: an image that was there stays in its row.
    pub fn of(&mut self, lines: &[Line]) -> &[usize] {
        let mut free = std::mem::take(&mut self.rows);
        let shown = |key: &ImageKey| self.lines.iter().position(|there| there.image.key == *key);
        for line in lines {
            let own = shown(&line.image.key).and_then(|at| free.get_mut(at));
            self.rows.push(own.map(std::mem::take).unwrap_or_default());
        }
        // A row with the focus neither comes to show another image nor is moved: then nothing is reused.
        if find("[data-image-id]:focus-within").is_some() {
            free.clear();
        }
        let mut free = free.into_iter().filter(|row| *row > 0);
        for row in self.rows.iter_mut().filter(|row| **row == 0) {
            *row = free.next().unwrap_or_else(|| {
                self.count = self.count.wrapping_add(1);
                self.count
            });
        }
        self.lines = lines.to_vec();
        &self.rows
    }
}
