//! What the dialogs are made of.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::account::{Account, FamilyKey, Image};
use crate::locale::Locale;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Cause, Parameters, Response};
use crate::page::Session;
use crate::page::dialog::close_behind;
use crate::page::element::focus_on;
use crate::page::icon::Icon;
use crate::page::reason::reason;
use crate::page::status::status_mark;

/// The parameters that name an image.
pub(super) fn image_parameters(image: &Image) -> Parameters {
    Parameters::new()
        .with("RegionId", image.key.region.as_str())
        .with("ImageId", image.key.id.as_str())
}

/// These and one more, unless it is empty: what was left empty is not sent.
pub(super) fn with_given(parameters: Parameters, name: &str, value: &str) -> Parameters {
    match value.trim() {
        "" => parameters,
        value => parameters.with(name, value),
    }
}

/// The image that a dialog is about, with its status.
pub(super) fn subject(session: &Session, image: &Image) -> Html {
    let status = session.read(|simulation| simulation.account().status(image));
    html! {
        <div class="subject">
            { Icon::IMAGE.svg() }
            <div><strong>{ image.name.as_str() }</strong><code>{ image.key.id.as_str() }</code></div>
            { status_mark(status, session.locale()) }
        </div>
    }
}

/// The name of the image that a family resolves to.
pub(in crate::console) fn resolved(account: &Account, key: &FamilyKey) -> Option<String> {
    account.resolve_key(key).image.map(|image| image.name.to_string())
}

/// What a call would do to an image's family, found by making it and taking it back.
pub(super) struct Foresight {
    family: Option<(String, Option<String>, Option<String>)>,
    /// The answer that the call would get.
    pub response: Response,
}

impl Foresight {
    pub fn of(session: &Session, image: &Image, action: Action, parameters: Parameters) -> Self {
        let key = image.family_key();
        let look = |account: &Account| key.as_ref().and_then(|key| resolved(account, key));
        let before = session.read(|simulation| look(simulation.account()));
        let (response, after) = session.preview(action, parameters, look);
        Self {
            family: key.as_ref().map(|key| (key.to_string(), before, after)),
            response,
        }
    }

    /// Whether the family is left with nothing that it had.
    pub fn empties(&self) -> bool {
        self.response.is_ok() && matches!(&self.family, Some((_, Some(_), None)))
    }

    /// Before and after; the warning where nothing is left. Nothing for an image without a family.
    pub fn show(&self, locale: Locale) -> Html {
        let Some((family, before, after)) = self.family.as_ref().filter(|_| self.response.is_ok()) else {
            return html! { <div hidden=true /> };
        };
        let none = || DialogText::NoneLeft.text(locale).to_owned();
        let class = classes!(
            "resolve-step",
            "resolve-after",
            after.is_none().then_some("resolve-none")
        );
        html! {
            <div class="resolve">
                <p class="resolve-title">{ DialogText::FamilyResolves.fill(locale, &[("family", family)]) }</p>
                <div class="resolve-steps">
                    <div class="resolve-step"><span>{ DialogText::Now.text(locale) }</span>
                        <strong>{ before.clone().unwrap_or_else(none) }</strong></div>
                    { Icon::ARROW.svg() }
                    <div {class}><span>{ DialogText::Afterwards.text(locale) }</span>
                        <strong>{ after.clone().unwrap_or_else(none) }</strong></div>
                </div>
            </div>
        }
    }

    pub fn warning(&self, locale: Locale) -> Html {
        let Some((family, ..)) = self.family.as_ref().filter(|_| self.empties()) else {
            return html! { <div hidden=true /> };
        };
        // Where the line is too short for the error's code, it breaks between the code's words.
        let text = DialogText::LastText.text(locale);
        let text = match text.split_once('.') {
            Some((until, code)) => html! { <>{ until }{ "." }<wbr />{ code }</> },
            None => html! { text },
        };
        html! {
            <div class="notice notice-error notice-inset" role="note">
                { Icon::WARNING.svg() }
                <div>
                    <p class="notice-title">{ DialogText::LastTitle.fill(locale, &[("family", family)]) }</p>
                    <p class="notice-text">{ text }</p>
                </div>
            </div>
        }
    }
}

