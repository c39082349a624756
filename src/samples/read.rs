//! Commands read back into calls: lines of the official tool, and curl requests in every dialect of the endpoint.

use std::iter::Peekable;

use super::quotes;
use crate::openapi::wire::{self, Request};
use crate::openapi::{Action, Kind, Parameters, Value};

/// Why a text is no call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unread {
    /// It begins with neither `aliyun` nor `curl`.
    NotACommand,
    /// A quotation mark is not closed.
    Quotes,
    /// It calls another product than ECS.
    OtherProduct(String),
    /// It names no action.
    NoAction,
    /// Something stands where an option should.
    Stray(String),
    /// An option without its value.
    NoValue(String),
    /// An option that is not understood, or a file that the page can't see.
    Option(String),
}

type Words = Peekable<std::vec::IntoIter<String>>;

/// Whether a text is surely meant as a command of this API, even where any text may stand.
#[must_use]
pub fn is_command(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches("$ ");
    let names_action = || {
        ["Action=", "x-acs-action"]
            .into_iter()
            .any(|mark| text.contains(mark))
    };
    text.starts_with("aliyun ecs ") || text.starts_with("curl ") && names_action()
}

/// Reads a command: the action's name and its parameters.
///
/// # Errors
/// The text is no such command; see [`Unread`].
pub fn read(text: &str) -> Result<(String, Parameters), Unread> {
    let text = text.trim().trim_start_matches("$ ");
    let text = quotes::plain(text).ok_or(Unread::Quotes)?;
    let mut words = shell_words::split(&text)
        .map_err(|_| Unread::Quotes)?
        .into_iter()
        .peekable();
    // Settings of the environment may stand before the command, and a path in it.
    let command = words.find(|word| !word.contains('=')).unwrap_or_default();
    match command.rsplit('/').next() {
        Some("aliyun") => aliyun(words),
        Some("curl") => curl(words),
        _ => Err(Unread::NotACommand),
    }
}

/// Where the shell goes on with another command, or with a file.
fn ends(word: &str) -> bool {
    matches!(word, "|" | "||" | "&&" | "&" | ";") || word.starts_with(['<', '>']) || word.starts_with("2>")
}

fn aliyun(mut words: Words) -> Result<(String, Parameters), Unread> {
    match words.next() {
        Some(product) if product == "ecs" => {}
        product => return Err(Unread::OtherProduct(product.unwrap_or_default())),
    }
    let name = words
        .next()
        .filter(|word| !word.starts_with("--"))
        .ok_or(Unread::NoAction)?;
    // The tool's newer spelling has no capital letter: describe-images --image-family.
    let is_kebab = !name.contains(|c: char| c.is_ascii_uppercase());
    let known = Action::ALL
        .iter()
        .copied()
        .find(|action| is_kebab && same(action.as_str(), &name));
    let action = known.map_or(name, |action| action.as_str().to_owned());
    let mut parameters = Parameters::new();
    let region = options(&mut words, known, &mut parameters)?;
    let takes_region = |action: Action| action.parameters().iter().any(|it| it.name == "RegionId");
    if let Some(region) = region
        && parameters.get("RegionId").is_none()
        && Action::parse(&action).is_none_or(takes_region)
    {
        parameters.set("RegionId", region);
    }
    Ok((action, parameters))
}

/// Reads the options into the parameters; the region that the tool itself was told.
fn options(
    words: &mut Words,
    known: Option<Action>,
    parameters: &mut Parameters,
) -> Result<Option<String>, Unread> {
    let mut region = None;
    while let Some(word) = words.next_if(|word| !ends(word)) {
        let Some(option) = word.strip_prefix("--") else {
            if word.len() == 2 && word.starts_with('-') {
                values(words);
                continue;
            }
            return Err(Unread::Stray(word));
        };
        let (option, given) = match option.split_once('=') {
            Some((option, value)) => (option, Some(value.to_owned())),
            None => (option, None),
        };
        if option.starts_with(|c: char| c.is_ascii_uppercase()) {
            let next = || words.next_if(|word| !word.starts_with("--"));
            let value = given.or_else(next).ok_or_else(|| Unread::NoValue(word.clone()))?;
            parameters.set(option, value);
            continue;
        }
        // Options without a capital letter are the tool's own, or in its newer spelling the action's.
        let mut all: Vec<String> = given.into_iter().collect();
        if all.is_empty() {
            all = values(words);
        }
        if option == "region" {
            region = all.into_iter().next();
        } else if let Some(action) = known {
            kebab(action, option, all, parameters)?;
        }
    }
    Ok(region)
}

