//! What changes the simulation on the page. It is a part of its own: nobody needs it to look at the list.
//!
//! What is in the page from its start says its [`Intent`]; other parts may use the methods behind it.

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, Html};

use super::notice::{self, Notice};
use super::part::{at_once, part};
use super::session::{Saving, Session, dialog_open};
use crate::account::{Account, Ending, Image, Mender};
use crate::locale::notices::NoticeText;
use crate::locale::page::PageText;
use crate::openapi::{Action, Parameters, Response};
use crate::simulation::{Fault, Simulation};
use crate::storage::{Entry, Followed, Keeper, Trouble};

part!(changes: () => hands -> Hands);

/// What the part can do.
#[derive(Clone, Copy)]
pub(super) struct Hands {
    carry_out: fn(&Session, Intent),
    /// Draws what came of it.
    pub(super) notice: fn(&Session, Notice) -> Html,
}

fn hands((): ()) -> Hands {
    Mender::THERE.install();
    Hands {
        carry_out,
        notice: notice::row,
    }
}

/// What somebody at the page wants done with the simulation.
pub enum Intent {
    /// A call; the callback is told the answer, and how many real milliseconds it took.
    Call(Action, Parameters, Callback<(Response, f64)>),
    /// A call for a console action; a notice says what came of it.
    Act(Action, Parameters),
    /// The newest change taken back.
    Undo,
    /// What was taken back last, made again.
    Redo,
    /// The scenario's start.
    Reset,
    /// What another tab wrote under that key, or that it removed everything.
    Follow(Option<String>),
}

fn carry_out(session: &Session, intent: Intent) {
    match intent {
        Intent::Call(action, parameters, told) => {
            let started = now();
            let response = session.call(action, parameters);
            told.emit((response, now() - started));
        }
        Intent::Act(action, parameters) => {
            session.act(action, parameters);
        }
        Intent::Undo => session.undo(),
        Intent::Redo => session.redo(),
        Intent::Reset => session.reset(),
        Intent::Follow(key) => session.follow_others(key),
    }
}

/// Real milliseconds, to measure with.
fn now() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

impl Session {
    /// Does it: at once, or as soon as the part that can is here.
    pub fn intend(&self, intent: Intent) {
        if let Some(hands) = self.hands() {
            return (hands.carry_out)(self, intent);
        }
        let session = self.clone();
        spawn_local(async move {
            match session.fetch_hands().await {
                Some(hands) => (hands.carry_out)(&session, intent),
                None => session.post(Notice::failure(PageText::PartLost.text(session.locale()))),
            }
        });
    }

    /// Fetches what the first change needs, so that nobody waits for it.
    pub fn expect_change(&self) {
        if !self.inner.expecting.replace(true) {
            self.changed();
        }
        if self.hands().is_none() {
            let session = self.clone();
            spawn_local(async move {
                session.fetch_hands().await;
            });
        }
    }

    /// Whether somebody may be about to change something.
    #[must_use]
    pub fn is_expecting(&self) -> bool {
        self.inner.expecting.get()
    }

    pub(super) fn hands(&self) -> Option<Hands> {
        let there = self.inner.hands.get().copied();
        there.or_else(|| {
            let hands = at_once(changes::load)?.ok()?;
            Some(*self.inner.hands.get_or_init(|| hands(())))
        })
    }

    async fn fetch_hands(&self) -> Option<Hands> {
        let hands = changes::load().await.ok()?;
        Some(*self.inner.hands.get_or_init(|| hands(())))
    }

    /// Keeps a step before anybody sees it.
    fn keep(&self, entry: &Entry) {
        let mut place = self.inner.keeper.borrow_mut();
        let Some(keeper) = place.as_mut() else { return };
        let kept = self.read(|simulation| keeper.append(simulation, entry));
        self.kept(keeper, kept);
        let missing = keeper.stale().then(|| keeper.again());
        drop(place);
        if let Some(followed) = missing {
            self.take_in(followed);
        }
    }

