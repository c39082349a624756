// What a list of a cloud console is expected to do beside showing rows: point by point.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

async function open(query, options) {
  const console = await Console.open(query, options);
  await console.page.getByTestId("image-row").first().waitFor();
  return console;
}
const box = (console, name) => console.page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
const selected = (console, text) => console.page.getByRole("status").getByText(text, { exact: true }).waitFor();

test("a region switch keeps tab and filters, drops the selection and goes to the first page", async () => {
  const console = await open("?lang=en&scenario=fleet&images=60&n=2&filter=status=Available");
  const { page } = console;
  await page.getByTestId("image-row").first().getByRole("checkbox").check();
  await selected(console, "1 selected");
  const region = page.getByRole("combobox", { name: "Region", exact: true });
  await region.selectOption("cn-shanghai");
  await page.getByTestId("image-row").first().waitFor({ state: "detached" });
  await region.selectOption("cn-hangzhou");
  await page.getByTestId("image-row").first().waitFor();
  await selected(console, "0 selected");
  assert.equal(await console.option("n"), null);
  assert.equal(await console.option("filter"), "status=Available");
  await console.close();
});

for (const [lang, words] of Object.entries({
  "zh-CN": { all: "账号全部资源", own: "默认资源组", none: "此资源组中没有镜像", market: "没有模拟云市场镜像" },
  en: { all: "All Resources", own: "Default Resource Group", none: "No images in this resource group", market: "Marketplace images are not simulated" },
})) {
  test(`a resource group switch narrows list and families, keeps the tab, drops the selection, and Back takes it back: ${lang}`, async () => {
    const console = await open(`?lang=${lang}`);
    const { page } = console;
    const names = async () => (await page.getByTestId("image-row").locator(".name").allTextContents()).map((name) => name.trim());
    const families = page.locator(".family-pick");
    // They come behind the list's frame.
    const hasFamily = async (name) => {
      await families.nth(1).filter({ hasText: name }).waitFor();
      assert.deepEqual((await families.allTextContents()).slice(1), [name]);
    };
    const all = await names();
    const group = page.getByRole("combobox", { name: console.words.group, exact: true });
    assert.deepEqual(await group.locator("option").allTextContents(), [words.all, words.own, "rg-acfmnginx000001"]);
    await page.getByTestId("image-row").first().getByRole("checkbox").check();
    await group.selectOption("rg-acfmnginx000001");
    await console.row("image2").waitFor({ state: "detached" });
    assert.deepEqual(await names(), ["nginx-2021.02", "nginx-2021.01"]);
    await hasFamily("nginx");
    assert.equal(await page.locator(".list-count > [aria-hidden]").textContent(), "2");
    await selected(console, lang === "en" ? "0 selected" : "已选 0 项");
    await group.selectOption(words.own);
    await console.row("image2").waitFor();
    assert.deepEqual(await names(), all.filter((name) => !name.startsWith("nginx")));
    await hasFamily("image-test");
    assert.equal(await console.option("group"), "default");
    await console.reload();
    await console.row("image2").waitFor();
    assert.equal(await group.inputValue(), "default");
    assert.deepEqual(await names(), all.filter((name) => !name.startsWith("nginx")));
    await console.back();
    await console.row("nginx-2021.01").waitFor();
    assert.equal(await group.inputValue(), "rg-acfmnginx000001");
    await page.getByRole("tab").nth(1).click();
    await page.getByRole("heading", { name: words.none, exact: true }).waitFor();
    await page.getByRole("tab").nth(3).click();
    await page.getByRole("heading", { name: words.market, exact: true }).waitFor();
    await page.getByRole("tab").nth(1).click();
    await group.selectOption("");
    await page.getByTestId("image-row").first().waitFor();
    assert.equal(await page.getByRole("tab").nth(1).getAttribute("aria-selected"), "true");
    await console.close();
  });
}

