//! The door: a hello over `postMessage`, with both origins checked, and from then on a port. Who answers behind it comes
//! when there is something to answer or to tell.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::asked::{Asked, PROTOCOL};
use crate::page::Session;
use crate::page::element::by_id;
use crate::page::foreign::{self, get as of};
use crate::page::part::Loading;
use crate::page::session::LessonStanding;

/// What each side says first, and the protocol's version behind it.
const HELLO: &str = "image-family-simulator hello ";

/// A listener.
type Hears = Closure<dyn Fn(JsValue)>;

/// Fetches the desk.
pub(super) type Fetch = fn() -> Loading<Rc<Door>, Box<dyn Desk>>;

/// Who answers requests and tells what happens, in JSON texts.
pub(super) trait Desk {
    /// A host is there: from now on everything is told that was not so then.
    fn begin(&self, begun: &Begun);
    /// The events since the last look.
    fn look(&self, session: &Session) -> Vec<String>;
    /// The answer to a message.
    fn hear(&self, door: &Door, data: &JsValue) -> String;
}

/// What was there when the page said that it is ready, and so is no event.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Begun {
    /// How many calls.
    pub calls: usize,
    /// The lesson, as it stood.
    pub lesson: Option<LessonStanding>,
}

impl Begun {
    fn of(session: &Session) -> Self {
        Self {
            calls: session.read(|simulation| simulation.calls().len()),
            lesson: session.lesson_standing(),
        }
    }
}

/// The door.
pub(super) struct Door {
    session: Session,
    asked: Rc<Asked>,
    port: RefCell<Option<JsValue>>,
    /// Whether the host's requests are answered.
    trusted: Cell<bool>,
    /// What was there when the host was told that the page is ready.
    begun: RefCell<Option<Begun>>,
    /// The height that was told last.
    height: Cell<f64>,
    desk: OnceCell<Box<dyn Desk>>,
    fetch: Fetch,
    calling: Cell<bool>,
    /// Messages that came before the desk.
    waiting: RefCell<Vec<JsValue>>,
    hears: RefCell<Option<Hears>>,
    /// Gives the listeners their handle.
    me: Weak<Self>,
}

fn post(port: &JsValue, text: &str) {
    // A port that the other side has closed takes everything.
    foreign::call(port, "postMessage", &Array::of1(&JsValue::from_str(text)))
        .map(drop)
        .unwrap_or_default();
}

fn listen(port: &JsValue, listener: &JsValue) {
    Reflect::set(port, &JsValue::from_str("onmessage"), listener)
        .map(drop)
        .unwrap_or_default();
}

