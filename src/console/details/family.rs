//! An image's family, in the order of resolution: which image it resolves to, and why not the newer ones.

use std::rc::Rc;

use yew::prelude::*;

use super::timeline;
use crate::account::{Image, Operation, Status};
use crate::console::moment::moment;
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::page::Session;
use crate::page::icon::Icon;
use crate::page::status::{status_mark, status_text};

/// How many images of a family are shown; a family holds 20 by the service's default quota.
const SHOWN: usize = 100;

struct Member {
    image: Rc<Image>,
    status: Status,
    /// Whether the rules let it stand for the family.
    stands: bool,
}

/// 镜像族系
pub fn family(session: &Session, image: &Image, locale: Locale) -> Html {
    let Some(key) = image.family_key() else {
        return html! { <p class="quiet">{ DetailsText::NoFamily.text(locale) }</p> };
    };
    let members: Vec<Member> = session.read(|simulation| {
        let account = simulation.account();
        let member = |image: &Rc<Image>| Member {
            status: account.status(image),
            stands: account.verdict(Operation::StandForFamily, image).is_ok(),
            image: image.clone(),
        };
        account.family(&key).take(SHOWN).map(member).collect()
    });
    let resolved = members.iter().position(|member| member.stands);
    let text = match resolved {
        Some(_) => DetailsText::FamilyOrder,
        None => DetailsText::FamilyEmpty,
    };
    let rows = members.iter().enumerate().map(|(place, member)| {
        row(
            session,
            member,
            (place, resolved),
            image.key == member.image.key,
            locale,
        )
    });
    html! {
        <>
            <p class="quiet">{ text.fill(locale, &[("family", &key.to_string())]) }</p>
            <ol class="family-order">{ for rows }</ol>
            { timeline::timeline(session, &key, locale) }
        </>
    }
}

fn row(
    session: &Session,
    member: &Member,
    (place, resolved): (usize, Option<usize>),
    current: bool,
    locale: Locale,
) -> Html {
    let Member {
        image,
        status,
        stands,
    } = member;
    let name = image.name.as_str().to_owned();
    let role = if Some(place) == resolved {
        html! { <span class="latest">{ Icon::LATEST.svg() }<span>{ DetailsText::Resolves.text(locale) }</span></span> }
    } else if *stands {
        html! { <span class="small quiet">{ DetailsText::Older.text(locale) }</span> }
    } else {
        let status = status_text(*status, locale);
        html! { <span class="small quiet">{ DetailsText::Passed.fill(locale, &[("status", status)]) }</span> }
    };
    let open = {
        let (session, id) = (session.clone(), image.key.id.as_str().to_owned());
        Callback::from(move |_: MouseEvent| session.go_to_image(&id))
    };
    let name = if current {
        html! { <span><strong>{ name }</strong>{ " " }<span class="small quiet">{ DetailsText::ThisImage.text(locale) }</span></span> }
    } else {
        html! { <button type="button" class="link" onclick={open}>{ name }</button> }
    };
    html! {
        <li key={image.key.id.as_str().to_owned()} aria-current={current.then_some("true")}>
            <span class="family-place" aria-hidden="true">{ place.saturating_add(1) }</span>
            <div><div>{ name }</div><div>{ status_mark(*status, locale) }</div></div>
            <div class="family-role">{ role }{ moment(image.created, locale) }</div>
        </li>
    }
}
