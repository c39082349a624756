//! The dialogs: what can be done, then what came of it.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::preview::Preview;
use super::replace::{replaced, text_of};
use super::{Transfer, link};
use crate::locale::Locale;
use crate::locale::transfer::TransferText;
use crate::openapi::Value;
use crate::page::address;
use crate::page::bars::download;
use crate::page::copy::CopyButton;
use crate::page::dialog::Dialog;
use crate::page::{Session, use_session};
use crate::simulation::{FILE_LIMIT, IncomingError, Simulation};
use crate::storage::{ASIDE, Place as _};

/// What [`Desk`] takes.
#[derive(Clone, Properties)]
pub struct DeskProps {
    /// What was asked for.
    pub transfer: Transfer,
}

/// A desk is made for one thing, and gone with it.
impl PartialEq for DeskProps {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn export(session: &Session) {
    download("image-family-simulator.json", &session.read(text_of)).unwrap_or_default();
}

/// Hands the file over, and is done.
#[component]
pub fn Export() -> Html {
    let session = use_session();
    use_effect_with((), move |()| {
        export(&session);
        session.bring(None);
    });
    html! { <span hidden=true /> }
}

/// How far it is.
#[derive(Clone)]
enum Stage {
    Tools,
    Reading,
    Brought(Rc<Simulation>),
    /// The link that was made.
    Linked(String),
    /// Why there is none.
    NotLinked(TransferText),
    /// Why it was refused, and the file's own detail.
    Refused(TransferText, String),
}

/// The text, checked.
fn check(text: &str) -> Stage {
    match Simulation::from_text(text) {
        Ok(simulation) => Stage::Brought(Rc::new(simulation)),
        Err(IncomingError::TooLarge) => Stage::Refused(TransferText::TooLarge, String::new()),
        Err(IncomingError::NotJson(why)) => Stage::Refused(TransferText::NotJson, why),
        Err(IncomingError::Other) => Stage::Refused(TransferText::Other, String::new()),
        Err(why) => Stage::Refused(TransferText::Wrong, why.to_string()),
    }
}

/// Reads a file, unless its size alone refuses it.
async fn read(file: File) -> Stage {
    let size = file.unchecked_ref::<Blob>().size();
    #[expect(clippy::cast_precision_loss, reason = "the limit has 25 bits")]
    if size > FILE_LIMIT as f64 {
        return Stage::Refused(TransferText::TooLarge, String::new());
    }
    let text = JsFuture::from(file.unchecked_ref::<Blob>().text()).await;
    match text.ok().and_then(|text| text.as_string()) {
        Some(text) => check(&text),
        None => Stage::Refused(TransferText::NotReadable, String::new()),
    }
}

/// The dialog at its stage.
#[component]
pub fn Desk(props: &DeskProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let stage = use_state(|| match &props.transfer {
        Transfer::File(_) | Transfer::Link(_) | Transfer::Share => Stage::Reading,
        _ => Stage::Tools,
    });
    let open = {
        let stage = stage.setter();
        Callback::from(move |file: File| {
            stage.set(Stage::Reading);
            let stage = stage.clone();
            spawn_local(async move { stage.set(read(file).await) });
        })
    };
    let share = {
        let (stage, session) = (stage.setter(), session.clone());
        Callback::from(move |()| {
            let (stage, saved) = (stage.clone(), session.read(Simulation::export));
            spawn_local(async move {
                stage.set(
                    link::write(saved)
                        .await
                        .map_or_else(Stage::NotLinked, Stage::Linked),
                );
            });
        })
    };
    {
        let (open, share) = (open.clone(), share.clone());
        let (transfer, stage) = (props.transfer.clone(), stage.setter());
        use_effect_with((), move |()| match transfer {
            Transfer::File(file) => open.emit(file),
            Transfer::Share => share.emit(()),
            Transfer::Link(fragment) => spawn_local(async move {
                stage.set(match link::read(&fragment).await {
                    Ok(simulation) => Stage::Brought(Rc::new(simulation)),
                    Err(why) => Stage::Refused(why, String::new()),
                });
            }),
            _ => {}
        });
    }
    let redraw = use_force_update();
    let is_link = matches!(props.transfer, Transfer::Link(_));
    let on_close = use_callback((session.clone(), is_link), |(), (session, is_link)| {
        // Taken or not, a reload does not ask again.
        if *is_link {
            address::forget_shared();
        }
        session.bring(None);
    });
    let title = match &*stage {
        Stage::Linked(_) | Stage::NotLinked(_) => TransferText::Share,
        _ => TransferText::Title,
    };
    let title = title.text(locale);
    let dialog = |body: Html| {
        html! { <Dialog {title} {locale} on_ok={on_close.clone()} on_close={on_close.clone()}>{ body }</Dialog> }
    };
    match &*stage {
        Stage::Tools => dialog(tools(&session, locale, (open, share), stage.setter(), redraw)),
        Stage::Linked(link) => dialog(linked(link, locale)),
        Stage::NotLinked(why) => dialog(html! { <p role="alert">{ why.text(locale) }</p> }),
        Stage::Reading => dialog(html! { <p role="status">{ TransferText::Reading.text(locale) }</p> }),
        Stage::Brought(simulation) => html! { <Preview simulation={simulation.clone()} {on_close} /> },
        Stage::Refused(why, detail) => dialog(html! {
            <div role="alert">
                <p>{ TransferText::Refused.text(locale) }</p>
                <p>{ why.text(locale) }{ " " }<bdi lang="en">{ detail }</bdi></p>
            </div>
        }),
    }
}

/// The link, to be copied or taken by hand.
fn linked(link: &str, locale: Locale) -> Html {
    let text = |text: TransferText| text.text(locale);
    let length = link.len().to_string();
    html! {
        <>
            <p>{ text(TransferText::ShareHint) }</p>
            <div class="field-row">
                <input class="input" readonly=true aria-label={text(TransferText::Link)} value={link.to_owned()} />
                <CopyButton text={link.to_owned()} label={text(TransferText::CopyLink)} />
            </div>
            <p class="quiet">{ TransferText::LinkLength.fill(locale, &[("length", &length)]) }</p>
        </>
    }
}

fn tools(
    session: &Session,
    locale: Locale,
    (open, share): (Callback<File>, Callback<()>),
    stage: UseStateSetter<Stage>,
    redraw: UseForceUpdateHandle,
) -> Html {
    let text = |text: TransferText| text.text(locale);
    let onclick = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| export(&session))
    };
    let onchange = Callback::from(move |event: Event| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        let file = input.and_then(|input| input.files()?.get(0));
        file.into_iter().for_each(|file| open.emit(file));
    });
    let back = replaced(session).map(|simulation| {
        let onclick = Callback::from(move |_: MouseEvent| stage.set(Stage::Brought(simulation.clone())));
        html! {
            <>
                <p>{ text(TransferText::BackHint) }</p>
                <p><button type="button" class="button" {onclick}>{ text(TransferText::Back) }</button></p>
            </>
        }
    });
    html! {
        <>
            <p>{ text(TransferText::ExportHint) }</p>
            <p><button type="button" class="button" {onclick}>{ text(TransferText::Export) }</button></p>
            <p>{ text(TransferText::LinkHint) }</p>
            <p><button type="button" class="button" onclick={share.reform(|_: MouseEvent| ())}>{ text(TransferText::Share) }</button></p>
            <p>{ text(TransferText::ImportHint) }</p>
            <p><label class="button lesson-file">{ text(TransferText::Choose) }
                <input type="file" accept=".json,application/json" class="visually-hidden" {onchange} /></label></p>
            <div>{ for back }</div>
            <div>{ for asides(session, locale, redraw) }</div>
        </>
    }
}

/// What was put aside because it could not be read, to take away or to remove.
fn asides(session: &Session, locale: Locale, redraw: UseForceUpdateHandle) -> Option<Html> {
    let place = session.place()?;
    let keys = place.keys(ASIDE).ok().filter(|keys| !keys.is_empty())?;
    let count = keys.len().to_string();
    let download_all = {
        let (place, keys) = (place.clone(), keys.clone());
        Callback::from(move |_: MouseEvent| {
            let text = |key: &String| Some((key.clone().into(), place.read(key).ok()??.into()));
            let all = Value::Object(keys.iter().filter_map(text).collect());
            download("image-family-simulator-data.json", &all.to_string()).unwrap_or_default();
        })
    };
    let remove = Callback::from(move |_: MouseEvent| {
        keys.iter().for_each(|key| place.remove(key));
        redraw.force_update();
    });
    Some(html! {
        <>
            <p>{ TransferText::Asides.fill(locale, &[("count", &count)]) }</p>
            <p>
                <button type="button" class="button" onclick={download_all}>{ TransferText::AsidesDownload.text(locale) }</button>
                { " " }
                <button type="button" class="button" onclick={remove}>{ TransferText::AsidesRemove.text(locale) }</button>
            </p>
        </>
    })
}
