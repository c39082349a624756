//! What the list shows of an image, in what order, and how many of them: kept for this browser, and in the address.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::columns::ColumnChoice;
use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::page::address::PREFERENCES;
use crate::page::options::density;
use crate::page::dialog::Dialog;
use crate::page::view::{ALL, Columns, PAGE_SIZES};
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
    compact: bool,
    size: usize,
}

impl Chosen {
    fn of(view: &View) -> Self {
        Self {
            columns: view.columns,
            compact: view.compact,
            size: view.size,
        }
    }

    /// Shows the list so from now on. Where nothing may be kept, it stands in the address.
    fn take(self, session: &Session) {
        let Self {
            columns,
            compact,
            size,
        } = self;
        let view = session.view();
        let number = if size == view.size { view.number } else { 1 };
        if let Some(place) = session.place() {
            let (columns, density) = (columns.words(), density(compact));
            let preferred = format!("columns={columns}&density={density}&size={size}");
            place.write(PREFERENCES, &preferred).unwrap_or_default();
        }
        session.go(View {
            columns,
            compact,
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
        let onchange = Callback::from(move |_: Event| choose.set(Chosen { compact, ..now }));
        html! {
            <label key={compact.to_string()} class="choice">
                <input type="radio" name="density" checked={compact == now.compact} {onchange} />
                <span>{ text.text(locale) }</span>
            </label>
        }
    });
    let on_usual = {
        let choose = chosen.setter();
        Callback::from(move |_: MouseEvent| choose.set(Chosen::of(&View::default())))
    };
    let on_size = {
        let choose = chosen.setter();
        Callback::from(move |size| choose.set(Chosen { size, ..now }))
    };
    html! {
        <Dialog title={DialogText::SettingsTitle.text(locale)} {locale} {on_ok} on_close={props.on_close.clone()}>
            <ColumnChoice columns={now.columns} {on_columns} {locale} />
            <fieldset class="field">
                <legend class="field-label">{ DialogText::Density.text(locale) }</legend>
                { for densities }
            </fieldset>
            <SizeChoice size={now.size} {on_size} />
            <button type="button" class="link" onclick={on_usual}>{ DialogText::Usual.text(locale) }</button>
            <p class="quiet">{ DialogText::SettingsNote.text(locale) }</p>
        </Dialog>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SizeProps {
    size: usize,
    on_size: Callback<usize>,
}

/// How many rows a page has.
#[component]
fn SizeChoice(props: &SizeProps) -> Html {
    let locale = use_session().locale();
    let (size, on_size) = (props.size, props.on_size.clone());
    let onchange = Callback::from(move |event: Event| {
        let size = event.target_unchecked_into::<HtmlSelectElement>().value();
        on_size.emit(size.parse().unwrap_or_default());
    });
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
    html! {
        <label class="field">
            <span class="field-label">{ DialogText::RowsPerPage.text(locale) }</span>
            <select class="select" ref={select} {onchange}>{ for sizes }</select>
        </label>
    }
}
