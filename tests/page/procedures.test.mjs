// Both procedures of the source document, in both languages, by mouse and by keyboard alone, with a reload in between.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

for (const lang of ["zh-CN", "en"]) {
  test(`${lang}: roll back and restore by mouse`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { page, words } = console;
    await page.getByRole("searchbox", { name: words.family, exact: true }).fill("image-test");
    await page.getByRole("searchbox", { name: words.family, exact: true }).press("Enter");
    await console.row("toolbox").waitFor({ state: "detached" });
    assert.equal(await page.getByTestId("image-row").count(), 2);
    assert.equal(await console.latest(), "image2");

    await console.choose("image2", words.deprecate);
    assert.match(await console.dialog.textContent(), /image2/);
    await console.confirm();
    await console.hasStatus("image2", "Deprecated");
    assert.equal(await console.latest(), "image1");

    await page.reload();
    await console.hasStatus("image2", "Deprecated");
    assert.equal(await page.getByRole("searchbox", { name: words.family, exact: true }).inputValue(), "image-test");
    assert.equal(await page.getByTestId("journal-entry").count(), 3);

    await console.choose("image2", words.restore);
    await console.confirm();
    await console.hasStatus("image2", "Available");
    assert.equal(await console.latest(), "image2");
    await console.close();
  });

  test(`${lang}: roll back and restore by keyboard alone`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { page, words } = console;
    const keys = async (...all) => {
      for (const key of all) await page.keyboard.press(key);
    };
    /** Tabs on until the focus is on what is looked for. */
    const tabTo = async (locator) => {
      for (let n = 0; n < 150; n += 1) {
        await page.keyboard.press("Tab");
        if (await locator.evaluate((element) => element === document.activeElement)) return;
      }
      assert.fail(`the focus never came to ${locator}`);
    };
    const focused = (text) =>
      page.waitForFunction((wanted) => document.activeElement?.textContent.trim() === wanted, text);
    const pick = async (item) => {
      await tabTo(console.button(words.more("image2")));
      await keys("Enter");
      await focused(words.create);
      for (let n = 0; n < 7 && (await page.evaluate(() => document.activeElement.textContent.trim())) !== item; n += 1) {
        await keys("ArrowDown");
      }
      await focused(item);
      await keys("Enter");
      await console.dialog.waitFor();
      await focused(words.ok);
      await keys("Enter");
      await console.dialog.waitFor({ state: "detached" });
    };
    const ask = async (image) => {
      const before = await page.getByTestId("journal-entry").count();
      await tabTo(page.getByRole("textbox", { name: "ImageFamily", exact: true }));
      await keys("Control+A");
      await page.keyboard.type("image-test");
      await keys("Enter");
      await page.getByTestId("journal-entry").nth(before).waitFor({ state: "attached" });
      assert.equal(JSON.parse(await page.getByTestId("response-body").textContent()).Image.ImageName, image);
    };

    await tabTo(page.getByRole("searchbox", { name: words.family, exact: true }));
    await page.keyboard.type("image-test");
    await keys("Enter");
    await console.row("toolbox").waitFor({ state: "detached" });
    await pick(words.deprecate);
    await console.hasStatus("image2", "Deprecated");
    await ask("image1");
    await page.reload();
    await console.hasStatus("image2", "Deprecated");
    await pick(words.restore);
    await console.hasStatus("image2", "Available");
    await ask("image2");
    await console.close();
  });
}
