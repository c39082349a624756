//! The learner's desk: which lesson is open, and what was reached.

use std::cell::RefCell;
use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::assets::{self, Entry};
use super::recorder::Recorder;
use crate::account::RegionId;
use crate::page::session::LessonStanding;
use crate::page::view::Word as _;
use crate::page::{Page, Session, Tab, View, World};
use crate::storage::{self, Place as _};
use crate::training::{Attempt, Lesson, Progress, ProgressError, Screen, Standing, stand};

/// The id under which the learner's own lesson is kept.
pub const OWN: &str = "own";

/// The list of lessons.
#[derive(Clone, PartialEq)]
pub enum Index {
    /// It is on its way.
    Loading,
    /// It did not come.
    Failed,
    /// This page came without.
    Absent,
    /// It is here.
    Ready(Rc<Vec<Entry>>),
}

/// What became of the kept progress.
#[derive(Clone, PartialEq)]
pub enum Kept {
    /// It is kept, or nothing is to be.
    Fine,
    /// It could not be written.
    Unsaved,
    /// It could not be read, and is put aside: its text.
    Unreadable(String),
    /// A newer version wrote it: its text.
    TooNew(String),
}

/// An open lesson.
#[derive(Clone)]
pub struct Open {
    /// The name under which it is kept.
    pub id: String,
    /// The lesson.
    pub lesson: Rc<Lesson>,
    /// How the attempt began.
    pub attempt: Attempt,
    /// How many hints of the step at that place are shown.
    pub hints: (usize, usize),
}

/// What was on the page before a lesson was opened.
pub(super) struct Base {
    pub world: World,
    pub region: RegionId,
    pub view: View,
}

pub(super) struct State {
    index: Index,
    pub progress: Progress,
    kept: Kept,
    pub open: Option<Open>,
    pub base: Option<Base>,
    saying: Option<String>,
    message: Option<String>,
    recorder: Recorder,
    pub stood: Option<Standing>,
}

/// The desk.
#[derive(Clone)]
pub struct Desk {
    /// The session behind the page.
    pub session: Session,
    pub(super) state: Rc<RefCell<State>>,
    pub(super) redraw: UseForceUpdateHandle,
}

/// The desk of the panel.
#[hook]
pub fn use_desk(session: &Session) -> Desk {
    let redraw = use_force_update();
    let state = use_mut_ref(|| State::read(session));
    let desk = Desk {
        session: session.clone(),
        state,
        redraw,
    };
    {
        let desk = desk.clone();
        use_effect_with((), move |()| desk.load());
    }
    desk
}

/// A region and a view as lessons speak of them.
pub fn screen(session: &Session) -> Screen {
    let view = session.view();
    Screen {
        region: Some(session.region().as_str().to_owned()),
        page: Some(view.page.word().to_owned()),
        tab: Some(view.tab.word().to_owned()),
        family: Some(view.family),
    }
}

/// Shows what a lesson says.
pub fn show(session: &Session, screen: &Screen) {
    let mut view = session.view();
    let region = screen.region.as_deref().and_then(RegionId::parse);
    if let Some(page) = screen.page.as_deref().and_then(Page::parse) {
        view.page = page;
    }
    if let Some(tab) = screen.tab.as_deref().and_then(Tab::parse) {
        view.tab = tab;
    }
    if let Some(family) = &screen.family {
        view.family.clone_from(family);
    }
    view.number = 1;
    session.turn_to(region.unwrap_or(session.region()), view);
}

impl State {
    fn read(session: &Session) -> Self {
        let raw = session
            .place()
            .and_then(|place| place.read(storage::PROGRESS).ok()?);
        let (progress, kept) = match raw.as_deref().map(Progress::from_json) {
            None => (Progress::default(), Kept::Fine),
            Some(Ok(progress)) => (progress, Kept::Fine),
            Some(Err(ProgressError::TooNew)) => (Progress::default(), Kept::TooNew(raw.unwrap_or_default())),
            Some(Err(ProgressError::Unreadable(_))) => {
                let raw = raw.unwrap_or_default();
                if let Some(place) = session.place() {
                    place.write(storage::PROGRESS_ASIDE, &raw).unwrap_or_default();
                }
                (Progress::default(), Kept::Unreadable(raw))
            }
        };
        Self {
            index: Index::Loading,
            progress,
            kept,
            open: None,
            base: None,
            saying: None,
            message: None,
            recorder: Recorder::read(session),
            stood: None,
        }
    }
}

impl Desk {
    /// Looks at the list of lessons.
    pub fn index(&self) -> Index {
        self.state.borrow().index.clone()
    }

    /// What was reached.
    pub fn progress(&self) -> Progress {
        self.state.borrow().progress.clone()
    }

    /// What became of the kept progress.
    pub fn kept(&self) -> Kept {
        self.state.borrow().kept.clone()
    }

    /// The open lesson.
    pub fn open_lesson(&self) -> Option<Open> {
        self.state.borrow().open.clone()
    }

    /// What the demonstration says, while there is one.
    pub fn saying(&self) -> Option<String> {
        self.state.borrow().saying.clone()
    }

    /// Says something else in the demonstration, or ends it.
    pub fn say(&self, words: Option<String>) {
        self.state.borrow_mut().saying = words;
        self.redraw.force_update();
    }

