//! Other simulations in the place of this one: what goes in and out, and where it is kept.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Session, World};
use crate::page::faults::StorageFault;
use crate::page::transfer::Transfer;
use crate::simulation::Simulation;
use crate::storage::Local;

impl Session {
    /// Where this page keeps things, if it may; tried out once.
    #[must_use]
    pub fn place(&self) -> Option<Local> {
        if self.inner.memory.get() {
            return None;
        }
        self.inner.place.get_or_init(|| Local::probe().ok()).clone()
    }

    /// Puts another simulation in the place of this one, with what keeps it, and hands over what was there. Another tab
    /// may have gone on in that world meanwhile.
    pub fn exchange(&self, mut world: World) -> World {
        self.catch_up();
        std::mem::swap(&mut *self.inner.simulation.borrow_mut(), &mut world.simulation);
        std::mem::swap(&mut *self.inner.keeper.borrow_mut(), &mut world.keeper);
        self.begin_time();
        self.inner.state.borrow_mut().notices.clear();
        self.resume();
        self.changed();
        world
    }

    /// Whether the simulation is the one that the user brought along.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.inner.state.borrow().own
    }

    pub(in crate::page) fn set_own(&self, own: bool) {
        self.inner.state.borrow_mut().own = own;
    }

    /// The simulation that one from outside took the place of, as long as the page is open.
    pub(in crate::page) fn replaced(&self) -> &RefCell<Option<Rc<Simulation>>> {
        &self.inner.replaced
    }

    /// What goes in or out, and its number.
    #[must_use]
    pub fn transfer(&self) -> Option<(u64, Transfer)> {
        self.inner.state.borrow().transfer.clone()
    }

    /// Opens the dialog about what goes in or out, or closes it. A reader who may not do everything brings nothing in.
    pub fn bring(&self, transfer: Option<Transfer>) {
        if self.inner.state.borrow().permit.is_some() {
            return;
        }
        let number = self.number();
        self.inner.state.borrow_mut().transfer = transfer.map(|transfer| (number, transfer));
        self.changed();
    }

    /// Whether any of the page's tools is asked for or on.
    #[must_use]
    pub fn tools_wanted(&self) -> bool {
        self.transfer().is_some()
            || self.storage_fault() != StorageFault::None
            || self.read(|simulation| {
                let last = simulation.calls().last();
                simulation.faults().next().is_some() || last.is_some_and(|record| record.call.fault.is_some())
            })
    }

    /// What is wrong with this tab's storage, for practice.
    #[must_use]
    pub fn storage_fault(&self) -> StorageFault {
        self.inner.state.borrow().broken.get()
    }
}
