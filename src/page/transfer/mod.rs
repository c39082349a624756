//! What goes in and out of the page as a whole: export, and whatever comes from outside (a file that was chosen or
//! dropped, the text of a link), which is checked, shown, and only then put in the place of what is there.

mod desk;
mod link;
mod preview;
mod replace;

pub use replace::replace;

use std::rc::Rc;

use yew::prelude::*;

use super::faults::Panel;
use super::use_session;

/// What is asked for; [`super::Session::bring`] opens the dialog about it.
#[derive(Debug, Clone)]
pub enum Transfer {
    /// The choice of what to do.
    Tools,
    /// The simulation as a file, at once.
    Export,
    /// The panel of faults.
    Faults,
    /// A file.
    File(web_sys::File),
    /// A link's fragment.
    Link(Rc<str>),
    /// A link to what is on the page.
    Share,
}

/// The dialog about what is asked for.
#[component]
pub fn Asked() -> Html {
    let desk = |(number, transfer)| match transfer {
        Transfer::Export => html! { <desk::Export key={number} /> },
        Transfer::Faults => html! { <Panel key={number} /> },
        transfer => html! { <desk::Desk key={number} {transfer} /> },
    };
    let session = use_session();
    html! { <div>{ for session.transfer().map(desk) }</div> }
}
