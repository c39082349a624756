// What has to compile against the package's declarations, and what has not: compiled, never run.
import { Simulator } from "image-family-simulator";
import type { ActionName, CallParameters, CallResponse, DescribeImagesBody, Scenario } from "image-family-simulator";

const scenario: Scenario = { Images: [{ ImageName: "image1", ImageFamily: "image-test" }] };
const simulator = new Simulator({ scenario, seed: 7 });
const family = { RegionId: "cn-hangzhou", ImageFamily: "image-test" };
const image = { RegionId: "cn-hangzhou", ImageId: "m-bp1imagetest00000002" };

// A body is read at once, or after a look at the status.
const quick: string | undefined = simulator.call("DescribeImageFromFamily", family).body.Image?.ImageName;
const response = simulator.call("DescribeImageFromFamily", family);
if (response.status === 200) {
  const sizes: number[] = [response.body.Image?.Size ?? 0];
  const none: undefined = response.body.Code;
  console.log(sizes, none);
} else {
  const [code, message]: [string, string] = [response.body.Code, response.body.Message];
  console.log(code, message, response.body.Code === "InvalidRegionId.NotFound");
}
const { status, headers, body } = simulator.call("DescribeImages", { RegionId: "cn-hangzhou", PageSize: 10 });
if (status === 200) for (const { ImageName, Tags } of body.Images.Image) console.log(ImageName, Tags.Tag[0]?.TagKey);
const id: string | undefined = headers["x-acs-request-id"];

// Parameters are flattened or nested, numbers and booleans as such or as text.
simulator.call("DescribeRegions");
simulator.call("DescribeRegions", { AcceptLanguage: "en-US" });
simulator.call("DescribeImages", { RegionId: "cn-hangzhou", PageSize: "10", DryRun: "true", "Tag.1.Key": "team", "Tag.1.Value": "web" });
simulator.call("DescribeImages", { RegionId: "cn-hangzhou", PageSize: 10, DryRun: true, Tag: [{ Key: "team", Value: "web" }, { Key: "a" }] });
simulator.call("ModifyImageSharePermission", { ...image, AddAccount: ["1999000033334444"] });
simulator.call("ModifyImageSharePermission", { ...image, "AddAccount.1": "1999000033334444" });
simulator.call("ModifyImageAttribute", { ...image, Status: "Deprecated", Features: { NvmeSupport: "supported" } });
simulator.call("ModifyImageAttribute", { ...image, "Features.NvmeSupport": "supported" });

// A list that has to be there may be flattened, too; what has no effect is known all the same.
simulator.call("TagResources", { RegionId: "cn-hangzhou", ResourceType: "image", "ResourceId.1": "m-1", "Tag.1.Key": "team" });
simulator.call("TagResources", { RegionId: "cn-hangzhou", ResourceType: "image", ResourceId: ["m-1"], Tag: [{ Key: "team" }] });
simulator.call("RunInstances", {
  RegionId: "cn-hangzhou", ImageId: "m-1", InstanceType: "ecs.g6.large", ZoneId: "cn-hangzhou-i", OwnerId: 1,
  SystemDisk: { Size: 40, Category: "cloud_essd" }, DataDisk: [{ Size: 20, DeleteWithInstance: true }], "DataDisk.2.Size": 20,
  NetworkInterface: [{ SecurityGroupIds: ["sg-1"] }],
});

// Names that are known later.
const parameters: CallParameters<"StartInstance"> = { InstanceId: "i-bp1web00000000000001" };
for (const action of ["StartInstance", "StopInstance"] as const) simulator.call(action, parameters).body.RequestId;
const images: DescribeImagesBody["Images"]["Image"] = [];
const names: ActionName[] = ["DeleteImage"];
const any: CallResponse = simulator.call(names.join(""), { Anything: 1 });
const answer: unknown = simulator.call("DescribeDisks", { RegionId: "cn-hangzhou" }).body["Disks"];
console.log(quick, id, images, any.status, answer);

// @ts-expect-error: a parameter's name
simulator.call("DescribeImageFromFamily", { RegionId: "cn-hangzhou", ImageFamly: "image-test" });
// @ts-expect-error: a name that the action does not take, beside all that it needs
simulator.call("DescribeImageFromFamily", { RegionId: "cn-hangzhou", ImageFamily: "image-test", ImageId: "m-1" });
// @ts-expect-error: a required parameter is missing
simulator.call("DescribeImageFromFamily", { RegionId: "cn-hangzhou" });
// @ts-expect-error: and so are all of them
simulator.call("DescribeImageFromFamily");
// @ts-expect-error: a required list is missing
simulator.call("TagResources", { RegionId: "cn-hangzhou", ResourceType: "image", "ResourceId.1": "m-1" });
// @ts-expect-error: a field of a structure without effect
simulator.call("RunInstances", { RegionId: "cn-hangzhou", InstanceType: "ecs.g6.large", DataDisk: [{ Siez: 20 }] });
// @ts-expect-error: a text's type
simulator.call("DescribeImageFromFamily", { RegionId: "cn-hangzhou", ImageFamily: 1 });
// @ts-expect-error: a number's type
simulator.call("DescribeImages", { RegionId: "cn-hangzhou", PageSize: "ten" });
// @ts-expect-error: a word that is none of the choice
simulator.call("ModifyImageAttribute", { ...image, Status: "Depreciated" });
// @ts-expect-error: a list's items
simulator.call("ModifyImageSharePermission", { ...image, AddAccount: [1999000033334444] });
// @ts-expect-error: the number of an item
simulator.call("ModifyImageSharePermission", { ...image, "AddAccount.first": "1999000033334444" });
// @ts-expect-error: a structure's field
simulator.call("DescribeImages", { RegionId: "cn-hangzhou", Tag: [{ TagKey: "team" }] });
// @ts-expect-error: a body's field
simulator.call("DescribeImageFromFamily", family).body.Imag;
// @ts-expect-error: a field of what a body holds
simulator.call("DescribeImageFromFamily", family).body.Image?.ImageNam;
// @ts-expect-error: an error's code
if (response.status !== 200) console.log(response.body.Code === "InvalidRegionId.NotFond");
// @ts-expect-error: an error has no list
if (status !== 200) console.log(body.Images.Image);
