//! The lists of an account, found once more by filtering and sorting everything.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use image_family_simulator::account::{Account, Column, Image, REGIONS, RegionId, Relation, Status, Wanted};
use proptest::prelude::*;

const COLUMNS: [Column; 5] = [
    Column::Name,
    Column::Family,
    Column::Status,
    Column::Size,
    Column::Created,
];

/// Each is a word of its own for what else may be asked: a status, or whether it is shared.
const ALSO: [&str; 4] = ["", "Available", "Waiting", "shared"];

/// A resource group that the model's images may be in.
const GROUP: &str = "rg-acfmnginx000001";

/// What a user may look at.
pub fn looks() -> impl Strategy<Value = Wanted> {
    let family = prop::sample::select(vec![
        "",
        "",
        "",
        "image-test",
        "nginx",
        "partner",
        "acs:1888000011112222:partner",
        "no family",
    ]);
    let search = prop::sample::select(vec![
        "",
        "",
        "i",
        "im",
        "IMAGE",
        "image1",
        "a",
        "m-bp1partner00base0001",
        "é",
    ]);
    let also = prop::sample::select(ALSO.to_vec());
    let sort = prop::option::of((prop::sample::select(COLUMNS.to_vec()), any::<bool>()));
    let region = prop::sample::select(vec![
        RegionId::HANGZHOU,
        RegionId::HANGZHOU,
        RegionId::parse("cn-shanghai").unwrap(),
    ]);
    let relation = prop::sample::select([[Relation::Own; 4], Relation::ALL].concat());
    let group = prop::sample::select(vec![None, None, None, Some(""), Some(GROUP), Some("rg-nobody")]);
    let status = prop::sample::select(vec![
        None,
        None,
        None,
        Some(Status::Available),
        Some(Status::Deprecated),
        Some(Status::Waiting),
    ]);
    (region, relation, group, family, search, status, also, sort).prop_map(
        |(region, relation, group, family, search, status, also, sort)| Wanted {
            region,
            relation,
            group: group.map(Into::into),
            family: family.to_owned(),
            search: search.to_owned(),
            status,
            also: also.to_owned(),
            sort,
        },
    )
}

fn also(words: &str, account: &Account, image: &Image) -> bool {
    match words {
        "shared" => image.is_shared(),
        words => Some(account.status(image)) == Status::parse(words),
    }
}

fn plainly(account: &Account, wanted: &Wanted) -> Vec<Rc<Image>> {
    let mut images: Vec<_> = account
        .images(wanted.region)
        .filter(|image| image.relation() == wanted.relation)
        .filter(|image| {
            let group = &image.details.resource_group;
            wanted.group.as_ref().is_none_or(|wanted| wanted == group)
        })
        .filter(|image| {
            wanted.family.is_empty()
                || image.family_text() == wanted.family
                || image
                    .family
                    .as_ref()
                    .is_some_and(|family| family.as_str() == wanted.family)
        })
        .filter(|image| {
            image.key.id.as_str() == wanted.search
                || image
                    .name
                    .as_str()
                    .to_ascii_lowercase()
                    .contains(&wanted.search.to_ascii_lowercase())
        })
        .filter(|image| wanted.status.is_none_or(|status| account.status(image) == status))
        .filter(|image| wanted.also.is_empty() || also(&wanted.also, account, image))
        .cloned()
        .collect();
    let Some((column, down)) = wanted.sort else {
        return images;
    };
    images.sort_by(|a, b| {
        let order = match column {
            Column::Name => a.name.as_str().cmp(b.name.as_str()),
            Column::Family => a.family_name().cmp(&b.family_name()),
            Column::Status => account.status(a).cmp(&account.status(b)),
            Column::Size => a.size.cmp(&b.size),
            Column::Created => (a.created, a.sequence).cmp(&(b.created, b.sequence)),
        };
        if down { order.reverse() } else { order }
    });
    images
}

trait FamilyName {
    fn family_name(&self) -> Option<String>;
}

impl FamilyName for Image {
    fn family_name(&self) -> Option<String> {
        self.family.as_ref().map(|family| family.as_str().to_owned())
    }
}