test("an image made in a resource group of its own is found there; a group without images says so, with a way back", async () => {
  const console = await open("?lang=en");
  const { page } = console;
  const group = page.getByRole("combobox", { name: console.words.group, exact: true });
  const panel = page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
  await panel.getByRole("combobox", { name: "API", exact: true }).selectOption("CreateImage");
  for (const [name, value] of [["InstanceId", "i-bp1web00000000000001"], ["ImageName", "mine"], ["ResourceGroupId", "rg-mine"]]) {
    await panel.getByLabel(name, { exact: true }).fill(value);
  }
  await console.button(console.words.call).click();
  await console.row("mine").waitFor();
  await group.selectOption("rg-mine");
  await console.row("image2").waitFor({ state: "detached" });
  assert.equal(await page.getByTestId("image-row").count(), 1);
  await console.button(console.words.undo).first().click();
  await page.getByRole("heading", { name: "No images in this resource group", exact: true }).waitFor();
  assert.equal(await group.inputValue(), "rg-mine");
  await console.button("Show all resources").click();
  await console.row("image2").waitFor();
  assert.deepEqual(await group.locator("option").allTextContents(), ["All Resources", "Default Resource Group", "rg-acfmnginx000001"]);
  await console.close();
});

test("Refresh keeps the selection and the place, and says that it was done", async () => {
  const console = await open("?lang=en&scenario=fleet&images=100&size=50", { height: 600 });
  const { page } = console;
  const row = page.getByTestId("image-row").nth(30);
  await row.getByRole("checkbox").check();
  const refresh = console.button("Refresh");
  await row.scrollIntoViewIfNeeded();
  const before = await row.evaluate((it) => it.getBoundingClientRect().top);
  // By script: a real click would scroll the button into view.
  await refresh.evaluate((button) => button.click());
  await page.getByText("Refreshed", { exact: true }).waitFor();
  assert.equal(await row.evaluate((it) => it.getBoundingClientRect().top), before);
  await selected(console, "1 selected");
  await console.close();
});

test("the count says how many of how many, on screen and to a screen reader", async () => {
  const console = await open("?lang=en&family=image-test");
  const count = console.page.getByRole("region", { name: "Custom Images", exact: true }).locator(".list-count");
  await count.getByText(/^2\/\d+$/).waitFor();
  await console.page.getByRole("status").getByText(/^Custom Images: 2 of \d+$/).waitFor();
  await console.button("Clear filter").click();
  await console.row("toolbox").waitFor();
  await count.getByText(/^\d+$/).waitFor();
  await console.close();
});

test("after the focused row's image is deleted, the focus is on the next row's menu", async () => {
  const console = await open("?lang=en");
  const { page, words } = console;
  const ids = await page.getByTestId("image-row").evaluateAll((rows) => rows.map((row) => row.querySelector(".name").textContent));
  const place = ids.indexOf("toolbox");
  const next = ids[place + 1] ?? ids[place - 1];
  await console.choose("toolbox", words.remove);
  await console.confirm();
  await console.button(words.more(next)).and(page.locator(":focus")).waitFor();
  await console.close();
});

test("a change made in another tab is said, once", async () => {
  const one = await open("?lang=en");
  const two = await Console.in(one.context, "?lang=en");
  for (const image of ["image2", "image1"]) {
    await two.choose(image, two.words.deprecate);
    await two.confirm();
    await one.hasStatus(image, "Deprecated");
  }
  const said = one.page.getByRole("status").filter({ hasText: "The list is updated" });
  await said.waitFor();
  assert.equal(await said.count(), 1);
  assert.equal(await two.page.getByText("The list is updated").count(), 0);
  await one.close();
});

test("times are local, with UTC in the tooltip", async () => {
  const console = await open("?lang=en");
  const time = console.row("image2").locator("time");
  await time.hover();
  assert.equal(await time.getAttribute("title"), "2021-03-02T06:19:19Z (UTC)");
  assert.equal(await time.getAttribute("datetime"), "2021-03-02T06:19:19Z");
  await console.close();
});

