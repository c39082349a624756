//! The call as a command line of the official tool.

use yew::prelude::*;

use crate::locale::Locale;
use crate::locale::explorer::ExplorerText;
use crate::openapi::Parameters;
use crate::page::copy::CopyButton;

/// What [`Cli`] takes.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CliProps {
    /// The action's name.
    pub action: AttrValue,
    /// What is sent with it.
    pub parameters: Parameters,
    /// The language.
    pub locale: Locale,
}

/// One line to copy: `aliyun ecs <Action> --RegionId …`.
#[component]
pub fn Cli(props: &CliProps) -> Html {
    let start = format!("aliyun ecs {}", quoted(&props.action));
    let options: Vec<String> = props
        .parameters
        .iter()
        .map(|(name, value)| format!("--{} {}", quoted(name), quoted(value)))
        .collect();
    let text = options
        .iter()
        .fold(start.clone(), |line, option| format!("{line} {option}"));
    let options = options.into_iter().map(|option| {
        html! { <>{ " " }<span class="cli-option">{ option }</span></> }
    });
    html! {
        <div class="cli">
            <code>{ start }{ for options }</code>
            <CopyButton {text} label={ExplorerText::CopyCommand.text(props.locale)} />
        </div>
    }
}

/// A word as a shell takes it for one.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:,@%+".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}