/// The words up to the next option.
fn values(words: &mut Words) -> Vec<String> {
    std::iter::from_fn(|| words.next_if(|word| !word.starts_with('-') && !ends(word))).collect()
}

/// Whether a name is that one, but for case and punctuation.
fn same(name: &str, other: &str) -> bool {
    let letters = |text: &'_ str| -> String {
        text.chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect()
    };
    letters(name) == letters(other)
}

/// An option in the newer spelling; one that is none of the action's is the tool's own.
fn kebab(
    action: Action,
    option: &str,
    values: Vec<String>,
    parameters: &mut Parameters,
) -> Result<(), Unread> {
    let option = option.strip_prefix("biz-").unwrap_or(option);
    let Some(parameter) = action
        .parameters()
        .iter()
        .find(|parameter| same(parameter.name, option))
    else {
        return Ok(());
    };
    let name = parameter.name;
    let Some(first) = values.first() else {
        return Err(Unread::NoValue(["--", option].concat()));
    };
    let next = |start: String, there: &Parameters| {
        (1_usize..).find(|n| {
            let name = [&start, ".", &n.to_string()].concat();
            there
                .iter()
                .all(|(there, _)| there != name && !there.starts_with(&[&name, "."].concat()))
        })
    };
    match parameter.kind {
        Kind::List => {
            for value in values {
                let n = next(name.to_owned(), parameters).unwrap_or(1);
                parameters.set(&[name, ".", &n.to_string()].concat(), value);
            }
        }
        Kind::Structures(parts) => {
            let n = next(name.to_owned(), parameters).unwrap_or(1).to_string();
            for value in &values {
                let pair = value.split_once('=');
                let part = pair.and_then(|(part, _)| parts.iter().find(|there| same(there, part)));
                let (Some((_, value)), Some(part)) = (pair, part) else {
                    return Err(Unread::Stray(value.clone()));
                };
                parameters.set(&[name, ".", &n, ".", part].concat(), value);
            }
        }
        _ => parameters.set(name, first.clone()),
    }
    Ok(())
}

/// Options of curl with a value that has nothing to do with the call, by their letter or their name.
const BESIDE: [&str; 28] = [
    "A",
    "b",
    "c",
    "e",
    "m",
    "o",
    "r",
    "u",
    "w",
    "x",
    "y",
    "Y",
    "K",
    "cacert",
    "cert",
    "connect-timeout",
    "cookie",
    "cookie-jar",
    "interface",
    "key",
    "max-time",
    "output",
    "proxy",
    "referer",
    "resolve",
    "retry",
    "user",
    "user-agent",
];

/// A curl request, as far as it was read.
#[derive(Default)]
struct Curl {
    request: Request,
    data: Vec<String>,
    in_query: bool,
}

fn curl(mut words: Words) -> Result<(String, Parameters), Unread> {
    let mut curl = Curl::default();
    while let Some(word) = words.next_if(|word| !ends(word)) {
        if let Some(option) = word.strip_prefix("--") {
            curl.option(option, &mut words, None)?;
        } else if let Some(letters) = word.strip_prefix('-') {
            curl.letters(letters, &mut words)?;
        } else if curl.request.url.is_empty() {
            curl.request.url = word;
        } else {
            return Err(Unread::Stray(word));
        }
    }
    curl.finish()
}

impl Curl {
    /// Short options in one word: `-sG`, `-XPOST`. The first that takes a value takes the rest.
    fn letters(&mut self, letters: &str, words: &mut Words) -> Result<(), Unread> {
        let mut rest = letters.chars();
        while let Some(letter) = rest.next() {
            let value = Some(rest.as_str().to_owned()).filter(|rest| !rest.is_empty());
            if self.option(letter.encode_utf8(&mut [0; 4]), words, value)? {
                break;
            }
        }
        Ok(())
    }