test("the pointer is told of what is cut off or but an icon, always of the image that is there now", async () => {
  const console = await open("?lang=en");
  const { page } = console;
  const tooltips = () => page.evaluate(() => [...document.querySelectorAll("[title]:not(.tool)")].map((element) => element.title));
  await page.getByTestId("image-row").first().locator("code").hover();
  assert.deepEqual(await tooltips(), ["m-bp1imagetest00000002"]);
  // Another image comes under a pointer that rests.
  await page.getByRole("columnheader", { name: "Image Name/ID", exact: true }).getByRole("button").press("Enter");
  await page.getByTestId("image-row").first().getByText("image1", { exact: true }).waitFor();
  const there = await page.getByTestId("image-row").first().locator("code").boundingBox();
  await page.mouse.move(there.x + 5, there.y + 5);
  assert.deepEqual(await tooltips(), ["m-bp1imagetest00000001"]);
  await page.getByTestId("image-row").first().locator(".cell-system").hover();
  assert.deepEqual(await tooltips(), ["CentOS  8.0 64 bit"]);
  await console.button("List settings").hover();
  assert.deepEqual(await tooltips(), ["List settings"]);
  await page.getByRole("heading", { name: "Images", exact: true }).hover();
  assert.deepEqual(await tooltips(), []);
  // What has more to say than its name keeps it.
  const undo = page.locator(".tool[title]").first();
  const said = await undo.getAttribute("title");
  await undo.hover();
  assert.equal(await undo.getAttribute("title"), said);
  await page.getByRole("heading", { name: "Images", exact: true }).hover();
  assert.equal(await undo.getAttribute("title"), said);
  await console.close();
});

test("the filtered list goes away as CSV and as JSON, in the list's order", async () => {
  const console = await open("?lang=en&filter=name:image&sort=name");
  const { page } = console;
  await console.row("toolbox").waitFor({ state: "detached" });
  const take = async (form) => {
    await console.button("Export").click();
    const [download] = await Promise.all([page.waitForEvent("download"), console.item(form).click()]);
    return [download.suggestedFilename(), readFileSync(await download.path(), "utf8")];
  };
  const [csvName, csv] = await take("CSV table");
  assert.equal(csvName, "images-cn-hangzhou.csv");
  const lines = csv.trimEnd().split("\r\n");
  assert.ok(lines[0].includes('"ImageId","ImageName"'));
  assert.deepEqual(lines.slice(1).map((line) => line.split(",")[2]), ['"image1"', '"image2"']);
  const [jsonName, json] = await take("JSON");
  assert.equal(jsonName, "images-cn-hangzhou.json");
  assert.deepEqual(JSON.parse(json).map((image) => image.ImageName), ["image1", "image2"]);
  await console.close();
});

test("a link to an image that is not there says so, with a way back", async () => {
  const console = await open("?lang=en&image=m-bp1nothere0000000001");
  const { page } = console;
  const panel = page.getByRole("region", { name: "Image details", exact: true });
  await panel.getByRole("heading", { name: "Image m-bp1nothere0000000001 is not there" }).waitFor();
  await panel.getByRole("button", { name: "Back to the list", exact: true }).click();
  await panel.waitFor({ state: "detached" });
  assert.equal(await console.option("image"), null);
  await console.close();
});

test("id, name and ARN are copied from the panel", async () => {
  const console = await open("?lang=en");
  const { page, context } = console;
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await console.button("image2").click();
  const copied = async (label) => {
    await console.button(label).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };
  assert.equal(await copied("Copy the image ID"), "m-bp1imagetest00000002");
  assert.equal(await copied("Copy the image name"), "image2");
  assert.match(await copied("Copy the resource ARN"), /^acs:ecs:cn-hangzhou:\d+:image\/m-bp1imagetest00000002$/);
  await console.close();
});

test("a reset asks first, says what is lost, and Cancel loses nothing", async () => {
  const console = await open("?lang=en");
  const { page } = console;
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  const ask = async () => {
    await console.button("Scenario").click();
    await console.item("Reset the scenario").click();
    await console.dialog.getByText("1 change is lost").waitFor();
  };
  await ask();
  await console.cancel();
  await console.hasStatus("image2", "Deprecated");
  await console.button("Scenario").and(page.locator(":focus")).waitFor();
  await ask();
  await console.confirm();
  await console.hasStatus("image2", "Available");
  await console.close();
});

