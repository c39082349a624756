//! The built-in scenarios' accounts. They are made without a file's reader: the page that starts with one of them
//! needs none.

use std::rc::Rc;

use super::scenario::BuiltIn;
use crate::account::ids::{Purpose, choice, resource_id};
use crate::account::{
    Account, AccountUid, Description, Details, FamilyName, Image, ImageId, ImageKey, ImageName, Instance,
    InstanceId, InstanceStatus, Lifecycle, Owner, Quotas, RegionId, Shares, System, Tag, TagKey, TagValue,
    Timestamp, Timing,
};

/// The most images that `fleet` makes: what a page can hold in memory and still be quick.
pub const FLEET_LIMIT: u32 = 200_000;

/// Where the clock starts unless it is told: when the source document's newest image was made.
pub(super) fn usual_start() -> Timestamp {
    Timestamp::parse("2021-03-02T06:19:19Z").unwrap_or_default()
}

/// Platform, display name in Chinese and in English.
type Installed = [&'static str; 3];

/// What is on the images; those of `fleet` have one of the first four.
const SYSTEMS: [Installed; 6] = [
    ["CentOS", "CentOS  8.0 64位", "CentOS  8.0 64 bit"],
    ["Ubuntu", "Ubuntu  20.04 64位", "Ubuntu  20.04 64 bit"],
    [
        "Aliyun",
        "Alibaba Cloud Linux  3.2104 LTS 64位",
        "Alibaba Cloud Linux  3.2104 LTS 64 bit",
    ],
    ["Debian", "Debian  10.8 64位", "Debian  10.8 64 bit"],
    [
        "Aliyun",
        "Alibaba Cloud Linux  2.1903 LTS 64位",
        "Alibaba Cloud Linux  2.1903 LTS 64 bit",
    ],
    ["CentOS", "CentOS  7.9 64位", "CentOS  7.9 64 bit"],
];
const CENTOS_8: usize = 0;
const UBUNTU_20: usize = 1;
const DEBIAN_10: usize = 3;
const ALIYUN_2: usize = 4;
const CENTOS_7: usize = 5;

/// An image of `rollback`; a text that is empty is not given.
struct Given {
    owner: &'static str,
    id: &'static str,
    name: &'static str,
    family: &'static str,
    created: &'static str,
    installed: usize,
    deprecated: bool,
    shared: &'static str,
    tag: [&'static str; 2],
    group: &'static str,
    description: &'static str,
}

const OWN: Given = Given {
    owner: "",
    id: "",
    name: "",
    family: "",
    created: "",
    installed: CENTOS_8,
    deprecated: false,
    shared: "",
    tag: ["", ""],
    group: "",
    description: "",
};

/// Alibaba Cloud's own, whose ids are their names.
const SYSTEM: &str = "system";

const fn public(id: &'static str, family: &'static str, created: &'static str, installed: usize) -> Given {
    Given {
        owner: SYSTEM,
        id,
        name: id,
        family,
        created,
        installed,
        ..OWN
    }
}

const IMAGES: [Given; 10] = [
    public(
        "aliyun_2_1903_x64_20G_alibase_20210120.vhd",
        "alibaba_cloud_linux_2_1903_x64",
        "2021-01-20T03:12:00Z",
        ALIYUN_2,
    ),
    public(
        "aliyun_2_1903_x64_20G_alibase_20210218.vhd",
        "alibaba_cloud_linux_2_1903_x64",
        "2021-02-18T03:12:00Z",
        ALIYUN_2,
    ),
    public(
        "centos_7_9_x64_20G_alibase_20210218.vhd",
        "centos_7_9_x64",
        "2021-02-18T05:40:00Z",
        CENTOS_7,
    ),
    public(
        "ubuntu_20_04_x64_20G_alibase_20210128.vhd",
        "ubuntu_20_04_x64",
        "2021-01-28T02:05:00Z",
        UBUNTU_20,
    ),
    Given {
        owner: "1888000011112222",
        id: "m-bp1partner00base0001",
        name: "partner-base",
        family: "partner",
        created: "2021-02-10T09:30:00Z",
        installed: DEBIAN_10,
        shared: "1234567890123456",
        ..OWN
    },
    Given {
        id: "m-bp1toolbox0000000001",
        name: "toolbox",
        created: "2021-01-15T08:21:07Z",
        installed: UBUNTU_20,
        description: "no family",
        ..OWN
    },
    Given {
        id: "m-bp1nginx000000000001",
        name: "nginx-2021.01",
        family: "nginx",
        group: "rg-acfmnginx000001",
        created: "2021-01-20T10:02:44Z",
        deprecated: true,
        ..OWN
    },
    Given {
        id: "m-bp1nginx000000000002",
        name: "nginx-2021.02",
        family: "nginx",
        group: "rg-acfmnginx000001",
        created: "2021-02-19T10:11:30Z",
        shared: "1999000033334444",
        tag: ["team", "web"],
        ..OWN
    },
    Given {
        id: "m-bp1imagetest00000001",
        name: "image1",
        family: "image-test",
        created: "2021-03-01T02:30:00Z",
        tag: ["release", "1"],
        ..OWN
    },
    Given {
        id: "m-bp1imagetest00000002",
        name: "image2",
        family: "image-test",
        created: "2021-03-02T06:19:19Z",
        tag: ["release", "2"],
        ..OWN
    },
];

/// Id, name, status and creation time of the instances of `rollback`, which started from its `image1`.
const INSTANCES: [(&str, &str, InstanceStatus, &str); 2] = [
    (
        "i-bp1web00000000000001",
        "web-1",
        InstanceStatus::Running,
        "2021-03-01T03:00:00Z",
    ),
    (
        "i-bp1web00000000000002",
        "web-2",
        InstanceStatus::Stopped,
        "2021-03-01T03:05:00Z",
    ),
];

fn systems() -> Vec<Rc<System>> {
    let architecture: Rc<str> = "x86_64".into();
    let system = |[platform, name, name_en]: &Installed| {
        Rc::new(System {
            platform: (*platform).into(),
            name: (*name).into(),
            name_en: (*name_en).into(),
            architecture: architecture.clone(),
        })
    };
    SYSTEMS.iter().map(system).collect()
}

fn details(description: &str, group: &str) -> Option<Rc<Details>> {
    let none: Rc<str> = "".into();
    Some(Rc::new(Details {
        description: Description::parse(description).ok()?,
        version: none.clone(),
        boot_mode: "BIOS".into(),
        resource_group: group.into(),
        license: none,
        nvme: true,
        imds_v2: false,
    }))
}

/// An account in the making.
struct Start {
    account: Account,
    systems: Vec<Rc<System>>,
    plain: Rc<Details>,
}

impl Start {
    fn new(built_in: &BuiltIn, now: Timestamp, quotas: Quotas) -> Option<Self> {
        let (uid, seed) = (AccountUid::default(), built_in.seed.unwrap_or(1));
        let now = built_in.now.unwrap_or(now);
        Some(Self {
            account: Account::new(uid, seed, now, quotas, Timing::default()),
            systems: systems(),
            plain: details("", "")?,
        })
    }

    /// An image of the account's own that nothing special is said of.
    fn image(&self, id: &str, name: ImageName, created: Timestamp, installed: usize) -> Option<Image> {
        let (region, id) = (RegionId::HANGZHOU, ImageId::parse(id).ok()?);
        Some(Image {
            key: ImageKey { region, id },
            name,
            family: None,
            created,
            sequence: 0,
            owner: Owner::Caller,
            lifecycle: Lifecycle::Available(Shares::default()),
            system: self.systems.get(installed)?.clone(),
            size: 40,
            copied: false,
            tags: Box::default(),
            details: self.plain.clone(),
        })
    }

    fn given_image(&self, given: &Given) -> Option<Image> {
        let public = given.owner == SYSTEM;
        let name = if public {
            ImageName::public(given.name)
        } else {
            ImageName::parse(given.name).ok()
        };
        let created = Timestamp::parse(given.created)?;
        let mut image = self.image(given.id, name?, created, given.installed)?;
        if !given.family.is_empty() {
            image.family = Some(FamilyName::parse(given.family).ok()?);
        }
        if public {
            image.owner = Owner::System;
            image.size = 20;
        } else if !given.owner.is_empty() {
            image.owner = Owner::Other(AccountUid::parse(given.owner).ok()?);
        }
        if given.deprecated {
            image.lifecycle = Lifecycle::Deprecated;
        } else if !given.shared.is_empty() {
            let mut shares = Shares::default();
            shares.add(AccountUid::parse(given.shared).ok()?, created);
            image.lifecycle = Lifecycle::Available(shares);
        }
        let [key, value] = given.tag;
        if !key.is_empty() {
            image.tags = Box::new([Tag {
                key: TagKey::parse(key).ok()?,
                value: TagValue::parse(value).ok()?,
            }]);
        }
        if !(given.description.is_empty() && given.group.is_empty()) {
            image.details = details(given.description, given.group)?;
        }
        Some(image)
    }

    fn instance(&self, id: &str, name: &str, status: InstanceStatus, created: &str) -> Option<Instance> {
        let (region, account) = (RegionId::HANGZHOU, &self.account);
        Some(Instance {
            id: InstanceId::parse(id).ok()?,
            region,
            name: name.into(),
            image: ImageId::parse("m-bp1imagetest00000001").ok()?,
            status,
            instance_type: "ecs.g6.large".into(),
            created: Timestamp::parse(created)?,
            sequence: 0,
            disk: resource_id(account.seed(), Purpose::Disk, account.count(), region).into(),
            tags: Vec::new(),
        })
    }
}

fn rollback(built_in: &BuiltIn) -> Option<Account> {
    let now = Timestamp::parse("2021-03-02T08:00:00Z")?;
    let mut start = Start::new(built_in, now, Quotas::default())?;
    for given in &IMAGES {
        let image = start.given_image(given)?;
        start.account.bring_image(image).ok()?;
    }
    for (id, name, status, created) in INSTANCES {
        let instance = start.instance(id, name, status, created)?;
        start.account.bring_instance(instance).ok()?;
    }
    Some(start.account)
}

/// The resource groups of `fleet` beside the default one; families take turns.
const FLEET_GROUPS: [&str; 3] = ["rg-acfmfleet000001", "rg-acfmfleet000002", "rg-acfmfleet000003"];

/// Generated images in families of 20, about one in five deprecated, made five minutes apart.
fn fleet(built_in: &BuiltIn) -> Option<Account> {
    let images = built_in.image_count.unwrap_or(1000).min(FLEET_LIMIT);
    let room = |of: u32, more| usize::try_from(of).unwrap_or(usize::MAX).saturating_add(more);
    let quotas = Quotas {
        // As much again as an account has.
        images_per_region: room(images, 10_000),
        families_per_region: room(images / 20, 101),
        ..Quotas::default()
    };
    let mut start = Start::new(built_in, usual_start(), quotas)?;
    let first = Timestamp::parse("2020-01-01T00:00:00Z")?;
    let mut family = None;
    let [one, two, three] = FLEET_GROUPS.map(|group| details("", group));
    let groups = [start.plain.clone(), one?, two?, three?];
    for n in 0..images {
        let mut image = start.fleet_image(n, first, &mut family)?;
        let turn = usize::try_from(n / 20 % 4).ok()?;
        image.details.clone_from(groups.get(turn)?);
        start.account.bring_image(image).ok()?;
    }
    Some(start.account)
}

impl Start {
    fn fleet_image(&self, n: u32, first: Timestamp, family: &mut Option<FamilyName>) -> Option<Image> {
        let (seed, count) = (self.account.seed(), self.account.count());
        let draw =
            |lane: u64, bound| choice(seed, u64::from(n).saturating_mul(4).saturating_add(lane), bound);
        if n.is_multiple_of(20) {
            let name = format!("family-{:05}", (n / 20).saturating_add(1));
            *family = Some(FamilyName::parse(&name).ok()?);
        }
        let id = resource_id(seed, Purpose::Image, count, RegionId::HANGZHOU);
        let name = ImageName::parse(&format!("fleet-{:06}", n.saturating_add(1))).ok()?;
        let created = first.after(u64::from(n).saturating_mul(300));
        let mut image = self.image(&id, name, created, usize::try_from(draw(0, 4)).ok()?)?;
        image.family.clone_from(family);
        if draw(1, 5) == 0 {
            image.lifecycle = Lifecycle::Deprecated;
        }
        image.size = u32::try_from(draw(2, 5).saturating_add(2).saturating_mul(20)).ok()?;
        Some(image)
    }
}

impl BuiltIn {
    /// The account that it starts with; `None` for a name that no built-in scenario has.
    pub(super) fn account(&self) -> Option<Account> {
        match self.name.as_str() {
            "rollback" => rollback(self),
            "fleet" => fleet(self),
            "empty" => Some(Start::new(self, usual_start(), Quotas::default())?.account),
            _ => None,
        }
    }
}