    /// Says so where something was not kept, and why.
    pub(super) fn kept(&self, keeper: &Keeper, kept: bool) {
        let mut state = self.inner.state.borrow_mut();
        state.unsaved |= !kept;
        if kept && state.saving == Saving::Emptied {
            state.saving = Saving::Fine;
        }
        if keeper.trouble() == Some(Trouble::TooNew) && !matches!(state.saving, Saving::TooNew(_)) {
            state.saving = Saving::TooNew(String::new());
        }
    }

    /// Takes in what another tab wrote under that key, or that it removed everything.
    pub fn follow_others(&self, key: Option<String>) {
        let followed = {
            let mut keeper = self.inner.keeper.borrow_mut();
            let Some(keeper) = keeper.as_mut() else { return };
            keeper.follow(key.as_deref(), &mut self.inner.simulation.borrow_mut())
        };
        self.take_in(followed);
    }

    pub(super) fn take_in(&self, followed: Followed) {
        let title = NoticeText::ListUpdated.text(self.locale());
        let updated = matches!(followed, Followed::Appended | Followed::Replaced(_));
        let mut state = self.inner.state.borrow_mut();
        match followed {
            Followed::Nothing => return,
            Followed::Appended => {}
            Followed::Replaced(simulation) => *self.inner.simulation.borrow_mut() = *simulation,
            Followed::Emptied => state.saving = Saving::Emptied,
            Followed::TooNew { raw } => {
                state.saving = Saving::TooNew(raw);
                state.unsaved = true;
            }
        }
        // What can be undone may be another change than the notice says.
        for notice in &mut state.notices {
            notice.undo = None;
        }
        if !updated {
            drop(state);
            return self.changed();
        }
        // Once, however many calls come in.
        state.notices.retain(|notice| notice.title != title);
        drop(state);
        self.post(Notice::saying(title));
    }

    /// Makes a call, keeps it, and shows what came of it. One that the reader may not make is refused and kept, too.
    pub fn call(&self, action: Action, parameters: impl Into<Parameters>) -> Response {
        self.make(action.as_str(), parameters.into(), self.barred(action))
    }

    /// Makes a call, whoever may make it: one that this fault strikes, if it is given.
    pub fn make(&self, action: &str, parameters: Parameters, struck: Option<Fault>) -> Response {
        self.catch_up();
        let response = {
            let mut simulation = self.inner.simulation.borrow_mut();
            match struck {
                None => simulation.call(action, parameters),
                struck => simulation.call_struck(action, parameters, struck),
            }
        };
        self.keep_newest();
        response
    }

    /// Ends the work on an image now, which is kept and can be undone like a call; `false` where there is none.
    pub fn finish_image(&self, image: &Image, ending: Ending) -> bool {
        if self.read_only() {
            return false;
        }
        self.catch_up();
        let (key, ending) = (&image.key, Some(ending));
        let mut simulation = self.inner.simulation.borrow_mut();
        let finished = simulation.finish_image(key.region, key.id.as_str(), ending);
        drop(simulation);
        if finished {
            self.keep_newest();
        }
        finished
    }

    /// Keeps what was logged last, then shows it.
    fn keep_newest(&self) {
        let call = self.read(|simulation| simulation.calls().last().map(|record| record.call.clone()));
        if let Some(call) = call {
            self.keep(&Entry::Call(call));
        }
        self.changed();
    }

    /// Makes a call for a console action, and says what was done.
    pub fn act(&self, action: Action, parameters: impl Into<Parameters>) -> Response {
        let parameters = parameters.into();
        let subject = self.read(|simulation| notice::subject(simulation.account(), &parameters));
        let response = self.call(action, parameters.clone());
        // A refusal is told by the dialog that asked, if one is open.
        if response.is_ok() || !dialog_open() {
            let mut notice = self.read(|simulation| {
                Notice::about(
                    self.locale(),
                    simulation.account(),
                    action,
                    &parameters,
                    &subject,
                    &response,
                )
            });
            if response.is_ok() {
                notice.undo = Some(self.way_back());
            }
            self.post(notice);
        }
        response
    }

