//! 创建实例: by the image's id, as the console does.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{AskProps, TextField, image_parameters, on_ok, refusal, subject, with_given};
use crate::account::Status;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Response};
use crate::page::dialog::Dialog;
use crate::page::use_session;

#[component]
pub(super) fn CreateInstance(props: &AskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let instance_type = use_state(|| "ecs.g6.large".to_owned());
    let name = use_state(String::new);
    let answer = use_state(|| None::<Rc<Response>>);
    let on_type = use_callback(instance_type.setter(), |value: String, setter| setter.set(value));
    let on_name = use_callback(name.setter(), |value: String, setter| setter.set(value));
    let on_ok = {
        let parameters = image_parameters(&props.image)
            .with("InstanceType", instance_type.trim())
            .with("Amount", "1");
        let parameters = with_given(parameters, "InstanceName", &name);
        on_ok(
            &session,
            Action::RunInstances,
            parameters,
            &answer,
            &props.on_close,
        )
    };
    let deprecated =
        session.read(|simulation| simulation.account().status(&props.image)) == Status::Deprecated;
    let deprecated_note = match props.image.family_key() {
        Some(_) => DialogText::CreateDeprecated,
        None => DialogText::CreateDeprecatedAlone,
    };
    html! {
        <Dialog title={DialogText::CreateTitle.fill(locale, &[("name", props.image.name.as_str())])} {locale} {on_ok}
            on_close={props.on_close.clone()}>
            { subject(&session, &props.image) }
            <p hidden={!deprecated}>{ deprecated_note.text(locale) }</p>
            <TextField id="create-type" label={DialogText::CreateType.text(locale)} {locale} value={(*instance_type).clone()}
                on_input={on_type} />
            <TextField id="create-name" label={DialogText::CreateName.text(locale)} {locale} value={(*name).clone()}
                on_input={on_name} hint={DialogText::Optional.text(locale)} autofocus=true />
            { refusal(answer.as_deref(), locale) }
            <p class="quiet">{ DialogText::CreateNote.text(locale) }</p>
        </Dialog>
    }
}
