//! What the door is for: the host's requests answered, and events told. A part of its own: most pages around an embed
//! never ask anything, and until somebody acts there is nothing to tell.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsValue;

use super::door::{Begun, Desk, Door};
use super::dress::turn;
use super::message::{self, Kind, Refused, Request};
use super::outbox::{self, Outbox};
use crate::locale::Locale;
use crate::openapi::{Parameters, Value};
use crate::page::view::Word as _;
use crate::page::{Session, Theme};
use crate::simulation::{SavedSimulation, Simulation};

/// Requests that are answered within a second.
const MOST: u32 = 200;

/// Behind the door, from the first request or the first thing done on.
pub(super) fn open(door: Rc<Door>) -> Box<dyn Desk> {
    Box::new(Answers {
        session: door.session().clone(),
        shared: door.is_shared(),
        outbox: RefCell::default(),
        recent: Cell::new((0.0, 0)),
    })
}

struct Answers {
    session: Session,
    /// Whether another page shows the same simulation.
    shared: bool,
    outbox: RefCell<Outbox>,
    /// When the present second began, and the requests in it.
    recent: Cell<(f64, u32)>,
}

impl Desk for Answers {
    fn begin(&self, begun: &Begun) {
        *self.outbox.borrow_mut() = Outbox::begun(&self.session, begun, self.shared);
    }

    fn look(&self, session: &Session) -> Vec<String> {
        self.outbox.borrow_mut().look(session, self.shared)
    }

    fn hear(&self, door: &Door, data: &JsValue) -> String {
        if self.flooded() {
            let why = format!("more than {MOST} requests within a second");
            let id = data
                .as_string()
                .filter(|text| text.len() < 1000)
                .and_then(|text| message::read(&text).ok());
            return message::refusal(id.map(|request| request.id), (Kind::TooMany, why));
        }
        let text = data.as_string();
        let read = match &text {
            Some(text) => message::read(text),
            None => Err((None, (Kind::Broken, "a message is a JSON text".to_owned()))),
        };
        let request = match read {
            Err((id, refused)) => return message::refusal(id, refused),
            Ok(request) => request,
        };
        let answer = if door.is_trusted() {
            self.answer(&request)
        } else {
            let why = "this host is not on the list of the frame's address (hosts): it may read events and nothing else";
            Err((Kind::NotAllowed, why.to_owned()))
        };
        // What an answer tells of is in the world's log before it is told.
        door.look(&self.session);
        match answer {
            Ok(answer) => message::answer(request.id, answer),
            Err(refused) => message::refusal(Some(request.id), refused),
        }
    }
}

impl Answers {
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

    fn answer(&self, request: &Request) -> Result<Value, Refused> {
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
