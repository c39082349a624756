//! Tabs: one of them is shown, and the arrow keys go from one to the next.

use yew::prelude::*;

use super::element::focus;

/// A tab: the word that tells it from the others, its id included, and its label.
pub type Tab = (&'static str, &'static str);

/// What [`TabList`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TabListProps {
    /// The tabs, in order.
    pub tabs: Vec<Tab>,
    /// The word of the one that is shown.
    pub chosen: &'static str,
    /// The list's name.
    pub label: AttrValue,
    /// What the tabs' ids begin with.
    pub prefix: &'static str,
    /// The id of what they show.
    pub panel: &'static str,
    /// Told the place of the one that is to be shown.
    pub on_choose: Callback<usize>,
}

/// The id of a tab's button.
#[must_use]
pub fn tab_id(prefix: &str, word: &str) -> String {
    format!("{prefix}-{word}")
}

/// Where a key leads among the tabs.
fn target(key: &str, place: usize, count: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    Some(match key {
        "ArrowRight" if place == last => 0,
        "ArrowRight" => place.saturating_add(1),
        "ArrowLeft" => place.checked_sub(1).unwrap_or(last),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// The tabs.
#[component]
pub fn TabList(props: &TabListProps) -> Html {
    let TabListProps {
        tabs,
        chosen,
        label,
        prefix,
        panel,
        on_choose,
    } = props.clone();
    let onkeydown = {
        let (tabs, on_choose) = (tabs.clone(), on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            let place = tabs
                .iter()
                .position(|(word, _)| *word == chosen)
                .unwrap_or_default();
            let next = target(&event.key(), place, tabs.len());
            let Some((next, (word, _))) = next.and_then(|next| Some((next, tabs.get(next)?))) else {
                return;
            };
            event.prevent_default();
            on_choose.emit(next);
            focus(&tab_id(prefix, word));
        })
    };
    let buttons = tabs.iter().enumerate().map(|(place, (word, label))| {
        let (selected, on_choose) = (*word == chosen, on_choose.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            if !selected {
                on_choose.emit(place);
            }
        });
        html! {
            <button
                key={*word} type="button" class="tab" role="tab" id={tab_id(prefix, word)} aria-controls={panel}
                aria-selected={if selected { "true" } else { "false" }} tabindex={if selected { "0" } else { "-1" }}
                {onclick}
            >
                { *label }
            </button>
        }
    });
    html! { <div class="tabs" role="tablist" aria-label={label} {onkeydown}>{ for buttons }</div> }
}
