//! From calls that were made to deeds that a lesson can repeat.

use super::super::solution::{Deed, Named, Reference, Template, takes};
use super::Obstacle;
use super::facet;
use crate::account::{Account, ImageKey, Lifecycle, RegionId, Timestamp};
use crate::openapi::Action;
use crate::simulation::{Call, CallRecord, Scenario, Simulation};

/// Two simulations side by side: what was done, and what the lesson makes of it.
pub(super) struct Scribe {
    done: Simulation,
    pub told: Simulation,
}

/// The images on which work is under way.
fn under_way(account: &Account) -> Vec<ImageKey> {
    let images = account.image_regions().flat_map(|region| account.images(region));
    images
        .filter(|image| matches!(image.lifecycle, Lifecycle::Making(_)))
        .map(|image| image.key.clone())
        .collect()
}

/// The value, or what it is the id of.
fn reference(account: &Account, value: &str) -> Reference {
    let image = RegionId::all().find_map(|region| account.image(region, value));
    let named = image.map(|image| {
        Reference::Image(Named {
            region: image.key.region,
            name: image.name.to_string(),
        })
    });
    let instance = || Some(Reference::Instance(account.instance(value)?.name.to_string()));
    // Of two that have the same name, one can't be named.
    let exact = |reference: &Reference| reference.value(account).as_deref() == Some(value);
    named
        .or_else(instance)
        .filter(exact)
        .unwrap_or_else(|| Reference::Text(value.to_owned()))
}

/// The call with names in place of ids; `None` where lessons know no such action. What the action does not take means
/// nothing to it, and is left out.
fn template(account: &Account, call: &Call) -> Option<Template> {
    let action = Action::parse(&call.action)?.as_str();
    let taken = call
        .parameters
        .iter()
        .filter(|(name, value)| !value.is_empty() && takes(action, name));
    let parameters = taken.map(|(name, value)| (name.to_owned(), reference(account, value)));
    Some(Template {
        action: action.to_owned(),
        parameters: parameters.collect(),
    })
}

impl Scribe {
    pub fn new(scenario: &Scenario) -> Self {
        let start = Simulation::new(scenario.clone());
        Self {
            done: start.clone(),
            told: start,
        }
    }

    /// Lets time pass to that moment. A lesson waits only for work that was done by then.
    pub fn wait(&mut self, until: Timestamp) -> Option<Deed> {
        self.done.advance(until.since(self.done.now()));
        let started = self.told.now();
        let goal = under_way(self.done.account());
        while under_way(self.told.account())
            .iter()
            .any(|key| !goal.contains(key))
        {
            let Some(due) = self.told.account().next_due() else {
                break;
            };
            self.told.advance(due.since(self.told.now()).max(1));
        }
        let waited = self.told.now().since(started);
        (waited > 0).then_some(Deed::Wait(waited))
    }

    /// Takes a call over, once its time has come; `None` for one that no lesson can make and that is not missed.
    pub fn write(&mut self, record: &CallRecord) -> Result<Option<Template>, Obstacle> {
        let call = record.call.clone();
        let template = template(self.told.account(), &call);
        let struck = call.fault.as_ref().is_some_and(|fault| fault.status != 0);
        let by_hand = call.by_hand;
        self.done.repeat(call);
        let (false, false, Some(template)) = (struck, by_hand, template) else {
            return Ok(None);
        };
        let parameters = template.parameters(self.told.account()).unwrap_or_default();
        let response = self.told.call(&template.action, parameters);
        if response.code() != record.response.code() {
            return Err(Obstacle::Otherwise(template.action));
        }
        Ok(Some(template))
    }

    /// Whether the call that was written last changed anything.
    pub fn changed(&self) -> bool {
        self.told.calls().last().is_some_and(|record| record.changed)
    }

    /// Whether work goes on by being asked about.
    pub fn counts_describes(&self) -> bool {
        let account = self.told.account();
        let mut under_way = under_way(account).into_iter();
        under_way.any(|key| {
            let image = account.image(key.region, key.id.as_str());
            image.is_some_and(|image| image.counts_describes())
        })
    }

    /// Whether the lesson has come to where the calls have.
    pub fn agrees(&self) -> bool {
        let (done, told) = (self.done.account(), self.told.account());
        let work = |account: &Account| !under_way(account).is_empty();
        work(done) || work(told) || facet::touched(done, told).is_empty()
    }
}
