//! The page's frame: the bar at the top, and the navigation.

use web_sys::UrlSearchParams;
use yew::prelude::*;

use super::dialogs::{Ask, Dialogs};
use super::menu_keys;
use super::tools::{Choice, ToolMenu};
use crate::account::{REGIONS, RegionId};
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::element::by_id;
use crate::page::icon::{Icon, brand};
use crate::page::select::Select;
use crate::page::view::{DEFAULT_GROUP, Word as _};
use crate::page::{Intent, Page, Session, Theme, Transfer, View, use_session};

/// The navigation's id.
const NAVIGATION: &str = "sidenav";

/// What stays as it is in another scenario.
const KEPT: [&str; 9] = [
    "lang", "theme", "store", "embed", "view", "readonly", "allow", "world", "hosts",
];

/// The address of a scenario; language, colours, store and what a frame is asked for stay as they are.
#[must_use]
pub fn scenario_address(scenario: &str) -> String {
    let search = web_sys::window()
        .and_then(|window| window.location().search().ok())
        .unwrap_or_default();
    let address = || -> Option<String> {
        let there = UrlSearchParams::new_with_str(&search).ok()?;
        let kept = UrlSearchParams::new().ok()?;
        kept.set("scenario", scenario);
        for name in KEPT {
            if let Some(value) = there.get(name) {
                kept.set(name, &value);
            }
        }
        Some(format!("?{}", String::from(kept.to_string())))
    };
    address().unwrap_or_else(|| format!("?scenario={scenario}"))
}

/// The bar at the top.
#[component]
pub fn TopBar() -> Html {
    let session = use_session();
    let locale = session.locale();
    let text = |text: ConsoleText| text.text(locale);
    let other = match locale {
        Locale::ZhCn => Locale::En,
        Locale::En => Locale::ZhCn,
    };
    let share = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.bring(Some(Transfer::Share)))
    };
    let switch = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| session.set_locale(other))
    };
    html! {
        <header class="topbar">
            <button
                type="button" class="icon-button menu-button" aria-label={text(ConsoleText::InstancesAndImages)}
                popovertarget={NAVIGATION}
            >
                { Icon::MENU.svg() }
            </button>
            <a class="brand" href="./" aria-label={text(ConsoleText::BrandName)}>
                { brand() }
                <span>{ text(ConsoleText::Brand) }<span class="brand-long">{ text(ConsoleText::BrandRest) }</span></span>
            </a>
            { region_choice(&session) }
            { group_choice(&session) }
            <p class="simulator-tag">
                { Icon::FLASK.svg_as("icon icon-small") }
                <span>
                    { text(ConsoleText::Simulator) }
                    <span class="simulator-long">{ text(ConsoleText::SimulatorRest) }</span>
                </span>
            </p>
            <div class="topbar-tools">
                { undoing(&session) }
                <span class="topbar-separator"></span>
                <ScenarioChoice />
                <button type="button" class="tool" aria-label={text(ConsoleText::ShareLink)} onclick={share}>
                    { Icon::SHARE.svg() }
                </button>
                <button
                    type="button" class="tool" lang={other.tag()} aria-label={text(ConsoleText::OtherLanguage)} onclick={switch}
                >
                    { Icon::LANGUAGE.svg() }<span>{ text(ConsoleText::OtherLanguage) }</span>
                </button>
                { theme_choice(&session) }
            </div>
        </header>
    }
}

/// A choice in the bar, by its icon, its name and what guided procedures point at it by.
fn choice(
    (icon, label, tour_id): (Icon, &'static str, &'static str),
    value: AttrValue,
    options: Vec<(AttrValue, AttrValue)>,
    on_pick: Callback<String>,
) -> Html {
    html! {
        <>
            { icon.svg() }
            <span class="visually-hidden">{ label }</span>
            <Select {label} {tour_id} {value} {options} {on_pick} />
        </>
    }
}

/// The choice of region.
fn region_choice(session: &Session) -> Html {
    let locale = session.locale();
    let options = REGIONS.iter().map(|there| {
        let name = match locale {
            Locale::ZhCn => there.name_zh,
            Locale::En => there.name_en,
        };
        (there.id.into(), name.into())
    });
    let what = (Icon::PIN, ConsoleText::Region.text(locale), "region");
    let value = session.region().as_str().into();
    let session = session.clone();
    let on_pick = Callback::from(move |chosen: String| {
        if let Some(region) = RegionId::parse(&chosen) {
            session.set_region(region);
        }
    });
    html! { <label class="region">{ choice(what, value, options.collect(), on_pick) }</label> }
}

/// The choice of resource group; instances are in none.
fn group_choice(session: &Session) -> Html {
    let (locale, view) = (session.locale(), session.view());
    let all = ("".into(), ConsoleText::AllGroups.text(locale).into());
    let default = (
        DEFAULT_GROUP.into(),
        ConsoleText::DefaultGroup.text(locale).into(),
    );
    let mut options: Vec<(AttrValue, AttrValue)> = vec![all, default];
    let mut add = |group: &str| {
        if options.iter().all(|(there, _)| there != group) {
            let group = AttrValue::from(group.to_owned());
            options.push((group.clone(), group));
        }
    };
    session.read(|simulation| simulation.account().resource_groups().for_each(&mut add));
    // The address may name one that nothing is in.
    add(&view.group);
    let what = (
        Icon::FOLDER,
        ConsoleText::ResourceGroup.text(locale),
        "resource-group",
    );
    let hidden = view.page == Page::Instances;
    let session = session.clone();
    let on_pick = Callback::from(move |chosen: String| session.set_group(chosen));
    html! { <label class="region" {hidden}>{ choice(what, view.group.into(), options, on_pick) }</label> }
}

