//! Which columns the list has, and in what order: by buttons, which keyboards, fingers and voices can press alike.

use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::dialogs::DialogText;
use crate::page::element::focus;
use crate::page::icon::Icon;
use crate::page::view::{COLUMNS, Columns, FAMILY};

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

/// What [`ColumnChoice`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ColumnChoiceProps {
    /// Those that are shown.
    pub columns: Columns,
    /// Told what is to be shown.
    pub on_columns: Callback<Columns>,
    /// The language.
    pub locale: Locale,
}

/// All columns in the order of the dialog: each by its place, with whether it is shown.
type Order = Vec<(usize, bool)>;

/// What is shown where it stands; what is not, behind what it stands behind as a rule.
fn order(columns: Columns) -> Order {
    let mut order: Order = columns.places().map(|place| (place, true)).collect();
    for place in 0..COLUMNS.len() {
        if !order.iter().any(|(there, _)| *there == place) {
            let before = order.iter().rposition(|(there, _)| *there < place);
            let at = before.map_or(0, |before| before.saturating_add(1));
            order.insert(at, (place, false));
        }
    }
    // Id and tags have no column of their own.
    order.sort_by_key(|(place, _)| (*place >= FAMILY).then_some(()));
    order
}

fn shown(order: &Order) -> Columns {
    let mut columns = Columns::NONE;
    for (place, _) in order.iter().filter(|(_, shown)| *shown) {
        columns.push(*place);
    }
    columns
}

/// The id of the button that moves a column up or down.
fn mover(place: usize, down: bool) -> String {
    let name = COLUMNS.get(place).copied().unwrap_or_default();
    format!("move-{name}-{}", if down { "down" } else { "up" })
}

/// The columns, in their order.
#[component]
pub(super) fn ColumnChoice(props: &ColumnChoiceProps) -> Html {
    let locale = props.locale;
    // What is not shown has its place here as long as the dialog is open.
    let known = use_mut_ref(|| order(props.columns));
    if shown(&known.borrow()) != props.columns {
        known.replace(order(props.columns));
    }
    let order = known.borrow().clone();
    // The column that was moved last, which way, and how often: each time, its button has the focus again.
    let moved = use_state(|| None::<(usize, bool, u32)>);
    use_effect_with(*moved, |moved| {
        // What is moved in the document loses the focus.
        if let Some((place, down, _)) = *moved {
            focus(&mover(place, down));
        }
    });
    let take = {
        let (known, on_columns) = (known.clone(), props.on_columns.clone());
        Callback::from(move |order: Order| {
            let columns = shown(&order);
            known.replace(order);
            on_columns.emit(columns);
        })
    };
    let times = moved.map_or(0, |(.., times)| times.saturating_add(1));
    let first = order
        .iter()
        .position(|(place, _)| *place >= FAMILY)
        .unwrap_or_default();
    let rows = order.iter().enumerate().map(|(at, (place, on))| {
        let (place, on) = (*place, *on);
        let name = NAMES.get(place).map_or("", |name| name.text(locale));
        let onchange = {
            let (order, take) = (order.clone(), take.clone());
            Callback::from(move |_: Event| {
                let switched = order.iter().map(|(there, on)| (*there, *on != (*there == place)));
                take.emit(switched.collect());
            })
        };
        let button = |down: bool| {
            let to = if down { at.checked_add(1) } else { at.checked_sub(1) };
            let to = to.filter(|to| (first..order.len()).contains(to));
            let (order, take, moved) = (order.clone(), take.clone(), moved.setter());
            let onclick = Callback::from(move |_: MouseEvent| {
                if let Some(to) = to {
                    let mut order = order.clone();
                    order.swap(at, to);
                    moved.set(Some((place, down, times)));
                    take.emit(order);
                }
            });
            let (text, icon) = if down {
                (DialogText::MoveDown, Icon::SORT_DOWN)
            } else {
                (DialogText::MoveUp, Icon::SORT_UP)
            };
            let label = text.fill(locale, &[("column", name)]);
            html! {
                <button type="button" class="icon-button icon-button-small" id={mover(place, down)} aria-label={label}
                    aria-disabled={to.is_none().then_some("true")} {onclick}>{ icon.svg() }</button>
            }
        };
        let movers = (place >= FAMILY).then(|| html! { <>{ button(false) }{ button(true) }</> });
        html! {
            <li key={place} class="column-choice">
                <label class="choice">
                    <input type="checkbox" checked={on} {onchange} />
                    <span>{ name }</span>
                </label>
                <div>{ for movers }</div>
            </li>
        }
    });
    let said = moved.and_then(|(moved, ..)| {
        let at = order.iter().position(|(place, _)| *place == moved)?;
        let place = at.saturating_sub(first).saturating_add(1).to_string();
        let all = order.len().saturating_sub(first).to_string();
        let name = NAMES.get(moved)?.text(locale);
        Some(DialogText::Moved.fill(locale, &[("column", name), ("place", &place), ("all", &all)]))
    });
    html! {
        <fieldset class="field">
            <legend class="field-label">{ DialogText::Columns.text(locale) }</legend>
            <ul>{ for rows }</ul>
            <p class="visually-hidden" role="status">{ said.unwrap_or_default() }</p>
        </fieldset>
    }
}
