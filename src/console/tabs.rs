//! The tabs of the images page.

use yew::prelude::*;

use crate::locale::console::ConsoleText;
use crate::page::tablist::{self, TabList};
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

const PREFIX: &str = "tab";

/// The id of a tab's button.
#[must_use]
pub fn tab_id(tab: Tab) -> String {
    tablist::tab_id(PREFIX, tab.word())
}

/// The tabs.
#[component]
pub fn Tabs() -> Html {
    let session = use_session();
    let (locale, chosen) = (session.locale(), session.view().tab);
    let tabs: Vec<_> = Tab::WORDS
        .iter()
        .map(|(word, tab)| (*word, label(*tab).text(locale)))
        .collect();
    let on_choose = Callback::from(move |place: usize| {
        if let Some((_, tab)) = Tab::WORDS.get(place) {
            // Another tab has other families and names.
            session.go(View {
                tab: *tab,
                ..session.view().anew()
            });
        }
    });
    html! {
        <TabList {tabs} chosen={chosen.word()} label={ConsoleText::Images.text(locale)} prefix={PREFIX} panel="panel" {on_choose} />
    }
}
