//! A call as it came, and the checks that every API makes.

use std::collections::BTreeSet;

use image_family_simulator::openapi::{Action, Kind};

use super::words::{is_region, is_tag_key, is_tag_value};
use super::world::{Checked, Checks, refuse};

/// What was called, and name and value of what was sent.
pub struct Call<'a> {
    pub action: &'a str,
    pub sent: Vec<(&'a str, &'a str)>,
}

impl<'a> Call<'a> {
    /// An empty parameter is a missing one.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        let found = self.sent.iter().find(|(there, _)| *there == name)?;
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
        self.check_kinds()?;
        Ok(region)
    }

    /// Numbers must be whole ones, and flags true or false in any case of letters.
    pub fn check_kinds(&self) -> Checked<()> {
        let is_right = |kind, text: &str| match kind {
            Kind::Integer => text.parse::<u64>().is_ok(),
            Kind::Boolean => text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false"),
            _ => true,
        };
        let known = Action::parse(self.action)
            .map(Action::parameters)
            .unwrap_or_default();
        let mut given = known
            .iter()
            .filter_map(|parameter| Some((parameter.kind, self.get(parameter.name)?)));
        let wrong = given.any(|(kind, text)| !is_right(kind, text));
        let mut kinds = Checks::default();
        if self.action == "DescribeImages" {
            kinds.refuse_if(wrong, 400, "InvalidParamter", "Invalid Parameter.");
        } else {
            kinds.not_valid_if(wrong);
        }
        kinds.end()
    }

    /// Whether a parameter is left out or one of these words.
    pub fn is_one_of(&self, name: &str, words: &[&str]) -> bool {
        self.get(name).is_none_or(|word| words.contains(&word))
    }

    /// In any case of letters.
    pub fn flag(&self, name: &str) -> Option<bool> {
        self.get(name).map(|word| word.eq_ignore_ascii_case("true"))
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
    pub fn page(&self, default: usize) -> Option<(usize, usize)> {
        let number = self.number("PageNumber", 1).filter(|number| *number >= 1)?;
        let size = self.number("PageSize", default)?;
        (1..=100).contains(&size).then_some((number, size))
    }

    pub fn page_or_not_valid(&self, default: usize) -> Checked<(usize, usize)> {
        let mut forms = Checks::default();
        let page = self.page(default);
        forms.not_valid_if(page.is_none());
        forms.end().map(|()| page.unwrap_or_default())
    }

    /// The texts of a list, up to a number.
    pub fn list(&self, name: &str, most: usize) -> Vec<&'a str> {
        (1..=most)
            .filter_map(|n| self.get(&format!("{name}.{n}")))
            .collect()
    }

    /// Keys and values of `Tag.N` or `Filter.N` that have one of both, up to a number.
    pub fn pairs(&self, name: &str, most: usize) -> Vec<(Option<&'a str>, Option<&'a str>)> {
        let field = |n, field| self.get(&format!("{name}.{n}.{field}"));
        let all = (1..=most).map(|n| (field(n, "Key"), field(n, "Value")));
        all.filter(|pair| *pair != (None, None)).collect()
    }

    /// Whether a list has a place beyond a number.
    pub fn goes_beyond(&self, name: &str, most: usize) -> bool {
        let given = self.sent.iter().filter(|(_, value)| !value.is_empty());
        given.into_iter().any(|(there, _)| {
            let rest = there.strip_prefix(name).and_then(|rest| rest.strip_prefix('.'));
            let place = rest.and_then(|rest| rest.split('.').next());
            place
                .and_then(|place| place.parse().ok())
                .is_some_and(|place: usize| place > most)
        })
    }

    /// The tags that something is to get.
    pub fn new_tags(&self) -> Vec<(String, String)> {
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let tags = self.pairs("Tag", 20).into_iter();
        tags.map(|(key, value)| (text(key), text(value))).collect()
    }

    /// A text that must have a form.
    pub fn check_text(
        &self,
        forms: &mut Checks,
        name: &str,
        is_right: fn(&str) -> bool,
        code: &'static str,
        message: &str,
    ) {
        let wrong = self.get(name).is_some_and(|text| !is_right(text));
        forms.refuse_if(wrong, 400, code, message);
    }

    /// What CreateImage and ModifyImageAttribute refuse alike.
    pub fn check_boot_and_imds(&self, forms: &mut Checks) {
        let boots = self.is_one_of("BootMode", &["BIOS", "UEFI", "UEFI-Preferred"]);
        let message = "The specified parameter BootMode is not supported.";
        forms.refuse_if(!boots, 400, "InvalidBootMode.NotSupport", message);
        let imds = self.is_one_of("Features.ImdsSupport", &["v1", "v2"]);
        let message = "The specified parameter Features.ImdsSupport is not supported.";
        forms.refuse_if(!imds, 400, "InvalidParameter.FeaturesImdsSupport", message);
    }

    /// The group of a new image.
    pub fn check_group(&self, forms: &mut Checks) {
        let wrong = self
            .get("ResourceGroupId")
            .is_some_and(|id| !id.starts_with("rg-"));
        let message = "The ResourceGroup provided does not exist in our records.";
        forms.refuse_if(wrong, 404, "InvalidResourceGroup.NotFound", message);
    }

    /// The tags that are looked for.
    pub fn check_tags_asked_for(&self, forms: &mut Checks) {
        let message = "The specified tags are beyond the permitted range.";
        forms.refuse_if(self.goes_beyond("Tag", 20), 400, "InvalidTagCount", message);
        let keyless = self.pairs("Tag", 20).iter().any(|(key, _)| key.is_none());
        let message = "The specified Tag.n.Key and Tag.n.Value are not match.";
        forms.refuse_if(keyless, 400, "InvalidTag.Mismatch", message);
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
