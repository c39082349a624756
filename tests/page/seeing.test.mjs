// What a reader's own settings ask of the page: colours of the system alone, and nothing that moves. What is on the
// screen is looked at, pixel by pixel: a style that is there may still show nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const FORCED = { forcedColors: "active", reducedMotion: "reduce" };

/** The page in the system's colours. */
const open = async (query, { colorScheme = "light", media = FORCED } = {}) => {
  const console = await Console.open(query, { colorScheme });
  await console.page.emulateMedia({ colorScheme, ...media });
  await console.page.getByTestId("image-row").first().waitFor();
  const eye = await console.context.newPage();
  return Object.assign(console, { eye });
};

/**
 * How an element looks: its commonest colour, how much the other colours stand out from it at most (as WCAG counts
 * contrast), and how much of it does so by 3:1.
 */
const look = async (console, locator, around = 0) => {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  const clip = { x: box.x - around, y: box.y - around, width: box.width + 2 * around, height: box.height + 2 * around };
  const png = await console.page.screenshot({ clip });
  return console.eye.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const { data } = context.getImageData(0, 0, picture.width, picture.height);
    const light = (r, g, b) => [r, g, b].map((it) => it / 255)
      .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4))
      .reduce((sum, it, n) => sum + it * [0.2126, 0.7152, 0.0722][n], 0);
    const count = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
      count.set(colour, (count.get(colour) ?? 0) + 1);
    }
    const lightOf = (colour) => light(colour >> 16, (colour >> 8) & 255, colour & 255);
    const [ground] = [...count].sort((a, b) => b[1] - a[1])[0];
    let [contrast, drawn] = [1, 0];
    for (const [colour, times] of count) {
      const [low, high] = [lightOf(ground), lightOf(colour)].sort((a, b) => a - b);
      const ratio = (high + 0.05) / (low + 0.05);
      contrast = Math.max(contrast, ratio);
      if (ratio >= 3) drawn += times;
    }
    return { contrast, drawn, pixels: data.length / 4, png: base64 };
  }, png.toString("base64"));
};
const stands = async (console, locator, what) => {
  const seen = await look(console, locator);
  assert.ok(seen.contrast >= 3 && seen.drawn >= 8, `${what}: ${seen.contrast.toFixed(1)}:1 on ${seen.drawn} of ${seen.pixels} pixels`);
  return seen;
};

for (const colorScheme of ["light", "dark"]) {
  test(`in the system's colours (${colorScheme}), each status has its shape, and what is marked is marked`, async () => {
    const console = await open("?lang=en&size=50", { colorScheme });
    const { page } = console;
    const shapes = new Set();
    for (const status of ["Available", "Deprecated"]) {
      const icon = page.locator(`[data-status=${status}] .status .icon`).first();
      shapes.add((await stands(console, icon, `the icon of ${status}`)).png);
    }
    assert.equal(shapes.size, 2, "the shapes differ without any colour");
    await stands(console, page.locator(".latest").first(), "the latest mark");
    const edge = await page.locator(".latest").first().evaluate((it) => getComputedStyle(it).outlineStyle);
    assert.equal(edge, "solid", "the mark has an edge");
    const side = await page.locator(".row-latest > td").first().evaluate((it) => getComputedStyle(it).boxShadow);
    assert.match(side, /inset/, "so has its row");
    await stands(console, console.button("Refresh"), "a button");
    await stands(console, page.getByRole("searchbox").first().locator(".."), "a field");
    await stands(console, page.getByRole("checkbox", { name: "Select image2", exact: true }), "a checkbox");
    const [chosen, other] = [page.locator(".tab[aria-selected=true]").first(), page.locator(".tab[aria-selected=false]").first()];
    const under = async (tab) => {
      const line = await tab.evaluate((it) => getComputedStyle(it, "::after").content !== "none" && getComputedStyle(it, "::after").backgroundColor);
      return line;
    };
    assert.ok(await under(chosen));
    assert.equal(await under(other), false);
    const current = page.locator(".sidenav [aria-current=page]");
    assert.equal(await current.evaluate((it) => getComputedStyle(it).outlineStyle), "solid");
    await page.getByRole("checkbox", { name: "Select image2", exact: true }).check();
    assert.equal(await console.row("image2").evaluate((it) => getComputedStyle(it).outlineStyle), "solid", "a selected row");
    await console.close();
  });

  test(`in the system's colours (${colorScheme}), what can't be chosen looks so, and layers have edges`, async () => {
    const console = await open("?lang=en", { colorScheme });
    const { page, words } = console;
    await console.menu("nginx-2021.02");
    const menu = page.locator(".menu:popover-open");
    assert.equal(await menu.evaluate((it) => getComputedStyle(it).borderTopStyle), "solid");
    const colour = (locator) => locator.evaluate((it) => getComputedStyle(it).color);
    assert.notEqual(await colour(console.item(words.deprecate)), await colour(console.item(words.edit)));
    await page.keyboard.press("Escape");
    assert.notEqual(await colour(console.button("Undo").first()), await colour(console.button("Scenario")));
    await console.choose("image1", words.remove);
    assert.equal(await console.dialog.evaluate((it) => getComputedStyle(it).borderTopStyle), "solid");
    await stands(console, console.dialog.getByRole("radio").first(), "a radio button");
    await console.cancel();
    await console.close();
  });

  for (const media of [FORCED, { reducedMotion: "reduce" }]) {
    test(`whatever has the focus is ringed (${colorScheme}, ${media.forcedColors ? "the system's colours" : "the page's"})`, async () => {
      const console = await open("?lang=en", { colorScheme, media });
      const { page } = console;
      let [seen, last] = [0, ""];
      for (let tabs = 0; tabs < 70; tabs += 1) {
        await page.keyboard.press("Tab");
        const stop = await page.evaluate(() => {
          const it = document.activeElement;
          if (it === document.body) return null;
          const ring = (style) => style.outlineStyle !== "none" && style.outlineStyle !== "hidden" && parseFloat(style.outlineWidth) >= 2
            && style.outlineColor !== "rgba(0, 0, 0, 0)";
          const styles = [getComputedStyle(it), getComputedStyle(it, "::after"), ...[it.parentElement, it.closest(".search")].filter(Boolean).map((at) => getComputedStyle(at))];
          return { ringed: styles.some(ring), name: `${it.tagName} ${it.className} ${it.getAttribute("aria-label") ?? it.textContent.slice(0, 40)}` };
        });
        if (!stop) break;
        assert.ok(stop.ringed, `${stop.name} has no ring`);
        if (stop.name !== last) seen += 1;
        last = stop.name;
      }
      assert.ok(seen > 25, `${seen} stops`);
      await console.close();
    });
  }
}

