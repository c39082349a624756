//! What a lesson does itself: calls with names in place of ids, a look at another part of the console, a while of waiting.

use std::rc::Rc;

use super::lesson::Screen;
use crate::account::{Account, Image, Instance, RegionId, Relation};
use crate::openapi::{Action, Parameters};
use crate::simulation::Simulation;

/// An image by its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its region.
    pub region: RegionId,
    /// Its name.
    pub name: String,
}

impl Named {
    /// The image, if the account has one of that name there: its own, or else one that it can see.
    #[must_use]
    pub fn find<'a>(&self, account: &'a Account) -> Option<&'a Rc<Image>> {
        let named = |image: &&Rc<Image>| image.name.as_str() == self.name;
        let own = account
            .images(self.region)
            .find(|image| named(image) && image.relation() == Relation::Own);
        own.or_else(|| account.images(self.region).find(named))
    }
}

/// The instance of that name, wherever it is.
pub(super) fn instance_named<'a>(account: &'a Account, name: &str) -> Option<&'a Rc<Instance>> {
    let mut all = RegionId::all().flat_map(|region| account.instances(region));
    all.find(|instance| *instance.name == *name)
}

/// Whether an action takes a parameter of that name.
pub(super) fn takes(action: &str, name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let known = Action::parse(action).map_or(&[][..], Action::parameters);
    known.iter().any(|it| it.name == stem || it.name == name)
}

/// A parameter's value, or what it is the id of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// As it stands.
    Text(String),
    /// The id of that image.
    Image(Named),
    /// The id of the instance of that name.
    Instance(String),
}

impl Reference {
    /// The value in an account; `None` where what it names is not there.
    #[must_use]
    pub fn value(&self, account: &Account) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Image(named) => Some(named.find(account)?.key.id.as_str().to_owned()),
            Self::Instance(name) => Some(instance_named(account, name)?.id.as_str().to_owned()),
        }
    }
}

/// A call that is not yet made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// The action.
    pub action: String,
    /// Its parameters.
    pub parameters: Vec<(String, Reference)>,
}

impl Template {
    /// The parameters in an account; `None` where something that they name is not there.
    #[must_use]
    pub fn parameters(&self, account: &Account) -> Option<Parameters> {
        let value = |(name, reference): &(String, Reference)| Some((name.clone(), reference.value(account)?));
        self.parameters.iter().map(value).collect()
    }

    /// The image that it is about, if it names one.
    #[must_use]
    pub fn image(&self) -> Option<&Named> {
        self.parameters
            .iter()
            .find_map(|(name, reference)| match reference {
                Reference::Image(named) if name == "ImageId" => Some(named),
                _ => None,
            })
    }

    /// The value of a parameter that stands as it is.
    #[must_use]
    pub fn text(&self, wanted: &str) -> Option<&str> {
        self.parameters
            .iter()
            .find_map(|(name, reference)| match reference {
                Reference::Text(text) if name == wanted => Some(text.as_str()),
                _ => None,
            })
    }
}

/// A part of a solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// A call.
    Call(Template),
    /// The console shows something else.
    Show(Screen),
    /// So many seconds pass.
    Wait(u64),
}

impl Deed {
    /// Does it to a simulation, as far as it concerns the account; `false` where it names what is not there.
    pub fn happen(&self, simulation: &mut Simulation) -> bool {
        match self {
            Self::Show(_) => true,
            Self::Wait(seconds) => {
                simulation.advance(*seconds);
                true
            }
            Self::Call(call) => match call.parameters(simulation.account()) {
                None => false,
                Some(parameters) => {
                    simulation.call(&call.action, parameters);
                    true
                }
            },
        }
    }
}
