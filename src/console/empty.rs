//! What stands in place of a list without rows. It comes before anybody who narrows the list can have typed.

use yew::prelude::*;

use super::filter::why_nothing;
use super::toolbar::clear;
use crate::locale::Locale;
use crate::locale::empty::EmptyText;
use crate::page::icon::Icon;
use crate::page::part::{Part, part, use_part_soon};
use crate::page::{Session, Tab, use_session};

#[derive(Debug, Clone, PartialEq, Properties)]
struct EmptyProps {
    /// Whether there are images that the filters keep away.
    narrowed: bool,
}

part!(empty: bool => draw);

fn draw(narrowed: bool) -> Html {
    html! { <Empty {narrowed} /> }
}

/// What stands there, for a list without rows or one that may come to it soon.
#[hook]
pub fn use_empty(wanted: bool) -> Part<bool> {
    let session = use_session();
    use_part_soon(empty::load, wanted, session.is_expecting())
}

/// A tab that has no list at all.
#[component]
pub fn Nothing() -> Html {
    let (session, part) = (use_session(), use_empty(true));
    part.draw(false, session.locale())
}

/// What stands in place of an empty table: why, and what to do.
#[component]
fn Empty(props: &EmptyProps) -> Html {
    let session = use_session();
    let (locale, view) = (session.locale(), session.view());
    if !props.narrowed {
        return if view.group.is_empty() || view.tab == Tab::Marketplace {
            nothing(view.tab, locale)
        } else {
            none_in_group(&session)
        };
    }
    let values = [("family", view.family.as_str()), ("search", view.search.as_str())];
    let why = match (view.family.is_empty(), view.search.is_empty()) {
        (false, false) => EmptyText::NoBothMatch,
        (false, true) => EmptyText::NoFamilyMatch,
        (true, _) => EmptyText::NoSearchMatch,
    };
    let why = why_nothing(&view, locale).unwrap_or_else(|| why.fill(locale, &values));
    let onclick = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| clear(&session))
    };
    html! {
        <div class="empty">
            { Icon::SEARCH.svg() }
            <h3>{ EmptyText::NoMatch.text(locale) }</h3>
            <p>{ why }</p>
            // Does as the toolbar's button does, but under a name of its own: that one's is to be found once.
            <button type="button" class="button" {onclick}>{ EmptyText::ShowEvery.text(locale) }</button>
        </div>
    }
}

/// A resource group without images.
fn none_in_group(session: &Session) -> Html {
    let text = |text: EmptyText| text.text(session.locale());
    let onclick = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.set_group(String::new()))
    };
    html! {
        <div class="empty">
            { Icon::FOLDER.svg() }
            <h3>{ text(EmptyText::NoneInGroup) }</h3>
            <p>{ text(EmptyText::NoneInGroupWhy) }</p>
            <button type="button" class="button" {onclick}>{ text(EmptyText::ShowAllGroups) }</button>
        </div>
    }
}

/// A tab without images: why.
fn nothing(tab: Tab, locale: Locale) -> Html {
    let (icon, title, why) = match tab {
        Tab::Custom => (Icon::IMAGE, EmptyText::NoCustom, EmptyText::NoCustomWhy),
        Tab::Public => (Icon::IMAGE, EmptyText::NoPublic, EmptyText::NoPublicWhy),
        Tab::Shared => (Icon::SHARE, EmptyText::NoShared, EmptyText::NoSharedWhy),
        Tab::Marketplace => (Icon::STORE, EmptyText::NoMarketplace, EmptyText::NoMarketplaceWhy),
        Tab::Community => (Icon::SHARE, EmptyText::NoCommunity, EmptyText::NoCommunityWhy),
    };
    let load = (tab == Tab::Custom).then(|| html! {
        <a class="button" href={super::frame::scenario_address("rollback")}>{ EmptyText::LoadRollback.text(locale) }</a>
    });
    html! {
        <div class="empty">
            { icon.svg() }
            <h3>{ title.text(locale) }</h3>
            <p>{ why.text(locale) }</p>
            <div>{ for load }</div>
        </div>
    }
}
