//! What the list shows of an image, in what order, and how many of them: kept for this browser, and in the address.

use yew::prelude::*;

use super::columns::ColumnChoice;
use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::page::address::PREFERENCES;
use crate::page::dialog::Dialog;
use crate::page::select::Select;
use crate::page::view::{ALL, Columns, Density, Looks, PAGE_SIZES, Word as _};
use crate::page::{Session, View, use_session};
use crate::storage::Place as _;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct SettingsProps {
    /// Told when the dialog is done with.
    pub on_close: Callback<()>,
}

/// What can be chosen.
#[derive(Clone, Copy, PartialEq)]
struct Chosen {
    columns: Columns,
    density: Density,
    looks: Looks,
    size: usize,
}

impl Chosen {
    fn of(view: &View) -> Self {
        Self {
            columns: view.columns,
            density: view.density,
            looks: view.looks,
            size: view.size,
        }
    }

    /// Shows the list so from now on. Where nothing may be kept, it stands in the address.
    fn take(self, session: &Session) {
        let Self {
            columns,
            density,
            looks,
            size,
        } = self;
        let view = session.view();
        let number = if size == view.size { view.number } else { 1 };
        if let Some(place) = session.place() {
            let (columns, density, rows) = (columns.words(), density.word(), looks.word());
            let preferred = format!("columns={columns}&density={density}&rows={rows}&size={size}");
            place.write(PREFERENCES, &preferred).unwrap_or_default();
        }
        session.go(View {
            columns,
            density,
            looks,
            size,
            number,
            ..view
        });
    }
}

/// 列表设置
#[component]
pub(super) fn Settings(props: &SettingsProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let chosen = use_state(|| Chosen::of(&session.view()));
    let now = *chosen;
    let choose = chosen.setter();
    let on_ok = {
        let (session, on_close) = (session.clone(), props.on_close.clone());
        Callback::from(move |()| {
            now.take(&session);
            on_close.emit(());
        })
    };
    let on_columns = {
        let choose = choose.clone();
        Callback::from(move |columns| choose.set(Chosen { columns, ..now }))
    };
    let densities = [
        (Density::Comfortable, DialogText::Comfortable),
        (Density::Compact, DialogText::Compact),
    ];
    let densities = densities.map(|(density, text)| {
        let choose = choose.clone();
        let onchange = Callback::from(move |_: Event| choose.set(Chosen { density, ..now }));
        html! {
            <label key={density.word()} class="choice">
                <input type="radio" name="density" checked={density == now.density} {onchange} />
                <span>{ text.text(locale) }</span>
            </label>
        }
    });
    let Looks { wrapped, striped } = now.looks;
    let looks = [
        (
            DialogText::WrapLines,
            wrapped,
            Looks {
                wrapped: !wrapped,
                striped,
            },
        ),
        (
            DialogText::Stripes,
            striped,
            Looks {
                wrapped,
                striped: !striped,
            },
        ),
    ];
    let looks = looks.map(|(text, checked, looks)| {
        let choose = choose.clone();
        let onchange = Callback::from(move |_: Event| choose.set(Chosen { looks, ..now }));
        let text = text.text(locale);
        html! { <label key={text} class="choice"><input type="checkbox" {checked} {onchange} /><span>{ text }</span></label> }
    });
    let on_usual = {
        let choose = chosen.setter();
        Callback::from(move |_: MouseEvent| choose.set(Chosen::of(&View::default())))
    };
    let on_pick = {
        let choose = chosen.setter();
        Callback::from(move |size: String| {
            let size = size.parse().unwrap_or_default();
            choose.set(Chosen { size, ..now });
        })
    };
    let words = |size| match size {
        ALL => ConsoleText::AllRows.text(locale).into(),
        _ => AttrValue::from(size.to_string()),
    };
    let sizes: Vec<_> = PAGE_SIZES
        .map(|size| (size.to_string().into(), words(size)))
        .into();
    html! {
        <Dialog title={DialogText::SettingsTitle.text(locale)} {locale} {on_ok} on_close={props.on_close.clone()}>
            <ColumnChoice columns={now.columns} {on_columns} {locale} />
            <fieldset class="field">
                <legend class="field-label">{ DialogText::Density.text(locale) }</legend>
                { for densities }
            </fieldset>
            <fieldset class="field">
                <legend class="field-label">{ DialogText::RowLooks.text(locale) }</legend>
                { for looks }
            </fieldset>
            <label class="field">
                <span class="field-label">{ DialogText::RowsPerPage.text(locale) }</span>
                <Select value={now.size.to_string()} options={sizes} {on_pick} />
            </label>
            <button type="button" class="link" onclick={on_usual}>{ DialogText::Usual.text(locale) }</button>
            <p class="quiet">{ DialogText::SettingsNote.text(locale) }</p>
        </Dialog>
    }
}
