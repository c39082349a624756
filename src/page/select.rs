//! A choice among options that always shows the form's value.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What [`Select`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SelectProps {
    /// The element's id, for its label.
    pub id: AttrValue,
    /// The chosen option's value.
    pub value: AttrValue,
    /// Each option's value and words.
    pub options: Vec<(&'static str, String)>,
    /// What guided procedures point at it by.
    pub tour_id: AttrValue,
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
        html! { <option key={*value} value={*value} selected={props.value == *value}>{ words }</option> }
    });
    html! {
        <select
            class="select"
            ref={element}
            id={props.id.clone()}
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
