// Elements of one world: what several of them do at the same time is in all of them, and nothing that was answered is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, pageOf, ready, serveHost, useSite, visit } from "./support.mjs";

useSite();

const element = (id, attributes = "") => `<image-family-simulator id="${id}" load="eager" view="list" height="500" world="w" ${attributes}></image-family-simulator>`;

/** Holds back what the elements tell one another, as a busy page might. */
const HOLD = `<script>
  const post = MessagePort.prototype.postMessage;
  window.held = null;
  MessagePort.prototype.postMessage = function (text) {
    if (window.held && /"request":"(log|agree)"/.test(text)) window.held.push(() => post.call(this, text));
    else post.call(this, text);
  };
  window.release = () => {
    const held = window.held;
    window.held = null;
    held.forEach((send) => send());
  };
</script>`;

const log = (page, id) => page.locator(id).evaluate(async (element) => {
  const { Calls } = await element.export();
  return Calls.map(({ Action, Parameters }) => [Action, Parameters.ImageName ?? Parameters.ImageId ?? ""].join(" "));
});

const deprecate = async (frame, image) => {
  await frame.getByRole("button", { name: `More actions for ${image}`, exact: true }).click();
  await frame.getByRole("menuitem", { name: "Deprecate Image", exact: true }).click();
  await frame.getByRole("dialog").getByRole("button", { name: "OK", exact: true }).click();
  await frame.locator("[data-status=Deprecated]", { hasText: image }).waitFor();
};

test("calls that are made in several frames at once are all made, one after the other, and answered for good", async () => {
  const host = await serveHost(pageOf(element("a") + element("b") + element("c")));
  const { page, close } = await visit(host.url, { locale: "en-US" });
  for (const id of ["#a", "#b", "#c"]) await ready(page, id);
  const answers = await page.evaluate(async () => {
    const elements = [...document.querySelectorAll("image-family-simulator")];
    const [{ InstanceId }] = (await elements[0].call("DescribeInstances", { RegionId: "cn-hangzhou" })).body.Instances.Instance;
    const make = (element, n) => element.call("CreateImage", { RegionId: "cn-hangzhou", InstanceId, ImageName: `made-${n}` });
    return Promise.all(Array.from({ length: 12 }, (_, n) => make(elements[n % elements.length], n)));
  });
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  assert.equal(new Set(answers.map(({ body }) => body.ImageId)).size, answers.length, "every answer has an id of its own");
  const logs = await Promise.all(["#a", "#b", "#c"].map((id) => log(page, id)));
  assert.deepEqual(logs[0], ["DescribeInstances ", ...answers.map((_, n) => `CreateImage made-${n}`)]);
  assert.deepEqual(logs[1], logs[0]);
  assert.deepEqual(logs[2], logs[0]);
  // And each id is that of the image that it was given for, in whichever frame.
  const names = await page.locator("#c").evaluate(async (element, ids) => {
    const { body } = await element.call("DescribeImages", { RegionId: "cn-hangzhou", Status: "ALL", PageSize: 100 });
    return ids.map((id) => body.Images.Image.find(({ ImageId }) => ImageId === id)?.ImageName);
  }, answers.map(({ body }) => body.ImageId));
  assert.deepEqual(names, answers.map((_, n) => `made-${n}`));
  await close();
});

test("what readers do in two frames before either hears of the other is in both", async () => {
  const host = await serveHost(pageOf(element("a") + element("b"), { head: HOLD }));
  const { page, frame, close } = await visit(host.url, { locale: "en-US" });
  for (const id of ["#a", "#b"]) await ready(page, id);
  await page.evaluate(() => (window.held = []));
  await deprecate(frame("#a"), "image2");
  await deprecate(frame("#b"), "toolbox");
  await deprecate(frame("#a"), "image1");
  await page.evaluate(() => window.release());
  for (const id of ["#a", "#b"]) {
    for (const image of ["image1", "image2", "toolbox"]) await frame(id).locator("[data-status=Deprecated]", { hasText: image }).waitFor();
  }
  const calls = await eventually(async () => {
    const [a, b] = await Promise.all([log(page, "#a"), log(page, "#b")]);
    return JSON.stringify(a) === JSON.stringify(b) && a;
  }, "both have the same log");
  assert.equal(calls.length, 3);
  // It goes on as if nothing had been: the newest change is taken back in both, and only that.
  assert.equal(await page.locator("#b").evaluate((element) => element.undo()), true);
  await eventually(async () => (await log(page, "#a")).length === 2, "the undo is in the other frame");
  await page.evaluate(() => (window.held = []));
  await page.locator("#a").evaluate((element) => element.call("DescribeRegions"));
  await page.evaluate(() => window.release());
  await eventually(async () => (await log(page, "#b")).at(-1) === "DescribeRegions ", "a later call is in the other frame");
  await close();
});

test("a world is as long as its page: store=local is not for it, and that is said; without a world it keeps", async () => {
  const alone = '<image-family-simulator id="alone" load="eager" view="list" height="500" store="local"></image-family-simulator>';
  // Where the browser lets frames keep things: as it does on pages of the same site.
  const host = await serveHost(pageOf(element("a", 'store="local"') + alone), {}, "127.0.0.1");
  const { page, frame, close } = await visit(host.url, { locale: "en-US" });
  for (const id of ["#a", "#alone"]) await ready(page, id);
  await frame("#a").getByRole("status").filter({ hasText: "store=local" }).waitFor();
  assert.equal(await frame("#alone").getByText("store=local").count(), 0);
  await deprecate(frame("#a"), "image1");
  await deprecate(frame("#alone"), "image2");
  // The one that keeps does not hear of the other, nor does it keep that.
  await frame("#alone").locator("[data-status=Available]", { hasText: "image1" }).waitFor();
  await page.reload();
  for (const id of ["#a", "#alone"]) await ready(page, id);
  await frame("#alone").locator("[data-status=Deprecated]", { hasText: "image2" }).waitFor();
  await frame("#alone").locator("[data-status=Available]", { hasText: "image1" }).waitFor();
  for (const image of ["image1", "image2"]) await frame("#a").locator("[data-status=Available]", { hasText: image }).waitFor();
  await close();
});
