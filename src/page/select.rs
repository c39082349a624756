//! A choice among options that always shows the value it is given.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What [`Select`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SelectProps {
    /// The element's id, for its label.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its name, where no label gives it one.
    #[prop_or_default]
    pub label: Option<&'static str>,
    /// The chosen option's value.
    pub value: AttrValue,
    /// Each option's value and words.
    pub options: Vec<(AttrValue, AttrValue)>,
    /// What guided procedures point at it by.
    #[prop_or_default]
    pub tour_id: Option<AttrValue>,
    /// Whether a value is called for.
    #[prop_or_default]
    pub required: bool,
    /// Whether the endpoint found it missing.
    #[prop_or_default]
    pub invalid: bool,
    /// What describes it.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    /// Told the chosen value.
    pub on_pick: Callback<String>,
}

/// A choice among options.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let element = use_node_ref();
    {
        // An option's `selected` is but its initial state: after a choice, only the element's value tells.
        let element = element.clone();
        use_effect_with((props.value.clone(), props.options.clone()), move |(value, _)| {
            if let Some(select) = element.cast::<HtmlSelectElement>()
                && select.value() != value.as_str()
            {
                select.set_value(value);
            }
        });
    }
    let onchange = use_callback(props.on_pick.clone(), |event: Event, on_pick| {
        on_pick.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    let options = props.options.iter().map(|(value, words)| {
        html! { <option key={value.as_str()} value={value.clone()} selected={props.value == *value}>{ words }</option> }
    });
    html! {
        <select
            class="select"
            ref={element}
            id={props.id.clone()}
            aria-label={props.label}
            data-tour-id={props.tour_id.clone()}
            aria-required={props.required.then_some("true")}
            aria-invalid={props.invalid.then_some("true")}
            aria-describedby={props.described_by.clone()}
            {onchange}
        >
            { for options }
        </select>
    }
}
