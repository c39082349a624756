// What stays, what can't stay, and what the address says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

test("where localStorage throws, the page works and says that it does not save", async () => {
  const deny = () =>
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("denied", "SecurityError");
      },
    });
  const console = await Console.open("?lang=en", { init: deny });
  await console.page.getByText(/not saved/).waitFor();
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  await console.close();
});

for (const [name, raw, words] of [
  ["unreadable", "{\"Format\":1,\"Scen\u0000ario 镜像", /can't be read/],
  ["newer", "{\"Format\":999,\"Anything\":[1,2]}", /newer version/],
]) {
  test(`${name} data is kept, said, and handed over byte for byte`, async () => {
    const console = await Console.open("?lang=en");
    const { page } = console;
    await console.choose("image2", console.words.deprecate);
    await console.confirm();
    const key = await page.evaluate(() => Object.keys(localStorage).find((key) => key.endsWith("/head")));
    await page.evaluate(([key, raw]) => localStorage.setItem(key, raw), [key, raw]);
    await page.reload();
    await page.getByText(words).waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the data", exact: true }).click();
    assert.equal(readFileSync(await (await download).path(), "utf8"), raw);
    await console.choose("toolbox", console.words.deprecate);
    await console.confirm();
    const kept = await page.evaluate((raw) => Object.values({ ...localStorage }).includes(raw), raw);
    assert.ok(kept, "the data is still there");
    await console.close();
  });
}

test("unknown options are said once, as text", async () => {
  const console = await Console.open("?lang=en&colour=<b>blue</b>&theme=pink");
  const bar = console.page.getByRole("status").filter({ hasText: "colour" });
  await bar.waitFor();
  assert.deepEqual(await bar.locator("bdi").allTextContents(), ["colour=<b>blue</b>", "theme=pink"]);
  await console.close();
});

test("language, scenario, images and region come from the address", async () => {
  const console = await Console.open("?lang=zh-CN&scenario=fleet&images=45&theme=dark");
  const { page } = console;
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  assert.equal(await page.getByTestId("image-row").count(), 20);
  await console.button("下一页").click();
  await page.waitForURL(/n=2/);
  await page.goto(address("?lang=zh-CN&region=cn-shanghai"));
  await page.getByRole("main").waitFor();
  assert.equal(await page.getByRole("combobox", { name: "地域", exact: true }).inputValue(), "cn-shanghai");
  await console.close();
});

test("a search is one step of history", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  const search = page.getByRole("searchbox", { name: words.family, exact: true });
  await search.fill("nginx");
  await search.press("Enter");
  await console.row("toolbox").waitFor({ state: "detached" });
  assert.match((await console.address()).href, /family=nginx/);
  await console.back();
  await console.row("toolbox").waitFor();
  assert.equal(await search.inputValue(), "");
  await page.goForward();
  await console.row("toolbox").waitFor({ state: "detached" });
  await search.press("Escape");
  await console.row("toolbox").waitFor();
  await console.close();
});

test("at 360 px nothing scrolls sideways, and the procedure works", async () => {
  const console = await Console.open("?lang=zh-CN", { width: 360, height: 740 });
  const { page, words } = console;
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  await console.choose("image2", words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  assert.equal(await console.latest(), "image1");
  await console.close();
});
