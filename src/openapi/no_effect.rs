//! The documented parameters that mean nothing here: taken, held to their form, and without effect. The documents list
//! them from this table.
//!
//! Source: the request parameters of each API's page, version 2014-05-26.

use super::action::{Action, Kind};

/// Names of one form, with spaces between them: less to load than a list of them. `N` stands for the number of an item.
type Group = (Kind, &'static str);

/// What every action takes.
const EVERYWHERE: &[Group] = &[
    (Kind::Text, "OwnerAccount ResourceOwnerAccount"),
    (Kind::Integer, "OwnerId ResourceOwnerId"),
];

/// RunInstances and CreateInstance alike. A price is no whole number.
const NEW_INSTANCES: &[Group] = &[
    (
        Kind::Text,
        "Affinity Arn.N.RoleType Arn.N.Rolearn CreditSpecification DataDisk.N.Category \
         DataDisk.N.Description DataDisk.N.Device DataDisk.N.DiskName DataDisk.N.EncryptAlgorithm \
         DataDisk.N.KMSKeyId DataDisk.N.PerformanceLevel DataDisk.N.SnapshotId \
         DataDisk.N.StorageClusterId DedicatedHostId DeploymentSetId Description HostName HpcClusterId \
         HttpEndpoint HttpTokens InstanceChargeType InternetChargeType IoOptimized KeyPairName \
         ManagedHostId Password PeriodUnit PrivateIpAddress PrivatePoolOptions.Id \
         PrivatePoolOptions.MatchCriteria RamRoleName ResourceGroupId SecurityEnhancementStrategy \
         SpotInterruptionBehavior SpotPriceLimit SpotStrategy StorageSetId SystemDisk.Category \
         SystemDisk.Description SystemDisk.DiskName SystemDisk.PerformanceLevel \
         SystemDisk.StorageClusterId Tenancy UserData ZoneId",
    ),
    (
        Kind::Integer,
        "Arn.N.AssumeRoleFor AutoRenewPeriod DataDisk.N.Size DeploymentSetGroupNo HttpPutResponseHopLimit \
         InternetMaxBandwidthIn InternetMaxBandwidthOut Period SpotDuration StorageSetPartitionNumber",
    ),
    (
        Kind::Boolean,
        "AutoRenew DataDisk.N.DeleteWithInstance DeletionProtection HibernationOptions.Configured \
         PasswordInherit",
    ),
];

const RUN_INSTANCES: &[Group] = &[
    (
        Kind::Text,
        "AutoReleaseTime ClockOptions.PtpStatus CpuOptions.NestedVirtualization CpuOptions.Numa \
         CpuOptions.TopologyType DataDisk.N.AutoSnapshotPolicyId DataDisk.N.Encrypted HostNames.N \
         Ipv6Address.N Isp LaunchTemplateId LaunchTemplateName NetworkInterface.N.Description \
         NetworkInterface.N.InstanceType NetworkInterface.N.Ipv6Address.N \
         NetworkInterface.N.NetworkInterfaceId NetworkInterface.N.NetworkInterfaceName \
         NetworkInterface.N.NetworkInterfaceTrafficMode NetworkInterface.N.PrimaryIpAddress \
         NetworkInterface.N.SecurityGroupId NetworkInterface.N.SecurityGroupIds.N \
         NetworkInterface.N.VSwitchId NetworkOptions.BandwidthWeighting \
         PrivateDnsNameOptions.HostnameType SchedulerOptions.DedicatedHostClusterId SecurityGroupIds.N \
         SecurityOptions.ConfidentialComputingMode SecurityOptions.TrustedSystemMode \
         SystemDisk.AutoSnapshotPolicyId SystemDisk.EncryptAlgorithm SystemDisk.Encrypted \
         SystemDisk.KMSKeyId",
    ),
    (
        Kind::Integer,
        "CpuOptions.Core CpuOptions.ThreadsPerCore DataDisk.N.ProvisionedIops Ipv6AddressCount \
         LaunchTemplateVersion NetworkInterface.N.Ipv6AddressCount NetworkInterface.N.NetworkCardIndex \
         NetworkInterface.N.QueueNumber NetworkInterface.N.QueuePairNumber NetworkInterface.N.RxQueueSize \
         NetworkInterface.N.SecondaryPrivateIpAddressCount NetworkInterface.N.TxQueueSize \
         NetworkInterfaceQueueNumber SystemDisk.ProvisionedIops",
    ),
    (
        Kind::Boolean,
        "AutoPay DataDisk.N.BurstingEnabled ImageOptions.LoginAsNonRoot \
         NetworkInterface.N.DeleteOnRelease NetworkInterface.N.SourceDestCheck \
         NetworkOptions.EnableJumboFrame NetworkOptions.EnableNetworkEncryption \
         PrivateDnsNameOptions.EnableInstanceIdDnsAAAARecord \
         PrivateDnsNameOptions.EnableInstanceIdDnsARecord PrivateDnsNameOptions.EnableIpDnsARecord \
         PrivateDnsNameOptions.EnableIpDnsPtrRecord SecurityOptions.EnableSecureBoot \
         SystemDisk.BurstingEnabled UniqueSuffix",
    ),
];

const CREATE_INSTANCE: &[Group] = &[
    (Kind::Text, "ClusterId InnerIpAddress NodeControllerId VlanId"),
    (Kind::Boolean, "DataDisk.N.Encrypted UseAdditionalService"),
];

const REPLACE_SYSTEM_DISK: &[Group] = &[
    (
        Kind::Text,
        "Architecture Arn.N.RoleType Arn.N.Rolearn DiskId EncryptAlgorithm Password Platform",
    ),
    (Kind::Integer, "Arn.N.AssumeRoleFor"),
];

const STOP_INSTANCE: &[Group] = &[
    (Kind::Text, "StoppedMode"),
    (Kind::Boolean, "ConfirmStop ForceStop Hibernate"),
];

const DESCRIBE_INSTANCES: &[Group] = &[
    (
        Kind::Text,
        "AdditionalAttributes.N EipAddresses Filter.N.Key Filter.N.Value HpcClusterId HttpEndpoint \
         HttpTokens InnerIpAddresses InstanceChargeType InstanceNetworkType InstanceTypeFamily \
         InternetChargeType Ipv6Address.N KeyPairName LockReason PrivateIpAddresses PublicIpAddresses \
         RdmaIpAddresses ResourceGroupId SecurityGroupId VSwitchId VpcId ZoneId",
    ),
    (Kind::Integer, "HttpPutResponseHopLimit"),
    (Kind::Boolean, "DeviceAvailable IoOptimized NeedSaleCycle"),
];

/// What an action takes beside its own parameters and those of [`EVERYWHERE`].
fn more(action: Action) -> [&'static [Group]; 2] {
    match action {
        Action::RunInstances => [NEW_INSTANCES, RUN_INSTANCES],
        Action::CreateInstance => [NEW_INSTANCES, CREATE_INSTANCE],
        Action::ReplaceSystemDisk => [REPLACE_SYSTEM_DISK, &[]],
        Action::StartInstance => [&[(Kind::Boolean, "InitLocalDisk")], &[]],
        Action::StopInstance => [STOP_INSTANCE, &[]],
        Action::DescribeInstances => [DESCRIBE_INSTANCES, &[]],
        Action::DescribeRegions => [&[(Kind::Text, "InstanceChargeType ResourceType")], &[]],
        Action::DescribeTags => [&[(Kind::Text, "Category")], &[]],
        Action::ModifyImageSharePermission => [&[(Kind::Text, "LaunchPermission")], &[]],
        _ => [&[], &[]],
    }
}

fn all(action: Action) -> [&'static [Group]; 3] {
    let [one, other] = more(action);
    [one, other, EVERYWHERE]
}

/// The form of such a parameter; `None` for any other.
pub(super) fn kind(action: Action, name: &str) -> Option<Kind> {
    let pattern = numbered(name);
    for (kind, names) in all(action).into_iter().flatten() {
        if names.split(' ').any(|there| there == pattern) {
            return Some(*kind);
        }
    }
    None
}

/// The name with `N` for each of its numbers: `DataDisk.N.Size` for `DataDisk.1.Size`.
fn numbered(name: &str) -> String {
    let mut pattern = String::with_capacity(name.len());
    for part in name.split('.') {
        if !pattern.is_empty() {
            pattern.push('.');
        }
        pattern.push_str(match part.parse::<usize>() {
            Ok(_) => "N",
            Err(_) => part,
        });
    }
    pattern
}

/// Of [`Action::parameters`], those that are held to their form and do nothing more.
const SHOWN: &[(Action, &str)] = &[
    (Action::DescribeImages, "ActionType InstanceType ShowExpired"),
    (
        Action::CreateImage,
        "DetectionStrategy DiskDeviceMapping.N.Device SecureBootOptions.SecureBootSupport",
    ),
    (Action::CopyImage, "Encrypted EncryptAlgorithm KMSKeyId"),
    (Action::RunInstances, "SecurityGroupId VSwitchId"),
    (Action::CreateInstance, "SecurityGroupId VSwitchId"),
    (
        Action::ReplaceSystemDisk,
        "Encrypted KeyPairName KMSKeyId PasswordInherit SecurityEnhancementStrategy UseAdditionalService",
    ),
];

impl Action {
    /// Whether a parameter of [`Action::parameters`] does nothing here but be held to its form. `N` in a name stands for
    /// the number of an item.
    #[must_use]
    pub fn is_of_no_effect(self, name: &str) -> bool {
        let mut rows = SHOWN.iter().filter(|(action, _)| *action == self);
        rows.any(|(_, names)| names.split(' ').any(|there| there == name))
    }

    /// What it takes beside [`Action::parameters`]: documented, held to its form, and without effect here. `N` in a name
    /// stands for the number of an item.
    pub fn parameters_of_no_effect(self) -> impl Iterator<Item = (&'static str, Kind)> {
        let groups = all(self).into_iter().flatten();
        groups.flat_map(|(kind, names)| names.split(' ').map(|name| (name, *kind)))
    }
}
