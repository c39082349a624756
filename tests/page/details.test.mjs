// The panel about one image: opened from its name, in the address, and true.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const panel = (console) => console.page.getByRole("region", { name: "Image details", exact: true });
const tab = (console, name) => panel(console).getByRole("tab", { name, exact: true });

test("a name opens the panel; it is in the address, outlives a reload, and Back closes it", async () => {
  const console = await Console.open("?lang=en");
  await console.button("image2").click();
  await panel(console).getByRole("heading", { name: "image2", exact: true }).waitFor();
  await tab(console, "Image Family").click();
  assert.match((await console.address()).href, /image=m-bp1imagetest00000002&panel=family/);
  await console.reload();
  await panel(console).getByText("this image").waitFor();
  await console.back();
  await panel(console).waitFor({ state: "detached" });
  await console.close();
});

test("the focus goes to the panel and, on Escape, back to the name", async () => {
  const console = await Console.open("?lang=en");
  await console.button("image1").click();
  await console.page.waitForFunction(() => document.activeElement?.id === "details-h");
  await console.page.keyboard.press("Escape");
  await panel(console).waitFor({ state: "detached" });
  assert.equal(await console.page.evaluate(() => document.activeElement?.textContent), "image1");
  await console.close();
});

test("the family's tab shows the order of resolution, and why a newer image is passed over", async () => {
  const console = await Console.open("?lang=en");
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.button("image1").click();
  await tab(console, "Image Family").click();
  const members = panel(console).getByRole("listitem");
  await members.nth(0).getByText("Passed over: Deprecated").waitFor();
  await members.nth(1).getByText("Latest available").waitFor();
  await members.nth(0).getByRole("button", { name: "image2", exact: true }).click();
  await panel(console).getByRole("heading", { name: "image2", exact: true }).waitFor();
  await console.close();
});

test("the state machine shows what is allowed and, for a shared image, the rule that refuses", async () => {
  const console = await Console.open("?lang=en");
  await console.button("nginx-2021.02").click();
  await tab(console, "State machine").click();
  const picture = panel(console).getByRole("img", { name: /states of an image/ });
  await picture.waitFor();
  const refused = panel(console).getByText("Deprecate Image: Available → Deprecated, refused. The image is shared. Cancel the sharing first.");
  await refused.waitFor({ state: "attached" });
  await panel(console).getByText("ImageUseShared", { exact: true }).first().waitFor();
  await console.close();
});

test("each call that touched the image is listed, and opens in the API panel", async () => {
  const console = await Console.open("?lang=en");
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.button("image2").click();
  await tab(console, "Calls").click();
  await panel(console).getByRole("button", { name: "ModifyImageAttribute", exact: true }).click();
  const api = console.page.getByRole("combobox", { name: "API", exact: true });
  assert.equal(await api.inputValue(), "ModifyImageAttribute");
  await console.close();
});

test("an id that is not there says so, and leads back", async () => {
  const console = await Console.open("?lang=en&image=m-gone");
  await panel(console).getByRole("heading", { name: "Image m-gone is not there" }).waitFor();
  await console.button("Back to the list").click();
  await panel(console).waitFor({ state: "detached" });
  assert.doesNotMatch((await console.address()).href, /image=/);
  await console.close();
});

test("an id that reads as a selector names no row: the focus goes to none when its panel is closed", async () => {
  const console = await Console.open(`?lang=en&image=${encodeURIComponent('x"] *,.name,[x="')}`);
  const { page } = console;
  await page.getByTestId("image-row").first().waitFor();
  await console.button("Back to the list").click();
  await panel(console).waitFor({ state: "detached" });
  assert.equal(await page.locator(".name:focus").count(), 0);
  await console.close();
});

test("the timeline tells what the family resolved to and by which call, shows a point, and goes back to it", async () => {
  const console = await Console.open("?lang=en");
  for (const name of ["image2", "image1"]) {
    await console.choose(name, console.words.deprecate);
    await console.confirm();
  }
  await console.button("image1").click();
  await tab(console, "Image Family").click();
  const timeline = panel(console).getByRole("region", { name: "Timeline", exact: true });
  const points = timeline.locator(".point");
  await points.nth(0).getByText("Nothing available").waitFor();
  await points.nth(1).getByText("Resolves to image1").click();
  assert.deepEqual(await points.nth(1).locator("li").allTextContents(), ["image2Deprecated", "image1Available"]);
  await points.nth(2).getByText("At the start").waitFor();
  await points.nth(2).getByRole("button", { name: "Return to here", exact: true }).click();
  await console.hasStatus("image2", "Available");
  await console.hasStatus("image1", "Available");
  await console.close();
});

/** A lesson of one's own whose scenario leaves the end of the making of two images to the user. */
const openByHand = async () => {
  const lessons = new URL("../../src/training/lessons/", import.meta.url);
  const name = readdirSync(lessons).find((name) => name.endsWith("-back-not-in-front.json"));
  const lesson = JSON.parse(readFileSync(new URL(name, lessons), "utf8"));
  const { File } = lesson.Scenario;
  File.Timing = { CreateImage: { ByHand: true } };
  for (const ImageName of ["app-4", "app-5"]) File.Images.push({ ImageName, ImageFamily: "app", Status: "Creating" });
  const console = await Console.open("?lang=en&region=cn-hangzhou");
  await console.button("Fold lessons").and(console.page.locator("[aria-expanded=false]")).click();
  const file = { name: "own.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(lesson)) };
  await console.page.getByLabel("Open a lesson file", { exact: true }).setInputFiles(file);
  await console.page.waitForURL(/lesson=own/);
  return console;
};

test("work by hand is ended in the panel, one way or the other; it is kept, seen in every tab, and undone", async () => {
  const console = await openByHand();
  const other = await Console.in(console.context, "?lang=en&lesson=own");
  const finish = (there) => panel(there).getByRole("button", { name: "Finish it", exact: true });
  const open = async (there, name) => {
    await there.button(name).first().click();
    await panel(there).getByRole("heading", { name, exact: true }).waitFor();
  };
  const state = (there, name, status) => there.row(name).and(there.page.locator(`[data-status=${status}]`)).waitFor();
  await open(console, "app-3");
  await finish(console).waitFor({ state: "hidden" });
  await open(console, "app-4");
  await open(other, "app-4");
  await finish(other).waitFor();
  await finish(console).click();
  await state(console, "app-4", "Available");
  await finish(console).waitFor({ state: "hidden" });
  assert.equal(await console.page.evaluate(() => document.activeElement?.id), "details-h");
  await console.page.getByText("Image app-4 is made, and available.", { exact: true }).waitFor();
  await state(other, "app-4", "Available");
  await finish(other).waitFor({ state: "hidden" });

  await open(other, "app-5");
  await panel(other).getByRole("button", { name: "Let it fail", exact: true }).click();
  await state(other, "app-5", "CreateFailed");
  await state(console, "app-5", "CreateFailed");
  await other.button("Undo").first().click();
  await state(other, "app-5", "Creating");
  await state(console, "app-5", "Creating");
  await console.page.reload();
  await state(console, "app-4", "Available");
  await state(console, "app-5", "Creating");

  // In the history it is told for what it is: there is no command to copy.
  const entry = console.page.getByTestId("journal-entry").filter({ hasText: "FinishImage" });
  await entry.locator("summary").click();
  await entry.getByText("This is no call of the API", { exact: false }).waitFor();
  assert.equal(await entry.getByText("aliyun").count(), 0);
  await other.page.close();
  assert.deepEqual(other.complaints, []);
  await console.close();
});
