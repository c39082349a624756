// axe-core on the screens: both languages, both themes, wide and narrow.
import assert from "node:assert/strict";
import { test } from "node:test";
import { AXE, violations } from "./axe.mjs";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

for (const lang of ["zh-CN", "en"]) {
  for (const theme of ["light", "dark"]) {
    for (const width of [1280, 360]) {
      test(`${lang}, ${theme}, ${width} px`, async () => {
        const console = await Console.open(`?lang=${lang}&theme=${theme}`, { width });
        const { page, words } = console;
        // Page scripts of a test are let in by the debugger, not by the site's policy.
        await page.evaluate(AXE);
        assert.deepEqual(await violations(console), [], "the page");
        await console.menu("nginx-2021.02");
        assert.deepEqual(await violations(console), [], "the menu");
        await page.keyboard.press("Escape");
        for (const item of [words.share, words.copy, words.deprecate, words.edit, words.remove, words.create]) {
          await console.choose("image1", item);
          assert.deepEqual(await violations(console), [], item);
          await console.cancel();
        }
        await console.button(words.settings).click();
        assert.deepEqual(await violations(console), [], "the list's settings");
        await console.dialog.getByRole("checkbox", { checked: false }).last().check();
        await console.confirm();
        await page.locator(".row-shaded").first().waitFor();
        assert.deepEqual(await violations(console), [], "shaded rows");
        await console.button(words.filter).click();
        const condition = page.getByRole("combobox", { name: words.condition, exact: true });
        await condition.fill("name : image");
        await condition.press("Enter");
        await condition.fill("created >= soon");
        await condition.press("Enter");
        assert.deepEqual(await violations(console), [], "the filter, with a condition and a fault");
        await condition.fill("status = ");
        await page.getByRole("listbox").getByRole("option").first().waitFor();
        assert.deepEqual(await violations(console), [], "the filter's suggestions");
        await console.button(words.clear).click();
        await console.button("nginx-2021.02").click();
        const panel = page.locator(".details");
        for (const tab of await panel.getByRole("tab").all()) {
          await tab.click();
          assert.deepEqual(await violations(console), [], `the panel, ${await tab.textContent()}`);
        }
        await page.getByRole("combobox", { name: words.group, exact: true }).selectOption("rg-acfmnginx000001");
        await page.getByRole("tab", { selected: false }).first().click();
        await page.locator(".empty h3").first().waitFor();
        assert.deepEqual(await violations(console), [], "a resource group without images");
        await console.close();
      });
    }
  }
}