    /// What is being recorded.
    pub fn recorder(&self) -> Recorder {
        self.state.borrow().recorder.clone()
    }

    /// Takes down what is being recorded, without showing it.
    pub(super) fn note_recorder(&self, recorder: Recorder) {
        self.state.borrow_mut().recorder = recorder;
    }

    /// Takes down what is being recorded, and shows it.
    pub(super) fn set_recorder(&self, recorder: Recorder) {
        self.note_recorder(recorder);
        self.redraw.force_update();
    }

    /// What there is to say under the list.
    pub fn message(&self) -> Option<String> {
        self.state.borrow().message.clone()
    }

    /// Says something under the list.
    pub fn tell(&self, message: Option<String>) {
        self.state.borrow_mut().message = message;
        self.redraw.force_update();
    }

    /// Fetches the list, and opens what the address asks for.
    pub fn load(&self) {
        let Some(asset) = assets::list_asset() else {
            self.state.borrow_mut().index = Index::Absent;
            self.open_asked();
            self.redraw.force_update();
            return;
        };
        self.state.borrow_mut().index = Index::Loading;
        self.redraw.force_update();
        let desk = self.clone();
        spawn_local(async move {
            let list = assets::list(&asset).await;
            desk.state.borrow_mut().index = list.map_or(Index::Failed, |list| Index::Ready(Rc::new(list)));
            desk.open_asked();
            desk.redraw.force_update();
        });
    }

    /// Opens the lesson that the address asks for: as it was left, if it was left at that step.
    fn open_asked(&self) {
        let (Some(id), step) = self.session.asked_lesson() else {
            return;
        };
        if self.open_lesson().is_some() {
            return;
        }
        let step = step.map(|step| step.saturating_sub(1));
        if id == OWN {
            let text = self
                .session
                .place()
                .and_then(|place| place.read(storage::OWN_LESSON).ok()?);
            if let Some(Ok(lesson)) = text.as_deref().map(Lesson::from_json) {
                return self.begin(OWN, Rc::new(lesson), step, true);
            }
        }
        let Index::Ready(list) = self.index() else { return };
        match list.iter().find(|entry| entry.id == id) {
            None => self.session.say_unknown(&format!("lesson={id}")),
            Some(entry) if step.is_some_and(|step| step > entry.steps) => {
                self.session
                    .say_unknown(&format!("step={}", step.unwrap_or_default().saturating_add(1)));
                self.enter(entry, None);
            }
            Some(entry) => self.enter(entry, step),
        }
    }

    /// Opens a lesson of the list, at a step or where it was left.
    pub fn enter(&self, entry: &Entry, step: Option<usize>) {
        let (desk, entry) = (self.clone(), entry.clone());
        spawn_local(async move {
            match assets::lesson(&entry).await {
                Some(lesson) => desk.begin(&entry.id, Rc::new(lesson), step, true),
                None => desk.state.borrow_mut().index = Index::Failed,
            }
            desk.redraw.force_update();
        });
    }

    /// Where the learner stands. During a demonstration: where it was before.
    pub fn stands(&self) -> Option<Standing> {
        if let (Some(seen), Some(open)) = (self.session.take_seen(), &mut self.state.borrow_mut().open) {
            open.attempt.seen = seen;
        }
        let open = self.open_lesson()?;
        let stood = self.state.borrow().stood.clone();
        if self.saying().is_some() && stood.is_some() {
            return stood;
        }
        let screen = screen(&self.session);
        let standing = self
            .session
            .read(|simulation| stand(&open.lesson, &open.attempt, simulation, &screen));
        self.state.borrow_mut().stood = Some(standing.clone());
        Some(standing)
    }

    /// Keeps how far the learner has come.
    pub fn reach(&self, standing: &Standing) {
        let mut state = self.state.borrow_mut();
        let Some(open) = &mut state.open else { return };
        open.attempt.seen = open.attempt.seen.max(standing.seen);
        let (id, all) = (open.id.clone(), open.lesson.steps.len());
        let before = state.progress.clone();
        state
            .progress
            .reach(&id, standing.seen, standing.step, all, standing.own_calls);
        let changed = state.progress != before;
        drop(state);
        self.session.write_lesson(Some(LessonStanding {
            id,
            done: standing.step,
            all,
            seen: standing.seen,
        }));
        if changed {
            self.save();
            self.redraw.force_update();
        }
    }

    pub(super) fn save(&self) {
        let mut state = self.state.borrow_mut();
        if let (Kept::Fine | Kept::Unsaved | Kept::Unreadable(_), Some(place)) =
            (&state.kept, self.session.place())
        {
            let written = place.write(storage::PROGRESS, &state.progress.to_json());
            if written.is_err() {
                state.kept = Kept::Unsaved;
            }
        }
    }

    /// Takes over progress from elsewhere.
    pub fn merge(&self, other: &Progress) {
        self.state.borrow_mut().progress.merge(other);
        self.save();
        self.redraw.force_update();
    }

    /// Shows one more hint of a step.
    pub fn hint(&self, step: usize) {
        if let Some(open) = &mut self.state.borrow_mut().open {
            let shown = if open.hints.0 == step { open.hints.1 } else { 0 };
            open.hints = (step, shown.saturating_add(1));
        }
        self.redraw.force_update();
    }
}
