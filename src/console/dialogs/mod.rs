//! The dialogs: each asks before a call, shows what would come of it, and makes it by `Session::act`.

mod attributes;
mod batch;
mod columns;
mod copy;
mod create_instance;
mod delete;
mod edit;
mod parts;
mod reset;
mod settings;
mod share;
mod status;

pub(super) use attributes::{Attribute, use_form};
pub use batch::Batch;
pub(super) use parts::{on_ok, refusal, resolved};
use std::rc::Rc;

use yew::prelude::*;

use super::listing::Listing;
use crate::account::{Image, ImageKey};
use crate::page::part::{part, use_part_soon};
use crate::page::{Session, use_session};

/// What is asked, of which image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// 弃用镜像
    Deprecate(ImageKey),
    /// 恢复可用
    Restore(ImageKey),
    /// 共享镜像
    Share(ImageKey),
    /// 复制镜像
    Copy(ImageKey),
    /// 创建实例
    CreateInstance(ImageKey),
    /// 修改属性
    Edit(ImageKey),
    /// 删除镜像
    Delete(ImageKey),
    /// 重置当前场景
    Reset,
    /// 列表设置
    Settings,
    /// The same with several images.
    Batch(Batch, Rc<Vec<ImageKey>>),
}

impl Ask {
    /// The image that it is about; `None` for several.
    fn key(&self) -> Option<&ImageKey> {
        match self {
            Self::Deprecate(key)
            | Self::Restore(key)
            | Self::Share(key)
            | Self::Copy(key)
            | Self::CreateInstance(key)
            | Self::Edit(key)
            | Self::Delete(key) => Some(key),
            Self::Reset | Self::Settings | Self::Batch(..) => None,
        }
    }
}

/// What [`Dialogs`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DialogsProps {
    /// What is asked, if anything.
    pub ask: Option<Ask>,
    /// Whether something may be asked soon: the dialogs are fetched before.
    pub soon: bool,
    /// The page of the list that it is asked on, if it is on one.
    #[prop_or_default]
    pub listing: Option<Rc<Listing>>,
    /// Told when the dialog is done with.
    pub on_close: Callback<()>,
}

/// What an open dialog is about.
struct Asked {
    ask: Ask,
    image: Option<Rc<Image>>,
    session: Session,
    listing: Option<Rc<Listing>>,
    on_close: Callback<()>,
}

part!(dialogs: Asked => draw);

/// The dialog that is open, in a host that is always there.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let session = use_session();
    let part = use_part_soon(dialogs::load, props.ask.is_some(), props.soon);
    // As it was when that was asked: what the dialog deletes, it does not know afterwards.
    let listing = use_memo(props.ask.clone(), |_| props.listing.clone());
    let asked = props.ask.clone().map(|ask| Asked {
        image: ask
            .key()
            .and_then(|key| session.image(key.region, key.id.as_str())),
        ask,
        session: session.clone(),
        listing: (*listing).clone(),
        on_close: props.on_close.clone(),
    });
    let dialog = asked.map(|asked| part.draw(asked, session.locale()));
    html! { <div class="dialogs">{ for dialog }</div> }
}

fn draw(asked: Asked) -> Html {
    let deleted = match &asked.ask {
        Ask::Delete(key) => Some(key),
        Ask::Batch(Batch::Delete, keys) => keys.first(),
        _ => None,
    };
    let on_close = match deleted {
        Some(key) => delete::then_next_row(&asked, key),
        None => asked.on_close,
    };
    match (asked.ask, asked.image) {
        (Ask::Batch(batch, keys), _) => html! { <batch::BatchDialog {batch} {keys} {on_close} /> },
        (Ask::Settings, _) => html! { <settings::Settings {on_close} /> },
        (Ask::Reset, _) => html! { <reset::Reset {on_close} /> },
        (Ask::Deprecate(_), Some(image)) => html! { <status::Deprecate {image} {on_close} /> },
        (Ask::Restore(_), Some(image)) => html! { <status::Restore {image} {on_close} /> },
        (Ask::Share(_), Some(image)) => html! { <share::Share {image} {on_close} /> },
        (Ask::Copy(_), Some(image)) => html! { <copy::Copy {image} {on_close} /> },
        (Ask::CreateInstance(_), Some(image)) => {
            html! { <create_instance::CreateInstance {image} {on_close} /> }
        }
        (Ask::Edit(_), Some(image)) => html! { <edit::Edit {image} {on_close} /> },
        (Ask::Delete(_), Some(image)) => html! { <delete::Delete {image} {on_close} /> },
        (_, None) => html! { <span hidden=true></span> },
    }
}
