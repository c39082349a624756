//! The dialog: the browser's own, with a title, a body, and 确定/取消 at its end.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::behind::behind_frame;
use super::element::{find, focused};
use super::icon::Icon;
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
            let opener = focused();
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                dialog.show_modal().unwrap_or_default();
            }
            // It goes without being closed: for that the browser would style and lay out the whole page, and once more for
            // what the answer changed.
            move || hand_back(opener.and_then(|opener| opener.dyn_into().ok()))
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
    let ok_now = {
        let (on_ok, disabled, node) = (props.on_ok.clone(), props.ok_disabled, node.clone());
        let done = move || {
            node.cast::<Element>()
                .is_some_and(|dialog| dialog.has_attribute(DONE))
        };
        Callback::from(move |()| {
            if !disabled && !done() {
                on_ok.emit(());
            }
        })
    };
    let onkeydown = enter_in_a_field(ok_now.clone());
    let onclick = ok_now.reform(|_: MouseEvent| ());
    let locale = props.locale;
    let ok = if props.danger {
        "button button-danger"
    } else {
        "button button-primary"
    };
    html! {
        <dialog class="dialog" ref={node} aria-labelledby="dialog-title" {oncancel}>
            <form method="dialog" novalidate=true onsubmit={no_submission()} {onkeydown}>
                <header class="dialog-header">
                    <h2 id="dialog-title">{ &props.title }</h2>
                    <button class="icon-button" type="button" aria-label={PageText::Close.text(locale)} onclick={close.clone()}>
                        { Icon::CLOSE.svg() }
                    </button>
                </header>
                <div class="dialog-body">{ props.children.clone() }</div>
                <footer class="dialog-footer">
                    <button class="button" type="button" autofocus={props.danger} onclick={close}>
                        { PageText::Cancel.text(locale) }
                    </button>
                    <button class={ok} type="button" autofocus={!props.danger} disabled={props.ok_disabled} {onclick}>
                        { PageText::Ok.text(locale) }
                    </button>
                </footer>
            </form>
        </dialog>
    }
}

/// Marks a dialog that is done with.
const DONE: &str = "data-done";

/// Closes what is done with. A dialog goes for the eye at once, for the browser behind the frame that shows what was done:
/// with it nothing in the page is inert any more, and every element is styled anew.
pub fn close_behind(on_close: &Callback<()>) {
    let Some(dialog) = find("dialog:modal") else {
        return on_close.emit(());
    };
    dialog.set_attribute(DONE, "").unwrap_or_default();
    let on_close = on_close.clone();
    behind_frame(move || on_close.emit(()));
}

/// Gives the focus back behind the next frame, unless somebody else took it.
fn hand_back(opener: Option<HtmlElement>) {
    let Some(opener) = opener else { return };
    behind_frame(move || {
        let document = opener.owner_document();
        let nobody = document.is_some_and(|document| {
            let body = document.body().map(Element::from);
            document.active_element() == body
        });
        if nobody && opener.is_connected() {
            opener.focus().unwrap_or_default();
        }
    });
}

/// Enter in a one-line field, as a form would take it. Forms themselves submit nothing here: a sandboxed frame forbids
/// that before anybody hears of it. Enter that ends a composition (中文) is the input method's.
pub fn enter_in_a_field(done: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        if event.key() == "Enter" && !event.is_composing() && field.is_some() {
            event.prevent_default();
            done.emit(());
        }
    })
}

/// Takes a form's own submission away.
pub fn no_submission() -> Callback<SubmitEvent> {
    Callback::from(|event: SubmitEvent| event.prevent_default())
}
