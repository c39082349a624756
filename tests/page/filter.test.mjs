// The filter: conditions by keyboard, mouse and address, in both languages; one step of history each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const steps = (console) => console.page.evaluate(() => history.length);
const names = (console) =>
  console.page.getByTestId("image-row").evaluateAll((rows) => rows.map((row) => row.querySelector(".name").textContent));
const filtered = (console, value) =>
  console.page.waitForFunction((value) => new URL(location).searchParams.get("filter") === value, value);

async function open(query) {
  const console = await Console.open(query);
  await console.page.getByTestId("image-row").first().waitFor();
  return console;
}

async function start(console) {
  await console.button(console.words.filter).click();
  const field = console.page.getByRole("combobox", { name: console.words.condition, exact: true });
  await field.and(console.page.locator(":focus")).waitFor();
  return field;
}

for (const [lang, words] of [
  ["en", { property: "Status", sign: "Status =", value: "Status = Deprecated", remove: "Remove condition Status = Deprecated" }],
  ["zh-CN", { property: "状态", sign: "状态 =", value: "状态 = 弃用", remove: "移除条件 状态 = 弃用" }],
]) {
  test(`${lang}: a condition is put together by arrow keys and Enter, and is one step back`, async () => {
    const console = await open(`?lang=${lang}`);
    const { page } = console;
    const all = await names(console);
    const field = await start(console);
    const before = await steps(console);
    const active = async () => {
      const id = await field.getAttribute("aria-activedescendant");
      return page.locator(`[id="${id}"]`).innerText();
    };
    const choose = async (text) => {
      for (let n = 0; n < 20; n += 1) {
        await page.keyboard.press("ArrowDown");
        await page.waitForFunction(() => document.activeElement.getAttribute("aria-activedescendant"));
        if ((await active()).startsWith(text)) break;
      }
      assert.ok((await active()).startsWith(text), text);
      await page.keyboard.press("Enter");
    };
    await choose(words.property);
    await choose(words.sign);
    assert.equal(await field.inputValue(), `${words.sign} `);
    await choose(words.value);
    await filtered(console, "status=Deprecated");
    assert.equal(await steps(console), before + 1);
    assert.deepEqual(await names(console), ["nginx-2021.01"]);
    await page.getByRole("status").filter({ hasText: lang === "en" ? `1 of ${all.length}` : `1 项，共 ${all.length} 项` }).waitFor();

    await console.reload();
    await console.button(words.remove).waitFor();
    await console.row("image2").waitFor({ state: "detached" });
    assert.deepEqual(await names(console), ["nginx-2021.01"]);
    await console.back();
    await console.row("image2").waitFor();
    assert.deepEqual(await names(console), all);
    await page.goForward();
    await console.row("image2").waitFor({ state: "detached" });
    await console.button(words.remove).click();
    await console.row("image2").waitFor();
    assert.equal(await console.option("filter"), null);
    await page.waitForFunction(() => document.activeElement.id === "filter-field");
    await console.close();
  });
}

