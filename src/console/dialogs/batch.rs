//! The same with several images: what will be done, what will be skipped and why, what follows; then what became of each.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::Ask;
use super::parts::{TextField, image_parameters, resolved, sentence};
use crate::account::{Account, FamilyKey, Image, ImageKey, Status};
use crate::locale::Locale;
use crate::locale::console::ConsoleText;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Parameters, Response};
use crate::page::dialog::Dialog;
use crate::page::icon::Icon;
use crate::page::{Session, use_session};

/// What can be done with several images at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Batch {
    /// 弃用镜像
    Deprecate,
    /// 恢复可用
    Restore,
    /// 添加标签
    Tag,
    /// 删除镜像
    Delete,
}

impl Batch {
    /// In the order of their buttons.
    pub const ALL: [Self; 4] = [Self::Deprecate, Self::Restore, Self::Tag, Self::Delete];

    /// Its button.
    #[must_use]
    pub fn label(self) -> ConsoleText {
        match self {
            Self::Deprecate => ConsoleText::Deprecate,
            Self::Restore => ConsoleText::Restore,
            Self::Tag => ConsoleText::EditTags,
            Self::Delete => ConsoleText::Delete,
        }
    }

    /// What it asks: of one image, that image's own dialog, where there is one.
    #[must_use]
    pub fn ask(self, keys: &[ImageKey]) -> Ask {
        match (self, keys) {
            (Self::Deprecate, [key]) => Ask::Deprecate(key.clone()),
            (Self::Restore, [key]) => Ask::Restore(key.clone()),
            (Self::Delete, [key]) => Ask::Delete(key.clone()),
            _ => Ask::Batch(self, Rc::new(keys.to_vec())),
        }
    }

    fn title(self) -> DialogText {
        match self {
            Self::Deprecate => DialogText::BatchDeprecate,
            Self::Restore => DialogText::BatchRestore,
            Self::Tag => DialogText::BatchTag,
            Self::Delete => DialogText::BatchDelete,
        }
    }

    /// The call for one image.
    fn call(self, image: &Image, (key, value): (&str, &str)) -> (Action, Parameters) {
        match self {
            Self::Deprecate | Self::Restore => {
                let status = if self == Self::Restore {
                    Status::Available
                } else {
                    Status::Deprecated
                };
                let parameters = image_parameters(image).with("Status", status.as_str());
                (Action::ModifyImageAttribute, parameters)
            }
            Self::Delete => (Action::DeleteImage, image_parameters(image)),
            Self::Tag => {
                let parameters = Parameters::new()
                    .with("RegionId", image.key.region.as_str())
                    .with("ResourceType", "image")
                    .with("ResourceId.1", image.key.id.as_str())
                    .with("Tag.1.Key", key)
                    .with("Tag.1.Value", value);
                (Action::TagResources, parameters)
            }
        }
    }
}

/// What [`BatchDialog`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BatchProps {
    /// What is to be done.
    pub batch: Batch,
    /// With which images.
    pub keys: Rc<Vec<ImageKey>>,
    /// Told when the dialog is done with.
    pub on_close: Callback<()>,
}

/// An image's name, and the answer to its call.
type Answered = (String, Response);

/// The dialog.
#[component]
pub fn BatchDialog(props: &BatchProps) -> Html {
    let session = use_session();
    let locale = session.locale();
    let tag = use_state(|| (String::new(), String::new()));
    let done = use_state(|| None::<Rc<Vec<Answered>>>);
    let BatchProps {
        batch,
        keys,
        on_close,
    } = props;
    if let Some(answers) = &*done {
        let count = answers.iter().filter(|(_, response)| response.is_ok()).count();
        let title = DialogText::BatchDone.fill(locale, &[("count", &count.to_string())]);
        return html! {
            <Dialog {title} {locale} on_ok={on_close.clone()} on_close={on_close.clone()}>
                <div class="batch"></div>
                <div key="done" class="batch" role="status">{ report(answers, locale) }</div>
            </Dialog>
        };
    }
    let plan = Plan::of(&session, *batch, keys, (&tag.0, &tag.1));
    let count = plan.answers.len().to_string();
    let title = batch.title().fill(locale, &[("count", &count)]);
    let fields = (*batch == Batch::Tag).then(|| tag_fields(&tag, locale));
    // Before a tag is named there is nothing to foresee.
    let named = *batch != Batch::Tag || !tag.0.is_empty();
    let show = named.then(|| plan.show(locale));
    let (danger, ok_disabled) = (plan.danger(*batch), plan.calls.is_empty());
    let on_ok = Callback::from(move |()| done.set(Some(Rc::new(plan.carry_out(&session)))));
    html! {
        <Dialog {title} {locale} {on_ok} on_close={on_close.clone()} {danger} {ok_disabled}>
            <div class="batch">{ for fields }</div>
            <div key="plan" class="batch">{ for show }</div>
        </Dialog>
    }
}

fn tag_fields(tag: &UseStateHandle<(String, String)>, locale: Locale) -> Html {
    let on_key = {
        let tag = tag.clone();
        Callback::from(move |key: String| tag.set((key, tag.1.clone())))
    };
    let on_value = {
        let tag = tag.clone();
        Callback::from(move |value: String| tag.set((tag.0.clone(), value)))
    };
    html! {
        <>
            <TextField id="tag-key" label={DialogText::TagKey.text(locale)} value={tag.0.clone()} on_input={on_key} {locale} autofocus=true />
            <TextField id="tag-value" label={DialogText::TagValue.text(locale)} value={tag.1.clone()} on_input={on_value} {locale} />
        </>
    }
}

