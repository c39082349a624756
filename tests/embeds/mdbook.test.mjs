// A book of mdBook, built by mdBook: Markdown inside the element, its own themes around it, its page for printing.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { eventually, ready, serveHost, useSite, visit } from "./support.mjs";

useSite();

const root = new URL("../../", import.meta.url).pathname;

/** Builds the book; `./dev test page` has put the pinned mdBook in PATH. */
function build() {
  try {
    execFileSync("mdbook", ["build", `${root}tests/embeds/mdbook`], { stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    if (error.code === "ENOENT") throw new Error("mdbook is not in PATH; ./dev test page installs it");
    throw new Error(String(error.stderr ?? error));
  }
  return `${root}target/embeds/mdbook`;
}

test("in a book of mdBook: rendered with its posters, run, of one world, dark with the page, and whole on its print page", async () => {
  const host = await serveHost(build());
  const poster = await fetch(host.url).then((answer) => answer.text());
  assert.match(poster, /<image-family-simulator[^>]*>[^]*<td>Available, the latest<\/td>[^]*<\/image-family-simulator>/);

  const { page, frame, close } = await visit(host.url, { locale: "en-US", width: 1280 });
  const list = 'image-family-simulator[view="list"]';
  await ready(page, list);
  await ready(page, "#picture");
  await frame("#picture").getByText("Latest available image: image2", { exact: true }).waitFor();
  await frame(list).getByRole("button", { name: "More actions for image2", exact: true }).click();
  await frame(list).getByRole("menuitem", { name: "Deprecate Image", exact: true }).click();
  await frame(list).getByRole("dialog").getByRole("button", { name: "OK", exact: true }).click();
  await frame(list).locator("[data-status=Deprecated]", { hasText: "image2" }).waitFor();
  await frame("#picture").getByText("Latest available image: image1", { exact: true }).waitFor();

  const theme = () => frame(list).locator("html").evaluate((root) => root.dataset.theme);
  const choose = async (name, wanted) => {
    const item = page.getByRole("menuitem", { name, exact: true });
    // The book's list of themes stays open after a choice.
    if (!(await item.isVisible())) await page.getByRole("button", { name: "Change theme" }).click();
    await item.click();
    await eventually(async () => (await theme()) === wanted, `the frame is ${wanted} in ${name}`);
  };
  await choose("Navy", "dark");
  await choose("Light", "light");
  // The element is in the text's column, and no wider.
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(over, 0);

  await page.getByRole("link", { name: /What a copy loses/ }).first().click();
  await page.waitForURL(/copy/);
  await ready(page);
  await frame().getByRole("table", { name: "Custom Images", exact: true }).waitFor();
  await frame().getByRole("region", { name: "OpenAPI Explorer", exact: true }).waitFor();
  await close();

  // Every chapter on one page, as it is printed: without a script, the posters are what is on paper.
  const paper = await visit(`${host.url}print.html`, { locale: "en-US", javaScriptEnabled: false });
  assert.equal(await paper.page.locator("image-family-simulator").count(), 3);
  assert.equal(await paper.page.getByText("Available, the latest").isVisible(), true);
  await paper.close();
});
