//! The form: an API, a field for each of its parameters, the call as code, the call.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::page::dialog::{enter_in_a_field, no_submission};
use crate::page::element::focus_on;
use crate::page::select::Select;

use super::field::ParameterField;
use super::form_state::{Field, Form, Step};
use super::paste::{PasteCommand, use_pasted_command};
use super::result::Outcome;
use super::sample::Sample;
use crate::account::RegionId;
use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Action;

/// What [`CallForm`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CallFormProps {
    /// What it holds.
    pub form: Rc<Form>,
    /// The console's region.
    pub region: RegionId,
    /// The language.
    pub locale: Locale,
    /// The last call's outcome: it may name a missing parameter.
    pub outcome: Option<Rc<Outcome>>,
    /// Told what the user does.
    pub on_step: Callback<Step>,
    /// Told that the call is to be made.
    pub on_call: Callback<()>,
}

/// The form.
#[component]
pub fn CallForm(props: &CallFormProps) -> Html {
    let CallFormProps {
        form,
        region,
        locale,
        on_step,
        on_call,
        ..
    } = props;
    let (region, locale) = (*region, *locale);
    let only_required = use_state(|| false);
    let call_button = use_node_ref();
    use_focus_after_load(call_button.clone(), form.loads);

    let on_api = use_callback(on_step.clone(), |name: String, on_step| {
        if let Some(action) = Action::parse(&name) {
            on_step.emit(Step::Choose(action));
        }
    });
    let on_set = use_callback(on_step.clone(), |(name, value), on_step| {
        on_step.emit(Step::Set(name, value));
    });
    let on_add = use_callback(on_step.clone(), |name, on_step| on_step.emit(Step::AddRow(name)));
    let on_clear = use_callback(on_step.clone(), |_: MouseEvent, on_step| {
        on_step.emit(Step::Clear)
    });
    let on_switch = {
        let only_required = only_required.clone();
        Callback::from(move |event: Event| {
            only_required.set(event.target_unchecked_into::<HtmlInputElement>().checked())
        })
    };
    let onkeydown = enter_in_a_field(on_call.clone());
    let onclick = on_call.reform(|_: MouseEvent| ());
    let (elsewhere, onpaste) = use_pasted_command();

    let fields = fields(props, *only_required, &on_set, &on_add);
    let nothing = fields.is_empty();
    let apis: Vec<_> = Action::ALL
        .iter()
        .map(|action| (action.as_str().into(), action.as_str().into()))
        .collect();

    html! {
        <form class="explorer-form" novalidate=true autocomplete="off" onsubmit={no_submission()} {onkeydown} {onpaste}>
            <PasteCommand {elsewhere} {locale} />
            <div class="field">
                <label class="field-label" for="explorer-api">{ ExplorerText::Api.text(locale) }</label>
                <Select id="explorer-api" tour_id="explorer-api" value={form.action.as_str()} options={apis} on_pick={on_api} />
            </div>
            <div class="explorer-head">
                <h3>{ ExplorerText::RequestParameters.text(locale) }</h3>
                <label class="switch-label">
                    <input class="switch" type="checkbox" role="switch" checked={*only_required} onchange={on_switch} />
                    { ExplorerText::OnlyRequired.text(locale) }
                </label>
            </div>
            <div class="parameters">{ for fields }</div>
            <p class="small" hidden={!nothing}>{ ExplorerText::NothingRequired.text(locale) }</p>
            <Sample id="explorer-sample" action={form.action.as_str()} parameters={form.parameters(region)} {locale} />
            <div class="explorer-actions">
                <button class="button button-primary" type="button" ref={call_button} data-tour-id="explorer-call" {onclick}>
                    { ExplorerText::Call.text(locale) }
                </button>
                <button class="button" type="button" onclick={on_clear}>{ ExplorerText::Clear.text(locale) }</button>
            </div>
        </form>
    }
}

/// The fields shown: of the optional ones, those that hold or held something always are.
fn fields(
    props: &CallFormProps,
    only_required: bool,
    on_set: &Callback<(String, String)>,
    on_add: &Callback<&'static str>,
) -> Vec<Html> {
    let CallFormProps {
        form,
        region,
        locale,
        outcome,
        ..
    } = props;
    let visible = |field: &Field| !only_required || field.required || form.touched(&field.name);
    let draw = |field: Field| {
        let value = form.value(&field.name, *region).to_owned();
        let missed = outcome
            .as_ref()
            .is_some_and(|outcome| outcome.misses(form.action, &field.name));
        let missing = missed && value.is_empty();
        let key = field.name.clone();
        html! {
            <ParameterField
                {key} {field} {value} {missing} locale={*locale} on_set={on_set.clone()} on_add={on_add.clone()}
            />
        }
    };
    form.fields().into_iter().filter(visible).map(draw).collect()
}

/// A call put in from elsewhere is one press of Enter away.
#[hook]
fn use_focus_after_load(button: NodeRef, loads: u64) {
    use_effect_with(loads, move |loads| {
        if *loads > 0 {
            focus_on(&button);
        }
    });
}
