//! An attribute in the panel, and the field that takes its place while it is changed.

use std::rc::Rc;

use yew::prelude::*;

use crate::account::Image;
use crate::console::actions::{Deed, Entry, entries};
use crate::console::dialogs::{Attribute, use_form};
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::locale::page::PageText;
use crate::page::copy::CopyButton;
use crate::page::dialog::enter_in_a_field;
use crate::page::element::{focus, focus_on};
use crate::page::icon::Icon;
use crate::page::{Session, use_session};

/// The id of the sentence that says why nothing can be changed.
const WHY: &str = "why-edit";

/// Whether an image's attributes are one's own to change, and why not now.
pub fn editing(session: &Session, image: &Image) -> Option<Entry> {
    let entries = session.read(|simulation| entries(session, simulation.account(), image));
    entries.into_iter().find(|entry| entry.deed == Deed::Edit)
}

/// Why nothing can be changed now, if it is so.
pub fn why(entry: Option<&Entry>, locale: Locale) -> Html {
    let refused = entry.and_then(|entry| entry.refused.clone());
    let why = refused.map(|(why, code)| html! { <>{ why.text(locale) }{ " " }<code>{ code }</code></> });
    html! { <p class="small" id={WHY} hidden={why.is_none()}>{ for why }</p> }
}

fn label(attribute: Attribute) -> (DetailsText, DetailsText) {
    match attribute {
        Attribute::Name => (DetailsText::Name, DetailsText::EditName),
        Attribute::Family => (DetailsText::Family, DetailsText::EditFamily),
        Attribute::Description => (DetailsText::Description, DetailsText::EditDescription),
    }
}

/// What [`Editable`] takes.
#[derive(Clone, PartialEq, Properties)]
pub struct EditableProps {
    /// The image.
    pub image: Rc<Image>,
    /// What of it.
    pub attribute: Attribute,
    /// The entry of the rules for it; `None` where it is not one's own to change.
    pub entry: Option<Entry>,
    /// The language.
    pub locale: Locale,
}

/// An attribute with its pencil, or its field.
#[component]
pub fn Editable(props: &EditableProps) -> Html {
    let (attribute, locale) = (props.attribute, props.locale);
    let (label, edit) = label(attribute);
    let edit = edit.text(locale);
    let open = use_state_eq(|| false);
    let (place, pencil) = (use_node_ref(), use_node_ref());
    {
        // Whoever has done with the field is back where it was opened.
        let (pencil, was) = (pencil.clone(), use_mut_ref(|| false));
        use_effect_with(*open, move |open| {
            let back = was.replace(*open) && !open;
            if back {
                focus_on(&pencil);
            }
        });
    }
    let value = attribute.of(&props.image);
    let body = if *open {
        let on_done = {
            let (open, place) = (open.setter(), place.clone());
            Callback::from(move |()| {
                // The pencil is not there yet, and a key may come before it is: it belongs to the panel.
                focus_on(&place);
                open.set(false);
            })
        };
        html! { <Field key="field" image={props.image.clone()} {attribute} {on_done} /> }
    } else {
        let refused = props.entry.as_ref().is_some_and(|entry| entry.refused.is_some());
        let onclick = {
            let open = open.setter();
            Callback::from(move |_: MouseEvent| open.set(!refused))
        };
        let pencil = props.entry.as_ref().map(|_| {
            html! {
                <button type="button" class="icon-button icon-button-small" ref={pencil} aria-label={edit} {onclick}
                    aria-disabled={refused.then_some("true")} aria-describedby={refused.then_some(WHY)}>
                    { Icon::EDIT.svg() }
                </button>
            }
        });
        let copy = (attribute == Attribute::Name).then(|| {
            html! { <CopyButton text={value.clone()} label={DetailsText::CopyName.text(locale)} /> }
        });
        let text = match value.as_str() {
            "" => html! { <span class="quiet">{ DetailsText::None.text(locale) }</span> },
            _ => html! { <span>{ value.clone() }</span> },
        };
        html! { <div key="text" class="copyable">{ text }<span>{ for copy }</span><span>{ for pencil }</span></div> }
    };
    html! { <div class="fact"><dt>{ label.text(locale) }</dt><dd ref={place} tabindex="-1">{ body }</dd></div> }
}

#[derive(Clone, PartialEq, Properties)]
struct FieldProps {
    image: Rc<Image>,
    attribute: Attribute,
    on_done: Callback<()>,
}

/// The field, for the attributes alone that it is about.
#[component]
fn Field(props: &FieldProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let alone: &'static [Attribute] = match props.attribute {
        Attribute::Name => &[Attribute::Name],
        Attribute::Family => &[Attribute::Family],
        Attribute::Description => &[Attribute::Description],
    };
    let form = use_form(&props.image, alone, &props.on_done);
    use_effect_with(props.attribute, |attribute| focus(attribute.field(true)));
    let enter = enter_in_a_field(form.on_ok.clone());
    let onkeydown = {
        let on_done = props.on_done.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !event.is_composing() {
                // It closes the field alone, not the panel.
                event.prevent_default();
                on_done.emit(());
            }
            enter.emit(event);
        })
    };
    let on_cancel = props.on_done.reform(|_: MouseEvent| ());
    html! {
        <div class="edit" data-answers="" {onkeydown}>
            { form.fields }
            { form.refused }
            <div class="edit-ends">
                <button type="button" class="button button-compact button-primary" onclick={form.on_ok.reform(|_: MouseEvent| ())}>
                    { DetailsText::Save.text(locale) }
                </button>
                <button type="button" class="button button-compact" onclick={on_cancel}>{ PageText::Cancel.text(locale) }</button>
            </div>
        </div>
    }
}
