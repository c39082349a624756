//! What the console shows at the moment; all of it stands in the address.

/// A page of the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Page {
    /// 镜像
    #[default]
    Images,
    /// 实例
    Instances,
}

/// A tab of the images page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tab {
    /// 自定义镜像
    #[default]
    Custom,
    /// 公共镜像
    Public,
    /// 共享镜像
    Shared,
    /// 云市场镜像
    Marketplace,
    /// 社区镜像
    Community,
}

/// A column that the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortKey {
    /// 镜像名称
    Name,
    /// 镜像族系
    Family,
    /// 状态
    Status,
    /// 大小
    Size,
    /// 创建时间
    Created,
}

/// A tab of the panel about one image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Panel {
    /// 详情
    #[default]
    Facts,
    /// 共享
    Sharing,
    /// 标签
    Tags,
    /// 镜像族系
    Family,
    /// 操作记录
    Calls,
    /// 状态机
    States,
}

/// Words of an option in the address, each with its value.
pub trait Word: Sized + Copy + PartialEq + 'static {
    /// Every value with its word.
    const WORDS: &'static [(&'static str, Self)];

    /// The value of a word.
    fn parse(word: &str) -> Option<Self> {
        Self::WORDS
            .iter()
            .find(|(there, _)| *there == word)
            .map(|(_, value)| *value)
    }

    /// The word of a value.
    fn word(self) -> &'static str {
        Self::WORDS
            .iter()
            .find(|(_, value)| *value == self)
            .map_or("", |(word, _)| word)
    }
}

impl Word for Page {
    const WORDS: &'static [(&'static str, Self)] =
        &[("images", Self::Images), ("instances", Self::Instances)];
}

impl Word for Tab {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("custom", Self::Custom),
        ("public", Self::Public),
        ("shared", Self::Shared),
        ("marketplace", Self::Marketplace),
        ("community", Self::Community),
    ];
}

impl Word for Panel {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("details", Self::Facts),
        ("sharing", Self::Sharing),
        ("tags", Self::Tags),
        ("family", Self::Family),
        ("calls", Self::Calls),
        ("states", Self::States),
    ];
}

impl Word for SortKey {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("name", Self::Name),
        ("family", Self::Family),
        ("status", Self::Status),
        ("size", Self::Size),
        ("created", Self::Created),
    ];
}

/// The size of a page that has everything: more than a page can hold in memory.
pub const ALL: usize = 1_000_000;

/// The sizes a list's page can have.
pub const PAGE_SIZES: [usize; 5] = [10, 20, 50, 100, ALL];

/// What a list can show of an image beside its name.
pub const COLUMNS: [&str; 7] = ["id", "tags", "family", "status", "os", "size", "created"];

/// The places of the two that stand under the name.
pub const ID: usize = 0;
/// 标签
pub const TAGS: usize = 1;
/// The places of those that are columns of their own.
pub const FAMILY: usize = 2;
/// 状态
pub const STATUS: usize = 3;
/// 操作系统
pub const SYSTEM: usize = 4;
/// 大小
pub const SIZE: usize = 5;
/// 创建时间
pub const CREATED: usize = 6;

/// Some of [`COLUMNS`] in some order: each its place, from 1, and then nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns([u8; COLUMNS.len()]);

impl Columns {
    /// All of it but the size, which stands beside the system, too.
    pub const USUAL: Self = Self([1, 2, 3, 4, 5, 7, 0]);

    /// None of them.
    pub const NONE: Self = Self([0; COLUMNS.len()]);

    /// One more, behind the others, if it is not among them.
    pub fn push(&mut self, place: usize) {
        let place = u8::try_from(place).unwrap_or_default().saturating_add(1);
        for there in &mut self.0 {
            if *there == place {
                return;
            }
            if *there == 0 {
                *there = place;
                return;
            }
        }
    }

    /// The places in [`COLUMNS`], in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        let places = self.0.into_iter().take_while(|place| *place > 0);
        places.map(|place| usize::from(place).saturating_sub(1))
    }

    /// Whether that one is among them.
    #[must_use]
    pub fn has(self, place: usize) -> bool {
        self.places().any(|there| there == place)
    }

    /// Those of an address; `None` where one is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut columns = Self::NONE;
        for name in text.split(',').filter(|name| !name.is_empty()) {
            columns.push(COLUMNS.iter().position(|there| *there == name)?);
        }
        Some(columns)
    }

    /// As the address writes them.
    #[must_use]
    pub fn words(self) -> String {
        let mut words = String::new();
        for name in self.places().filter_map(|place| COLUMNS.get(place)) {
            if !words.is_empty() {
                words.push(',');
            }
            words.push_str(name);
        }
        words
    }
}

/// How close the rows of a list stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Density {
    /// 宽松
    #[default]
    Comfortable,
    /// 紧凑
    Compact,
}

impl Word for Density {
    const WORDS: &'static [(&'static str, Self)] =
        &[("comfortable", Self::Comfortable), ("compact", Self::Compact)];
}

/// How a list's rows look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looks {
    /// Whether a long text goes on in the next line, in place of being cut.
    pub wrapped: bool,
    /// Whether every second one is shaded.
    pub striped: bool,
}

impl Looks {
    const fn of(wrapped: bool, striped: bool) -> Self {
        Self { wrapped, striped }
    }
}

impl Word for Looks {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("plain", Self::of(false, false)),
        ("wrapped", Self::of(true, false)),
        ("striped", Self::of(false, true)),
        ("wrapped,striped", Self::of(true, true)),
    ];
}

/// The word for the resource group of what is in none by id.
pub const DEFAULT_GROUP: &str = "default";

/// What the console shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which page.
    pub page: Page,
    /// Which tab of the images page.
    pub tab: Tab,
    /// The id of the resource group that the list is narrowed to, or [`DEFAULT_GROUP`]; empty for all.
    pub group: String,
    /// The family that the list is narrowed to; empty for all.
    pub family: String,
    /// Part of a name, or an id, that the list is narrowed to; empty for all.
    pub search: String,
    /// The conditions that it is narrowed to, as `console::filter` writes them; empty for all.
    pub filter: String,
    /// The column that it is sorted by, and whether downwards; newest first without.
    pub sort: Option<(SortKey, bool)>,
    /// The list's page, from 1.
    pub number: usize,
    /// Rows on a page.
    pub size: usize,
    /// What it shows of an image.
    pub columns: Columns,
    /// How close its rows stand together.
    pub density: Density,
    /// How they look.
    pub looks: Looks,
    /// The id of the image that the panel is about; empty where it is closed.
    pub image: String,
    /// The panel's tab.
    pub panel: Panel,
}

impl Default for View {
    fn default() -> Self {
        Self {
            page: Page::default(),
            tab: Tab::default(),
            group: String::new(),
            family: String::new(),
            search: String::new(),
            filter: String::new(),
            sort: None,
            number: 1,
            size: 20,
            columns: Columns::USUAL,
            density: Density::default(),
            looks: Looks::default(),
            image: String::new(),
            panel: Panel::default(),
        }
    }
}

impl View {
    /// The resource group that the list is narrowed to, as an image names it.
    #[must_use]
    pub fn resource_group(&self) -> Option<&str> {
        match self.group.as_str() {
            "" => None,
            DEFAULT_GROUP => Some(""),
            id => Some(id),
        }
    }

    /// The view of another list or page: what is looked at anew, in the form that it had.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self {
            group: self.group.clone(),
            size: self.size,
            columns: self.columns,
            density: self.density,
            looks: self.looks,
            ..Self::default()
        }
    }
}
