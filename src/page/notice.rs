//! Notices: what a console action did, which call it was, and the way back.

use web_sys::FocusOptions;
use yew::prelude::*;

use super::copy::CopyButton;
use super::element::by_id;
use super::icon::Icon;
use super::session::{Session, use_session};
use crate::account::{Account, RegionId};
use crate::locale::Locale;
use crate::locale::notices::NoticeText;
use crate::locale::page::PageText;
use crate::openapi::{Action, Parameters, Response};

/// A notice.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Notice {
    /// Tells one from the other.
    pub id: u64,
    /// Whether it tells of a failure.
    pub failed: bool,
    /// What was done.
    pub title: String,
    /// What followed from it, or empty.
    pub text: String,
    /// The call, or empty.
    pub call: String,
    /// Status and code of a refusal, or empty.
    pub error: String,
    /// The call's RequestId, or empty.
    pub request_id: String,
    /// What its 撤销 does, if it offers that.
    pub undo: Option<Callback<()>>,
}

/// The name of what a call is about, asked before the call: afterwards it may be gone.
pub(super) fn subject(account: &Account, parameters: &Parameters) -> String {
    let region = parameters.get("RegionId").and_then(RegionId::parse);
    let image = parameters
        .get("ImageId")
        .zip(region)
        .and_then(|(id, region)| account.image(region, id));
    let instance = parameters.get("InstanceId").and_then(|id| account.instance(id));
    match (image, instance) {
        (_, Some(instance)) => instance.name.to_string(),
        (Some(image), None) => image.name.to_string(),
        (None, None) => String::new(),
    }
}

fn done(action: Action, parameters: &Parameters) -> NoticeText {
    match (action, parameters.get("Status")) {
        (Action::ModifyImageAttribute, Some("Deprecated")) => NoticeText::Deprecated,
        (Action::ModifyImageAttribute, Some("Available")) => NoticeText::Restored,
        (Action::ModifyImageAttribute, _) => NoticeText::Modified,
        (Action::ModifyImageSharePermission, _) => NoticeText::Shared,
        (Action::CopyImage, _) => NoticeText::Copying,
        (Action::CancelCopyImage, _) => NoticeText::CopyCancelled,
        (Action::DeleteImage, _) => NoticeText::Deleted,
        (Action::RunInstances | Action::CreateInstance, _) => NoticeText::InstanceCreated,
        (Action::StartInstance, _) => NoticeText::InstanceStarted,
        (Action::StopInstance, _) => NoticeText::InstanceStopped,
        (Action::ReplaceSystemDisk, _) => NoticeText::DiskReplaced,
        _ => NoticeText::Done,
    }
}

/// What the image's family resolves to after its status changed.
fn consequence(locale: Locale, account: &Account, parameters: &Parameters) -> Option<String> {
    parameters.get("Status")?;
    let region = RegionId::parse(parameters.get("RegionId")?)?;
    let family = account.image(region, parameters.get("ImageId")?)?.family_text();
    if family.is_empty() {
        return None;
    }
    Some(match account.resolve(region, &family).image {
        Some(image) => {
            NoticeText::FamilyNow.fill(locale, &[("family", &family), ("image", image.name.as_str())])
        }
        None => NoticeText::FamilyNone.fill(locale, &[("family", &family)]),
    })
}

impl Notice {
    pub(super) fn about(
        locale: Locale,
        account: &Account,
        action: Action,
        parameters: &Parameters,
        subject: &str,
        response: &Response,
    ) -> Self {
        let failed = !response.is_ok();
        let title = if failed {
            NoticeText::Refused.fill(locale, &[("message", response.message().unwrap_or_default())])
        } else {
            done(action, parameters).fill(locale, &[("name", subject)])
        };
        let text = if failed {
            None
        } else {
            consequence(locale, account, parameters)
        };
        Self {
            id: 0,
            failed,
            title,
            text: text.unwrap_or_default(),
            call: action.as_str().to_owned(),
            error: response
                .code()
                .map(|code| format!("{} {code}", response.status))
                .unwrap_or_default(),
            request_id: response.request_id().to_owned(),
            undo: None,
        }
    }

    pub(super) fn undone(locale: Locale, action: &str) -> Self {
        Self::saying(NoticeText::Undone.fill(locale, &[("action", action)]))
    }

    /// One that says something was done, and no more.
    pub fn saying(title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// One that says something went wrong, and no more.
    pub fn failure(title: impl Into<String>) -> Self {
        Self {
            failed: true,
            ..Self::saying(title)
        }
    }
}

/// The notices; the host is always there, so that screen readers hear what comes into it.
#[component]
pub fn Notices() -> Html {
    let session = use_session();
    let hands = session.hands();
    let draw = |notice: Notice| match hands {
        Some(hands) => (hands.notice)(&session, notice),
        // Nothing was changed yet: this one says why not.
        None => html! { <p class="bar" role="alert" key={notice.id}>{ notice.title }</p> },
    };
    let notices = session.notices();
    let class = if notices.is_empty() {
        "notices notices-none"
    } else {
        "notices"
    };
    html! { <div {class}><div>{ for notices.into_iter().map(draw) }</div></div> }
}

/// The focus goes on into the page: what was pressed goes with its notice.
fn go_on() {
    if let Some(main) = by_id("main") {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        main.focus_with_options(&options).unwrap_or_default();
    }
}

/// A notice as it is seen, with what can be done about it.
pub(super) fn row(session: &Session, notice: Notice) -> Html {
    let locale = session.locale();
    let dismiss = {
        let (session, id) = (session.clone(), notice.id);
        Callback::from(move |_: MouseEvent| {
            go_on();
            session.dismiss(id);
        })
    };
    // The page puts the notices away.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Escape" {
            go_on();
        }
    });
    let (kind, role, icon) = if notice.failed {
        ("notice notice-error", "alert", Icon::FAILED)
    } else {
        ("notice notice-success", "status", Icon::AVAILABLE)
    };
    html! {
        <div class={kind} {role} key={notice.id} {onkeydown}>
            { icon.svg() }
            <div>
                <p class="notice-title">{ notice.title }</p>
                <p class="notice-text" hidden={notice.text.is_empty()}>{ notice.text }</p>
                <p class="notice-call" hidden={notice.call.is_empty()}>
                    <span>{ NoticeText::Call.text(locale) }{ " " }<code>{ notice.call }</code></span>
                    <span hidden={notice.error.is_empty()}><code>{ notice.error }</code></span>
                    <span>{ "RequestId " }<code>{ &notice.request_id }</code>
                        <CopyButton text={notice.request_id.clone()} label={NoticeText::CopyRequestId.text(locale)} />
                    </span>
                </p>
            </div>
            <div class="notice-actions">
                <span>
                    if let Some(undo) = notice.undo {
                        <button type="button" class="button button-compact" onclick={undo.reform(|_: MouseEvent| go_on())}>
                            { Icon::UNDO.svg() }{ NoticeText::Undo.text(locale) }
                        </button>
                    }
                </span>
                <button type="button" class="icon-button" aria-label={PageText::Close.text(locale)} onclick={dismiss}>
                    { Icon::CLOSE.svg() }
                </button>
            </div>
        </div>
    }
}
