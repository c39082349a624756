//! 修改属性: name, family and description. What is wrong is said at its field, and nothing typed is lost.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{AskProps, TextField, image_parameters, refusal, subject, submit};
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Response};
use crate::page::dialog::Dialog;
use crate::page::use_session;

/// The field that an error is about.
fn field_of(code: &str) -> Option<&'static str> {
    match code {
        "InvalidImageName.Malformed" | "InvalidImageName.Duplicated" => Some("ImageName"),
        "InvalidImageFamily.Malformed" | "ImageQuotaFull.ImageFamily" | "ImageFamilyQuotaFull" => {
            Some("ImageFamily")
        }
        "InvalidDescription.Malformed" => Some("Description"),
        _ => None,
    }
}

#[component]
pub(super) fn Edit(props: &AskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let image = &props.image;
    let before = [
        ("ImageName", image.name.to_string()),
        ("ImageFamily", image.family_text()),
        ("Description", image.details.description.to_string()),
    ];
    let [name, family, description] =
        [0, 1, 2].map(|n| before.get(n).map(|(_, value)| value.clone()).unwrap_or_default());
    let (name, family, description) = (
        use_state(|| name),
        use_state(|| family),
        use_state(|| description),
    );
    let answer = use_state(|| None::<Rc<Response>>);
    let emptied = use_state(|| None::<&'static str>);
    let on_name = use_callback(name.setter(), |value: String, setter| setter.set(value));
    let on_family = use_callback(family.setter(), |value: String, setter| setter.set(value));
    let on_description = use_callback(description.setter(), |value: String, setter| setter.set(value));
    let on_ok = {
        let after = [
            name.trim().to_owned(),
            family.trim().to_owned(),
            description.trim().to_owned(),
        ];
        let mut parameters = image_parameters(image);
        let mut changed = false;
        let mut cleared = None;
        for ((field, old), new) in before.iter().zip(&after) {
            if new.is_empty() && !old.is_empty() {
                cleared = cleared.or(Some(*field));
            } else if old.trim() != new {
                parameters.set(field, new.as_str());
                changed = true;
            }
        }
        let (session, answer, on_close) = (session.clone(), answer.clone(), props.on_close.clone());
        let emptied = emptied.clone();
        Callback::from(move |()| {
            emptied.set(cleared);
            if cleared.is_some() {
                // The API takes an empty value for none given: to close here would claim a change.
                answer.set(None);
            } else if changed {
                submit(
                    &session,
                    Action::ModifyImageAttribute,
                    parameters.clone(),
                    &answer,
                    &on_close,
                );
            } else {
                on_close.emit(());
            }
        })
    };
    let at = answer.as_deref().and_then(|answer| field_of(answer.code()?));
    let error = |field: &str| {
        let empty = *emptied == Some(field);
        empty.then(|| AttrValue::from(DialogText::EditEmptied.text(locale)))
    };
    let refused = |field: &str| (*answer).clone().filter(|_| at == Some(field));
    html! {
        <Dialog title={DialogText::EditTitle.fill(locale, &[("name", image.name.as_str())])} {locale} {on_ok}
            on_close={props.on_close.clone()}>
            { subject(&session, image) }
            <TextField id="edit-name" label={DialogText::EditName.text(locale)} value={(*name).clone()} on_input={on_name}
                hint={DialogText::EditNameHint.text(locale)} error={error("ImageName")}
                refused={refused("ImageName")} {locale} autofocus=true />
            <TextField id="edit-family" label={DialogText::EditFamily.text(locale)} value={(*family).clone()}
                on_input={on_family} hint={DialogText::EditFamilyHint.text(locale)} error={error("ImageFamily")}
                refused={refused("ImageFamily")} {locale} />
            <TextField id="edit-description" label={DialogText::EditDescription.text(locale)} value={(*description).clone()}
                on_input={on_description} error={error("Description")}
                refused={refused("Description")} {locale} />
            { refusal(answer.as_deref().filter(|_| at.is_none()), locale) }
        </Dialog>
    }
}
