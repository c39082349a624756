//! The lessons by grade, what was reached in each, and what a learner brings along.

use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::assets::Entry;
use super::desk::{Desk, Index, Kept, OWN};
use super::recorder;
use crate::locale::Locale;
use crate::locale::training::TrainingText;
use crate::page::bars::download;
use crate::page::icon::Icon;
use crate::storage::{self, Place as _};
use crate::training::{Grade, Lesson, Progress};

fn grade_text(grade: Grade) -> TrainingText {
    match grade {
        Grade::Guided => TrainingText::Guided,
        Grade::Challenge => TrainingText::Challenge,
        Grade::Drill => TrainingText::Drill,
    }
}

/// The list, or why there is none.
pub fn list(desk: &Desk, locale: Locale) -> Html {
    let again = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.load())
    };
    let lessons = match desk.index() {
        Index::Loading => html! { <p role="status" class="quiet">{ TrainingText::Loading.text(locale) }</p> },
        Index::Absent => html! { <p class="quiet">{ TrainingText::NoLessons.text(locale) }</p> },
        Index::Failed => html! {
            <div role="alert" class="lesson-note">
                <p>{ TrainingText::NotLoaded.text(locale) }</p>
                <button class="link" type="button" onclick={again}>{ TrainingText::Retry.text(locale) }</button>
            </div>
        },
        Index::Ready(all) => {
            let progress = desk.progress();
            html! { <>{ for Grade::ALL.map(|which| grade(desk, which, &all, &progress, locale)) }</> }
        }
    };
    html! {
        <div class="lesson">
            { kept(desk, locale) }
            { lessons }
            <p role="status" class="lesson-note" hidden={desk.message().is_none()}>{ desk.message() }</p>
            { own(desk, locale) }
        </div>
    }
}

fn grade(desk: &Desk, grade: Grade, all: &[Entry], progress: &Progress, locale: Locale) -> Html {
    let these: Vec<&Entry> = all.iter().filter(|entry| entry.grade == grade).collect();
    let is_done = |entry: &&&Entry| progress.of(&entry.id).is_some_and(|best| best.done);
    let done = these.iter().filter(is_done).count();
    let words = [("done", &*done.to_string()), ("all", &*these.len().to_string())];
    html! {
        <details class="lesson-grade" key={grade.word()} open={grade == Grade::Guided}>
            <summary><span>{ grade_text(grade).text(locale) }</span>
                <span class="quiet">{ TrainingText::GradeDone.fill(locale, &words) }</span></summary>
            <ul class="lesson-list">{ for these.iter().map(|entry| row(desk, entry, progress, locale)) }</ul>
        </details>
    }
}

fn row(desk: &Desk, entry: &Entry, progress: &Progress, locale: Locale) -> Html {
    let best = progress.of(&entry.id);
    let all = entry.steps.to_string();
    let state = match best {
        Some(best) if best.done => best.calls.map_or_else(
            || TrainingText::ListDone.text(locale).to_owned(),
            |calls| TrainingText::ListDoneIn.fill(locale, &[("calls", &calls.to_string())]),
        ),
        Some(best) => {
            let step = best.steps.saturating_add(1).to_string();
            TrainingText::ListUnderWay.fill(locale, &[("step", &step), ("all", &all)])
        }
        None => TrainingText::ListSteps.fill(locale, &[("all", &all)]),
    };
    let done = best.is_some_and(|best| best.done);
    let onclick = {
        let (desk, entry) = (desk.clone(), entry.clone());
        Callback::from(move |_: MouseEvent| desk.enter(&entry, None))
    };
    html! {
        <li key={entry.id.clone()} class={classes!(done.then_some("lesson-row-done"))}>
            <button type="button" class="link" {onclick}>{ entry.title.get(locale) }</button>
            <span class="quiet">{ if done { Icon::CHECK.svg() } else { html! {} } }{ state }</span>
        </li>
    }
}

/// What became of the kept progress, where it is not as it should be.
fn kept(desk: &Desk, locale: Locale) -> Html {
    let (text, raw) = match desk.kept() {
        Kept::Fine => return html! { <div hidden=true /> },
        Kept::Unsaved => (TrainingText::ProgressUnsaved, None),
        Kept::Unreadable(raw) => (TrainingText::ProgressUnreadable, Some(raw)),
        Kept::TooNew(raw) => (TrainingText::ProgressTooNew, Some(raw)),
    };
    let button = raw.map(|raw| {
        let onclick = Callback::from(move |_: MouseEvent| {
            download("image-family-simulator-progress.txt", &raw).unwrap_or_default();
        });
        html! { <button class="link" type="button" {onclick}>{ TrainingText::Download.text(locale) }</button> }
    });
    html! { <div role="status" class="lesson-note"><p>{ text.text(locale) }</p>{ for button }</div> }
}

/// Reads the file that was chosen.
fn on_file(read: Callback<String>) -> Callback<Event> {
    Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
            return;
        };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // One byte beyond what a file may have is enough to refuse it.
        let Ok(start) = file.slice_with_i32_and_i32(0, 1024 * 1024 + 1) else {
            return;
        };
        let read = read.clone();
        spawn_local(async move {
            if let Ok(text) = JsFuture::from(start.text()).await {
                read.emit(text.as_string().unwrap_or_default());
            }
            input.set_value("");
        });
    })
}

/// Lessons from files, and progress as one.
fn own(desk: &Desk, locale: Locale) -> Html {
    let open = {
        let desk = desk.clone();
        on_file(Callback::from(move |text: String| {
            match Lesson::from_json(&text) {
                Ok(lesson) => {
                    if let Some(place) = desk.session.place() {
                        place.write(storage::OWN_LESSON, &text).unwrap_or_default();
                    }
                    desk.tell(None);
                    desk.begin(OWN, std::rc::Rc::new(lesson), None, false);
                }
                Err(why) => desk.tell(Some(format!("{} {why}", TrainingText::FileWrong.text(locale)))),
            }
        }))
    };
    let load = {
        let desk = desk.clone();
        on_file(Callback::from(move |text: String| {
            match Progress::from_json(&text) {
                Ok(progress) => {
                    desk.merge(&progress);
                    desk.tell(Some(TrainingText::ProgressLoaded.text(locale).to_owned()));
                }
                Err(why) => desk.tell(Some(format!(
                    "{} {why}",
                    TrainingText::ProgressWrong.text(locale)
                ))),
            }
        }))
    };
    let save = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| {
            let text = desk.progress().to_json();
            download("image-family-simulator-progress.json", &text).unwrap_or_default();
        })
    };
    let file = |text: TrainingText, onchange: Callback<Event>| {
        html! {
            <label class="link lesson-file">{ text.text(locale) }
                <input type="file" accept=".json,application/json" class="visually-hidden" {onchange} /></label>
        }
    };
    html! {
        <div class="lesson-own">
            { file(TrainingText::OpenFile, open) }
            { recorder::entry(desk, locale) }
            <button type="button" class="link" onclick={save}>{ TrainingText::SaveProgress.text(locale) }</button>
            { file(TrainingText::LoadProgress, load) }
        </div>
    }
}
