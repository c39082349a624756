//! The page: which faces it shows, side by side, and the session behind them.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DragEvent, Element, StorageEvent};
use yew::prelude::*;

use crate::console::{Console, TopBar, side_nav};
use crate::embed;
use crate::explorer::{self, Explorer, load_calls};
use crate::locale::Locale;
use crate::locale::page::PageText;
use crate::openapi::{Action, Parameters, Response};
use crate::page::address::{self, PREFERENCES};
use crate::page::bars::Bars;
use crate::page::hint::hints;
use crate::page::notice::Notices;
use crate::page::part::{fetch, part};
use crate::page::reveal::reveal;
use crate::page::session::Saving;
use crate::page::view::Word as _;
use crate::page::{Intent, Options, Session, Theme, Transfer};
use crate::simulation::{LINK_START, Scenario, Simulation};
use crate::storage::{Found, Keeper, Local, OWN, Place as _};
use crate::training::view::Training;

/// Starts the page of index.html: options from the address, the simulation as it was left.
pub fn start() {
    let mut options = Options::read();
    let local = (!options.memory).then(Local::probe);
    if let Some(Ok(local)) = &local
        && let Ok(Some(preferred)) = local.read(PREFERENCES)
    {
        options.prefer(&preferred);
    }
    let denied = matches!(local, Some(Err(_)));
    let place = local.and_then(Result::ok);
    let keeper_of = |own| {
        let place = Box::new(place.clone()?);
        Some(if own {
            Keeper::own(place)
        } else {
            Keeper::new(place, &options.scenario)
        })
    };
    let mut keeper = keeper_of(options.own);
    if options.own && keeper.as_ref().is_none_or(Keeper::is_empty) {
        options.own = false;
        options.unknown.push(format!("scenario={OWN}"));
        keeper = keeper_of(false);
    }
    match keeper {
        Some(keeper) if !keeper.is_empty() => spawn_local(async move {
            // What was kept is shown with its history, at once, where that is seen.
            if options.api {
                spawn_local(fetch(explorer::load));
                spawn_local(fetch(load_calls));
            }
            let opened = opening::load().await;
            if options.api {
                fetch(load_calls).await;
            }
            match opened {
                Ok(open) => {
                    let scenario = options.scenario.clone();
                    show(open((keeper, scenario)), options, false);
                }
                // scripts/start.js says so.
                Err(lost) => wasm_bindgen::throw_str(&lost.to_string()),
            }
        }),
        keeper => {
            let simulation = Simulation::new(options.scenario.clone());
            show((keeper, Saving::Fine, simulation), options, denied);
        }
    }
}

type Opened = (Option<Keeper>, Saving, Simulation);

part!(opening: (Keeper, Scenario) => open -> Opened);

/// The simulation as it was left, and what keeps it.
fn open((mut keeper, scenario): (Keeper, Scenario)) -> Opened {
    let found = keeper.load();
    let saving = match &found {
        Found::Corrupt { raw, rest } => Saving::Unreadable {
            raw: raw.clone(),
            all: rest.is_none(),
        },
        Found::TooNew { raw } => Saving::TooNew(raw.clone()),
        _ => Saving::Fine,
    };
    let simulation = found
        .into_simulation()
        .map_or_else(|| Simulation::new(scenario), |found| *found);
    (Some(keeper), saving, simulation)
}

fn show((keeper, saving, simulation): Opened, options: Options, denied: bool) {
    // A page inside another one leaves the steps of Back and Forward to that one.
    let (dressed, address) = (options.dressed, !options.embedded);
    let session = Session::new(simulation, keeper, saving, options, address);
    session.set_unsaved(denied || session.unsaved());
    let Some(element) = crate::page::element::by_id("app") else {
        return;
    };
    if !dressed {
        return render(element.into(), session, html! {});
    }
    // Nothing can be clicked before what bars clicks is here.
    spawn_local(async move {
        match embed::load().await {
            Ok(open) => {
                let beside = open(session.clone());
                render(element.into(), session, beside);
            }
            Err(lost) => wasm_bindgen::throw_str(&lost.to_string()),
        }
    });
}

/// Puts the page on an element, over a simulation; nothing is kept, and the address is left alone.
///
/// The page stays when what is returned is dropped.
pub fn mount(element: Element, simulation: Simulation) -> Mounted {
    let session = Session::new(simulation, None, Saving::Fine, Options::default(), false);
    render(element, session.clone(), html! {});
    Mounted { session }
}

/// A page that was mounted, for whoever clicks it and then wants to know what came of it.
#[derive(Clone)]
pub struct Mounted {
    session: Session,
}

impl Mounted {
    /// Makes a call on the simulation that the page shows.
    pub fn call(&self, action: Action, parameters: impl Into<Parameters>) -> Response {
        self.session.call(action, parameters)
    }

    /// Switches the page's language; at first it is the browser's.
    pub fn set_locale(&self, locale: Locale) {
        self.session.set_locale(locale);
    }

    /// Looks at that simulation.
    pub fn read<T>(&self, look: impl FnOnce(&Simulation) -> T) -> T {
        self.session.read(look)
    }
}

impl std::fmt::Debug for Mounted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Mounted").finish_non_exhaustive()
    }
}

fn render(element: Element, session: Session, beside: Html) {
    element.set_text_content(None);
    // Before the first picture: told behind it, the browser would style all of it anew.
    dress(session.locale(), session.theme());
    reveal(&element);
    hints(&element);
    yew::Renderer::<App>::with_root_and_props(element, AppProps { session, beside }).render();
}

