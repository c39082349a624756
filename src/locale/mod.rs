//! The words on screen, in Chinese and English. A text that lacks a language does not compile.
//!
//! ```
//! use image_family_simulator::locale::{Locale, fill};
//!
//! assert_eq!(Locale::parse("zh-CN"), Some(Locale::ZhCn));
//! assert_eq!(fill("{n} images", &[("n", "3")]), "3 images");
//! ```

pub mod bars;
pub mod console;
pub mod details;
pub mod dialogs;
pub mod embed;
pub mod empty;
pub mod explorer;
pub mod faults;
pub mod filter;
pub mod notices;
pub mod page;
pub mod reasons;
pub mod recorder;
pub mod training;
pub mod transfer;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Locale {
    /// 简体中文
    #[default]
    ZhCn,
    /// English
    En,
}

impl Locale {
    /// Both.
    pub const ALL: [Self; 2] = [Self::ZhCn, Self::En];

    /// The language's tag (BCP 47), as in the address.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::ZhCn => "zh-CN",
            Self::En => "en",
        }
    }

    /// The language of that tag.
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }
}

/// Puts values into a text's `{name}` places.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        filled.push_str(
            values
                .iter()
                .find(|(key, _)| *key == name)
                .map_or("", |(_, value)| value),
        );
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// Makes an enum of texts, each with its Chinese and its English words.
macro_rules! texts {
    ($(#[$doc:meta])* pub enum $name:ident { $($key:ident: $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the words are the documentation")]
        pub enum $name { $($key,)* }

        impl $name {
            /// The words in a language.
            #[must_use]
            pub fn text(self, locale: $crate::locale::Locale) -> &'static str {
                match (self, locale) {
                    $((Self::$key, $crate::locale::Locale::ZhCn) => $zh,
                    (Self::$key, $crate::locale::Locale::En) => $en,)*
                }
            }

            /// The words in a language, with values in their `{name}` places.
            #[must_use]
            pub fn fill(self, locale: $crate::locale::Locale, values: &[(&str, &str)]) -> String {
                $crate::locale::fill(self.text(locale), values)
            }
        }
    };
}
pub(crate) use texts;
