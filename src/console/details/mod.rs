//! The panel about one image: what it is, whom it is shared with, its family, its calls, and what can become of it.

mod by_hand;
mod calls;
mod edit;
mod facts;
mod family;
mod machine;
mod timeline;

use std::rc::Rc;

use yew::prelude::*;

use super::elements::name_button;
use crate::account::Image;
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::page::element::{focus, focused, give_focus};
use crate::page::icon::Icon;
use crate::page::part::{part, use_part};
use crate::page::status::status_mark;
use crate::page::tablist::{TabList, tab_id};
use crate::page::view::Word as _;
use crate::page::{Panel, Session, View, use_session};

/// The panel, in a host that is always there.
#[component]
pub fn Details() -> Html {
    let session = use_session();
    let wanted = !session.view().image.is_empty();
    let part = use_part(panel::load, wanted);
    let panel = wanted.then(|| part.draw((), session.locale()));
    html! { <div>{ for panel }</div> }
}

part!(panel: () => draw);

fn draw((): ()) -> Html {
    html! { <ImagePanel /> }
}

const TITLE: &str = "details-h";
const BODY: &str = "details-body";
const TABS: &str = "details";

fn label(panel: Panel) -> DetailsText {
    match panel {
        Panel::Facts => DetailsText::Facts,
        Panel::Sharing => DetailsText::Sharing,
        Panel::Tags => DetailsText::Tags,
        Panel::Family => DetailsText::Family,
        Panel::Calls => DetailsText::Calls,
        Panel::States => DetailsText::States,
    }
}

/// Closes the panel; the focus goes back to the image's name in the list.
fn close(session: &Session) {
    let image = session.image(session.region(), &session.view().image);
    session.go_to_image("");
    give_focus(image.and_then(|image| name_button(&image.key)));
}

#[component]
fn ImagePanel() -> Html {
    let session = use_session();
    let (locale, view) = (session.locale(), session.view());
    let image = session.image(session.region(), &view.image);
    let on_close = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| close(&session))
    };
    let onkeydown = {
        let session = session.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.default_prevented() {
                event.prevent_default();
                close(&session);
            }
        })
    };
    use_focus_on_open(view.image.clone());
    let title = image.as_ref().map_or_else(
        || DetailsText::NotFound.fill(locale, &[("id", &view.image)]),
        |image| image.name.as_str().to_owned(),
    );
    let body = match &image {
        Some(image) => html! { <div key="image">{ tabs(&session, image, view.panel, locale) }</div> },
        None => html! { <div key="none">{ not_found(&on_close, locale) }</div> },
    };
    let status = image.as_ref().map(|image| {
        let status = session.read(|simulation| simulation.account().status(image));
        html! { <>{ status_mark(status, locale) }<code>{ image.key.id.as_str() }</code></> }
    });
    html! {
        <section class="details" role="region" aria-label={DetailsText::Panel.text(locale)} {onkeydown}>
            <header class="details-header">
                <div>
                    <h2 id={TITLE} tabindex="-1">{ title }</h2>
                    <p class="details-status">{ for status }</p>
                </div>
                <button type="button" class="icon-button" aria-label={DetailsText::Close.text(locale)} onclick={on_close}>
                    { Icon::CLOSE.svg() }
                </button>
            </header>
            { body }
        </section>
    }
}

/// Whoever opened the panel from the page is brought to its heading; an address that opens it moves nobody.
#[hook]
fn use_focus_on_open(image: String) {
    use_effect_with(image, |_| {
        if focused().is_some_and(|active| active.tag_name() != "BODY") {
            focus(TITLE);
        }
    });
}

fn tabs(session: &Session, image: &Rc<Image>, panel: Panel, locale: Locale) -> Html {
    let tabs: Vec<_> = Panel::WORDS
        .iter()
        .map(|(word, panel)| (*word, label(*panel).text(locale)))
        .collect();
    let on_choose = {
        let session = session.clone();
        Callback::from(move |place: usize| {
            if let Some((_, panel)) = Panel::WORDS.get(place) {
                session.amend(View {
                    panel: *panel,
                    ..session.view()
                });
            }
        })
    };
    let body = match panel {
        Panel::Facts => facts::facts(session, image, locale),
        Panel::Sharing => facts::sharing(image, locale),
        Panel::Tags => facts::tags(image, locale),
        Panel::Family => family::family(session, image, locale),
        Panel::Calls => calls::calls(session, image, locale),
        Panel::States => machine::machine(session, image, locale),
    };
    html! {
        <>
            { by_hand::by_hand(session, image, locale) }
            <TabList {tabs} chosen={panel.word()} label={DetailsText::Panel.text(locale)} prefix={TABS} panel={BODY} {on_choose} />
            <div class="details-body" id={BODY} role="tabpanel" tabindex="0" aria-labelledby={tab_id(TABS, panel.word())}>
                <div key={panel.word()}>{ body }</div>
            </div>
        </>
    }
}

fn not_found(on_close: &Callback<MouseEvent>, locale: Locale) -> Html {
    html! {
        <div class="empty">
            { Icon::SEARCH.svg() }
            <p>{ DetailsText::NotFoundHint.text(locale) }</p>
            <button type="button" class="button" onclick={on_close}>{ DetailsText::BackToList.text(locale) }</button>
        </div>
    }
}
