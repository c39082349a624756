// A simulation in a link: made, opened elsewhere, taken or not, and every way in which a link can be none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

const shareButton = (visit) => visit.button("Share as a link");

/** The link that the page makes. */
const linkOf = async (visit) => {
  await shareButton(visit).click();
  const field = visit.dialog.getByRole("textbox", { name: "Link", exact: true });
  await field.waitFor();
  const link = await field.inputValue();
  await visit.confirm();
  return link;
};

/** So many changes of image2's status by way of the API panel. */
const changeStatus = async (visit, times) => {
  const panel = visit.page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
  await panel.getByRole("combobox", { name: "API", exact: true }).selectOption("ModifyImageAttribute");
  const id = await visit.row("image2").getAttribute("data-image-id");
  await panel.getByRole("textbox", { name: "ImageId", exact: true }).fill(id);
  for (let n = 0; n < times; n += 1) {
    await panel.getByRole("combobox", { name: "Status", exact: true }).selectOption(n % 2 ? "Available" : "Deprecated");
    await panel.getByRole("button", { name: "Initiate Call", exact: true }).click();
    await visit.page.getByTestId("journal-entry").nth(n).waitFor({ state: "attached" });
  }
};

const fragment = (link) => link.slice(link.indexOf("#"));
const hash = (visit) => visit.page.evaluate(() => location.hash);
const told = (visit) => visit.page.getByTestId("journal-entry").count();

test("twenty calls on rollback are a link under 1,000 characters; elsewhere it asks first, and can be undone", async () => {
  const here = await Console.open("?lang=en");
  await changeStatus(here, 20);
  await here.choose("image1", here.words.deprecate);
  await here.confirm();
  const link = await linkOf(here);
  assert.ok(link.length < 1000, `${link.length} characters`);
  assert.equal(new URL(link).origin, new URL(address()).origin);
  await here.close();

  const there = await Console.open(`?lang=en${fragment(link)}`);
  await there.dialog.waitFor();
  await there.dialog.getByText("Calls", { exact: true }).waitFor();
  assert.match(await there.dialog.textContent(), /Calls21/);
  // What is asked about stays in the address until it is answered, whatever else is written there.
  assert.equal(await hash(there), fragment(link));
  await there.cancel();
  assert.equal(await hash(there), "");
  assert.equal(await told(there), 0);
  await there.hasStatus("image1", "Available");

  // The same link again, in the same tab.
  await there.page.evaluate((fragment) => (location.hash = fragment), fragment(link));
  await there.dialog.waitFor();
  await there.confirm();
  await there.hasStatus("image1", "Deprecated");
  assert.equal(await told(there), 21);
  assert.equal(await hash(there), "");
  await there.page.getByRole("status").getByRole("button", { name: "Undo", exact: true }).click();
  await there.hasStatus("image1", "Available");
  assert.equal(await told(there), 0);
  await there.close();
});

test("a link that is no link is said to be none, in one sentence, in both languages; nothing changes", async () => {
  const here = await Console.open("?lang=en");
  const link = fragment(await linkOf(here));
  await here.close();
  const middle = Math.floor(link.length / 2);
  const changed = link.slice(0, middle) + (link[middle] === "A" ? "B" : "A") + link.slice(middle + 1);
  const cases = [
    [link.slice(0, -9), /incomplete or damaged/, /不完整或已损坏/],
    [changed, /incomplete or damaged/, /不完整或已损坏/],
    ["#s=", /incomplete or damaged/, /不完整或已损坏/],
    ["#s=1.", /incomplete or damaged/, /不完整或已损坏/],
    ["#s=1.%00%ff", /incomplete or damaged/, /不完整或已损坏/],
    ["#s=1.!!!!", /incomplete or damaged/, /不完整或已损坏/],
    [link.replace("#s=1.", "#s=2."), /newer version/, /更新的版本/],
    [`#s=1.${"A".repeat(9000)}`, /too long/, /太长/],
  ];
  const visits = { en: await Console.open("?lang=en"), "zh-CN": await Console.open("?lang=zh-CN", { locale: "zh-CN" }) };
  for (const [wrong, ...sentences] of cases) {
    for (const [place, visit] of Object.values(visits).entries()) {
      await visit.page.evaluate((fragment) => (location.hash = fragment), wrong);
      await visit.dialog.getByText(sentences[place]).waitFor();
      await visit.confirm();
      assert.equal(await hash(visit), "");
      assert.equal(await told(visit), 0);
    }
  }
  for (const visit of Object.values(visits)) await visit.close();
});

test("writing the address leaves another fragment where it is", async () => {
  const visit = await Console.open("?lang=en#main");
  await visit.page.getByRole("tab", { name: visit.words.publicTab, exact: true }).click();
  assert.equal(await visit.option("tab"), "public");
  assert.equal(await hash(visit), "#main");
  await visit.close();
});

test("what is too long for a link is said, with the way out", async () => {
  // Names that nothing can compress.
  const images = Array.from({ length: 400 }, (_, n) => `image-${n}-${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`);
  const visit = await Console.open("?lang=en");
  const file = { name: "scenario.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ Images: images.map((ImageName) => ({ ImageName })) })) };
  await visit.button("Scenario").click();
  await visit.item("Export and import…").click();
  await visit.dialog.locator("input[type=file]").setInputFiles(file);
  await visit.dialog.getByTestId("transfer-preview").waitFor();
  await visit.confirm();
  await shareButton(visit).click();
  await visit.dialog.getByText("too long for a link").waitFor();
  await visit.confirm();
  await visit.close();
});

test("a finished lesson is a link that makes its calls again, to be taken back one by one", async () => {
  const here = await Console.open("?lang=en&lesson=roll-back&step=4");
  const lessons = here.page.getByRole("region", { name: "Lessons", exact: true });
  await lessons.locator('.step[aria-current="step"]').waitFor();
  const panel = here.page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
  await panel.getByRole("textbox", { name: "ImageFamily", exact: true }).fill("image-test");
  await panel.getByRole("button", { name: "Initiate Call", exact: true }).click();
  await lessons.getByRole("button", { name: "Share my solution", exact: true }).click();
  const field = here.dialog.getByRole("textbox", { name: "Link", exact: true });
  await field.waitFor();
  const link = await field.inputValue();
  assert.ok(link.length < 1500, `${link.length} characters`);
  await here.confirm();
  await here.close();

  const there = await Console.open(`?lang=en&region=cn-hangzhou${fragment(link)}`);
  await there.dialog.waitFor();
  await there.confirm();
  await there.page.getByRole("combobox", { name: "Region", exact: true }).selectOption("cn-hangzhou");
  await there.hasStatus("image2", "Deprecated");
  assert.equal(await told(there), 2);
  await there.page.getByRole("banner").getByRole("button", { name: "Undo", exact: true }).click();
  await there.hasStatus("image2", "Available");
  await there.page.getByRole("banner").getByRole("button", { name: "Redo", exact: true }).click();
  await there.hasStatus("image2", "Deprecated");
  await there.close();
});
