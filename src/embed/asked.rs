//! What the address asks of a page inside another one.

use crate::openapi::Action;

/// What is shown, as the address says it.
const VIEWS: [&str; 5] = ["split", "list", "api", "lesson", "picture"];

/// The version of the door's messages.
pub const PROTOCOL: u64 = 1;

/// What the address asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// `embed`: whether the page around this one may talk to it.
    pub embedded: bool,
    /// `view`; empty for all of it.
    pub(super) view: String,
    /// `readonly` and `allow`: the actions by which the reader may change the account, if not by all.
    pub permitted: Option<Vec<Action>>,
    /// `world`: whether another page shows the same simulation.
    pub shared: bool,
    /// `hosts`: the origins whose requests are answered.
    pub hosts: Vec<String>,
}

impl Asked {
    /// What these names and values ask for, and what of them is not understood, as `name=value`.
    #[must_use]
    pub fn of(asked: impl IntoIterator<Item = (String, String)>) -> (Self, Vec<String>) {
        let (mut this, mut strange) = (Self::default(), Vec::new());
        let mut read_only = false;
        let all: Vec<(String, String)> = asked.into_iter().collect();
        let in_world = all
            .iter()
            .any(|(name, value)| name == "world" && !value.is_empty());
        for (name, value) in all {
            let understood = match name.as_str() {
                "embed" => {
                    this.embedded = value == PROTOCOL.to_string();
                    this.embedded
                }
                "view" => {
                    let known = VIEWS.contains(&value.as_str());
                    if known {
                        this.view.clone_from(&value);
                    }
                    known
                }
                "readonly" => {
                    // What is not understood is better barred than not.
                    read_only = value != "false";
                    matches!(value.as_str(), "" | "true" | "false")
                }
                "allow" => this.allow(&value),
                "world" => {
                    this.shared = !value.is_empty();
                    this.shared
                }
                // The pages of a world keep one another's log, and nothing beyond that.
                "store" => value != "local" || !in_world,
                "hosts" => this.let_in(&value),
                _ => true,
            };
            if !understood {
                strange.push(format!("{name}={value}"));
            }
        }
        if read_only {
            this.permitted = Some(Vec::new());
        }
        (this, strange)
    }

    fn allow(&mut self, value: &str) -> bool {
        let names = || value.split(',').map(str::trim).filter(|name| !name.is_empty());
        let known: Vec<Action> = names().filter_map(Action::parse).collect();
        let all = known.len() == names().count();
        self.permitted = Some(known);
        all
    }

    fn let_in(&mut self, value: &str) -> bool {
        let origins = value
            .split(',')
            .map(str::trim)
            .filter(|origin| !origin.is_empty());
        self.hosts = origins.map(str::to_owned).collect();
        let plain = |origin: &String| {
            let rest = origin.split_once("://").map(|(_, host)| host);
            origin == "null" || rest.is_some_and(|host| !host.is_empty() && !host.contains('/'))
        };
        self.hosts.iter().all(plain)
    }
}