test("more than a hundred families are listed step by step", async () => {
  const console = await open("?lang=en&scenario=fleet&images=3000");
  const cards = console.page.locator(".family-list > li");
  const more = console.page.getByRole("button", { name: /^Show more \(\d+ families left\)$/ });
  // The first is all images.
  for (const count of [17, 117, 151]) {
    await cards.nth(count - 1).waitFor();
    assert.equal(await cards.count(), count);
    if (count < 151) await more.click();
  }
  assert.equal(await more.isVisible(), false);
  await console.close();
});

const headings = (console) =>
  console.page.getByRole("table").getByRole("columnheader").evaluateAll((all) => all
    .filter((head) => getComputedStyle(head).display !== "none")
    .map((head) => head.textContent.trim()).filter(Boolean));

test("what the list shows is chosen in a dialog, kept in the browser and in the address, and comes back by Back", async () => {
  const console = await open("?lang=en");
  const { page, dialog } = console;
  const usual = ["Image Name/ID", "Image Family", "Status", "OS", "Created At", "Actions"];
  assert.deepEqual(await headings(console), usual);
  const settings = console.button("List settings");
  await settings.click();
  await dialog.getByRole("checkbox", { name: "OS", exact: true }).uncheck();
  await dialog.getByRole("checkbox", { name: "Size", exact: true }).check();
  await dialog.getByRole("checkbox", { name: "Image ID", exact: true }).uncheck();
  await dialog.getByRole("combobox", { name: "Rows per page" }).selectOption("50");
  await console.confirm();
  await settings.and(page.locator(":focus")).waitFor();
  const chosen = ["Image Name/ID", "Image Family", "Status", "Size", "Created At", "Actions"];
  assert.deepEqual(await headings(console), chosen);
  assert.equal(await console.row("image2").getByText("m-bp1imagetest00000002").isVisible(), false);
  assert.equal(await console.option("columns"), "tags,family,status,size,created");
  assert.equal(await console.option("size"), "50");
  await console.back();
  await console.row("image2").getByText("m-bp1imagetest00000002").waitFor();
  assert.deepEqual(await headings(console), usual);
  await page.goForward();
  await page.waitForFunction(() => location.search.includes("columns="));
  assert.deepEqual(await headings(console), chosen);

  // Another visit, with an address that says nothing of it; and one that says something.
  const again = await Console.in(console.context, "?lang=en");
  await again.row("image2").waitFor();
  assert.deepEqual(await headings(again), chosen);
  assert.equal(await again.page.getByRole("combobox", { name: "Rows per page" }).inputValue(), "50");
  await again.page.getByRole("tab", { name: "Public Images" }).click();
  await again.page.getByRole("table", { name: "Public Images" }).waitFor();
  assert.deepEqual(await headings(again), chosen);
  const linked = await Console.in(console.context, "?lang=en&columns=status");
  await linked.row("image2").waitFor();
  assert.deepEqual(await headings(linked), ["Image Name/ID", "Status", "Actions"]);
  await linked.button("List settings").click();
  await linked.button("Back to the defaults").click();
  await linked.confirm();
  assert.deepEqual(await headings(linked), usual);
  await linked.reload();
  await linked.row("image2").waitFor();
  assert.deepEqual(await headings(linked), usual);
  await console.close();
});

