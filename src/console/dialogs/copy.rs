//! 复制镜像: to which region, under which name.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::parts::{AskProps, TextField, image_parameters, on_ok, refusal, subject, with_given};
use crate::account::REGIONS;
use crate::locale::Locale;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Response};
use crate::page::dialog::Dialog;
use crate::page::use_session;

#[component]
pub(super) fn Copy(props: &AskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let here = props.image.key.region;
    let region = use_state(|| {
        if here.as_str() == "cn-shanghai" {
            "cn-hangzhou"
        } else {
            "cn-shanghai"
        }
        .to_owned()
    });
    let name = use_state(|| format!("{}-copy", props.image.name));
    let description = use_state(String::new);
    let answer = use_state(|| None::<Rc<Response>>);
    let on_name = use_callback(name.setter(), |value: String, name| name.set(value));
    let on_description = use_callback(description.setter(), |value: String, description| {
        description.set(value)
    });
    let onchange = {
        let region = region.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                region.set(select.value());
            }
        })
    };
    let on_ok = {
        let parameters = image_parameters(&props.image).with("DestinationRegionId", region.as_str());
        let parameters = with_given(parameters, "DestinationImageName", &name);
        let parameters = with_given(parameters, "DestinationDescription", &description);
        on_ok(&session, Action::CopyImage, parameters, &answer, &props.on_close)
    };
    let option = |there: &crate::account::Region| {
        let words = if locale == Locale::ZhCn {
            there.name_zh
        } else {
            there.name_en
        };
        html! { <option value={there.id} selected={*region == there.id}>{ words }</option> }
    };
    html! {
        <Dialog title={DialogText::CopyTitle.fill(locale, &[("name", props.image.name.as_str())])} {locale} {on_ok}
            on_close={props.on_close.clone()}>
            { subject(&session, &props.image) }
            <div class="field">
                <label class="field-label" for="copy-region">{ DialogText::CopyRegion.text(locale) }</label>
                <select class="select" id="copy-region" autofocus=true {onchange}>{ for REGIONS.iter().map(option) }</select>
            </div>
            <TextField id="copy-name" label={DialogText::CopyName.text(locale)} {locale} value={(*name).clone()} on_input={on_name}
                hint={DialogText::EditNameHint.text(locale)} />
            <TextField id="copy-description" label={DialogText::CopyDescription.text(locale)} {locale} value={(*description).clone()}
                on_input={on_description} />
            { refusal(answer.as_deref(), locale) }
            <p class="quiet">{ DialogText::CopyNote.text(locale) }</p>
        </Dialog>
    }
}
