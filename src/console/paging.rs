//! The foot of a list: how much is selected, and the way from page to page.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialogs::Batch;
use super::listing::Listing;
use crate::locale::console::ConsoleText;
use crate::page::select::Select;
use crate::page::view::{ALL, PAGE_SIZES};
use crate::page::{Session, Tab, View};

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
                { turning(session, *number, *pages, place) }
            </nav>
        </div>
    }
}

/// Which page it is, and the way to the others.
fn turning(session: &Session, number: usize, pages: usize, place: String) -> Html {
    let locale = session.locale();
    let turn = |number: usize| {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| show(&session, number))
    };
    let button = |text: ConsoleText, disabled: bool, to: usize| {
        html! {
            <button type="button" class="button button-compact" {disabled} onclick={turn(to)}>{ text.text(locale) }</button>
        }
    };
    let here = match pages {
        ..=1 => html! { place },
        _ => page_field(session, number, pages, place),
    };
    html! {
        <div>
            <span>{ here }</span>
            { button(ConsoleText::Previous, number <= 1, number.saturating_sub(1)) }
            { button(ConsoleText::Next, number >= pages, number.saturating_add(1)) }
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
fn page_field(session: &Session, number: usize, pages: usize, place: String) -> Html {
    let locale = session.locale();
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
    html! {
        <>
            { ConsoleText::PageBefore.text(locale) }
            <input
                type="number" class="input page-number" min="1" max={pages.to_string()} value={number.to_string()} {onchange}
                aria-label={ConsoleText::PageNumber.text(locale)}
            />
            { ConsoleText::PageBehind.fill(locale, &[("pages", &pages.to_string())]) }
            <span class="visually-hidden" role="status">{ place }</span>
        </>
    }
}