    /// Makes a call on the account, looks, and takes it back.
    pub fn preview<T>(
        &self,
        action: Action,
        parameters: impl Into<Parameters>,
        look: impl FnOnce(&Account) -> T,
    ) -> (Response, T) {
        self.inner
            .simulation
            .borrow_mut()
            .preview(action, parameters, look)
    }

    /// Makes several calls on the account, looks, and takes them back.
    pub fn rehearse<T>(
        &self,
        calls: &[(Action, Parameters)],
        look: impl FnOnce(&Account) -> T,
    ) -> (Vec<Response>, T) {
        let calls = calls
            .iter()
            .map(|(action, parameters)| (*action, parameters.clone()));
        self.inner.simulation.borrow_mut().rehearse(calls, look)
    }

    /// What a look finds at the start and after each call, oldest first.
    pub fn look_back<T>(&self, look: impl FnMut(&Account) -> T) -> Vec<T> {
        self.inner.simulation.borrow_mut().look_back(look)
    }

    /// Takes back every change since the first `calls` calls.
    pub fn undo_to(&self, calls: usize) {
        let changes = self.read(|simulation| {
            let later = simulation.calls().iter().skip(calls);
            later.filter(|record| record.changed).count()
        });
        for _ in 0..changes {
            self.undo();
        }
    }

    /// What a notice's 撤销 does.
    #[must_use]
    pub fn way_back(&self) -> Callback<()> {
        let session = self.clone();
        Callback::from(move |()| session.undo())
    }

    /// Takes the newest change back.
    pub fn undo(&self) {
        if self.read_only() {
            return;
        }
        let action = self.read(|simulation| simulation.undoable().map(|record| record.call.action.clone()));
        self.catch_up();
        if self.inner.simulation.borrow_mut().undo() {
            self.keep(&Entry::Undo(self.read(Simulation::now)));
            let notice = Notice::undone(self.locale(), &action.unwrap_or_default());
            self.inner.state.borrow_mut().notices.clear();
            self.post(notice);
        }
    }

    /// Makes the change last taken back again.
    pub fn redo(&self) {
        if self.read_only() {
            return;
        }
        self.catch_up();
        if self.inner.simulation.borrow_mut().redo() {
            self.keep(&Entry::Redo(self.read(Simulation::now)));
            self.inner.state.borrow_mut().notices.clear();
            self.changed();
        }
    }

    /// Goes back to the scenario's start, and says so.
    pub fn reset(&self) {
        if self.read_only() {
            return;
        }
        self.inner.simulation.borrow_mut().reset();
        self.start_over();
        self.post(Notice::saying(NoticeText::ResetDone.text(self.locale())));
    }

    /// From now on nothing is kept: the page begins at its scenario's start, and writes nowhere.
    pub fn keep_nothing(&self) {
        self.inner.memory.set(true);
        self.set_unsaved(false);
        if self.inner.keeper.borrow_mut().take().is_some() {
            self.inner.simulation.borrow_mut().reset();
            self.inner.state.borrow_mut().saving = Saving::Fine;
        }
    }

    /// Puts another simulation in the place of this one, and keeps it as this one was; hands over what was there.
    pub fn replace(&self, simulation: Simulation) -> Simulation {
        self.catch_up();
        let before = self.inner.simulation.replace(simulation);
        self.start_over();
        self.changed();
        before
    }

    fn start_over(&self) {
        self.begin_time();
        if let Some(keeper) = self.inner.keeper.borrow_mut().as_mut() {
            let kept = self.read(|simulation| keeper.start(simulation));
            self.kept(keeper, kept);
        }
        self.inner.state.borrow_mut().notices.clear();
    }
}
