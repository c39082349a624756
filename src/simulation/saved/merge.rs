//! Two logs that went on from the same one, put together: every call of either is in it, but those that one of them took
//! back.

use super::{Call, SavedSimulation, UndoneCall};

/// What became of a log: the calls that are gone from it, and those that are new in it.
fn difference<'a>(before: &'a [Call], after: &'a [Call]) -> (Vec<&'a Call>, Vec<&'a Call>) {
    let (mut gone, mut new) = (Vec::new(), Vec::new());
    let mut rest = before;
    for call in after {
        match rest.iter().position(|there| there == call) {
            Some(place) => {
                gone.extend(rest.iter().take(place));
                rest = rest.get(place.saturating_add(1)..).unwrap_or_default();
            }
            None => new.push(call),
        }
    }
    gone.extend(rest);
    (gone, new)
}

impl SavedSimulation {
    /// What `theirs` becomes with all that made `self` of `before`: the calls that are new here come behind those there,
    /// and what was taken back here is taken back there. A simulation of another scenario takes the place of both.
    #[must_use]
    pub fn merged(self, before: &Self, mut theirs: Self) -> Self {
        if self.scenario != before.scenario {
            return self;
        }
        let nothing_new =
            (&self.calls, &self.undone, &self.faults) == (&before.calls, &before.undone, &before.faults);
        if nothing_new || theirs.scenario != before.scenario {
            return theirs;
        }
        let (gone, new) = difference(&before.calls, &self.calls);
        for call in gone {
            if let Some(place) = theirs.calls.iter().position(|there| there == call) {
                theirs.calls.remove(place);
            }
        }
        for call in &new {
            let mut call = Call::clone(call);
            if let Some(last) = theirs.calls.last() {
                call.time = call.time.max(last.time);
            }
            theirs.calls.push(call);
        }
        let last = theirs.calls.last().map_or(theirs.now, |call| call.time);
        theirs.now = theirs.now.max(self.now).max(last);
        if self.faults != before.faults {
            theirs.faults.clone_from(&self.faults);
        }
        let taken_back =
            |saved: &Self, undone: &UndoneCall| saved.undone.iter().any(|there| there.call == undone.call);
        let here = self.undone.iter().filter(|undone| !taken_back(before, undone));
        let here: Vec<UndoneCall> = here.cloned().collect();
        // What was made again here is not taken back any more.
        theirs.undone.retain(|undone| {
            let again = taken_back(before, undone) && !taken_back(&self, undone);
            !(again && new.contains(&&undone.call))
        });
        theirs.undone.extend(here);
        let most = theirs.calls.len().saturating_add(theirs.undone.len());
        for UndoneCall { place, .. } in &mut theirs.undone {
            *place = most.min(*place);
        }
        theirs
    }
}