/// What would come of it, found by making the calls and taking them back.
struct Plan {
    answers: Vec<Answered>,
    /// The calls that would succeed, each with its image's name.
    calls: Vec<(String, Action, Parameters)>,
    /// Families that resolve to another image afterwards: before and after.
    moves: Vec<(String, Option<String>, Option<String>)>,
}

impl Plan {
    fn of(session: &Session, batch: Batch, keys: &[ImageKey], tag: (&str, &str)) -> Self {
        let image = |key: &ImageKey| session.image(key.region, key.id.as_str());
        let images: Vec<Rc<Image>> = keys.iter().filter_map(image).collect();
        let calls: Vec<_> = images.iter().map(|image| batch.call(image, tag)).collect();
        let families: BTreeMap<String, FamilyKey> = images
            .iter()
            .filter_map(|image| image.family_key())
            .map(|key| (key.to_string(), key))
            .collect();
        let look = |account: &Account| {
            let families = families.values();
            families.map(|key| resolved(account, key)).collect::<Vec<_>>()
        };
        let before = session.read(|simulation| look(simulation.account()));
        let (responses, after) = session.rehearse(&calls, look);
        let names = images.iter().map(|image| image.name.to_string());
        let moves = families.keys().cloned().zip(before.into_iter().zip(after));
        Self {
            calls: names
                .clone()
                .zip(calls)
                .zip(&responses)
                .filter(|(_, response)| response.is_ok())
                .map(|((name, (action, parameters)), _)| (name, action, parameters))
                .collect(),
            answers: names.zip(responses).collect(),
            moves: moves
                .filter(|(_, (before, after))| before != after)
                .map(|(family, (before, after))| (family, before, after))
                .collect(),
        }
    }

    /// Makes the calls that would succeed; what became of each image, those that were skipped at the end.
    fn carry_out(&self, session: &Session) -> Vec<Answered> {
        let call = |(name, action, parameters): &(String, Action, Parameters)| {
            (name.clone(), session.call(*action, parameters.clone()))
        };
        let skipped = self.answers.iter().filter(|(_, response)| !response.is_ok());
        self.calls.iter().map(call).chain(skipped.cloned()).collect()
    }

    /// Whether it takes something away for good, or leaves a family with nothing.
    fn danger(&self, batch: Batch) -> bool {
        batch == Batch::Delete || self.moves.iter().any(|(.., after)| after.is_none())
    }

    fn show(&self, locale: Locale) -> Html {
        let none = || DialogText::NoneLeft.text(locale).to_owned();
        let moves = self.moves.iter().map(|(family, before, after)| {
            let words = [
                ("family", family.as_str()),
                ("before", &before.clone().unwrap_or_else(none)),
                ("after", &after.clone().unwrap_or_else(none)),
            ];
            let text = DialogText::FamilyMoves.fill(locale, &words);
            let (class, icon) = match after {
                Some(_) => (None, Icon::LATEST),
                None => (Some("batch-warning"), Icon::WARNING),
            };
            html! { <li key={family.clone()} {class}>{ icon.svg() }<span>{ text }</span></li> }
        });
        html! {
            <>
                { answers(&self.answers, [DialogText::WillDo, DialogText::WillSkip], locale) }
                <section hidden={self.moves.is_empty()}>
                    <h3>{ DialogText::Consequence.text(locale) }</h3>
                    <ul>{ for moves }</ul>
                </section>
            </>
        }
    }
}

fn report(done: &[Answered], locale: Locale) -> Html {
    answers(done, [DialogText::DidDo, DialogText::DidSkip], locale)
}

/// Those that succeed, and those that don't with the reason; each kind under its heading.
fn answers(answers: &[Answered], headings: [DialogText; 2], locale: Locale) -> Html {
    let [good, bad] = headings;
    let heading = |text: DialogText, count: usize| text.fill(locale, &[("count", &count.to_string())]);
    let (done, skipped): (Vec<_>, Vec<_>) = answers.iter().partition(|(_, response)| response.is_ok());
    let fine = done.iter().map(|(name, _)| {
        html! { <li key={name.clone()} class="batch-done">{ Icon::CHECK.svg() }<span>{ name }</span></li> }
    });
    let refused = skipped.iter().map(|(name, response)| {
        html! {
            <li key={name.clone()} class="batch-skipped">{ Icon::CLOSE.svg() }
                <span>{ name }<span class="second-line">{ sentence(response, locale) }{ " " }<code>{ response.code().unwrap_or_default() }</code></span></span>
            </li>
        }
    });
    html! {
        <>
            <section hidden={done.is_empty()}>
                <h3>{ heading(good, done.len()) }</h3>
                <ul>{ for fine }</ul>
            </section>
            <section hidden={skipped.is_empty()}>
                <h3>{ heading(bad, skipped.len()) }</h3>
                <ul>{ for refused }</ul>
            </section>
            <p class="quiet" hidden={!done.is_empty()}>{ DialogText::BatchNone.text(locale) }</p>
        </>
    }
}
