//! What a list shows: the images of a tab, narrowed, sorted and cut into pages.

use std::rc::Rc;

use super::filter::passes;
use super::selection::Selection;
use crate::account::{Account, Image, ImageKey, Operation, RegionId, Relation, Status};
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
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Its rows.
    pub lines: Vec<Line>,
    /// How many images the filters let through.
    pub count: usize,
    /// How many the tab has.
    pub all: usize,
    /// The page's number, one that exists.
    pub number: usize,
    /// How many pages there are, at least one.
    pub pages: usize,
    /// Those let through that are selected, in the list's order.
    pub selected: Vec<ImageKey>,
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

/// Families match exactly, names by a part in any case, ids exactly.
struct Filter<'a> {
    family: &'a str,
    search: &'a str,
    lower: String,
}

impl<'a> Filter<'a> {
    fn new(view: &'a View) -> Self {
        let search = view.search.trim();
        Self {
            family: view.family.trim(),
            search,
            lower: search.to_ascii_lowercase(),
        }
    }

    fn passes(&self, image: &Image) -> bool {
        self.family_passes(image)
            && (self.search.is_empty()
                || image.key.id.as_str() == self.search
                || image.name.as_str().to_ascii_lowercase().contains(&self.lower))
    }

    /// Another's family goes by its name alone, too.
    fn family_passes(&self, image: &Image) -> bool {
        self.family.is_empty()
            || image
                .family
                .as_ref()
                .is_some_and(|family| family.as_str() == self.family)
            || image.family_text() == self.family
    }
}

fn sort(account: &Account, images: &mut [&Rc<Image>], (key, down): (SortKey, bool)) {
    let family = |image: &Image| image.family.as_ref().map(|family| family.as_str().to_owned());
    images.sort_by(|a, b| {
        let order = match key {
            SortKey::Name => a.name.as_str().cmp(b.name.as_str()),
            SortKey::Family => family(a).cmp(&family(b)),
            SortKey::Status => account.status(a).cmp(&account.status(b)),
            SortKey::Size => a.size.cmp(&b.size),
            // The usual order is newest first.
            SortKey::Created => b.order().cmp(&a.order()),
        };
        if down { order.reverse() } else { order }
    });
}

fn line(account: &Account, image: &Rc<Image>) -> Line {
    let allowed = |operation| account.verdict(operation, image).is_ok();
    let family = image.family_text();
    let resolved = if family.is_empty() {
        None
    } else {
        account.resolve(image.key.region, &family).image
    };
    Line {
        status: account.status(image),
        progress: image.progress(account.now()),
        latest: resolved.is_some_and(|latest| latest.key == image.key),
        runs: allowed(Operation::CreateInstance),
        shares: allowed(Operation::Share),
        copying: allowed(Operation::CancelCopy),
        image: image.clone(),
    }
}

impl Listing {
    /// All images that a view lets through, in its order.
    #[must_use]
    pub fn images<'a>(account: &'a Account, region: RegionId, view: &View) -> Vec<&'a Rc<Image>> {
        let (relation, passes) = (relation(view.tab), passes(&view.filter));
        let filter = Filter::new(view);
        let mut images: Vec<_> = account
            .images(region)
            .filter(|image| Some(image.relation()) == relation && filter.passes(image))
            .filter(|image| passes.as_ref().is_none_or(|passes| passes(account, image)))
            .collect();
        if let Some(by) = view.sort {
            sort(account, &mut images, by);
        }
        images
    }

    /// The page that a view shows.
    #[must_use]
    pub fn of(account: &Account, region: RegionId, view: &View, selection: &Selection) -> Self {
        let relation = relation(view.tab);
        let there = account.images(region);
        let all = there.filter(|image| Some(image.relation()) == relation).count();
        let images = Self::images(account, region, view);
        let size = view.size.max(1);
        let pages = images.len().div_ceil(size).max(1);
        let number = view.number.clamp(1, pages);
        let before = number.saturating_sub(1).saturating_mul(size);
        Self {
            lines: images
                .iter()
                .skip(before)
                .take(size)
                .map(|image| line(account, image))
                .collect(),
            count: images.len(),
            all,
            number,
            pages,
            selected: images
                .iter()
                .filter(|image| selection.contains(&image.key))
                .map(|image| image.key.clone())
                .collect(),
        }
    }
}
