//! An open lesson: its story, its steps, what is missing, and help.

use yew::prelude::*;

use super::demo;
use super::desk::{Desk, Index, Open, screen};
use crate::locale::Locale;
use crate::locale::training::TrainingText;
use crate::page::Transfer;
use crate::page::icon::Icon;
use crate::training::{Check, Grade, Sight, Standing, Step};

type Point = Callback<Vec<String>>;

/// The lesson.
pub fn lesson(desk: &Desk, open: &Open, standing: &Standing, locale: Locale, point: &Point) -> Html {
    let lesson = &open.lesson;
    let leave = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.leave())
    };
    let saying = desk.saying();
    let busy = saying.is_some();
    let steps = lesson.steps.iter().enumerate();
    html! {
        <div class="lesson" data-lesson={open.id.clone()}>
            <div><button class="link" type="button" disabled={busy} onclick={leave}>{ TrainingText::AllLessons.text(locale) }</button></div>
            <h3 class="lesson-title">{ lesson.title.get(locale) }</h3>
            <p class="lesson-story">{ lesson.story.get(locale) }</p>
            { progress(open, standing, locale) }
            { undone(desk, open, locale) }
            { complete(desk, open, standing, locale) }
            <ol class="steps">{ for steps.map(|(place, step)| row(desk, open, standing, (place, step), locale, point)) }</ol>
            { demonstration(desk, saying, locale) }
            <div>{ start_at(desk, open, 0, TrainingText::StartOver, busy, locale) }</div>
        </div>
    }
}

/// A button that begins the lesson anew at a step.
fn start_at(desk: &Desk, open: &Open, step: usize, text: TrainingText, busy: bool, locale: Locale) -> Html {
    let (desk, id, lesson) = (desk.clone(), open.id.clone(), open.lesson.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        desk.tell(None);
        desk.begin(&id, lesson.clone(), Some(step), false);
    });
    html! { <button class="link" type="button" disabled={busy} {onclick}>{ text.text(locale) }</button> }
}

fn progress(open: &Open, standing: &Standing, locale: Locale) -> Html {
    let (done, all) = (standing.step.to_string(), open.lesson.steps.len().to_string());
    let words = TrainingText::Progress.fill(locale, &[("done", &done), ("all", &all)]);
    let calls = [
        ("calls", &*standing.own_calls.to_string()),
        ("par", &*open.lesson.par.to_string()),
    ];
    let text = if open.attempt.step == 0 {
        TrainingText::Calls
    } else {
        TrainingText::CallsUnknown
    };
    html! {
        <div class="lesson-progress">
            <span class="progress"><progress max={all} value={done} aria-hidden="true"></progress></span>
            <span role="status">{ words }</span>
            <span>{ text.fill(locale, &calls) }</span>
        </div>
    }
}

fn undone(desk: &Desk, open: &Open, locale: Locale) -> Html {
    let made = desk.session.read(|simulation| simulation.calls().len());
    let undone = made < open.attempt.given;
    html! { <p class="lesson-note" role="status" hidden={!undone}>{ TrainingText::Undone.text(locale) }</p> }
}

/// The rule that the lesson has shown, how many calls it took, and the way to the next one.
fn complete(desk: &Desk, open: &Open, standing: &Standing, locale: Locale) -> Html {
    let complete = open.lesson.is_done(standing);
    let (calls, par) = (standing.own_calls.to_string(), open.lesson.par.to_string());
    let text = if open.attempt.step > 0 {
        TrainingText::CompleteEntered
    } else if standing.own_calls <= open.lesson.par {
        TrainingText::CompletePar
    } else {
        TrainingText::CompleteCalls
    };
    let step = open.attempt.step.saturating_add(1).to_string();
    let took = text.fill(locale, &[("calls", &calls), ("par", &par), ("step", &step)]);
    let next = match desk.index() {
        Index::Ready(all) => {
            let place = all.iter().position(|entry| entry.id == open.id);
            place.and_then(|place| all.get(place.saturating_add(1)).cloned())
        }
        _ => None,
    };
    let go_on = next.map(|next| {
        let title = TrainingText::Next.fill(locale, &[("title", next.title.get(locale))]);
        let desk = desk.clone();
        let onclick = Callback::from(move |_: MouseEvent| desk.enter(&next, None));
        html! { <button class="link" type="button" {onclick}>{ title }</button> }
    });
    let share = {
        let session = desk.session.clone();
        let onclick = Callback::from(move |_: MouseEvent| session.bring(Some(Transfer::Share)));
        html! { <button class="link" type="button" {onclick}>{ TrainingText::ShareSolution.text(locale) }</button> }
    };
    let words = complete.then(|| {
        html! {
            <>
                <strong>{ TrainingText::Complete.text(locale) }</strong>
                <p>{ open.lesson.rule.get(locale) }</p>
                <p>{ took }</p>
                <div>{ for go_on }</div>
                <div>{ share }</div>
            </>
        }
    });
    html! {
        <div class="lesson-complete" role="status" hidden={!complete}>
            { Icon::AVAILABLE.svg() }
            <div>{ for words }</div>
        </div>
    }
}

