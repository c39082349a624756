//! The images page: which images it lists, what is selected, and what is being asked.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use yew::prelude::*;

use super::actions::Deed;
use super::details::Details;
use super::dialogs::{Ask, Batch, Dialogs};
use super::empty::Nothing;
use super::families::Families;
use super::filter::use_filter;
use super::list::ImageList;
use super::listing::Listing;
use super::menu::{Opened, RowMenu};
use super::menu_keys::End;
use super::row::RowEvent;
use super::selection::{Select, Selection};
use super::tabs::{Tabs, tab_id};
use super::window::Window;
use crate::account::ImageKey;
use crate::locale::console::ConsoleText;
use crate::openapi::{Action, Parameters};
use crate::page::{Intent, Session, SortKey, Tab, View, use_session};

/// The images page.
#[component]
pub fn Images() -> Html {
    let session = use_session();
    let (locale, region, view) = (session.locale(), session.region(), session.view());
    // The session itself is behind every handle: an old one serves, and keeps the rows' callbacks the same.
    let handle = use_memo((), |()| session.clone());
    let selection = use_reducer_eq(Selection::default);
    let opened = use_state_eq(|| None::<(ImageKey, End)>);
    let ask = use_state(|| None::<Ask>);
    {
        let selection = selection.dispatcher();
        use_effect_with((region, view.tab, view.group.clone()), move |_| {
            selection.dispatch(Select::Nothing)
        });
    }
    let filtering = use_filter();
    let seen = use_state_eq(Window::default);
    let window = seen.over(view.size);
    let on_window = use_callback(seen.setter(), |seen, window| window.set(seen));
    let listing = session.read(|simulation| {
        Rc::new(Listing::of(
            simulation.account(),
            region,
            &view,
            &selection,
            window,
        ))
    });
    {
        let handle = handle.clone();
        use_effect_with((region, view.tab, view.group.clone()), move |_| {
            prepare(handle, vec![SortKey::Status, SortKey::Family, SortKey::Name])
        });
    }
    // What a range reaches from.
    let anchor = use_mut_ref(|| None::<ImageKey>);
    let on_event = use_callback(
        (
            handle.clone(),
            selection.dispatcher(),
            opened.setter(),
            ask.setter(),
        ),
        move |event: RowEvent, (handle, selection, opened, ask)| match event {
            RowEvent::Select(key, on, range) => {
                let from = anchor.replace(Some(key.clone())).filter(|_| range);
                selection.dispatch(Select::These(reach(handle, from.as_ref(), key), on));
            }
            RowEvent::Family(family) => handle.go(View {
                family,
                number: 1,
                ..handle.view()
            }),
            RowEvent::Open(key) => handle.go_to_image(key.id.as_str()),
            RowEvent::Menu(key, end) => opened.set(Some((key, end))),
            RowEvent::CloseMenu => opened.set(None),
            RowEvent::Do(deed, key) => {
                opened.set(None);
                carry_out(handle, deed, key, ask);
            }
        },
    );
    let on_choose = use_callback(on_event.clone(), |(deed, key), on_event| {
        on_event.emit(RowEvent::Do(deed, key))
    });
    let on_menu_close = use_callback(opened.setter(), |(), opened| opened.set(None));
    let on_select_all = {
        let (selection, session) = (selection.dispatcher(), handle.clone());
        Callback::from(move |on| selection.dispatch(Select::These(page(&session), on)))
    };
    let on_settings = {
        let ask = ask.setter();
        Callback::from(move |_: MouseEvent| ask.set(Some(Ask::Settings)))
    };
    let on_batch = {
        let (ask, selection, session) = (ask.setter(), (*selection).clone(), handle.clone());
        Callback::from(move |batch: Batch| ask.set(Some(batch.ask(&chosen(&session, &selection)))))
    };
    let on_close = use_callback(ask.setter(), |(), ask| ask.set(None));
    let menu = opened
        .as_ref()
        .and_then(|(key, end)| open_menu(&listing, key, *end));
    let opened_key = menu.as_ref().map(|menu| menu.key.clone());
    html! {
        <>
            { header(ConsoleText::Images.text(locale), locale) }
            <Tabs />
            <div class="tab-panel" role="tabpanel" id="panel" aria-labelledby={tab_id(view.tab)}>
                if view.tab == Tab::Marketplace {
                    <section class="list" key="nothing"><Nothing /></section>
                } else {
                    <div key="list" class={if shows_families(&session, &view) { "list-layout" } else { "list-alone" }}>
                        if shows_families(&session, &view) {
                            <Families session={handle} />
                        } else {
                            <span hidden=true></span>
                        }
                        <ImageList
                            listing={listing.clone()} {filtering} {window} {on_window} selection={(*selection).clone()}
                            opened={opened_key} {on_event} {on_select_all} {on_settings} {on_batch}
                        />
                    </div>
                }
            </div>
            <div>
                <RowMenu opened={menu} {locale} on_close={on_menu_close} {on_choose} />
                <div><Dialogs ask={(*ask).clone()} soon={opened.is_some()} {listing} {on_close} /></div>
                <Details />
            </div>
        </>
    }
}

