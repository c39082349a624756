//! The API panel: form, call, result, call history.

mod code;
mod export;
mod field;
mod form;
mod form_state;
mod history;
mod made;
mod paste;
mod result;
mod sample;

use std::rc::Rc;

use form::CallForm;
use form_state::{Form, Step};
use history::History;
use result::{Outcome, ResultPane};
use yew::prelude::*;

use crate::locale::explorer::ExplorerText;
use crate::page::icon::Icon;
use crate::page::panel::PanelHeader;
use crate::page::part::{part, use_part};
use crate::page::{Intent, use_session};

pub use made::load as load_calls;

part!(api: () => draw);

/// Fetches what is in the panel.
pub use api::load;

fn draw((): ()) -> Html {
    html! { <Api /> }
}

/// The API panel. Its content is a part, so that nobody waits for it with the list.
#[component]
pub fn Explorer() -> Html {
    let session = use_session();
    let locale = session.locale();
    let folded = use_state(|| false);
    let draft = session.draft().map(|(number, ..)| number);
    {
        let folded = folded.setter();
        use_effect_with(draft, move |draft| {
            if draft.is_some() {
                folded.set(false);
            }
        });
    }
    let part = use_part(load, session.shows_api());
    let on_fold = use_callback(folded.setter(), |fold: bool, setter| setter.set(fold));
    let body = session.shows_api().then(|| part.draw((), locale));
    html! {
        <section class="panel explorer" role="region" aria-label={ExplorerText::Title.text(locale)}>
            <PanelHeader icon={Icon::TERMINAL} title={ExplorerText::Title.text(locale)} fold={ExplorerText::Fold.text(locale)}
                body="explorer-body" folded={*folded} {on_fold} />
            <div class="panel-body" id="explorer-body" hidden={*folded}>{ for body }</div>
        </section>
    }
}

/// Form, result, history.
#[component]
fn Api() -> Html {
    let session = use_session();
    let locale = session.locale();
    let form = use_reducer_eq(Form::default);
    let outcome = use_state(|| None::<Rc<Outcome>>);

    let on_step = use_callback(form.dispatcher(), |step: Step, form| form.dispatch(step));
    let draft = session.draft();
    {
        let on_step = on_step.clone();
        use_effect_with(draft.as_ref().map(|(number, ..)| *number), move |_| {
            if let Some((_, action, parameters)) = draft {
                on_step.emit(Step::Load(action, parameters));
            }
        });
    }
    let on_call = {
        let (session, form, outcome) = (session.clone(), form.clone(), outcome.clone());
        Callback::from(move |()| {
            let (action, outcome) = (form.action, outcome.clone());
            let told = Callback::from(move |(response, took): (_, f64)| {
                let tenths = (took * 10.0) as u32;
                outcome.set(Some(Rc::new(Outcome {
                    action,
                    response,
                    tenths,
                })));
            });
            session.intend(Intent::Call(action, form.parameters(session.region()), told));
        })
    };
    // An outcome of before a reset is none of this account's.
    let outcome = (*outcome)
        .clone()
        .filter(|_| session.read(|simulation| !simulation.calls().is_empty()));
    html! {
        <>
            <CallForm
                form={Rc::new((*form).clone())} region={session.region()} {locale} outcome={outcome.clone()}
                {on_step} {on_call}
            />
            <ResultPane {outcome} {locale} />
            <History />
        </>
    }
}
