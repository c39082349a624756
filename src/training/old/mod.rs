//! Guided procedures: the source document's two, checked against the account and the calls.

mod checks;
mod pointer;
mod procedures;

use checks::{Missing, Sight};
use pointer::use_pointer;
use procedures::{NEWER, PROCEDURES, Procedure, REGION};
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::training::TrainingText;
use crate::openapi::Action;
use crate::page::icon::IconName;
use crate::page::panel::PanelHeader;
use crate::page::{Session, View, use_session};
use crate::simulation::Simulation;

/// Looks at the session as the checks need it.
fn look<T>(session: &Session, ask: impl FnOnce(&Sight<'_>) -> T) -> T {
    let (region, view, locale) = (session.region(), session.view(), session.locale());
    session.read(|simulation: &Simulation| {
        let (account, calls) = (simulation.account(), simulation.calls());
        ask(&Sight {
            account,
            calls,
            region,
            view: &view,
            locale,
        })
    })
}

/// Puts the simulation where the procedure starts.
fn start_over(session: &Session, procedure: &Procedure) {
    session.reset();
    if session.view() != View::default() {
        session.go(View::default());
    }
    let image = look(session, |sight| {
        sight.image().map(|image| image.key.id.as_str().to_owned())
    });
    if let (true, Some(image)) = (procedure.starts_deprecated, image) {
        let parameters = [
            ("RegionId", REGION),
            ("ImageId", image.as_str()),
            ("Status", "Deprecated"),
        ];
        session.call(Action::ModifyImageAttribute, parameters);
    }
}

/// The guided procedures.
#[component]
pub fn Training() -> Html {
    let session = use_session();
    let locale = session.locale();
    let folded = use_state(|| false);
    let chosen = use_state(|| 0_usize);
    let point = use_pointer(&session);
    let [first, _] = &PROCEDURES;
    let procedure = PROCEDURES.get(*chosen).unwrap_or(first);
    let (done, missing, forget) = use_progress(&session, procedure, *chosen);
    let on_start_over = Callback::from(move |_: MouseEvent| {
        forget.emit(());
        start_over(&session, procedure);
    });
    let on_choose = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let on_fold = use_callback(folded.setter(), |fold: bool, setter| setter.set(fold));
    html! {
        <section class="panel training" aria-labelledby="lessons-h">
            <PanelHeader icon={IconName::Book} title={TrainingText::Title.text(locale)} id="lessons-h" fold={TrainingText::Fold.text(locale)}
                body="lessons-body" folded={*folded} {on_fold} />
            <div class="panel-body" id="lessons-body" hidden={*folded}>
                <Tabs chosen={*chosen} {locale} on_choose={on_choose.clone()} />
                <div class="lesson" role="tabpanel" id="lesson" aria-labelledby={format!("lesson-{}", *chosen)}>
                    { progress(procedure, done, locale) }
                    { complete(procedure, *chosen, done, locale, on_choose) }
                    <ol class="steps">{ for steps(procedure, done, missing.as_ref(), locale, &point) }</ol>
                    <div>
                        <button class="link" type="button" onclick={on_start_over}>
                            { procedure.start_over.fill(locale, &[("image", NEWER)]) }
                        </button>
                    </div>
                </div>
            </div>
        </section>
    }
}

/// How many tasks are done, what the next one lacks, and a callback that forgets what was seen on screen: what the
/// console shows leaves no trace in the log, so it is remembered for each procedure.
#[hook]
fn use_progress(
    session: &Session,
    procedure: &'static Procedure,
    chosen: usize,
) -> (usize, Option<Missing>, Callback<()>) {
    let seen = use_state(|| [0_usize; PROCEDURES.len()]);
    let seen_here = seen.get(chosen).copied().unwrap_or_default();
    let (done, missing) = look(session, |sight| procedure.progress(sight, seen_here));
    {
        let seen = seen.clone();
        use_effect_with(
            (chosen, done.min(procedure.on_screen())),
            move |(chosen, on_screen)| {
                let mut next = *seen;
                if let Some(there) = next.get_mut(*chosen).filter(|there| **there < *on_screen) {
                    *there = *on_screen;
                    seen.set(next);
                }
            },
        );
    }
    let forget = Callback::from(move |()| seen.set([0; PROCEDURES.len()]));
    (done, missing, forget)
}

fn progress(procedure: &Procedure, done: usize, locale: Locale) -> Html {
    let all = procedure.tasks.len().to_string();
    let words = TrainingText::Progress.fill(locale, &[("done", &done.to_string()), ("all", &all)]);
    html! {
        <div class="lesson-progress">
            <span class="progress"><progress max={all} value={done.to_string()} aria-hidden="true"></progress></span>
            <span role="status">{ words }</span>
        </div>
    }
}

/// The rule that the procedure has shown, once all is done, and the way to the other one.
fn complete(
    procedure: &Procedure,
    chosen: usize,
    done: usize,
    locale: Locale,
    on_choose: Callback<usize>,
) -> Html {
    let complete = done == procedure.tasks.len();
    let other = chosen.saturating_add(1);
    let go_on = PROCEDURES.get(other).map(|next| {
        let title = next.title.text(locale);
        let onclick = Callback::from(move |_: MouseEvent| on_choose.emit(other));
        html! {
            <button class="link" type="button" {onclick}>
                { TrainingText::GoOn.fill(locale, &[("procedure", title)]) }
            </button>
        }
    });
    let words = complete.then(|| {
        html! {
            <>
                <strong>{ TrainingText::Complete.text(locale) }</strong>
                <p>{ procedure.rule.text(locale) }</p>
                <div>{ for go_on }</div>
            </>
        }
    });
    html! {
        <div class="lesson-complete" role="status" hidden={!complete}>
            { IconName::Available.svg() }
            <div>{ for words }</div>
        </div>
    }
}

fn steps(
    procedure: &Procedure,
    done: usize,
    missing: Option<&Missing>,
    locale: Locale,
    point: &Callback<&'static [&'static str]>,
) -> Vec<Html> {
    let step = |(place, task): (usize, &procedures::Task)| {
        let (class, state) = match place.cmp(&done) {
            std::cmp::Ordering::Less => ("step-done", TrainingText::StepDone),
            std::cmp::Ordering::Equal => ("step-current", TrainingText::StepCurrent),
            std::cmp::Ordering::Greater => ("step-todo", TrainingText::StepToDo),
        };
        let current = place == done;
        let mark = if place < done {
            html! { { IconName::Check.svg() } }
        } else {
            html! { place.saturating_add(1) }
        };
        let hint = missing
            .filter(|_| current)
            .map(|missing| hint(missing, locale, point));
        html! {
            <li key={place} class={classes!("step", class)} aria-current={current.then_some("step")}>
                <span class="step-mark" aria-hidden="true">{ mark }</span>
                <div>
                    <p class="step-title">
                        <span class="visually-hidden">{ state.text(locale) }</span>{ task.text.text(locale) }
                    </p>
                    <div>{ for hint }</div>
                </div>
            </li>
        }
    };
    procedure.tasks.iter().enumerate().map(step).collect()
}