/** Counts what begins to move from now on, in the page and in all that comes. */
const watch = () => {
  window.moved = [];
  for (const kind of ["animationstart", "transitionrun"]) {
    addEventListener(kind, (event) => {
      const { className } = event.target;
      window.moved.push(`${kind} ${event.animationName ?? event.propertyName} of ${className.baseVal ?? className}`);
    }, true);
  }
};
const walk = async (console) => {
  const { page, words } = console;
  await page.getByTestId("image-row").first().waitFor();
  await console.button("Refresh").hover();
  await console.row("image1").hover();
  await console.choose("image2", words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  await console.row("image1").locator(".latest").waitFor();
  await console.button("Fold OpenAPI Explorer").click();
  await console.choose("image1", words.create);
  await console.confirm();
  await console.button("image1").click();
  await page.getByRole("tab", { name: "State machine", exact: true }).click();
  await page.keyboard.press("Escape");
  await console.choose("image1", words.copy);
  await console.dialog.getByRole("combobox").first().selectOption("cn-shanghai");
  await console.confirm();
  await page.getByRole("combobox", { name: "Region", exact: true }).selectOption("cn-shanghai");
  await page.locator(".progress:visible").first().waitFor();
  await page.getByRole("combobox", { name: "Region", exact: true }).selectOption("cn-hangzhou");
  await page.getByRole("checkbox", { name: "Select image1", exact: true }).check();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};

test("who asks for less motion gets none: not in a change, a menu, a dialog, a panel, a lesson", async () => {
  const console = await Console.open("?lang=en&lesson=roll-back", { init: watch });
  const { page } = console;
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.getByText("0 of 4 steps done", { exact: true }).waitFor();
  await page.evaluate(() => (window.moved = []));
  await page.getByRole("combobox", { name: "Region", exact: true }).selectOption("cn-hangzhou");
  await walk(console);
  assert.deepEqual(await page.evaluate(() => window.moved.filter((it) => !it.includes("part-away"))), []);
  assert.deepEqual(
    await page.evaluate(() => document.getAnimations().map((it) => it.animationName ?? it.transitionProperty).filter((it) => it !== "part-away")), [],
  );
  await console.close();
});

test("who does not, sees the mark arrive: the test above looks at something", async () => {
  const console = await Console.open("?lang=en", { init: watch });
  await walk(console);
  const moved = await console.page.evaluate(() => window.moved.join("\n"));
  assert.match(moved, /animationstart arrive of latest/);
  assert.match(moved, /transitionrun/);
  await console.close();
});
