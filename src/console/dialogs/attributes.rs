//! An image's attributes as they are changed: in the dialog all at once, in the panel one at a time. What is wrong is
//! said at its field, and nothing typed is lost.

use std::rc::Rc;

use yew::prelude::*;

use super::parts::{TextField, image_parameters, refusal, submit};
use crate::account::Image;
use crate::locale::Locale;
use crate::locale::dialogs::DialogText;
use crate::openapi::{Action, Parameters, Response};
use crate::page::use_session;

/// What can be changed of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::console) enum Attribute {
    /// 镜像名称
    Name,
    /// 镜像族系
    Family,
    /// 描述
    Description,
}

impl Attribute {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Name, Self::Family, Self::Description];

    /// Its value now.
    pub fn of(self, image: &Image) -> String {
        match self {
            Self::Name => image.name.to_string(),
            Self::Family => image.family_text(),
            Self::Description => image.details.description.to_string(),
        }
    }

    fn parameter(self) -> &'static str {
        match self {
            Self::Name => "ImageName",
            Self::Family => "ImageFamily",
            Self::Description => "Description",
        }
    }

    /// The attribute that an error is about.
    fn of_error(code: &str) -> Option<Self> {
        match code {
            "InvalidImageName.Malformed" | "InvalidImageName.Duplicated" => Some(Self::Name),
            "InvalidImageFamily.Malformed" | "ImageQuotaFull.ImageFamily" | "ImageFamilyQuotaFull" => {
                Some(Self::Family)
            }
            "InvalidDescription.Malformed" => Some(Self::Description),
            _ => None,
        }
    }

    fn label(self) -> DialogText {
        match self {
            Self::Name => DialogText::EditName,
            Self::Family => DialogText::EditFamily,
            Self::Description => DialogText::EditDescription,
        }
    }

    fn hint(self, locale: Locale) -> &'static str {
        match self {
            Self::Name => DialogText::EditNameHint.text(locale),
            Self::Family => DialogText::EditFamilyHint.text(locale),
            Self::Description => "",
        }
    }

    /// The id of its field; one that is alone may be there beside the dialog's.
    pub fn field(self, alone: bool) -> &'static str {
        match (self, alone) {
            (Self::Name, false) => "edit-name",
            (Self::Family, false) => "edit-family",
            (Self::Description, false) => "edit-description",
            (Self::Name, true) => "edit-name-alone",
            (Self::Family, true) => "edit-family-alone",
            (Self::Description, true) => "edit-description-alone",
        }
    }
}

/// What comes of what was typed.
enum Typed {
    Nothing,
    /// The API takes an empty value for none given: to close here would claim a change.
    Emptied(Attribute),
    Call(Parameters),
}

fn read(image: &Image, typed: &[(Attribute, String)]) -> Typed {
    let mut parameters = image_parameters(image);
    let mut changed = false;
    for (attribute, text) in typed {
        let (old, new) = (attribute.of(image), text.trim());
        if new.is_empty() && !old.is_empty() {
            return Typed::Emptied(*attribute);
        }
        if old.trim() != new {
            parameters.set(attribute.parameter(), new);
            changed = true;
        }
    }
    if changed {
        Typed::Call(parameters)
    } else {
        Typed::Nothing
    }
}

/// Fields over some of an image's attributes.
pub(in crate::console) struct Form {
    /// The fields, each with what is wrong with it; the first has the focus.
    pub fields: Html,
    /// What is refused for another reason.
    pub refused: Html,
    /// Makes the call, if anything is other than it was; told to the callback when there is no more to do.
    pub on_ok: Callback<()>,
}

/// A form as long as it is open.
#[hook]
pub(in crate::console) fn use_form(
    image: &Rc<Image>,
    attributes: &'static [Attribute],
    on_done: &Callback<()>,
) -> Form {
    let session = use_session();
    let locale = session.locale();
    let typed = use_reducer(|| Text(attributes.iter().map(|it| (*it, it.of(image))).collect()));
    let answer = use_state(|| None::<Rc<Response>>);
    let emptied = use_state(|| None::<Attribute>);
    let on_ok = {
        let (session, image, typed) = (session.clone(), image.clone(), typed.clone());
        let (answer, emptied, on_done) = (answer.clone(), emptied.clone(), on_done.clone());
        Callback::from(move |()| {
            let read = read(&image, &typed.0);
            emptied.set(None);
            match read {
                Typed::Nothing => on_done.emit(()),
                Typed::Emptied(attribute) => {
                    emptied.set(Some(attribute));
                    answer.set(None);
                }
                Typed::Call(parameters) => {
                    submit(
                        &session,
                        Action::ModifyImageAttribute,
                        parameters,
                        &answer,
                        &on_done,
                    );
                }
            }
        })
    };
    let at = answer
        .as_deref()
        .and_then(|answer| Attribute::of_error(answer.code()?));
    let field = |(place, (attribute, text)): (usize, &(Attribute, String))| {
        let (attribute, typed) = (*attribute, typed.dispatcher());
        let id = attribute.field(attributes.len() == 1);
        let empty = *emptied == Some(attribute);
        html! {
            <TextField key={id} {id} label={attribute.label().text(locale)} value={text.clone()}
                on_input={Callback::from(move |text| typed.dispatch((attribute, text)))}
                hint={attribute.hint(locale)} {locale} autofocus={place == 0}
                error={empty.then(|| AttrValue::from(DialogText::EditEmptied.text(locale)))}
                refused={(*answer).clone().filter(|_| at == Some(attribute))} />
        }
    };
    Form {
        fields: html! { <>{ for typed.0.iter().enumerate().map(field) }</> },
        refused: refusal(answer.as_deref().filter(|_| at.is_none()), locale),
        on_ok,
    }
}

/// What stands in the fields.
#[derive(PartialEq)]
struct Text(Vec<(Attribute, String)>);

impl Reducible for Text {
    type Action = (Attribute, String);

    fn reduce(self: Rc<Self>, (attribute, text): Self::Action) -> Rc<Self> {
        let typed = self.0.iter().map(|(there, old)| {
            let text = if *there == attribute { &text } else { old };
            (*there, text.clone())
        });
        Rc::new(Self(typed.collect()))
    }
}
