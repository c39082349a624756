//! How kept lists follow what changes: in its place, until they are settled.

use std::cell::Cell;
use std::rc::Rc;

use super::{Also, Kept, List, NOTED, Numbered, Step, Wanted};
use crate::account::{Account, Change, Changes, Image, Timestamp};

/// More changes than these are not mended one by one.
const MENDED: usize = 1024;

/// How kept lists are mended, and how images are changed as time passes. Nobody who only looks needs it: on the page it
/// comes with what changes things.
#[derive(Clone, Copy)]
pub struct Mender {
    mend: fn(&Account, &mut Kept, Option<&Wanted>, Also<'_>, bool),
    apply: fn(&mut Account, &Changes),
}

impl Mender {
    /// The one there is.
    pub const THERE: Self = Self {
        mend: Account::mend,
        apply: Account::apply,
    };

    /// Mends from now on; without it, what changed is sorted anew, and no image changes.
    pub fn install(self) {
        MENDER.set(Some(self));
    }
}

thread_local! {
    static MENDER: Cell<Option<Mender>> = const {
        Cell::new(if cfg!(feature = "split") { None } else { Some(Mender::THERE) })
    };
}

fn is(one: Option<&Rc<Image>>, other: &Rc<Image>) -> bool {
    one.is_some_and(|one| Rc::ptr_eq(one, other))
}

impl List {
    /// Where an image stands that had a number and was as it is given.
    fn place(&self, images: &Numbered, number: u32, image: &Image, before: Timestamp) -> Option<usize> {
        let place = images.place(&self.numbers, image, self.wanted.sort, before);
        let there = self.numbers.get(place) == Some(&number);
        // Where something is held, or a status went on with the time, it is in no order.
        there
            .then_some(place)
            .or_else(|| self.numbers.iter().position(|there| *there == number))
    }
}

/// What is to be put into a list: the list's place among the kept ones, and the step that says what.
type Loose = (usize, usize);

impl Kept {
    /// Puts what has become of images into their places, and takes out what is gone, or everything if it is to be put in
    /// anew. Hands over what is not in its lists then, and each step's number.
    fn put(&mut self, steps: &[Step], before: Timestamp, anew: bool) -> (Vec<Loose>, Vec<Option<u32>>) {
        let (mut loose, mut numbers) = (Vec::new(), Vec::new());
        for (at, (gone, new)) in steps.iter().enumerate() {
            let number = gone.as_ref().and_then(|gone| self.number(gone));
            for (which, list) in self.lists.iter_mut().enumerate() {
                let place = number.zip(gone.as_ref());
                let place = place.and_then(|(number, gone)| list.place(&self.images, number, gone, before));
                let goes = anew || new.is_none();
                if let Some(place) = place.filter(|_| goes) {
                    list.numbers.remove(place);
                }
                if new.is_some() && (goes || place.is_none()) {
                    loose.push((which, at));
                }
            }
            if let Some(number) = number {
                self.images.set(number, new.clone().filter(|_| !anew));
            }
            numbers.push(number);
        }
        (loose, numbers)
    }
}

impl Account {
    /// Puts everything into its place, and takes out what is there no more for what has become of it.
    pub fn settle(&self) {
        let mut kept = self.lists.0.take();
        // First what nobody has looked at yet: then what is held is held as it is now.
        for settled in [false, true] {
            self.bring(&mut kept, None, &|_, _| false, settled);
        }
        self.lists.0.replace(kept);
    }

    /// Brings what is kept up to the present, or puts what is held into its place.
    pub(super) fn bring(&self, kept: &mut Kept, wanted: Option<&Wanted>, also: Also<'_>, settled: bool) {
        if let Some(Mender { mend, .. }) = MENDER.get() {
            mend(self, kept, wanted, also, settled);
        } else if !kept.steps.is_empty() || kept.now != self.now && self.is_under_way() {
            *kept = Kept::default();
        }
        kept.now = self.now;
    }

    /// Lets time pass up to a moment, and hands over what that changed. Without a [`Mender`] it stops before an image is
    /// done.
    pub fn let_pass(&mut self, until: Timestamp) -> Changes {
        let passed = self.pass_time(until);
        match MENDER.get() {
            Some(Mender { apply, .. }) => apply(self, &passed),
            None if passed.iter().all(|change| matches!(change, Change::Clock { .. })) => {
                self.now = self.now.max(until);
            }
            None => return Changes::default(),
        }
        passed
    }

    /// Whether any image may have another status in a while.
    fn is_under_way(&self) -> bool {
        self.index.due(Timestamp::LATEST).next().is_some()
    }

    fn mend(&self, kept: &mut Kept, wanted: Option<&Wanted>, also: Also<'_>, settled: bool) {
        let before = std::mem::replace(&mut kept.now, self.now);
        let mut steps = std::mem::take(&mut kept.steps);
        let as_it_is = |image: Rc<Image>| (Some(image.clone()), Some(image));
        if before != self.now {
            // An image under way may have another status now.
            let due = self.index.due(Timestamp::LATEST).take(NOTED);
            steps.extend(due.cloned().map(as_it_is));
        }
        if settled {
            let held = std::mem::take(&mut kept.held);
            let held = held.into_iter().filter_map(|held| kept.images.get(held).cloned());
            steps.extend(held.map(as_it_is));
        }
        if steps.len() > MENDED {
            *kept = Kept {
                now: self.now,
                ..Kept::default()
            };
        }
        if kept.lists.is_empty() || steps.is_empty() {
            return;
        }
        // What else was asked in a list that is not wanted now, nobody can say.
        kept.lists
            .retain(|list| list.wanted.also.is_empty() || Some(&list.wanted) == wanted);
        for list in &mut kept.lists {
            list.names = None;
        }
        let (loose, mut numbers) = kept.put(&steps, before, settled);
        let Kept {
            images, lists, held, ..
        } = kept;
        for (which, at) in loose {
            let new = steps
                .get(at)
                .and_then(|(_, new)| new.as_ref())
                .filter(|new| !goes_on(&steps, at, new));
            let Some(((new, number), list)) = new.zip(numbers.get_mut(at)).zip(lists.get_mut(which)) else {
                continue;
            };
            if self.is_listed(&list.wanted, also, new) {
                let number = *number.get_or_insert_with(|| images.add(new));
                images.set(number, Some(new.clone()));
                let place = images.place(&list.numbers, new, list.wanted.sort, self.now);
                list.numbers.insert(place, number);
            }
        }
        if !settled {
            for ((_, new), number) in steps.iter().zip(numbers) {
                held.retain(|held| Some(*held) != number);
                held.extend(number.filter(|_| new.is_some()));
            }
        }
    }
}

/// Whether a later step changes what one made.
fn goes_on(steps: &[Step], at: usize, new: &Rc<Image>) -> bool {
    let mut later = steps.iter().skip(at.saturating_add(1));
    later.any(|(gone, _)| is(gone.as_ref(), new))
}
