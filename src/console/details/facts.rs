//! What an image is, whom it is shared with, and its tags.

use std::rc::Rc;

use yew::prelude::*;

use super::edit::{Editable, editing, why};

use crate::account::{Image, Owner};
use crate::console::dialogs::Attribute;
use crate::console::moment::moment;
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::locale::details::DetailsText;
use crate::page::Session;
use crate::page::copy::CopyButton;

fn fact(label: DetailsText, value: Html, locale: Locale) -> Html {
    html! { <div class="fact"><dt>{ label.text(locale) }</dt><dd>{ value }</dd></div> }
}

fn words(label: DetailsText, value: &str, locale: Locale) -> Html {
    let value = if value.is_empty() {
        html! { <span class="quiet">{ DetailsText::None.text(locale) }</span> }
    } else {
        html! { <span>{ value.to_owned() }</span> }
    };
    fact(label, value, locale)
}

fn group(id: &str, locale: Locale) -> Html {
    if id.is_empty() {
        words(
            DetailsText::ResourceGroup,
            ConsoleText::DefaultGroup.text(locale),
            locale,
        )
    } else {
        fact(
            DetailsText::ResourceGroup,
            copyable(id, DetailsText::CopyGroup, locale),
            locale,
        )
    }
}

/// A text that can be copied.
fn copyable(text: &str, label: DetailsText, locale: Locale) -> Html {
    html! {
        <span class="copyable"><code>{ text.to_owned() }</code><CopyButton text={text.to_owned()} label={label.text(locale)} /></span>
    }
}

fn origin(image: &Image, locale: Locale) -> String {
    match &image.owner {
        Owner::Other(uid) => DetailsText::OriginOther.fill(locale, &[("account", uid.as_str())]),
        Owner::System => DetailsText::OriginSystem.text(locale).to_owned(),
        Owner::Caller if image.copied => DetailsText::OriginCopied.text(locale).to_owned(),
        Owner::Caller => DetailsText::OriginOwn.text(locale).to_owned(),
    }
}

/// 详情
pub fn facts(session: &Session, image: &Rc<Image>, locale: Locale) -> Html {
    let id = image.key.id.as_str().to_owned();
    let users = session.read(|simulation| {
        let users = simulation.account().users(&image.key);
        users
            .map(|instance| instance.id.as_str().to_owned())
            .collect::<Vec<_>>()
    });
    let known = image.key.region.region();
    let (region, system) = match locale {
        Locale::ZhCn => (known.map(|region| region.name_zh), &image.system.name),
        Locale::En => (known.map(|region| region.name_en), &image.system.name_en),
    };
    let nobody = users.is_empty();
    let users = users
        .iter()
        .map(|id| html! { <code key={id.as_str()}>{ id }</code> });
    let users = html! {
        <>
            <span class="codes">{ for users }</span>
            <span class="quiet" hidden={!nobody}>{ DetailsText::None.text(locale) }</span>
        </>
    };
    let owner = session.read(|simulation| match &image.owner {
        Owner::Caller => simulation.account().uid().as_str().to_owned(),
        Owner::Other(uid) => uid.as_str().to_owned(),
        Owner::System => "*".to_owned(),
    });
    // The form of a resource in a policy of RAM: acs:ecs:region:account:image/id.
    let resource = format!("acs:ecs:{}:{owner}:image/{id}", image.key.region);
    let entry = editing(session, image);
    let editable = |attribute: Attribute| {
        html! { <Editable key={format!("{} {}", attribute.field(true), image.key.id.as_str())} image={image.clone()} {attribute} entry={entry.clone()} {locale} /> }
    };
    html! {
        <>
        { why(entry.as_ref(), locale) }
        <dl class="facts">
            { fact(DetailsText::ImageId, copyable(&id, DetailsText::CopyImageId, locale), locale) }
            { editable(Attribute::Name) }
            { editable(Attribute::Family) }
            { words(DetailsText::Region, &format!("{} · {}", region.unwrap_or_default(), image.key.region), locale) }
            { fact(DetailsText::Created, moment(image.created, locale), locale) }
            { editable(Attribute::Description) }
            { group(&image.details.resource_group, locale) }
            { words(DetailsText::Origin, &origin(image, locale), locale) }
            { words(DetailsText::System, system, locale) }
            { words(DetailsText::Architecture, &image.system.architecture, locale) }
            { words(DetailsText::Disk, &format!("{} GiB", image.size), locale) }
            { words(DetailsText::BootMode, &image.details.boot_mode, locale) }
            { fact(DetailsText::Users, users, locale) }
            { fact(DetailsText::Resource, copyable(&resource, DetailsText::CopyResource, locale), locale) }
        </dl>
        </>
    }
}

/// 共享
pub fn sharing(image: &Image, locale: Locale) -> Html {
    if image.owner != Owner::Caller {
        return html! { <p class="quiet">{ DetailsText::NotMine.text(locale) }</p> };
    }
    let rows: Vec<_> = image
        .accounts()
        .map(|(uid, since)| {
            html! {
                <tr key={uid.as_str().to_owned()}><td><code>{ uid.as_str() }</code></td><td>{ moment(since, locale) }</td></tr>
            }
        })
        .collect();
    let nobody = rows.is_empty() && !image.is_published();
    html! {
        <>
            <p hidden={!image.is_published()}>{ DetailsText::Published.text(locale) }</p>
            <p class="quiet" hidden={!nobody}>{ DetailsText::SharedWithNobody.text(locale) }</p>
            <table class="plain-table" hidden={rows.is_empty()}>
                <thead><tr>
                    <th scope="col">{ DetailsText::Account.text(locale) }</th>
                    <th scope="col">{ DetailsText::SharedSince.text(locale) }</th>
                </tr></thead>
                <tbody>{ for rows }</tbody>
            </table>
        </>
    }
}

/// 标签
pub fn tags(image: &Image, locale: Locale) -> Html {
    let tags = image.tags.iter().map(|tag| {
        let (key, value) = (tag.key.as_str(), tag.value.as_str());
        html! { <div class="fact" key={key.to_owned()}><dt><bdi>{ key }</bdi></dt><dd><bdi>{ value }</bdi></dd></div> }
    });
    html! {
        <>
            <p class="quiet" hidden={!image.tags.is_empty()}>{ DetailsText::NoTags.text(locale) }</p>
            <dl class="facts" hidden={image.tags.is_empty()}>{ for tags }</dl>
        </>
    }
}
