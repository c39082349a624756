//! The list of a tab: its heading, searches, table and foot.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::dialogs::Batch;
use super::elements::HEADING;
use super::empty::use_empty;
use super::filter::Filtering;
use super::list_tools::{export, settings};
use super::listing::{Line, Listing};
use super::paging::foot;
use super::places::Places;
use super::row::{Row, RowEvent};
use super::selection::Selection;
use super::tabs;
use super::toolbar::{Toolbar, filtered};
use super::window::Window;
use crate::account::ImageKey;
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::behind::behind_frame;
use crate::page::icon::Icon;
use crate::page::view::{CREATED, Density, FAMILY, SIZE, STATUS, SYSTEM, Word as _};
use crate::page::{Panel, Session, SortKey, View, use_session};

/// What [`ImageList`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ImageListProps {
    /// The page of the list.
    pub listing: Rc<Listing>,
    /// The window over it, if it is long.
    pub window: Option<Window>,
    /// Told where the window is to be.
    pub on_window: Callback<Window>,
    /// The filter over it.
    pub filtering: Filtering,
    /// What is selected.
    pub selection: Selection,
    /// The row whose menu is open.
    pub opened: Option<ImageKey>,
    /// Told what is done in a row.
    pub on_event: Callback<RowEvent>,
    /// Told that the whole page is to be selected or not any more.
    pub on_select_all: Callback<bool>,
    /// Told that somebody wants to choose what the list shows.
    pub on_settings: Callback<MouseEvent>,
    /// Told what is to be done with all that is selected.
    pub on_batch: Callback<Batch>,
}

/// The list.
#[component]
pub fn ImageList(props: &ImageListProps) -> Html {
    let session = use_session();
    let (locale, view) = (session.locale(), session.view());
    let (listing, filtering) = (&props.listing, &props.filtering);
    let title = tabs::label(view.tab).text(locale);
    let frame = use_node_ref();
    let places = use_places(&view, &listing.lines);
    // Where rows have their turn later, what tells of the list as a whole comes with them.
    let told = use_mut_ref(|| None);
    if told.borrow().is_none() || !places.borrow().more_to_come() {
        told.replace(Some((
            count(listing, title, locale),
            foot(&session, listing, &props.on_batch),
        )));
    }
    let (count, foot) = told.borrow().clone().unwrap_or_default();
    let empty = use_empty(listing.count == 0);
    let refresh = use_refresh(&session);
    {
        // Another list begins at its top; and how high a row is shows once there is one.
        let (frame, window, on_window) = (frame.clone(), props.window, props.on_window.clone());
        let shown = View {
            image: String::new(),
            panel: Panel::default(),
            ..view.clone()
        };
        use_effect_with((listing.rows > 0, shown), move |_| {
            if let Some((window, frame)) = window.zip(frame.cast::<Element>()) {
                frame.set_scroll_top(0);
                on_window.emit(window.anew().look(&frame));
            }
        });
    }
    let content = if filtering.pending {
        html! { <div key="pending"></div> }
    } else if listing.count == 0 {
        let narrowed = filtered(&view) && listing.all > 0;
        html! { <div class="table-scroll" key="empty">{ empty.draw(narrowed, locale) }</div> }
    } else {
        let table = table(props, &session, title, &frame, &places.borrow());
        html! { <div key="table">{ table }</div> }
    };
    html! {
        <section class="list" aria-labelledby={HEADING}>
            <div class="list-header">
                <h2 id={HEADING} tabindex="-1">{ title }</h2>
                <span class="list-count" role="status">{ count }</span>
                <div class="list-tools">
                    { export(&session) }
                    { settings(locale, props.on_settings.clone()) }
                    { refresh }
                </div>
            </div>
            <Toolbar open={filtering.open} on_filter={filtering.on_toggle.clone()} />
            { filtering.bar.clone() }
            <div>{ content }</div>
            { foot }
        </section>
    }
}

/// The rows to draw now; others that have their turn later follow by themselves.
#[hook]
fn use_places(view: &View, lines: &[Line]) -> Rc<RefCell<Places>> {
    let places = use_mut_ref(Places::default);
    let again = use_force_update();
    places.borrow_mut().take(view, lines);
    if places.borrow().more_to_come() {
        behind_frame(move || again.force_update());
    }
    places
}

/// How many images there are; with filters, how many of how many. What is read out says of what.
fn count(listing: &Listing, title: &str, locale: Locale) -> Html {
    let (count, all) = (listing.count.to_string(), listing.all.to_string());
    let shown = if listing.count == listing.all {
        count.clone()
    } else {
        format!("{count}/{all}")
    };
    let said = ConsoleText::Matching.fill(locale, &[("count", &count), ("all", &all), ("list", title)]);
    html! {
        <><span aria-hidden="true">{ shown }</span><span class="visually-hidden">{ said }</span></>
    }
}

/// The button that looks again: what has changed is as it is already, and goes into its place now.
#[hook]
fn use_refresh(session: &Session) -> Html {
    let (session, locale) = (session.clone(), session.locale());
    let count = use_state(|| 0_u32);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| {
            session.look_anew();
            count.set(count.saturating_add(1));
        })
    };
    // A new element each time, so that it is read out again.
    let said = (*count > 0).then(|| {
        html! {
            <span key={*count} class="small quiet">{ ConsoleText::Refreshed.text(locale) }</span>
        }
    });
    html! {
        <>
            <span aria-live="polite">{ for said }</span>
            <button type="button" class="button" {onclick}>
                { Icon::REFRESH.svg() }{ ConsoleText::Refresh.text(locale) }
            </button>
        </>
    }
}

