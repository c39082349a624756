//! The picture: the region's families, the images of each with their states, and which of them it resolves to. It is
//! what `view=picture` shows, and what is printed of any view.

use yew::prelude::*;

use crate::account::{Account, FamilyKey, Image, RegionId, Status};
use crate::locale::Locale;
use crate::locale::embed::EmbedText;
use crate::page::Session;
use crate::page::status::status_mark;

/// The most families, and images of each, that a picture holds.
const FAMILIES: usize = 12;
const IMAGES: usize = 12;

struct Pictured {
    name: String,
    latest: Option<String>,
    images: Vec<(String, String, Status)>,
    more: usize,
}

fn pictured(account: &Account, region: RegionId, name: &str) -> Option<Pictured> {
    let key = FamilyKey::look_up(region, name)?;
    let latest = account.resolve(region, name).image;
    let id = |image: &Image| image.key.id.as_str().to_owned();
    let images = || account.family(&key);
    let line =
        |image: &std::rc::Rc<Image>| (id(image), image.name.as_str().to_owned(), account.status(image));
    Some(Pictured {
        name: name.to_owned(),
        latest: latest.as_deref().map(id),
        images: images().take(IMAGES).map(line).collect(),
        more: images().skip(IMAGES).count(),
    })
}

/// The picture.
pub fn picture(session: &Session) -> Html {
    let (locale, region, wanted) = (session.locale(), session.region(), session.view().family);
    let (families, more) = session.read(|simulation| {
        let account = simulation.account();
        let names = account.own_families(region).map(|(name, _)| name.as_str());
        // Where the list is narrowed to a family, that is what the page is about.
        let names: Vec<&str> = names
            .filter(|name| wanted.is_empty() || *name == wanted)
            .collect();
        let shown = names.iter().take(FAMILIES);
        let families: Vec<_> = shown.filter_map(|name| pictured(account, region, name)).collect();
        (families, names.len().saturating_sub(FAMILIES))
    });
    let caption = region.region().map_or(region.as_str(), |there| match locale {
        Locale::ZhCn => there.name_zh,
        Locale::En => there.name_en,
    });
    let rest = EmbedText::More.fill(locale, &[("count", &more.to_string())]);
    html! {
        <figure class="picture">
            <figcaption>{ EmbedText::Picture.fill(locale, &[("region", caption)]) }</figcaption>
            <p class="quiet" hidden={!families.is_empty()}>{ EmbedText::NoFamilies.text(locale) }</p>
            <div>{ for families.iter().map(|family| draw(family, locale)) }</div>
            <p class="quiet" hidden={more == 0}>{ rest }</p>
        </figure>
    }
}

fn draw(family: &Pictured, locale: Locale) -> Html {
    let latest = |id: &str| family.latest.as_deref() == Some(id);
    let name = family
        .images
        .iter()
        .find(|(id, ..)| latest(id))
        .map(|(_, name, _)| name);
    let resolves = match name {
        Some(name) => EmbedText::Resolves.fill(locale, &[("image", name)]),
        None => EmbedText::ResolvesToNone.text(locale).to_owned(),
    };
    let image = |(id, name, status): &(String, String, Status)| {
        let is_latest = latest(id);
        html! {
            <li key={id.clone()} class={classes!("picture-image", is_latest.then_some("picture-latest"))}>
                <strong>{ name }</strong>
                { status_mark(*status, locale) }
                <span hidden={!is_latest}>{ EmbedText::Latest.text(locale) }</span>
            </li>
        }
    };
    let more = EmbedText::MoreImages.fill(locale, &[("count", &family.more.to_string())]);
    html! {
        <section key={family.name.clone()} class="picture-family">
            <h3>{ &family.name }</h3>
            <p>{ resolves }</p>
            <ol>{ for family.images.iter().map(image) }</ol>
            <p class="quiet" hidden={family.more == 0}>{ more }</p>
        </section>
    }
}
