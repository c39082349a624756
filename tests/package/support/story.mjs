// The source document's story, told through any client: two images of a family, the newer one deprecated and restored.
import assert from "node:assert/strict";

const RegionId = "cn-hangzhou";
const ImageFamily = "image-test";
const IMAGE1 = "m-bp1imagetest00000001";
const IMAGE2 = "m-bp1imagetest00000002";
const FRIEND = "1888000011112222";

/** Tells the story on scenario `rollback`; `letPass(seconds)` moves the simulated clock. */
export const tellStory = async (call, letPass) => {
  const succeed = async (action, parameters) => {
    const { status, body } = await call(action, { RegionId, ...parameters });
    assert.equal(status, 200, `${action}: ${JSON.stringify(body)}`);
    assert.match(body.RequestId, /^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
    return body;
  };
  const refuse = async (status, code, action, parameters) => {
    const answer = await call(action, { RegionId, ...parameters });
    assert.deepEqual([answer.status, answer.body.Code], [status, code], `${action}: ${JSON.stringify(answer.body)}`);
    assert.ok(answer.body.Message);
  };
  const change = (ImageId, parameters) => succeed("ModifyImageAttribute", { ImageId, ...parameters });
  const latest = async () => (await succeed("DescribeImageFromFamily", { ImageFamily })).Image;
  const list = async (parameters) => (await succeed("DescribeImages", parameters)).Images.Image;
  const run = (image) => succeed("RunInstances", { InstanceType: "ecs.g6.large", ...image });
  const imageOf = async (instance) => {
    const found = await succeed("DescribeInstances", { InstanceIds: JSON.stringify([instance]) });
    return found.Instances.Instance[0].ImageId;
  };

  const before = await latest();
  assert.deepEqual([before.ImageName, before.ImageFamily, before.Size], ["image2", ImageFamily, 40]);

  // Shared: not deprecated before it is unshared.
  await succeed("ModifyImageSharePermission", { ImageId: IMAGE2, AddAccount: [FRIEND] });
  const shares = await succeed("DescribeImageSharePermission", { ImageId: IMAGE2 });
  assert.deepEqual(shares.Accounts.Account.map((account) => account.AliyunId), [FRIEND]);
  await refuse(403, "ImageUseShared", "ModifyImageAttribute", { ImageId: IMAGE2, Status: "Deprecated" });
  await succeed("ModifyImageSharePermission", { ImageId: IMAGE2, RemoveAccount: [FRIEND] });

  // A dry run says that it would pass, and changes nothing.
  const instances = async () => (await succeed("DescribeInstances", {})).TotalCount;
  const count = await instances();
  await refuse(400, "DryRunOperation", "RunInstances", { ImageFamily, InstanceType: "ecs.g6.large", DryRun: true });
  assert.equal(await instances(), count);

  // Deprecated: the family falls back, new instances follow it, the image itself still serves.
  await change(IMAGE2, { Status: "Deprecated" });
  assert.equal((await latest()).ImageId, IMAGE1);
  const byFamily = (await run({ ImageFamily })).InstanceIdSets.InstanceIdSet;
  assert.equal(await imageOf(byFamily[0]), IMAGE1);
  const byId = (await run({ ImageId: IMAGE2 })).InstanceIdSets.InstanceIdSet;
  assert.equal(await imageOf(byId[0]), IMAGE2);
  await refuse(400, "UnexpectedImageFamily.ImageIdSupplied", "RunInstances",
    { ImageFamily, ImageId: IMAGE1, InstanceType: "ecs.g6.large" });
  await refuse(403, "ImageStatus.NotAvailable", "ModifyImageAttribute", { ImageId: IMAGE2, Status: "Deprecated" });
  await refuse(403, "OperationDenied.InvalidImageStatus", "ModifyImageSharePermission",
    { ImageId: IMAGE2, AddAccount: [FRIEND] });
  await refuse(400, "IncorrectImageStatus", "CopyImage", { ImageId: IMAGE2, DestinationRegionId: "cn-shanghai" });

  // The list shows Available images, even when asked by id, unless Status says more.
  assert.deepEqual((await list({ ImageFamily })).map((image) => image.ImageName), ["image1"]);
  assert.deepEqual(await list({ ImageId: IMAGE2 }), []);
  const [deprecated] = await list({ ImageId: IMAGE2, Status: "Deprecated" });
  assert.deepEqual([deprecated.ImageName, deprecated.Status], ["image2", "Deprecated"]);

  // The last one too: an empty answer, and no instance by family.
  await change(IMAGE1, { Status: "Deprecated" });
  assert.equal(await latest(), undefined);
  await refuse(403, "InvalidImageFamily.MissingAvailableImage", "RunInstances", { ImageFamily, InstanceType: "ecs.g6.large" });

  // Restored, in any order: the newer one stands for the family again.
  await change(IMAGE1, { Status: "Available" });
  await change(IMAGE2, { Status: "Available" });
  assert.equal((await latest()).ImageId, IMAGE2);
  await refuse(403, "ImageStatus.NotDeprecated", "ModifyImageAttribute", { ImageId: IMAGE2, Status: "Available" });

  // A copy takes its time, and belongs to no family.
  const copy = await succeed("CopyImage",
    { ImageId: IMAGE2, DestinationRegionId: "cn-shanghai", DestinationImageName: "image2-copy", Tag: [{ Key: "team", Value: "web" }] });
  await letPass(120);
  const [copied] = await list({ RegionId: "cn-shanghai", ImageId: copy.ImageId });
  assert.deepEqual(
    [copied.ImageName, copied.Status, copied.IsCopied, copied.ImageFamily, copied.Tags.Tag],
    ["image2-copy", "Available", true, "", [{ TagKey: "team", TagValue: "web" }]],
  );
  const there = await succeed("DescribeImageFromFamily", { RegionId: "cn-shanghai", ImageFamily });
  assert.equal(there.Image, undefined);

  await refuse(404, "InvalidImageId.NotFound", "DeleteImage", { ImageId: "m-bp1nothing00000000000" });
};
