//! The dialog: the browser's own, with a title, a body, and 确定/取消 at its end.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::icon::{Icon, IconName};
use crate::locale::Locale;
use crate::locale::page::PageText;

/// What [`Dialog`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// The heading, which is its name.
    pub title: AttrValue,
    /// 取消, the cross, or Esc.
    pub on_close: Callback<()>,
    /// 确定, or Enter in a field.
    pub on_ok: Callback<()>,
    /// Whether 确定 can't be chosen yet.
    #[prop_or_default]
    pub ok_disabled: bool,
    /// Whether 确定 can't be taken lightly: it is red, and 取消 has the focus at first.
    #[prop_or_default]
    pub danger: bool,
    /// The language.
    pub locale: Locale,
    /// The body.
    pub children: Html,
}

/// Opens as it appears; hands the focus back as it goes.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            let document = web_sys::window().and_then(|window| window.document());
            let opener = document.and_then(|document| document.active_element());
            let dialog = node.cast::<HtmlDialogElement>();
            if let Some(dialog) = &dialog {
                dialog.show_modal().unwrap_or_default();
            }
            move || {
                if let Some(dialog) = dialog {
                    dialog.close();
                }
                let opener = opener.filter(|opener| opener.is_connected());
                if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
                    opener.focus().unwrap_or_default();
                }
            }
        });
    }
    let close = {
        let on_close = props.on_close.clone();
        Callback::from(move |_: MouseEvent| on_close.emit(()))
    };
    let oncancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let onsubmit = {
        let (on_ok, disabled) = (props.on_ok.clone(), props.ok_disabled);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if !disabled {
                on_ok.emit(());
            }
        })
    };
    let locale = props.locale;
    let ok = if props.danger {
        "button button-danger"
    } else {
        "button button-primary"
    };
    html! {
        <dialog class="dialog" ref={node} aria-labelledby="dialog-title" {oncancel}>
            <form method="dialog" novalidate=true {onsubmit}>
                <header class="dialog-header">
                    <h2 id="dialog-title">{ &props.title }</h2>
                    <button class="icon-button" type="button" aria-label={PageText::Close.text(locale)} onclick={close.clone()}>
                        <Icon name={IconName::Close} />
                    </button>
                </header>
                <div class="dialog-body">{ props.children.clone() }</div>
                <footer class="dialog-footer">
                    <button class="button" type="button" autofocus={props.danger} onclick={close}>
                        { PageText::Cancel.text(locale) }
                    </button>
                    <button class={ok} type="submit" autofocus={!props.danger} disabled={props.ok_disabled}>
                        { PageText::Ok.text(locale) }
                    </button>
                </footer>
            </form>
        </dialog>
    }
}