/// A page's heading and where it stands in the console.
pub fn header(title: &'static str, locale: crate::locale::Locale) -> Html {
    html! {
        <header class="page-header">
            <nav aria-label={ConsoleText::Breadcrumb.text(locale)}>
                <ol class="crumbs">
                    <li>{ ConsoleText::InstancesAndImages.text(locale) }</li>
                    <li>{ title }</li>
                </ol>
            </nav>
            <div class="page-title"><h1>{ title }</h1></div>
        </header>
    }
}

/// Sorts the list by each column while nobody waits for it: one column at a time. What is not done by then is done when
/// it is asked for.
fn prepare(session: Rc<Session>, mut columns: Vec<SortKey>) {
    let Some(key) = columns.pop() else { return };
    let step = Closure::once_into_js(move || {
        let region = session.region();
        let View { tab, group, .. } = session.view();
        let view = View {
            tab,
            group,
            sort: Some((key, false)),
            ..View::default()
        };
        session.read(|simulation| Listing::prepare(simulation.account(), region, &view));
        prepare(session, columns);
    });
    if let Some(window) = web_sys::window() {
        window
            .request_idle_callback(step.unchecked_ref())
            .unwrap_or_default();
    }
}

/// The images of the page, as it stands.
fn page(session: &Session) -> Vec<ImageKey> {
    let (region, view) = (session.region(), session.view());
    session.read(|simulation| Listing::keys(simulation.account(), region, &view))
}

/// The images that are selected and that the filters let through, in the list's order.
fn chosen(session: &Session, selection: &Selection) -> Vec<ImageKey> {
    let (region, view) = (session.region(), session.view());
    let images = session.read(|simulation| Listing::images(simulation.account(), region, &view));
    let keys = images.iter().map(|image| &image.key);
    keys.filter(|key| selection.contains(key)).cloned().collect()
}

/// The images from one to another, both included, in the list's order; without a start that is listed, only the one.
fn reach(session: &Session, from: Option<&ImageKey>, to: ImageKey) -> Vec<ImageKey> {
    let listed = if from.is_some() { page(session) } else { Vec::new() };
    let place = |key: &ImageKey| listed.iter().position(|there| there == key);
    let Some((from, there)) = from.and_then(place).zip(place(&to)) else {
        return vec![to];
    };
    let (first, last) = (from.min(there), from.max(there));
    listed
        .iter()
        .take(last.saturating_add(1))
        .skip(first)
        .cloned()
        .collect()
}

fn shows_families(session: &Session, view: &View) -> bool {
    let region = session.region();
    view.tab == Tab::Custom
        && session.read(|simulation| simulation.account().own_families(region).next().is_some())
}

fn open_menu(listing: &Listing, key: &ImageKey, end: End) -> Option<Opened> {
    let line = listing.lines.iter().find(|line| line.image.key == *key)?;
    Some(Opened {
        key: key.clone(),
        end,
        name: line.image.name.as_str().to_owned(),
    })
}

/// Opens the deed's dialog; a copy is called off at once, undo brings it back.
fn carry_out(session: &Session, deed: Deed, key: ImageKey, ask: &UseStateSetter<Option<Ask>>) {
    if deed == Deed::CancelCopy {
        let parameters = Parameters::new()
            .with("RegionId", key.region.as_str())
            .with("ImageId", key.id.as_str());
        session.intend(Intent::Act(Action::CancelCopyImage, parameters));
    } else {
        ask.set(deed.ask(key));
    }
}
