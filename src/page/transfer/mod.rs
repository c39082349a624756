//! What goes in and out of the page as a whole: export, and whatever comes from outside (a file that was chosen or
//! dropped, the text of a link), which is checked, shown, and only then put in the place of what is there.

mod desk;
mod preview;
mod replace;

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
    /// A text: a saved simulation or a scenario, as in a file.
    #[allow(dead_code, reason = "for links")]
    Text(Rc<str>),
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
