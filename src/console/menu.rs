//! A row's menu: one in the document, hung on the button of the row in question.

use web_sys::{HtmlElement, ToggleEvent};
use yew::prelude::*;

use super::actions::{Deed, Entry, entries};
use super::elements::{MENU, menu_button};
use super::menu_keys::{self, End};
use crate::account::ImageKey;
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::element::give_focus;
use crate::page::part::{part, use_part_soon};
use crate::page::use_session;

/// An open menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Whose it is.
    pub key: ImageKey,
    /// Where the focus begins.
    pub end: End,
    /// The image's name.
    pub name: String,
}

/// What [`RowMenu`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RowMenuProps {
    /// The row that it is open for.
    pub opened: Option<Opened>,
    /// The language.
    pub locale: Locale,
    /// Told that it was closed.
    pub on_close: Callback<()>,
    /// Told what was chosen.
    pub on_choose: Callback<(Deed, ImageKey)>,
}

part!(row_menu: RowMenuProps => draw);

fn draw(props: RowMenuProps) -> Html {
    html! { <Menu ..props /> }
}

/// The menu, in a host that is always there.
#[component]
pub fn RowMenu(props: &RowMenuProps) -> Html {
    let session = use_session();
    let wanted = props.opened.is_some();
    let part = use_part_soon(row_menu::load, wanted, session.is_expecting());
    let menu = (wanted || part.is_here()).then(|| part.draw(props.clone(), props.locale));
    html! { <div class="dialogs">{ for menu }</div> }
}

#[component]
fn Menu(props: &RowMenuProps) -> Html {
    let session = use_session();
    let RowMenuProps {
        opened,
        locale,
        on_close,
        on_choose,
    } = props;
    let element = use_node_ref();
    use_opening(&element, opened.as_ref(), on_close);
    let onkeydown = {
        let (element, on_close) = (element.clone(), on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(menu) = element.cast::<HtmlElement>() {
                menu_keys::key(&event, &menu);
                // The browser's own word of it may come behind the next press of the button.
                if !menu_keys::is_open(&menu) {
                    on_close.emit(());
                }
            }
        })
    };
    let ontoggle = {
        let (element, on_close) = (element.clone(), on_close.clone());
        Callback::from(move |event: Event| {
            let event: ToggleEvent = wasm_bindgen::JsCast::unchecked_into(event);
            let open = element
                .cast::<HtmlElement>()
                .is_some_and(|menu| menu_keys::is_open(&menu));
            if event.new_state() == "closed" && !open {
                on_close.emit(());
            }
        })
    };
    let choose = |deed: Deed, key: &ImageKey| {
        let (element, on_choose, key) = (element.clone(), on_choose.clone(), key.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(menu) = element.cast::<HtmlElement>() {
                menu_keys::close(&menu);
            }
            // The dialog gives the focus back to what has it now.
            give_focus(menu_button(&key));
            on_choose.emit((deed, key.clone()));
        })
    };
    let items = opened.iter().flat_map(|Opened { key, .. }| {
        let image = session.image(key.region, key.id.as_str());
        let entries =
            image.map(|image| session.read(|simulation| entries(&session, simulation.account(), &image)));
        let draw = |entry: Entry| item(&entry, *locale, choose(entry.deed, key));
        entries
            .unwrap_or_default()
            .into_iter()
            .map(draw)
            .collect::<Vec<_>>()
    });
    let name = opened
        .as_ref()
        .map(|opened| ConsoleText::MoreActions.fill(*locale, &[("name", &opened.name)]));
    html! {
        <div class="menu" popover="auto" role="menu" id={MENU} aria-label={name} ref={element.clone()} {onkeydown} {ontoggle}>
            { for items }
        </div>
    }
}

/// One entry, with the reason under it when it is refused.
fn item(entry: &Entry, locale: Locale, choose: Callback<MouseEvent>) -> Html {
    let label = entry.deed.label().text(locale);
    let danger = (entry.deed == Deed::Delete && entry.refused.is_none()).then_some("menu-item-danger");
    let why = entry
        .refused
        .clone()
        .map(|(why, code)| (format!("why-{:?}", entry.deed), why.text(locale), code));
    let onclick = if entry.refused.is_some() {
        Callback::noop()
    } else {
        choose
    };
    let id = why.as_ref().map(|(id, ..)| id.clone());
    html! {
        <div key={label} role="none">
            <div class="menu-separator" role="separator" hidden={entry.deed != Deed::Delete}></div>
            <button
                type="button" class={classes!("menu-item", danger)} role="menuitem" tabindex="-1"
                aria-disabled={why.is_some().then_some("true")} aria-describedby={id} {onclick}
            >
                { entry.deed.icon().svg() }
                <span>{ label }</span>
            </button>
            { for why.map(|(id, reason, code)| html! {
                <div class="menu-reason" {id}>{ reason }{ " " }<code>{ code }</code></div>
            }) }
        </div>
    }
}

/// Shows the menu when it is opened, and hides it when its row is gone.
#[hook]
fn use_opening(element: &NodeRef, opened: Option<&Opened>, on_close: &Callback<()>) {
    let (element, on_close) = (element.clone(), on_close.clone());
    let wanted = opened.map(|opened| (opened.key.clone(), opened.end));
    use_effect_with(wanted, move |wanted| {
        let Some(menu) = element.cast::<HtmlElement>() else {
            return;
        };
        let Some((key, end)) = wanted else {
            return menu_keys::close(&menu);
        };
        match menu_button(key) {
            Some(button) => {
                // Not every browser gives the focus to a button that is clicked.
                button.focus().unwrap_or_default();
                menu_keys::open(&menu, &button);
                menu_keys::enter(&menu, *end);
            }
            None => on_close.emit(()),
        }
    });
}
