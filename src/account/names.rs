//! Names, ids and texts that only valid input can become.
//!
//! Each type is made by its `parse` alone; what is refused is said in a [`Malformed`]. The forms are those of the
//! parameter tables of CreateImage, CopyImage, ModifyImageAttribute and ModifyImageSharePermission, read as one.

use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text can't be the name, id or description that it was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// Fewer or more characters (Unicode scalar values) than allowed.
    Length {
        /// The fewest characters allowed.
        least: usize,
        /// The most characters allowed.
        most: usize,
    },
    /// It starts with something that is reserved or forbidden.
    Prefix(&'static str),
    /// Its first character is neither a letter nor a Chinese character.
    FirstCharacter,
    /// It holds a character that is not allowed.
    Character(char),
    /// It has not the fixed form of its kind (an id, an account).
    Form,
}

impl fmt::Display for Malformed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { least, most } => write!(out, "must have {least} to {most} characters"),
            Self::Prefix(prefix) => write!(out, "must not start with {prefix}"),
            Self::FirstCharacter => write!(out, "must start with a letter or a Chinese character"),
            Self::Character(character) => {
                write!(out, "must not contain U+{:04X}", u32::from(*character))
            }
            Self::Form => write!(out, "is not of its kind's form"),
        }
    }
}

macro_rules! checked_text {
    ($(#[$doc:meta])* $name:ident, $check:path) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Rc<str>);

        impl $name {
            /// Takes a text that has the form.
            ///
            /// # Errors
            /// [`Malformed`] says what is wrong with it.
            pub fn parse(text: &str) -> Result<Self, Malformed> {
                $check(text)?;
                Ok(Self(text.into()))
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text itself, shared.
            #[must_use]
            pub fn text(&self) -> Rc<str> {
                self.0.clone()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::parse(&text).map_err(|why| serde::de::Error::custom(format!("{text:?} {why}")))
            }
        }
    };
}

checked_text!(
    /// An image's name (自定义镜像名称): 2 to 128 characters, unique in its account and region.
    ///
    /// Source: parameter `ImageName` of CreateImage and ModifyImageAttribute.
    ImageName,
    name_form
);
checked_text!(
    /// An image family's name (镜像族系) as its owner assigns it: 2 to 128 characters.
    ///
    /// Source: parameter `ImageFamily` of ModifyImageAttribute.
    FamilyName,
    name_form
);
checked_text!(
    /// An image's description: empty, or 2 to 256 characters, not starting with `http://` or `https://`.
    ///
    /// Source: parameter `Description` of CreateImage.
    Description,
    description_form
);
checked_text!(
    /// An image's id: `m-` and lower-case letters and digits for a custom image, a name ending in `.vhd` for a public
    /// one.
    ImageId,
    image_id_form
);
checked_text!(
    /// An instance's id: `i-` and lower-case letters and digits.
    InstanceId,
    instance_id_form
);
checked_text!(
    /// A snapshot's id: `s-` and lower-case letters and digits.
    SnapshotId,
    snapshot_id_form
);
checked_text!(
    /// An Alibaba Cloud account's id (UID): 10 to 20 digits.
    AccountUid,
    account_form
);
checked_text!(
    /// A tag's key: 1 to 128 characters, not starting with `aliyun` or `acs:`, without `http://` and `https://`.
    ///
    /// Source: parameter `Tag.N.Key` of CreateImage.
    TagKey,
    tag_key_form
);
checked_text!(
    /// A tag's value: up to 128 characters, not starting with `acs:`, without `http://` and `https://`.
    ///
    /// Source: parameter `Tag.N.Value` of CreateImage.
    TagValue,
    tag_value_form
);

impl ImageName {
    /// A public image's name, which is like its id; only Alibaba Cloud gives such names.
    #[must_use]
    pub fn public(text: &str) -> Option<Self> {
        image_id_form(text).ok().map(|()| Self(text.into()))
    }
}

impl Default for AccountUid {
    /// The account of the built-in scenarios, and of a file that names none.
    fn default() -> Self {
        Self("1234567890123456".into())
    }
}

impl Default for Description {
    fn default() -> Self {
        Self("".into())
    }
}

const WEB_PREFIXES: [&str; 2] = ["http://", "https://"];

fn length(text: &str, least: usize, most: usize) -> Result<(), Malformed> {
    let count = text.chars().take(most.saturating_add(1)).count();
    if (least..=most).contains(&count) {
        Ok(())
    } else {
        Err(Malformed::Length { least, most })
    }
}

fn no_prefix(text: &str, prefixes: &[&'static str]) -> Result<(), Malformed> {
    match prefixes.iter().find(|prefix| text.starts_with(**prefix)) {
        Some(prefix) => Err(Malformed::Prefix(prefix)),
        None => Ok(()),
    }
}

fn name_form(text: &str) -> Result<(), Malformed> {
    length(text, 2, 128)?;
    no_prefix(text, &["aliyun", "acs:"])?;
    no_prefix(text, &WEB_PREFIXES)?;
    let letter = |c: char| c.is_ascii_alphabetic() || is_han(c);
    let mut characters = text.chars();
    if !characters.next().is_some_and(letter) {
        return Err(Malformed::FirstCharacter);
    }
    match characters.find(|c| !(letter(*c) || c.is_ascii_digit() || matches!(c, '.' | ':' | '_' | '-'))) {
        Some(stranger) => Err(Malformed::Character(stranger)),
        None => Ok(()),
    }
}

fn description_form(text: &str) -> Result<(), Malformed> {
    if text.is_empty() {
        return Ok(());
    }
    length(text, 2, 256)?;
    no_prefix(text, &WEB_PREFIXES)
}

fn tag_key_form(text: &str) -> Result<(), Malformed> {
    length(text, 1, 128)?;
    no_prefix(text, &["aliyun", "acs:"])?;
    tag_text_form(text)
}

fn tag_value_form(text: &str) -> Result<(), Malformed> {
    length(text, 0, 128)?;
    no_prefix(text, &["acs:"])?;
    tag_text_form(text)
}

fn tag_text_form(text: &str) -> Result<(), Malformed> {
    let mut ends = text
        .char_indices()
        .map(|(start, _)| text.get(start..).unwrap_or_default());
    match ends.find_map(|end| WEB_PREFIXES.iter().find(|address| end.starts_with(**address))) {
        Some(address) => Err(Malformed::Prefix(address)),
        None => Ok(()),
    }
}

fn image_id_form(text: &str) -> Result<(), Malformed> {
    let public = text.len() <= 128
        && text.strip_suffix(".vhd").is_some_and(|stem| {
            !stem.is_empty()
                && stem
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
        });
    if public { Ok(()) } else { resource_id(text, "m-") }
}

fn instance_id_form(text: &str) -> Result<(), Malformed> {
    resource_id(text, "i-")
}

fn snapshot_id_form(text: &str) -> Result<(), Malformed> {
    resource_id(text, "s-")
}

/// New ids have 20 characters after the prefix; short ones of the early years still exist.
fn resource_id(text: &str, prefix: &str) -> Result<(), Malformed> {
    let fits = text.strip_prefix(prefix).is_some_and(|rest| {
        (6..=32).contains(&rest.len()) && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    });
    if fits { Ok(()) } else { Err(Malformed::Form) }
}

fn account_form(text: &str) -> Result<(), Malformed> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits && (10..=20).contains(&text.len()) {
        Ok(())
    } else {
        Err(Malformed::Form)
    }
}

/// Whether a text has the form of a resource group's id; each such group exists.
#[must_use]
pub fn is_resource_group(id: &str) -> bool {
    id.starts_with("rg-")
}

/// Whether Unicode calls the character Han (`\p{Han}`); held against the Unicode tables by a test.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{2E80}'..='\u{2E99}' | '\u{2E9B}'..='\u{2EF3}' | '\u{2F00}'..='\u{2FD5}' | '\u{3005}'
        | '\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3038}'..='\u{303B}' | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FA6D}' | '\u{FA70}'..='\u{FAD9}'
        | '\u{16FE2}'..='\u{16FE3}' | '\u{16FF0}'..='\u{16FF6}' | '\u{20000}'..='\u{2A6DF}'
        | '\u{2A700}'..='\u{2B81E}' | '\u{2B820}'..='\u{2CEAD}' | '\u{2CEB0}'..='\u{2EBE0}'
        | '\u{2EBF0}'..='\u{2EE5D}' | '\u{2F800}'..='\u{2FA1D}' | '\u{30000}'..='\u{3134A}'
        | '\u{31350}'..='\u{33479}')
}