/** In the page: what its table shows and where, with the first rows and once there is no more to come. */
const watchTable = () => {
  const look = () => {
    const table = document.querySelector("table");
    const places = [...table.querySelectorAll("th, td")].map((cell) => Object.values(cell.getBoundingClientRect().toJSON()));
    const dates = [...table.querySelectorAll("time")].map((time) => time.textContent.trim());
    return { busy: table.ariaBusy, dates, places };
  };
  const last = () => (document.querySelector("table").ariaBusy ? requestAnimationFrame(last) : window.seen.push(look()));
  const watch = new MutationObserver(() => {
    if (!document.querySelector("[data-testid=image-row]")) return;
    watch.disconnect();
    window.seen = [look()];
    last();
  });
  watch.observe(document, { childList: true, subtree: true });
};
const written = { "zh-CN": /^\d{4}\/\d\d\/\d\d\d\d:\d\d$/, en: /^[A-Z][a-z]{2} \d{1,2}, \d{6}:\d\d$/ };
for (const [lang, width] of [["zh-CN", 1280], ["zh-CN", 360], ["en", 1280], ["en", 360]]) {
  test(`${lang}: the page's first rows have their dates a frame later, in the room that is kept for them, at ${width} px`, async () => {
    const console = await open(`?lang=${lang}`, { width, init: watchTable });
    await console.page.waitForFunction(() => window.seen?.length === 2);
    const [first, last] = await console.page.evaluate(() => window.seen);
    assert.deepEqual([first.busy, last.busy], ["true", null]);
    assert.deepEqual(first.dates, Array(5).fill(""));
    for (const date of last.dates) assert.match(date, written[lang]);
    const [before, after] = [first.places.flat(), last.places.flat()];
    assert.ok(before.length === after.length && before.every((edge, n) => Math.abs(edge - after[n]) < 0.5), "nothing moves");
    await console.close();
  });
}

test("another order: the rows in sight at once, the rest behind the frame, and no image twice", async () => {
  const console = await open("?lang=en&scenario=fleet&images=60&size=50");
  const { page } = console;
  const seen = await page.evaluate(async () => {
    const ids = () => [...document.querySelectorAll("[data-testid=image-row]")].map((row) => row.dataset.imageId);
    const busy = () => document.querySelector("table[aria-busy=true]") !== null;
    const all = [];
    const watch = new MutationObserver(() => all.push({ ids: ids(), busy: busy() }));
    watch.observe(document.querySelector(".table-scroll"), { subtree: true, childList: true, attributes: true, characterData: true });
    document.querySelector(".head-name .sort").click();
    while (!all.length || busy()) await new Promise((done) => requestAnimationFrame(done));
    watch.disconnect();
    return [all[0], { ids: ids(), busy: busy() }];
  });
  const [first, last] = seen;
  const names = await page.locator("[data-testid=image-row] .name").allTextContents();
  assert.deepEqual(names, names.toSorted());
  assert.equal(last.ids.length, 50);
  assert.deepEqual(first.ids.slice(0, 10), last.ids.slice(0, 10));
  assert.deepEqual([first.busy, last.busy], [true, false]);
  for (const { ids } of seen) assert.equal(new Set(ids).size, ids.length);
  await console.close();
});

test("OK pressed twice makes one call", async () => {
  const console = await open("?lang=en");
  await console.choose("image1", console.words.copy);
  const ok = console.dialog.getByRole("button", { name: console.words.ok, exact: true });
  await ok.evaluate((button) => {
    button.click();
    button.click();
  });
  await console.dialog.waitFor({ state: "detached" });
  assert.equal(await console.page.getByTestId("journal-entry").count(), 1);
  await console.close();
});

test("a list is sorted by size, both ways", async () => {
  const console = await open("?lang=en&tab=public&columns=size,created");
  const { page } = console;
  const size = page.getByRole("columnheader", { name: "Size" });
  const sizes = () => page.locator(".cell-size").evaluateAll((cells) => cells.map((cell) => parseInt(cell.textContent, 10)));
  for (const order of ["ascending", "descending"]) {
    await size.getByRole("button").click();
    await size.and(page.locator(`[aria-sort=${order}]`)).waitFor();
    const seen = await sizes();
    const sorted = [...seen].sort((a, b) => (order === "ascending" ? a - b : b - a));
    assert.deepEqual(seen, sorted);
  }
  await console.close();
});

