//! A row of a list: an image.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::actions::Deed;
use super::elements::MENU;
use super::listing::Line;
use super::menu_keys::End;
use super::moment::moment;
use crate::account::{Image, ImageKey, Owner, Relation, Status};
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::copy::CopyButton;
use crate::page::icon::Icon;
use crate::page::status::{status_mark, status_text};
use crate::page::view::{CREATED, Columns, FAMILY, ID, SIZE, STATUS, SYSTEM, TAGS};

/// What is done in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum RowEvent {
    /// It is selected or not any more; with the shift key, all from the one before it.
    Select(ImageKey, bool, bool),
    /// Its family is to be looked at alone.
    Family(String),
    /// The panel about it is to open.
    Open(ImageKey),
    /// Its menu is to open.
    Menu(ImageKey, End),
    /// Its menu is to close.
    CloseMenu,
    /// Something is to be done with it.
    Do(Deed, ImageKey),
}

/// What [`Row`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RowProps {
    /// The image.
    pub line: Line,
    /// What is shown beside the name.
    pub columns: Columns,
    /// Whether it is shaded.
    pub shaded: bool,
    /// Whether it is selected.
    pub selected: bool,
    /// Whether its menu is open.
    pub menu_open: bool,
    /// The language.
    pub locale: Locale,
    /// Told what is done in the row.
    pub on_event: Callback<RowEvent>,
}

/// A row.
#[component]
pub fn Row(props: &RowProps) -> Html {
    let RowProps {
        line,
        selected,
        locale,
        on_event,
        ..
    } = props;
    let (image, locale) = (&line.image, *locale);
    let arrived = use_arrival(image.key.id.as_str(), line.latest);
    let actions = use_actions(props);
    let name = image.name.as_str();
    let class = classes!(
        (line.status == Status::Deprecated).then_some("row-deprecated"),
        line.latest.then_some("row-latest"),
        props.shaded.then_some("row-shaded"),
        selected.then_some("row-selected"),
        line.status.is_under_way().then_some("row-busy")
    );
    // Not `change`, which does not tell of the shift key; the space bar clicks, too.
    let onclick = {
        let (on_event, key) = (on_event.clone(), image.key.clone());
        Callback::from(move |event: MouseEvent| {
            let range = event.shift_key();
            let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
            on_event.emit(RowEvent::Select(key.clone(), checked, range));
        })
    };
    let on_open = {
        let (on_event, key) = (on_event.clone(), image.key.clone());
        Callback::from(move |_: MouseEvent| on_event.emit(RowEvent::Open(key.clone())))
    };
    let id = image.key.id.as_str().to_owned();
    // The heading is a row, too.
    let row_index = (line.place > 0).then(|| line.place.saturating_add(1).to_string());
    let tags = (props.columns.has(TAGS) && !image.tags.is_empty()).then(|| tags(image));
    let cell = |place| {
        Some(match place {
            FAMILY => family(line, arrived, locale, on_event),
            STATUS => status(line, locale),
            SYSTEM => system(image, locale),
            SIZE => html! { <td role="cell" class="cell-size">{ image.size }{ " GiB" }</td> },
            CREATED => {
                let created = moment(image.created, line.dated.then_some(locale));
                html! { <td role="cell" class="cell-created">{ created }</td> }
            }
            _ => return None,
        })
    };
    html! {
        <tr
            role="row" {class} data-testid="image-row" data-image-id={id.clone()}
            data-status={line.status.as_str()} aria-rowindex={row_index}
        >
            <td role="cell" class="cell-check">
                <input
                    type="checkbox" checked={*selected} {onclick}
                    aria-label={ConsoleText::Select.fill(locale, &[("name", name)])}
                />
            </td>
            <td role="cell" class="cell-name">
                <button type="button" class="link name" onclick={on_open}>{ name }</button>
                <div class="id" hidden={!props.columns.has(ID)}>
                    <code>{ &id }</code>
                    <CopyButton text={id.clone()} label={ConsoleText::CopyId.fill(locale, &[("id", &id)])} />
                </div>
                { for tags }
            </td>
            { for props.columns.places().filter_map(cell) }
            <td role="cell" class="cell-actions">
                <div>
                    <div class="row-links">{ for links(line, locale, on_event) }</div>
                    { actions }
                </div>
            </td>
        </tr>
    }
}

/// Whether the mark has come to an image that was in the row without it.
#[hook]
fn use_arrival(image: &str, latest: bool) -> bool {
    let known = use_mut_ref(|| (String::new(), latest, false));
    let mut known = known.borrow_mut();
    if known.0 != image {
        *known = (image.to_owned(), latest, false);
    } else if known.1 != latest {
        (known.1, known.2) = (latest, latest);
    }
    known.2
}

fn tags(image: &Image) -> Html {
    let tag = |(key, value): (&str, &str)| html! { <li key={key} class="tag">{ key }{ ": " }{ value }</li> };
    let tags = image
        .tags
        .iter()
        .map(|tag| (tag.key.as_str(), tag.value.as_str()));
    html! { <ul class="tags">{ for tags.map(tag) }</ul> }
}

