//! The field in which a condition is typed: a combobox with a list of what may come next, after the ARIA Authoring
//! Practices.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::calendar::Local;
use super::language::{Property, Token};
use super::part::FIELD;
use super::typed::{self, Fault, Suggestion, Typed};
use super::values::values;
use crate::console::listing::relation;
use crate::console::toolbar::use_composition_end;
use crate::locale::filter::FilterText;
use crate::page::element::by_id;
use crate::page::icon::Icon;
use crate::page::{Session, use_session};

const LIST: &str = "filter-list";
const HINT: &str = "filter-hint";

fn option_id(place: usize) -> String {
    format!("filter-option-{place}")
}

/// What [`Field`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// The condition that is changed, if it is not a new one.
    pub edited: Option<Token>,
    /// Told the condition, or that there is to be none.
    pub on_token: Callback<Option<Token>>,
}

/// What the field shows beside the text, which is the browser's.
#[derive(Debug, Clone, PartialEq, Default)]
struct State {
    text: String,
    open: bool,
    /// The suggestion that the arrow keys are at.
    active: Option<usize>,
    fault: Option<Fault>,
}

/// The handle on the field and its state, for the callbacks.
#[derive(Clone)]
struct Handle {
    state: UseStateHandle<State>,
    element: NodeRef,
    on_token: Callback<Option<Token>>,
}

impl Handle {
    fn input(&self) -> Option<HtmlInputElement> {
        self.element.cast()
    }

    /// Puts a text into the field, and shows what may come next.
    fn write(&self, text: &str, open: bool) {
        if let Some(input) = self.input() {
            input.set_value(text);
        }
        self.state.set(State {
            text: text.to_owned(),
            open,
            ..State::default()
        });
    }

    /// What was typed.
    fn typed(&self) {
        if let Some(input) = self.input() {
            self.state.set(State {
                text: input.value(),
                open: true,
                ..State::default()
            });
        }
    }

    fn take(&self, token: Option<Token>) {
        self.write("", false);
        self.on_token.emit(token);
    }

    fn accept(&self, suggestion: &Suggestion) {
        match &suggestion.token {
            Some(token) => self.take(Some(token.clone())),
            None => self.write(&suggestion.text, true),
        }
    }

    fn turn(&self, open: bool, active: Option<usize>) {
        self.state.set(State {
            open,
            active,
            ..(*self.state).clone()
        });
    }

    /// Enter: what the arrow keys are at; else what was typed; else the first of what it may become.
    fn enter(&self, suggestions: &[Suggestion]) {
        let text = &self.state.text;
        let active = self.state.active.and_then(|place| suggestions.get(place));
        if active.is_none() && text.trim().is_empty() {
            return;
        }
        match (active, typed::token(text)) {
            (Some(suggestion), _) => self.accept(suggestion),
            (None, Ok(token)) => self.take(Some(token)),
            (None, Err(fault)) => match (suggestions.first(), fault) {
                (Some(first), Fault::Incomplete | Fault::Value(_)) if self.state.open => self.accept(first),
                _ => self.state.set(State {
                    fault: Some(fault),
                    ..(*self.state).clone()
                }),
            },
        }
    }

