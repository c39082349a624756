// What a reload brings back, and what the page says where nothing can be kept.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, address, openSandboxed, useBrowser } from "./support.mjs";

useBrowser();

const keys = (page) => page.evaluate(() => Object.keys(localStorage));
const journal = (console) => console.page.getByTestId("journal-entry");

async function deprecate(console, image) {
  await console.choose(image, console.words.deprecate);
  await console.confirm();
  await console.hasStatus(image, "Deprecated");
}

test("calls, undo and redo outlive a reload", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  await deprecate(console, "image2");
  await deprecate(console, "toolbox");
  // In the top bar and in the notice: the same button to a user.
  await console.button(words.undo).first().click();
  await console.hasStatus("toolbox", "Available");
  const calls = await journal(console).count();
  await page.reload();
  await console.hasStatus("image2", "Deprecated");
  await console.hasStatus("toolbox", "Available");
  assert.equal(await journal(console).count(), calls);
  await console.button("Redo").click();
  await console.hasStatus("toolbox", "Deprecated");
  await page.reload();
  await console.hasStatus("toolbox", "Deprecated");
  await console.close();
});

test("a change is written before the screen shows it", async () => {
  const record = () => {
    const { setItem } = Storage.prototype;
    window.writes = [];
    Storage.prototype.setItem = function (key, text) {
      const row = document.querySelector("[data-testid=image-row]");
      window.writes.push({ key, status: row?.dataset.status ?? "" });
      return setItem.call(this, key, text);
    };
  };
  const console = await Console.open("?lang=en", { init: record });
  await deprecate(console, "image2");
  const writes = await console.page.evaluate(() => window.writes.filter(({ status }) => status !== ""));
  assert.ok(writes.length > 0, "something was written");
  assert.deepEqual(new Set(writes.map(({ status }) => status)), new Set(["Available"]), "while the screen still said so");
  await console.close();
});

test("in a sandboxed frame the page works, and says that it does not save", async () => {
  const { frame, complaints, close } = await openSandboxed("?lang=en");
  await frame.getByText(/not saved/).waitFor();
  await frame.getByRole("textbox", { name: "ImageFamily", exact: true }).fill("image-test");
  await frame.getByRole("button", { name: "Initiate Call", exact: true }).click();
  await frame.getByTestId("response-status").getByText("200", { exact: true }).waitFor();
  await frame.getByRole("button", { name: "More actions for image2", exact: true }).click();
  await frame.getByRole("menuitem", { name: "Deprecate Image", exact: true }).click();
  await frame.getByRole("dialog").getByRole("button", { name: "OK", exact: true }).click();
  await frame.locator("[data-testid=image-row][data-status=Deprecated]").filter({ hasText: "image2" }).waitFor();
  // The address can't be written either; searching goes on.
  await frame.getByRole("searchbox", { name: "Image Name/ID", exact: true }).fill("image2");
  await frame.getByTestId("image-row").nth(1).waitFor({ state: "detached" });
  assert.deepEqual(complaints.filter((text) => !text.startsWith("Blocked autofocusing")), []);
  await close();
});

test("a save that fails half-way is said, and work goes on", async () => {
  const console = await Console.open("?lang=zh-CN");
  const { page } = console;
  await deprecate(console, "image2");
  assert.equal(await page.getByText(/未保存/).count(), 0);
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await deprecate(console, "toolbox");
  await page.getByText(/未保存/).waitFor();
  await page.reload();
  await console.hasStatus("image2", "Deprecated");
  await console.hasStatus("toolbox", "Available");
  await console.close();
});

test("a browser without any room left: it is said, what was saved is there after a reload, the rest can be taken away", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await deprecate(console, "image2");
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 1; size /= 2) {
      for (let n = 0; ; n += 1) {
        try {
          localStorage.setItem(`another program's ${size} ${n}`, "x".repeat(size));
        } catch {
          break;
        }
      }
    }
  });
  for (let visit = 0; visit < 2; visit += 1) {
    await deprecate(console, "toolbox");
    await page.getByText(/not saved/).waitFor();
    const download = page.waitForEvent("download");
    await console.button("Export the data").click();
    const { Calls } = JSON.parse(readFileSync(await (await download).path(), "utf8"));
    assert.equal(Calls.filter(({ Action }) => Action === "ModifyImageAttribute").length, 2);
    await page.reload();
    await console.hasStatus("image2", "Deprecated");
    await console.hasStatus("toolbox", "Available");
  }
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith("another")) localStorage.removeItem(key);
  });
  await deprecate(console, "toolbox");
  await page.reload();
  await console.hasStatus("toolbox", "Deprecated");
  await console.close();
});

