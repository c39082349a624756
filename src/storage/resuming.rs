//! Goes on in a world that was left alone for a while, or that the place did not take steps of.

use super::keeper::Keeper;
use super::{Followed, Found, Place, Trouble};
use crate::simulation::Simulation;

impl Keeper {
    /// Goes on through that place, which may be the same one: what other tabs wrote meanwhile comes in, and what was
    /// refused before is written, if it can be now.
    pub fn resume(&mut self, place: Box<dyn Place>, simulation: &mut Simulation) -> Followed {
        let trouble = self.trouble;
        self.go_through(place);
        match trouble {
            Some(Trouble::TooNew) => Followed::Nothing,
            None if self.missed.is_some() => differing(self.again(), simulation),
            _ => self.make_up(simulation),
        }
    }

    /// Writes what was missed, behind what others wrote since.
    fn make_up(&mut self, simulation: &mut Simulation) -> Followed {
        let Some(missed) = self.missed.replace(Vec::new()) else {
            self.start(simulation);
            return Followed::Nothing;
        };
        let mut there = match self.load() {
            Found::TooNew { raw } => return Followed::TooNew { raw },
            Found::Denied => {
                self.missed = Some(missed);
                return Followed::Nothing;
            }
            found => match found.into_simulation() {
                Some(there) => there,
                None => {
                    self.start(simulation);
                    return Followed::Nothing;
                }
            },
        };
        for entry in missed {
            entry.clone().happen(&mut there);
            self.append(&there, &entry);
        }
        differing(Followed::Replaced(there), simulation)
    }
}

/// Nothing, where that is what the page has already; time never runs back.
fn differing(followed: Followed, simulation: &mut Simulation) -> Followed {
    let Followed::Replaced(mut there) = followed else {
        return followed;
    };
    there.advance(simulation.now().since(there.now()));
    simulation.advance(there.now().since(simulation.now()));
    if there.export() == simulation.export() {
        Followed::Nothing
    } else {
        Followed::Replaced(there)
    }
}
