//! What the list shows of an image, in what order, and how many of them: kept for this browser, and in the address.

use yew::prelude::*;

use super::columns::ColumnChoice;
use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::page::address::PREFERENCES;
use crate::page::dialog::Dialog;
use crate::page::options::{density, looks};
use crate::page::select::Select;
use crate::page::view::{ALL, Columns, PAGE_SIZES, Rows};
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
    rows: Rows,
    size: usize,
}

impl Chosen {
    fn of(view: &View) -> Self {
        Self {
            columns: view.columns,
            rows: view.rows,
            size: view.size,
        }
    }

    /// Shows the list so from now on. Where nothing may be kept, it stands in the address.
    fn take(self, session: &Session) {
        let Self { columns, rows, size } = self;
        let view = session.view();
        let number = if size == view.size { view.number } else { 1 };
        if let Some(place) = session.place() {
            let (columns, density, looks) = (columns.words(), density(rows), looks(rows));
            let preferred = format!("columns={columns}&density={density}&rows={looks}&size={size}");
            place.write(PREFERENCES, &preferred).unwrap_or_default();
        }
        session.go(View {
            columns,
            rows,
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
    let densities = [(false, DialogText::Comfortable), (true, DialogText::Compact)];
    let densities = densities.map(|(compact, text)| {
        let choose = choose.clone();
        let rows = Rows { compact, ..now.rows };
        let onchange = Callback::from(move |_: Event| choose.set(Chosen { rows, ..now }));
        html! {
            <label key={compact.to_string()} class="choice">
                <input type="radio" name="density" checked={compact == now.rows.compact} {onchange} />
                <span>{ text.text(locale) }</span>
            </label>
        }
    });
    let shaded = |striped| Rows { striped, ..now.rows };
    let wrapped = |wrapped| Rows { wrapped, ..now.rows };
    let looks = [
        (
            DialogText::WrapLines,
            now.rows.wrapped,
            wrapped(!now.rows.wrapped),
        ),
        (DialogText::Stripes, now.rows.striped, shaded(!now.rows.striped)),
    ];
    let looks = looks.map(|(text, checked, rows)| {
        let choose = choose.clone();
        let onchange = Callback::from(move |_: Event| choose.set(Chosen { rows, ..now }));
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
