//! The console: the frame, the lists of images and instances, and the dialogs.

mod actions;
pub mod dialogs;
mod families;
mod frame;
pub mod images;
pub mod instances;
mod list;
mod listing;
mod menu;
mod menu_keys;
pub mod moment;
mod paging;
mod row;
mod selection;
mod tabs;
mod toolbar;
mod tools;

pub use frame::{SideNav, TopBar};
use yew::prelude::*;

use crate::page::{Page, use_session};

/// The page of the console that the view is on.
#[component]
pub fn Console() -> Html {
    match use_session().view().page {
        Page::Images => html! { <images::Images /> },
        Page::Instances => html! { <instances::Instances /> },
    }
}
