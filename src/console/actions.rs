//! What can be done with an image, and why not: read from the rules, nowhere else.

use yew::AttrValue;

use super::dialogs::Ask;
use crate::account::{Account, Image, ImageKey, Operation, Relation, Status};
use crate::locale::console::ConsoleText;
use crate::locale::reasons::ReasonText;
use crate::openapi::{action_for, error_for};
use crate::page::Session;
use crate::page::icon::Icon;
use crate::page::reason::why;

/// Something to do with an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// 创建实例
    CreateInstance,
    /// 共享镜像
    Share,
    /// 复制镜像
    Copy,
    /// 取消复制
    CancelCopy,
    /// 弃用镜像
    Deprecate,
    /// 恢复可用
    Restore,
    /// 修改属性
    Edit,
    /// 删除镜像
    Delete,
}

impl Deed {
    /// Every deed, in the menu's order.
    pub const ALL: [Self; 8] = [
        Self::CreateInstance,
        Self::Share,
        Self::Copy,
        Self::CancelCopy,
        Self::Deprecate,
        Self::Restore,
        Self::Edit,
        Self::Delete,
    ];

    /// Its name.
    #[must_use]
    pub fn label(self) -> ConsoleText {
        match self {
            Self::CreateInstance => ConsoleText::CreateInstance,
            Self::Share => ConsoleText::Share,
            Self::Copy => ConsoleText::Copy,
            Self::CancelCopy => ConsoleText::CancelCopy,
            Self::Deprecate => ConsoleText::Deprecate,
            Self::Restore => ConsoleText::Restore,
            Self::Edit => ConsoleText::Edit,
            Self::Delete => ConsoleText::Delete,
        }
    }

    /// Its icon.
    #[must_use]
    pub fn icon(self) -> Icon {
        match self {
            Self::CreateInstance => Icon::SERVER,
            Self::Share => Icon::SHARE,
            Self::Copy => Icon::COPY,
            Self::CancelCopy => Icon::CLOSE,
            Self::Deprecate => Icon::DEPRECATED,
            Self::Restore => Icon::RESTORE,
            Self::Edit => Icon::EDIT,
            Self::Delete => Icon::TRASH,
        }
    }

    /// The dialog that it opens; a copy is called off without one.
    #[must_use]
    pub fn ask(self, key: ImageKey) -> Option<Ask> {
        Some(match self {
            Self::CreateInstance => Ask::CreateInstance(key),
            Self::Share => Ask::Share(key),
            Self::Copy => Ask::Copy(key),
            Self::Deprecate => Ask::Deprecate(key),
            Self::Restore => Ask::Restore(key),
            Self::Edit => Ask::Edit(key),
            Self::Delete => Ask::Delete(key),
            Self::CancelCopy => return None,
        })
    }

    /// The operations behind it: one that is allowed is enough.
    pub fn operations(self) -> &'static [Operation] {
        match self {
            Self::CreateInstance => &[Operation::CreateInstance],
            Self::Share => &[Operation::Share],
            Self::Copy => &[Operation::CopyToOtherRegion, Operation::CopyWithinRegion],
            Self::CancelCopy => &[Operation::CancelCopy],
            Self::Deprecate => &[Operation::Deprecate],
            Self::Restore => &[Operation::Restore],
            Self::Edit => &[Operation::Edit],
            Self::Delete => &[Operation::Delete, Operation::ForceDelete],
        }
    }
}

/// An entry of an image's menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it does.
    pub deed: Deed,
    /// Why it can't be done, and the error code that the API would answer.
    pub refused: Option<(ReasonText, AttrValue)>,
}

fn entry(session: &Session, account: &Account, image: &Image, deed: Deed) -> Entry {
    // Whatever a deed is made of is one action.
    let action = deed.operations().first().map(|operation| action_for(*operation));
    let barred = action.and_then(|action| session.barred(action));
    let mut refused = barred.map(|fault| (ReasonText::NotPermitted, fault.code.into()));
    if refused.is_some() {
        return Entry { deed, refused };
    }
    for operation in deed.operations() {
        match account.verdict(*operation, image) {
            Ok(_) => return Entry { deed, refused: None },
            Err(refusal) => {
                let code = error_for(action_for(*operation), refusal).code;
                refused = Some((why(refusal), code.into()));
            }
        }
    }
    Entry { deed, refused }
}

/// The entries of an image's menu, in the console's order.
#[must_use]
pub fn entries(session: &Session, account: &Account, image: &Image) -> Vec<Entry> {
    let mut deeds = vec![Deed::CreateInstance];
    let own = image.relation() == Relation::Own;
    if own {
        deeds.push(Deed::Share);
    }
    deeds.push(Deed::Copy);
    if account.verdict(Operation::CancelCopy, image).is_ok() {
        deeds.push(Deed::CancelCopy);
    }
    if own {
        let deprecated = account.status(image) == Status::Deprecated;
        deeds.push(if deprecated {
            Deed::Restore
        } else {
            Deed::Deprecate
        });
        deeds.extend([Deed::Edit, Deed::Delete]);
    }
    deeds
        .into_iter()
        .map(|deed| entry(session, account, image, deed))
        .collect()
}
