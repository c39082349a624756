// Name, family and description are changed where they stand in the panel, with what is wrong said at the field.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const PANELS = { en: "Image details", "zh-CN": "镜像详情" };
const open = async (image, query = "?lang=en") => {
  const console = await Console.open(query);
  const { page } = console;
  await console.button(image).click();
  const panel = page.getByRole("region", { name: PANELS[query.includes("zh-CN") ? "zh-CN" : "en"], exact: true });
  const button = (name) => panel.getByRole("button", { name, exact: true });
  const field = (name) => panel.getByRole("textbox", { name, exact: true });
  const focusOn = (locator) => locator.and(page.locator(":focus")).waitFor();
  return { console, page, panel, button, field, focusOn };
};
const calls = (console) => console.page.getByTestId("journal-entry").count();

for (const [pencil, name, parameter, text, shown] of [
  ["Edit the image name", "Custom Image Name", "ImageName", " image2-b ", "image2-b"],
  ["Edit the image family", "Image Family", "ImageFamily", "web", "web"],
  ["Edit the description", "Description", "Description", "second of two", "second of two"],
]) {
  test(`${pencil}: one call with that alone, said, undone; the focus is back at the pencil`, async () => {
    const { console, page, panel, button, field, focusOn } = await open("image2");
    await button(pencil).click();
    await focusOn(field(name));
    await field(name).fill(text);
    await button("Save").click();
    await panel.getByText(shown, { exact: true }).first().waitFor();
    await field(name).waitFor({ state: "detached" });
    await focusOn(button(pencil));
    assert.equal(await calls(console), 1);
    const entry = page.getByTestId("journal-entry").first();
    // By script: the panel lies over it.
    await entry.locator("summary").evaluate((it) => it.click());
    const sent = await entry.textContent();
    for (const other of ["ImageName", "ImageFamily", "Description"]) {
      assert.equal(sent.includes(other), other === parameter, `${other} in ${sent}`);
    }
    await page.getByRole("status").filter({ hasText: "RequestId" }).first().waitFor();
    await console.button("Undo").first().click();
    await panel.getByText(shown, { exact: true }).first().waitFor({ state: "detached" });
    await console.close();
  });
}

test("by keyboard: Enter saves, Escape changes nothing and closes the field alone, what is as it was makes no call", async () => {
  const { console, page, panel, button, field, focusOn } = await open("image2");
  const [pencil, name] = ["Edit the image name", "Custom Image Name"];
  await button(pencil).focus();
  await page.keyboard.press("Enter");
  await focusOn(field(name));
  await field(name).fill("other");
  await page.keyboard.press("Escape");
  await focusOn(button(pencil));
  await panel.getByRole("heading", { name: "image2", exact: true }).waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await field(name).inputValue(), "image2");
  await page.keyboard.press("Enter");
  await focusOn(button(pencil));
  await page.keyboard.press("Enter");
  await button("Cancel").click();
  await focusOn(button(pencil));
  assert.equal(await calls(console), 0);
  await page.keyboard.press("Enter");
  await field(name).fill("image2-b");
  await page.keyboard.press("Enter");
  await panel.getByRole("heading", { name: "image2-b", exact: true }).waitFor();
  assert.equal(await calls(console), 1);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await console.close();
});

test("Escape twice closes field and panel, however busy the page is between the two", async () => {
  const { console, page, panel, button, field } = await open("image2");
  await button("Edit the description").click();
  await field("Description").and(page.locator(":focus")).waitFor();
  // All drawing takes too long, and what is put off for that waits.
  await page.evaluate(() => {
    let now = Date.now();
    Date.now = () => (now += 20);
    const { setTimeout } = window;
    const late = [];
    window.setTimeout = (act, wait) => (wait ? setTimeout(act, wait) : late.push(act));
    window.goOn = () => {
      Object.assign(window, { setTimeout });
      late.forEach((act) => act());
    };
  });
  await page.keyboard.press("Escape");
  await field("Description").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.evaluate(() => window.goOn());
  await panel.waitFor({ state: "detached" });
  await console.close();
});