fn row(
    desk: &Desk,
    open: &Open,
    standing: &Standing,
    (place, step): (usize, &Step),
    locale: Locale,
    point: &Point,
) -> Html {
    let (class, state) = match place.cmp(&standing.step) {
        std::cmp::Ordering::Less => ("step-done", TrainingText::StepDone),
        std::cmp::Ordering::Equal => ("step-current", TrainingText::StepCurrent),
        std::cmp::Ordering::Greater => ("step-todo", TrainingText::StepToDo),
    };
    let (done, current) = (place < standing.step, place == standing.step);
    let mark = if done {
        html! { { Icon::CHECK.svg() } }
    } else {
        html! { place.saturating_add(1) }
    };
    let secret = open.lesson.grade == Grade::Drill && !done;
    let task = if secret {
        TrainingText::Secret.text(locale)
    } else {
        step.task.get(locale)
    };
    let busy = desk.saying().is_some();
    let enter = (!current).then(|| start_at(desk, open, place, TrainingText::EnterHere, busy, locale));
    let help = current.then(|| help(desk, open, standing, (place, step), locale, point));
    html! {
        <li key={place} class={classes!("step", class)} aria-current={current.then_some("step")}>
            <span class="step-mark" aria-hidden="true">{ mark }</span>
            <div>
                <p class="step-title"><span class="visually-hidden">{ state.text(locale) }</span>{ task }</p>
                <div>{ for help }</div>
                <div class="step-enter">{ for enter }</div>
            </div>
        </li>
    }
}

/// What the present step still lacks, each with where to do it.
fn missing<'a>(
    desk: &Desk,
    standing: &Standing,
    step: &'a Step,
    locale: Locale,
) -> Vec<(String, &'a [String])> {
    let screen = screen(&desk.session);
    desk.session.read(|simulation| {
        let sight = Sight {
            account: simulation.account(),
            calls: &standing.calls,
            screen: &screen,
        };
        let points = |check: &'a Check| {
            let own = !check.point.is_empty();
            if own {
                check.point.as_slice()
            } else {
                step.point.as_slice()
            }
        };
        let say = |check: &'a Check| Some((check.missing(&sight, locale)?, points(check)));
        step.all_checks().filter_map(say).collect()
    })
}

/// What is missing, hints one by one, the control to point at, and the demonstration.
fn help(
    desk: &Desk,
    open: &Open,
    standing: &Standing,
    (place, step): (usize, &Step),
    locale: Locale,
    point: &Point,
) -> Html {
    let missing = missing(desk, standing, step, locale);
    let guided = open.lesson.grade == Grade::Guided;
    let first = if guided { 1 } else { usize::MAX };
    let sentences = missing
        .iter()
        .take(first)
        .map(|(text, _)| html! { <p>{ text }</p> });
    let sentences = html! { <>{ for sentences }</> };
    let shown = if open.hints.0 == place { open.hints.1 } else { 0 };
    let hints = step
        .hints
        .iter()
        .take(shown)
        .map(|hint| html! { <p class="lesson-hint">{ hint.get(locale) }</p> });
    let next = match shown {
        0 => Some(TrainingText::Nudge),
        1 => Some(TrainingText::Where),
        2 => Some(TrainingText::Exactly),
        _ => None,
    };
    let next = next.map(|text| {
        let desk = desk.clone();
        let onclick = Callback::from(move |_: MouseEvent| desk.hint(place));
        html! { <button class="link" type="button" {onclick}>{ text.text(locale) }</button> }
    });
    let targets = missing
        .first()
        .map_or(step.point.as_slice(), |(_, targets)| *targets)
        .to_vec();
    let pointing = (guided || shown >= 2).then(|| {
        let point = point.clone();
        let onclick = Callback::from(move |_: MouseEvent| point.emit(targets.clone()));
        html! {
            <button class="link" type="button" {onclick}>{ Icon::PIN.svg() }{ TrainingText::PointOut.text(locale) }</button>
        }
    });
    let showing = (guided || shown >= 3).then(|| {
        let (desk, deeds) = (desk.clone(), step.solution.clone());
        let busy = desk.saying().is_some();
        let onclick = Callback::from(move |_: MouseEvent| demo::play(&desk, deeds.clone()));
        html! {
            <button class="link" type="button" disabled={busy} {onclick}>{ TrainingText::ShowMe.text(locale) }</button>
        }
    });
    html! {
        <div class="step-missing">
            if guided {
                { sentences }
            } else {
                <details key={place}><summary>{ TrainingText::StillOpen.text(locale) }</summary>{ sentences }</details>
            }
            { for hints }
            <div class="step-help">{ for next }{ for pointing }{ for showing }</div>
        </div>
    }
}

/// What the demonstration does; the host is always there, so that screen readers hear what comes into it.
fn demonstration(desk: &Desk, saying: Option<String>, locale: Locale) -> Html {
    let stop = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.say(None))
    };
    let busy = saying.is_some();
    let words = saying.or_else(|| desk.message());
    html! {
        <div class="lesson-note" hidden={words.is_none()}>
            <p role="status">{ words }</p>
            <button class="link" type="button" hidden={!busy} onclick={stop}>{ TrainingText::StopShowing.text(locale) }</button>
        </div>
    }
}
