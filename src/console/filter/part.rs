//! What the list knows of its filter before a condition is looked at.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::bar;
use super::calendar::Local;
use super::language::Filter;
use super::passes::Matcher;
use super::table;
use super::typed::why;
use crate::account::{Account, Image, Status};
use crate::console::listing::Listing;
use crate::locale::Locale;
use crate::locale::page::PageText;
use crate::page::bars::download;
use crate::page::element::{by_id, focus};
use crate::page::notice::Notice;
use crate::page::part::{part, use_part};
use crate::page::{Session, View, use_session};

/// The id of the field in which conditions are typed.
pub(super) const FIELD: &str = "filter-field";

/// Whether an image passes.
pub type Test = Rc<dyn Fn(&Account, &Image) -> bool>;

/// Which images pass.
#[derive(Clone)]
pub enum Passes {
    /// Those of a status.
    Status(Status),
    /// Those of which it is true.
    Test(Test),
}

/// What the part can do for the list.
#[derive(Clone, Copy)]
struct Reader {
    passes: fn(&str) -> Passes,
    why: fn(&View, Locale) -> String,
}

thread_local! {
    /// There once the part is.
    static READER: OnceCell<Reader> = const { OnceCell::new() };
    /// The conditions last asked for, made ready.
    static READY: RefCell<Option<(String, Passes)>> = const { RefCell::new(None) };
}

fn reader() -> Option<Reader> {
    READER.with(|reader| reader.get().copied())
}

/// Which images pass conditions; `None` where there are none, and as long as nobody can read them.
#[must_use]
pub fn passes(conditions: &str) -> Option<Passes> {
    let reader = reader().filter(|_| !conditions.is_empty())?;
    READY.with_borrow_mut(|ready| match ready {
        Some((text, passes)) if text == conditions => Some(passes.clone()),
        _ => {
            let passes = (reader.passes)(conditions);
            *ready = Some((conditions.to_owned(), passes.clone()));
            Some(passes)
        }
    })
}

/// All that narrows the list to nothing, in a sentence; `None` without conditions.
#[must_use]
pub fn why_nothing(view: &View, locale: Locale) -> Option<String> {
    let reader = reader().filter(|_| !view.filter.is_empty())?;
    Some((reader.why)(view, locale))
}

/// The filter's bar, as the list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Filtering {
    /// Whether there are conditions that can't be read yet.
    pub pending: bool,
    /// The bar of conditions, if it is open.
    pub bar: Html,
    /// Whether it is.
    pub open: bool,
    /// Opens and closes it.
    pub on_toggle: Callback<MouseEvent>,
}

/// What the part is for.
enum Asked {
    /// The bar; whether its field wants the focus as it appears.
    Bar(Session, bool),
    /// The list as a file, as JSON or as a table.
    File(Session, bool),
}

part!(filter: Asked => draw);

fn draw(asked: Asked) -> Html {
    // In a black box: what is known to be the only one is called directly, and would be in the page from its start.
    READER.with(|reader| {
        reader.get_or_init(|| {
            std::hint::black_box(Reader {
                passes: read,
                why: why_none,
            })
        });
    });
    match asked {
        Asked::Bar(session, focus) => {
            let (filter, unknown) = Filter::parse(&session.view().filter);
            html! { <bar::Bar {filter} {unknown} {focus} /> }
        }
        Asked::File(session, json) => {
            file(&session, json);
            Html::default()
        }
    }
}

fn why_none(view: &View, locale: Locale) -> String {
    let (filter, _) = Filter::parse(&view.filter);
    why(&view.family, &view.search, &filter, locale)
}

fn read(conditions: &str) -> Passes {
    let matcher = Matcher::new(&Filter::parse(conditions).0, &Local);
    match matcher.status() {
        Some(status) => Passes::Status(status),
        None => Passes::Test(Rc::new(move |account, image| {
            matcher.passes(image, account.status(image))
        })),
    }
}

fn file(session: &Session, json: bool) {
    let (region, view) = (session.region(), session.view());
    let text = session.read(|simulation| {
        let account = simulation.account();
        let images = Listing::images(account, region, &view);
        let images = images.iter().map(AsRef::as_ref);
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
pub fn save(session: &Session, json: bool) {
    let session = session.clone();
    spawn_local(async move {
        match filter::load().await {
            Ok(draw) => drop(draw(Asked::File(session, json))),
            Err(_) => session.post(Notice::failure(PageText::PartLost.text(session.locale()))),
        }
    });
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
    let focused = use_memo((), |()| Cell::new(false));
    let part = use_part(filter::load, open);
    let bar = open.then(|| {
        let focus = part.is_here() && focused.replace(false);
        part.draw(Asked::Bar(session.clone(), focus), session.locale())
    });
    let on_toggle = Callback::from(move |_: MouseEvent| match by_id(FIELD) {
        Some(_) if conditions => focus(FIELD),
        there => {
            focused.set(there.is_none());
            opened.set(there.is_none());
        }
    });
    Filtering {
        pending: conditions && reader().is_none(),
        bar: html! { <div>{ for bar }</div> },
        open,
        on_toggle,
    }
}
