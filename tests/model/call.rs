//! A call as it came, and the checks that every API makes.

use std::collections::BTreeSet;

use super::words::{is_region, is_tag_key, is_tag_value};
use super::world::{Checked, Checks, refuse};

/// Name and value, as they were sent.
pub struct Call<'a>(pub Vec<(&'a str, &'a str)>);

impl<'a> Call<'a> {
    /// An empty parameter is a missing one.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.0.iter().find(|(there, _)| *there == name)?;
        (!found.1.is_empty()).then_some(found.1)
    }

    pub fn text(&self, name: &str) -> &'a str {
        self.get(name).unwrap_or_default()
    }

    pub fn needs(&self, names: &[&str]) -> Checked<()> {
        let mut missing = Checks::default();
        for name in names {
            let message = format!(
                "The input parameter \"{name}\" that is mandatory for processing this request is not supplied."
            );
            missing.refuse_if(self.get(name).is_none(), 400, "MissingParameter", message);
        }
        missing.end()
    }

    pub fn region(&self) -> Checked<&'a str> {
        let region = self.text("RegionId");
        if !is_region(region) {
            return refuse(
                404,
                "InvalidRegionId.NotFound",
                "The specified RegionId does not exist.",
            );
        }
        Ok(region)
    }

    /// Whether a parameter is left out or one of these words.
    pub fn is_one_of(&self, name: &str, words: &[&str]) -> bool {
        self.get(name).is_none_or(|word| words.contains(&word))
    }

    /// In any case of letters.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.get(name).map(|word| word.eq_ignore_ascii_case("true"))
    }

    /// Flags must be true or false.
    pub fn are_flags(&self, names: &[&str]) -> bool {
        let mut words = names.iter().filter_map(|name| self.get(name));
        words.all(|word| word.eq_ignore_ascii_case("true") || word.eq_ignore_ascii_case("false"))
    }

    /// What a call that would pass ends in when it was only to be tried.
    pub fn dry_run(&self) -> Checked<()> {
        if self.flag("DryRun") == Some(true) {
            let message = "Request validation has been passed with DryRun flag set.";
            return refuse(400, "DryRunOperation", message);
        }
        Ok(())
    }

    pub fn number(&self, name: &str, default: usize) -> Option<usize> {
        match self.get(name) {
            None => Some(default),
            Some(text) => text.parse().ok(),
        }
    }

    /// Number and size of the page, if they are in range.
    pub fn page(&self) -> Option<(usize, usize)> {
        let number = self.number("PageNumber", 1).filter(|number| *number >= 1)?;
        let size = self.number("PageSize", 10)?;
        (1..=100).contains(&size).then_some((number, size))
    }

    pub fn page_or_not_valid(&self) -> Checked<(usize, usize)> {
        let mut forms = Checks::default();
        let page = self.page();
        forms.not_valid_if(page.is_none());
        forms.end().map(|()| page.unwrap_or_default())
    }

    /// The accounts of a list: ten at most, the rest is ignored.
    pub fn accounts(&self, name: &str) -> Vec<&'a str> {
        (1..=10)
            .filter_map(|n| self.get(&format!("{name}.{n}")))
            .collect()
    }

    /// Keys and values of `Tag.N` or `Filter.N` that have one of both, up to a number.
    pub fn pairs(&self, name: &str, most: usize) -> Vec<(Option<&'a str>, Option<&'a str>)> {
        let field = |n, field| self.get(&format!("{name}.{n}.{field}"));
        let all = (1..=most).map(|n| (field(n, "Key"), field(n, "Value")));
        all.filter(|pair| *pair != (None, None)).collect()
    }

    /// The tags that a new image is to get.
    pub fn new_tags(&self) -> Vec<(String, String)> {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let tags = self.pairs("Tag", 20).into_iter();
        tags.map(|(key, value)| (text(key), text(value))).collect()
    }

    pub fn check_new_tags(&self, forms: &mut Checks) {
        let mut keys = BTreeSet::new();
        for (key, value) in self.new_tags() {
            let message = "The specified Tag.n.Key is not valid.";
            forms.refuse_if(!is_tag_key(&key), 400, "InvalidTagKey.Malformed", message);
            forms.refuse_if(!is_tag_value(&value), 400, "InvalidTagValue.Malformed", "");
            let message = "The Tag.N.Key contain duplicate key.";
            forms.refuse_if(!keys.insert(key), 400, "Duplicate.TagKey", message);
        }
    }
}

/// One page of a list.
pub fn page_of<T: Clone>(all: &[T], (number, size): (usize, usize)) -> Vec<T> {
    let start = (number - 1).saturating_mul(size);
    all.iter().skip(start).take(size).cloned().collect()
}