/// The list as it is shown.
pub fn shown(account: &Account, wanted: &Wanted) -> Vec<Rc<Image>> {
    let asked = |account: &Account, image: &Image| also(&wanted.also, account, image);
    account.list(wanted, &asked, 0..usize::MAX).images
}

/// What was shown before is shown where it was, as it is now; what belongs to the list since then is shown, too, and
/// nothing else is.
pub fn stays(account: &Account, wanted: &Wanted, before: &[Rc<Image>]) {
    let asked = |account: &Account, image: &Image| also(&wanted.also, account, image);
    let now = shown(account, wanted);
    for image in &now {
        let there = account.image(image.key.region, image.key.id.as_str()).unwrap();
        assert!(Rc::ptr_eq(there, image), "as it is now");
        assert!(account.is_shown(wanted, &asked, image));
    }
    let was_there = |image: &Rc<Image>| before.iter().any(|there| there.key == image.key);
    let keys = |images: Vec<&Rc<Image>>| images.iter().map(|image| image.key.clone()).collect::<Vec<_>>();
    let exists = |image: &&Rc<Image>| account.image(image.key.region, image.key.id.as_str()).is_some();
    assert_eq!(
        keys(now.iter().filter(|image| was_there(image)).collect()),
        keys(before.iter().filter(exists).collect()),
        "in the order of before: {wanted:?}"
    );
    let plain = plainly(account, wanted);
    let mut others: Vec<_> = keys(now.iter().filter(|image| !was_there(image)).collect());
    let mut belong: Vec<_> = keys(plain.iter().filter(|image| !was_there(image)).collect());
    others.sort();
    belong.sort();
    assert_eq!(others, belong, "{wanted:?}");
    for image in &plain {
        assert!(account.is_shown(wanted, &asked, image));
    }
}

/// Once it is settled, the list, whole and in part, is what filtering and sorting gives.
pub fn is_as_made_anew(account: &Account, wanted: &Wanted) {
    let plain = plainly(account, wanted);
    let asked = |account: &Account, image: &Image| also(&wanted.also, account, image);
    let whole = wanted.whole();
    account.settle();
    let all = account.list(&whole, &|_, _| false, 0..0).count;
    assert_eq!(all, plainly(account, &whole).len());
    let listed = account.list(wanted, &asked, 0..usize::MAX);
    assert_eq!(names(&listed.images), names(&plain), "{wanted:?}");
    assert_eq!(listed.images, plain);
    let part = account.list(wanted, &asked, 1..3);
    assert_eq!(part.count, plain.len());
    assert_eq!(part.images, plain.into_iter().skip(1).take(2).collect::<Vec<_>>());
}

fn names(images: &[Rc<Image>]) -> Vec<&str> {
    images.iter().map(|image| image.name.as_str()).collect()
}

/// What the page counts of families and resource groups, counted once more.
pub fn counts_are_right(account: &Account) {
    let own = |region| {
        let images = account.images(region);
        images
            .filter(|image| image.relation() == Relation::Own)
            .cloned()
            .collect::<Vec<_>>()
    };
    let groups: BTreeSet<_> = REGIONS
        .iter()
        .flat_map(|region| own(RegionId::parse(region.id).unwrap()))
        .map(|image| image.details.resource_group.to_string())
        .filter(|group| !group.is_empty())
        .collect();
    assert!(account.resource_groups().eq(groups.iter().map(String::as_str)));
    for region in REGIONS.iter().filter_map(|region| RegionId::parse(region.id)) {
        let images = own(region);
        let mut sizes = BTreeMap::new();
        for family in images.iter().filter_map(|image| image.family.clone()) {
            *sizes.entry(family).or_insert(0) += 1;
        }
        let sizes: Vec<_> = sizes.into_iter().collect();
        assert_eq!(account.own_images(region), images.len());
        assert_eq!(account.own_family_count(region), sizes.len());
        assert!(
            account
                .own_families(region)
                .eq(sizes.iter().map(|(name, size)| (name, *size)))
        );
        assert_eq!(Account::families_among(region, &images), sizes);
        for (name, size) in &sizes {
            assert_eq!(account.own_family_size(region, name), *size);
        }
    }
}
