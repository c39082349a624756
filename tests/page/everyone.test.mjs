// Beyond what axe can see: the page at 320 px and at 400 %, the size of what one presses, the focus under what sticks,
// half-typed Chinese, and a finger that presses twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const open = async (query, options) => {
  const console = await Console.open(query, options);
  await console.page.getByTestId("image-row").first().waitFor();
  return console;
};
/** Every screen of the page, one after the other; each is looked at. */
const SCREENS = {
  en: { panel: "Image details", instances: "Instances", lesson: "Fold lessons", replace: "Replace System Disk" },
  "zh-CN": { panel: "镜像详情", instances: "实例", lesson: "折叠练习", replace: "更换系统盘" },
};
const visit = async (console, lang, look) => {
  const { page, words } = console;
  const names = SCREENS[lang];
  await look("the images page");
  await console.button(words.more("nginx-2021.02")).focus();
  await page.keyboard.press("Enter");
  await console.item(words.create).waitFor();
  await look("the row menu");
  await page.keyboard.press("Escape");
  for (const item of [words.share, words.copy, words.deprecate, words.edit, words.remove, words.create]) {
    // By keyboard: in so low a window, a pointer's way to an item scrolls what it hangs from.
    await console.button(words.more("image1")).focus();
    await page.keyboard.press("Enter");
    await console.item(item).focus();
    await page.keyboard.press("Enter");
    await console.dialog.waitFor();
    await look(item);
    await console.cancel();
  }
  await console.button(words.settings).click();
  await look(words.settings);
  await console.cancel();
  await console.button(words.filter).click();
  const condition = page.getByRole("combobox", { name: words.condition, exact: true });
  await condition.fill("name : image");
  await condition.press("Enter");
  await look(words.filter);
  await console.button(words.clear).click();
  await page.getByTestId("image-row").first().getByRole("checkbox").check();
  await look("a selection");
  await page.getByTestId("image-row").first().getByRole("checkbox").uncheck();
  await console.button("nginx-2021.02").first().click();
  const panel = page.getByRole("region", { name: names.panel, exact: true });
  for (const tab of await panel.getByRole("tab").all()) {
    await tab.click();
    await look(`the panel, ${await tab.textContent()}`);
  }
  await panel.getByRole("tab").first().click();
  await panel.locator(".fact [aria-label]").last().waitFor();
  await panel.getByRole("button", { name: lang === "en" ? "Edit the description" : "修改描述", exact: true }).click();
  await look("the panel, a field");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
};

for (const lang of ["zh-CN", "en"]) {
  test(`${lang}: in no window is a column of a list cut off, and its rows are of one height`, async () => {
    const console = await open(`?lang=${lang}&scenario=fleet&images=1000`);
    const { page } = console;
    assert.equal(new Set(await page.getByTestId("image-row").evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)))).size, 1);
    for (const query of ["scenario=fleet&images=1000", "scenario=rollback", "scenario=rollback&tab=public", "scenario=rollback&tab=shared"]) {
      await page.goto(new URL(`?lang=${lang}&${query}`, page.url()).href);
      await page.getByTestId("image-row").first().waitFor();
      for (let width = 600; width <= 1920; width += 20) {
        await page.setViewportSize({ width, height: 900 });
        const cut = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = document.querySelector(".table-scroll");
          return scrollWidth - clientWidth;
        });
        assert.ok(cut <= 0, `${query}: ${cut} px at ${width}`);
      }
    }
    await console.close();
  });

  test(`${lang}: in no window is the number of rows per page cut off`, async () => {
    const console = await open(`?lang=${lang}`);
    const { page } = console;
    for (let width = 320; width <= 680; width += 4) {
      await page.setViewportSize({ width, height: 900 });
      const short = await page.locator(".pages .select").evaluate((select) => {
        const whole = select.cloneNode();
        whole.append(select.selectedOptions[0].cloneNode(true));
        whole.style.cssText = "inline-size: auto; position: absolute";
        select.after(whole);
        const short = whole.offsetWidth - select.offsetWidth;
        whole.remove();
        return short;
      });
      assert.ok(short <= 0, `${short} px at ${width}`);
    }
    await console.close();
  });

  test(`${lang}: an id is there to its end, by which one tells it from others, and leaves room for its button when that is wanted`, async () => {
    const console = await open(`?lang=${lang}`);
    const { page } = console;
    for (const query of ["scenario=rollback", "scenario=fleet&images=1000"]) {
      await page.goto(new URL(`?lang=${lang}&${query}`, page.url()).href);
      await page.getByTestId("image-row").first().waitFor();
      const whole = async (width) => {
        await page.setViewportSize({ width, height: 900 });
        await page.mouse.move(0, 0);
        const cut = await page.locator(".id code").evaluateAll((ids) => ids.filter((id) => id.scrollWidth > id.clientWidth).map((id) => id.textContent));
        assert.deepEqual(cut, [], `${query} at ${width}`);
      };
      for (let width = 320; width < 1280; width += 4) await whole(width);
      await page.emulateMedia({ forcedColors: "active" });
      await whole(1280);
      await page.emulateMedia({ forcedColors: "none" });
      for (const width of [1280, 1440, 1920]) {
        await whole(width);
        const row = page.getByTestId("image-row").nth(3);
        await row.hover();
        const [id, button] = [await row.locator(".id code").boundingBox(), await row.locator(".id button").boundingBox()];
        assert.ok(id.x + id.width <= button.x, `${query} at ${width}`);
        const cell = await row.locator(".cell-name").boundingBox();
        assert.ok(button.x + button.width <= cell.x + cell.width, `${query} at ${width}`);
      }
    }
    await console.close();
  });
}