#[cfg(test)]
mod tests {
    use unicode_script::{Script, UnicodeScript as _};

    use super::*;

    #[test]
    fn han_is_what_unicode_says() {
        let wrong: Vec<char> = ('\0'..=char::MAX)
            .filter(|c| is_han(*c) != (c.script() == Script::Han))
            .collect();
        assert!(
            wrong.is_empty(),
            "{} wrong, from {:?}",
            wrong.len(),
            wrong.first()
        );
    }

    #[test]
    fn a_name_is_two_to_128_characters_from_a_letter_on() {
        for good in [
            "ab",
            "image-test",
            "镜像",
            "镜像 1".replace(' ', "_").as_str(),
            "a.b:c_d-9",
            &"像".repeat(128),
        ] {
            assert_eq!(
                ImageName::parse(good).map(|name| name.to_string()),
                Ok(good.to_owned())
            );
        }
        for (bad, why) in [
            ("", Malformed::Length { least: 2, most: 128 }),
            ("a", Malformed::Length { least: 2, most: 128 }),
            (&"a".repeat(129), Malformed::Length { least: 2, most: 128 }),
            ("1a", Malformed::FirstCharacter),
            ("-a", Malformed::FirstCharacter),
            ("éa", Malformed::FirstCharacter),
            ("a b", Malformed::Character(' ')),
            ("ab\u{202E}", Malformed::Character('\u{202E}')),
            ("aliyun-x", Malformed::Prefix("aliyun")),
            ("acs:x", Malformed::Prefix("acs:")),
            ("http://x", Malformed::Prefix("http://")),
            ("https://x", Malformed::Prefix("https://")),
        ] {
            assert_eq!(FamilyName::parse(bad), Err(why), "{bad:?}");
        }
        assert!(
            FamilyName::parse("Aliyun-x").is_ok(),
            "prefixes are compared as written"
        );
    }

    #[test]
    fn ids_have_the_form_of_their_kind() {
        for good in [
            "m-bp1aaaaaaaaaaaaaaaaa",
            "m-282dzntc7",
            "aliyun_3_x64_20G_alibase_20221102.vhd",
        ] {
            assert!(ImageId::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "m-",
            "m-BP1AAAAAAAAA",
            "i-bp1aaaaaaaaaaaaaaaaa",
            ".vhd",
            "m-bp1 aaaaaaaaaaaa",
        ] {
            assert!(ImageId::parse(bad).is_err(), "{bad}");
        }
        assert!(AccountUid::parse("1234567890").is_ok());
        assert!(AccountUid::parse("123456789").is_err());
        assert!(AccountUid::parse("12345678901234567890x").is_err());
    }
}
