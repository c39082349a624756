//! What a list shows: the images of a tab, narrowed, sorted and cut into pages.

use std::ops::Range;
use std::rc::Rc;

use super::filter::{Passes, Test, passes};
use super::selection::Selection;
use super::window::Window;
use crate::account::rules::verdict;
use crate::account::{
    Account, Also, Column, Image, ImageKey, Listed, Operation, RegionId, Relation, Status, Wanted,
};
use crate::page::{SortKey, Tab, View};

/// An image as a row shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The image.
    pub image: Rc<Image>,
    /// Its status now.
    pub status: Status,
    /// How far it is made, in percent.
    pub progress: u8,
    /// Whether its family resolves to it now.
    pub latest: bool,
    /// Whether an instance may be made from it.
    pub runs: bool,
    /// Whether it may be shared.
    pub shares: bool,
    /// Whether it is a copy that can be called off.
    pub copying: bool,
    /// Its place on a long page, from 1; 0 on one that is there as a whole.
    pub place: usize,
    /// Whether it says when the image was made, or has but the room for that.
    pub dated: bool,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Its rows; of a long page, those in view.
    pub lines: Vec<Line>,
    /// How many rows it has.
    pub rows: usize,
    /// How many images the filters let through.
    pub count: usize,
    /// How many the tab has.
    pub all: usize,
    /// The page's number, one that exists.
    pub number: usize,
    /// How many pages there are, at least one.
    pub pages: usize,
    /// How many of those let through are selected.
    pub selected: usize,
}

/// Whose images a tab lists.
pub fn relation(tab: Tab) -> Option<Relation> {
    match tab {
        Tab::Custom => Some(Relation::Own),
        Tab::Public => Some(Relation::Public),
        Tab::Shared => Some(Relation::SharedToMe),
        Tab::Community => Some(Relation::Community),
        Tab::Marketplace => None,
    }
}

/// The list that a view shows.
struct Shown {
    wanted: Wanted,
    also: Option<Test>,
}

impl Shown {
    fn of(region: RegionId, view: &View) -> Option<Self> {
        let column = |key| match key {
            SortKey::Name => Column::Name,
            SortKey::Family => Column::Family,
            SortKey::Status => Column::Status,
            SortKey::Size => Column::Size,
            // The usual order is newest first.
            SortKey::Created => Column::Created,
        };
        let (status, also) = match passes(&view.filter) {
            Some(Passes::Status(status)) => (Some(status), None),
            Some(Passes::Test(test)) => (None, Some(test)),
            // Conditions that nobody can read yet narrow nothing.
            None => (None, None),
        };
        Some(Self {
            wanted: Wanted {
                region,
                relation: relation(view.tab)?,
                group: view.resource_group().map(Into::into),
                family: view.family.trim().to_owned(),
                search: view.search.trim().to_owned(),
                status,
                also: also.as_ref().map_or_else(String::new, |_| view.filter.clone()),
                sort: view.sort.map(|(key, down)| (column(key), down)),
            },
            also,
        })
    }

    fn also(&self) -> Also<'_> {
        self.also.as_deref().unwrap_or(&|_, _| true)
    }

    fn part(&self, account: &Account, part: Range<usize>) -> Listed {
        account.list(&self.wanted, self.also(), part)
    }

    fn has(&self, account: &Account, image: &Rc<Image>) -> bool {
        account.is_shown(&self.wanted, self.also(), image)
    }
}

fn line(account: &Account, image: &Rc<Image>, place: usize) -> Line {
    let facts = account.facts(image);
    let allowed = |operation| verdict(operation, &facts).is_ok();
    let latest = account.newest(image.key.region, &image.family_text());
    Line {
        status: facts.status,
        progress: image.progress(account.now()),
        latest: latest.is_some_and(|latest| latest.key == image.key),
        runs: allowed(Operation::CreateInstance),
        shares: allowed(Operation::Share),
        copying: allowed(Operation::CancelCopy),
        image: image.clone(),
        place,
        dated: true,
    }
}

impl Listing {
    /// The page that a view shows.
    #[must_use]
    pub fn of(
        account: &Account,
        region: RegionId,
        view: &View,
        selection: &Selection,
        window: Option<Window>,
    ) -> Self {
        let shown = Shown::of(region, view);
        let shown = shown.as_ref();
        let part = |part| shown.map_or_else(Listed::default, |shown| shown.part(account, part));
        let count = part(0..0).count;
        let size = view.size.max(1);
        let pages = count.div_ceil(size).max(1);
        let number = view.number.clamp(1, pages);
        let before = number.saturating_sub(1).saturating_mul(size);
        let rows = size.min(count.saturating_sub(before));
        let ranges = window.map_or([0..rows, 0..0, 0..0], |window| window.ranges(rows));
        let mut lines = Vec::new();
        for Range { start, end } in ranges {
            let listed = part(before.saturating_add(start)..before.saturating_add(end));
            for (place, image) in (start.saturating_add(1)..).zip(&listed.images) {
                lines.push(line(account, image, if window.is_some() { place } else { 0 }));
            }
        }
        let listed = |image: &Rc<Image>| shown.is_some_and(|shown| shown.has(account, image));
        let there = |key: &&ImageKey| account.image(key.region, key.id.as_str()).is_some_and(listed);
        Self {
            lines,
            rows,
            count,
            all: shown.map_or(0, |shown| {
                account.list(&shown.wanted.whole(), &|_, _| true, 0..0).count
            }),
            number,
            pages,
            selected: selection.keys().iter().filter(there).count(),
        }
    }

    /// Has a list at hand from now on.
    pub fn prepare(account: &Account, region: RegionId, view: &View) {
        if let Some(shown) = Shown::of(region, view) {
            shown.part(account, 0..0);
        }
    }

    /// All images that a view lets through, in its order.
    #[must_use]
    pub fn images(account: &Account, region: RegionId, view: &View) -> Vec<Rc<Image>> {
        let listed = Shown::of(region, view).map(|shown| shown.part(account, 0..usize::MAX));
        listed.unwrap_or_default().images
    }

    /// The images of the page that it is, in its order.
    #[must_use]
    pub fn keys(account: &Account, region: RegionId, view: &View) -> Vec<ImageKey> {
        let images = Self::images(account, region, view);
        let pages = images.len().div_ceil(view.size.max(1)).max(1);
        let before = view
            .number
            .clamp(1, pages)
            .saturating_sub(1)
            .saturating_mul(view.size);
        let page = images.iter().skip(before).take(view.size);
        page.map(|image| image.key.clone()).collect()
    }
}
