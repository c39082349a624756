//! The heading of a panel, with the button that folds it.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::element::find;
use super::icon::Icon;

/// What [`PanelHeader`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PanelHeaderProps {
    /// The panel's icon.
    pub icon: Icon,
    /// The panel's title.
    pub title: AttrValue,
    /// The heading's id, where the panel is named by it.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// The folding button's name.
    pub fold: AttrValue,
    /// The id of what is folded.
    pub body: AttrValue,
    /// Whether it is folded.
    pub folded: bool,
    /// Told whether it is to be folded.
    pub on_fold: Callback<bool>,
}

/// Unfolds the panel whose folded part has that id, if it is folded.
pub fn unfold(body: &str) -> Option<()> {
    let button = find(&format!("[aria-controls=\"{body}\"][aria-expanded=\"false\"]"))?;
    button.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

/// A panel's heading.
#[component]
pub fn PanelHeader(props: &PanelHeaderProps) -> Html {
    let onclick = {
        let (on_fold, folded) = (props.on_fold.clone(), props.folded);
        Callback::from(move |_: MouseEvent| on_fold.emit(!folded))
    };
    let expanded = if props.folded { "false" } else { "true" };
    html! {
        <header class="panel-header">
            <h2 id={props.id.clone()}>{ props.icon.svg() }{ &props.title }</h2>
            <button class="icon-button fold" type="button" aria-label={&props.fold} aria-expanded={expanded}
                aria-controls={&props.body} {onclick}>
                { Icon::DOWN.svg() }
            </button>
        </header>
    }
}