for (const lang of ["zh-CN", "en"]) {
  // 1280 px by 1024 at 400 % are 320 by 256.
  for (const [width, height] of [[320, 640], [320, 256]]) {
    test(`${lang}: at ${width} by ${height} px nothing is wider than the window, and nothing is cut off`, async () => {
      const console = await open(`?lang=${lang}`, { width, height });
      const { page } = console;
      await visit(console, lang, async (what) => {
        const wide = await page.evaluate(() => {
          const { scrollWidth } = document.scrollingElement;
          if (scrollWidth > innerWidth) return [`the page is ${scrollWidth} px wide`];
          const layers = [...document.querySelectorAll("dialog[open], .menu:popover-open, .details")];
          return layers.filter((it) => {
            const box = it.getBoundingClientRect();
            return box.left < -1 || box.right > innerWidth + 1 || it.scrollWidth > it.clientWidth + 1;
          }).map((it) => `${it.className}: ${it.scrollWidth} of ${it.clientWidth}`);
        });
        assert.deepEqual(wide, [], what);
      });
      await console.close();
    });
  }

  for (const width of [1280, 360]) {
    test(`${lang}: what one presses is 24 px or has room around it, at ${width} px`, async () => {
      const console = await open(`?lang=${lang}`, { width });
      const { page } = console;
      await visit(console, lang, async (what) => {
        const small = await page.evaluate(() => {
          const layer = document.querySelector("dialog[open], .menu:popover-open") ?? document.body;
          const all = [...layer.querySelectorAll("button, a[href]:not(.skip-link), input, select, textarea, summary, [role=tab]")]
            .filter((it) => it.checkVisibility({ visibilityProperty: true, opacityProperty: false }) && it.getBoundingClientRect().width > 1);
          // A label's press is its field's.
          const box = (it) => (it.matches("input") ? it.closest("label, .search") ?? it : it).getBoundingClientRect();
          const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];
          return all.filter((it) => {
            const here = box(it);
            if (here.width >= 23.5 && here.height >= 23.5) return false;
            const [x, y] = middle(here);
            // WCAG 2.5.8: a circle of 24 px around the middle meets no other target, nor another one's circle.
            return all.some((other) => {
              // What sticks lies over what scrolls by.
              const [one, two] = [it, other].map((at) => at.closest(".list-foot-active, .topbar, .details"));
              if (one !== two) return false;
              if (other === it || other.closest("label") === it.closest("label") && it.closest("label")) return false;
              const there = box(other);
              const dx = Math.max(there.left - x, 0, x - there.right);
              const dy = Math.max(there.top - y, 0, y - there.bottom);
              const smallToo = there.width < 23.5 || there.height < 23.5;
              const [a, b] = middle(there);
              return Math.hypot(dx, dy) < 12 || smallToo && Math.hypot(a - x, b - y) < 24;
            });
          }).map((it) => `${it.tagName} ${it.className} ${it.getAttribute("aria-label") ?? it.textContent.slice(0, 30)} ${JSON.stringify(it.getBoundingClientRect())}`);
        });
        assert.deepEqual(small, [], what);
      });
      await console.close();
    });
  }
}

for (const [what, query, size] of [
  ["a page", "", { width: 1280, height: 500 }],
  ["a long page", "&scenario=fleet&images=300&size=all", { width: 1280, height: 600 }],
  ["a selection's bar", "&scenario=fleet&images=60&size=50", { width: 1280, height: 500 }],
  ["a narrow page", "", { width: 360, height: 640 }],
  ["a notice", "", { width: 1280, height: 500 }],
  ["a notice on a narrow page", "", { width: 360, height: 640 }],
]) {
  test(`what has the focus is in sight, forth and back: ${what}`, async () => {
    const console = await open(`?lang=en&store=memory${query}`, size);
    const { page } = console;
    if (what === "a selection's bar") await page.getByTestId("image-row").first().getByRole("checkbox").check();
    if (what.startsWith("a notice")) {
      await console.choose("image2", console.words.deprecate);
      await console.confirm();
      await page.locator(".notice").waitFor();
    }
    for (const key of ["Tab", "Shift+Tab"]) {
      for (let stops = 0; stops < 90; stops += 1) {
        await page.keyboard.press(key);
        const hidden = await page.evaluate(() => {
          const it = document.activeElement;
          if (it === document.body || it.matches(".skip-link")) return null;
          const box = it.getBoundingClientRect();
          const seen = [0.1, 0.5, 0.9].some((h) => [0.1, 0.5, 0.9].some((v) => {
            const there = document.elementFromPoint(box.left + h * box.width, box.top + v * box.height);
            return there && (it.contains(there) || there.contains(it) && there !== document.documentElement && there !== document.body);
          }));
          return seen ? null : `${it.tagName} ${it.className} ${it.getAttribute("aria-label") ?? it.textContent.slice(0, 40)}`;
        });
        assert.equal(hidden, null);
      }
    }
    await console.close();
  });
}

