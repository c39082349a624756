// Menus, tabs and dialogs by keyboard, after the ARIA Authoring Practices.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const open = async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  const focusOn = (locator) => locator.and(page.locator(":focus")).waitFor();
  return { console, page, words: console.words, focusOn, item: (name) => console.item(name) };
};

test("a menu opens at its ends, wraps, finds by letter, and gives the focus back", async () => {
  const { console, page, words, focusOn, item } = await open();
  const more = console.button(words.more("image2"));
  await more.focus();
  await page.keyboard.press("ArrowDown");
  await focusOn(item(words.create));
  await page.keyboard.press("ArrowUp");
  await focusOn(item(words.remove));
  await page.keyboard.press("ArrowDown");
  await focusOn(item(words.create));
  await page.keyboard.press("End");
  await focusOn(item(words.remove));
  await page.keyboard.press("Home");
  await focusOn(item(words.create));
  await page.keyboard.press("e");
  await focusOn(item(words.edit));
  await page.keyboard.press("Escape");
  await item(words.edit).waitFor({ state: "hidden" });
  await focusOn(more);
  await page.keyboard.press("ArrowUp");
  await focusOn(item(words.remove));
  await page.keyboard.press("Tab");
  await item(words.remove).waitFor({ state: "hidden" });
  await console.close();
});

test("a refused item takes the focus, says why, and Enter or Space does nothing", async () => {
  const { console, page, words, focusOn, item } = await open();
  const deprecate = item(words.deprecate);
  for (const key of ["Enter", "Space"]) {
    await console.button(words.more("nginx-2021.02")).focus();
    await page.keyboard.press("Enter");
    await focusOn(item(words.create));
    for (let n = 0; n < 7 && !(await deprecate.evaluate((it) => it === document.activeElement)); n += 1) {
      await page.keyboard.press("ArrowDown");
    }
    await focusOn(deprecate);
    await page.keyboard.press(key);
    assert.equal(await console.dialog.count(), 0);
    assert.equal(await page.getByTestId("journal-entry").count(), 0);
    await page.keyboard.press("Escape");
    await deprecate.waitFor({ state: "hidden" });
  }
  await console.hasStatus("nginx-2021.02", "Available");
  await console.close();
});

test("a menu closed by a key opens again at a press that comes before the browser says that it is closed", async () => {
  const { console, page, words, focusOn, item } = await open();
  const more = console.button(words.more("image2"));
  await more.press("Enter");
  await focusOn(item(words.create));
  await more.evaluate(async (button) => {
    const escape = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(escape);
    // What the program does at once is done; nothing of the browser's own has its turn.
    for (let turn = 0; turn < 100; turn += 1) await null;
    button.click();
  });
  await focusOn(item(words.create));
  assert.equal(await more.getAttribute("aria-expanded"), "true");
  await console.close();
});

test("a dialog keeps the focus, Esc changes nothing, and the focus goes back to its row", async () => {
  const { console, page, words, focusOn, item } = await open();
  const more = console.button(words.more("image2"));
  for (const name of [words.deprecate, words.remove, words.create, words.edit, words.share, words.copy]) {
    await more.focus();
    await page.keyboard.press("Enter");
    await item(name).press("Enter");
    await console.dialog.waitFor();
    for (let n = 0; n < 12; n += 1) {
      await page.keyboard.press("Tab");
      const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest("dialog"));
      assert.ok(!outside, `${name}: the focus stays inside`);
    }
    await page.keyboard.press("Escape");
    await console.dialog.waitFor({ state: "detached" });
    await focusOn(more);
  }
  assert.equal(await page.getByTestId("journal-entry").count(), 0);
  await console.close();
});

test("tabs go by arrow keys", async () => {
  const { console, page, focusOn } = await open();
  const tab = (name) => page.getByRole("tab", { name, exact: true });
  await tab("Custom Images").focus();
  for (const [key, name] of [
    ["ArrowRight", "Public Images"], ["ArrowRight", "Shared Images"], ["End", "Community Images"],
    ["ArrowRight", "Custom Images"], ["ArrowLeft", "Community Images"], ["Home", "Custom Images"],
  ]) {
    await page.keyboard.press(key);
    await focusOn(tab(name));
    await tab(name).and(page.locator("[aria-selected=true]")).waitFor();
  }
  await console.close();
});

test("after a deletion the focus is on the page, not lost", async () => {
  const { console, page, words } = await open();
  await console.choose("toolbox", words.remove);
  await console.confirm();
  await console.row("toolbox").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement && document.activeElement !== document.body);
  await console.close();
});

test("Ctrl+Z takes the last change back and Ctrl+Shift+Z makes it again, but not in a text field", async () => {
  const console = await Console.open("?lang=en");
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  const search = console.page.getByRole("searchbox", { name: "Image Name/ID", exact: true });
  await search.fill("image");
  await search.press("Control+z");
  await console.hasStatus("image2", "Deprecated");
  await console.button(console.words.more("image2")).focus();
  await console.page.keyboard.press("Control+z");
  await console.hasStatus("image2", "Available");
  await console.page.keyboard.press("Control+Shift+Z");
  await console.hasStatus("image2", "Deprecated");
  await console.close();
});
