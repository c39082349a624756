//! The forms of texts, written out character by character.

use unicode_script::{Script, UnicodeScript as _};

pub const REGIONS: [&str; 37] = [
    "cn-qingdao",
    "cn-beijing",
    "cn-zhangjiakou",
    "cn-huhehaote",
    "cn-wulanchabu",
    "cn-hangzhou",
    "cn-shanghai",
    "cn-nanjing",
    "cn-fuzhou",
    "cn-wuhan-lr",
    "cn-shenzhen",
    "cn-heyuan",
    "cn-guangzhou",
    "cn-chengdu",
    "cn-zhongwei",
    "cn-zhengzhou-jva",
    "cn-hongkong",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-southeast-3",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "us-east-1",
    "us-west-1",
    "us-southeast-1",
    "na-south-1",
    "eu-central-1",
    "eu-west-1",
    "me-east-1",
    "me-central-1",
    "cn-beijing-finance-1",
    "cn-hangzhou-finance",
    "cn-shanghai-finance-1",
    "cn-shenzhen-finance-1",
    "cn-heyuan-acdr-1",
];

pub const PLATFORMS: [&str; 26] = [
    "Aliyun",
    "Anolis",
    "CentOS",
    "Ubuntu",
    "CoreOS",
    "SUSE",
    "Debian",
    "OpenSUSE",
    "FreeBSD",
    "RedHat",
    "Kylin",
    "UOS",
    "Fedora",
    "Fedora CoreOS",
    "CentOS Stream",
    "AlmaLinux",
    "Rocky Linux",
    "Gentoo",
    "Customized Linux",
    "Others Linux",
    "Windows Server 2003",
    "Windows Server 2008",
    "Windows Server 2012",
    "Windows Server 2016",
    "Windows Server 2019",
    "Windows Server 2022",
];

pub fn is_region(text: &str) -> bool {
    REGIONS.contains(&text)
}

fn is_long(text: &str, least: usize, most: usize) -> bool {
    let length = text.chars().count();
    length >= least && length <= most
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || c.script() == Script::Han
}

/// The one expression for names of images and of families.
pub fn is_name(text: &str) -> bool {
    let reserved = ["aliyun", "acs:", "http://", "https://"];
    is_long(text, 2, 128)
        && text.starts_with(is_letter)
        && text
            .chars()
            .all(|c| is_letter(c) || c.is_ascii_digit() || ".:_-".contains(c))
        && !reserved.iter().any(|prefix| text.starts_with(prefix))
}

pub fn is_description(text: &str) -> bool {
    is_long(text, 2, 256) && !text.starts_with("http://") && !text.starts_with("https://")
}

fn names_a_site(text: &str) -> bool {
    text.contains("http://") || text.contains("https://")
}

pub fn is_tag_key(text: &str) -> bool {
    is_long(text, 1, 128) && !text.starts_with("aliyun") && !text.starts_with("acs:") && !names_a_site(text)
}

pub fn is_tag_value(text: &str) -> bool {
    is_long(text, 0, 128) && !text.starts_with("acs:") && !names_a_site(text)
}

pub fn is_account(text: &str) -> bool {
    (10..=20).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Seconds since 1970 of a time with seconds.
pub fn seconds(text: &str) -> Option<u64> {
    let time = humantime::parse_rfc3339(text).ok()?;
    Some(time.duration_since(std::time::UNIX_EPOCH).ok()?.as_secs())
}

/// A time of a filter: without seconds.
pub fn minute(text: &str) -> Option<u64> {
    let whole = text.strip_suffix('Z')?;
    (whole.len() == 16).then(|| seconds(&format!("{whole}:00Z")))?
}

pub fn time(seconds: u64) -> String {
    let time = std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds);
    humantime::format_rfc3339_seconds(time).to_string()
}
