//! The end of work that a scenario leaves to its user: no call of the API ends it, so there is nothing for it in a menu.

use std::rc::Rc;

use yew::prelude::*;

use super::TITLE;
use crate::account::{Ending, Image, Lifecycle, Pace};
use crate::locale::Locale;
use crate::locale::details::DetailsText;
use crate::page::Session;
use crate::page::element::focus;
use crate::page::notice::Notice;

/// A button for each ending, while the image is such work; otherwise nothing is seen.
pub fn by_hand(session: &Session, image: &Rc<Image>, locale: Locale) -> Html {
    let waits = matches!(&image.lifecycle, Lifecycle::Making(making) if making.pace == Pace::ByHand);
    let button = |ending, class: &'static str, label: DetailsText| {
        let (session, image) = (session.clone(), image.clone());
        let onclick = Callback::from(move |_: MouseEvent| finish(&session, &image, ending));
        html! { <button type="button" {class} {onclick}>{ label.text(locale) }</button> }
    };
    let choice = waits.then(|| {
        html! {
            <>
                <p class="small">{ DetailsText::ByHand.text(locale) }</p>
                { button(Ending::Available, "button button-compact button-primary", DetailsText::Finish) }
                { button(Ending::CreateFailed, "button button-compact", DetailsText::LetFail) }
            </>
        }
    });
    html! { <div class="by-hand" hidden={!waits}>{ for choice }</div> }
}

fn finish(session: &Session, image: &Image, ending: Ending) {
    // In another tab it may have ended already: then that is what is seen now.
    if session.finish_image(image, ending) {
        let title = match ending {
            Ending::Available => DetailsText::Finished,
            Ending::CreateFailed => DetailsText::Failed,
        };
        session.post(Notice {
            undo: Some(session.way_back()),
            ..Notice::saying(title.fill(session.locale(), &[("name", image.name.as_str())]))
        });
    }
    // The button that had the focus is gone.
    focus(TITLE);
}
