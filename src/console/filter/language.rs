//! What a filter is, and how the address writes it: `status=Deprecated,tag=team=a`.
//!
//! A filter is a row of conditions, joined by `,` (all of them hold) or by `|` (any of them does); the first one between
//! two conditions speaks for the whole. A condition is a property, an operator and a value. A value stands between
//! quotation marks where it holds a comma, a bar or a quotation mark (written twice then), or has a space at an end.

use std::fmt;

use crate::account::{Status, Timestamp};

/// What a condition looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// 镜像名称
    Name,
    /// 镜像 ID
    Id,
    /// 镜像族系; an empty value is none.
    Family,
    /// 状态, in the API's words.
    Status,
    /// 标签: a key, or `key=value`; an empty value is none.
    Tag,
    /// 操作系统: platform or name, in either language.
    System,
    /// 创建时间: a day, `yyyy-MM-dd`.
    Created,
    /// 已共享: `yes` or `no`.
    Shared,
}

/// How it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `=`
    Is,
    /// `!=`
    IsNot,
    /// `:`, in any case.
    Contains,
    /// `!:`
    Lacks,
    /// `>=`
    From,
    /// `<=`
    Until,
}

impl Property {
    /// Every property, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Name,
        Self::Id,
        Self::Family,
        Self::Status,
        Self::Tag,
        Self::System,
        Self::Created,
        Self::Shared,
    ];

    /// Its word in the address.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Id => "id",
            Self::Family => "family",
            Self::Status => "status",
            Self::Tag => "tag",
            Self::System => "os",
            Self::Created => "created",
            Self::Shared => "shared",
        }
    }

    /// What can be asked of it, the usual question first.
    #[must_use]
    pub fn operators(self) -> &'static [Operator] {
        use Operator::{Contains, From, Is, IsNot, Lacks, Until};
        match self {
            Self::Name | Self::System => &[Contains, Lacks, Is, IsNot],
            Self::Id | Self::Family | Self::Tag => &[Is, IsNot, Contains, Lacks],
            Self::Status => &[Is, IsNot],
            Self::Created => &[From, Until, Is],
            Self::Shared => &[Is],
        }
    }

    /// What a written operator asks of it; what has no parts to contain is meant to be equal.
    #[must_use]
    pub fn takes(self, operator: Operator) -> Option<Operator> {
        let meant = match operator {
            Operator::Contains if !self.operators().contains(&Operator::Contains) => Operator::Is,
            other => other,
        };
        self.operators().contains(&meant).then_some(meant)
    }

    /// Whether a value is one of its own, and not just any text.
    fn has(self, operator: Operator, value: &str) -> bool {
        let exact = matches!(operator, Operator::Is | Operator::IsNot);
        match self {
            Self::Name | Self::Id | Self::System => !value.is_empty(),
            Self::Family | Self::Tag => exact || !value.is_empty(),
            Self::Status => Status::parse(value).is_some(),
            Self::Created => is_day(value),
            Self::Shared => matches!(value, "yes" | "no"),
        }
    }
}

fn is_day(text: &str) -> bool {
    Timestamp::parse(&format!("{text}T00:00:00Z")).is_some()
}

impl Operator {
    /// Every operator; of two that begin alike, the longer one comes first.
    pub const ALL: [Self; 6] = [
        Self::IsNot,
        Self::Lacks,
        Self::From,
        Self::Until,
        Self::Is,
        Self::Contains,
    ];

    /// How it is written.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Is => "=",
            Self::IsNot => "!=",
            Self::Contains => ":",
            Self::Lacks => "!:",
            Self::From => ">=",
            Self::Until => "<=",
        }
    }
}

/// A condition. There is none whose property lacks the operator or the value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    property: Property,
    operator: Operator,
    value: String,
}

impl Token {
    /// A condition, if there is such a one.
    #[must_use]
    pub fn new(property: Property, operator: Operator, value: &str) -> Option<Self> {
        let value = value.trim();
        let there = property.operators().contains(&operator) && property.has(operator, value);
        there.then(|| Self {
            property,
            operator,
            value: value.to_owned(),
        })
    }

    /// What it looks at.
    #[must_use]
    pub fn property(&self) -> Property {
        self.property
    }

    /// How.
    #[must_use]
    pub fn operator(&self) -> Operator {
        self.operator
    }

