//! The console: the frame, the lists of images and instances, and the dialogs.

mod actions;
mod details;
pub mod dialogs;
mod elements;
mod empty;
mod families;
mod filter;
mod frame;
pub mod images;
pub mod instances;
mod list;
mod list_tools;
mod listing;
mod menu;
mod menu_keys;
pub mod moment;
mod paging;
mod places;
mod row;
mod selection;
mod tabs;
mod toolbar;
mod tools;
mod window;

pub use frame::{TopBar, side_nav};
use yew::prelude::*;

use crate::page::part::{part, use_part};
use crate::page::{Page, use_session};

part!(instances_page: () => draw_instances);

fn draw_instances((): ()) -> Html {
    html! { <instances::Instances /> }
}

/// The page of the console that the view is on.
#[component]
pub fn Console() -> Html {
    let session = use_session();
    let page = session.view().page;
    let instances = use_part(instances_page::load, page == Page::Instances);
    match page {
        Page::Images => html! { <images::Images key="images" /> },
        Page::Instances => {
            html! { <div key="instances" class="tab-panel">{ instances.draw((), session.locale()) }</div> }
        }
    }
}
