//! The page's tools, a part: what goes in and out as a file, and faults on demand. Nobody sees it before one of them is
//! asked for or on.

use yew::prelude::*;

use super::part::part;
use super::{faults, transfer};

part!(tools: () => draw);
pub use tools::load;

fn draw((): ()) -> Html {
    html! { <><faults::Lines /><transfer::Asked /></> }
}
