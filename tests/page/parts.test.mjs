// What a click fetches: nothing of it before, and a way on where it can't be had.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

// A sheet's hash is a number: one that begins with zeros is shorter.
const part = /\/part-([a-z_]+)-[0-9a-f]{1,16}\.(?:wasm|css)$/;

test("a first visit fetches the API panel and no other part; the first dialog fetches what it needs, once", async () => {
  const console = await Console.open("?lang=en");
  const fetched = [];
  console.page.on("request", (request) => part.test(request.url()) && fetched.push(request.url().match(part)[1]));
  await console.page.reload({ waitUntil: "networkidle" });
  // Its sheet is named after its style sheet.
  assert.deepEqual(fetched.splice(0).sort(), ["api", "explorer", "shared_api_embed"]);
  for (let time = 0; time < 2; time++) {
    await console.choose("image2", console.words.deprecate);
    await console.dialog.waitFor();
    await console.cancel();
  }
  // One of the dialogs' two is their sheet; `calls` and `parts` are sheets, too.
  assert.deepEqual(fetched.sort(), ["calls", "calls_made", "changes", "dialogs", "dialogs", "empty", "parts", "row_menu", "shared", "shared_embed"]);
  await console.close();
});

test("the first rows come in their language and theme, and the document hears of both no more", async () => {
  const console = await Console.open("?lang=en&theme=dark", {
    locale: "zh-CN",
    init: () => {
      window.told = [];
      new MutationObserver((records) => {
        for (const { type, target, attributeName, addedNodes } of records) {
          if (type === "attributes" && target === document.documentElement) window.told.push(attributeName);
          if ([...addedNodes].some((node) => node.dataset?.testid === "image-row")) window.told.push("row");
        }
      }).observe(document, { subtree: true, childList: true, attributes: true });
    },
  });
  const { page } = console;
  await page.getByRole("region", { name: "OpenAPI Explorer", exact: true }).getByRole("button", { name: "Initiate Call", exact: true }).waitFor();
  const told = await page.evaluate(() => window.told);
  assert.deepEqual(told.slice(0, told.indexOf("row")).sort(), ["data-theme", "lang"]);
  assert.deepEqual(new Set(told.slice(2)), new Set(["row"]));
  await console.close();
});

test("Esc on the button calls off a menu that is still on its way", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  let come;
  const held = new Promise((resolve) => (come = resolve));
  await page.route(/part-row_menu/, async (route) => (await held, route.continue()));
  const button = console.button("More actions for image2");
  await button.click();
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-expanded") === "true");
  await page.keyboard.press("Escape");
  const arrived = page.waitForResponse(/part-row_menu.*wasm/);
  come();
  await (await arrived).finished();
  await button.click();
  await console.item("Deprecate Image").waitFor();
  await console.close();
});

test("a menu of the bars hangs from its button before any part is there", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await page.route(part, (route) => route.abort());
  const button = console.button("Scenario");
  await button.click();
  const [menu, from] = await Promise.all([page.getByRole("menu", { name: "Scenario", exact: true }), button].map((place) => place.boundingBox()));
  assert.ok(Math.abs(menu.x + menu.width - from.x - from.width) < 1, `${menu.x}, ${menu.width}`);
  assert.ok(menu.y >= from.y + from.height && menu.y < from.y + from.height + 8, `${menu.y}`);
  console.complaints.length = 0;
  await console.close();
});

test("a part that can't be fetched is said, and comes when it is tried again", async () => {
  const console = await Console.open("?lang=en");
  await console.page.route(part, (route) => route.abort());
  await console.button("More actions for image2").click();
  await console.page.getByRole("alert").getByText("This part could not be loaded.").waitFor();
  assert.equal(await console.page.getByRole("menu").count(), 0);
  await console.page.unroute(part);
  await console.button("Try again").click();
  await console.page.getByRole("menuitem", { name: "Deprecate Image", exact: true }).click();
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  // The browser itself tells its console of the request that failed, and so does the loader.
  console.complaints.length = 0;
  await console.close();
});

test("a call whose part can't be fetched changes nothing and says so; the next one is made", async () => {
  const console = await Console.open("?lang=en");
  await console.page.route(part, (route) => route.abort());
  await console.button("Initiate Call").click();
  await console.page.getByRole("alert").getByText("This part could not be loaded.").waitFor();
  await console.page.unroute(part);
  await console.button("Initiate Call").click();
  await console.page.getByTestId("response-status").waitFor();
  assert.equal(await console.page.getByTestId("journal-entry").count(), 1);
  console.complaints.length = 0;
  await console.close();
});

test("what is kept is never passed over where the part that reads it can't be fetched", async () => {
  const console = await Console.open("?lang=en");
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  await console.page.route(part, (route) => route.abort());
  await console.page.reload();
  await console.page.getByRole("alert").getByText("The simulator did not start").waitFor();
  await console.page.unroute(part);
  await console.page.reload();
  await console.hasStatus("image2", "Deprecated");
  console.complaints.length = 0;
  await console.close();
});

test("whichever dialog is opened first comes with the sheet that dresses dialogs", async () => {
  const doors = {
    "List settings": (console) => console.button("List settings").click(),
    "Share as a link": (console) => console.button("Share as a link").click(),
    "Export and import": (console) => console.scenario("Export and import…"),
    "Faults on demand": (console) => console.scenario("Faults on demand…"),
    "Reset the scenario?": (console) => console.scenario("Reset the scenario"),
  };
  for (const [name, open] of Object.entries(doors)) {
    const console = await Console.open("?lang=en");
    console.scenario = async (choice) => {
      await console.button("Scenario").click();
      await console.page.getByRole("menuitem", { name: choice, exact: true }).click();
    };
    await open(console);
    const dialog = console.page.getByRole("dialog", { name, exact: true });
    await dialog.waitFor();
    assert.equal(await dialog.evaluate((element) => getComputedStyle(element).borderTopWidth), "0px", name);
    await console.close();
  }
});

test("the instances page is a part of its own", async () => {
  const console = await Console.open("?lang=en&page=instances");
  await console.page.getByRole("table", { name: "Instances", exact: true }).waitFor();
  await console.close();
});
