//! Menus of the top bar: a button and what hangs from it.

use web_sys::{HtmlElement, ToggleEvent};
use yew::prelude::*;

use super::menu_keys::{self, End};
use crate::page::icon::Icon;

/// An item of such a menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Its words.
    pub label: AttrValue,
    /// Whether it is the one that holds; `None` where it is no choice but an act.
    pub chosen: Option<bool>,
    /// The address that it leads to, if it does.
    pub address: Option<AttrValue>,
}

/// What [`ToolMenu`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ToolMenuProps {
    /// The menu's id.
    pub id: AttrValue,
    /// The button's name.
    pub label: AttrValue,
    /// Its icon.
    pub icon: Icon,
    /// Whether the name stands beside the icon.
    #[prop_or_default]
    pub words: bool,
    /// What it offers.
    pub choices: Vec<Choice>,
    /// Told the place of what was chosen.
    pub on_choose: Callback<usize>,
}

/// A button with a menu.
#[component]
pub fn ToolMenu(props: &ToolMenuProps) -> Html {
    let ToolMenuProps {
        id,
        label,
        icon,
        words,
        choices,
        on_choose,
    } = props;
    let (menu, button) = (use_node_ref(), use_node_ref());
    let open = use_state_eq(|| false);
    let end = use_mut_ref(|| End::First);
    let on_button_key = {
        let (menu, end) = (menu.clone(), end.clone());
        Callback::from(move |event: KeyboardEvent| {
            let wanted = match event.key().as_str() {
                "ArrowDown" => End::First,
                "ArrowUp" => End::Last,
                _ => return,
            };
            event.prevent_default();
            *end.borrow_mut() = wanted;
            let button = event.target_unchecked_into::<HtmlElement>();
            if let Some(menu) = menu.cast::<HtmlElement>() {
                menu_keys::open(&menu, &button);
            }
        })
    };
    let ontoggle = {
        let (menu, open) = (menu.clone(), open.setter());
        Callback::from(move |event: Event| {
            let event: ToggleEvent = wasm_bindgen::JsCast::unchecked_into(event);
            let opened = event.new_state() == "open";
            open.set(opened);
            if let Some(menu) = menu.cast::<HtmlElement>().filter(|_| opened) {
                menu_keys::enter(&menu, end.replace(End::First));
            }
        })
    };
    let onkeydown = {
        let menu = menu.clone();
        Callback::from(move |event: KeyboardEvent| {
            if let Some(menu) = menu.cast::<HtmlElement>() {
                menu_keys::key(&event, &menu);
            }
        })
    };
    let items = choices.iter().enumerate().map(|(place, choice)| {
        let (menu, on_choose) = (menu.clone(), on_choose.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(menu) = menu.cast::<HtmlElement>() {
                menu_keys::close(&menu);
            }
            on_choose.emit(place);
        });
        item(choice, place, onclick)
    });
    html! {
        <>
            <button
                type="button" class="tool" ref={button} aria-haspopup="menu" aria-label={label.clone()}
                aria-expanded={if *open { "true" } else { "false" }} popovertarget={id.clone()} onkeydown={on_button_key}
            >
                { icon.svg() }
                <span hidden={!words}>{ label }</span>
            </button>
            <div class="menu" popover="auto" role="menu" id={id.clone()} aria-label={label.clone()} ref={menu.clone()} {ontoggle} {onkeydown}>
                { for items }
            </div>
        </>
    }
}

fn item(choice: &Choice, place: usize, onclick: Callback<MouseEvent>) -> Html {
    let role = if choice.chosen.is_some() {
        "menuitemradio"
    } else {
        "menuitem"
    };
    let checked = choice.chosen.map(|chosen| if chosen { "true" } else { "false" });
    let icon = if choice.chosen == Some(true) {
        html! { { Icon::CHECK.svg() } }
    } else {
        html! { <span></span> }
    };
    match &choice.address {
        Some(address) => html! {
            <a key={place} class="menu-item" {role} tabindex="-1" aria-checked={checked} href={address.clone()}>
                { icon }<span>{ &choice.label }</span>
            </a>
        },
        None => html! {
            <button key={place} type="button" class="menu-item" {role} tabindex="-1" aria-checked={checked} {onclick}>
                { icon }<span>{ &choice.label }</span>
            </button>
        },
    }
}
