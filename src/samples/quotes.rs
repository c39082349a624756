//! `$'…'`, as bash writes what no other quotes can hold, and as browsers copy requests.

use std::iter::Peekable;
use std::str::Chars;

/// The text with plain quotes in the place of these; `None` where one of them is not closed.
pub(super) fn plain(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut open = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (open, c) {
            (None, '$') if rest.next_if_eq(&'\'').is_some() => {
                out.push_str(&shell_words::quote(&inside(&mut rest)?));
                continue;
            }
            (None | Some('"'), '\\') => {
                out.push(c);
                out.extend(rest.next());
                continue;
            }
            (None, '\'' | '"') => open = Some(c),
            (Some(mark), _) if mark == c => open = None,
            _ => {}
        }
        out.push(c);
    }
    Some(out)
}

/// What stands up to the closing mark. Some escapes are bytes, so that it is text only in the end.
fn inside(rest: &mut Peekable<Chars<'_>>) -> Option<String> {
    let mut bytes = Vec::new();
    loop {
        let c = match rest.next()? {
            '\'' => return Some(String::from_utf8_lossy(&bytes).into_owned()),
            '\\' => match escape(rest)? {
                Ok(byte) => {
                    bytes.push(byte);
                    continue;
                }
                Err(c) => c,
            },
            c => c,
        };
        bytes.extend(c.encode_utf8(&mut [0; 4]).bytes());
    }
}

/// What an escape stands for: a byte, or a character.
fn escape(rest: &mut Peekable<Chars<'_>>) -> Option<Result<u8, char>> {
    let byte = |code: Option<u32>| u8::try_from(code.unwrap_or_default() & 0xff);
    let first = rest.peek().copied()?;
    if first.is_digit(8) {
        return Some(byte(number(rest, 8, 3)).map_err(|_| first));
    }
    rest.next();
    Some(match first {
        'a' => Ok(0x07),
        'b' => Ok(0x08),
        'e' | 'E' => Ok(0x1b),
        'f' => Ok(0x0c),
        'n' => Ok(b'\n'),
        'r' => Ok(b'\r'),
        't' => Ok(b'\t'),
        'v' => Ok(0x0b),
        'c' => byte(rest.next().map(|c| u32::from(c) & 0x1f)).map_err(|_| first),
        'x' => byte(number(rest, 16, 2)).map_err(|_| first),
        'u' => Err(character(rest, 4)),
        'U' => Err(character(rest, 8)),
        other => Err(other),
    })
}

/// The number that begins here, of so many digits at most.
fn number(rest: &mut Peekable<Chars<'_>>, radix: u32, most: usize) -> Option<u32> {
    let digits = (0..most).map_while(|_| rest.next_if(|c| c.is_digit(radix)));
    u32::from_str_radix(&digits.collect::<String>(), radix).ok()
}

/// A character by its number. Browsers write one in two halves where UTF-16 does.
fn character(rest: &mut Peekable<Chars<'_>>, most: usize) -> char {
    let code = number(rest, 16, most).unwrap_or_default();
    let mut ahead = rest.clone();
    let is_half = (0xd800..0xdc00).contains(&code) && ahead.next() == Some('\\') && ahead.next() == Some('u');
    let half = |code: u32| u16::try_from(code).unwrap_or_default();
    if is_half
        && let Some(low) = number(&mut ahead, 16, 4)
        && let Some(Ok(whole)) = char::decode_utf16([half(code), half(low)]).next()
    {
        *rest = ahead;
        return whole;
    }
    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
}
