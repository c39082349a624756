//! The compared parts of the endpoint's bodies, as the model's lines.

use image_family_simulator::openapi::Value;

use super::world::tag_text;

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Object(fields) if fields.is_empty() => "(absent)".to_owned(),
        other => other.to_string(),
    }
}

fn fields(value: &Value, names: &[&str]) -> String {
    let all: Vec<String> = names.iter().map(|name| text(&value[*name])).collect();
    all.join("|")
}

fn items<'a>(value: &'a Value, wrapper: &str, item: &str) -> &'a [Value] {
    value[wrapper][item].as_list().unwrap_or_default()
}

fn image(value: &Value) -> String {
    let shown = fields(
        value,
        &[
            "ImageId",
            "ImageName",
            "ImageFamily",
            "Status",
            "Progress",
            "IsSelfShared",
            "Usage",
            "ImageOwnerAlias",
            "CreationTime",
            "Description",
            "ImageVersion",
            "Platform",
            "Architecture",
            "OSType",
            "Size",
            "IsCopied",
        ],
    );
    let snapshot = text(&value["DiskDeviceMappings"]["DiskDeviceMapping"][0]["SnapshotId"]);
    format!("{shown}|{snapshot}|{}", tags(value))
}

/// In whichever order they came.
fn tags(value: &Value) -> String {
    let all: Vec<(String, String)> = items(value, "Tags", "Tag")
        .iter()
        .map(|tag| (text(&tag["TagKey"]), text(&tag["TagValue"])))
        .collect();
    tag_text(&all)
}

/// Without a region on top.
fn page_anywhere(body: &Value) -> String {
    let [number, size, count] = ["PageNumber", "PageSize", "TotalCount"].map(|name| text(&body[name]));
    format!("page {number} of {size}, {count} in all")
}

fn page(body: &Value) -> String {
    format!("{} {}", text(&body["RegionId"]), page_anywhere(body))
}

/// Images and instances, and all else together.
fn counts_text(counts: &Value) -> String {
    let Value::Object(kinds) = counts else {
        return "(no counts)".to_owned();
    };
    let others = kinds
        .iter()
        .filter(|(kind, _)| kind != "Image" && kind != "Instance");
    let others: u64 = others.map(|(_, count)| count.as_u64().unwrap_or(1)).sum();
    format!("{}|{others}", fields(counts, &["Image", "Instance"]))
}

fn shares(body: &Value) -> Vec<String> {
    let groups: Vec<String> = items(body, "ShareGroups", "ShareGroup")
        .iter()
        .map(|group| text(&group["Group"]))
        .collect();
    let [region, rest] = [text(&body["RegionId"]), page(body)];
    let rest = rest.trim_start_matches(&region).to_owned();
    let first = format!(
        "{region} {}{rest}, groups {}",
        text(&body["ImageId"]),
        groups.join(",")
    );
    let accounts = items(body, "Accounts", "Account");
    let line = |account: &Value| {
        format!(
            "{} since {}",
            text(&account["AliyunId"]),
            text(&account["SharedTime"])
        )
    };
    std::iter::once(first).chain(accounts.iter().map(line)).collect()
}

pub fn new_instances(body: &Value) -> Vec<String> {
    let one = body["InstanceId"].as_str().map(str::to_owned);
    let several = items(body, "InstanceIdSets", "InstanceIdSet");
    one.into_iter().chain(several.iter().map(text)).collect()
}

pub fn lines(action: &str, body: &Value) -> Vec<String> {
    match action {
        "DescribeImageFromFamily" => body.get("Image").map(image).into_iter().collect(),
        "DescribeImages" => {
            let line = |value: &Value| {
                let rest = fields(
                    value,
                    &["BootMode", "ResourceGroupId", "IsPublic", "Usable", "LicenseType"],
                );
                let features = fields(&value["Features"], &["NvmeSupport", "ImdsSupport"]);
                format!("{}|{rest}|{features}", image(value))
            };
            let images = items(body, "Images", "Image").iter().map(line);
            std::iter::once(page(body)).chain(images).collect()
        }
        "DescribeImageSharePermission" => shares(body),
        "DescribeInstances" => {
            let names = [
                "InstanceId",
                "InstanceName",
                "ImageId",
                "Status",
                "InstanceType",
                "CreationTime",
            ];
            let instances = items(body, "Instances", "Instance");
            let lines = instances
                .iter()
                .map(|value| format!("{}|{}", fields(value, &names), tags(value)));
            let next = format!("then {}", text(&body["NextToken"]));
            [page_anywhere(body), next].into_iter().chain(lines).collect()
        }
        "DescribeRegions" => {
            let regions = items(body, "Regions", "Region");
            regions.iter().map(|region| text(&region["RegionId"])).collect()
        }
        "CreateImage" | "CopyImage" => vec![text(&body["ImageId"])],
        "RunInstances" | "CreateInstance" => {
            let ids = new_instances(body);
            let count = format!("{} new", ids.len());
            std::iter::once(count).chain(ids).collect()
        }
        "ReplaceSystemDisk" => vec![text(&body["DiskId"])],
        "DescribeTags" => {
            let line = |tag: &Value| {
                let counts = &tag["ResourceTypeCount"];
                format!("{}|{}", fields(tag, &["TagKey", "TagValue"]), counts_text(counts))
            };
            let tags = items(body, "Tags", "Tag").iter().map(line);
            std::iter::once(page_anywhere(body)).chain(tags).collect()
        }
        _ => Vec::new(),
    }
}