    /// An option; whether it took a value.
    fn option(&mut self, option: &str, words: &mut Words, given: Option<String>) -> Result<bool, Unread> {
        let mut value = || {
            given
                .clone()
                .or_else(|| words.next())
                .ok_or_else(|| Unread::NoValue([if option.len() == 1 { "-" } else { "--" }, option].concat()))
        };
        match option {
            "G" | "get" => self.in_query = true,
            "X" | "request" => self.request.method = value()?,
            "url" => self.request.url = value()?,
            "H" | "header" => {
                let header = value()?;
                let (name, value) = header.split_once(':').unwrap_or((&header, ""));
                self.request
                    .headers
                    .push((name.trim().to_owned(), value.trim().to_owned()));
            }
            "d" | "data" | "data-ascii" | "data-binary" | "data-raw" => {
                let data = value()?;
                if data.starts_with('@') && option != "data-raw" {
                    return Err(Unread::Option(data));
                }
                self.data.push(data);
            }
            "data-urlencode" => {
                let data = value()?;
                self.data.push(encoded(&data)?);
            }
            "F" | "form" | "form-string" | "T" | "upload-file" | "json" => {
                return Err(Unread::Option(option.to_owned()));
            }
            _ if BESIDE.contains(&option) => drop(value()?),
            // The others are switches: -s, --compressed, --insecure.
            _ => return Ok(false),
        }
        Ok(!matches!(option, "G" | "get"))
    }

    fn finish(self) -> Result<(String, Parameters), Unread> {
        let Self {
            mut request,
            data,
            in_query,
        } = self;
        let mut data = data.join("&");
        let header = |name: &str, request: &Request| {
            let there = request
                .headers
                .iter()
                .find(|(there, _)| there.eq_ignore_ascii_case(name));
            there.map(|(_, value)| value.to_ascii_lowercase())
        };
        let kind = header("content-type", &request);
        if kind.is_some_and(|kind| kind.contains("json")) && !data.is_empty() {
            let body: Value = serde_json::from_str(&data).map_err(|_| Unread::Stray(data))?;
            let mut query = form_urlencoded::Serializer::new(String::new());
            flatten("", &body, &mut query);
            data = query.finish();
        }
        request
            .headers
            .retain(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
        if in_query {
            let mark = if request.url.contains('?') { "&" } else { "?" };
            request.url.extend([mark, &data]);
        } else {
            request.headers.push((
                "content-type".to_owned(),
                "application/x-www-form-urlencoded".to_owned(),
            ));
            request.body = data;
        }
        // Which method it is makes no difference to what is called.
        request.method = "POST".to_owned();
        match wire::read(&request) {
            wire::Read::Call {
                action, parameters, ..
            } if !action.is_empty() => Ok((action, parameters)),
            _ => Err(Unread::NoAction),
        }
    }
}

/// `name=content` with its content encoded.
fn encoded(data: &str) -> Result<String, Unread> {
    let (name, content) = match data.split_once('=') {
        Some(pair) => pair,
        None if data.contains('@') => return Err(Unread::Option(data.to_owned())),
        None => ("", data),
    };
    let content: String = form_urlencoded::byte_serialize(content.as_bytes()).collect();
    Ok(if name.is_empty() {
        content
    } else {
        [name, "=", &content].concat()
    })
}

/// JSON as the API flattens it: `{"Tag": [{"Key": "a"}]}` is `Tag.1.Key=a`.
fn flatten(name: &str, value: &Value, query: &mut form_urlencoded::Serializer<'_, String>) {
    let inner = |part: &str| {
        if name.is_empty() {
            part.to_owned()
        } else {
            [name, ".", part].concat()
        }
    };
    match value {
        Value::Text(text) => drop(query.append_pair(name, text)),
        Value::Number(number) => drop(query.append_pair(name, &number.to_string())),
        Value::Boolean(yes) => drop(query.append_pair(name, &yes.to_string())),
        Value::List(items) => {
            for (n, item) in (1_usize..).zip(items) {
                flatten(&inner(&n.to_string()), item, query);
            }
        }
        Value::Object(fields) => {
            for (part, value) in fields {
                flatten(&inner(part), value, query);
            }
        }
    }
}
