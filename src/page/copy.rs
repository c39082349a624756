//! A button that copies a text, and says whether it did.

use wasm_bindgen_futures::JsFuture;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::icon::Icon;

/// What [`CopyButton`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CopyProps {
    /// What is copied.
    pub text: AttrValue,
    /// The button's name.
    pub label: AttrValue,
}

/// A copy button. Where the clipboard is denied (a frame), it says so by its icon.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let done = use_state(|| None::<bool>);
    let onclick = {
        let (text, done) = (props.text.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            let (text, done) = (text.clone(), done.clone());
            spawn_local(async move { done.set(Some(copy(&text).await)) });
        })
    };
    let reset = {
        let done = done.clone();
        Callback::from(move |_: FocusEvent| done.set(None))
    };
    let icon = match *done {
        None => Icon::COPY,
        Some(true) => Icon::CHECK,
        Some(false) => Icon::FAILED,
    };
    html! {
        <button type="button" class="icon-button icon-button-small" aria-label={&props.label} {onclick} onblur={reset}>
            { icon.svg() }
        </button>
    }
}

/// `false` where there is no clipboard (an insecure page), or it is denied.
async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let navigator = window.navigator();
    let there =
        js_sys::Reflect::get(navigator.as_ref(), &"clipboard".into()).is_ok_and(|value| value.is_object());
    there
        && JsFuture::from(navigator.clipboard().write_text(text))
            .await
            .is_ok()
}
