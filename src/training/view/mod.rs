//! The lessons' panel: the list, or the lesson that is open.

mod assets;
mod demo;
mod desk;
mod lesson;
mod list;
mod pointer;
mod recorder;
mod world;

use yew::prelude::*;

use crate::locale::training::TrainingText;
use crate::page::icon::Icon;
use crate::page::panel::PanelHeader;
use crate::page::part::{part, use_part};
use crate::page::use_session;
use desk::use_desk;
use pointer::use_pointer;

/// The panel: folded, and its content a part that is fetched when it is first unfolded, unless the address asks for a
/// lesson.
#[component]
pub fn Training() -> Html {
    let session = use_session();
    let locale = session.locale();
    let folded = use_state(|| session.asked_lesson().0.is_none());
    let part = use_part(lessons::load, !*folded);
    let on_fold = use_callback(folded.setter(), |fold: bool, setter| setter.set(fold));
    // Once it is there it stays: a lesson goes on while the panel is folded.
    let body = (!*folded || part.is_here()).then(|| part.draw((), locale));
    html! {
        <section class="panel training" aria-labelledby="lessons-h">
            <PanelHeader icon={Icon::BOOK} title={TrainingText::Title.text(locale)} id="lessons-h" fold={TrainingText::Fold.text(locale)}
                body="lessons-body" folded={*folded} {on_fold} />
            <div class="panel-body" id="lessons-body" hidden={*folded}>{ for body }</div>
        </section>
    }
}

part!(lessons: () => draw);

fn draw((): ()) -> Html {
    html! { <Lessons /> }
}

/// The list, or the lesson that is open.
#[component]
fn Lessons() -> Html {
    let session = use_session();
    let locale = session.locale();
    let desk = use_desk(&session);
    let point = use_pointer(&session);
    let open = desk.open_lesson();
    let standing = desk.stands();
    {
        let (desk, standing) = (desk.clone(), standing.clone());
        let key = standing
            .as_ref()
            .map(|standing| (standing.step, standing.seen, standing.own_calls));
        let id = open.as_ref().map(|open| (open.id.clone(), open.attempt.step));
        use_effect_with((id, key), move |_| {
            if let Some(standing) = standing {
                desk.reach(&standing);
            }
        });
    }
    match open.as_ref().zip(standing.as_ref()) {
        Some((open, standing)) => lesson::lesson(&desk, open, standing, locale, &point),
        None => recorder::recorder(&desk, locale).unwrap_or_else(|| list::list(&desk, locale)),
    }
}
