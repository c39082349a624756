//! A parameter's field.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::form_state::Field;
use crate::account::REGIONS;
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Kind;
use crate::page::icon::Icon;
use crate::page::select::Select;

/// What [`ParameterField`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ParameterFieldProps {
    /// Which field.
    pub field: Field,
    /// What is in it.
    pub value: AttrValue,
    /// Whether the endpoint found it missing.
    pub missing: bool,
    /// The language.
    pub locale: Locale,
    /// Told the name and the new value.
    pub on_set: Callback<(String, String)>,
    /// Told the list that is to have another row.
    pub on_add: Callback<&'static str>,
}

/// A label that is the parameter's name alone, the field, and what is wrong with it.
#[component]
pub fn ParameterField(props: &ParameterFieldProps) -> Html {
    let ParameterFieldProps {
        field,
        value,
        missing,
        locale,
        ..
    } = props;
    let (missing, locale) = (*missing, *locale);
    let name = field.name.as_str();
    let id = AttrValue::from(format!("p-{name}"));
    let error_id = AttrValue::from(format!("p-{name}-error"));
    let tour_id = AttrValue::from(format!("explorer-{name}"));
    let described_by = missing.then(|| error_id.clone());
    let on_pick = use_callback(
        (props.on_set.clone(), field.name.clone()),
        |value: String, (on_set, name)| {
            on_set.emit((name.clone(), value));
        },
    );
    let oninput = use_callback(on_pick.clone(), |event: InputEvent, on_pick| {
        on_pick.emit(event.target_unchecked_into::<HtmlInputElement>().value());
    });
    let control = match options(field.kind, locale) {
        Some(options) => html! {
            <Select
                id={id.clone()} {tour_id} {value} {options} {on_pick} {described_by}
                required={field.required} invalid={missing}
            />
        },
        None => html! {
            <input
                class="input" type="text" id={id.clone()} data-tour-id={tour_id} value={value.clone()}
                placeholder={field.example} spellcheck="false" autocapitalize="off"
                inputmode={(field.kind == Kind::Integer).then_some("numeric")}
                aria-required={field.required.then_some("true")} aria-invalid={missing.then_some("true")}
                aria-describedby={described_by} {oninput}
            />
        },
    };
    html! {
        <div class="parameter">
            <span class="parameter-name">
                <label for={id}>{ name }</label>
                <span class="field-required" aria-hidden="true" hidden={!field.required}>{ "*" }</span>
            </span>
            <span class="parameter-type">{ type_name(field.kind) }</span>
            { control }
            <p class="field-error" id={error_id} hidden={!missing}>
                { Icon::FAILED.svg() }{ ExplorerText::Missing.text(locale) }
            </p>
            <div class="parameter-add" hidden={field.grows.is_none()}>{ for add_button(props) }</div>
        </div>
    }
}

fn add_button(props: &ParameterFieldProps) -> Option<Html> {
    let list = props.field.grows?;
    let on_add = props.on_add.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_add.emit(list));
    Some(html! {
        <button class="button button-compact" type="button" {onclick}>
            { Icon::ADD.svg() }{ ExplorerText::Add.fill(props.locale, &[("name", list)]) }
        </button>
    })
}

/// The API reference's word for a kind of value.
fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "Integer",
        Kind::Boolean => "Boolean",
        _ => "String",
    }
}

/// What can be chosen, for kinds that have options; the first one is not sent.
fn options(kind: Kind, locale: Locale) -> Option<Vec<(AttrValue, AttrValue)>> {
    let words = |words: &[&'static str]| {
        words
            .iter()
            .map(|word| ((*word).into(), (*word).into()))
            .collect::<Vec<_>>()
    };
    let mut options = match kind {
        Kind::Boolean => words(&["true", "false"]),
        Kind::Choice(choices) => words(choices),
        Kind::Region => REGIONS
            .iter()
            .map(|region| {
                let name = match locale {
                    Locale::ZhCn => region.name_zh,
                    Locale::En => region.name_en,
                };
                (region.id.into(), format!("{} {name}", region.id).into())
            })
            .collect(),
        _ => return None,
    };
    options.insert(0, ("".into(), ExplorerText::NotSent.text(locale).into()));
    Some(options)
}
