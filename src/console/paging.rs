//! The foot of a list: how much is selected, and the way from page to page.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialogs::Batch;
use super::listing::Listing;
use crate::locale::console::ConsoleText;
use crate::page::select::Select;
use crate::page::view::{ALL, PAGE_SIZES};
use crate::page::{Session, Tab, View};

/// The words around a page's number.
type Around = (&'static str, String);

/// The foot.
pub fn foot(session: &Session, listing: &Listing, on_batch: &Callback<Batch>) -> Html {
    let (locale, view) = (session.locale(), session.view());
    let Listing {
        selected,
        number,
        pages,
        ..
    } = listing;
    let on_pick = {
        let session = session.clone();
        Callback::from(move |size: String| {
            if let Ok(size) = size.parse() {
                session.go(View {
                    size,
                    number: 1,
                    ..session.view()
                });
            }
        })
    };
    let sizes: Vec<_> = PAGE_SIZES
        .into_iter()
        .map(|size| {
            let count = size.to_string();
            let label = match size {
                ALL => ConsoleText::AllRows.text(locale).into(),
                _ => ConsoleText::PerPage.fill(locale, &[("count", &count)]).into(),
            };
            (count.into(), label)
        })
        .collect();
    let before = ConsoleText::PageBefore.text(locale);
    let behind = ConsoleText::PageBehind.fill(locale, &[("pages", &pages.to_string())]);
    let place = format!("{before}{number}{behind}");
    let turn = |text: ConsoleText, to: usize| {
        let session = session.clone();
        let onclick = Callback::from(move |_: MouseEvent| show(&session, to));
        let disabled = !(1..=*pages).contains(&to);
        html! {
            <button type="button" class="button button-compact" {disabled} {onclick}>{ text.text(locale) }</button>
        }
    };
    // Only what is one's own can be changed.
    let active = *selected > 0 && view.tab == Tab::Custom;
    let batches = Batch::ALL.into_iter().filter(|_| active).map(|batch| {
        let onclick = on_batch.reform(move |_: MouseEvent| batch);
        let label = batch.label().text(locale);
        html! { <button key={label} type="button" class="button button-compact" {onclick}>{ label }</button> }
    });
    let active = active.then_some("list-foot-active");
    html! {
        <div class={classes!("list-foot", active)}>
            <span role="status">{ ConsoleText::Selected.fill(locale, &[("count", &selected.to_string())]) }</span>
            <div class="batches">{ for batches }</div>
            <nav class="pages" aria-label={place.clone()}>
                <Select label={ConsoleText::PageSize.text(locale)} value={view.size.to_string()} options={sizes} {on_pick} />
                <div>
                    { page_field(session, *number, *pages, (before, behind), place) }
                    { turn(ConsoleText::Previous, number.saturating_sub(1)) }
                    { turn(ConsoleText::Next, number.saturating_add(1)) }
                </div>
            </nav>
        </div>
    }
}

fn show(session: &Session, number: usize) {
    session.go(View {
        number,
        ..session.view()
    });
}

/// The page's number, to go to another one by: the nearest there is. A screen reader hears of each turn.
fn page_field(session: &Session, number: usize, pages: usize, around: Around, place: String) -> Html {
    let onchange = {
        let session = session.clone();
        Callback::from(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            // What is no number leaves the page.
            let wanted = field.value().parse().unwrap_or(number).clamp(1, pages);
            field.set_value(&wanted.to_string());
            show(&session, wanted);
        })
    };
    let (before, behind) = around;
    html! {
        <span>
            { before }
            <input
                type="number" class="input page-number" min="1" max={pages.to_string()} value={number.to_string()} {onchange}
                disabled={pages <= 1} aria-label={ConsoleText::PageNumber.text(session.locale())}
            />
            { behind }
            <span class="visually-hidden" role="status">{ place }</span>
        </span>
    }
}
