//! The instances page: which image each instance runs, start and stop, another image for the system disk.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::dialogs::{on_ok, refusal};
use super::images::header;
use super::moment::moment;
use crate::account::{Image, Instance, InstanceStatus, Operation};
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Parameters, Response};
use crate::page::dialog::Dialog;
use crate::page::icon::Icon;
use crate::page::status::{status_mark, status_text};
use crate::page::{Session, use_session};

/// The instances of the region.
#[component]
pub fn Instances() -> Html {
    let session = use_session();
    let locale = session.locale();
    let replacing = use_state(|| None::<Rc<Instance>>);
    let region = session.region();
    let instances: Vec<Rc<Instance>> = session.read(|simulation| {
        simulation
            .account()
            .instances(region)
            .into_iter()
            .cloned()
            .collect()
    });
    let on_replace = use_callback(replacing.setter(), |instance: Rc<Instance>, setter| {
        setter.set(Some(instance))
    });
    let on_close = use_callback(replacing.setter(), |(), setter| setter.set(None));
    let heads = [
        DialogText::InstanceName.text(locale),
        ConsoleText::Status.text(locale),
        DialogText::Image.text(locale),
        DialogText::Type.text(locale),
        ConsoleText::CreatedAt.text(locale),
        ConsoleText::Actions.text(locale),
    ];
    let head = |text: &&'static str| html! { <th role="columnheader" scope="col">{ *text }</th> };
    let rows = instances
        .iter()
        .map(|instance| row(&session, instance, &on_replace));
    html! {
        <>
            { header(ConsoleText::Instances.text(locale), locale) }
            <section class="list" aria-labelledby="instances-h">
                <div class="list-header">
                    <h2 id="instances-h">{ ConsoleText::Instances.text(locale) }</h2>
                    <span class="list-count">{ instances.len() }</span>
                </div>
                if instances.is_empty() {
                    <div class="empty">{ Icon::SERVER.svg() }
                        <h3>{ DialogText::NoInstances.text(locale) }</h3><p>{ DialogText::NoInstancesText.text(locale) }</p></div>
                } else {
                    <div class="table-scroll" tabindex="0" role="group" aria-label={ConsoleText::Instances.text(locale)}>
                        <table class="table cards cards-plain" role="table" aria-label={ConsoleText::Instances.text(locale)}>
                            <thead role="rowgroup"><tr role="row">{ for heads.iter().map(head) }</tr></thead>
                            <tbody role="rowgroup">{ for rows }</tbody>
                        </table>
                    </div>
                }
            </section>
            <div class="dialogs">
                { for replacing.as_ref().map(|instance| html! { <Replace instance={instance.clone()} {on_close} /> }) }
            </div>
        </>
    }
}

fn instance_status(status: InstanceStatus, locale: Locale) -> Html {
    let (class, icon) = match status {
        InstanceStatus::Running => ("status status-running", Icon::RUNNING),
        InstanceStatus::Stopped => ("status status-stopped", Icon::STOPPED),
    };
    html! { <span {class}>{ icon.svg() }<span>{ DialogText::from(status).text(locale) }</span></span> }
}

