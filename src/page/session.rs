//! The session: one simulation, what keeps it, and what the page shows of it. Every face reads and acts through it.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

mod lesson;
mod said;
mod shown;
mod worlds;

pub use lesson::LessonStanding;

use super::address::Step;
use super::behind::behind_frame;
use super::change::Hands;
use super::faults::StorageFault;
use super::notice::Notice;
use super::options::{Options, Theme};
use super::transfer::Transfer;
use super::view::View;
use crate::account::{Image, RegionId};
use crate::locale::Locale;
use crate::openapi::{Action, Parameters};
use crate::simulation::{Fault, Simulation};
use crate::storage::{Keeper, Local};

/// What became of the saved data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// It was read, or there was none.
    Fine,
    /// Something was unreadable and is kept aside.
    Unreadable {
        /// Its text.
        raw: String,
        /// Whether nothing else could be read either.
        all: bool,
    },
    /// Another program emptied the place.
    Emptied,
    /// Something was written by a newer version: its text.
    TooNew(String),
}

/// What the reader of a page inside another one may do.
pub struct Permit {
    /// The actions that may change the account.
    pub actions: Vec<Action>,
    /// What any other one is answered.
    pub refusal: Fault,
}

/// A simulation and what keeps it.
pub struct World {
    /// The simulation.
    pub simulation: Simulation,
    /// What keeps it; `None` where nothing does.
    pub keeper: Option<Keeper>,
}

/// What the page shows beside the simulation.
pub(super) struct State {
    locale: Locale,
    theme: Theme,
    region: RegionId,
    view: View,
    pub(super) saving: Saving,
    /// Whether changes are lost on a reload, against what was asked for.
    pub(super) unsaved: bool,
    unknown: Vec<String>,
    pub(super) notices: Vec<Notice>,
    draft: Option<(u64, Action, Parameters)>,
    /// The lesson and step that the address asks for.
    lesson: (Option<String>, Option<usize>),
    /// Where the lesson that is open stands.
    standing: Option<LessonStanding>,
    /// How far the screen's steps of the lesson are done by what another page shows of the same world.
    seen: Option<usize>,
    /// What the reader may do, where not everything.
    permit: Option<Permit>,
    /// Whether the simulation is the one that the user brought along.
    own: bool,
    /// What goes in or out, while its dialog is open; the number tells one from the next.
    transfer: Option<(u64, Transfer)>,
    /// What is wrong with this tab's storage, for practice.
    pub(super) broken: Rc<Cell<StorageFault>>,
    /// Options switched on the page, which stand in the address from then on.
    chosen: Vec<(&'static str, Option<String>)>,
}

pub(super) struct Inner {
    pub(super) simulation: RefCell<Simulation>,
    pub(super) keeper: RefCell<Option<Keeper>>,
    pub(super) state: RefCell<State>,
    /// What carries changes out, once it is here.
    pub(super) hands: OnceCell<Hands>,
    pub(super) expecting: Cell<bool>,
    /// Real milliseconds that the simulated clock has been told of.
    told: Cell<f64>,
    /// Whether the address is this page's to write.
    address: bool,
    /// The step that the view makes in the address, until it is written.
    unwritten: Cell<Option<Step>>,
    /// The simulation that one from outside took the place of.
    replaced: RefCell<Option<Rc<Simulation>>>,
    /// The view of an address that says nothing of it.
    usual: View,
    /// Whether the API panel is seen.
    api: bool,
    /// Whether nothing is to be kept.
    pub(super) memory: Cell<bool>,
    place: OnceCell<Option<Local>>,
    redraw: RefCell<Callback<()>>,
    count: Cell<u64>,
    /// The count that what stands around the list is drawn at.
    around: Cell<u64>,
    /// Draws anew what follows with them and can't be told by their context, as it stands within the list's: the families.
    follower: RefCell<Callback<()>>,
}

/// A handle on the session; equal as long as nothing changed.
#[derive(Clone)]
pub struct Session {
    pub(super) inner: Rc<Inner>,
    revision: u64,
}

impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.inner, &other.inner) && self.revision == other.revision
    }
}

/// The session of the page around the component.
#[hook]
pub fn use_session() -> Session {
    let session = use_context::<Session>();
    session.unwrap_or_else(|| {
        Session::new(
            Simulation::new(Options::default().scenario),
            None,
            Saving::Fine,
            Options::default(),
            false,
        )
    })
}

impl Session {
    /// A session over a simulation.
    #[must_use]
    pub fn new(
        simulation: Simulation,
        keeper: Option<Keeper>,
        saving: Saving,
        options: Options,
        address: bool,
    ) -> Self {
        let state = State {
            locale: options.locale,
            theme: options.theme,
            region: options.region.unwrap_or_else(|| simulation.scenario().region()),
            view: options.view,
            unsaved: keeper.as_ref().is_some_and(|keeper| keeper.trouble().is_some()),
            saving,
            unknown: options.unknown,
            notices: Vec::new(),
            draft: None,
            lesson: options.lesson,
            standing: None,
            seen: None,
            permit: None,
            own: options.own,
            transfer: None,
            broken: Rc::default(),
            chosen: Vec::new(),
        };
        let inner = Inner {
            simulation: RefCell::new(simulation),
            keeper: RefCell::new(keeper),
            state: RefCell::new(state),
            hands: OnceCell::new(),
            expecting: Cell::new(false),
            told: Cell::new(real_time()),
            address,
            unwritten: Cell::new(None),
            replaced: RefCell::default(),
            usual: options.usual,
            api: options.api,
            memory: Cell::new(options.memory || !(address || options.embedded)),
            place: OnceCell::new(),
            redraw: RefCell::new(Callback::noop()),
            count: Cell::new(0),
            around: Cell::new(0),
            follower: RefCell::new(Callback::noop()),
        };
        Self {
            inner: Rc::new(inner),
            revision: 0,
        }
    }