    /// What for.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Reads one condition.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (property, rest) = Property::ALL
            .into_iter()
            .find_map(|property| Some((property, text.strip_prefix(property.word())?.trim_start())))?;
        let (operator, value) = Operator::ALL
            .into_iter()
            .find_map(|operator| Some((operator, rest.strip_prefix(operator.sign())?.trim())))?;
        let operator = property.takes(operator)?;
        match value.strip_prefix('"') {
            Some(quoted) => Self::new(property, operator, &unquoted(quoted)?),
            None => Self::new(property, operator, value),
        }
    }
}

/// What stands between quotation marks, of which the first is gone; `None` where they don't end where the text does.
fn unquoted(text: &str) -> Option<String> {
    let inner = text.strip_suffix('"')?;
    let single = inner.replace("\"\"", "");
    (!single.contains('"')).then(|| inner.replace("\"\"", "\""))
}

impl fmt::Display for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.property.word(), self.operator.sign())?;
        if self.value.contains([',', '|', '"']) {
            write!(out, "\"{}\"", self.value.replace('"', "\"\""))
        } else {
            out.write_str(&self.value)
        }
    }
}

/// Conditions, and how they are joined.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    tokens: Vec<Token>,
    any: bool,
}

impl Filter {
    /// A filter: of which any condition is enough, or all are needed. Each stands in it once.
    #[must_use]
    pub fn new(tokens: impl IntoIterator<Item = Token>, any: bool) -> Self {
        let mut filter = Self::default();
        for token in tokens {
            if !filter.tokens.contains(&token) {
                filter.tokens.push(token);
            }
        }
        filter.any = any && filter.tokens.len() > 1;
        filter
    }

    /// Its conditions.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Whether one condition that holds is enough.
    #[must_use]
    pub fn any(&self) -> bool {
        self.any
    }

    /// Reads a filter, and gives back what it did not understand: a piece that is no condition, or one that is joined
    /// otherwise than the first ones are.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<String>) {
        let (mut tokens, mut unknown, mut join) = (Vec::new(), Vec::new(), None);
        for (joint, piece) in pieces(text) {
            if piece.trim().is_empty() {
                continue;
            }
            let fits = joint.is_none() || *join.get_or_insert(joint) == joint;
            match Token::parse(piece).filter(|_| fits) {
                Some(token) => tokens.push(token),
                None => unknown.push(piece.trim().to_owned()),
            }
        }
        (Self::new(tokens, join == Some(Some('|'))), unknown)
    }

    /// The filter with a condition more, or in place of that of the number.
    #[must_use]
    pub fn with(&self, place: Option<usize>, token: Token) -> Self {
        let mut tokens = self.tokens.clone();
        match place.and_then(|place| tokens.get_mut(place)) {
            Some(there) => *there = token,
            None => tokens.push(token),
        }
        Self::new(tokens, self.any)
    }

    /// The filter without the condition of the number.
    #[must_use]
    pub fn without(&self, place: usize) -> Self {
        let tokens = self.tokens.iter().enumerate();
        let left = tokens.filter(|(there, _)| *there != place);
        Self::new(left.map(|(_, token)| token.clone()), self.any)
    }

    /// The filter, joined in the other way.
    #[must_use]
    pub fn turned(&self) -> Self {
        Self::new(self.tokens.iter().cloned(), !self.any)
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, token) in self.tokens.iter().enumerate() {
            if place > 0 {
                out.write_str(if self.any { "|" } else { "," })?;
            }
            write!(out, "{token}")?;
        }
        Ok(())
    }
}

/// The pieces between commas and bars, each with what stood before it; those between quotation marks part nothing.
fn pieces(text: &str) -> Vec<(Option<char>, &str)> {
    let (mut pieces, mut before, mut rest, mut quoted) = (Vec::new(), None, text, false);
    let mut start = 0_usize;
    for (place, character) in text.char_indices() {
        match character {
            '"' => quoted = !quoted,
            ',' | '|' if !quoted => {
                let (piece, _) = rest.split_at(place.saturating_sub(start));
                pieces.push((before, piece));
                start = place.saturating_add(1);
                before = Some(character);
                rest = text.get(start..).unwrap_or_default();
            }
            _ => {}
        }
    }
    pieces.push((before, rest));
    pieces
}