fn family(line: &Line, arrived: bool, locale: Locale, on_event: &Callback<RowEvent>) -> Html {
    let family = line.image.family_text();
    if family.is_empty() {
        return html! {
            <td role="cell" class="cell-family cell-none"><span class="quiet" aria-hidden="true">{ "–" }</span></td>
        };
    }
    let onclick = {
        let (on_event, family) = (on_event.clone(), family.clone());
        Callback::from(move |_: MouseEvent| on_event.emit(RowEvent::Family(family.clone())))
    };
    let mark = line.latest.then(|| {
        html! {
            <span key="latest" class={classes!("latest", arrived.then_some("latest-arrived"))}>
                { Icon::LATEST.svg() }<span>{ ConsoleText::Latest.text(locale) }</span>
            </span>
        }
    });
    html! {
        <td role="cell" class="cell-family">
            // Keyed: it stays when the mark comes or goes.
            <button key="family" type="button" class="link" {onclick}>{ family }</button>
            { for mark }
        </td>
    }
}

fn status(line: &Line, locale: Locale) -> Html {
    let progress = line.status.is_under_way().then(|| {
        html! {
            <div class="progress">
                <progress max="100" value={line.progress.to_string()} aria-label={status_text(line.status, locale)}></progress>
                <span>{ line.progress }{ "%" }</span>
            </div>
        }
    });
    html! {
        <td role="cell" class="cell-status">
            { status_mark(line.status, locale) }
            { for progress }
            { for sharing(&line.image, locale).map(|text| html! { <span class="second-line">{ text }</span> }) }
        </td>
    }
}

/// Who else may use an image, or whose it is.
fn sharing(image: &Image, locale: Locale) -> Option<String> {
    match &image.owner {
        Owner::Other(uid) => Some(ConsoleText::From.fill(locale, &[("account", uid.as_str())])),
        Owner::System => None,
        Owner::Caller => match image.accounts().count() {
            0 if image.is_published() => Some(ConsoleText::Published.text(locale).to_owned()),
            0 => None,
            1 => Some(ConsoleText::SharedWithOne.text(locale).to_owned()),
            many => Some(ConsoleText::SharedWith.fill(locale, &[("count", &many.to_string())])),
        },
    }
}

fn system(image: &Image, locale: Locale) -> Html {
    let system = match locale {
        Locale::ZhCn => &image.system.name,
        Locale::En => &image.system.name_en,
    };
    html! {
        <td role="cell" class="cell-system">
            { system.to_string() }
            <span class="second-line">{ format!("{} · {} GiB", image.system.architecture, image.size) }</span>
        </td>
    }
}

/// What the rules allow most often, at hand. A link that they do not allow keeps its place, unseen: rows are of one
/// height, and one that comes to show another image is not laid out anew for it.
fn links(line: &Line, locale: Locale, on_event: &Callback<RowEvent>) -> Vec<Html> {
    let own = line.image.relation() == Relation::Own;
    let first = match line.copying {
        true => (Deed::CancelCopy, true),
        false => (Deed::CreateInstance, line.runs),
    };
    let link = |(deed, allowed): (Deed, bool)| {
        let (on_event, key) = (on_event.clone(), line.image.key.clone());
        let onclick = Callback::from(move |_: MouseEvent| on_event.emit(RowEvent::Do(deed, key.clone())));
        let class = classes!("link", (!allowed).then_some("link-none"));
        html! { <button type="button" {class} {onclick}>{ deed.label().text(locale) }</button> }
    };
    let all = [first, (Deed::Share, line.shares)];
    all.into_iter().take(if own { 2 } else { 1 }).map(link).collect()
}

/// The menu's button; what is not one's own to manage has none.
#[hook]
fn use_actions(props: &RowProps) -> Html {
    let RowProps {
        line,
        menu_open,
        locale,
        on_event,
        ..
    } = props;
    let (menu_open, key) = (*menu_open, line.image.key.clone());
    // A press on the button closes an open menu before the click comes: remembered, so that the click leaves it closed.
    let pressed = use_mut_ref(|| false);
    let onpointerdown = {
        let pressed = pressed.clone();
        Callback::from(move |_: PointerEvent| *pressed.borrow_mut() = menu_open)
    };
    let onclick = {
        let (on_event, key) = (on_event.clone(), key.clone());
        Callback::from(move |event: MouseEvent| {
            let closed = pressed.replace(false) && event.detail() > 0;
            on_event.emit(if menu_open || closed {
                RowEvent::CloseMenu
            } else {
                RowEvent::Menu(key.clone(), End::First)
            });
        })
    };
    let onkeydown = {
        let (on_event, key) = (on_event.clone(), key.clone());
        Callback::from(move |event: KeyboardEvent| {
            let end = match event.key().as_str() {
                "ArrowDown" => End::First,
                "ArrowUp" => End::Last,
                // The menu may still be on its way.
                "Escape" if menu_open => return on_event.emit(RowEvent::CloseMenu),
                _ => return,
            };
            event.prevent_default();
            on_event.emit(RowEvent::Menu(key.clone(), end));
        })
    };
    if !matches!(line.image.relation(), Relation::Own | Relation::SharedToMe) {
        return Html::default();
    }
    let name = line.image.name.as_str();
    html! {
        <button
            type="button" class="icon-button" aria-haspopup="menu"
            aria-expanded={if menu_open { "true" } else { "false" }} aria-controls={menu_open.then_some(MENU)}
            aria-label={ConsoleText::MoreActions.fill(*locale, &[("name", name)])}
            data-tour-id={format!("row-menu-{name}")} {onpointerdown} {onclick} {onkeydown}
        ></button>
    }
}
