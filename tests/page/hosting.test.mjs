// The built site in a folder of a plain server, which sends no header of its own; and files that are not what was built.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser({ base: "/docs/tools/families/", headers: {} });

const dist = new URL("../../dist/", import.meta.url).pathname;
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

const lessons = (console) => console.page.getByRole("region", { name: "Lessons", exact: true });
const unfold = (console) => console.button("Fold lessons").and(console.page.locator("[aria-expanded=false]")).click();

test("in a folder of a plain server everything is there, and nothing outside of it is asked for", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  const outside = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(address()) && !/^(data|blob):/.test(request.url())) outside.push(request.url());
  });
  page.on("response", (response) => response.status() >= 400 && outside.push(`${response.status()} ${response.url()}`));
  await page.reload();
  await console.choose("image2", words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  assert.equal(await console.latest(), "image1");
  await page.getByRole("button", { name: "image2", exact: true }).first().click();
  await console.button("Close image details").click();
  await unfold(console);
  await lessons(console).getByRole("button", { name: "Restore the image", exact: true }).click();
  await page.waitForURL(/lesson=restore/);
  await console.hasStatus("toolbox", "Available");
  await console.button("All lessons").click();
  await page.goto(address("?lang=en&page=instances"));
  await page.getByRole("table", { name: "Instances", exact: true }).waitFor();
  await page.goto(address("?lang=en&embed=1&view=list"));
  await page.getByTestId("image-row").first().waitFor();
  await page.goto(address("?lang=en"));
  await console.button("Share as a link").click();
  const link = await console.dialog.getByRole("textbox", { name: "Link", exact: true }).inputValue();
  assert.ok(link.startsWith(`${address()}#s=`), link);
  assert.deepEqual(outside, []);
  await console.close();
});

test("every file that the page takes is named together with the hash of what is in it", () => {
  // The page itself, the script that tells why nothing else starts, its picture, and what is there for other people's pages.
  const bare = /(?:^|\/)(?:index\.html|start-\w+\.js|favicon-\w+\.svg|embed\.js|embed\.d\.ts|lesson\.schema\.json)$/;
  const texts = files.filter((file) => /\.(?:html|js|json)$/.test(file)).map((file) => readFileSync(file, "utf8"));
  const checked = files.filter((file) => !bare.test(file));
  for (const file of checked) {
    const hash = `sha256-${createHash("sha256").update(readFileSync(file)).digest("base64")}`;
    assert.ok(texts.some((text) => text.includes(hash)), file);
  }
  assert.ok(checked.length > 30);
});

test("every token that a sheet uses has a value", () => {
  const sheets = files.filter((file) => file.endsWith(".css")).map((file) => [file, readFileSync(file, "utf8")]);
  const declared = (css) => new Set(Array.from(css.matchAll(/[{;]--([\w-]+):/g), ([, name]) => name));
  const everywhere = declared(sheets.find(([file]) => /\/sheet-/.test(file))[1]);
  for (const [file, css] of sheets) {
    for (const [, name] of css.matchAll(/var\(--([\w-]+)/g)) assert.ok(everywhere.has(name) || declared(css).has(name), `--${name} in ${file}`);
  }
  assert.ok(sheets.length > 5);
});

// What stands at its end makes a file another one that would do the same.
const SECTION = Buffer.from([0, 2, 1, 97]);
const BREAK = Buffer.from("\n");

for (const [what, file, end, reach] of [
  ["program", /\/image-family-simulator-\w+\.wasm$/, SECTION],
  ["glue", /\/image-family-simulator-\w+\.js$/, BREAK],
  ["sheet", /\/sheet-\w+\.css$/, BREAK],
  ["part", /\/part-dialogs-\w+\.wasm$/, SECTION, (console) => console.choose("image2", console.words.deprecate)],
  ["part's sheet", /\/part-dialogs-\w+\.css$/, BREAK, (console) => console.choose("image2", console.words.deprecate)],
  ["file of what parts share", /\/part-shared-\w+\.wasm$/, SECTION, (console) => console.menu("image2")],
  ["list of lessons", /\/index-\w+\.json$/, BREAK, unfold],
  ["lesson", /\/restore-\w+\.json$/, BREAK, async (console) => {
    await unfold(console);
    await lessons(console).getByRole("button", { name: "Restore the image", exact: true }).click();
  }],
]) {
  test(`a changed ${what} is not used`, async () => {
    const console = await Console.open("?lang=en");
    const { page } = console;
    let changed = 0;
    await page.route(file, async (route) => {
      changed += 1;
      const response = await route.fetch();
      await route.fulfill({ response, body: Buffer.concat([await response.body(), end]) });
    });
    const refused = page.waitForEvent("console", (message) => /integrity/.test(message.text()) && file.test(message.text().match(/'(http[^']+)'/)?.[1]));
    await page.reload();
    await reach?.(console);
    await refused;
    assert.ok(changed > 0);
    if (["program", "glue"].includes(what)) {
      await page.getByRole("alert").getByText("The simulator did not start").waitFor();
      assert.equal(await page.getByTestId("image-row").count(), 0);
    } else if (/part/.test(what)) {
      await page.getByRole("alert").getByText("This part could not be loaded.").first().waitFor();
    } else if (/lesson/.test(what)) {
      await page.getByText("The lessons could not be loaded.").first().waitFor();
    }
    // Asked for again meanwhile, a file may still be on its way.
    await page.unrouteAll({ behavior: "wait" });
    await console.context.close();
  });
}
