//! 共享镜像: the accounts that have it; 确定 adds and removes in one go.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{AskProps, TextField, image_parameters, refusal, subject, submit};
use crate::account::{AccountUid, Timestamp};
use crate::console::moment::moment;
use crate::locale::dialogs::DialogText;
use crate::openapi::{ACCOUNTS_A_CALL, Action, Response};
use crate::page::dialog::Dialog;
use crate::page::icon::Icon;
use crate::page::use_session;

#[component]
pub(super) fn Share(props: &AskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let shares: Vec<(String, Timestamp)> = props
        .image
        .accounts()
        .map(|(uid, since)| (uid.to_string(), since))
        .collect();
    let there: Vec<String> = shares.iter().map(|(uid, _)| uid.clone()).collect();
    let accounts = use_state(|| there.clone());
    let text = use_state(String::new);
    let problem = use_state(|| None::<DialogText>);
    let answer = use_state(|| None::<Rc<Response>>);

    // Takes what stands in the field into the list; `None` when it is no account.
    let take = {
        let (accounts, text, problem) = (accounts.clone(), text.clone(), problem.clone());
        move || {
            let uid = text.trim().to_owned();
            let mut next = (*accounts).clone();
            if uid.is_empty() {
                return Some(next);
            }
            if AccountUid::parse(&uid).is_err() {
                problem.set(Some(DialogText::ShareMalformed));
                return None;
            }
            if !next.contains(&uid) {
                next.push(uid);
            }
            accounts.set(next.clone());
            text.set(String::new());
            Some(next)
        }
    };
    let on_add = {
        let take = take.clone();
        Callback::from(move |_: MouseEvent| {
            take();
        })
    };
    let on_input = {
        let (text, problem) = (text.clone(), problem.clone());
        Callback::from(move |value: String| {
            problem.set(None);
            text.set(value);
        })
    };
    let on_ok = {
        let problem = problem.clone();
        let (session, answer, on_close, image) = (
            session.clone(),
            answer.clone(),
            props.on_close.clone(),
            props.image.clone(),
        );
        Callback::from(move |()| {
            let Some(wanted) = take() else { return };
            let added: Vec<_> = wanted.iter().filter(|uid| !there.contains(uid)).collect();
            let removed: Vec<_> = there.iter().filter(|uid| !wanted.contains(uid)).collect();
            // The API ignores the rest without a word: a dialog that closed would claim them done.
            if added.len() > ACCOUNTS_A_CALL || removed.len() > ACCOUNTS_A_CALL {
                problem.set(Some(DialogText::ShareTooMany));
                return;
            }
            let base = image_parameters(&image);
            let mut parameters = base.clone();
            for (n, uid) in added.into_iter().enumerate() {
                parameters.set(&format!("AddAccount.{}", n.saturating_add(1)), uid.as_str());
            }
            for (n, uid) in removed.into_iter().enumerate() {
                parameters.set(&format!("RemoveAccount.{}", n.saturating_add(1)), uid.as_str());
            }
            if parameters == base {
                on_close.emit(());
            } else {
                submit(
                    &session,
                    Action::ModifyImageSharePermission,
                    parameters,
                    &answer,
                    &on_close,
                );
            }
        })
    };
    let row = |uid: &String| {
        let onclick = {
            let (accounts, uid, problem) = (accounts.clone(), uid.clone(), problem.clone());
            Callback::from(move |_: MouseEvent| {
                problem.set(None);
                accounts.set(accounts.iter().filter(|there| **there != uid).cloned().collect());
            })
        };
        let label = DialogText::ShareCancel.text(locale);
        let since = match shares.iter().find(|(there, _)| there == uid) {
            Some((_, time)) => moment(*time, locale),
            None => html! { <>{ DialogText::SharePending.text(locale) }</> },
        };
        html! {
            <li key={uid.clone()}><code>{ uid }</code><span class="small">{ since }</span>
                <button class="link link-danger" type="button" aria-label={format!("{label} {uid}")} {onclick}>{ label }</button>
            </li>
        }
    };
    let error = problem.map(|problem| {
        let most = ACCOUNTS_A_CALL.to_string();
        AttrValue::from(problem.fill(locale, &[("most", &most)]))
    });
    html! {
        <Dialog title={DialogText::ShareTitle.fill(locale, &[("name", props.image.name.as_str())])} {locale} {on_ok}
            on_close={props.on_close.clone()}>
            { subject(&session, &props.image) }
            <TextField id="share-account" label={DialogText::ShareAccount.text(locale)} value={(*text).clone()} {on_input}
                hint={DialogText::ShareHint.text(locale)} {error} {locale} autofocus=true />
            <div><button class="button" type="button" onclick={on_add}>
                { Icon::ADD.svg() }{ DialogText::ShareAdd.text(locale) }</button></div>
            <div>
                <p class="field-label">{ DialogText::ShareWith.text(locale) }</p>
                <ul class="rows">{ for accounts.iter().map(row) }</ul>
                <p class="quiet" hidden={!accounts.is_empty()}>{ DialogText::ShareNobody.text(locale) }</p>
            </div>
            { refusal(answer.as_deref(), locale) }
            <p class="quiet">{ DialogText::ShareNote.text(locale) }</p>
        </Dialog>
    }
}