fn row(session: &Session, instance: &Rc<Instance>, on_replace: &Callback<Rc<Instance>>) -> Html {
    let locale = session.locale();
    let image = session.read(|simulation| {
        let account = simulation.account();
        let image = account.image(instance.region, instance.image.as_str())?;
        Some((image.name.to_string(), account.status(image)))
    });
    let running = instance.status == InstanceStatus::Running;
    let (action, text) = if running {
        (Action::StopInstance, DialogText::Stop)
    } else {
        (Action::StartInstance, DialogText::Start)
    };
    let toggle = {
        let (session, id) = (session.clone(), instance.id.to_string());
        Callback::from(move |_: MouseEvent| {
            session.act(action, Parameters::new().with("InstanceId", id.as_str()));
        })
    };
    let replace = {
        let (instance, on_replace) = (instance.clone(), on_replace.clone());
        Callback::from(move |_: MouseEvent| {
            if !running {
                on_replace.emit(instance.clone());
            }
        })
    };
    let why = format!("why-{}", instance.id);
    let named = |text: DialogText| format!("{} {}", text.text(locale), instance.name);
    html! {
        <tr role="row" key={instance.id.as_str()} data-testid="instance-row" data-instance-id={instance.id.to_string()}
            data-status={instance.status.as_str()}>
            <td role="cell" class="cell-name"><div class="name">{ &*instance.name }</div>
                <div class="id"><code>{ instance.id.as_str() }</code></div></td>
            <td role="cell" class="cell-status">{ instance_status(instance.status, locale) }</td>
            <td role="cell" class="cell-wide">
                { match image {
                    Some((name, status)) => html! { <div class="name">{ name }{ status_mark(status, locale) }</div> },
                    None => html! { <div class="quiet">{ DialogText::ImageGone.text(locale) }</div> },
                } }
                <div class="id"><code>{ instance.image.as_str() }</code></div></td>
            <td role="cell" class="cell-system">{ &*instance.instance_type }</td>
            <td role="cell" class="cell-created">{ moment(instance.created, locale) }</td>
            <td role="cell" class="cell-actions"><div><div class="row-links">
                <button class="link" type="button" aria-label={named(text)} data-tour-id={format!("instance-toggle-{}", instance.name)} onclick={toggle}>{ text.text(locale) }</button>
                <button class="link" type="button" aria-label={named(DialogText::ReplaceDisk)} data-tour-id={format!("instance-replace-{}", instance.name)} onclick={replace}
                    aria-disabled={running.then_some("true")} aria-describedby={running.then(|| why.clone())}
                    title={running.then(|| DialogText::MustBeStopped.text(locale))}>
                    { DialogText::ReplaceDisk.text(locale) }</button>
                <span id={why} class="visually-hidden">{ if running { DialogText::MustBeStopped.text(locale) } else { "" } }</span>
            </div></div></td>
        </tr>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ReplaceProps {
    instance: Rc<Instance>,
    on_close: Callback<()>,
}

/// 更换系统盘: one of the images that the rules allow.
#[component]
fn Replace(props: &ReplaceProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let images: Vec<(Rc<Image>, &'static str)> = session.read(|simulation| {
        let account = simulation.account();
        let usable = |image: &&Rc<Image>| account.verdict(Operation::ReplaceSystemDisk, image).is_ok();
        let images = account.images(props.instance.region).filter(usable);
        images
            .map(|image| (image.clone(), status_text(account.status(image), locale)))
            .collect()
    });
    let chosen = use_state(|| {
        images
            .first()
            .map(|(image, _)| image.key.id.to_string())
            .unwrap_or_default()
    });
    let answer = use_state(|| None::<Rc<Response>>);
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                chosen.set(select.value());
            }
        })
    };
    let on_ok = {
        let parameters = Parameters::new()
            .with("InstanceId", props.instance.id.as_str())
            .with("ImageId", chosen.as_str());
        on_ok(
            &session,
            Action::ReplaceSystemDisk,
            parameters,
            &answer,
            &props.on_close,
        )
    };
    let option = |(image, status): &(Rc<Image>, &'static str)| {
        let id = image.key.id.as_str();
        html! { <option value={id.to_owned()} selected={*chosen == id}>{ format!("{} · {status} · {id}", image.name) }</option> }
    };
    html! {
        <Dialog title={DialogText::ReplaceTitle.fill(locale, &[("name", &props.instance.name)])} {locale} {on_ok}
            on_close={props.on_close.clone()} ok_disabled={images.is_empty()}>
            <div class="field">
                <label class="field-label" for="replace-image">{ DialogText::Image.text(locale) }</label>
                <select class="select" id="replace-image" autofocus=true {onchange}>{ for images.iter().map(option) }</select>
            </div>
            { refusal(answer.as_deref(), locale) }
            <p class="quiet">{ DialogText::ReplaceNote.text(locale) }</p>
        </Dialog>
    }
}
