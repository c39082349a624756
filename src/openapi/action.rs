//! The actions of the endpoint, and what each takes.

use crate::account::Operation;

/// What a parameter's value may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A region's id.
    Region,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Boolean,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list, sent as `Name.1`, `Name.2`, …
    List,
    /// A list of structures with these fields, sent as `Name.1.Key`, `Name.1.Value`, …
    Structures(&'static [&'static str]),
}

/// A parameter of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// Whether a call without it is refused.
    pub required: bool,
    /// What its value may be.
    pub kind: Kind,
    /// A value as it might be.
    pub example: &'static str,
}

pub(super) const fn required(name: &'static str, kind: Kind, example: &'static str) -> Parameter {
    Parameter {
        name,
        required: true,
        kind,
        example,
    }
}

pub(super) const fn optional(name: &'static str, kind: Kind, example: &'static str) -> Parameter {
    Parameter {
        name,
        required: false,
        kind,
        example,
    }
}

pub(super) const REGION: Parameter = required("RegionId", Kind::Region, "cn-hangzhou");
pub(super) const DRY_RUN: Parameter = optional("DryRun", Kind::Boolean, "false");
pub(super) const PAGE_NUMBER: Parameter = optional("PageNumber", Kind::Integer, "1");
pub(super) const PAGE_SIZE: Parameter = optional("PageSize", Kind::Integer, "10");
pub(super) const KEY_VALUE: Kind = Kind::Structures(&["Key", "Value"]);
pub(super) const TAGS: Parameter = optional("Tag", KEY_VALUE, "release");
pub(super) const CLIENT_TOKEN: Parameter =
    optional("ClientToken", Kind::Text, "123e4567-e89b-12d3-a456-426655440000");
pub(super) const RESOURCE_GROUP: Parameter = optional("ResourceGroupId", Kind::Text, "rg-bp67acfmxazb4p****");

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident in $file:ident, writes $writes:literal;)*) => {
        /// An action of the ECS API, version 2014-05-26.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $($(#[$doc])* $name,)* }

        impl Action {
            /// Every action that the endpoint knows.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Its name, as it is sent.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// What it takes.
            #[must_use]
            pub fn parameters(self) -> &'static [Parameter] {
                match self { $(Self::$name => super::$file::PARAMETERS,)* }
            }

            /// Whether it may change the account.
            #[must_use]
            pub fn writes(self) -> bool {
                match self { $(Self::$name => $writes,)* }
            }

            /// What its successful answers hold.
            #[must_use]
            pub fn body(self) -> super::Shape {
                let fields = match self { $(Self::$name => super::$file::BODY.shape(),)* };
                super::body::with_request_id(fields)
            }

            pub(super) fn answer(self, request: &super::Request<'_>) -> super::Answer {
                match self { $(Self::$name => super::$file::answer(request),)* }
            }
        }
    };
}

actions! {
    /// The image that a family resolves to.
    DescribeImageFromFamily in describe_image_from_family, writes false;
    /// Deprecate, restore, rename, move to a family.
    ModifyImageAttribute in modify_image_attribute, writes true;
    /// The list of images.
    DescribeImages in describe_images, writes false;
    /// Share and unshare.
    ModifyImageSharePermission in modify_image_share_permission, writes true;
    /// Who an image is shared with.
    DescribeImageSharePermission in describe_image_share_permission, writes false;
    /// Make an image.
    CreateImage in create_image, writes true;
    /// Copy an image.
    CopyImage in copy_image, writes true;
    /// Stop a copy under way.
    CancelCopyImage in cancel_copy_image, writes true;
    /// Delete an image.
    DeleteImage in delete_image, writes true;
    /// Make instances, running.
    RunInstances in run_instances, writes true;
    /// Make an instance, stopped.
    CreateInstance in create_instance, writes true;
    /// Put another image on an instance's system disk.
    ReplaceSystemDisk in replace_system_disk, writes true;
    /// Start an instance.
    StartInstance in start_instance, writes true;
    /// Stop an instance.
    StopInstance in stop_instance, writes true;
    /// The list of instances.
    DescribeInstances in describe_instances, writes false;
    /// The list of regions.
    DescribeRegions in describe_regions, writes false;
    /// Put tags on images or instances.
    TagResources in tag_resources, writes true;
    /// Take tags off images or instances.
    UntagResources in untag_resources, writes true;
    /// The list of tags.
    DescribeTags in describe_tags, writes false;
}

impl Action {
    /// The action of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|action| action.as_str() == name)
    }
}

impl AsRef<str> for Action {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// The action by which an operation on an image is asked for.
#[must_use]
pub fn action_for(operation: Operation) -> Action {
    match operation {
        Operation::Deprecate
        | Operation::Restore
        | Operation::Edit
        | Operation::SetBootMode
        | Operation::AllowImdsV1 => Action::ModifyImageAttribute,
        Operation::UseSnapshot => Action::CreateImage,
        Operation::Tag => Action::TagResources,
        Operation::Share | Operation::Unshare | Operation::Publish | Operation::Unpublish => {
            Action::ModifyImageSharePermission
        }
        Operation::CopyWithinRegion | Operation::CopyToOtherRegion => Action::CopyImage,
        Operation::CancelCopy => Action::CancelCopyImage,
        Operation::Delete | Operation::ForceDelete => Action::DeleteImage,
        Operation::CreateInstance => Action::RunInstances,
        Operation::StandForFamily => Action::DescribeImageFromFamily,
        Operation::ReplaceSystemDisk => Action::ReplaceSystemDisk,
    }
}
