//! What the list knows of its filter before a condition is looked at.

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bar;
use super::calendar::Local;
use super::language::Filter;
use super::passes::Matcher;
use super::table;
use super::typed::why;
use crate::account::{Account, Image};
use crate::console::listing::Listing;
use crate::locale::page::PageText;
use crate::page::bars::download;
use crate::page::element::{by_id, focus};
use crate::page::notice::Notice;
use crate::page::part::{part, use_part};
use crate::page::{Session, use_session};

/// The id of the field in which conditions are typed.
pub(super) const FIELD: &str = "filter-field";

/// Whether an image passes.
pub type Passes = Rc<dyn Fn(&Account, &Image) -> bool>;

/// What the bar is asked, and what it answers as it is drawn.
struct Look {
    session: Session,
    /// Whether the field wants the focus as it appears.
    focus: Rc<Cell<bool>>,
    /// Which images pass, and all that narrows the list in a sentence.
    answer: OnceCell<(Passes, String)>,
}

/// The filter, as the list needs it.
#[derive(Clone)]
pub struct Filtering {
    /// Which images pass; `None` without conditions, and as long as nobody can read them.
    pub passes: Option<Passes>,
    /// Whether there are conditions that can't be read yet.
    pub pending: bool,
    /// All that narrows the list, in a sentence; empty without conditions.
    pub why: String,
    /// The bar of conditions, if it is open.
    pub bar: Html,
    /// Whether it is.
    pub open: bool,
    /// Opens and closes it.
    pub on_toggle: Callback<MouseEvent>,
}

impl PartialEq for Filtering {
    fn eq(&self, other: &Self) -> bool {
        self.open == other.open
            && self.pending == other.pending
            && self.why == other.why
            && self.bar == other.bar
    }
}

/// What the part is for.
enum Asked {
    Bar(Rc<Look>),
    /// The list as a file, as JSON or as a table.
    File(Session, Option<Passes>, bool),
}

part!(filter: Asked => draw);

fn draw(asked: Asked) -> Html {
    match asked {
        Asked::Bar(look) => bar(&look),
        Asked::File(session, passes, json) => {
            file(&session, passes.as_ref(), json);
            Html::default()
        }
    }
}

fn file(session: &Session, passes: Option<&Passes>, json: bool) {
    let (region, view) = (session.region(), session.view());
    let text = session.read(|simulation| {
        let account = simulation.account();
        let images = Listing::images(account, region, &view, passes);
        let images = images.into_iter().map(AsRef::as_ref);
        if json {
            table::json(account, images)
        } else {
            table::csv(account, images)
        }
    });
    let form = if json { "json" } else { "csv" };
    download(&format!("images-{region}.{form}"), &text).unwrap_or_default();
}

/// Hands all that the filters let through over as a file.
pub fn save(session: &Session, passes: Option<Passes>, json: bool) {
    let session = session.clone();
    spawn_local(async move {
        match filter::load().await {
            Ok(draw) => drop(draw(Asked::File(session, passes, json))),
            Err(_) => session.post(Notice::failure(PageText::PartLost.text(session.locale()))),
        }
    });
}

fn bar(asked: &Look) -> Html {
    let view = asked.session.view();
    let (filter, unknown) = Filter::parse(&view.filter);
    if !view.filter.is_empty() {
        let matcher = Matcher::new(&filter, &Local);
        let passes = move |account: &Account, image: &Image| matcher.passes(image, account.status(image));
        let why = why(&view.family, &view.search, &filter, asked.session.locale());
        asked.answer.set((Rc::new(passes), why)).unwrap_or_default();
    }
    html! { <bar::Bar {filter} {unknown} focus={asked.focus.replace(false)} /> }
}

/// The filter of the view.
#[hook]
pub fn use_filter() -> Filtering {
    let session = use_session();
    let conditions = !session.view().filter.is_empty();
    let opened = use_state_eq(|| false);
    let open = *opened || conditions;
    if conditions {
        // It stays when its last condition is taken away.
        opened.set(true);
    }
    let focused = use_memo((), |()| Rc::new(Cell::new(false)));
    let part = use_part(filter::load, open);
    let asked = Rc::new(Look {
        session: session.clone(),
        focus: Rc::clone(&focused),
        answer: OnceCell::new(),
    });
    let bar = open.then(|| part.draw(Asked::Bar(asked.clone()), session.locale()));
    let on_toggle = Callback::from(move |_: MouseEvent| match by_id(FIELD) {
        Some(_) if conditions => focus(FIELD),
        there => {
            focused.set(there.is_none());
            opened.set(there.is_none());
        }
    });
    let (passes, why) = asked.answer.get().cloned().unzip();
    Filtering {
        pending: conditions && passes.is_none(),
        passes,
        why: why.unwrap_or_default(),
        bar: html! { <div>{ for bar }</div> },
        open,
        on_toggle,
    }
}