test("store=memory leaves localStorage alone", async () => {
  const console = await Console.open("?lang=en&store=memory");
  const { page } = console;
  await deprecate(console, "image2");
  assert.deepEqual(await keys(page), []);
  await page.reload();
  await console.hasStatus("image2", "Available");
  await console.close();
});

test("one unreadable call: what came before stands, it is handed over, and what came after stays away", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  for (const image of ["image2", "image1", "toolbox"]) await deprecate(console, image);
  const raw = "{\"Call\":\u0000 坏 \ud83d\ude00";
  await page.evaluate((raw) => {
    const second = Object.keys(localStorage).filter((key) => /\/1$/.test(key) && !key.includes("aside"));
    if (second.length !== 1) throw new Error(`the second entry: ${second}`);
    localStorage.setItem(second[0], raw);
  }, raw);
  await page.reload();
  await page.getByText(/can't be read/).waitFor();
  await console.hasStatus("image2", "Deprecated");
  await console.hasStatus("image1", "Available");
  await console.hasStatus("toolbox", "Available");
  const download = page.waitForEvent("download");
  await console.button("Download the data").click();
  assert.equal(readFileSync(await (await download).path(), "utf8"), raw);
  // New work takes the place of the lost call; the old one after it must not come back behind it.
  await console.choose("image2", console.words.restore);
  await console.confirm();
  await console.hasStatus("image2", "Available");
  await page.goto(address("?lang=en"));
  await console.hasStatus("image2", "Available");
  await console.hasStatus("toolbox", "Available");
  assert.ok(await page.evaluate((raw) => Object.values({ ...localStorage }).includes(raw), raw), "still kept");
  await console.close();
});

test("where the head can't be read, nothing else is lost", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  await deprecate(console, "image2");
  await page.evaluate(() => {
    localStorage.setItem(Object.keys(localStorage).find((key) => key.endsWith("/head")), "{");
  });
  await page.reload();
  await page.getByText(/can't be read/).waitFor();
  await console.hasStatus("image2", "Deprecated");
  await console.choose("toolbox", words.deprecate);
  await console.confirm();
  await console.hasStatus("toolbox", "Deprecated");
  await page.reload();
  await console.hasStatus("toolbox", "Deprecated");
  await console.hasStatus("image2", "Deprecated");
  assert.equal(await page.getByText(/can't be read/).count(), 0);
  await console.close();
});

test("where both checkpoints can't be read, the calls after them are kept too", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  await deprecate(console, "image2");
  const call = await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (/\/[ab]$/.test(key)) localStorage.setItem(key, "{");
    return Object.values({ ...localStorage }).find((text) => text.includes("Deprecated"));
  });
  assert.ok(call, "the call was saved");
  await page.reload();
  await page.getByText(/can't be read/).waitFor();
  await console.choose("toolbox", words.deprecate);
  await console.confirm();
  await console.hasStatus("toolbox", "Deprecated");
  assert.ok(await page.evaluate((text) => Object.values({ ...localStorage }).includes(text), call), "the old call is still there");
  await page.reload();
  await console.hasStatus("toolbox", "Deprecated");
  await console.hasStatus("image2", "Available");
  await console.close();
});

test("one checkpoint that can't be read is replaced by the other, and nothing is lost", async () => {
  for (const slot of ["a", "b"]) {
    const console = await Console.open("?lang=en");
    const { page } = console;
    await deprecate(console, "image2");
    await page.evaluate((slot) => {
      const key = Object.keys(localStorage).find((key) => key.endsWith(`/${slot}`));
      localStorage.setItem(key, localStorage.getItem(key).slice(0, -9));
    }, slot);
    await page.reload();
    await page.getByText(/A part of the saved data can't be read/).waitFor();
    await console.hasStatus("image2", "Deprecated");
    await console.close();
  }
});

test("each scenario keeps its own", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await deprecate(console, "image2");
  await page.goto(address("?lang=en&scenario=empty"));
  await page.getByRole("heading", { name: "No custom images yet" }).waitFor();
  assert.equal(await journal(console).count(), 0);
  await page.goto(address("?lang=en"));
  await console.hasStatus("image2", "Deprecated");
  await console.close();
});
