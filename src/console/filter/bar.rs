//! The bar of conditions: each can be changed and taken away, and the field adds one.

use std::collections::BTreeSet;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::field::Field;
use super::language::{Filter, Token};
use super::part::FIELD;
use super::typed::token_text;
use crate::locale::filter::FilterText;
use crate::page::element::focus;
use crate::page::icon::Icon;
use crate::page::{Session, View, use_session};

/// What [`Bar`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BarProps {
    /// The conditions.
    pub filter: Filter,
    /// Pieces of the address that are none.
    pub unknown: Vec<String>,
    /// Whether the field wants the focus as it appears.
    pub focus: bool,
}

/// Shows another filter: one step of the history.
fn show(session: &Session, filter: &Filter) {
    session.go(View {
        filter: filter.to_string(),
        number: 1,
        ..session.view()
    });
}

/// The bar.
#[component]
pub fn Bar(props: &BarProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let filter = &props.filter;
    let editing = use_state(|| None::<usize>);
    use_unknown(&session, &props.unknown);
    {
        let wanted = props.focus;
        use_effect_with((), move |()| {
            if wanted {
                focus(FIELD);
            }
        });
    }
    let on_token = {
        let (session, filter, editing) = (session.clone(), filter.clone(), editing.clone());
        Callback::from(move |token: Option<Token>| {
            if let Some(token) = token {
                show(&session, &filter.with(*editing, token));
            }
            editing.set(None);
        })
    };
    let edited = editing.and_then(|place| Some((place, filter.tokens().get(place)?.clone())));
    let tokens = filter.tokens().iter().enumerate().map(|(place, token)| {
        let on_edit = {
            let editing = editing.clone();
            Callback::from(move |_: MouseEvent| editing.set(Some(place)))
        };
        let on_remove = {
            let (session, filter, editing) = (session.clone(), filter.clone(), editing.clone());
            Callback::from(move |_: MouseEvent| {
                editing.set(None);
                show(&session, &filter.without(place));
                focus_after(place, filter.tokens().len());
            })
        };
        let text = token_text(token, locale);
        let chosen = edited.as_ref().is_some_and(|(there, _)| *there == place);
        html! {
            <li key={place} class={classes!("tag", "filter-token", chosen.then_some("filter-edited"))}>
                <button type="button" class="link" aria-label={FilterText::EditToken.fill(locale, &[("token", &text)])} onclick={on_edit}>
                    <bdi>{ text.clone() }</bdi>
                </button>
                <button type="button" class="icon-button icon-button-small" id={remove_id(place)} onclick={on_remove}
                    aria-label={FilterText::RemoveToken.fill(locale, &[("token", &text)])}>
                    { Icon::CLOSE.svg_as("icon icon-small") }
                </button>
            </li>
        }
    });
    html! {
        <div class="toolbar filter" role="group" aria-label={FilterText::Bar.text(locale)}>
            <div hidden={filter.tokens().len() < 2}><Join filter={filter.clone()} /></div>
            <ul class="tags" hidden={filter.tokens().is_empty()}>{ for tokens }</ul>
            <Field edited={edited.map(|(_, token)| token)} {on_token} />
        </div>
    }
}

fn remove_id(place: usize) -> String {
    format!("filter-remove-{place}")
}

/// Where the focus goes when a condition is gone: to the one in its place, else the one before it, else the field.
fn focus_after(place: usize, count: usize) {
    if place.saturating_add(1) < count {
        return;
    }
    match place.checked_sub(1) {
        Some(before) => focus(&remove_id(before)),
        None => focus(FIELD),
    }
}

/// How the conditions are joined.
#[component]
fn Join(props: &JoinProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let any = props.filter.any();
    let element = use_node_ref();
    {
        // An option's `selected` is but its initial state.
        let element = element.clone();
        use_effect_with(any, move |any| {
            if let Some(select) = element.cast::<HtmlSelectElement>() {
                select.set_selected_index((*any).into());
            }
        });
    }
    let onchange = {
        let filter = props.filter.clone();
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            if (select.selected_index() > 0) != filter.any() {
                show(&session, &filter.turned());
            }
        })
    };
    html! {
        <select ref={element} class="select" aria-label={FilterText::Join.text(locale)} {onchange}>
            <option>{ FilterText::AllOf.text(locale) }</option>
            <option>{ FilterText::AnyOf.text(locale) }</option>
        </select>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct JoinProps {
    filter: Filter,
}

/// Says each piece that is no condition, once.
#[hook]
fn use_unknown(session: &Session, unknown: &[String]) {
    let said = use_mut_ref(BTreeSet::new);
    let session = session.clone();
    use_effect_with(unknown.to_vec(), move |unknown| {
        for piece in unknown {
            if said.borrow_mut().insert(piece.clone()) {
                session.say_unknown(&format!("filter={piece}"));
            }
        }
    });
}
