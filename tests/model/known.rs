//! Where the endpoint is known to answer otherwise than the documentation says.

use super::call::Call;

/// One call, the model's code and the endpoint's.
pub struct Difference<'a> {
    pub action: &'a str,
    pub call: &'a Call<'a>,
    pub model: &'a str,
    pub endpoint: &'a str,
}

type Known = (&'static str, fn(&Difference) -> bool);

const KNOWN_DIFFERENCES: [Known; 13] = [
    ("the message of InvalidParameter ends with a full stop", |it| {
        it.model == "InvalidParameter" && it.endpoint == "InvalidParameter"
    }),
    (
        "a DryRun that is no flag is refused last, not with the other forms",
        |it| it.model == "InvalidParameter" && !it.call.are_flags(&["DryRun"]),
    ),
    (
        "Amount is checked before a missing ImageId and an unknown region",
        |it| {
            let early = ["MissingParameter", "InvalidRegionId.NotFound"].contains(&it.model);
            it.action == "RunInstances" && early && it.endpoint == "InvalidParameter"
        },
    ),
    (
        "ImageId beside ImageFamily is refused before an unknown region",
        |it| it.model == "InvalidRegionId.NotFound" && it.endpoint == "UnexpectedImageFamily.ImageIdSupplied",
    ),
    ("SystemDisk.Size is not looked at", |it| {
        it.action == "ReplaceSystemDisk" && it.call.get("SystemDisk.Size").is_some()
    }),
    ("the boot mode of an image in use can be changed", |it| {
        it.model == "OperationDeined.ImageUsingByInstance"
    }),
    ("Features.ImdsSupport may go back from v2 to v1", |it| {
        it.model == "InvalidOperation.FeaturesImdsSupportNotMatch"
    }),
    (
        "a family's last image can't go to a new family where the families are full",
        |it| it.action == "ModifyImageAttribute" && it.endpoint == "ImageFamilyQuotaFull",
    ),
    ("a community image of one's own can be copied", |it| {
        it.model == "OperationDenied.CommunityImage"
    }),
    ("IsPublic without ImageOwnerAlias=others is taken", |it| {
        it.model == "InvalidImageOwnerAlias.PublicImageUnsupported"
    }),
    (
        "filters of network and upgrades take every value and filter nothing",
        |it| {
            let inert = ["NetworkType", "CpuOnline", "MemoryOnline"];
            let mut filters = it.call.pairs("Filter", 100).into_iter();
            filters.any(|(key, _)| key.is_some_and(|key| inert.iter().any(|start| key.starts_with(start))))
        },
    ),
    (
        "what other owners share with an account does not count for its quota",
        |it| it.model == "QuotaExceed.ShareImage",
    ),
    ("tags beyond the twentieth are ignored, not refused", |it| {
        it.model == "InvalidTagCount"
    }),
];

impl Difference<'_> {
    pub fn known(&self) -> Option<&'static str> {
        let mut all = KNOWN_DIFFERENCES.iter();
        all.find(|(_, is_of)| is_of(self)).map(|(name, _)| *name)
    }
}