    fn key(&self, event: &KeyboardEvent, suggestions: &[Suggestion]) {
        let state = &self.state;
        let last = suggestions.len().checked_sub(1);
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" => {
                let next = state.active.map_or(0, |place| place.saturating_add(1));
                self.turn(
                    true,
                    Some(next)
                        .filter(|place| Some(*place) <= last)
                        .or(last.map(|_| 0)),
                );
            }
            "ArrowUp" => self.turn(true, state.active.and_then(|place| place.checked_sub(1)).or(last)),
            "Enter" => self.enter(suggestions),
            "Escape" if state.open => self.turn(false, None),
            "Escape" => self.take(None),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The values that the images of the tab have.
fn values_of(session: &Session, property: Property, needle: &str, most: usize) -> Vec<String> {
    let (region, tab) = (session.region(), session.view().tab);
    session.read(|simulation| {
        let account = simulation.account();
        let images = account
            .images(region)
            .filter(|image| Some(image.relation()) == relation(tab));
        values(
            images.map(AsRef::as_ref),
            property,
            (needle, most),
            (session.locale(), &Local),
            |image| account.status(image),
        )
    })
}

/// What may come next, and whether there is more of it: looked for again where the text changes, not at each press of an
/// arrow key, as to look through many images takes its time.
#[hook]
fn use_suggested(session: &Session, state: &State) -> Rc<(Vec<Suggestion>, bool)> {
    let asked = (
        state.open.then(|| state.text.clone()),
        session.locale(),
        session.region(),
        session.view().tab,
    );
    use_memo(asked, |(text, locale, ..)| match text {
        Some(text) => typed::suggest(text, *locale, &|property, needle, most| {
            values_of(session, property, needle, most)
        }),
        None => (Vec::new(), false),
    })
}

/// The field.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let state = use_state(State::default);
    let handle = Handle {
        state: state.clone(),
        element: use_node_ref(),
        on_token: props.on_token.clone(),
    };
    use_edited(&props.edited, &handle, locale);
    let suggested = use_suggested(&session, &state);
    let (suggestions, more) = (&suggested.0, suggested.1);
    let open = !suggestions.is_empty();
    use_in_view(state.active);
    use_composition_end(&handle.element, &{
        let handle = handle.clone();
        Callback::from(move |_: bool| handle.typed())
    });
    let oninput = {
        let handle = handle.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                handle.typed();
            }
        })
    };
    let onkeydown = {
        let (handle, suggested) = (handle.clone(), Rc::clone(&suggested));
        Callback::from(move |event: KeyboardEvent| handle.key(&event, &suggested.0))
    };
    let onclick = {
        let handle = handle.clone();
        Callback::from(move |_: MouseEvent| handle.turn(true, None))
    };
    let onfocus = {
        let handle = handle.clone();
        Callback::from(move |_: FocusEvent| handle.turn(true, None))
    };
    let onblur = {
        let handle = handle.clone();
        Callback::from(move |_: FocusEvent| handle.turn(false, None))
    };
    let label = if props.edited.is_some() {
        FilterText::Change.text(locale)
    } else {
        FilterText::Add.text(locale)
    };
    let said = state.fault.map(|fault| fault.text(locale));
    html! {
        <div class="filter-field">
            <label class="search">
                <span aria-hidden="true">{ Icon::FILTER.svg() }{ label }</span>
                <input
                    type="text" ref={handle.element.clone()} id={FIELD} role="combobox" aria-label={label}
                    aria-autocomplete="list" aria-haspopup="listbox" aria-expanded={open.to_string()}
                    aria-controls={open.then_some(LIST)} aria-invalid={said.is_some().then_some("true")}
                    aria-activedescendant={state.active.filter(|_| open).map(option_id)} aria-describedby={HINT}
                    placeholder={FilterText::Placeholder.text(locale)} autocomplete="off" spellcheck="false"
                    enterkeyhint="done" {oninput} {onkeydown} {onclick} {onfocus} {onblur}
                />
            </label>
            <p class="filter-hint" id={HINT} role="alert">{ said }</p>
            <div>{ for open.then(|| list(&handle, suggestions, more, locale)) }</div>
            <span class="visually-hidden" role="status">{ for state.open.then(|| count(suggestions, more, locale)) }</span>
        </div>
    }
}

fn count(suggestions: &[Suggestion], more: bool, locale: crate::locale::Locale) -> String {
    if suggestions.is_empty() {
        return FilterText::FoundNone.text(locale).to_owned();
    }
    let count = suggestions.len().to_string();
    let found = FilterText::Found.fill(locale, &[("count", &count)]);
    if more {
        format!(
            "{found}{}{}",
            FilterText::Between.text(locale),
            FilterText::More.text(locale)
        )
    } else {
        found
    }
}

fn list(handle: &Handle, suggestions: &[Suggestion], more: bool, locale: crate::locale::Locale) -> Html {
    // The field keeps the focus.
    let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let options = suggestions.iter().enumerate().map(|(place, suggestion)| {
        let active = handle.state.active == Some(place);
        let onclick = {
            let (handle, suggestion) = (handle.clone(), suggestion.clone());
            Callback::from(move |_: MouseEvent| handle.accept(&suggestion))
        };
        html! {
            <li key={place} role="option" id={option_id(place)} class="filter-option" aria-selected={active.to_string()} {onclick}>
                <bdi>{ suggestion.label.clone() }</bdi>
                <span class="quiet">{ suggestion.note }</span>
            </li>
        }
    });
    html! {
        <div class="menu filter-list" {onpointerdown} {onmousedown}>
            <ul id={LIST} role="listbox" aria-label={FilterText::Suggestions.text(locale)}>{ for options }</ul>
            <p class="small quiet" aria-hidden="true" hidden={!more}>{ FilterText::More.text(locale) }</p>
        </div>
    }
}

/// Brings the suggestion that the arrow keys are at into view.
#[hook]
fn use_in_view(active: Option<usize>) {
    use_effect_with(active, |active| {
        if let Some(option) = active.and_then(|place| by_id(&option_id(place))) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// A condition that is to be changed comes into the field, its value marked: what is typed takes its place.
#[hook]
fn use_edited(edited: &Option<Token>, handle: &Handle, locale: crate::locale::Locale) {
    let handle = handle.clone();
    let before = use_mut_ref(|| false);
    use_effect_with(edited.clone(), move |edited| {
        let was = before.replace(edited.is_some());
        let Some((token, input)) = edited.as_ref().zip(handle.input()) else {
            if was {
                handle.write("", false);
            }
            return;
        };
        let text = typed::token_text(token, locale);
        handle.write(&text, true);
        let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        let value = match typed::read(&text) {
            Typed::Value(_, _, value) => units(value),
            _ => 0,
        };
        let end = units(&text);
        input.focus().unwrap_or_default();
        input
            .set_selection_range(end.saturating_sub(value), end)
            .unwrap_or_default();
    });
}
