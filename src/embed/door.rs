//! The door: a hello over `postMessage`, with both origins checked, and from then on a port.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use super::asked::{Asked, PROTOCOL};
use super::dress::turn;
use super::message::{self, Kind, Refused, Request, event};
use super::outbox::{self, Outbox};
use crate::locale::Locale;
use crate::openapi::{Parameters, Value};
use crate::page::element::by_id;
use crate::page::foreign::{self, get as of};
use crate::page::view::Word as _;
use crate::page::{Session, Theme};
use crate::simulation::{SavedSimulation, Simulation};

/// What each side says first, and the protocol's version behind it.
const HELLO: &str = "image-family-simulator hello ";
/// Requests that are answered within a second.
const MOST: u32 = 200;

/// A listener.
type Hears = Closure<dyn Fn(JsValue)>;

/// The door.
pub struct Door {
    session: Session,
    asked: Rc<Asked>,
    port: RefCell<Option<JsValue>>,
    /// Whether the host's requests are answered.
    trusted: Cell<bool>,
    /// Whether the host was told that the page is ready.
    ready: Cell<bool>,
    outbox: RefCell<Outbox>,
    /// When the present second began, and the requests in it.
    recent: Cell<(f64, u32)>,
    hears: RefCell<Option<Hears>>,
    /// Gives the listeners their handle.
    me: RefCell<std::rc::Weak<Self>>,
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
    pub fn open(session: &Session, asked: Rc<Asked>) -> Option<Rc<Self>> {
        let window = web_sys::window()?;
        let host = of(&window, "parent");
        if host == JsValue::from(window.clone()) {
            return None;
        }
        let door = Rc::new(Self {
            session: session.clone(),
            asked,
            port: RefCell::default(),
            trusted: Cell::new(false),
            ready: Cell::new(false),
            outbox: RefCell::default(),
            recent: Cell::new((0.0, 0)),
            hears: RefCell::default(),
            me: RefCell::default(),
        });
        *door.me.borrow_mut() = Rc::downgrade(&door);
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
            let versions = [
                ("protocol", Value::Number(PROTOCOL)),
                ("reason", "version".into()),
            ];
            let failed = message::event("failed", versions);
            return post(&port, &failed);
        }
        let origin = of(event, "origin").as_string().unwrap_or_default();
        self.trusted.set(self.asked.hosts.contains(&origin));
        let me = self.me.borrow().clone();
        let hears = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
            if let Some(door) = me.upgrade() {
                door.hear(&of(&event, "data"));
            }
        });
        listen(&port, hears.as_ref());
        if let Some(before) = self.port.replace(Some(port)) {
            listen(&before, &JsValue::NULL);
        }
        self.hears.replace(Some(hears));
        self.ready.set(false);
        *self.outbox.borrow_mut() = Outbox::default();
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
        if self.port.borrow().is_none() {
            return;
        }
        if !self.ready.get() {
            let waits = session.asked_lesson().0.is_some() && session.lesson_standing().is_none();
            let failed = session
                .unknown()
                .iter()
                .any(|option| option.starts_with("lesson="));
            if waits && !failed {
                return;
            }
            self.ready.set(true);
            self.outbox.borrow_mut().begin(session, self.asked.shared);
            let rights = if self.trusted.get() { "all" } else { "events" };
            self.say(&event(
                "ready",
                [("protocol", Value::Number(PROTOCOL)), ("rights", rights.into())],
            ));
            self.tell_height();
        }
        let events = self.outbox.borrow_mut().look(session, self.asked.shared);
        for event in events {
            self.say(&event);
        }
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
        if !self.ready.get() {
            return;
        }
        let height = by_id("app").and_then(|app| of(&app, "offsetHeight").as_f64());
        let told = self.outbox.borrow_mut().height(height.unwrap_or_default());
        if let Some(event) = told {
            self.say(&event);
        }
    }

    /// Whether this second had as many requests as it may have.
    fn flooded(&self) -> bool {
        let (now, (since, count)) = (js_sys::Date::now(), self.recent.get());
        let (since, count) = if (now - since).abs() < 1000.0 {
            (since, count)
        } else {
            (now, 0)
        };
        self.recent.set((since, count.saturating_add(1)));
        count >= MOST
    }

    /// A message to the port.
    fn hear(&self, data: &JsValue) {
        let said = if self.flooded() {
            let why = format!("more than {MOST} requests within a second");
            let id = data
                .as_string()
                .filter(|text| text.len() < 1000)
                .and_then(|text| message::read(&text).ok());
            message::refusal(id.map(|request| request.id), (Kind::TooMany, why))
        } else {
            let text = data.as_string();
            let read = match &text {
                Some(text) => message::read(text),
                None => Err((None, (Kind::Broken, "a message is a JSON text".to_owned()))),
            };
            match read {
                Err((id, refused)) => message::refusal(id, refused),
                Ok(request) => {
                    let answer = self.answer(&request);
                    // What an answer tells of is in the world's log before it is told.
                    self.look(&self.session);
                    match answer {
                        Ok(answer) => message::answer(request.id, answer),
                        Err(refused) => message::refusal(Some(request.id), refused),
                    }
                }
            }
        };
        self.say(&said);
    }

    fn answer(&self, request: &Request) -> Result<Value, Refused> {
        if !self.trusted.get() {
            let why = "this host is not on the list of the frame's address (hosts): it may read events and nothing else";
            return Err((Kind::NotAllowed, why.to_owned()));
        }
        let session = &self.session;
        let changed = |act: fn(&Session)| {
            let before = session.read(|simulation| simulation.calls().len());
            session.unbarred(|| act(session));
            Value::Boolean(session.read(|simulation| simulation.calls().len()) != before)
        };
        match request.request.as_str() {
            "call" => self.call(&request.body),
            "calls" => Ok(session
                .read(|simulation| Value::List(simulation.calls().iter().map(outbox::record).collect()))),
            "export" => Ok(session.read(Simulation::export).into()),
            "import" => self.import(request.body.get("saved")),
            "undo" => Ok(changed(Session::undo)),
            "redo" => Ok(changed(Session::redo)),
            "reset" => {
                session.unbarred(|| session.reset());
                Ok(Value::Boolean(true))
            }
            "goto" => self.go(request.body.get("view")),
            "look" => Ok(self.dress(&request.body)),
            "log" => self.take_over(request.body.get("log")),
            "agree" => self.agree(request.body.get("number")),
            other => Err((Kind::Unknown, format!("request: there is no {other:?}"))),
        }
    }

    fn call(&self, body: &Value) -> Result<Value, Refused> {
        let Some(action) = body
            .get("action")
            .and_then(Value::as_str)
            .filter(|name| !name.is_empty())
        else {
            return Err((Kind::Invalid, "action: must be the name of an action".to_owned()));
        };
        let parameters = match body.get("parameters") {
            None => Parameters::new(),
            Some(given @ Value::Object(_)) => Parameters::flattened(given),
            Some(_) => return Err((Kind::Invalid, "parameters: must be an object".to_owned())),
        };
        let response = self.session.make(action, parameters, None);
        Ok(Value::object([
            ("status", Value::Number(response.status.into())),
            ("body", (*response.body).clone()),
        ]))
    }

    fn import(&self, saved: Option<&Value>) -> Result<Value, Refused> {
        // As a file of the reader's own would: with a step back, and nobody's kept world written over.
        crate::page::transfer::replace(&self.session, &simulation(self::saved(saved)?)?);
        self.outbox.borrow_mut().settle(&self.session);
        Ok(Value::Boolean(true))
    }

    /// Takes over what another page of the same world did.
    fn take_over(&self, log: Option<&Value>) -> Result<Value, Refused> {
        let Some(log) = log else {
            return Err((Kind::Invalid, "log: missing".to_owned()));
        };
        let theirs = saved(log.get("saved"))?;
        let text = |name: &str| log.get(name).and_then(Value::as_str);
        let standing = self.session.lesson_standing();
        if text("lesson") != standing.as_ref().map(|standing| standing.id.as_str()) {
            return Err((Kind::Invalid, "log: is of another lesson".to_owned()));
        }
        let number = log.get("number").and_then(Value::as_u64);
        if self.outbox.borrow().has(number) {
            return Ok(Value::Boolean(true));
        }
        let merged = self.outbox.borrow().merged(&self.session, &theirs);
        let more = merged != theirs;
        // Where both can't be had, what all the others have counts.
        let (simulation, more) = match Simulation::import(merged) {
            Ok(simulation) => (simulation, more),
            Err(_) => (simulation(theirs.clone())?, false),
        };
        self.session.replace(simulation);
        if let Some(seen) = log.get("seen").and_then(Value::as_u64) {
            let seen = usize::try_from(seen).unwrap_or_default();
            self.session.set_seen(seen);
            self.outbox.borrow_mut().settle_seen(seen);
        }
        let turned =
            ["region", "family"].map(|name| (name.to_owned(), text(name).unwrap_or_default().to_owned()));
        turn(&self.session, turned.into_iter());
        self.outbox.borrow_mut().took(&self.session, number, theirs, more);
        Ok(Value::Boolean(true))
    }

    /// What this page told first is in the world's log.
    fn agree(&self, number: Option<&Value>) -> Result<Value, Refused> {
        let Some(number) = number.and_then(Value::as_u64) else {
            return Err((Kind::Invalid, "number: must be a whole number".to_owned()));
        };
        self.outbox.borrow_mut().agree(number);
        Ok(Value::Boolean(true))
    }

    fn go(&self, view: Option<&Value>) -> Result<Value, Refused> {
        let Some(Value::Object(fields)) = view else {
            return Err((Kind::Invalid, "view: must be an object".to_owned()));
        };
        let wanted = fields.iter().map(|(name, value)| {
            let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            (name.clone().into_owned(), value)
        });
        let strange = turn(&self.session, wanted);
        if strange.is_empty() {
            return Ok(Value::Boolean(true));
        }
        Err((
            Kind::Invalid,
            format!("view: {} is not understood", strange.join(", ")),
        ))
    }

    /// Language and colours, as the page around this one has them now.
    fn dress(&self, body: &Value) -> Value {
        let word = |name: &str| body.get(name).and_then(Value::as_str);
        if let Some(locale) = word("lang").and_then(Locale::parse) {
            self.session.set_locale(locale);
        }
        if let Some(theme) = word("theme").and_then(Theme::parse) {
            self.session.set_theme(theme);
        }
        Value::Boolean(true)
    }
}

/// The saved simulation that a message holds.
fn saved(saved: Option<&Value>) -> Result<SavedSimulation, Refused> {
    let Some(saved) = saved else {
        return Err((Kind::Invalid, "saved: missing".to_owned()));
    };
    SavedSimulation::try_from(saved.clone()).map_err(|why| (Kind::Invalid, why))
}

fn simulation(saved: SavedSimulation) -> Result<Simulation, Refused> {
    Simulation::import(saved).map_err(|why| (Kind::Invalid, why.to_string()))
}