/// Gives the document the page's language, theme and title.
fn dress(locale: Locale, theme: Theme) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(root) = document.document_element() {
        for (name, value) in [("lang", locale.tag()), ("data-theme", theme.word())] {
            // To be told what it knows has the browser style all elements anew.
            if root.get_attribute(name).as_deref() != Some(value) {
                root.set_attribute(name, value).unwrap_or_default();
            }
        }
    }
    document.set_title(PageText::Title.text(locale));
}

#[derive(Properties, PartialEq)]
struct AppProps {
    session: Session,
    /// What stands beside the page inside another one.
    beside: Html,
}

/// Holds the session, and draws the page anew when it changes.
#[component]
fn App(props: &AppProps) -> Html {
    let session = use_state(|| props.session.clone());
    {
        let session = session.clone();
        let root = props.session.clone();
        use_effect_with((), move |()| {
            let handle = root.clone();
            root.on_change(Callback::from(move |()| session.set(handle.fresh())));
            listen(root)
        });
    }
    let (locale, theme) = (session.locale(), session.theme());
    use_effect_with((locale, theme), |&(locale, theme)| dress(locale, theme));
    html! {
        <ContextProvider<Session> context={(*session).clone()}>
            <a class="skip-link" href="#main">{ PageText::SkipToMain.text(locale) }</a>
            <ContextProvider<Session> context={session.around()}><TopBar /><Bars /></ContextProvider<Session>>
            <div class="frame">
                { side_nav(&session) }
                <main class="main" id="main" tabindex="-1"><Notices /><Console /></main>
                <aside class="rail">
                    <ContextProvider<Session> context={session.around()}><Training /><Explorer /></ContextProvider<Session>>
                </aside>
            </div>
            <div>{ props.beside.clone() }</div>
        </ContextProvider<Session>>
    }
}

/// Undo and redo by their usual keys, and Esc to put the notices away. In a text field those are the field's own, and in a
/// dialog nobody's.
fn take_key(session: &Session, event: &KeyboardEvent) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let elsewhere = target.and_then(|target| target.closest("input, textarea, select, dialog").ok()?);
    if event.alt_key() || elsewhere.is_some() {
        return;
    }
    let with_control = event.ctrl_key() || event.meta_key();
    match (event.key().as_str(), with_control, event.shift_key()) {
        ("Escape", ..) => return session.dismiss_all(),
        ("z" | "Z", true, false) => session.intend(Intent::Undo),
        ("z" | "Z", true, true) | ("y" | "Y", true, false) => session.intend(Intent::Redo),
        _ => return,
    }
    event.prevent_default();
}

/// A file dropped anywhere comes in, in place of what browsers do with it: leave the page. Dragged text stays theirs.
fn take_drop(session: &Session, event: &DragEvent) {
    let Some(data) = event.data_transfer() else { return };
    if !data.types().includes(&"Files".into(), 0) {
        return;
    }
    event.prevent_default();
    if event.type_() == "drop"
        && let Some(file) = data.files().and_then(|files| files.get(0))
    {
        session.bring(Some(Transfer::File(file)));
    }
}

/// A simulation in the address comes in: shown first.
fn take_link(session: &Session) {
    let fragment = address::fragment();
    if fragment.starts_with(LINK_START) {
        session.bring(Some(Transfer::Link(fragment.into())));
    }
}

/// What the page does when it hears something.
type Act = fn(&Session, &Event);

/// What it hears of its window.
const HEARD: [(&str, Act); 9] = [
    ("popstate", |session, _| session.follow_address()),
    ("hashchange", |session, _| take_link(session)),
    ("pagehide", |session, _| session.leave()),
    ("keydown", |session, event| {
        take_key(session, event.unchecked_ref())
    }),
    ("storage", |session, event| {
        session.intend(Intent::Follow(event.unchecked_ref::<StorageEvent>().key()));
    }),
    // Whoever touches the page may be about to change something.
    ("pointerdown", |session, _| session.expect_change()),
    ("focusin", |session, _| session.expect_change()),
    ("dragover", |session, event| {
        take_drop(session, event.unchecked_ref())
    }),
    ("drop", |session, event| take_drop(session, event.unchecked_ref())),
];

/// Follows the window and the seconds; the returned function ends it.
fn listen(session: Session) -> impl FnOnce() {
    let window = web_sys::window();
    take_link(&session);
    let heard = HEARD.map(|(name, act)| {
        let session = session.clone();
        (
            name,
            Closure::<dyn Fn(Event)>::new(move |event| act(&session, &event)),
        )
    });
    let tick = Closure::<dyn Fn()>::new(move || session.tick());
    let mut interval = None;
    if let Some(window) = &window {
        for (name, listener) in &heard {
            window
                .add_event_listener_with_callback(name, listener.as_ref().unchecked_ref())
                .unwrap_or_default();
        }
        let tick = tick.as_ref().unchecked_ref();
        interval = window
            .set_interval_with_callback_and_timeout_and_arguments_0(tick, 1000)
            .ok();
    }
    move || {
        if let Some(window) = window {
            for (name, listener) in &heard {
                window
                    .remove_event_listener_with_callback(name, listener.as_ref().unchecked_ref())
                    .unwrap_or_default();
            }
            if let Some(interval) = interval {
                window.clear_interval_with_handle(interval);
            }
        }
        drop(tick);
    }
}
