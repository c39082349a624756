// A row that somebody is at work on does not jump away and does not vanish: not by what is done to it, not by what is
// taken back, not by another tab. It goes into its place when the list is looked at anew.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const names = (console) => console.page.locator("[data-testid=image-row] .name").allTextContents();
const statuses = (console) =>
  console.page.getByTestId("image-row").evaluateAll((rows) => rows.map((row) => row.dataset.status));
const open = async (query, options) => {
  const console = await Console.open(query, options);
  await console.page.getByTestId("image-row").first().waitFor();
  return console;
};
/** Does something, and looks where it left the row on the screen. */
const staying = async (console, name, act) => {
  const top = () => console.row(name).evaluate((row) => row.getBoundingClientRect().top + window.scrollY);
  const [before, listed] = [await top(), await names(console)];
  await act();
  assert.deepEqual(await names(console), listed);
  // Not even by a notice.
  assert.equal(await top(), before);
};

test("in a list of the available, a deprecated image stays until Refresh; undone, it has never been away", async () => {
  const console = await open("?lang=en&filter=status=Available");
  const { words } = console;
  await staying(console, "image2", async () => {
    await console.choose("image2", words.deprecate);
    await console.confirm();
    await console.hasStatus("image2", "Deprecated");
  });
  await staying(console, "image2", async () => {
    await console.button("Undo").first().click();
    await console.hasStatus("image2", "Available");
  });
  await console.choose("image2", words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  // What is looked at of one row is no new look at the list.
  await console.button("image2").click();
  await console.page.getByRole("heading", { name: "image2", exact: true }).waitFor();
  await console.page.keyboard.press("Escape");
  await console.hasStatus("image2", "Deprecated");
  await console.button("Refresh").click();
  await console.row("image2").waitFor({ state: "detached" });
  assert.ok((await statuses(console)).every((status) => status === "Available"));
  await console.close();
});

for (const anew of ["sort", "filter", "page", "tab", "back", "reload", "size", "region"]) {
  test(`sorted by status, a changed row stays until another look at the list: ${anew}`, async () => {
    const console = await open("?lang=en&scenario=fleet&images=60&store=local&sort=status&size=50");
    const { page, words } = console;
    const [first] = await names(console);
    const last = [...(await statuses(console))].lastIndexOf("Available");
    const name = (await names(console))[Math.max(0, last - 3)];
    await staying(console, name, async () => {
      await console.choose(name, words.deprecate);
      await console.confirm();
      await console.hasStatus(name, "Deprecated");
    });
    const there = await names(console);
    const status = page.getByRole("columnheader", { name: "Status" }).getByRole("button");
    if (anew === "sort") for (let n = 0; n < 3; n += 1) await status.click();
    if (anew === "filter") {
      await page.getByRole("searchbox", { name: "Image Name/ID", exact: true }).fill("fleet");
      await page.waitForURL(/search=fleet/);
    }
    if (anew === "page") {
      await console.button("Next").click();
      await page.waitForURL(/n=2/);
      await console.button("Previous").click();
    }
    if (anew === "tab") {
      await page.getByRole("tab", { name: "Public Images" }).click();
      await page.waitForURL(/tab=public/);
      await console.back();
    }
    if (anew === "back") {
      await page.getByRole("columnheader", { name: "Size" }).or(page.getByRole("columnheader", { name: "Created At" })).first()
        .getByRole("button").click();
      await console.back();
    }
    if (anew === "reload") await console.reload();
    if (anew === "size") await page.getByRole("combobox", { name: "Rows per page", exact: true }).selectOption("100");
    if (anew === "region") {
      const region = page.getByRole("combobox", { name: "Region", exact: true });
      await region.selectOption("cn-shanghai");
      await page.getByTestId("image-row").first().waitFor({ state: "detached" });
      await region.selectOption("cn-hangzhou");
    }
    await page.waitForFunction(([name, first]) => {
      const rows = [...document.querySelectorAll("[data-testid=image-row]")];
      const order = rows.map((row) => row.dataset.status);
      const sorted = order.lastIndexOf("Available") < order.indexOf("Deprecated");
      return rows[0]?.querySelector(".name").textContent === first && sorted && rows.length > 40;
    }, [name, first]);
    assert.notDeepEqual((await names(console)).slice(0, there.length), there);
    await console.close();
  });
}

test("of 2,000 rows sorted by status, one in the middle stays while the window is there", async () => {
  const console = await open("?lang=en&scenario=fleet&images=2000&store=memory&size=all&sort=status");
  const { page, words } = console;
  await page.locator(".table-long").evaluate((frame) => (frame.scrollTop = 0.4 * frame.scrollHeight));
  await page.waitForFunction(() => [...document.querySelectorAll("[aria-rowindex]")].some((row) => Number(row.ariaRowIndex) > 700));
  const seen = page.locator("[data-status=Available]").nth(20).locator(".name");
  const name = await seen.textContent();
  await seen.scrollIntoViewIfNeeded();
  // The window follows in the frame behind the scrolling.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const place = await console.row(name).getAttribute("aria-rowindex");
  await staying(console, name, async () => {
    await console.choose(name, words.deprecate);
    await console.confirm();
    await console.hasStatus(name, "Deprecated");
  });
  assert.equal(await console.row(name).getAttribute("aria-rowindex"), place);
  await console.button("Refresh").click();
  await console.row(name).waitFor({ state: "detached" });
  await console.close();
});

test("what was selected stays selected and counted, though the filter would not let it through any more", async () => {
  const console = await open("?lang=en&filter=status=Available");
  const { page } = console;
  for (const name of ["image1", "image2"]) await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
  const listed = await names(console);
  await page.getByRole("button", { name: "Deprecate Image", exact: true }).click();
  await console.dialog.getByRole("button", { name: "OK", exact: true }).click();
  await console.hasStatus("image1", "Deprecated");
  await console.hasStatus("image2", "Deprecated");
  await page.keyboard.press("Escape");
  await console.dialog.waitFor({ state: "detached" });
  assert.deepEqual(await names(console), listed);
  await page.getByRole("status").getByText("2 selected", { exact: true }).waitFor();
  await console.button("Refresh").click();
  await console.row("image2").waitFor({ state: "detached" });
  await page.getByRole("status").getByText("0 selected", { exact: true }).waitFor();
  await console.close();
});

test("another tab's change is seen in its row and said, and moves nothing", async () => {
  const one = await open("?lang=en&filter=status=Available&sort=status");
  // The first change of all brings a whole simulation to the other tab, which is a new look.
  await one.choose("toolbox", one.words.deprecate);
  await one.confirm();
  const two = await Console.in(one.context, "?lang=en");
  await two.hasStatus("toolbox", "Deprecated");
  const listed = await names(one);
  await two.choose("image2", two.words.deprecate);
  await two.confirm();
  await one.hasStatus("image2", "Deprecated");
  await one.page.getByRole("status").filter({ hasText: "The list is updated" }).waitFor();
  assert.deepEqual(await names(one), listed);
  await one.close();
});

test("a new image appears in its place at once, and a deleted one is gone at once", async () => {
  const console = await open("?lang=en&sort=name");
  const { page, words } = console;
  await console.choose("image2", words.edit);
  await console.dialog.getByRole("textbox", { name: "Custom Image Name", exact: true }).fill("zulu");
  await console.confirm();
  const listed = (await names(console));
  assert.ok(listed.indexOf("zulu") === listed.indexOf("image1") + 1, listed.join());
  await console.choose("toolbox", words.remove);
  await console.confirm();
  await console.row("toolbox").waitFor({ state: "detached" });
  assert.deepEqual(await names(console), listed.filter((name) => name !== "toolbox"));
  await console.button("Undo").first().click();
  await console.row("toolbox").waitFor();
  await console.button("Refresh").click();
  await page.waitForFunction(() => [...document.querySelectorAll(".name")].at(-1)?.textContent === "zulu");
  const settled = await names(console);
  assert.deepEqual(settled, [...settled].sort());
  await console.close();
});
