//! The question before a scenario goes back to its start: undo can't take that back.

use yew::prelude::*;

use crate::locale::dialogs::DialogText;
use crate::page::dialog::Dialog;
use crate::page::{Intent, use_session};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ResetProps {
    /// Told when the dialog is done with.
    pub on_close: Callback<()>,
}

/// 重置当前场景
#[component]
pub(super) fn Reset(props: &ResetProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let on_close = props.on_close.clone();
    let changes = session.read(|simulation| {
        let calls = simulation.calls().iter();
        calls.filter(|record| record.changed).count()
    });
    let on_ok = {
        let on_close = on_close.clone();
        Callback::from(move |()| {
            session.intend(Intent::Reset);
            on_close.emit(());
        })
    };
    let lost = match changes {
        0 => DialogText::ResetNothing.text(locale).to_owned(),
        1 => DialogText::ResetOne.text(locale).to_owned(),
        many => DialogText::ResetMany.fill(locale, &[("count", &many.to_string())]),
    };
    html! {
        <Dialog title={DialogText::ResetTitle.text(locale)} {locale} danger=true {on_ok} {on_close}>
            <p>{ lost }</p>
            <p class="quiet">{ DialogText::ResetNote.text(locale) }</p>
        </Dialog>
    }
}
