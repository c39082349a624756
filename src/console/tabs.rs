//! The tabs of the images page.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::menu_keys::by_id;
use crate::locale::console::ConsoleText;
use crate::page::view::Word as _;
use crate::page::{Tab, View, use_session};

/// A tab's label.
#[must_use]
pub fn label(tab: Tab) -> ConsoleText {
    match tab {
        Tab::Custom => ConsoleText::CustomImages,
        Tab::Public => ConsoleText::PublicImages,
        Tab::Shared => ConsoleText::SharedImages,
        Tab::Marketplace => ConsoleText::MarketplaceImages,
        Tab::Community => ConsoleText::CommunityImages,
    }
}

/// The id of a tab's button.
#[must_use]
pub fn tab_id(tab: Tab) -> String {
    format!("tab-{}", tab.word())
}

/// Where a key leads among the tabs.
fn target(key: &str, place: usize) -> Option<usize> {
    let count = Tab::WORDS.len();
    let last = count.saturating_sub(1);
    Some(match key {
        "ArrowRight" if place == last => 0,
        "ArrowRight" => place.saturating_add(1),
        "ArrowLeft" => place.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// The tabs; the arrow keys go from one to the next and show it.
#[component]
pub fn Tabs() -> Html {
    let session = use_session();
    let (locale, chosen) = (session.locale(), session.view().tab);
    let choose = {
        let session = session.clone();
        Callback::from(move |tab: Tab| {
            // Another tab has other families and names.
            session.go(View {
                tab,
                size: session.view().size,
                ..View::default()
            });
        })
    };
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let place = Tab::WORDS
                .iter()
                .position(|(_, tab)| *tab == chosen)
                .unwrap_or_default();
            let Some((_, tab)) = target(&event.key(), place).and_then(|place| Tab::WORDS.get(place)) else {
                return;
            };
            event.prevent_default();
            choose.emit(*tab);
            if let Some(button) = by_id(&tab_id(*tab)) {
                HtmlElement::focus(&button).unwrap_or_default();
            }
        })
    };
    let tabs = Tab::WORDS.iter().map(|(word, tab)| {
        let (choose, tab, selected) = (choose.clone(), *tab, *tab == chosen);
        let onclick = Callback::from(move |_: MouseEvent| {
            if !selected {
                choose.emit(tab);
            }
        });
        html! {
            <button
                key={*word} type="button" class="tab" role="tab" id={tab_id(tab)} aria-controls="panel"
                aria-selected={if selected { "true" } else { "false" }} tabindex={if selected { "0" } else { "-1" }}
                {onclick}
            >
                { label(tab).text(locale) }
            </button>
        }
    });
    html! {
        <div class="tabs" role="tablist" aria-label={ConsoleText::Images.text(locale)} {onkeydown}>{ for tabs }</div>
    }
}
