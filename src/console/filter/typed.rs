//! What somebody types into the filter's field, in either language, and what may come next.

use super::language::{Filter, Operator, Property, Token};
use crate::account::Status;
use crate::locale::Locale;
use crate::locale::filter::FilterText;
use crate::locale::page::PageText;

/// The name of a property on screen.
#[must_use]
pub fn property_text(property: Property) -> FilterText {
    match property {
        Property::Name => FilterText::Name,
        Property::Id => FilterText::Id,
        Property::Family => FilterText::Family,
        Property::Status => FilterText::Status,
        Property::Tag => FilterText::Tag,
        Property::System => FilterText::System,
        Property::Created => FilterText::Created,
        Property::Shared => FilterText::Shared,
    }
}

/// What an operator is called.
#[must_use]
pub fn operator_text(operator: Operator) -> FilterText {
    match operator {
        Operator::Is => FilterText::Is,
        Operator::IsNot => FilterText::IsNot,
        Operator::Contains => FilterText::Contains,
        Operator::Lacks => FilterText::Lacks,
        Operator::From => FilterText::From,
        Operator::Until => FilterText::Until,
    }
}

/// The words that a property's fixed values have on screen.
fn words(property: Property, locale: Locale) -> Vec<(&'static str, &'static str)> {
    match property {
        Property::Status => Status::ALL
            .into_iter()
            .map(|status| (status.as_str(), PageText::from(status).text(locale)))
            .collect(),
        Property::Shared => vec![
            ("yes", FilterText::Yes.text(locale)),
            ("no", FilterText::No.text(locale)),
        ],
        Property::Family | Property::Tag => vec![("", FilterText::None.text(locale))],
        _ => Vec::new(),
    }
}

/// A value as it is shown.
#[must_use]
pub fn value_text(property: Property, value: &str, locale: Locale) -> String {
    let words = words(property, locale);
    let word = words.iter().find(|(there, _)| *there == value);
    word.map_or_else(|| value.to_owned(), |(_, word)| (*word).to_owned())
}

/// The value of what was typed: a word of either language, or the value itself.
fn value_of(property: Property, text: &str) -> String {
    let text = text.trim();
    let known = Locale::ALL.into_iter().find_map(|locale| {
        let words = words(property, locale);
        words
            .into_iter()
            .find(|(value, word)| {
                word.eq_ignore_ascii_case(text) || (!value.is_empty() && value.eq_ignore_ascii_case(text))
            })
            .map(|(value, _)| value.to_owned())
    });
    known.unwrap_or_else(|| text.to_owned())
}

/// A condition as it is shown, and typed.
#[must_use]
pub fn token_text(token: &Token, locale: Locale) -> String {
    let property = token.property();
    let value = value_text(property, token.value(), locale);
    format!(
        "{} {} {value}",
        property_text(property).text(locale),
        token.operator().sign()
    )
}

/// A whole filter in a sentence.
#[must_use]
pub fn filter_text(filter: &Filter, locale: Locale) -> String {
    let join = if filter.any() {
        FilterText::Or
    } else {
        FilterText::And
    };
    let tokens: Vec<_> = filter
        .tokens()
        .iter()
        .map(|token| token_text(token, locale))
        .collect();
    tokens.join(&format!(" {} ", join.text(locale)))
}

/// All that narrows a list to nothing: the searches and the filter, in a sentence.
#[must_use]
pub fn why(family: &str, search: &str, filter: &Filter, locale: Locale) -> String {
    let mut all = Vec::new();
    for (text, sentence) in [(family, FilterText::WhyFamily), (search, FilterText::WhySearch)] {
        if !text.is_empty() {
            all.push(sentence.fill(locale, &[("text", text)]));
        }
    }
    if !filter.tokens().is_empty() {
        all.push(filter_text(filter, locale));
    }
    let all = all.join(FilterText::Between.text(locale));
    FilterText::Why.fill(locale, &[("all", &all)])
}

/// How far a condition is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed<'a> {
    /// No property yet, or part of one.
    Start(&'a str),
    /// A property, and part of an operator.
    Operator(Property, &'a str),
    /// A property, an operator, and part of a value.
    Value(Property, Operator, &'a str),
}

/// Operators as an input method, or a book, may write them.
const SIGNS: [(&str, Operator); 12] = [
    ("!=", Operator::IsNot),
    ("!:", Operator::Lacks),
    (">=", Operator::From),
    ("<=", Operator::Until),
    ("！＝", Operator::IsNot),
    ("！：", Operator::Lacks),
    ("≠", Operator::IsNot),
    ("≥", Operator::From),
    ("≤", Operator::Until),
    ("＝", Operator::Is),
    ("：", Operator::Contains),
    ("=", Operator::Is),
];

fn after_operator(property: Property, text: &str) -> Option<(Operator, &str)> {
    let signs = SIGNS
        .into_iter()
        .chain([(":", Operator::Contains)])
        .find_map(|(sign, operator)| Some((operator, text.strip_prefix(sign)?)));
    signs.and_then(|(operator, rest)| Some((property.takes(operator)?, rest)))
}

/// What comes after a name, in any case.
fn after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(name.len())?;
    start.eq_ignore_ascii_case(name).then_some(rest)
}

/// Reads what was typed so far.
#[must_use]
pub fn read(text: &str) -> Typed<'_> {
    let start = text.trim_start();
    let mut best: Option<(Property, &str)> = None;
    for property in Property::ALL {
        let name = property_text(property);
        let names = Locale::ALL.map(|locale| name.text(locale));
        for name in names.into_iter().chain([property.word()]) {
            let Some(rest) = after(start, name).map(str::trim_start) else {
                continue;
            };
            let goes_on = rest.starts_with(['=', '!', ':', '<', '>', '＝', '！', '：', '≠', '≥', '≤']);
            let longer = best.is_none_or(|(_, before)| rest.len() < before.len());
            if (rest.is_empty() || goes_on) && longer {
                best = Some((property, rest));
            }
        }
    }
    match best {
        None => Typed::Start(start.trim_end()),
        Some((property, rest)) => match after_operator(property, rest) {
            Some((operator, value)) => Typed::Value(property, operator, value.trim()),
            None => Typed::Operator(property, rest.trim_end()),
        },
    }
}