/// Why a call was refused, in the reader's language: the endpoint's own words are English.
pub(super) fn sentence(response: &Response, locale: Locale) -> &'static str {
    let text = match response.cause {
        Some(Cause::Refused(refusal)) => return reason(refusal, locale),
        Some(Cause::MalformedImageName) => DialogText::WhyNameMalformed,
        Some(Cause::MalformedImageFamily) => DialogText::WhyFamilyMalformed,
        Some(Cause::MalformedDescription) => DialogText::WhyDescriptionMalformed,
        Some(Cause::MissingParameter) => DialogText::WhyMissing,
        Some(Cause::UnknownAccount) => DialogText::ShareMalformed,
        _ => DialogText::WhyOther,
    };
    text.text(locale)
}

/// The endpoint's refusal: why, then its own words and code; an empty host where there is none.
pub(in crate::console) fn refusal(response: Option<&Response>, locale: Locale) -> Html {
    let refused = response.filter(|response| !response.is_ok());
    html! {
        <div class="dialog-refusal" aria-live="assertive">
            if let Some(response) = refused {
                <div class="notice notice-error notice-inset">
                    { Icon::FAILED.svg() }
                    <div>
                        <p class="notice-title">{ sentence(response, locale) }</p>
                        <p class="notice-text" lang="en">{ response.message().unwrap_or_default() }</p>
                        <p class="notice-call"><code>{ response.status }{ " " }{ response.code().unwrap_or_default() }</code></p>
                    </div>
                </div>
            }
        </div>
    }
}

/// Makes the call, and keeps its answer; closes when it succeeded.
pub(super) fn submit(
    session: &Session,
    action: Action,
    parameters: Parameters,
    answer: &UseStateHandle<Option<Rc<Response>>>,
    on_close: &Callback<()>,
) {
    let response = session.act(action, parameters);
    if response.is_ok() {
        close_behind(on_close);
    }
    answer.set(Some(Rc::new(response)));
}

/// 确定 of a dialog that makes this one call.
pub(in crate::console) fn on_ok(
    session: &Session,
    action: Action,
    parameters: Parameters,
    answer: &UseStateHandle<Option<Rc<Response>>>,
    on_close: &Callback<()>,
) -> Callback<()> {
    let (session, answer, on_close) = (session.clone(), answer.clone(), on_close.clone());
    Callback::from(move |()| submit(&session, action, parameters.clone(), &answer, &on_close))
}

/// What [`TextField`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct TextFieldProps {
    pub id: &'static str,
    pub label: AttrValue,
    pub value: AttrValue,
    pub on_input: Callback<String>,
    #[prop_or_default]
    pub hint: AttrValue,
    /// What is wrong with it, as the page sees it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The endpoint's refusal, where it is about this field.
    #[prop_or_default]
    pub refused: Option<Rc<Response>>,
    /// The language.
    pub locale: Locale,
    #[prop_or_default]
    pub autofocus: bool,
}

/// A labelled text field. What is wrong with it is linked to it, and brings the focus there.
#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        // Each refusal has a RequestId of its own: the same one again brings the focus back again.
        use_effect_with(
            (props.error.clone(), props.refused.clone()),
            move |(error, refused)| {
                if error.is_some() || refused.is_some() {
                    focus_on(&node);
                }
            },
        );
    }
    let oninput = {
        let on_input = props.on_input.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_input.emit(input.value());
            }
        })
    };
    let (error_id, hint_id) = (format!("{}-error", props.id), format!("{}-hint", props.id));
    let wrong = props.error.is_some() || props.refused.is_some();
    let described = if wrong {
        format!("{error_id} {hint_id}")
    } else {
        hint_id.clone()
    };
    let refused = props.refused.as_deref();
    let why = refused.map_or("", |response| sentence(response, props.locale));
    let message = refused.and_then(Response::message).unwrap_or_default();
    let code = refused.and_then(Response::code).unwrap_or_default();
    html! {
        <div class="field">
            <label class="field-label" for={props.id}>{ &props.label }</label>
            <input class="input" id={props.id} ref={node} value={&props.value} {oninput} autofocus={props.autofocus}
                autocomplete="off" spellcheck="false" aria-describedby={described}
                aria-invalid={wrong.then_some("true")} />
            <p class="field-error" id={error_id} hidden={!wrong}>
                { Icon::FAILED.svg() }
                <span>{ props.error.clone().unwrap_or_default() }{ why }{ " " }<span lang="en">{ message }</span>{ " " }<code>{ code }</code></span>
            </p>
            <p class="field-hint" id={hint_id} hidden={props.hint.is_empty()}>{ &props.hint }</p>
        </div>
    }
}

/// What a dialog takes.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct AskProps {
    pub image: Rc<Image>,
    pub on_close: Callback<()>,
}
