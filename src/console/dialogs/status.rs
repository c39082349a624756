//! 弃用镜像 and 恢复可用: what the family resolves to before and after.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{AskProps, Foresight, image_parameters, on_ok, refusal, subject};
use crate::account::Status;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Response};
use crate::page::dialog::Dialog;
use crate::page::use_session;

#[component]
pub(super) fn Deprecate(props: &AskProps) -> Html {
    let texts = (DialogText::DeprecateTitle, DialogText::DeprecateNote);
    html! { <SetStatus image={props.image.clone()} on_close={props.on_close.clone()} status={Status::Deprecated} {texts} /> }
}

#[component]
pub(super) fn Restore(props: &AskProps) -> Html {
    // Without a family there is no place in one to return to.
    let note = match props.image.family_key() {
        Some(_) => DialogText::RestoreNote,
        None => DialogText::RestoreAlone,
    };
    let texts = (DialogText::RestoreTitle, note);
    html! { <SetStatus image={props.image.clone()} on_close={props.on_close.clone()} status={Status::Available} {texts} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct SetStatusProps {
    image: Rc<crate::account::Image>,
    on_close: Callback<()>,
    status: Status,
    texts: (DialogText, DialogText),
}

#[component]
fn SetStatus(props: &SetStatusProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let answer = use_state(|| None::<Rc<Response>>);
    let drawn = use_mut_ref(Html::default);
    // On its way out nothing has to be foreseen any more: it stays as it is.
    if answer.as_deref().is_some_and(Response::is_ok) {
        return drawn.borrow().clone();
    }
    let (title, note) = props.texts;
    let title = title.fill(locale, &[("name", props.image.name.as_str())]);
    let on_close = props.on_close.clone();
    let parameters = image_parameters(&props.image).with("Status", props.status.as_str());
    let foresight = Foresight::of(
        &session,
        &props.image,
        Action::ModifyImageAttribute,
        parameters.clone(),
    );
    let on_ok = on_ok(
        &session,
        Action::ModifyImageAttribute,
        parameters,
        &answer,
        &on_close,
    );
    // What would be refused is said at once, not after a click.
    let shown = answer.as_deref().unwrap_or(&foresight.response);
    let dialog = html! {
        <Dialog {title} {locale} {on_ok} {on_close} danger={foresight.empties()} ok_disabled={!foresight.response.is_ok()}>
            { subject(&session, &props.image) }
            { foresight.show(locale) }
            { foresight.warning(locale) }
            { refusal(Some(shown), locale) }
            <p class="quiet">{ note.text(locale) }</p>
        </Dialog>
    };
    *drawn.borrow_mut() = dialog.clone();
    dialog
}
