// The names that contract.md promises, in both languages, exactly: by role and name alone, at first sight of the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, WORDS, useBrowser } from "./support.mjs";

useBrowser();

const MORE = {
  "zh-CN": {
    tabs: ["自定义镜像", "公共镜像", "共享镜像", "云市场镜像", "社区镜像"], refresh: "刷新", previous: "上一页", next: "下一页",
    select: (name) => `选择 ${name}`, copyId: (id) => `复制 ID ${id}`, selected: (n) => `已选 ${n} 项`,
  },
  en: {
    tabs: ["Custom Images", "Public Images", "Shared Images", "Marketplace Images", "Community Images"], refresh: "Refresh",
    previous: "Previous", next: "Next", select: (name) => `Select ${name}`, copyId: (id) => `Copy ID ${id}`,
    selected: (n) => `${n} selected`,
  },
};

for (const lang of ["zh-CN", "en"]) {
  const words = { ...WORDS[lang], ...MORE[lang] };

  test(`${lang}: every control has its role and its exact name`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { page } = console;
    const one = async (role, name, within = page) => {
      const found = within.getByRole(role, { name, exact: true });
      assert.equal(await found.count(), 1, `${role} “${name}”`);
      assert.ok(await found.isVisible(), `${role} “${name}” is visible`);
      return found;
    };
    assert.deepEqual(await page.getByRole("tab").and(page.locator("main *")).allTextContents(), words.tabs);
    for (const tab of words.tabs) await one("tab", tab);
    assert.equal(await (await one("combobox", words.region)).inputValue(), "cn-hangzhou");
    await one("searchbox", words.family);
    await one("searchbox", words.search);
    for (const name of [words.refresh, words.clear, words.previous, words.next]) await one("button", name);

    const table = page.getByRole("table", { name: words.table, exact: true });
    const rows = table.getByTestId("image-row");
    assert.equal(await rows.first().getAttribute("data-status"), "Available");
    assert.deepEqual(
      await rows.locator(".name").allTextContents(),
      ["image2", "image1", "nginx-2021.02", "nginx-2021.01", "toolbox"],
      "newest first",
    );
    const id = await console.row("image2").getAttribute("data-image-id");
    await one("button", words.copyId(id), table);
    const status = page.getByRole("status").filter({ hasText: words.selected(0) });
    assert.equal(await status.count(), 1);
    await (await one("checkbox", words.select("image2"), table)).check();
    await page.getByRole("status").getByText(words.selected(1), { exact: true })
      .or(page.getByRole("status").filter({ hasText: words.selected(1) })).first().waitFor();

    const panel = await one("region", "OpenAPI Explorer");
    const api = await one("combobox", "API", panel);
    const options = await api.locator("option").allTextContents();
    for (const name of ["DescribeImageFromFamily", "ModifyImageAttribute", "DescribeImages", "RunInstances", "CopyImage"]) {
      assert.ok(options.some((option) => option.startsWith(name)), name);
    }
    await one("combobox", "RegionId", panel);
    await one("textbox", "ImageFamily", panel);
    await one("button", words.call, panel);
    await one("region", words.result, panel);
    await console.close();
  });

  test(`${lang}: a row's menu shows what fits its state, named by the labels alone`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { page } = console;
    const items = async (image) => {
      await console.menu(image);
      await page.getByRole("menu").waitFor();
      const found = [];
      for (const item of await page.getByRole("menuitem").all()) {
        found.push((await item.textContent()).trim());
      }
      await page.keyboard.press("Escape");
      await page.getByRole("menu").waitFor({ state: "hidden" });
      return found.sort();
    };
    const always = [words.create, words.share, words.copy, words.edit, words.remove];
    assert.deepEqual(await items("image2"), [...always, words.deprecate].sort());
    assert.deepEqual(await items("nginx-2021.01"), [...always, words.restore].sort());
    assert.deepEqual(await items("nginx-2021.02"), [...always, words.deprecate].sort(), "refused items are there too");
    await console.close();
  });

  test(`${lang}: five tabs, each with a list or an honest empty state`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { page } = console;
    for (const [place, name] of words.tabs.entries()) {
      const tab = page.getByRole("tab", { name, exact: true });
      await tab.click();
      await tab.and(page.locator("[aria-selected=true]")).waitFor();
      const panel = page.getByRole("tabpanel", { name, exact: true });
      if (place < 3) await panel.getByRole("table", { name, exact: true }).waitFor();
      else await panel.getByRole("heading").last().waitFor();
    }
    await console.close();
  });
}

test("the API panel stands on the page at every width, and can be folded away; the list gets room that was beside it", async () => {
  for (const width of [1600, 1000, 360]) {
    const console = await Console.open("?lang=en", { width });
    const main = async () => (await console.page.getByRole("main").boundingBox()).width;
    const panel = console.page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
    const call = panel.getByRole("button", { name: "Initiate Call", exact: true });
    await call.waitFor();
    const before = await main();
    await panel.locator("button[aria-expanded]").first().click();
    await call.waitFor({ state: "hidden" });
    assert.equal((await main()) - before, width === 1600 ? 400 - 224 : 0, `at ${width} px`);
    await console.close();
  }
});

test("an emptied field is not sent, a region's value is its id, a refusal shows its status", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  const panel = page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
  const region = panel.getByRole("combobox", { name: "RegionId", exact: true });
  assert.ok((await region.locator("option").evaluateAll((all) => all.map((o) => o.value))).includes("cn-shanghai"));
  await region.selectOption("cn-shanghai");
  const family = panel.getByRole("textbox", { name: "ImageFamily", exact: true });
  const call = panel.getByRole("button", { name: "Initiate Call", exact: true });
  const status = page.getByTestId("response-status");
  await family.fill("image-test");
  await call.click();
  await status.getByText("200", { exact: true }).waitFor();
  assert.equal(JSON.parse(await page.getByTestId("response-body").textContent()).Image, undefined, "none in Shanghai");
  await family.fill("");
  await call.click();
  await status.getByText("400", { exact: true }).waitFor();
  assert.equal(JSON.parse(await page.getByTestId("response-body").textContent()).Code, "MissingParameter");
  await console.close();
});