/// Why what was typed is no condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Something is missing.
    Incomplete,
    /// It is no day.
    Day,
    /// The property has no such value.
    Value(Property),
}

impl Fault {
    /// The same in words.
    #[must_use]
    pub fn text(self, locale: Locale) -> String {
        match self {
            Self::Incomplete => FilterText::Incomplete.text(locale).to_owned(),
            Self::Day => FilterText::DayForm.text(locale).to_owned(),
            Self::Value(property) => {
                let name = property_text(property).text(locale);
                FilterText::NoSuchValue.fill(locale, &[("property", name)])
            }
        }
    }
}

/// The condition that was typed; without a property, it is part of a name.
///
/// # Errors
/// [`Fault`] says what is wrong with it.
pub fn token(text: &str) -> Result<Token, Fault> {
    match read(text) {
        Typed::Start(name) => Token::new(Property::Name, Operator::Contains, name).ok_or(Fault::Incomplete),
        Typed::Operator(..) => Err(Fault::Incomplete),
        Typed::Value(property, operator, value) => {
            let fault = match property {
                _ if value.is_empty() => Fault::Incomplete,
                Property::Created => Fault::Day,
                _ => Fault::Value(property),
            };
            let token = Token::new(property, operator, &value_of(property, value));
            token.filter(|_| !value.is_empty()).ok_or(fault)
        }
    }
}

/// Something that may come next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is called.
    pub label: String,
    /// A word on it, or empty.
    pub note: &'static str,
    /// What stands in the field once it is chosen.
    pub text: String,
    /// The condition, where that is all of it.
    pub token: Option<Token>,
}

/// The most values that are suggested at a time.
pub const MOST: usize = 12;

/// Values that images have: of a property, holding a text, at most so many.
pub type Values<'a> = dyn Fn(Property, &str, usize) -> Vec<String> + 'a;

/// What may come next, and whether there is more of it.
#[must_use]
pub fn suggest(text: &str, locale: Locale, values: &Values<'_>) -> (Vec<Suggestion>, bool) {
    match read(text) {
        Typed::Start(start) => (starts(start, locale), false),
        Typed::Operator(property, sign) => {
            let operators = property.operators().iter();
            let fits = operators.filter(|operator| operator.sign().starts_with(sign));
            let mut suggestions: Vec<_> = fits.map(|operator| step(property, *operator, locale)).collect();
            // A name may hold a property's word.
            let name = Token::new(Property::Name, Operator::Contains, text).filter(|_| sign.is_empty());
            suggestions.extend(name.map(|token| whole(token, locale)));
            (suggestions, false)
        }
        Typed::Value(property, operator, value) => ends(property, operator, value, locale, values),
    }
}

/// The properties whose name holds what was typed; and that as part of an image's name.
fn starts(text: &str, locale: Locale) -> Vec<Suggestion> {
    let mut suggestions = Vec::new();
    if let Some(token) = Token::new(Property::Name, Operator::Contains, text) {
        suggestions.push(whole(token, locale));
    }
    for property in Property::ALL {
        let name = property_text(property).text(locale);
        if super::passes::holds(name, text) || super::passes::holds(property.word(), text) {
            suggestions.push(Suggestion {
                label: name.to_owned(),
                note: "",
                text: format!("{name} "),
                token: None,
            });
        }
    }
    suggestions
}

fn step(property: Property, operator: Operator, locale: Locale) -> Suggestion {
    let text = format!("{} {} ", property_text(property).text(locale), operator.sign());
    Suggestion {
        label: text.trim_end().to_owned(),
        note: operator_text(operator).text(locale),
        text,
        token: None,
    }
}

fn whole(token: Token, locale: Locale) -> Suggestion {
    let text = token_text(&token, locale);
    Suggestion {
        label: text.clone(),
        note: "",
        text,
        token: Some(token),
    }
}

fn ends(
    property: Property,
    operator: Operator,
    typed: &str,
    locale: Locale,
    values: &Values<'_>,
) -> (Vec<Suggestion>, bool) {
    let words = words(property, locale);
    let fixed = matches!(property, Property::Status | Property::Shared);
    // One's own words are looked for among all values: they are few.
    let needle = if fixed { "" } else { typed };
    let mut found = values(property, needle, MOST.saturating_add(1));
    let fits = |(value, word): &(&str, &str)| {
        super::passes::holds(word, typed) || super::passes::holds(value, typed)
    };
    if fixed {
        let there = words.iter().filter(|word| fits(word));
        found = there
            .map(|(value, _)| (*value).to_owned())
            .filter(|value| property == Property::Shared || found.contains(value))
            .collect();
    } else {
        let none = words.iter().filter(|word| fits(word));
        found.splice(0..0, none.map(|(value, _)| (*value).to_owned()));
    }
    let more = found.len() > MOST;
    let tokens = found
        .iter()
        .take(MOST)
        .filter_map(|value| Token::new(property, operator, value));
    (tokens.map(|token| whole(token, locale)).collect(), more)
}
