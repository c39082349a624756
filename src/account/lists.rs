//! Lists of images in an order, kept from one look to the next: a change is mended in them, not sorted anew. What changed
//! stays where it was until the lists are settled, so that no row jumps away from who is at work on it.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::ops::Range;
use std::rc::Rc;

mod finding;
mod making;
mod mending;
mod numbered;

pub use mending::Mender;

use self::finding::Names;
use self::numbered::Numbered;
use super::Account;
use super::image::{Image, Owner, Relation, Status};
use super::region::RegionId;
use super::time::Timestamp;

/// A column that a list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// By name.
    Name,
    /// By family; those without one first.
    Family,
    /// By status.
    Status,
    /// By the size of the disk.
    Size,
    /// Oldest first.
    Created,
}

/// Which images a list has, and in what order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// In which region.
    pub region: RegionId,
    /// What the account has to do with them.
    pub relation: Relation,
    /// Their resource group, empty for the default one; `None` for all.
    pub group: Option<Rc<str>>,
    /// Their whole family, as in a lookup or by its name alone; empty for all.
    pub family: String,
    /// A part of their name in any case, or the whole id; empty for all.
    pub search: String,
    /// Their status; `None` for all.
    pub status: Option<Status>,
    /// The words of what else is asked of them; empty for nothing.
    pub also: String,
    /// The column, and whether downwards: of what is equal there, and without one, newest first.
    pub sort: Option<(Column, bool)>,
}

/// Part of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listed {
    /// How many images the whole list has.
    pub count: usize,
    /// Those of the part.
    pub images: Vec<Rc<Image>>,
}

/// What [`Wanted::also`] stands for.
pub type Also<'a> = &'a dyn Fn(&Account, &Image) -> bool;

/// An image before and after.
type Step = (Option<Rc<Image>>, Option<Rc<Image>>);

/// More than these are not even noted.
const NOTED: usize = 4096;

/// A list that is kept.
#[derive(Debug)]
struct List {
    wanted: Wanted,
    numbers: Vec<u32>,
    /// The names of its images in its order, if they were asked for and nothing changed.
    names: Option<Names>,
}

#[derive(Debug, Default)]
struct Kept {
    images: Numbered,
    /// Each with everything of its region and relation, or narrowed; of the narrowed ones there is but the last.
    lists: Vec<List>,
    /// What changed since the last look.
    steps: Vec<Step>,
    /// The moment of the last look.
    now: Timestamp,
    /// What may be out of its place since the lists were settled, as it is now.
    held: Vec<u32>,
}

/// What is kept of an account's lists. It says nothing that the account does not say: every two are equal, and a copy
/// starts without any.
#[derive(Debug, Default)]
pub(super) struct Lists(RefCell<Kept>);

impl Clone for Lists {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Lists {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Lists {}

impl Lists {
    /// Notes a change. One that takes the last one back leaves nothing to do: whatever is tried out costs nothing.
    pub(super) fn note(&mut self, before: Option<&Rc<Image>>, after: Option<&Rc<Image>>) {
        let kept = self.0.get_mut();
        if kept.lists.is_empty() {
            return;
        }
        let (before, after) = (before.cloned(), after.cloned());
        match kept.steps.last() {
            Some((from, to)) if same(from, &after) && same(to, &before) => {
                kept.steps.pop();
            }
            _ if kept.steps.len() < NOTED => kept.steps.push((before, after)),
            _ => *kept = Kept::default(),
        }
    }
}

impl Kept {
    fn list(&self, wanted: &Wanted) -> Option<&List> {
        self.lists.iter().find(|list| list.wanted == *wanted)
    }

    /// An image's number: newest first, it never leaves its place.
    fn number(&self, image: &Rc<Image>) -> Option<u32> {
        let lists = self.lists.iter();
        let mut lists = lists.filter(|list| list.wanted.sort.is_none() && list.wanted.is_whole());
        lists.find_map(|list| {
            let place = self.images.place(&list.numbers, image, None, self.now);
            let number = list.numbers.get(place).copied();
            number.filter(|number| self.images.is(*number, image))
        })
    }
}

fn same(one: &Option<Rc<Image>>, other: &Option<Rc<Image>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (None, None) => true,
        _ => false,
    }
}

impl Wanted {
    /// The same without what narrows it, newest first.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self {
            family: String::new(),
            search: String::new(),
            status: None,
            also: String::new(),
            sort: None,
            group: self.group.clone(),
            ..*self
        }
    }

    /// All images of its region and relation.
    fn of_all_groups(&self) -> Self {
        Self {
            group: None,
            ..self.whole()
        }
    }

    fn is_whole(&self) -> bool {
        self.family.is_empty() && self.search.is_empty() && self.status.is_none() && self.also.is_empty()
    }

    /// Whether it has nothing that another one has not, in whatever order.
    fn is_within(&self, other: &Self) -> bool {
        let less = |there: &String, here: &String| there.is_empty() || there == here;
        // A longer part of a name is in fewer of them; but a whole id is in no part of it.
        let longer = || is_in(&other.search, &self.search) && super::ImageId::parse(&self.search).is_err();
        (self.region, self.relation) == (other.region, other.relation)
            && (other.group.is_none() || other.group == self.group)
            && (other.status.is_none() || other.status == self.status)
            && less(&other.family, &self.family)
            && less(&other.also, &self.also)
            && (less(&other.search, &self.search) || longer())
    }

    /// What it asks of each image beyond what another list asks, if there is one.
    fn beyond<'a>(&'a self, other: Option<&Self>, also: Also<'a>) -> Asked<'a> {
        let new = |asked: fn(&Self) -> &String| {
            let here = asked(self).as_str();
            (here != other.map_or("", |other| asked(other))).then_some(here)
        };
        let group = other.and_then(|other| other.group.as_ref());
        Asked {
            group: self.group.as_deref().filter(|_| group.is_none()),
            family: new(|wanted| &wanted.family),
            search: new(|wanted| &wanted.search),
            status: self.status,
            also: new(|wanted| &wanted.also).map(|_| also),
        }
    }
}

