// Every API of the endpoint, called so that it succeeds and its answer has something in every list.
const RegionId = "cn-hangzhou";
const OTHER_REGION = "cn-shanghai";
const IMAGE1 = "m-bp1imagetest00000001";
const IMAGE2 = "m-bp1imagetest00000002";
const RUNNING = "i-bp1web00000000000001";
const STOPPED = "i-bp1web00000000000002";

/** Calls them in an order that works on scenario `rollback`; the answers, [action, answer] each. */
export const callEveryApi = async (call) => {
  const answers = [];
  const make = async (action, parameters) => {
    const answer = await call(action, parameters);
    answers.push([action, answer]);
    return answer.body;
  };
  const tagged = [["image", IMAGE2], ["instance", RUNNING]];
  for (const [ResourceType, id] of tagged) {
    await make("TagResources", { RegionId, ResourceType, ResourceId: [id], Tag: [{ Key: "team", Value: "web" }] });
  }
  await make("DescribeTags", { RegionId });
  await make("DescribeRegions", {});
  await make("DescribeImageFromFamily", { RegionId, ImageFamily: "image-test" });
  await make("DescribeImages", { RegionId, Status: "ALL" });
  await make("DescribeInstances", { RegionId });
  await make("ModifyImageSharePermission", { RegionId, ImageId: IMAGE2, AddAccount: ["1888000011112222"] });
  await make("DescribeImageSharePermission", { RegionId, ImageId: IMAGE2 });
  await make("ModifyImageSharePermission", { RegionId, ImageId: IMAGE1, IsPublic: true });
  await make("DescribeImageSharePermission", { RegionId, ImageId: IMAGE1 });
  await make("ModifyImageAttribute", { RegionId, ImageId: IMAGE2, Description: "second release" });
  await make("CreateImage", { RegionId, InstanceId: RUNNING, ImageName: "image3", Tag: [{ Key: "team", Value: "web" }] });
  const copy = await make("CopyImage", { RegionId, ImageId: IMAGE2, DestinationRegionId: OTHER_REGION });
  await make("CancelCopyImage", { RegionId: OTHER_REGION, ImageId: copy.ImageId });
  await make("RunInstances", { RegionId, ImageFamily: "image-test", InstanceType: "ecs.g6.large" });
  await make("CreateInstance", { RegionId, ImageId: IMAGE2, InstanceType: "ecs.g6.large" });
  await make("ReplaceSystemDisk", { InstanceId: STOPPED, ImageId: IMAGE2 });
  await make("StartInstance", { InstanceId: STOPPED });
  await make("StopInstance", { InstanceId: STOPPED });
  await make("UntagResources", { RegionId, ResourceType: "image", ResourceId: [IMAGE2], TagKey: ["team"] });
  await make("DeleteImage", { RegionId, ImageId: "m-bp1toolbox0000000001" });
  return answers;
};