test("columns are put into another order by buttons, which keep the focus and say the place", async () => {
  const console = await open("?lang=en");
  const { page, dialog } = console;
  await console.button("List settings").click();
  const up = dialog.getByRole("button", { name: "Move Created At up", exact: true });
  await up.focus();
  for (const place of [4, 3, 2, 1]) {
    await page.keyboard.press("Enter");
    await dialog.getByRole("status").getByText(`Created At is column ${place} of 5`, { exact: true }).waitFor();
    await up.and(page.locator(":focus")).waitFor();
  }
  assert.equal(await up.getAttribute("aria-disabled"), "true");
  await page.keyboard.press("Enter");
  const down = dialog.getByRole("button", { name: "Move Image Family down", exact: true });
  await down.click();
  await down.and(page.locator(":focus")).waitFor();
  // Where a column that is not shown stands is kept while one chooses.
  await dialog.getByRole("checkbox", { name: "Size", exact: true }).check();
  assert.equal(await dialog.getByRole("button", { name: /^Move (Image ID|Tags)/ }).count(), 0);
  await console.confirm();
  const chosen = ["Image Name/ID", "Created At", "Status", "Image Family", "OS", "Size", "Actions"];
  assert.deepEqual(await headings(console), chosen);
  assert.equal(await console.option("columns"), "id,tags,created,status,family,os,size");
  const cells = await console.row("image2").locator("td").evaluateAll((all) => all.map((cell) => cell.className.split(" ")[0]));
  assert.deepEqual(cells, ["check", "name", "created", "status", "family", "system", "size", "actions"].map((it) => `cell-${it}`));
  const again = await Console.in(console.context, "?lang=en");
  await again.row("image2").waitFor();
  assert.deepEqual(await headings(again), chosen);
  await console.back();
  await page.waitForFunction(() => !location.search.includes("columns="));
  assert.equal((await headings(console))[1], "Image Family");
  await console.close();
});

test("compact rows take less room; they are kept, in the address, and the window over a long page knows", async () => {
  const height = (there) => there.page.getByTestId("image-row").nth(2).evaluate((row) => row.offsetHeight);
  const console = await open("?lang=en&scenario=fleet&images=300&size=all");
  const { page, dialog } = console;
  const before = await height(console);
  await console.button("List settings").click();
  await dialog.getByRole("radio", { name: "Compact", exact: true }).check();
  await console.confirm();
  await page.waitForURL(/density=compact/);
  const compact = await height(console);
  assert.ok(compact <= before - 8, `${compact} of ${before}`);
  const room = await page.locator(".table-long table").evaluate((table) => table.offsetHeight);
  // Rows differ by a pixel or two; those of before by more.
  assert.ok(Math.abs(room - 301 * compact) < 301 * 3, `${room} for 300 rows of ${compact}`);
  const again = await Console.in(console.context, "?lang=en&scenario=fleet&images=300");
  await again.page.getByTestId("image-row").first().waitFor();
  assert.ok((await height(again)) <= before - 8);
  const misspelt = await Console.in(console.context, "?lang=en&scenario=fleet&images=300&density=dense");
  await misspelt.page.getByTestId("image-row").first().waitFor();
  assert.ok((await height(misspelt)) <= before - 8, "a density that there is none of takes nothing away");
  await console.back();
  await page.waitForFunction((before) => document.querySelectorAll("[data-testid=image-row]")[2].offsetHeight === before, before);
  await console.close();
});

test("long texts go on in the next line, and every second row is shaded: chosen, kept, in the address, whole or by a window", async () => {
  const console = await open("?lang=en&scenario=fleet&images=300", { width: 800 });
  const { page, dialog } = console;
  const row = (n) => page.getByTestId("image-row").nth(n);
  const cut = () => row(0).locator(".id code, .cell-system").evaluateAll((texts) => texts.map((text) => text.scrollWidth > text.clientWidth));
  const shades = (many) => page.getByTestId("image-row").evaluateAll((rows, many) => rows.slice(0, many).map((row) => row.classList.contains("row-shaded")), many);
  assert.deepEqual(await cut(), [false, true]);
  assert.deepEqual(await shades(4), [false, false, false, false]);
  await console.button("List settings").click();
  await dialog.getByRole("group", { name: "Row style" }).getByRole("checkbox", { name: "Wrap long text", exact: true }).check();
  await dialog.getByRole("checkbox", { name: "Striped rows", exact: true }).check();
  await console.confirm();
  await page.waitForURL(/rows=wrapped,striped/);
  assert.deepEqual(await cut(), [false, false]);
  assert.deepEqual(await shades(4), [false, true, false, true]);
  const [plain, shaded] = await Promise.all([0, 1].map((n) => row(n).evaluate((it) => getComputedStyle(it).backgroundColor)));
  assert.notEqual(plain, shaded);

  const again = await Console.in(console.context, "?lang=en&scenario=fleet&images=300&size=all");
  await again.page.locator(".row-shaded").first().waitFor();
  const places = () => again.page.locator(".row-shaded").evaluateAll((rows) => rows.map((it) => it.ariaRowIndex % 2));
  assert.deepEqual(new Set(await places()), new Set([1]));
  await again.page.locator(".table-long").evaluate((table) => (table.scrollTop = 5000));
  await again.page.waitForFunction(() => document.querySelector("[data-testid=image-row]").ariaRowIndex > 20);
  assert.deepEqual(new Set(await places()), new Set([1]));

  const other = await Console.in(console.context, "?lang=en&rows=plain");
  await other.row("image2").waitFor();
  assert.equal(await other.page.locator(".row-shaded").count(), 0);
  await console.back();
  await page.waitForFunction(() => !document.querySelector(".row-shaded"));
  await console.close();
});

