//! Show me: a step's solution played on the page itself, slowly, with what it does said; then it is taken back.

use std::time::Duration;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};
use yew::platform::spawn_local;
use yew::platform::time::sleep;

use super::desk::{self, Desk};
use super::pointer::{control, unfold};
use crate::account::RegionId;
use crate::locale::console::ConsoleText;
use crate::locale::training::TrainingText;
use crate::openapi::{Action, Parameters};
use crate::page::element::find;
use crate::page::{Page, Tab, View, World};
use crate::training::{Deed, Screen, Template, menu_item};

/// Time enough to read what is said and to see where it happens.
const MOMENT: Duration = Duration::from_millis(1_600);

/// Plays a step's solution.
pub fn play(desk: &Desk, deeds: Vec<Deed>) {
    let desk = desk.clone();
    spawn_local(async move {
        let session = &desk.session;
        let (region, view) = (session.region(), session.view());
        desk.say(Some(
            TrainingText::Demonstration.text(session.locale()).to_owned(),
        ));
        let simulation = session.read(Clone::clone);
        let own = session.exchange(World {
            simulation,
            keeper: None,
        });
        sleep(MOMENT).await;
        let mut shown = true;
        for deed in &deeds {
            shown = shown && desk.saying().is_some() && perform(&desk, deed).await;
        }
        let stopped = desk.saying().is_none();
        close_dialog();
        session.point_at(None);
        session.exchange(own);
        session.turn_to(region, view);
        desk.say(None);
        let end = if shown || stopped {
            TrainingText::TakenBack
        } else {
            TrainingText::NotShown
        };
        desk.tell(Some(end.text(session.locale()).to_owned()));
    });
}

fn close_dialog() {
    if let Some(button) = find("dialog[open] footer .button") {
        click(&button);
    }
}

fn click(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.click();
    }
}

/// Says something and gives it its time; `false` when the demonstration was stopped meanwhile.
async fn say(desk: &Desk, text: TrainingText, values: &[(&str, &str)]) -> bool {
    if desk.saying().is_none() {
        return false;
    }
    desk.say(Some(text.fill(desk.session.locale(), values)));
    sleep(MOMENT).await;
    desk.saying().is_some()
}

async fn perform(desk: &Desk, deed: &Deed) -> bool {
    let session = &desk.session;
    match deed {
        Deed::Show(screen) => {
            let parts = [&screen.region, &screen.page, &screen.tab, &screen.family];
            let what: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
            desk::show(session, screen);
            say(desk, TrainingText::SayShow, &[("what", &what.join(", "))]).await
        }
        Deed::Wait(seconds) => {
            let said = say(desk, TrainingText::SayWait, &[("seconds", &seconds.to_string())]).await;
            sleep(Duration::from_secs(*seconds)).await;
            session.tick();
            said && desk.saying().is_some()
        }
        Deed::Call(call) => match session.read(|simulation| call.parameters(simulation.account())) {
            None => false,
            Some(parameters) => match item(call).zip(call.image()) {
                Some((item, image)) => {
                    let screen = Screen {
                        region: Some(image.region.as_str().to_owned()),
                        ..Screen::default()
                    };
                    desk::show(session, &screen);
                    by_menu(desk, &image.name, item).await || by_form(desk, call, parameters).await
                }
                None => by_form(desk, call, parameters).await,
            },
        },
    }
}

/// The menu item behind which a call stands, where one click and an OK are all.
fn item(call: &Template) -> Option<ConsoleText> {
    menu_item(call).filter(|item| matches!(item, ConsoleText::Deprecate | ConsoleText::Restore))
}

/// Chooses an item of an image's menu, then OK; `false` where the console does not offer it.
async fn by_menu(desk: &Desk, image: &str, item: ConsoleText) -> bool {
    let session = &desk.session;
    let view = session.view();
    session.amend(View {
        page: Page::Images,
        tab: Tab::Custom,
        ..view
    });
    sleep(Duration::from_millis(200)).await;
    let target = format!("row-menu-{image}");
    let Some(button) = control(&target) else {
        return false;
    };
    session.point_at(Some(&target));
    let label = item.text(session.locale());
    let values = [("image", image), ("item", label)];
    if !say(desk, TrainingText::SayMenu, &values).await {
        return true;
    }
    click(&button);
    sleep(MOMENT).await;
    let items = web_sys::window().and_then(|window| window.document());
    let items = items.and_then(|document| document.query_selector_all("#row-menu [role=menuitem]").ok());
    let offered = items.and_then(|items| {
        let all = (0..items.length()).filter_map(|n| items.item(n)?.dyn_into::<Element>().ok());
        let mut all = all.filter(|found| found.get_attribute("aria-disabled").is_none());
        all.find(|found| found.text_content().is_some_and(|text| text.trim() == label))
    });
    let Some(offered) = offered else {
        click(&button);
        return false;
    };
    click(&offered);
    if say(desk, TrainingText::SayOk, &[]).await {
        let ok = find("dialog[open] footer .button:last-child");
        ok.as_ref().map(click).unwrap_or_default();
        sleep(MOMENT).await;
    }
    true
}

/// Fills in the call in OpenAPI Explorer, and makes it.
async fn by_form(desk: &Desk, call: &Template, parameters: Parameters) -> bool {
    let session = &desk.session;
    let Some(action) = Action::parse(&call.action) else {
        return false;
    };
    if let Some(region) = parameters.get("RegionId").and_then(RegionId::parse)
        && region != session.region()
    {
        session.turn_to(region, session.view());
    }
    session.open_api(action, parameters);
    if let Some(button) = control("explorer-call") {
        unfold(&button);
    }
    session.point_at(Some("explorer-api"));
    if !say(desk, TrainingText::SayForm, &[("action", &call.action)]).await {
        return true;
    }
    session.point_at(Some("explorer-call"));
    if say(desk, TrainingText::SaySend, &[]).await {
        let Some(button) = control("explorer-call") else {
            return false;
        };
        click(&button);
        sleep(MOMENT).await;
    }
    true
}
