//! The recorder: the author does things on the page, closes a step, and has a lesson file at the end.

use std::rc::Rc;

use yew::prelude::*;

use super::assets::list_asset;
use super::desk::{Desk, OWN, screen};
use crate::locale::Locale;
use crate::locale::recorder::RecorderText;
use crate::page::View;
use crate::page::bars::download;
use crate::page::icon::Icon;
use crate::storage::{self, Place as _};
use crate::training::{Lesson, Obstacle, ProposedStep, Recording, goal, shown_words};

/// What is being recorded.
#[derive(Clone, Default)]
pub struct Recorder {
    recording: Option<Recording>,
    /// Whether the panel shows it, in place of the list of lessons.
    shown: bool,
    /// The lesson, once it is finished.
    lesson: Option<Rc<Lesson>>,
    obstacle: Option<Obstacle>,
    /// The steps as they were proposed last, and for what.
    steps: Option<(Recording, usize, Rc<Vec<ProposedStep>>)>,
}

impl Recorder {
    /// A recording that was kept, if it is one of what the page shows.
    pub fn read(session: &crate::page::Session) -> Self {
        let place = session.place();
        let text = place.and_then(|place| place.read(storage::RECORDING).ok()?);
        let recording =
            text.and_then(|text| session.read(|simulation| Recording::from_json(&text, simulation)));
        Self {
            recording,
            ..Self::default()
        }
    }
}

impl Desk {
    /// Changes what is recorded, and keeps it.
    fn record(&self, change: impl FnOnce(&mut Recorder)) {
        let mut recorder = self.recorder();
        recorder.obstacle = None;
        change(&mut recorder);
        if let (Some(place), Some(recording)) = (self.session.place(), &recorder.recording) {
            let text = self.session.read(|simulation| recording.to_json(simulation));
            place.write(storage::RECORDING, &text).unwrap_or_default();
        }
        self.set_recorder(recorder);
    }

    /// Begins with what the page shows; the console turns to what a lesson begins with.
    fn begin_recording(&self) {
        let region = self.session.read(|simulation| simulation.scenario().region());
        self.session.turn_to(region, View::default());
        self.tell(None);
        self.record(|recorder| {
            *recorder = Recorder {
                recording: Some(self.session.read(Recording::begin)),
                shown: true,
                ..Recorder::default()
            };
        });
    }

    /// Closes the step under way.
    fn close_step(&self, recorder: &mut Recorder) {
        let Some(recording) = &mut recorder.recording else {
            return;
        };
        let screen = screen(&self.session);
        let closed = self
            .session
            .read(|simulation| recording.close(simulation, &screen));
        recorder.obstacle = closed.err();
    }

    /// Closes the step under way, if there is one, and makes the lesson.
    fn finish_recording(&self, recorder: &mut Recorder) {
        let Some(recording) = recorder.recording.clone() else {
            return;
        };
        let (closed, open) = self.session.read(|simulation| {
            let open = !recording.open_calls(simulation).is_empty();
            (recording.closed(simulation), open)
        });
        // Where the author only looked around at last, the lesson ends before that.
        if closed == 0 || open {
            self.close_step(recorder);
        }
        if closed > 0 && matches!(recorder.obstacle, Some(Obstacle::Nothing(_))) {
            recorder.obstacle = None;
        }
        let Some(recording) = recorder
            .recording
            .as_ref()
            .filter(|_| recorder.obstacle.is_none())
        else {
            return;
        };
        match self.session.read(|simulation| recording.lesson(simulation)) {
            Ok(lesson) => recorder.lesson = Some(Rc::new(lesson)),
            Err(why) => recorder.obstacle = Some(why),
        }
    }

    /// The closed steps; asked anew only when they are others.
    fn recorded_steps(&self, recording: &Recording) -> Rc<Vec<ProposedStep>> {
        let closed = self.session.read(|simulation| recording.closed(simulation));
        let mut recorder = self.recorder();
        if let Some((of, count, steps)) = &recorder.steps
            && of == recording
            && *count == closed
        {
            return steps.clone();
        }
        let steps = self.session.read(|simulation| recording.steps(simulation));
        let steps = Rc::new(steps.unwrap_or_default());
        recorder.steps = Some((recording.clone(), closed, steps.clone()));
        self.note_recorder(recorder);
        steps
    }
}

type Change = fn(&Desk, &mut Recorder);

fn button(desk: &Desk, class: &'static str, text: String, change: Change) -> Html {
    let desk = desk.clone();
    let onclick = Callback::from(move |_: MouseEvent| desk.record(|recorder| change(&desk, recorder)));
    html! { <button type="button" {class} {onclick}>{ text }</button> }
}