test("who knows the page's number goes there; a number that is none leaves the page, one too high is the last", async () => {
  const console = await open("?lang=en&scenario=fleet&images=1000");
  const { page } = console;
  const field = page.getByRole("navigation", { name: /^Page \d+ of 50$/ }).getByRole("spinbutton", { name: "Page number" });
  const first = (name) => page.getByTestId("image-row").first().getByRole("button", { name, exact: true }).waitFor();
  await field.fill("7");
  await field.press("Enter");
  await first("fleet-000880");
  assert.equal(await console.option("n"), "7");
  assert.ok(await field.evaluate((it) => it === document.activeElement));
  await field.fill("999");
  await field.press("Enter");
  await first("fleet-000020");
  assert.equal(await field.inputValue(), "50");
  await field.fill("");
  await field.press("Enter");
  await page.waitForFunction(() => document.querySelector(".page-number").value === "50");
  await field.fill("0");
  await field.press("Tab");
  await first("fleet-001000");
  assert.equal(await field.inputValue(), "1");
  await console.back();
  await first("fleet-000020");
  assert.equal(await field.inputValue(), "50");
  await console.button("Previous").click();
  await first("fleet-000040");
  await page.getByRole("status").getByText("Page 49 of 50", { exact: true }).waitFor();
  assert.equal(await field.inputValue(), "49");
  await page.getByRole("searchbox").nth(1).fill("fleet-00001");
  await page.getByRole("navigation", { name: "Page 1 of 1" }).waitFor();
  assert.equal(await field.count(), 0);
  await console.close();
});

for (const { height, least } of [{ height: 640, least: 3 }, { height: 2000, least: 20 }]) {
  test(`every row in sight shows what was asked for in the first frame that shows any of it: ${height} px`, async () => {
    const console = await open("?lang=en&scenario=fleet&images=1000", { height });
    const { page } = console;
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=image-row]").length === 20);
    const families = await page.evaluate(() => new Promise((resolve) => {
      const field = document.querySelector("input[type=search]");
      field.value = "family-00025";
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      requestAnimationFrame(() => {
        const rows = [...document.querySelectorAll("[data-testid=image-row]")];
        const inSight = rows.filter((row) => row.getBoundingClientRect().top < innerHeight);
        resolve(inSight.map((row) => row.querySelector(".cell-family button").textContent));
      });
    }));
    assert.ok(families.length >= least, `${families.length} rows are in sight`);
    assert.deepEqual([...new Set(families)], ["family-00025"]);
    await page.getByTestId("image-row").nth(19).getByRole("button", { name: "family-00025", exact: true }).waitFor();
    await page.getByRole("button", { name: "family-00025", exact: true }).and(page.locator("[aria-current=true]")).waitFor();
    await console.close();
  });
}

test("an unknown column is said, and the list is as usual", async () => {
  const console = await open("?lang=en&columns=status,price");
  await console.page.getByRole("status").filter({ hasText: "columns=status,price" }).waitFor();
  assert.equal((await headings(console)).length, 6);
  await console.close();
});
