//! 删除镜像: normally, or by force.

use std::rc::Rc;

use yew::prelude::*;

use super::Asked;
use super::parts::{AskProps, Foresight, image_parameters, on_ok, refusal, subject};
use crate::account::ImageKey;
use crate::console::elements::{HEADING, menu_button};
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Response};
use crate::page::behind::behind_frame;
use crate::page::dialog::Dialog;
use crate::page::element::{by_id, give_focus};
use crate::page::use_session;

#[component]
pub(super) fn Delete(props: &AskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let force = use_state(|| false);
    let answer = use_state(|| None::<Rc<Response>>);
    let parameters = image_parameters(&props.image).with("Force", force.to_string());
    let foresight = Foresight::of(&session, &props.image, Action::DeleteImage, parameters.clone());
    let on_ok = on_ok(
        &session,
        Action::DeleteImage,
        parameters,
        &answer,
        &props.on_close,
    );
    let users = session.read(|simulation| {
        let users = simulation.account().users(&props.image.key);
        users
            .map(|instance| instance.name.to_string())
            .collect::<Vec<_>>()
            .join(", ")
    });
    let choice = |chosen: bool, label: DialogText, hint: DialogText| {
        let onchange = {
            let (force, answer) = (force.clone(), answer.clone());
            Callback::from(move |_: Event| {
                force.set(chosen);
                answer.set(None);
            })
        };
        html! {
            <label class="choice">
                <input type="radio" name="delete-way" checked={*force == chosen} {onchange} />
                <span>{ label.text(locale) }</span><span class="small">{ hint.text(locale) }</span>
            </label>
        }
    };
    html! {
        <Dialog title={DialogText::DeleteTitle.fill(locale, &[("name", props.image.name.as_str())])} {locale} {on_ok}
            on_close={props.on_close.clone()} danger=true>
            { subject(&session, &props.image) }
            <fieldset class="field">
                <legend class="field-label">{ DialogText::DeleteWay.text(locale) }</legend>
                { choice(false, DialogText::DeleteNormal, DialogText::DeleteNormalHint) }
                { choice(true, DialogText::DeleteForce, DialogText::DeleteForceHint) }
            </fieldset>
            <p hidden={users.is_empty()}>{ DialogText::UsedBy.fill(locale, &[("names", &users)]) }</p>
            { foresight.show(locale) }
            { foresight.warning(locale) }
            { refusal(answer.as_deref(), locale) }
            <p class="quiet">{ DialogText::DeleteNote.text(locale) }</p>
        </Dialog>
    }
}

/// Closes the dialog; if the image is gone, the focus goes to the next row's menu button, the one before it, or the
/// heading.
pub(super) fn then_next_row(asked: &Asked, key: &ImageKey) -> Callback<()> {
    let (session, on_close, key) = (asked.session.clone(), asked.on_close.clone(), key.clone());
    let lines = asked.listing.iter().flat_map(|listing| &listing.lines);
    let rows: Vec<_> = lines.map(|line| line.image.key.clone()).collect();
    Callback::from(move |()| {
        on_close.emit(());
        let there = |key: &ImageKey| session.image(key.region, key.id.as_str()).is_some();
        if there(&key) {
            return;
        }
        let place = rows.iter().position(|row| *row == key).unwrap_or_default();
        let next = rows.iter().skip(place).find(|row| there(row));
        let next = next.or_else(|| rows.iter().take(place).rev().find(|row| there(row)));
        let next = next.cloned();
        // The row and the dialog have left the page by then.
        behind_frame(move || {
            let button = next.as_ref().and_then(menu_button);
            give_focus(button.or_else(|| by_id(HEADING)));
        });
    })
}
