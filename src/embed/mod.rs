//! The page inside another one: what only such a page is asked for, the door for the page around it, and the picture.
//!
//! `embed.js` beside the site makes the frame; `EMBEDDING.md` tells of both ends. All of this is a part, fetched before
//! the page is drawn where the address asks for it: what the reader may not do is barred from the first moment. What answers
//! behind the door is another part, fetched when there is something to answer or to tell.

pub mod asked;
mod desk;
mod door;
mod dress;
mod message;
mod outbox;
mod picture;

use std::rc::Rc;

use yew::prelude::*;

use crate::page::part::{Loading, part};
use crate::page::session::Permit;
use crate::page::{Session, use_session};
use crate::simulation::Fault;
use asked::Asked;
use desk::open as answer;
use door::{Desk, Door};

part!(embed: Session => open);
part!(answers: Rc<Door> => answer -> Box<dyn Desk>);

/// Fetches the part. What it brings takes the session over as the address asks, and draws what stands beside the page.
pub fn load() -> Loading<Session> {
    embed::load()
}

fn open(session: Session) -> Html {
    let asked = Asked::read(&session);
    asked.dress();
    if asked.embedded && asked.shared {
        session.keep_nothing();
    }
    if let Some(actions) = asked.permitted.clone() {
        session.permit(Permit {
            actions,
            refusal: Fault::forbidden(),
        });
    }
    html! { <Embedded asked={Rc::new(asked)} /> }
}

#[derive(Properties, PartialEq)]
struct EmbeddedProps {
    asked: Rc<Asked>,
}

/// The picture, and the door behind it.
#[component]
fn Embedded(props: &EmbeddedProps) -> Html {
    let session = use_session();
    let door = use_mut_ref(|| None::<Rc<Door>>);
    {
        let (door, asked, session) = (door.clone(), props.asked.clone(), session.clone());
        use_effect_with((), move |()| {
            asked.unfold();
            if asked.embedded {
                *door.borrow_mut() = Door::open(&session, asked, answers::load);
            }
        });
    }
    let handle = session.clone();
    use_effect(move || {
        if let Some(door) = &*door.borrow() {
            door.look(&handle);
        }
    });
    picture::picture(&session)
}
