// The address: its options, their defaults, and a history in which each change of what is shown is one step.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const html = (console, name) => console.page.locator("html").getAttribute(name);

for (const [locale, lang] of [["zh-TW", "zh-CN"], ["zh-CN", "zh-CN"], ["en-GB", "en"], ["fr-FR", "en"]]) {
  test(`a browser in ${locale} sees ${lang}`, async () => {
    const console = await Console.open("", { locale });
    assert.equal(await html(console, "lang"), lang);
    await console.button(lang === "en" ? "Clear filter" : "清除筛选").waitFor();
    await console.close();
  });
}

test("the colours: auto follows the system, light and dark do not", async () => {
  const background = (console) => console.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const seen = {};
  for (const colorScheme of ["light", "dark"]) {
    for (const theme of ["auto", "light", "dark"]) {
      const console = await Console.open(`?theme=${theme}`, { colorScheme });
      seen[`${theme} under ${colorScheme}`] = await background(console);
      await console.close();
    }
  }
  const light = seen["light under light"];
  const dark = seen["dark under dark"];
  assert.notEqual(light, dark);
  assert.deepEqual(seen, {
    "auto under light": light, "light under light": light, "dark under light": dark,
    "auto under dark": dark, "light under dark": light, "dark under dark": dark,
  });
});

for (const [query, named] of [
  ["?lang=en&lang2=x", "lang2"],
  ["?lang=en&region=cn-atlantis", "region"],
  ["?lang=en&scenario=nothing", "scenario"],
  ["?lang=en&scenario=fleet&images=many", "images"],
  ["?lang=en&store=cloud", "store"],
  ["?lang=xx", "lang"],
  ["?lang=en&%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E=1", "<img src=x onerror=alert(1)>"],
]) {
  test(`what is not understood in ${query} is named once, and the rest of the page works`, async () => {
    const console = await Console.open(query);
    const { page } = console;
    const said = page.getByRole("status").filter({ hasText: named }).filter({ has: page.locator("bdi") });
    await said.waitFor();
    assert.equal(await said.count(), 1);
    assert.ok((await said.locator("bdi").textContent()).includes(named));
    assert.equal(await page.locator("img").count(), 0);
    await page.getByTestId("image-row").first().waitFor();
    await console.close();
  });
}

test("the same fleet gives the same images, about one in five deprecated", async () => {
  const look = async () => {
    const console = await Console.open("?lang=en&scenario=fleet&images=100&size=100");
    const rows = console.page.getByTestId("image-row");
    await rows.nth(99).waitFor();
    const seen = await rows.evaluateAll((all) => all.map((row) => [row.dataset.imageId, row.dataset.status]));
    await console.close();
    return seen;
  };
  const first = await look();
  assert.deepEqual(await look(), first);
  assert.equal(first.length, 100);
  const deprecated = first.filter(([, status]) => status === "Deprecated").length;
  assert.ok(deprecated >= 10 && deprecated <= 30, `${deprecated} of 100`);
});

test("family, search, sort and tab: each one step back, and a reload keeps them", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  const family = page.getByRole("searchbox", { name: words.family, exact: true });
  const search = page.getByRole("searchbox", { name: words.search, exact: true });
  const steps = () => page.evaluate(() => history.length);
  const start = await steps();

  // Letter by letter, and with blanks around: still one step, and an exact match.
  await family.click();
  await page.keyboard.type("  image-test ");
  await page.keyboard.press("Enter");
  await console.row("toolbox").waitFor({ state: "detached" });
  // Of what is typed the address speaks once it is painted.
  const said = (name, value) => page.waitForURL((url) => url.searchParams.get(name) === value);
  await said("family", "image-test");
  assert.equal(await steps(), start + 1);

  await search.click();
  await page.keyboard.type("IMAGE2");
  await page.keyboard.press("Enter");
  await console.row("image1").waitFor({ state: "detached" });
  await console.row("image2").waitFor();
  await said("search", "IMAGE2");
  assert.equal(await steps(), start + 2);

  await console.reload();
  await console.row("image2").waitFor();
  assert.equal(await page.getByTestId("image-row").count(), 1);
  assert.equal(await family.inputValue(), "image-test");
  assert.equal(await search.inputValue(), "IMAGE2");

  await console.back();
  await console.row("image1").waitFor();
  assert.equal(await search.inputValue(), "");
  await console.back();
  await console.row("toolbox").waitFor();
  assert.equal(await family.inputValue(), "");
  await page.goForward();
  await console.row("toolbox").waitFor({ state: "detached" });
  await console.button(words.clear).click();
  await console.row("toolbox").waitFor();
  await console.back();
  await console.row("toolbox").waitFor({ state: "detached" });
  await page.goForward();
  await console.row("toolbox").waitFor();

  await page.getByRole("tab", { name: words.publicTab, exact: true }).click();
  await page.getByRole("table", { name: words.publicTab, exact: true }).waitFor();
  await console.back();
  await page.getByRole("table", { name: words.table, exact: true }).waitFor();
  const created = page.getByRole("columnheader", { name: "Created At" });
  const first = page.getByTestId("image-row").first();
  while ((await created.getAttribute("aria-sort")) !== "ascending") {
    const before = await created.getAttribute("aria-sort");
    await created.getByRole("button").click();
    await page.waitForFunction(
      (was) => [...document.querySelectorAll("[role=columnheader]")].find((th) => th.textContent.includes("Created At"))
        .getAttribute("aria-sort") !== was,
      before,
    );
  }
  await first.getByText("toolbox", { exact: true }).waitFor();
  assert.ok(await console.option("sort"));
  await console.back();
  await first.getByText("image2", { exact: true }).waitFor();
  await console.close();
});

test("a search that is part of a family, or in another case, finds nothing; a whole id finds its image", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  const family = page.getByRole("searchbox", { name: words.family, exact: true });
  for (const text of ["image-tes", "Image-Test"]) {
    await family.fill(text);
    await family.press("Enter");
    await page.getByRole("heading", { name: "No images match" }).waitFor();
  }
  await family.press("Escape");
  const id = await console.row("toolbox").getAttribute("data-image-id");
  const search = page.getByRole("searchbox", { name: words.search, exact: true });
  await search.fill(id);
  await search.press("Enter");
  await console.row("image2").waitFor({ state: "detached" });
  await console.row("toolbox").waitFor();
  await search.fill(id.slice(0, -1));
  await search.press("Enter");
  await page.getByRole("heading", { name: "No images match" }).waitFor();
  await search.fill("");
  await search.press("Enter");
  await console.row("image2").waitFor();
  await console.close();
});

test("the region switch shows that region, and is in the address also after Back", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  const region = page.getByRole("combobox", { name: words.region, exact: true });
  const family = page.getByRole("searchbox", { name: words.family, exact: true });
  await family.fill("image-test");
  await family.press("Enter");
  await console.row("toolbox").waitFor({ state: "detached" });
  await region.selectOption("cn-shanghai");
  await console.row("image2").waitFor({ state: "detached" });
  assert.equal(await console.option("region"), "cn-shanghai");
  await console.back();
  await page.waitForFunction(() => !location.search.includes("family="));
  assert.equal(await console.option("region") ?? "cn-hangzhou", await region.inputValue(), "address and page agree");
  await console.close();
});
