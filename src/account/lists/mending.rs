//! How kept lists follow what changes: in its place, until they are settled.

use std::cell::Cell;
use std::rc::Rc;

use super::{Also, Column, Kept, List, NOTED, Step, Wanted, in_order};
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

/// Puts what has become of an image into its place, and takes out what is gone, or everything if it is to be put in
/// anew; hands over what is not in the list then.
fn put<'a>(
    images: &mut Vec<Rc<Image>>,
    steps: &'a [Step],
    sort: Option<(Column, bool)>,
    before: Timestamp,
    anew: bool,
) -> Vec<&'a Rc<Image>> {
    let mut loose = Vec::new();
    for (at, (gone, new)) in steps.iter().enumerate() {
        let place = gone.as_ref().and_then(|gone| {
            let ahead = |image: &Rc<Image>| in_order(sort, before, image, gone).is_lt();
            let place = images.partition_point(ahead);
            let there = is(images.get(place), gone);
            // Where something is held, or a status went on with the time, it is in no order.
            there
                .then_some(place)
                .or_else(|| images.iter().position(|image| Rc::ptr_eq(image, gone)))
        });
        match (place.and_then(|place| images.get_mut(place)), new) {
            (Some(there), Some(new)) if !anew => *there = new.clone(),
            (_, new) => {
                if let Some(place) = place {
                    images.remove(place);
                }
                loose.extend(new.as_ref().map(|new| (at, new)));
            }
        }
    }
    let goes_on = |at: usize, new: &Rc<Image>| {
        let mut later = steps.iter().skip(at.saturating_add(1));
        later.any(|(gone, _)| is(gone.as_ref(), new))
    };
    loose.retain(|(at, new)| !goes_on(*at, new));
    loose.into_iter().map(|(_, new)| new).collect()
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
            steps.extend(std::mem::take(&mut kept.held).into_iter().map(as_it_is));
        }
        if steps.len() > MENDED {
            kept.lists.clear();
        }
        if steps.is_empty() {
            return;
        }
        // What else was asked in a list that is not wanted now, nobody can say.
        kept.lists
            .retain(|list| list.wanted.also.is_empty() || Some(&list.wanted) == wanted);
        for List {
            wanted: there,
            images,
            names,
        } in &mut kept.lists
        {
            *names = None;
            let loose = put(images, &steps, there.sort, before, settled);
            for new in loose.into_iter().filter(|new| self.is_listed(there, also, new)) {
                let ahead = |image: &Rc<Image>| in_order(there.sort, self.now, image, new).is_lt();
                images.insert(images.partition_point(ahead), new.clone());
            }
        }
        if !settled {
            for (gone, new) in steps {
                kept.held.retain(|held| !is(gone.as_ref(), held));
                kept.held.extend(new);
            }
        }
    }
}