fn table(
    props: &ImageListProps,
    session: &Session,
    title: &'static str,
    frame: &NodeRef,
    places: &Places,
) -> Html {
    let (locale, view) = (session.locale(), session.view());
    let ImageListProps {
        listing,
        selection,
        opened,
        on_event,
        on_select_all,
        window,
        on_window,
        ..
    } = props;
    let selected = |key: &ImageKey| selection.contains(key);
    let all = listing.lines.iter().all(|line| selected(&line.image.key)) && listing.selected >= listing.rows;
    // Of a long page, most rows are not there.
    let some = listing.lines.iter().any(|line| selected(&line.image.key))
        || window.is_some() && listing.selected > 0;
    let onchange = {
        let on_select_all = on_select_all.clone();
        Callback::from(move |event: Event| {
            on_select_all.emit(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let looks = classes!(
        "table",
        "cards",
        (view.density == Density::Compact).then_some("rows-compact"),
        view.looks.wrapped.then_some("rows-wrapped")
    );
    let row = |n: usize, (line, place): (&Line, usize)| {
        let key = &line.image.key;
        // By the place on the page, not by what is drawn: it stays when the window moves.
        let shaded = view.looks.striped && n.saturating_add(1).max(line.place).is_multiple_of(2);
        html! {
            <Row
                key={place.wrapping_mul(2)} line={line.clone()} selected={selected(key)} columns={view.columns} {shaded}
                menu_open={opened.as_ref() == Some(key)} {locale} on_event={on_event.clone()}
            />
        }
    };
    // Where rows of a long page are not there, there is room for them.
    let (mut rows, mut next) = (Vec::new(), 1);
    for (n, line) in places.rows().map(Some).chain([None]).enumerate() {
        let place = line.map_or(listing.rows.saturating_add(1), |(line, _)| line.place);
        if let Some(window) = window.filter(|_| place > next) {
            rows.push(window.gap(next..place));
        }
        next = place.saturating_add(1);
        rows.extend(line.map(|line| row(n, line)));
    }
    let on_scroll = {
        let on_window = on_window.clone();
        window.map(|window| {
            Callback::from(move |event: Event| {
                on_window.emit(window.look(&event.target_unchecked_into()));
            })
        })
    };
    let row_count = window.map(|_| listing.rows.saturating_add(1).to_string());
    let sortable = |key, text| sort_header(session, &view, key, text);
    let plain = |text: ConsoleText, class: &'static str| {
        html! { <th role="columnheader" scope="col" {class}>{ text.text(locale) }</th> }
    };
    let heading = |place| {
        let (key, text) = match place {
            FAMILY => (SortKey::Family, ConsoleText::Family),
            STATUS => (SortKey::Status, ConsoleText::Status),
            SIZE => (SortKey::Size, ConsoleText::Size),
            CREATED => (SortKey::Created, ConsoleText::CreatedAt),
            SYSTEM => return Some(plain(ConsoleText::System, "head-os")),
            _ => return None,
        };
        Some(sortable(key, text))
    };
    html! {
        <div
            class={classes!("table-scroll", window.map(|_| "table-long"))} tabindex="0" role="group" aria-labelledby={HEADING}
            onscroll={on_scroll} ref={frame.clone()}
        >
            <table
                class={looks} role="table" aria-label={title}
                aria-rowcount={row_count} aria-busy={places.more_to_come().then_some("true")}
            >
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col" class="cell-check">
                            <input
                                type="checkbox" checked={all} ~indeterminate={some && !all} {onchange}
                                aria-label={ConsoleText::SelectAll.text(locale)}
                            />
                        </th>
                        { sortable(SortKey::Name, ConsoleText::NameOrId) }
                        { for view.columns.places().filter_map(heading) }
                        { plain(ConsoleText::Actions, "") }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for rows }</tbody>
            </table>
        </div>
    }
}

/// The order after a press on a column's heading: up, down, and as usual, which is newest first.
fn next_order(now: Option<(SortKey, bool)>, key: SortKey) -> Option<(SortKey, bool)> {
    match now {
        Some((there, false)) if there == key && key != SortKey::Created => Some((key, true)),
        Some((there, _)) if there == key => None,
        _ => Some((key, false)),
    }
}

fn sort_header(session: &Session, view: &View, key: SortKey, text: ConsoleText) -> Html {
    let usual = (SortKey::Created, true);
    let (by, down) = view.sort.unwrap_or(usual);
    let (sorted, icon) = match (by == key, down) {
        (false, _) => ("none", Icon::SORT),
        (true, false) => ("ascending", Icon::SORT_UP),
        (true, true) => ("descending", Icon::SORT_DOWN),
    };
    let onclick = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            let view = session.view();
            session.go(View {
                sort: next_order(view.sort, key),
                number: 1,
                ..view
            });
        })
    };
    html! {
        <th role="columnheader" scope="col" class={format!("head-{}", key.word())} aria-sort={sorted}>
            <button type="button" class="sort" {onclick}>{ text.text(session.locale()) }{ icon.svg() }</button>
        </th>
    }
}