test("what is typed is a condition too: a name's part, another language's words, a tag; and joined by or", async () => {
  const console = await open("?lang=en");
  const { page } = console;
  const field = await start(console);
  const type = async (text) => {
    await field.click();
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  await type("IMAGE");
  await filtered(console, "name:IMAGE");
  assert.deepEqual((await names(console)).sort(), ["image1", "image2"]);
  await type("tag = release=2");
  await filtered(console, "name:IMAGE,tag=release=2");
  await console.row("image1").waitFor({ state: "detached" });
  assert.deepEqual(await names(console), ["image2"]);
  await type("created >= soon");
  await page.getByRole("alert").getByText("Write the day as 2021-03-02.").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  assert.equal(await console.option("filter"), "name:IMAGE,tag=release=2");
  await field.fill("");
  await type("状态：弃用");
  await filtered(console, "name:IMAGE,tag=release=2,status=Deprecated");
  await page.getByRole("heading", { name: "No images match" }).waitFor();
  await page.getByText("No image fits all of this: Name : IMAGE and Tag = release=2 and Status = Deprecated.").waitFor();
  await page.getByRole("combobox", { name: "How conditions are joined" }).selectOption("Any of them holds");
  await filtered(console, "name:IMAGE|tag=release=2|status=Deprecated");
  await console.row("nginx-2021.01").waitFor();
  assert.deepEqual((await names(console)).sort(), ["image1", "image2", "nginx-2021.01"]);
  assert.match((await console.address()).href, /filter=name:IMAGE\|tag=release=2\|status=Deprecated/, "the address can be read");
  await console.button(console.words.clear).click();
  await console.row("toolbox").waitFor();
  assert.equal(await console.option("filter"), null);
  await console.close();
});

test("a condition is changed in its place; Esc leaves it as it was", async () => {
  const console = await open("?lang=en&filter=status=Deprecated,shared=no");
  const { page } = console;
  await console.row("image2").waitFor({ state: "detached" });
  await console.button("Edit condition Status = Deprecated").click();
  const field = page.getByRole("combobox", { name: "Change the condition", exact: true });
  assert.equal(await field.inputValue(), "Status = Deprecated");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.getByRole("combobox", { name: "Add a condition", exact: true }).waitFor();
  assert.equal(await console.option("filter"), "status=Deprecated,shared=no");
  await console.button("Edit condition Status = Deprecated").click();
  // The value alone is marked.
  await page.keyboard.type("Avail");
  assert.equal(await field.inputValue(), "Status = Avail");
  await page.keyboard.press("Enter");
  await filtered(console, "status=Available,shared=no");
  await console.row("image2").waitFor();
  await console.close();
});

test("suggested are values that exist, and a click takes one", async () => {
  const console = await open("?lang=en&scenario=fleet&images=300");
  const { page } = console;
  const field = await start(console);
  await field.fill("family = ");
  const options = page.getByRole("listbox").getByRole("option");
  await options.nth(11).waitFor();
  const first = (await options.nth(1).innerText()).trim();
  await options.nth(1).click();
  const family = first.replace("Image Family = ", "");
  await filtered(console, `family=${family}`);
  const shown = await page.getByTestId("image-row").locator(".cell-family").allInnerTexts();
  assert.ok(shown.length > 0 && shown.every((text) => text.includes(family)), shown.join());
  await field.and(page.locator(":focus")).waitFor();
  await console.close();
});

test("Enter and arrow keys that belong to an input method do nothing", async () => {
  const console = await open("?lang=zh-CN");
  const field = await start(console);
  await field.evaluate((input) => {
    input.value = "镜像";
    for (const key of ["Enter", "ArrowDown", "Escape"]) {
      input.dispatchEvent(new KeyboardEvent("keydown", { key, isComposing: true, bubbles: true, cancelable: true }));
    }
    input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
  });
  assert.equal(await console.option("filter"), null);
  assert.equal(await field.inputValue(), "镜像");
  await field.evaluate((input) => input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true })));
  await console.page.getByRole("option", { name: "镜像名称 : 镜像" }).waitFor();
  await console.close();
});

test("what the address has that is no condition is said once, and the rest holds", async () => {
  const console = await open("?lang=en&filter=status=Available,colour=red");
  const said = console.page.getByRole("status").filter({ has: console.page.locator("bdi"), hasText: "colour=red" });
  await said.waitFor();
  assert.equal(await said.count(), 1);
  assert.ok(!(await names(console)).includes("nginx-2021.01"));
  await console.close();
});

test("the days of a condition are those of the list's own time zone", async () => {
  const console = await open("?lang=en&filter=created=2021-03-02");
  // 2021-03-02T06:19:19Z is of March 2 in UTC, where the browser of the tests is, or within half a day of it.
  await console.row("image2").waitFor();
  assert.deepEqual(await names(console), ["image2"]);
  await console.close();
});
