//! The session: one simulation, what keeps it, and what the page shows of it. Every face reads and acts through it.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use yew::prelude::*;

use super::address::{self, Step};
use super::change::Hands;
use super::faults::StorageFault;
use super::notice::Notice;
use super::options::{Options, Theme, not_understood};
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

/// Where an open lesson stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonStanding {
    /// Its id.
    pub id: String,
    /// How many of its steps are done.
    pub done: usize,
    /// How many steps it has.
    pub all: usize,
    /// How many are done by what the screen has shown.
    pub seen: usize,
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
            replaced: RefCell::default(),
            usual: options.usual,
            api: options.api,
            memory: Cell::new(options.memory || !(address || options.embedded)),
            place: OnceCell::new(),
            redraw: RefCell::new(Callback::noop()),
            count: Cell::new(0),
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

    pub(super) fn changed(&self) {
        self.inner.count.set(self.inner.count.get().saturating_add(1));
        let redraw = self.inner.redraw.borrow().clone();
        redraw.emit(());
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

    /// The language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.inner.state.borrow().locale
    }

    /// Switches the language.
    pub fn set_locale(&self, locale: Locale) {
        self.inner.state.borrow_mut().locale = locale;
        self.write_option("lang", locale.tag());
        self.changed();
    }

    /// The colours.
    #[must_use]
    pub fn theme(&self) -> Theme {
        self.inner.state.borrow().theme
    }

    /// Switches the colours.
    pub fn set_theme(&self, theme: Theme) {
        use super::view::Word as _;
        self.inner.state.borrow_mut().theme = theme;
        self.write_option("theme", theme.word());
        self.changed();
    }

    /// The region whose images are shown.
    #[must_use]
    pub fn region(&self) -> RegionId {
        self.inner.state.borrow().region
    }

    /// Switches the region; the list starts at its first page, and the panel about an image of the old one closes.
    pub fn set_region(&self, region: RegionId) {
        self.inner.state.borrow_mut().region = region;
        self.write_option("region", region.as_str());
        self.settle();
        self.amend(View {
            number: 1,
            image: String::new(),
            ..self.view()
        });
    }

    fn write_option(&self, name: &'static str, value: &str) {
        self.choose(name, Some(value.to_owned()));
    }

    /// Writes an option into the address, or takes it out.
    pub(super) fn choose(&self, name: &'static str, value: Option<String>) {
        if self.inner.address {
            address::write_option(name, value.as_deref());
        }
        let chosen = &mut self.inner.state.borrow_mut().chosen;
        chosen.retain(|(there, _)| *there != name);
        chosen.push((name, value));
    }

    /// The lesson that the address asks for, and its step, from 1.
    #[must_use]
    pub fn asked_lesson(&self) -> (Option<String>, Option<usize>) {
        self.inner.state.borrow().lesson.clone()
    }

    /// Takes down where the lesson that is open stands, or that none is; it and its step are written into the address.
    pub fn write_lesson(&self, open: Option<LessonStanding>) {
        let step = |open: &LessonStanding| open.done.saturating_add(1).min(open.all).to_string();
        self.choose("lesson", open.as_ref().map(|open| open.id.clone()));
        self.choose("step", open.as_ref().map(step));
        let before = std::mem::replace(&mut self.inner.state.borrow_mut().standing, open);
        if before != self.inner.state.borrow().standing {
            self.changed();
        }
    }

    /// Where the lesson that is open stands.
    #[must_use]
    pub fn lesson_standing(&self) -> Option<LessonStanding> {
        self.inner.state.borrow().standing.clone()
    }

    /// Tells the lesson how far another page that shows the same world has come by its screen.
    pub fn set_seen(&self, seen: usize) {
        self.inner.state.borrow_mut().seen = Some(seen);
        self.changed();
    }

    /// What [`Self::set_seen`] told, once.
    #[must_use]
    pub fn take_seen(&self) -> Option<usize> {
        self.inner.state.borrow_mut().seen.take()
    }

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

    pub(super) fn set_own(&self, own: bool) {
        self.inner.state.borrow_mut().own = own;
    }

    /// Whether a lesson is open: what the page shows is its world.
    #[must_use]
    pub fn in_lesson(&self) -> bool {
        let chosen = &self.inner.state.borrow().chosen;
        chosen
            .iter()
            .any(|(name, value)| *name == "lesson" && value.is_some())
    }

    /// The simulation that one from outside took the place of, as long as the page is open.
    pub(super) fn replaced(&self) -> &RefCell<Option<Rc<Simulation>>> {
        &self.inner.replaced
    }

    /// What goes in or out, and its number.
    #[must_use]
    pub fn transfer(&self) -> Option<(u64, Transfer)> {
        self.inner.state.borrow().transfer.clone()
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

    /// Opens the dialog about what goes in or out, or closes it. A reader who may not do everything brings nothing in.
    pub fn bring(&self, transfer: Option<Transfer>) {
        if self.inner.state.borrow().permit.is_some() {
            return;
        }
        let number = self.number();
        self.inner.state.borrow_mut().transfer = transfer.map(|transfer| (number, transfer));
        self.changed();
    }

    /// Shows a region and a view that come with another simulation.
    pub fn turn_to(&self, region: RegionId, view: View) {
        self.inner.state.borrow_mut().region = region;
        self.write_option("region", region.as_str());
        self.amend(view);
    }

    /// Says that an option was not understood.
    pub fn say_unknown(&self, option: &str) {
        not_understood(&mut self.inner.state.borrow_mut().unknown, option);
        self.changed();
    }

    /// What the console shows.
    #[must_use]
    pub fn view(&self) -> View {
        self.inner.state.borrow().view.clone()
    }

    /// Shows something else: a step that Back takes back.
    pub fn go(&self, view: View) {
        self.show(view, Some(Step::New));
    }

    /// Opens the panel about an image; an empty id closes it.
    pub fn go_to_image(&self, id: &str) {
        self.go(View {
            image: id.to_owned(),
            ..self.view()
        });
    }

    /// Shows something else in place of what is there.
    pub fn amend(&self, view: View) {
        self.show(view, Some(Step::Same));
    }

    /// Shows what the address shows, after Back or Forward.
    pub fn follow_address(&self) {
        // A step back leads to an address of before a switch: what was chosen since is said there again.
        let chosen = self.inner.state.borrow().chosen.clone();
        for (name, value) in chosen {
            self.choose(name, value);
        }
        self.show(View::from_address(&self.inner.usual), None);
    }

    fn show(&self, view: View, step: Option<Step>) {
        if let Some(step) =
            step.filter(|step| self.inner.address && (*step == Step::Same || view != self.view()))
        {
            address::write_view(&view, &self.inner.usual, step);
        }
        let before = std::mem::replace(&mut self.inner.state.borrow_mut().view, view);
        let view = self.view();
        // The panel about an image opens and closes, and the list behind it is the same.
        if view.tab != before.tab || view.image == before.image && view.panel == before.panel {
            self.settle();
        }
        self.changed();
    }

    /// Puts rows that stayed where they were into their places.
    fn settle(&self) {
        self.read(|simulation| simulation.account().settle());
    }

    /// Looks at the list anew: work under way goes on, and every row goes into its place.
    pub fn look_anew(&self) {
        self.catch_up();
        self.settle();
        self.changed();
    }

    /// The notices, oldest first.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.inner.state.borrow().notices.clone()
    }

    /// Takes a notice away.
    pub fn dismiss(&self, id: u64) {
        self.inner
            .state
            .borrow_mut()
            .notices
            .retain(|notice| notice.id != id);
        self.changed();
    }

    /// Takes every notice away.
    pub fn dismiss_all(&self) {
        let gone = std::mem::take(&mut self.inner.state.borrow_mut().notices);
        if !gone.is_empty() {
            self.changed();
        }
    }

    /// Shows a notice, in place of what told that all was well; of what failed, the newest stay.
    pub fn post(&self, mut notice: Notice) {
        self.expect_change();
        notice.id = self.number();
        let mut state = self.inner.state.borrow_mut();
        state.notices.retain(|older| older.failed);
        state.notices.push(notice);
        let surplus = state.notices.len().saturating_sub(3);
        state.notices.drain(..surplus);
        drop(state);
        self.changed();
    }

    /// Whether changes are lost on a reload, against what was asked for.
    #[must_use]
    pub fn unsaved(&self) -> bool {
        self.inner.state.borrow().unsaved
    }

    /// Says whether nothing is kept: the browser has no place for it.
    pub(crate) fn set_unsaved(&self, unsaved: bool) {
        self.inner.state.borrow_mut().unsaved = unsaved;
    }

    /// What became of the saved data.
    #[must_use]
    pub fn saving(&self) -> Saving {
        self.inner.state.borrow().saving.clone()
    }

    /// Options of the address that were not understood.
    #[must_use]
    pub fn unknown(&self) -> Vec<String> {
        self.inner.state.borrow().unknown.clone()
    }

    /// Stops speaking of the options that were not understood.
    pub fn dismiss_unknown(&self) {
        self.inner.state.borrow_mut().unknown.clear();
        self.changed();
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

    /// Lights up the control of that tour id and brings it into view.
    pub fn point_at(&self, target: Option<&str>) {
        let Some(document) = web_sys::window().and_then(|window| window.document()) else {
            return;
        };
        while let Ok(Some(pointed)) = document.query_selector(".pointed") {
            if pointed.class_list().remove_1("pointed").is_err() {
                break;
            }
        }
        let selector = target.map(|target| format!("[data-tour-id=\"{target}\"]"));
        let found = selector.and_then(|selector| document.query_selector(&selector).ok()?);
        let Some(element) = found else { return };
        element.class_list().add_1("pointed").unwrap_or_default();
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
        if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
            element.focus().unwrap_or_default();
        }
    }
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
