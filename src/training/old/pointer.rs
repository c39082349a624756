//! Finding the control that a task is about.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use wasm_bindgen::JsCast as _;

use crate::page::{Page, Session, Tab, View};

fn find(selector: &str) -> Option<Element> {
    web_sys::window()?.document()?.query_selector(selector).ok()?
}

fn control(targets: &[&'static str]) -> Option<(&'static str, Element)> {
    targets
        .iter()
        .find_map(|target| Some((*target, find(&format!("[data-tour-id=\"{target}\"]"))?)))
}

/// Unfolds the panel that hides a control, if one does.
fn unfold(element: &Element) -> Option<()> {
    let panel = element.closest("[hidden]").ok()??;
    let button = find(&format!(
        "[aria-controls=\"{}\"][aria-expanded=\"false\"]",
        panel.id()
    ))?;
    button.dyn_ref::<HtmlElement>()?.click();
    Some(())
}

/// A callback that points at the first of these controls that is there, once the page shows it.
#[hook]
pub fn use_pointer(session: &Session) -> Callback<&'static [&'static str]> {
    let wanted = use_state(|| (0_u64, &[] as &'static [&'static str]));
    {
        let session = session.clone();
        use_effect_with(*wanted, move |(_, targets)| {
            if let Some((target, _)) = control(targets) {
                session.point_at(Some(target));
            }
        });
    }
    let session = session.clone();
    Callback::from(move |targets: &'static [&'static str]| {
        let view = session.view();
        let in_explorer = targets.iter().any(|target| target.starts_with("explorer-"));
        if !in_explorer && (view.page != Page::Images || view.tab != Tab::Custom) {
            session.go(View {
                page: Page::Images,
                tab: Tab::Custom,
                ..view
            });
        }
        if let Some((_, element)) = control(targets) {
            unfold(&element);
        }
        wanted.set((wanted.0.saturating_add(1), targets));
    })
}
