// A page of everything: only the rows in view are there, and nothing is lost by that. And a change draws one row anew.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const scrollTo = (page, part) =>
  page.locator(".table-long").evaluate((frame, part) => (frame.scrollTop = part * frame.scrollHeight), part);
const open = (options) => Console.open("?lang=en&scenario=fleet&images=2000&store=memory&size=all", options);

for (const width of [1280, 360]) {
  test(`of 2,000 rows only those in view are there, each with its place, at ${width} px`, async () => {
    const console = await open({ width });
    const { page } = console;
    const table = page.getByRole("table", { name: "Custom Images", exact: true });
    assert.equal(await table.getAttribute("aria-rowcount"), "2001");
    for (const part of [0, 0.5, 1, 0.25]) {
      await scrollTo(page, part);
      const seen = await page.waitForFunction(() => {
        const frame = document.querySelector(".table-long");
        const view = frame.getBoundingClientRect();
        const rows = [...frame.querySelectorAll("[data-testid=image-row]")].map((row) => [row.getBoundingClientRect(), row]);
        // From where the heading ends down to where the frame does, there are rows.
        const heading = frame.querySelector("thead").getBoundingClientRect().bottom;
        const above = rows.some(([place]) => place.top <= Math.max(view.top, heading) + 1);
        const below = rows.some(([place]) => place.bottom >= view.top + frame.clientHeight - 1);
        if (!above || !below) return null;
        return rows.map(([, row]) => [Number(row.getAttribute("aria-rowindex")), row.querySelector(".name").textContent]);
      });
      const rows = await seen.jsonValue();
      assert.ok(rows.length < 120, `${rows.length}`);
      for (const [index, name] of rows) assert.equal(name, `fleet-${String(2002 - index).padStart(6, "0")}`);
    }
    await scrollTo(page, 1);
    await console.row("fleet-000001").waitFor();
    await console.close();
  });
}

test("a row with the focus stays when it is scrolled away, and Tab goes on from it", async () => {
  const console = await open();
  const { page } = console;
  await page.getByRole("checkbox", { name: "Select fleet-001998", exact: true }).focus();
  await scrollTo(page, 0.8);
  await console.row("fleet-000400").waitFor();
  const focused = () => page.evaluate(() => document.activeElement.closest("tr")?.querySelector(".name").textContent);
  assert.equal(await focused(), "fleet-001998");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "fleet-001998");
  // The window follows the focus in the next frame: faster than a finger, but not than a test.
  await console.row("fleet-001997").waitFor();
  for (let tabs = 0; tabs < 8; tabs += 1) await page.keyboard.press("Tab");
  assert.equal(await focused(), "fleet-001997");
  await console.close();
});

test("Tab walks out of the window and on; the order is the list's", async () => {
  const console = await open();
  const { page } = console;
  await page.getByRole("checkbox", { name: "Select fleet-002000", exact: true }).focus();
  const walked = [];
  for (let tabs = 0; walked.length < 60; tabs += 1) {
    assert.ok(tabs < 1000);
    const name = await page.evaluate(() => document.activeElement.closest("tr")?.querySelector(".name").textContent);
    if (walked.at(-1) !== name) walked.push(name);
    await page.keyboard.press("Tab");
  }
  assert.deepEqual(walked, Array.from({ length: 60 }, (_, n) => `fleet-${String(2000 - n).padStart(6, "0")}`));
  await console.close();
});

test("everything can be selected, and searched, sorted and left again", async () => {
  const console = await open();
  const { page } = console;
  await page.getByRole("checkbox", { name: "Select all on this page", exact: true }).check();
  await page.getByText("2000 selected", { exact: true }).waitFor();
  await scrollTo(page, 1);
  await page.getByRole("checkbox", { name: "Select fleet-000001", exact: true }).uncheck();
  await page.getByText("1999 selected", { exact: true }).waitFor();
  await scrollTo(page, 0);
  await console.row("fleet-002000").waitFor();
  assert.ok(await page.getByRole("checkbox", { name: "Select all on this page", exact: true }).evaluate((it) => it.indeterminate));
  await page.getByRole("searchbox", { name: "Image Name/ID", exact: true }).fill("fleet-0000");
  await page.getByText("98 selected", { exact: true }).waitFor();
  await console.row("fleet-000099").waitFor();
  await page.getByRole("combobox", { name: "Rows per page", exact: true }).selectOption("10");
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=image-row]").length === 10);
  assert.equal(await console.option("size"), "10");
  await console.back();
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=image-row]").length > 10);
  assert.equal(await console.option("size"), "all");
  await console.close();
});

test("a change draws its own row anew and no other", async () => {
  for (const query of ["size=100", "size=all"]) {
    const console = await Console.open(`?lang=en&scenario=fleet&images=1000&store=memory&${query}`);
    const { page } = console;
    const name = await page.locator("[data-status=Available]").first().locator(".name").textContent();
    await console.choose(name, "Deprecate Image");
    await page.evaluate(() => {
      window.drawn = new Set();
      new MutationObserver((changes) => {
        for (const { target } of changes) {
          const row = (target.nodeType === 1 ? target : target.parentElement)?.closest("tbody tr");
          if (row) window.drawn.add(row.querySelector(".name")?.textContent);
        }
      }).observe(document.querySelector("tbody"), { subtree: true, childList: true, attributes: true, characterData: true });
    });
    await console.confirm();
    await console.hasStatus(name, "Deprecated");
    const drawn = await page.evaluate(() => [...window.drawn]);
    // The mark goes on to the next newest of the family, which is one more row.
    assert.ok(drawn.includes(name) && drawn.length <= 2, drawn.join());
    await console.close();
  }
});

test("another list is written into the rows that are there, and what only moves up is not written", async () => {
  const console = await Console.open("?lang=en&scenario=fleet&images=1000&store=memory");
  const { page } = console;
  const search = page.getByRole("searchbox", { name: console.words.search, exact: true });
  const did = async (part) => {
    await page.evaluate(() => {
      const body = document.querySelector("tbody");
      const before = new Set(body.children);
      const written = new Set();
      const watch = new MutationObserver((changes) => {
        for (const { target, attributeName } of changes) if (attributeName) written.add(target);
      });
      watch.observe(body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-image-id"] });
      window.done = () => {
        watch.disconnect();
        return { written: written.size, made: [...body.children].filter((row) => !before.has(row)).length };
      };
    });
    const first = await page.getByTestId("image-row").first().locator(".name").textContent();
    await search.fill(part);
    await page.waitForFunction((first) => {
      const [row] = document.querySelectorAll("[data-testid=image-row] .name");
      return row.textContent !== first && !document.querySelector("table[aria-busy=true]");
    }, first);
    const names = await page.locator("[data-testid=image-row] .name").allTextContents();
    assert.equal(names.length, 20);
    assert.deepEqual(names.filter((name) => !name.includes(part)), []);
    assert.deepEqual(names, names.toSorted().toReversed());
    return page.evaluate(() => window.done());
  };
  // Of the newest images, the first one goes, and the others move up.
  assert.deepEqual(await did("-000"), { written: 1, made: 0 });
  // Some of the new first ones were further down.
  assert.deepEqual(await did("7"), { written: 20, made: 0 });
  assert.deepEqual(await did(""), { written: 20, made: 0 });
  await console.close();
});