/// The way in, beside the lesson files: begins, or goes on with what there is.
pub fn entry(desk: &Desk, locale: Locale) -> Html {
    let begin = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.begin_recording())
    };
    let there = desk.recorder().recording;
    let anew = if there.is_some() {
        RecorderText::Anew
    } else {
        RecorderText::Record
    };
    let go_on = there.map(|recording| {
        let closed = desk.session.read(|simulation| recording.closed(simulation));
        let text = RecorderText::GoOn.fill(locale, &[("steps", &closed.to_string())]);
        button(desk, "link", text, |desk, recorder| {
            desk.tell(None);
            recorder.shown = true;
        })
    });
    html! {
        <>
            <span>{ for go_on }</span>
            <button type="button" class="link" onclick={begin}>{ anew.text(locale) }</button>
        </>
    }
}

/// The recorder, while it is what the panel shows.
pub fn recorder(desk: &Desk, locale: Locale) -> Option<Html> {
    let recorder = desk.recorder();
    let recording = recorder.recording.clone().filter(|_| recorder.shown)?;
    let stands = desk.session.read(|simulation| recording.stands(simulation));
    let body = match &recorder.lesson {
        Some(lesson) => finished(desk, lesson, locale),
        None if stands => steps(desk, &recording, locale),
        None => lost(desk, locale),
    };
    let obstacle = recorder.obstacle.as_ref().map(|why| said(why, locale));
    Some(html! {
        <div class="lesson recorder">
            <h3 class="lesson-title">{ RecorderText::Title.text(locale) }</h3>
            <div>{ body }</div>
            <p class="lesson-note" role="status" hidden={obstacle.is_none()}>{ obstacle }</p>
            <div>{ button(desk, "link", RecorderText::Stop.text(locale).to_owned(), |desk, recorder| {
                recorder.shown = false;
                recorder.lesson = None;
                desk.tell(Some(RecorderText::Kept.text(desk.session.locale()).to_owned()));
            }) }</div>
        </div>
    })
}

fn said(why: &Obstacle, locale: Locale) -> String {
    match why {
        Obstacle::Nothing(step) => RecorderText::NothingDone.fill(locale, &[("step", &step.to_string())]),
        Obstacle::Otherwise(action) => RecorderText::Otherwise.fill(locale, &[("action", action)]),
        Obstacle::Elsewhere => RecorderText::Elsewhere.text(locale).to_owned(),
        Obstacle::Lost => RecorderText::Lost.text(locale).to_owned(),
        Obstacle::Empty => RecorderText::NoSteps.text(locale).to_owned(),
        Obstacle::File(why) => RecorderText::NoFile.fill(locale, &[("why", &why.to_string())]),
    }
}

fn lost(desk: &Desk, locale: Locale) -> Html {
    let desk = desk.clone();
    let anew = Callback::from(move |_: MouseEvent| desk.begin_recording());
    html! {
        <div class="lesson-note" role="status">
            <p>{ RecorderText::Lost.text(locale) }</p>
            <button type="button" class="link" onclick={anew}>{ RecorderText::Anew.text(locale) }</button>
        </div>
    }
}

fn steps(desk: &Desk, recording: &Recording, locale: Locale) -> Html {
    let closed = desk.recorded_steps(recording);
    let rows = closed
        .iter()
        .enumerate()
        .map(|(place, step)| row(desk, place, step, locale));
    let reopen = (!closed.is_empty()).then(|| {
        button(
            desk,
            "link",
            RecorderText::Reopen.text(locale).to_owned(),
            |desk, recorder| {
                if let Some(recording) = &mut recorder.recording {
                    desk.session.read(|simulation| recording.reopen(simulation));
                }
            },
        )
    });
    let words = |text: RecorderText| text.text(locale).to_owned();
    html! {
        <>
            <p class="lesson-story">{ RecorderText::About.text(locale) }</p>
            <ol class="steps" aria-label={RecorderText::Steps.text(locale)}>
                { for rows }
                { open(desk, recording, closed.len(), locale) }
            </ol>
            <div class="step-help">
                { button(desk, "button button-compact button-primary", words(RecorderText::NextStep), Desk::close_step) }
                { button(desk, "button button-compact", words(RecorderText::Finish), Desk::finish_recording) }
                <span>{ for reopen }</span>
            </div>
        </>
    }
}

