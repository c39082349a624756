// Several tabs over one storage, tabs that are killed, and storage that others empty.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

const journal = (console) => console.page.getByTestId("journal-entry");

async function deprecate(console, image) {
  await console.choose(image, console.words.deprecate);
  await console.confirm();
}

/** Another tab of the same visitor. */
const beside = (console, query = "?lang=en") => Console.in(console.context, query);

test("a change in one tab shows in the others", async () => {
  const one = await Console.open("?lang=en");
  const two = await beside(one);
  await deprecate(one, "image2");
  await two.hasStatus("image2", "Deprecated");
  await deprecate(two, "toolbox");
  await one.hasStatus("toolbox", "Deprecated");
  await two.button(two.words.undo).first().click();
  await one.hasStatus("toolbox", "Available");
  await one.button("Redo").click();
  await two.hasStatus("toolbox", "Deprecated");
  await one.page.reload();
  await one.hasStatus("image2", "Deprecated");
  await one.hasStatus("toolbox", "Deprecated");
  assert.equal(await journal(one).count(), await journal(two).count());
  await two.page.close();
  assert.deepEqual(two.complaints, []);
  await one.close();
});

test("calls made at once in three tabs: none is lost, and all tabs agree", async () => {
  const one = await Console.open("?lang=en");
  const tabs = [one, await beside(one), await beside(one)];
  const rounds = 12;
  // In each tab the button is pressed without a pause, so that the tabs write before they hear of one another.
  const press = (tab) => tab.page.evaluate(async ([name, rounds]) => {
    const button = [...document.querySelectorAll("button")].find((button) => button.textContent.trim() === name);
    for (let n = 0; n < rounds; n += 1) {
      button.click();
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, [tab.words.call, rounds]);
  for (const tab of tabs) {
    const panel = tab.page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
    await panel.getByRole("combobox", { name: "API", exact: true }).selectOption("DescribeRegions");
  }
  await Promise.all(tabs.map(press));
  for (const tab of tabs) await journal(tab).nth(3 * rounds - 1).waitFor({ state: "attached" });
  await deprecate(tabs[1], "image2");
  for (const tab of tabs) {
    await tab.hasStatus("image2", "Deprecated");
    assert.equal(await journal(tab).count(), 3 * rounds + 1);
  }
  await one.page.reload();
  await one.hasStatus("image2", "Deprecated");
  assert.equal(await journal(one).count(), 3 * rounds + 1);
  await one.close();
});

test("starting over in one tab starts over in the other", async () => {
  const one = await Console.open("?lang=en");
  const two = await beside(one);
  await deprecate(one, "image2");
  await two.hasStatus("image2", "Deprecated");
  await two.button("Scenario").click();
  await two.item("Reset the scenario").click();
  await two.confirm();
  await two.hasStatus("image2", "Available");
  await one.hasStatus("image2", "Available");
  await one.close();
});

test("a tab killed 50 ms after the status changed on screen comes back with it", async () => {
  const watch = () => {
    window.addEventListener("DOMContentLoaded", () => {
      new MutationObserver(() => {
        if (document.querySelector('[data-image-id="m-bp1imagetest00000002"][data-status="Deprecated"]')) {
          setTimeout(() => window.kill?.(), 50);
        }
      }).observe(document, { subtree: true, childList: true, attributes: true });
    });
  };
  const console = await Console.open("?lang=en", { init: watch });
  const session = await console.context.newCDPSession(console.page);
  const crashed = console.page.waitForEvent("crash");
  await console.page.exposeFunction("kill", () => session.send("Page.crash").catch(() => {}));
  await console.choose("image2", console.words.deprecate);
  await console.dialog.getByRole("button", { name: console.words.ok, exact: true }).click();
  await crashed;
  const again = await beside(console);
  await again.hasStatus("image2", "Deprecated");
  assert.equal(await journal(again).count(), 1);
  assert.deepEqual(again.complaints, []);
  await console.context.close();
});

test("an older version's tab stops writing when it meets a newer format", async () => {
  const console = await Console.open("?lang=en");
  const other = await beside(console);
  await deprecate(console, "image2");
  const head = JSON.stringify({ Format: 999, Anything: [1, 2] });
  await other.page.evaluate((head) => {
    localStorage.setItem(Object.keys(localStorage).find((key) => key.endsWith("/head")), head);
  }, head);
  await console.page.getByText(/newer version/).waitFor();
  const before = await other.page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage }).sort()));
  await deprecate(console, "toolbox");
  await console.hasStatus("toolbox", "Deprecated");
  assert.equal(await other.page.evaluate(() => JSON.stringify(Object.entries({ ...localStorage }).sort())), before);
  const download = console.page.waitForEvent("download");
  await console.button("Download the data").click();
  assert.equal(readFileSync(await (await download).path(), "utf8"), head);
  await console.close();
});

test("storage emptied by another page is said, and the next change saves everything again", async () => {
  const console = await Console.open("?lang=en");
  await deprecate(console, "image2");
  await console.hasStatus("image2", "Deprecated");
  const other = await beside(console, "?lang=en&store=memory");
  await other.page.evaluate(() => localStorage.clear());
  await console.page.getByText(/removed the saved data/).waitFor();
  // Nobody changed the list.
  assert.equal(await console.page.getByText(/The list is updated/).count(), 0);
  await deprecate(console, "toolbox");
  await console.hasStatus("toolbox", "Deprecated");
  await console.page.getByText(/removed the saved data/).waitFor({ state: "detached" });
  await console.page.reload();
  await console.hasStatus("image2", "Deprecated");
  await console.hasStatus("toolbox", "Deprecated");
  await console.close();
});

test("what can't be saved can be exported", async () => {
  const deny = () =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  const console = await Console.open("?lang=en", { init: deny });
  await deprecate(console, "image2");
  const download = console.page.waitForEvent("download");
  await console.button("Export the data").click();
  const saved = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  assert.equal(saved.Calls.length, 1);
  assert.equal(saved.Calls[0].Action, "ModifyImageAttribute");
  await console.close();
});

test("what a visitor of the first format left is there, whole", async () => {
  const [story] = JSON.parse(readFileSync(new URL("../golden/format-1.json", import.meta.url), "utf8"));
  const console = await Console.open("?lang=en&store=memory");
  const { page } = console;
  await page.evaluate((place) => {
    for (const [key, text] of Object.entries(place)) localStorage.setItem(key, text);
  }, story.Place);
  for (let visit = 0; visit < 2; visit += 1) {
    await page.goto(address("?lang=en"));
    await console.hasStatus("image2", "Deprecated");
    assert.equal(await journal(console).count(), story.Export.Calls.length);
  }
  await console.button("Redo").click();
  await journal(console).nth(story.Export.Calls.length).waitFor({ state: "attached" });
  await console.close();
});
