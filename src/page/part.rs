//! Parts of the page that nobody sees before a click: each is a wasm file of its own, fetched when it is first needed.
//!
//! Without the feature `split` (in tests, in somebody else's page) every part is there from the start.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::page::PageText;

/// A part's file could not be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lost;

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a part of the program could not be fetched")
    }
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Lost {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// What draws a part, or does what else it is for.
pub type Draw<P, T = Html> = fn(P) -> T;

/// A part on its way.
pub type Loading<P, T = Html> = Pin<Box<dyn Future<Output = Result<Draw<P, T>, Lost>>>>;

/// Declares a part: `part!(name: Props => draw)` makes a module `name` whose `load` brings the function `draw`; where it
/// draws nothing, `-> T` follows.
///
/// Whatever only `draw` reaches is in the part's file.
macro_rules! part {
    ($name:ident: $props:ty => $draw:ident) => {
        $crate::page::part::part!($name: $props => $draw -> yew::Html);
    };
    ($name:ident: $props:ty => $draw:ident -> $result:ty) => {
        mod $name {
            #![allow(
                unsafe_code,
                reason = "the split point's import and export, made by its macro"
            )]
            #[allow(
                unused_imports,
                reason = "the properties may be of no type of its surroundings"
            )]
            use super::*;

            #[cfg_attr(feature = "split", wasm_split_helpers::wasm_split($name, fallible))]
            fn part() -> Result<crate::page::part::Draw<$props, $result>, crate::page::part::Lost> {
                Ok(super::$draw)
            }

            /// Fetches the part.
            pub fn load() -> crate::page::part::Loading<$props, $result> {
                #[cfg(feature = "split")]
                return Box::pin(part());
                #[cfg(not(feature = "split"))]
                Box::pin(std::future::ready(part()))
            }
        }
    };
}
pub(crate) use part;

/// Where a part is.
pub enum Part<P: 'static> {
    /// It can be drawn.
    Here(Draw<P>),
    /// It was asked for, or nobody wanted it yet.
    Away,
    /// It could not be fetched; the callback tries again.
    Lost(Callback<MouseEvent>),
}

impl<P> Part<P> {
    /// Whether it can be drawn.
    pub fn is_here(&self) -> bool {
        matches!(self, Self::Here(_))
    }

    /// The part, or a line about where it is.
    pub fn draw(&self, props: P, locale: Locale) -> Html {
        match self {
            Self::Here(draw) => draw(props),
            Self::Away => absent(None, locale),
            Self::Lost(again) => absent(Some(again), locale),
        }
    }
}

/// A line in place of a part: it is on its way, or can be tried again.
fn absent(again: Option<&Callback<MouseEvent>>, locale: Locale) -> Html {
    match again {
        None => html! { <p class="part-away" role="status">{ PageText::PartAway.text(locale) }</p> },
        Some(again) => html! {
            <div class="bar" role="alert">
                <p>{ PageText::PartLost.text(locale) }</p>
                <button type="button" class="link" onclick={again.clone()}>{ PageText::TryAgain.text(locale) }</button>
            </div>
        },
    }
}

/// What needs no fetching is here at once.
pub(super) fn at_once<P, T>(load: fn() -> Loading<P, T>) -> Option<Result<Draw<P, T>, Lost>> {
    if cfg!(feature = "split") {
        None
    } else {
        found(load)
    }
}

/// The part, if it is there. One that is not must not be asked for this way: nobody would hear that it came.
fn found<P, T>(load: fn() -> Loading<P, T>) -> Option<Result<Draw<P, T>, Lost>> {
    match load().as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(found) => Some(found),
        Poll::Pending => None,
    }
}

/// Fetches a part before anybody wants it. Where that fails nobody hears of it: it is tried again when it is wanted.
pub async fn fetch<P, T>(load: fn() -> Loading<P, T>) {
    load().await.map(|_| ()).unwrap_or_default();
}

/// A part, fetched as soon as it is wanted.
#[hook]
pub fn use_part<P: 'static>(load: fn() -> Loading<P>, wanted: bool) -> Part<P> {
    use_part_soon(load, wanted, false)
}

/// A part that is fetched, if it may be wanted soon, before it is.
#[hook]
pub fn use_part_soon<P: 'static>(load: fn() -> Loading<P>, wanted: bool, soon: bool) -> Part<P> {
    let ask: Ask = Rc::new(move || Box::pin(async move { load().await.map(|_| ()) }));
    match use_fetched(ask, wanted, soon) {
        Fetched::Here => match found(load) {
            Some(Ok(draw)) => Part::Here(draw),
            _ => Part::Away,
        },
        Fetched::Away => Part::Away,
        Fetched::Lost(again) => Part::Lost(again),
    }
}

/// Fetches a part, whichever it is.
type Ask = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), Lost>>>>>;

enum Fetched {
    Here,
    Away,
    Lost(Callback<MouseEvent>),
}

/// What is the same for every part: of its kind there is one in the program, not one for each sort of properties.
#[hook]
fn use_fetched(ask: Ask, wanted: bool, soon: bool) -> Fetched {
    let state = use_state(|| None);
    let needed = use_mut_ref(|| false);
    if wanted {
        needed.replace(true);
    }
    let here = if cfg!(feature = "split") {
        *state == Some(Ok(()))
    } else {
        *needed.borrow()
    };
    let again = {
        let (ask, state) = (ask.clone(), state.setter());
        move || {
            let (ask, state) = (ask.clone(), state.clone());
            spawn_local(async move { state.set(Some(ask().await)) });
        }
    };
    let lost = *state == Some(Err(Lost));
    {
        let again = again.clone();
        use_effect_with((wanted, soon), move |(wanted, soon)| {
            match (here, *wanted, *soon) {
                (false, true, _) => again(),
                (false, false, true) => spawn_local(async move { ask().await.unwrap_or_default() }),
                _ => {}
            }
        });
    }
    match (here, lost) {
        (true, _) => Fetched::Here,
        (false, true) => Fetched::Lost(Callback::from(move |_| again())),
        (false, false) => Fetched::Away,
    }
}
