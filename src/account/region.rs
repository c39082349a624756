//! The regions in which images live.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A region of Alibaba Cloud. Source: the ECS endpoint list.
#[derive(Debug, PartialEq, Eq)]
pub struct Region {
    /// The id, e.g. `cn-hangzhou`.
    pub id: &'static str,
    /// 华东1（杭州）
    pub name_zh: &'static str,
    /// China (Hangzhou)
    pub name_en: &'static str,
    /// What ids of resources made in the region begin with.
    id_prefix: &'static str,
}

/// The id of a region that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionId(&'static str);

impl RegionId {
    /// 华东1（杭州）, the region of the source document's console.
    pub const HANGZHOU: Self = Self("cn-hangzhou");

    /// The region of that id, if there is one.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        REGIONS
            .iter()
            .find(|region| region.id == text)
            .map(|region| Self(region.id))
    }

    /// Every region.
    pub fn all() -> impl Iterator<Item = Self> {
        REGIONS.iter().map(|region| Self(region.id))
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// All that is known of the region.
    #[must_use]
    pub fn region(self) -> Option<&'static Region> {
        REGIONS.iter().find(|region| region.id == self.0)
    }

    /// The host that answers for the region. Source: the ECS endpoint list.
    #[must_use]
    pub fn endpoint(self) -> String {
        match self.0 {
            "cn-hangzhou-finance" => "ecs.aliyuncs.com".to_owned(),
            id => format!("ecs.{id}.aliyuncs.com"),
        }
    }

    pub(super) fn id_prefix(self) -> &'static str {
        self.region().map_or("xx1", |region| region.id_prefix)
    }
}

impl fmt::Display for RegionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

impl fmt::Debug for RegionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0)
    }
}

impl Serialize for RegionId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for RegionId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not a region's id")))
    }
}

const fn region(
    id: &'static str,
    name_zh: &'static str,
    name_en: &'static str,
    id_prefix: &'static str,
) -> Region {
    Region {
        id,
        name_zh,
        name_en,
        id_prefix,
    }
}

/// Every region that is open, in the endpoint list's order.
pub const REGIONS: &[Region] = &[
    region("cn-qingdao", "华北1（青岛）", "China (Qingdao)", "m5e"),
    region("cn-beijing", "华北2（北京）", "China (Beijing)", "2ze"),
    region("cn-zhangjiakou", "华北3（张家口）", "China (Zhangjiakou)", "8vb"),
    region("cn-huhehaote", "华北5（呼和浩特）", "China (Hohhot)", "hp3"),
    region("cn-wulanchabu", "华北6（乌兰察布）", "China (Ulanqab)", "0jl"),
    region("cn-hangzhou", "华东1（杭州）", "China (Hangzhou)", "bp1"),
    region("cn-shanghai", "华东2（上海）", "China (Shanghai)", "uf6"),
    region(
        "cn-nanjing",
        "华东5（南京-本地地域）",
        "China (Nanjing - Local Region)",
        "gc7",
    ),
    region(
        "cn-fuzhou",
        "华东6（福州-本地地域）",
        "China (Fuzhou - Local Region)",
        "gw0",
    ),
    region(
        "cn-wuhan-lr",
        "华中1（武汉-本地地域）",
        "China (Wuhan - Local Region)",
        "n4a",
    ),
    region("cn-shenzhen", "华南1（深圳）", "China (Shenzhen)", "wz9"),
    region("cn-heyuan", "华南2（河源）", "China (Heyuan)", "f8z"),
    region("cn-guangzhou", "华南3（广州）", "China (Guangzhou)", "7xv"),
    region("cn-chengdu", "西南1（成都）", "China (Chengdu)", "2vc"),
    region("cn-zhongwei", "西北2（中卫）", "China (Zhongwei)", "c0b"),
    region(
        "cn-zhengzhou-jva",
        "郑州（联通合营）",
        "Zhengzhou (China Unicom Joint Venture)",
        "c9k",
    ),
    region("cn-hongkong", "中国香港", "China (Hong Kong)", "j6c"),
    region("ap-northeast-1", "日本（东京）", "Japan (Tokyo)", "6we"),
    region("ap-northeast-2", "韩国（首尔）", "South Korea (Seoul)", "mj7"),
    region("ap-southeast-1", "新加坡", "Singapore", "t4n"),
    region(
        "ap-southeast-3",
        "马来西亚（吉隆坡）",
        "Malaysia (Kuala Lumpur)",
        "8ps",
    ),
    region(
        "ap-southeast-5",
        "印度尼西亚（雅加达）",
        "Indonesia (Jakarta)",
        "k1a",
    ),
    region(
        "ap-southeast-6",
        "菲律宾（马尼拉）",
        "Philippines (Manila)",
        "5ts",
    ),
    region("ap-southeast-7", "泰国（曼谷）", "Thailand (Bangkok)", "0xi"),
    region("us-east-1", "美国（弗吉尼亚）", "US (Virginia)", "0xj"),
    region("us-west-1", "美国（硅谷）", "US (Silicon Valley)", "rj9"),
    region("us-southeast-1", "美国（亚特兰大）", "US (Atlanta)", "1hz"),
    region("na-south-1", "墨西哥", "Mexico", "4hf"),
    region("eu-central-1", "德国（法兰克福）", "Germany (Frankfurt)", "gw8"),
    region("eu-west-1", "英国（伦敦）", "UK (London)", "d7o"),
    region("me-east-1", "阿联酋（迪拜）", "UAE (Dubai)", "eb3"),
    region("me-central-1", "沙特（利雅得）", "Saudi Arabia (Riyadh)", "l4v"),
    region(
        "cn-beijing-finance-1",
        "华北2 金融云（邀测）",
        "China North 2 Finance (Preview)",
        "2zf",
    ),
    region(
        "cn-hangzhou-finance",
        "华东1 金融云",
        "China East 1 Finance",
        "bpf",
    ),
    region(
        "cn-shanghai-finance-1",
        "华东2 金融云",
        "China East 2 Finance",
        "uff",
    ),
    region(
        "cn-shenzhen-finance-1",
        "华南1 金融云",
        "China South 1 Finance",
        "wzf",
    ),
    region(
        "cn-heyuan-acdr-1",
        "河源专属云汽车合规",
        "China (Heyuan) Automotive Compliance",
        "f8y",
    ),
];