/// What is asked of each image.
struct Asked<'a> {
    group: Option<&'a str>,
    family: Option<&'a str>,
    search: Option<&'a str>,
    status: Option<Status>,
    also: Option<Also<'a>>,
}

impl Asked<'_> {
    fn lets_in(&self, account: &Account, image: &Image) -> bool {
        let named = |part| is_in(part, image.name.as_str()) || image.key.id.as_str() == part;
        self.group
            .is_none_or(|group| *group == *image.details.resource_group)
            && self.family.is_none_or(|family| is_of_family(family, image))
            && self.search.is_none_or(named)
            && self.status.is_none_or(|status| account.status(image) == status)
            && self.also.is_none_or(|also| also(account, image))
    }
}

/// The order in a column alone.
fn in_column((column, down): (Column, bool), now: Timestamp, a: &Image, b: &Image) -> Ordering {
    let order = match column {
        Column::Name => a.name.cmp(&b.name),
        Column::Family => a.family.cmp(&b.family),
        Column::Status => a.status(now).cmp(&b.status(now)),
        Column::Size => a.size.cmp(&b.size),
        Column::Created => b.order().cmp(&a.order()),
    };
    if down { order.reverse() } else { order }
}

/// The order of a list.
fn in_order(sort: Option<(Column, bool)>, now: Timestamp, a: &Image, b: &Image) -> Ordering {
    let order = sort.map_or(Ordering::Equal, |sort| in_column(sort, now, a, b));
    order.then_with(|| a.order().cmp(&b.order()))
}

/// Whether a text is in a longer one; upper and lower case of the Latin letters are one.
fn is_in(part: &str, text: &str) -> bool {
    let Some((first, rest)) = part.as_bytes().split_first() else {
        return true;
    };
    let first = first.to_ascii_lowercase();
    let mut text = text.as_bytes();
    // Most letters are not the first one of the part.
    while let Some((there, behind)) = text.split_first() {
        if there.to_ascii_lowercase() == first
            && behind
                .get(..rest.len())
                .is_some_and(|there| there.eq_ignore_ascii_case(rest))
        {
            return true;
        }
        text = behind;
    }
    false
}

impl Account {
    /// A part of a list, and how many it has in all: what changed since [`Self::settle`] is where it was. `also` is asked
    /// of each image where [`Wanted::also`] is not empty; it has to answer by the image, the time and those words alone.
    #[must_use]
    pub fn list(&self, wanted: &Wanted, also: Also<'_>, part: Range<usize>) -> Listed {
        // Taken out meanwhile: should `also` ask for a list, too, it gets one.
        let mut kept = self.lists.0.take();
        self.bring(&mut kept, Some(wanted), also, false);
        // The one with all of them numbers them.
        for wanted in [&wanted.of_all_groups(), wanted] {
            if kept.list(wanted).is_none() {
                let numbers = self.make(&mut kept, wanted, also);
                kept.lists.retain(|list| list.wanted.is_whole());
                kept.lists.push(List {
                    wanted: wanted.clone(),
                    numbers,
                    names: None,
                });
            }
        }
        let all = kept.list(wanted).map_or(&[][..], |list| &list.numbers);
        let part = all.iter().skip(part.start).take(part.len());
        let listed = Listed {
            count: all.len(),
            images: part
                .filter_map(|number| kept.images.get(*number).cloned())
                .collect(),
        };
        self.lists.0.replace(kept);
        listed
    }

    /// Whether an image is in a list: it belongs there, or is held there.
    #[must_use]
    pub fn is_shown(&self, wanted: &Wanted, also: Also<'_>, image: &Rc<Image>) -> bool {
        let kept = self.lists.0.borrow();
        let held = || {
            let held = kept.held.iter().find(|held| kept.images.is(**held, image));
            held.zip(kept.list(wanted))
                .is_some_and(|(held, list)| list.numbers.contains(held))
        };
        self.is_listed(wanted, also, image) || held()
    }

    /// Whether an image belongs into a list.
    #[must_use]
    pub fn is_listed(&self, wanted: &Wanted, also: Also<'_>, image: &Image) -> bool {
        image.key.region == wanted.region
            && image.relation() == wanted.relation
            && self.sees(image)
            && wanted.beyond(None, also).lets_in(self, image)
    }
}

fn is_of_family(family: &str, image: &Image) -> bool {
    let Some(name) = &image.family else { return false };
    name.as_str() == family || image.owner != Owner::Caller && image.family_text() == family
}