/// A closed step: its checks, each of which can be left out.
fn row(desk: &Desk, place: usize, step: &ProposedStep, locale: Locale) -> Html {
    let region = desk.session.read(|simulation| simulation.scenario().region());
    let number = place.saturating_add(1).to_string();
    let check = |(n, proposed): (usize, &crate::training::Proposed)| {
        let desk = desk.clone();
        let onchange = Callback::from(move |_: Event| {
            desk.record(|recorder| {
                if let Some(recording) = &mut recorder.recording {
                    recording.turn(place, n);
                }
            });
        });
        let wants = goal(&proposed.check.question, region, locale);
        let wants = if proposed.keep {
            RecorderText::Keeps.fill(locale, &[("check", &wants)])
        } else {
            wants
        };
        html! {
            <label key={n} class="recorder-check">
                <input type="checkbox" checked={proposed.wanted} {onchange} /><span>{ wants }</span>
            </label>
        }
    };
    html! {
        <li key={place} class="step step-done">
            <span class="step-mark" aria-hidden="true">{ Icon::CHECK.svg() }</span>
            <fieldset>
                <legend class="visually-hidden">{ RecorderText::Checks.fill(locale, &[("step", &number)]) }</legend>
                <p class="step-title" aria-hidden="true">{ RecorderText::Step.fill(locale, &[("step", &number)]) }</p>
                { for step.checks.iter().enumerate().map(check) }
            </fieldset>
        </li>
    }
}

/// The step under way: its calls, or what the console turned to.
fn open(desk: &Desk, recording: &Recording, place: usize, locale: Locale) -> Html {
    let shown = screen(&desk.session);
    let calls: Vec<String> = desk.session.read(|simulation| {
        let calls = recording.open_calls(simulation).iter();
        calls.map(|record| record.call.action.clone()).collect()
    });
    let turned = desk
        .session
        .read(|simulation| recording.turned_to(simulation, &shown));
    let done = match turned.filter(|_| calls.is_empty()) {
        Some(screen) => {
            let what = shown_words(&screen, locale);
            html! { <p>{ RecorderText::OpenShown.fill(locale, &[("what", &what)]) }</p> }
        }
        None if calls.is_empty() => html! { <p>{ RecorderText::OpenNothing.text(locale) }</p> },
        None => html! {
            <ul class="recorder-calls">{ for calls.iter().map(|action| html! { <li><code>{ action }</code></li> }) }</ul>
        },
    };
    html! {
        <li key="open" class="step step-current" aria-current="step">
            <span class="step-mark" aria-hidden="true">{ place.saturating_add(1) }</span>
            <div>
                <p class="step-title">{ RecorderText::Open.text(locale) }</p>
                <div class="quiet">{ done }</div>
            </div>
        </li>
    }
}

/// The address of the schema, where the site has one: text editors know by it what may stand in the file.
fn schema() -> Option<String> {
    list_asset()?;
    let here = web_sys::window()?.location().href().ok()?;
    let page = here.split(['?', '#']).next()?;
    let (folder, _) = page.rsplit_once('/')?;
    Some(format!("{folder}/lessons/lesson.schema.json"))
}

fn finished(desk: &Desk, lesson: &Rc<Lesson>, locale: Locale) -> Html {
    let save = {
        let lesson = lesson.clone();
        Callback::from(move |_: MouseEvent| {
            let text = lesson.to_json(schema().as_deref());
            download("image-family-simulator-lesson.json", &text).unwrap_or_default();
        })
    };
    let attempt = {
        let (desk, lesson) = (desk.clone(), lesson.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(place) = desk.session.place() {
                let text = lesson.to_json(None);
                place.write(storage::OWN_LESSON, &text).unwrap_or_default();
            }
            desk.tell(None);
            desk.begin(OWN, lesson.clone(), None, false);
        })
    };
    let steps = lesson.steps.len().to_string();
    let values = [("steps", &*steps), ("calls", &*lesson.par.to_string())];
    let back = RecorderText::Back.text(locale).to_owned();
    html! {
        <>
            <p role="status">{ RecorderText::Finished.fill(locale, &values) }</p>
            <ol class="recorder-tasks">
                { for lesson.steps.iter().map(|step| html! { <li>{ step.task.get(locale) }</li> }) }
            </ol>
            <div class="step-help">
                <button type="button" class="button button-compact button-primary" onclick={save}>{ RecorderText::Download.text(locale) }</button>
                <button type="button" class="button button-compact" onclick={attempt}>{ RecorderText::Try.text(locale) }</button>
                { button(desk, "link", back, |_, recorder| recorder.lesson = None) }
            </div>
        </>
    }
}