/** What the field says of a value, in the panel and in the dialog: the rules are the same ones. */
const wrongs = [
  ["Edit the image name", "Custom Image Name", "1st", "InvalidImageName.Malformed"],
  ["Edit the image name", "Custom Image Name", "image1", "InvalidImageName.Duplicated"],
  ["Edit the image name", "Custom Image Name", "", "can be changed, not cleared"],
  ["Edit the image family", "Image Family", "acs:mine", "InvalidImageFamily.Malformed"],
  ["Edit the image family", "Image Family", "", "can be changed, not cleared"],
  ["Edit the description", "Description", "http://a", "InvalidDescription.Malformed"],
];
test("what is wrong is said at the field, which has the focus and keeps what was typed; as in the dialog", async () => {
  const { console, page, panel, button, field, focusOn } = await open("image2");
  const said = async (input) => {
    assert.equal(await input.getAttribute("aria-invalid"), "true");
    const [id] = (await input.getAttribute("aria-describedby")).split(" ");
    return page.locator(`[id="${id}"]`).last().textContent();
  };
  for (const [pencil, name, text, why] of wrongs) {
    await button(pencil).click();
    await field(name).fill(text);
    await button("Save").click();
    await panel.locator(".field-error").filter({ hasText: why }).waitFor();
    await focusOn(field(name));
    assert.equal(await field(name).inputValue(), text);
    const here = await said(field(name));
    assert.equal(await page.locator(".notice-error").count(), 0);
    await page.keyboard.press("Escape");
    await field(name).waitFor({ state: "detached" });
    await console.choose("image2", console.words.edit);
    const there = console.dialog.getByRole("textbox", { name, exact: true });
    await there.fill(text);
    await console.dialog.getByRole("button", { name: "OK", exact: true }).click();
    await console.dialog.locator(".field-error").filter({ hasText: why }).waitFor();
    assert.equal(await said(there), here);
    await console.cancel();
  }
  await console.hasStatus("image2", "Available");
  await console.close();
});

test("an image under way can't be changed: the pencils say why, by the rule and its code", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await console.choose("image2", console.words.copy);
  await console.dialog.getByRole("combobox").first().selectOption("cn-shanghai");
  await console.confirm();
  await page.getByRole("combobox", { name: "Region", exact: true }).selectOption("cn-shanghai");
  await page.locator(".name").first().click();
  const panel = page.getByRole("region", { name: "Image details", exact: true });
  for (const name of ["Edit the image name", "Edit the image family", "Edit the description"]) {
    const pencil = panel.getByRole("button", { name, exact: true });
    assert.equal(await pencil.getAttribute("aria-disabled"), "true");
    const why = panel.locator(`[id="${await pencil.getAttribute("aria-describedby")}"]`);
    assert.match(await why.textContent(), /InvalidStatus\.ImageIsCreating/);
    assert.ok(await why.isVisible());
    await pencil.click({ force: true });
    assert.equal(await panel.getByRole("textbox").count(), 0);
  }
  await console.close();
});

test("what is not one's own has no pencils", async () => {
  const console = await Console.open("?lang=en&tab=public");
  await console.page.locator(".name").first().click();
  const panel = console.page.getByRole("region", { name: "Image details", exact: true });
  await panel.getByRole("button", { name: "Copy the image name", exact: true }).waitFor();
  assert.equal(await panel.getByRole("button", { name: /^Edit / }).count(), 0);
  await console.close();
});

test("in Chinese", async () => {
  const { console, panel, button, field } = await open("image2", "?lang=zh-CN");
  await button("修改镜像族系").click();
  await field("镜像族系").fill("网站");
  await button("保存").click();
  await panel.getByText("网站", { exact: true }).waitFor();
  await console.close();
});
