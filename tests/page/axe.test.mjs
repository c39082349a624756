// axe-core on the screens: both languages, both themes, wide and narrow.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

async function violations(console) {
  const found = await console.page.evaluate(
    async (tags) => {
      // A colour on its way from one theme to the other is neither.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const ending = document.getAnimations().filter((it) => Number.isFinite(it.effect.getComputedTiming().endTime));
      await Promise.allSettled(ending.map((it) => it.finished));
      return (await axe.run(document, { runOnly: tags })).violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 120))]);
    },
    TAGS,
  );
  return found;
}

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
        await console.cancel();
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
        await console.close();
      });
    }
  }
}
