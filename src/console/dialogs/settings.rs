//! What the list shows of an image, and how many of them: kept for this browser, and in the address.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::page::address::PREFERENCES;
use crate::page::dialog::Dialog;
use crate::page::view::{ALL, COLUMNS, PAGE_SIZES, bit};
use crate::page::{View, use_session};
use crate::storage::Place as _;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SettingsProps {
    /// Told when the dialog is done with.
    pub on_close: Callback<()>,
}

/// The columns' names, in the order of [`COLUMNS`].
const NAMES: [DialogText; COLUMNS.len()] = [
    DialogText::ColumnId,
    DialogText::ColumnTags,
    DialogText::ColumnFamily,
    DialogText::ColumnStatus,
    DialogText::ColumnSystem,
    DialogText::ColumnSize,
    DialogText::ColumnCreated,
];

/// 列表设置
#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let session = use_session();
    let (locale, view) = (session.locale(), session.view());
    let chosen = use_state(|| (view.columns, view.size));
    let (columns, size) = *chosen;
    let on_ok = {
        let on_close = props.on_close.clone();
        Callback::from(move |()| {
            let number = if size == view.size { view.number } else { 1 };
            let view = View {
                columns,
                size,
                number,
                ..view.clone()
            };
            // Where nothing may be kept, it stands in the address.
            if let Some(place) = session.place() {
                let preferred = format!("columns={}&size={size}", view.shown());
                place.write(PREFERENCES, &preferred).unwrap_or_default();
            }
            session.go(view);
            on_close.emit(());
        })
    };
    let boxes = NAMES.iter().enumerate().map(|(place, name)| {
        let onchange = {
            let chosen = chosen.setter();
            Callback::from(move |_: Event| chosen.set((columns ^ bit(place), size)))
        };
        html! {
            <label key={place} class="choice">
                <input type="checkbox" checked={columns & bit(place) != 0} {onchange} />
                <span>{ name.text(locale) }</span>
            </label>
        }
    });
    let on_size = {
        let chosen = chosen.setter();
        Callback::from(move |event: Event| {
            let size = event.target_unchecked_into::<HtmlSelectElement>().value();
            chosen.set((columns, size.parse().unwrap_or_default()));
        })
    };
    let sizes = PAGE_SIZES.into_iter().map(|there| {
        let text = match there {
            ALL => ConsoleText::AllRows.text(locale).to_owned(),
            _ => there.to_string(),
        };
        html! { <option key={there} value={there.to_string()} selected={there == size}>{ text }</option> }
    });
    let select = use_node_ref();
    {
        // An option's `selected` is but its initial state.
        let select = select.clone();
        use_effect_with(size, move |size| {
            if let Some(select) = select.cast::<HtmlSelectElement>() {
                select.set_value(&size.to_string());
            }
        });
    }
    let on_usual = {
        let (chosen, usual) = (chosen.setter(), View::default());
        Callback::from(move |_: MouseEvent| chosen.set((usual.columns, usual.size)))
    };
    html! {
        <Dialog title={DialogText::SettingsTitle.text(locale)} {locale} {on_ok} on_close={props.on_close.clone()}>
            <fieldset class="field">
                <legend class="field-label">{ DialogText::Columns.text(locale) }</legend>
                { for boxes }
            </fieldset>
            <label class="field">
                <span class="field-label">{ DialogText::RowsPerPage.text(locale) }</span>
                <select class="select" ref={select} onchange={on_size}>{ for sizes }</select>
            </label>
            <button type="button" class="link" onclick={on_usual}>{ DialogText::Usual.text(locale) }</button>
            <p class="quiet">{ DialogText::SettingsNote.text(locale) }</p>
        </Dialog>
    }
}