    /// The handle after a change.
    pub(crate) fn fresh(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            revision: self.inner.count.get(),
        }
    }

    pub(crate) fn on_change(&self, redraw: Callback<()>) {
        self.inner.redraw.replace(redraw);
    }

    /// The handle of what stands around the list: where the list alone changed, that follows behind its frame.
    pub(crate) fn around(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            revision: self.inner.around.get(),
        }
    }

    /// Sets what is done with each drawing of what stands around the list.
    pub(crate) fn on_around(&self, redraw: Callback<()>) {
        self.inner.follower.replace(redraw);
    }

    pub(super) fn changed(&self) {
        self.number();
        self.redraw_around();
    }

    /// Something of the list alone changed: the top bar says nothing of it.
    fn list_changed(&self) {
        self.number();
        emit(&self.inner.redraw);
        let session = self.clone();
        behind_frame(move || {
            if session.inner.around != session.inner.count {
                session.redraw_around();
            }
        });
    }

    fn redraw_around(&self) {
        self.inner.around.set(self.inner.count.get());
        emit(&self.inner.redraw);
        emit(&self.inner.follower);
    }

    fn number(&self) -> u64 {
        self.inner.count.set(self.inner.count.get().saturating_add(1));
        self.inner.count.get()
    }

    /// Looks at the simulation.
    pub fn read<T>(&self, look: impl FnOnce(&Simulation) -> T) -> T {
        look(&self.inner.simulation.borrow())
    }

    /// An image that the account can see.
    #[must_use]
    pub fn image(&self, region: RegionId, id: &str) -> Option<Rc<Image>> {
        self.read(|simulation| simulation.account().image(region, id).cloned())
    }

    /// Lets the simulated clock catch up with the real one.
    pub(super) fn catch_up(&self) {
        // Who changes what is done by now may not be here yet.
        if self.inner.hands.get().is_none()
            && self.read(|simulation| simulation.account().next_due().is_some())
        {
            return self.expect_change();
        }
        let told = self.inner.told.get();
        let seconds = ((real_time() - told) / 1000.0).floor();
        if seconds >= 1.0 {
            self.inner.told.set(told + seconds * 1000.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "seconds, at least 1"
            )]
            self.inner.simulation.borrow_mut().advance(seconds as u64);
        }
    }

    /// From now on, seconds are told to another simulation.
    pub(super) fn begin_time(&self) {
        self.inner.told.set(real_time());
    }

    /// Lets time pass on the page: work under way goes on.
    pub fn tick(&self) {
        let due = self.read(|simulation| simulation.account().next_due().is_some());
        if due {
            self.catch_up();
            self.changed();
        }
    }

    /// Writes the clock down before the page is left.
    pub fn leave(&self) {
        self.catch_up();
        let now = self.read(Simulation::now);
        if let Some(keeper) = self.inner.keeper.borrow().as_ref() {
            keeper.keep_clock(now);
        }
    }

    /// Sets what the reader may do.
    pub fn permit(&self, permit: Permit) {
        self.inner.state.borrow_mut().permit = Some(permit);
    }

    /// What such a call of the reader's is answered, where it is barred.
    #[must_use]
    pub fn barred(&self, action: Action) -> Option<Fault> {
        let state = self.inner.state.borrow();
        let permit = state.permit.as_ref().filter(|_| action.writes())?;
        (!permit.actions.contains(&action)).then(|| permit.refusal.clone())
    }

    /// Whether the reader may change nothing: no call is taken back or made again either.
    #[must_use]
    pub fn read_only(&self) -> bool {
        let state = self.inner.state.borrow();
        state
            .permit
            .as_ref()
            .is_some_and(|permit| permit.actions.is_empty())
    }

    /// Does what the reader may be barred from, for the page around this one.
    pub fn unbarred<T>(&self, act: impl FnOnce() -> T) -> T {
        let permit = self.inner.state.borrow_mut().permit.take();
        let done = act();
        self.inner.state.borrow_mut().permit = permit;
        done
    }

    /// Whether the API panel is seen.
    #[must_use]
    pub fn shows_api(&self) -> bool {
        self.inner.api
    }

    /// Puts a call into the Explorer's form.
    pub fn open_api(&self, action: Action, parameters: impl Into<Parameters>) {
        let number = self.number();
        self.inner.state.borrow_mut().draft = Some((number, action, parameters.into()));
        self.changed();
    }

    /// The call last put into the Explorer's form; the number tells one from the next.
    #[must_use]
    pub fn draft(&self) -> Option<(u64, Action, Parameters)> {
        self.inner.state.borrow().draft.clone()
    }
}

fn emit(redraw: &RefCell<Callback<()>>) {
    let redraw = redraw.borrow().clone();
    redraw.emit(());
}

/// Real milliseconds since some fixed moment.
fn real_time() -> f64 {
    js_sys::Date::now()
}

pub(super) fn dialog_open() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document
        .and_then(|document| document.query_selector("dialog[open], [data-answers]").ok()?)
        .is_some()
}
