//! 修改属性: name, family and description.

use yew::prelude::*;

use super::attributes::{Attribute, use_form};
use super::parts::{AskProps, subject};
use crate::locale::dialogs::DialogText;
use crate::page::dialog::Dialog;
use crate::page::use_session;

#[component]
pub(super) fn Edit(props: &AskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let image = &props.image;
    let form = use_form(image, &Attribute::ALL, &props.on_close);
    html! {
        <Dialog title={DialogText::EditTitle.fill(locale, &[("name", image.name.as_str())])} {locale} on_ok={form.on_ok}
            on_close={props.on_close.clone()}>
            { subject(&session, image) }
            { form.fields }
            { form.refused }
        </Dialog>
    }
}