/// Undo and redo. They stay focusable without anything to do: whoever undid the last change keeps the place.
fn undoing(session: &Session) -> Html {
    let (locale, may) = (session.locale(), !session.read_only());
    let (undoable, redoable) = session.read(|simulation| {
        (
            simulation.undoable().map(|record| record.call.action.clone()),
            simulation.redoable().map(|call| call.action.clone()),
        )
    });
    let button = |action: Option<String>,
                  intent: fn() -> Intent,
                  icon: Icon,
                  plain: ConsoleText,
                  named: ConsoleText| {
        let title = match &action {
            Some(action) => named.fill(locale, &[("action", action)]),
            None => plain.text(locale).to_owned(),
        };
        let can = may && action.is_some();
        let session = session.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if can {
                session.intend(intent());
            }
        });
        html! {
            <button
                type="button" class="tool" aria-label={plain.text(locale)} aria-disabled={(!can).then_some("true")} {title} {onclick}
            >
                { icon.svg() }
            </button>
        }
    };
    html! {
        <>
            { button(undoable, || Intent::Undo, Icon::UNDO, ConsoleText::Undo, ConsoleText::UndoCall) }
            { button(redoable, || Intent::Redo, Icon::REDO, ConsoleText::Redo, ConsoleText::RedoCall) }
        </>
    }
}

/// The places of what is behind the way back in the menu of scenarios.
const TRANSFER: usize = 4;
const FAULTS: usize = 5;

/// The choice of scenario, the way back to its start, and what goes in and out as a file.
#[component]
fn ScenarioChoice() -> Html {
    let session = use_session();
    let locale = session.locale();
    let now = session.read(|simulation| simulation.scenario().name().map(str::to_owned));
    let own = session.is_own();
    let scenarios = [
        ("rollback", ConsoleText::ScenarioRollback),
        ("empty", ConsoleText::ScenarioEmpty),
        ("fleet", ConsoleText::ScenarioFleet),
    ];
    let mut choices: Vec<Choice> = scenarios
        .into_iter()
        .map(|(name, text)| Choice {
            label: text.text(locale).into(),
            chosen: Some(!own && now.as_deref() == Some(name)),
            address: Some(scenario_address(name).into()),
        })
        .collect();
    let acts = [ConsoleText::Reset, ConsoleText::Transfer, ConsoleText::Faults];
    choices.extend(acts.map(|text| Choice {
        label: text.text(locale).into(),
        chosen: None,
        address: None,
    }));
    let asking = use_state(|| None);
    let on_close = {
        let asking = asking.setter();
        Callback::from(move |()| asking.set(None))
    };
    let ask = (*asking).clone();
    let on_choose = Callback::from(move |place: usize| match place {
        TRANSFER => session.bring(Some(Transfer::Tools)),
        FAULTS => session.bring(Some(Transfer::Faults)),
        _ => asking.set(Some(Ask::Reset)),
    });
    let label = ConsoleText::Scenario.text(locale);
    html! {
        <>
            <ToolMenu id="scenario-menu" {label} icon={Icon::LAYERS} words=true {choices} {on_choose} />
            <Dialogs {ask} soon=false {on_close} />
        </>
    }
}

/// The choice of colours.
fn theme_choice(session: &Session) -> Html {
    let (locale, theme) = (session.locale(), session.theme());
    let label = |theme: Theme| match theme {
        Theme::Auto => ConsoleText::ThemeAuto,
        Theme::Light => ConsoleText::ThemeLight,
        Theme::Dark => ConsoleText::ThemeDark,
    };
    let choice = |(_, there): &(&str, Theme)| Choice {
        label: label(*there).text(locale).into(),
        chosen: Some(*there == theme),
        address: None,
    };
    let choices: Vec<Choice> = Theme::WORDS.iter().map(choice).collect();
    let session = session.clone();
    let on_choose = Callback::from(move |place: usize| {
        if let Some((_, theme)) = Theme::WORDS.get(place) {
            session.set_theme(*theme);
        }
    });
    let icon = if theme == Theme::Dark {
        Icon::MOON
    } else {
        Icon::SUN
    };
    html! { <ToolMenu id="theme-menu" label={ConsoleText::Appearance.text(locale)} {icon} {choices} {on_choose} /> }
}

/// The navigation beside the page; a drawer where there is no room.
pub fn side_nav(session: &Session) -> Html {
    let (locale, page) = (session.locale(), session.view().page);
    let entry = |there: Page, text: ConsoleText, icon: Icon| {
        let session = session.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // A new tab or window is the browser's.
            if event.ctrl_key() || event.meta_key() || event.shift_key() {
                return;
            }
            event.prevent_default();
            if let Some(navigation) = by_id(NAVIGATION) {
                menu_keys::close(&navigation);
            }
            if session.view().page != there {
                session.go(View {
                    page: there,
                    ..session.view().anew()
                });
            }
        });
        html! {
            <li>
                <a href={format!("?page={}", there.word())} aria-current={(page == there).then_some("page")} {onclick}>
                    { icon.svg() }{ text.text(locale) }
                </a>
            </li>
        }
    };
    let title = ConsoleText::InstancesAndImages.text(locale);
    html! {
        <nav class="sidenav" id={NAVIGATION} popover="auto" aria-label={title}>
            <div>
                <h2>{ title }</h2>
                <ul>
                    { entry(Page::Instances, ConsoleText::Instances, Icon::SERVER) }
                    { entry(Page::Images, ConsoleText::Images, Icon::IMAGE) }
                </ul>
            </div>
        </nav>
    }
}
