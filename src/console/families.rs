//! The families of the region: each with the image that it resolves to now.

use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::icon::IconName;
use crate::page::{View, use_session};

/// The families that are listed at first, and each time that more are asked for.
const LISTED: usize = 100;

/// A family as a card shows it.
struct Card {
    name: String,
    count: usize,
    latest: Option<String>,
}

/// The families.
#[component]
pub fn Families() -> Html {
    let session = use_session();
    let (locale, region, view) = (session.locale(), session.region(), session.view());
    let listed = use_state_eq(|| LISTED);
    let (cards, families, images) = session.read(|simulation| {
        let account = simulation.account();
        let mut families = 0_usize;
        let mut images = 0_usize;
        let mut cards = Vec::new();
        for (name, count) in account.own_families(region) {
            families = families.saturating_add(1);
            if cards.len() < *listed || name.as_str() == view.family {
                let latest = account
                    .resolve(region, name.as_str())
                    .image
                    .map(|image| image.name.as_str().to_owned());
                cards.push(Card {
                    name: name.as_str().to_owned(),
                    count,
                    latest,
                });
            }
        }
        for image in account.images(region) {
            images = images.saturating_add(usize::from(image.relation() == crate::account::Relation::Own));
        }
        (cards, families, images)
    });
    let pick = {
        let session = session.clone();
        Callback::from(move |family: String| {
            session.go(View {
                family,
                number: 1,
                ..session.view()
            })
        })
    };
    let total = match families {
        1 => ConsoleText::FamilyCountOne.text(locale).to_owned(),
        many => ConsoleText::FamilyCount.fill(locale, &[("count", &many.to_string())]),
    };
    let more = families.saturating_sub(cards.len());
    let more_text = ConsoleText::MoreFamilies.fill(locale, &[("count", &more.to_string())]);
    let on_more = Callback::from(move |_: MouseEvent| listed.set(listed.saturating_add(LISTED)));
    let all = {
        let pick = pick.clone();
        Callback::from(move |_: MouseEvent| pick.emit(String::new()))
    };
    html! {
        <section class="families" aria-labelledby="families-h">
            <h2 id="families-h">{ ConsoleText::Family.text(locale) }</h2>
            <ul class="family-list">
                <li class="family" key="all">
                    <button
                        type="button" class="family-pick" aria-describedby="fam-all"
                        aria-current={view.family.is_empty().then_some("true")} onclick={all}
                    >
                        { ConsoleText::AllImages.text(locale) }
                    </button>
                    <span class="family-count">{ images }</span>
                    <span class="family-latest" id="fam-all"><span>{ total }</span></span>
                </li>
                { for cards.iter().enumerate().map(|(place, it)| card(place, it, it.name == view.family, locale, &pick)) }
            </ul>
            <button type="button" class="link small" hidden={more == 0} onclick={on_more}>{ more_text }</button>
        </section>
    }
}

fn card(place: usize, card: &Card, chosen: bool, locale: Locale, pick: &Callback<String>) -> Html {
    let id = format!("fam-{place}");
    let (none, icon, text) = match &card.latest {
        Some(name) => (None, IconName::Latest, name.as_str()),
        None => (
            Some("family-none"),
            IconName::Warning,
            ConsoleText::NoneAvailable.text(locale),
        ),
    };
    let onclick = {
        let (pick, name) = (pick.clone(), card.name.clone());
        Callback::from(move |_: MouseEvent| pick.emit(name.clone()))
    };
    html! {
        <li class="family" key={format!("family {}", card.name)}>
            <button
                type="button" class="family-pick" aria-describedby={id.clone()}
                aria-current={chosen.then_some("true")} title={card.name.clone()} {onclick}
            >
                { &card.name }
            </button>
            <span class="family-count">{ card.count }</span>
            <span class={classes!("family-latest", none)} {id}>{ icon.svg() }<span>{ text }</span></span>
        </li>
    }
}
