//! The compared parts of the endpoint's bodies, as the model's lines.

use image_family_simulator::openapi::Value;

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
    let tags: Vec<String> = items(value, "Tags", "Tag")
        .iter()
        .map(|tag| format!("{}={}", text(&tag["TagKey"]), text(&tag["TagValue"])))
        .collect();
    format!("{shown}|{snapshot}|{}", tags.join(","))
}

fn page(body: &Value) -> String {
    let [region, number, size, count] =
        ["RegionId", "PageNumber", "PageSize", "TotalCount"].map(|name| text(&body[name]));
    format!("{region} page {number} of {size}, {count} in all")
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
                let rest = fields(value, &["BootMode", "ResourceGroupId", "IsPublic"]);
                format!("{}|{rest}", image(value))
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
            let lines = instances.iter().map(|value| fields(value, &names));
            std::iter::once(page(body)).chain(lines).collect()
        }
        "DescribeRegions" => {
            let regions = items(body, "Regions", "Region");
            regions.iter().map(|region| text(&region["RegionId"])).collect()
        }
        "CreateImage" | "CopyImage" => vec![text(&body["ImageId"])],
        "RunInstances" | "CreateInstance" => vec![format!("{} new", new_instances(body).len())],
        _ => Vec::new(),
    }
}
