//! The families of the region: each with the image that it resolves to now.

use std::rc::Rc;

use yew::prelude::*;

use crate::account::{Account, FamilyName, ImageName, RegionId, Relation, Wanted};
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::page::icon::Icon;
use crate::page::{Session, View};

/// The families that are listed at first, and how many more each time that more are asked for.
const LISTED: usize = 16;
const MORE: usize = 100;

/// A family as a card shows it.
#[derive(PartialEq, Properties)]
struct CardProps {
    place: usize,
    name: FamilyName,
    count: usize,
    latest: Option<ImageName>,
    chosen: bool,
    locale: Locale,
    pick: Callback<String>,
}

/// The families to be shown, each with the number of its images.
struct Found {
    listed: Vec<(FamilyName, usize)>,
    /// How many there are.
    families: usize,
    /// How many images there are, those without a family included.
    images: usize,
}

impl Found {
    /// The first families of a region, and the chosen one wherever it stands.
    fn of(account: &Account, region: RegionId, chosen: &str, most: usize) -> Self {
        let listed = account.own_families(region).take(most);
        let mut listed: Vec<_> = listed.map(|(name, count)| (name.clone(), count)).collect();
        if let Ok(name) = FamilyName::parse(chosen) {
            let count = account.own_family_size(region, &name);
            if count > 0 && listed.iter().all(|(there, _)| *there != name) {
                listed.push((name, count));
            }
        }
        Self {
            listed,
            families: account.own_family_count(region),
            images: account.own_images(region),
        }
    }

    /// The same of a resource group alone.
    fn in_group(account: &Account, region: RegionId, group: &str, chosen: &str, most: usize) -> Self {
        let wanted = Wanted {
            region,
            relation: Relation::Own,
            group: Some(group.into()),
            family: String::new(),
            search: String::new(),
            status: None,
            also: String::new(),
            sort: None,
        };
        let images = account.list(&wanted, &|_, _| true, 0..usize::MAX).images;
        let all = Account::families_among(region, &images);
        let families = all.len();
        let shown =
            |(place, (name, _)): &(usize, (FamilyName, usize))| *place < most || name.as_str() == chosen;
        let listed = all.into_iter().enumerate().filter(shown);
        Self {
            listed: listed.map(|(_, family)| family).collect(),
            families,
            images: images.len(),
        }
    }
}

/// What [`Families`] takes.
#[derive(PartialEq, Properties)]
pub struct FamiliesProps {
    /// The session, through a handle that stays the same: the rows are what was asked for, and the families follow them.
    pub session: Rc<Session>,
}

/// The families.
#[component]
pub fn Families(props: &FamiliesProps) -> Html {
    let session = &props.session;
    let again = use_force_update();
    {
        let session = session.clone();
        use_effect_with((), move |()| {
            session.on_around(Callback::from(move |()| again.force_update()));
        });
    }
    let (locale, region, view) = (session.locale(), session.region(), session.view());
    let pick = use_callback(session.clone(), |family: String, handle| {
        handle.go(View {
            family,
            number: 1,
            ..handle.view()
        })
    });
    let most = use_state_eq(|| LISTED);
    let (cards, families, images) = session.read(|simulation| {
        let account = simulation.account();
        let Found {
            listed,
            families,
            images,
        } = match view.resource_group() {
            Some(group) => Found::in_group(account, region, group, &view.family, *most),
            None => Found::of(account, region, &view.family, *most),
        };
        let cards = listed.into_iter().enumerate().map(|(place, (name, count))| {
            let latest = account.newest(region, name.as_str());
            html! {
                <Card
                    key={name.as_str()} {place} {count} latest={latest.map(|image| image.name.clone())}
                    chosen={name.as_str() == view.family} name={name.clone()} {locale} pick={pick.clone()}
                />
            }
        });
        (cards.collect::<Vec<_>>(), families, images)
    });
    let total = match families {
        1 => ConsoleText::FamilyCountOne.text(locale).to_owned(),
        many => ConsoleText::FamilyCount.fill(locale, &[("count", &many.to_string())]),
    };
    let more = families.saturating_sub(cards.len());
    let more_text = ConsoleText::MoreFamilies.fill(locale, &[("count", &more.to_string())]);
    let on_more = Callback::from(move |_: MouseEvent| most.set(most.saturating_add(MORE)));
    let all = {
        let pick = pick.clone();
        Callback::from(move |_: MouseEvent| pick.emit(String::new()))
    };
    html! {
        <section class="families" aria-labelledby="families-h">
            <h2 id="families-h">{ ConsoleText::Family.text(locale) }</h2>
            <ul class="family-list">
                <li class="family" key="">
                    <button
                        type="button" class="family-pick" aria-describedby="fam-all"
                        aria-current={view.family.is_empty().then_some("true")} onclick={all}
                    >
                        { ConsoleText::AllImages.text(locale) }
                    </button>
                    <span class="family-count">{ images }</span>
                    <span class="family-latest" id="fam-all"><span>{ total }</span></span>
                </li>
                { for cards }
            </ul>
            <button type="button" class="link small" hidden={more == 0} onclick={on_more}>{ more_text }</button>
        </section>
    }
}

#[component]
fn Card(props: &CardProps) -> Html {
    let id = format!("fam-{}", props.place);
    let (none, icon, text) = match &props.latest {
        Some(name) => (None, Icon::LATEST, name.as_str()),
        None => (
            Some("family-none"),
            Icon::WARNING,
            ConsoleText::NoneAvailable.text(props.locale),
        ),
    };
    let name = props.name.as_str();
    let onclick = {
        let (pick, name) = (props.pick.clone(), name.to_owned());
        Callback::from(move |_: MouseEvent| pick.emit(name.clone()))
    };
    html! {
        <li class="family">
            <button
                type="button" class="family-pick" aria-describedby={id.clone()}
                aria-current={props.chosen.then_some("true")} {onclick}
            >
                { name }
            </button>
            <span class="family-count">{ props.count }</span>
            <span class={classes!("family-latest", none)} {id}>{ icon.svg() }<span>{ text }</span></span>
        </li>
    }
}