impl Door {
    /// Opens it, if there is a page around this one.
    pub fn open(session: &Session, asked: Rc<Asked>, fetch: Fetch) -> Option<Rc<Self>> {
        let window = web_sys::window()?;
        let host = of(&window, "parent");
        if host == JsValue::from(window.clone()) {
            return None;
        }
        let door = Rc::new_cyclic(|me| Self {
            session: session.clone(),
            asked,
            port: RefCell::default(),
            trusted: Cell::default(),
            begun: RefCell::default(),
            height: Cell::default(),
            desk: OnceCell::new(),
            fetch,
            calling: Cell::default(),
            waiting: RefCell::default(),
            hears: RefCell::default(),
            me: me.clone(),
        });
        let greeted = {
            let (door, host) = (door.clone(), host.clone());
            Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| door.greeted(&event, &host))
        };
        let listener = greeted.into_js_value();
        window
            .add_event_listener_with_callback("message", listener.unchecked_ref())
            .ok()?;
        door.watch_height();
        // Whoever hears it learns nothing but that the page is here.
        let hello = JsValue::from_str(&format!("{HELLO}{PROTOCOL}"));
        foreign::call(&host, "postMessage", &Array::of2(&hello, &JsValue::from_str("*"))).ok()?;
        Some(door)
    }

    /// The session of the page.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether another page shows the same simulation.
    pub fn is_shared(&self) -> bool {
        self.asked.shared
    }

    /// Whether the host's requests are answered.
    pub fn is_trusted(&self) -> bool {
        self.trusted.get()
    }

    /// A message to the window. Nothing is heard but the host's hello, and of that the port is all that is kept.
    fn greeted(&self, event: &JsValue, host: &JsValue) {
        let hello = of(event, "data").as_string();
        if of(event, "source") != *host || !hello.is_some_and(|hello| hello.starts_with(HELLO)) {
            return;
        }
        let port = of(&of(event, "ports"), "0");
        if !port.is_object() {
            return;
        }
        let spoken = of(event, "data").as_string().unwrap_or_default();
        if spoken.strip_prefix(HELLO) != Some(&PROTOCOL.to_string()) {
            let failed = format!(r#"{{"event":"failed","protocol":{PROTOCOL},"reason":"version"}}"#);
            return post(&port, &failed);
        }
        let origin = of(event, "origin").as_string().unwrap_or_default();
        self.trusted.set(self.asked.hosts.contains(&origin));
        let me = self.me.clone();
        let hears = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            if let Some(door) = me.upgrade() {
                door.hear(of(&event, "data"));
            }
        });
        listen(&port, hears.as_ref());
        if let Some(before) = self.port.replace(Some(port)) {
            listen(&before, &JsValue::NULL);
        }
        self.hears.replace(Some(hears));
        self.waiting.take();
        self.begun.take();
        self.height.take();
        self.look(&self.session);
    }

    fn say(&self, text: &str) {
        if let Some(port) = &*self.port.borrow() {
            post(port, text);
        }
    }

    /// Tells what has happened since the last look. The first thing told is that the page is ready: with its lesson, if
    /// it was asked for one.
    pub fn look(&self, session: &Session) {
        if self.port.borrow().is_none() || self.begun.borrow().is_none() && !self.get_ready(session) {
            return;
        }
        match self.desk.get() {
            Some(desk) => {
                for event in desk.look(session) {
                    self.say(&event);
                }
            }
            None => {
                let now = Begun::of(session);
                if let Some(begun) = self.begun.borrow_mut().as_mut().filter(|begun| **begun != now) {
                    // What is made after an undo is news, too.
                    begun.calls = begun.calls.min(now.calls);
                    self.call_desk();
                }
            }
        }
    }

    /// Says that the page is ready, if it is.
    fn get_ready(&self, session: &Session) -> bool {
        let waits = session.asked_lesson().0.is_some() && session.lesson_standing().is_none();
        let failed = session
            .unknown()
            .iter()
            .any(|option| option.starts_with("lesson="));
        if waits && !failed {
            return false;
        }
        // What the pages of a world begin with is the same for all of them: it has to be written down before anything is done.
        if self.is_shared() && self.desk.get().is_none() {
            self.call_desk();
            return false;
        }
        let begun = Begun::of(session);
        if let Some(desk) = self.desk.get() {
            desk.begin(&begun);
        }
        self.begun.replace(Some(begun));
        let rights = if self.is_trusted() { "all" } else { "events" };
        self.say(&format!(
            r#"{{"event":"ready","protocol":{PROTOCOL},"rights":"{rights}"}}"#
        ));
        self.tell_height();
        true
    }

    fn watch_height(self: &Rc<Self>) {
        let door = self.clone();
        let grown = Closure::<dyn Fn(JsValue)>::new(move |_: JsValue| door.tell_height()).into_js_value();
        let observer = foreign::make("ResizeObserver", &Array::of1(&grown));
        if let (Ok(observer), Some(app)) = (observer, by_id("app")) {
            foreign::call(&observer, "observe", &Array::of1(&app))
                .map(drop)
                .unwrap_or_default();
        }
    }

    fn tell_height(&self) {
        if self.begun.borrow().is_none() {
            return;
        }
        let app = by_id("app");
        let height = app
            .and_then(|app| of(&app, "offsetHeight").as_f64())
            .unwrap_or_default();
        if height > 0.0 && self.height.replace(height) != height {
            self.say(&format!(r#"{{"event":"height","height":{height}}}"#));
        }
    }

    /// A message to the port.
    fn hear(&self, data: JsValue) {
        match self.desk.get() {
            Some(desk) => self.say(&desk.hear(self, &data)),
            None => {
                self.waiting.borrow_mut().push(data);
                self.call_desk();
            }
        }
    }

    /// Fetches the desk, once. Where that fails the host hears of it, and what waits is tried again with the next message.
    fn call_desk(&self) {
        let Some(door) = self.me.upgrade().filter(|_| !self.calling.replace(true)) else {
            return;
        };
        spawn_local(async move {
            match (door.fetch)().await {
                Ok(open) => door.seat(open(door.clone())),
                Err(lost) => door.say(&format!(r#"{{"event":"failed","reason":"{lost}"}}"#)),
            }
            door.calling.set(false);
        });
    }

    /// From now on this desk answers.
    fn seat(&self, desk: Box<dyn Desk>) {
        if let Some(begun) = &*self.begun.borrow() {
            desk.begin(begun);
        }
        self.desk.set(desk).unwrap_or_default();
        self.look(&self.session);
        for data in self.waiting.take() {
            self.hear(data);
        }
    }
}