test("a notice goes by Esc and by its buttons, and the keyboard goes on in the page", async () => {
  const console = await open("?lang=en&store=memory", { width: 1280, height: 700 });
  const { page } = console;
  const menuButton = page.getByTestId("image-row").locator("[aria-haspopup=menu]").and(page.locator(":focus"));
  for (const way of ["Esc in the page", "Esc in the notice", "Close", "Undo"]) {
    await console.choose("image2", way === "Esc in the notice" ? console.words.restore : console.words.deprecate);
    await console.confirm();
    const notice = page.locator(".notice");
    await notice.waitFor();
    if (way === "Esc in the page") {
      await menuButton.waitFor();
      await page.keyboard.press("Escape");
      assert.equal(await menuButton.count(), 1);
    } else {
      await notice.getByRole("button", { name: way === "Undo" ? "Undo" : "Close" }).focus();
      await page.keyboard.press(way === "Esc in the notice" ? "Escape" : "Enter");
      await page.waitForFunction(() => document.activeElement.id === "main");
    }
    if (way === "Undo") await notice.getByText("Undone").waitFor();
    else await notice.waitFor({ state: "detached" });
    if (way === "Close") await console.button("Undo").first().click();
  }
  await console.close();
});

test("who has scrolled down sees the notice, on a phone, too", async () => {
  for (const size of [{ width: 360, height: 640 }, { width: 1000, height: 600 }, { width: 1280, height: 500 }]) {
    const console = await open("?lang=en&store=memory", size);
    await console.choose("toolbox", console.words.deprecate);
    await console.confirm();
    const notice = console.page.locator(".notice");
    await notice.waitFor();
    await console.row("toolbox").evaluate((row) => row.scrollIntoView({ block: "end" }));
    const at = await notice.evaluate((it) => {
      const box = it.getBoundingClientRect();
      return { in: it.contains(document.elementFromPoint(box.left + 30, box.top + 8)), bottom: box.bottom, scrolled: scrollY };
    });
    assert.ok(at.scrolled > 0 && at.in && at.bottom < size.height, JSON.stringify(at));
    await console.close();
  }
});

test("half-typed Chinese searches nothing; the end of it does", async () => {
  const console = await open("?lang=zh-CN");
  const { page } = console;
  for (const name of ["镜像族系", "镜像名称/ID"]) {
    const field = page.getByRole("searchbox", { name, exact: true });
    const rows = await page.getByTestId("image-row").count();
    await field.focus();
    await field.evaluate((input) => {
      input.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
      input.value = "jing xiang";
      input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
    });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    assert.equal(await page.getByTestId("image-row").count(), rows);
    assert.doesNotMatch((await console.address()).href, /jing/);
    await field.evaluate((input) => {
      input.value = "镜像";
      input.dispatchEvent(new InputEvent("input", { isComposing: true, bubbles: true }));
      input.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    });
    await field.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll("[data-testid=image-row]").length === 0);
    await field.press("Escape");
    await page.getByTestId("image-row").first().waitFor();
  }
  await console.close();
});

test("who presses twice does it once", async () => {
  const console = await open("?lang=en");
  const { page, words } = console;
  const calls = () => page.getByTestId("journal-entry").count();
  await console.button(words.more("image2")).dblclick();
  await page.keyboard.press("Escape");
  await console.choose("image2", words.deprecate);
  await console.dialog.getByRole("button", { name: "OK", exact: true }).dblclick();
  await console.hasStatus("image2", "Deprecated");
  assert.equal(await calls(), 1);
  await console.choose("image1", words.create);
  // The dialog has its own first.
  await console.dialog.locator(":focus").waitFor();
  await console.dialog.getByRole("button", { name: "OK", exact: true }).focus();
  await Promise.all(["Enter", "Enter", "Enter"].map((key) => page.keyboard.press(key)));
  await console.dialog.waitFor({ state: "detached" });
  assert.equal(await calls(), 2);
  await console.close();
});

test("an action is said with its RequestId, which is the answer's; and the mark's move is seen", async () => {
  const console = await open("?lang=en");
  const { page, words } = console;
  await console.row("image2").locator(".latest").waitFor();
  await console.choose("image2", words.deprecate);
  await console.confirm();
  const said = page.getByRole("status").filter({ hasText: "image2" }).filter({ hasText: "RequestId" });
  const [id] = (await said.textContent()).match(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/);
  const entry = page.getByTestId("journal-entry").first();
  await entry.locator("summary").click();
  await entry.getByText(id).first().waitFor();
  await console.row("image1").locator(".latest").waitFor();
  assert.equal(await console.row("image2").locator(".latest").count(), 0);
  await console.close();
});
