//! The searches over a list: a family by its whole name, an image by part of its name or by its id.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::locale::console::ConsoleText;
use crate::page::address::Step;
use crate::page::icon::Icon;
use crate::page::{Session, View, use_session};

/// What [`Toolbar`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ToolbarProps {
    /// Whether the bar of conditions is open.
    pub open: bool,
    /// Opens and closes it.
    pub on_filter: Callback<MouseEvent>,
}

/// The searches, and what opens the filter.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let session = use_session();
    let (locale, view) = (session.locale(), session.view());
    // The session itself is behind every handle: an old one serves.
    let handle = use_memo((), |()| session.clone());
    let on_family = use_text(&handle, |view| &mut view.family);
    let on_search = use_text(&handle, |view| &mut view.search);
    let onclick = use_callback(handle, |_: MouseEvent, handle| clear(handle));
    html! {
        <div class="toolbar" role="search">
            <SearchField
                icon={Icon::LAYERS} label={ConsoleText::Family.text(locale)}
                placeholder={ConsoleText::ExactMatch.text(locale)} tour_id="family-search"
                value={view.family.clone()} on_text={on_family}
            />
            <SearchField
                icon={Icon::SEARCH} label={ConsoleText::NameOrId.text(locale)}
                placeholder={ConsoleText::NameOrFullId.text(locale)} tour_id="name-search"
                value={view.search.clone()} on_text={on_search}
            />
            <button type="button" class="button" aria-expanded={props.open.to_string()} onclick={props.on_filter.clone()}>
                { ConsoleText::Filter.text(locale) }
            </button>
            <button type="button" class="button" disabled={!filtered(&view)} {onclick}>
                { ConsoleText::ClearFilter.text(locale) }
            </button>
        </div>
    }
}

/// Shows what a text narrows the list to, which stands at that place of the view.
#[hook]
fn use_text(handle: &Rc<Session>, place: fn(&mut View) -> &mut String) -> Callback<(String, Step)> {
    use_callback(handle.clone(), move |(text, step): (String, Step), handle| {
        let mut view = handle.view();
        *place(&mut view) = text;
        view.number = 1;
        if view != handle.view() {
            handle.go_by(view, step);
        }
    })
}

/// Whether a view narrows its list.
#[must_use]
pub fn filtered(view: &View) -> bool {
    !view.family.is_empty() || !view.search.is_empty() || !view.filter.is_empty()
}

/// Takes the filters away.
pub fn clear(session: &Session) {
    session.go(View {
        family: String::new(),
        search: String::new(),
        filter: String::new(),
        number: 1,
        ..session.view()
    });
}

/// What [`SearchField`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
struct SearchFieldProps {
    icon: Icon,
    label: AttrValue,
    placeholder: AttrValue,
    tour_id: AttrValue,
    value: AttrValue,
    /// Told the trimmed text, and whether it begins a step that Back takes back.
    on_text: Callback<(String, Step)>,
}

/// A search field. The text in it is the browser's: what is set anew while somebody types disturbs an input method.
#[component]
fn SearchField(props: &SearchFieldProps) -> Html {
    let element = use_node_ref();
    // Whether typing goes on since the last step.
    let typing = use_mut_ref(|| false);
    {
        let element = element.clone();
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = element
                .cast::<HtmlInputElement>()
                .filter(|input| input.value().trim() != value.as_str())
            {
                input.set_value(value);
            }
        });
    }
    let search = {
        let (on_text, typing, element) = (props.on_text.clone(), typing.clone(), element.clone());
        Callback::from(move |ends: bool| {
            let Some(input) = element.cast::<HtmlInputElement>() else {
                return;
            };
            let text = input.value().trim().to_owned();
            // Emptying a field is a step of its own.
            let begins = !typing.replace(!ends && !text.is_empty()) || text.is_empty();
            on_text.emit((text, if begins { Step::New } else { Step::Same }));
        })
    };
    use_composition_end(&element, &search);
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            if !event.is_composing() {
                search.emit(false);
            }
        })
    };
    let onkeydown = {
        let (search, element) = (search.clone(), element.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            _ if event.is_composing() => {}
            "Enter" => {
                event.prevent_default();
                search.emit(true);
            }
            "Escape" => {
                event.prevent_default();
                if let Some(input) = element.cast::<HtmlInputElement>() {
                    input.set_value("");
                }
                search.emit(true);
            }
            _ => {}
        })
    };
    let onblur = { Callback::from(move |_: FocusEvent| search.emit(true)) };
    html! {
        <label class={if props.value.is_empty() { "search" } else { "search search-on" }}>
            <span aria-hidden="true">{ props.icon.svg() }{ props.label.clone() }</span>
            <input
                type="search" ref={element} aria-label={props.label.clone()} placeholder={props.placeholder.clone()}
                data-tour-id={props.tour_id.clone()} autocomplete="off" spellcheck="false" enterkeyhint="search"
                {oninput} {onkeydown} {onblur}
            />
        </label>
    }
}

/// Searches when an input method has done its work: the last input event comes before that.
#[hook]
pub fn use_composition_end(element: &NodeRef, search: &Callback<bool>) {
    let element = element.clone();
    use_effect_with(search.clone(), move |search| {
        let search = search.clone();
        let listener = Closure::<dyn Fn()>::new(move || search.emit(false));
        let input = element.cast::<HtmlInputElement>();
        if let Some(input) = &input {
            let function = listener.as_ref().unchecked_ref();
            input
                .add_event_listener_with_callback("compositionend", function)
                .unwrap_or_default();
        }
        move || {
            if let Some(input) = input {
                let function = listener.as_ref().unchecked_ref();
                input
                    .remove_event_listener_with_callback("compositionend", function)
                    .unwrap_or_default();
            }
        }
    });
}
