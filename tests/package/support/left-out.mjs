// Where the endpoint's bodies and the models of @alicloud/ecs20140526 7.11.6 are not the same, and why. An entry that is
// no longer true fails the test.

const under = (path, names) => names.map((name) => `${path}.${name}`);

const IMAGE = "DescribeImages.Images.Image[]";
const INSTANCE = "DescribeInstances.Instances.Instance[]";

/** Fields of the models that no body has, by the reason. */
export const LEFT_OUT = {
  "no image is imported, so nothing is detected":
    under(`${IMAGE}.DetectionOptions.Items.Item[]`, ["Name", "RiskCode", "RiskLevel", "Value"]),
  "a disk's progress is of imports; encryption is not simulated":
    under(`${IMAGE}.DiskDeviceMappings.DiskDeviceMapping[]`, ["Encrypted", "Progress", "RemainTime"]),
  "of an instance, what tells which image it runs, and no more": under(INSTANCE, [
    "AdditionalInfo", "AutoReleaseTime", "ClockOptions", "ClusterId", "Cpu", "CpuOptions", "CreditSpecification",
    "DedicatedHostAttribute", "DedicatedInstanceAttribute", "DeletionProtection", "DeploymentSetGroupNo",
    "DeploymentSetId", "Description", "DeviceAvailable", "EcsCapacityReservationAttr", "EipAddress", "EnableNVS",
    "ExpiredTime", "GPUAmount", "GPUSpec", "HibernationOptions", "HostName", "HpcClusterId", "ISP", "ImageOptions",
    "InnerIpAddress", "InstanceNetworkType", "InstanceTypeFamily", "InternetChargeType", "InternetMaxBandwidthIn",
    "InternetMaxBandwidthOut", "KeyPairName", "LocalStorageAmount", "LocalStorageCapacity", "Memory",
    "MetadataOptions", "NetworkInterfaces", "OSName", "OSNameEn", "OSType", "OperationLocks", "PrivateDnsNameOptions",
    "PublicIpAddress", "RdmaIpAddress", "Recyclable", "ResourceGroupId", "SaleCycle", "SecurityGroupIds",
    "SecurityOptions", "SerialNumber", "SpotDuration", "SpotInterruptionBehavior", "SpotPriceLimit", "SpotStrategy",
    "StartTime", "StoppedMode", "VlanId", "VpcAttributes",
  ]),
  "nothing is bought": ["RunInstances", "CreateInstance"].flatMap((action) => under(action, ["OrderId", "TradePrice"])),
};