/// What is still missing, and where to do it.
fn hint(missing: &Missing, locale: Locale, point: &Callback<&'static [&'static str]>) -> Html {
    let (point, targets) = (point.clone(), missing.point);
    let onclick = Callback::from(move |_: MouseEvent| point.emit(targets));
    html! {
        <div class="step-missing">
            <p>{ &missing.text }</p>
            <button class="link" type="button" {onclick}>
                { IconName::Pin.svg() }{ TrainingText::ShowMe.text(locale) }
            </button>
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct TabsProps {
    chosen: usize,
    locale: Locale,
    on_choose: Callback<usize>,
}

/// The choice of procedure; the arrow keys go from one to the other.
#[component]
fn Tabs(props: &TabsProps) -> Html {
    let TabsProps {
        chosen,
        locale,
        on_choose,
    } = props;
    let elements = use_memo((), |()| [NodeRef::default(), NodeRef::default()]);
    let other = if *chosen == 0 { 1 } else { 0 };
    let onkeydown = {
        let (elements, on_choose) = (elements.clone(), on_choose.clone());
        Callback::from(move |event: KeyboardEvent| {
            if matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight" | "Home" | "End") {
                event.prevent_default();
                on_choose.emit(other);
                if let Some(tab) = elements.get(other).and_then(NodeRef::cast::<HtmlElement>) {
                    tab.focus().unwrap_or_default();
                }
            }
        })
    };
    let tabs = PROCEDURES.iter().zip(elements.iter()).enumerate().map(|(place, (procedure, element))| {
        let selected = place == *chosen;
        let on_choose = on_choose.clone();
        let onclick = Callback::from(move |_: MouseEvent| on_choose.emit(place));
        html! {
            <button
                key={place} class="tab" role="tab" type="button" id={format!("lesson-{place}")} ref={element.clone()}
                aria-controls="lesson" aria-selected={if selected { "true" } else { "false" }}
                tabindex={if selected { "0" } else { "-1" }} {onclick}
            >
                { procedure.title.text(*locale) }
            </button>
        }
    });
    html! {
        <div class="tabs lessons" role="tablist" aria-labelledby="lessons-h" {onkeydown}>{ for tabs }</div>
    }
}
