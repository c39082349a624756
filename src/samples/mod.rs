//! Code written from calls, and calls read from commands: what is called in the page as a command line, as a program
//! with the official SDK, or as a test; and the way back from a command line.
//!
//! ```
//! use image_family_simulator::openapi::Parameters;
//! use image_family_simulator::samples::{Dialect, read, write};
//!
//! let parameters = Parameters::from([("RegionId", "cn-hangzhou"), ("Tag.1.Key", "it's")]);
//! let line = write(Dialect::AliyunCli, "DescribeImages", &parameters);
//! assert_eq!(line, r"aliyun ecs DescribeImages --RegionId cn-hangzhou --Tag.1.Key 'it'\''s'");
//! assert_eq!(read(&line), Ok(("DescribeImages".to_owned(), parameters)));
//! ```

mod beside;
mod expected;
mod export;
mod literal;
mod quotes;
mod read;
mod sdk;
mod shell;
mod tree;

use crate::openapi::Parameters;
pub use export::{Framework, TestFile, export};
pub use read::{Unread, is_command, read};
pub use shell::command_line;

/// What a call can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// A command line of the official tool.
    AliyunCli,
    /// A command line that asks the simulator's own endpoint; the real one wants a signature.
    Curl,
    /// A program with npm `@alicloud/ecs20140526`.
    TypeScript,
    /// A program with PyPI `alibabacloud_ecs20140526`.
    Python,
}

impl Dialect {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::AliyunCli, Self::Curl, Self::TypeScript, Self::Python];

    /// Its name, the same in every language.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::AliyunCli => "aliyun CLI",
            Self::Curl => "curl",
            Self::TypeScript => "TypeScript SDK",
            Self::Python => "Python SDK",
        }
    }
}

/// The languages that code is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    TypeScript,
    Python,
    Rust,
}

impl Language {
    fn indent(self) -> usize {
        if self == Self::TypeScript { 2 } else { 4 }
    }

    /// What begins a comment.
    fn comment(self) -> &'static str {
        if self == Self::Python { "# " } else { "// " }
    }
}

/// Writes a call. An action or a parameter that the SDKs' classes have no place for is sent by their generic door.
#[must_use]
pub fn write(dialect: Dialect, action: &str, parameters: &Parameters) -> String {
    match dialect {
        Dialect::AliyunCli => shell::aliyun(action, parameters),
        Dialect::Curl => shell::curl(action, parameters),
        Dialect::TypeScript => sdk::program(Language::TypeScript, action, parameters),
        Dialect::Python => sdk::program(Language::Python, action, parameters),
    }
}
