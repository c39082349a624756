// A page of VitePress, built by VitePress: its own navigation and its own switch of colours around the element.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { eventually, ready, serveHost, useSite, visit } from "./support.mjs";

useSite();

test("in a VitePress site: rendered with its poster, run, dark with the page, and there again after going to and fro", async () => {
  const root = new URL("../../", import.meta.url).pathname;
  const out = `${root}target/embeds/vitepress`;
  const cli = `${root}node_modules/vitepress/bin/vitepress.js`;
  execFileSync(process.execPath, [cli, "build", `${root}tests/embeds/vitepress`], { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, OUT: out } });
  const host = await serveHost(out);
  const poster = await fetch(host.url).then((answer) => answer.text());
  assert.match(poster, /<image-family-simulator[^>]*>[^]*Available, the latest[^]*<\/image-family-simulator>/);

  const { page, frame, close } = await visit(host.url, { locale: "en-US", width: 1280 });
  await ready(page);
  await frame().getByRole("button", { name: "More actions for image2", exact: true }).click();
  await frame().getByRole("menuitem", { name: "Deprecate Image", exact: true }).click();
  await frame().getByRole("dialog").getByRole("button", { name: "OK", exact: true }).click();
  await frame().locator("[data-status=Deprecated]", { hasText: "image2" }).waitFor();

  const dark = () => frame().locator("html").evaluate((root) => root.dataset.theme);
  const before = await dark();
  await page.getByRole("switch", { name: /dark theme|light theme/i }).first().click();
  await eventually(async () => (await dark()) !== before, "the frame follows the page's switch");

  await frame().getByRole("button", { name: "Close", exact: true }).first().click();
  const follow = (link, url) => eventually(async () => {
    if (url.test(page.url())) return true;
    // The frame's height may just be changing, and the link be somewhere else by the end of the click.
    await link.click();
    return url.test(page.url());
  }, `the address is ${url}`);
  await follow(page.getByRole("link", { name: "What the family looks like now" }), /look/);
  // The address changes before the page does.
  await page.getByRole("heading", { name: /What the family looks like/ }).waitFor();
  await ready(page);
  await frame().getByText("Latest available image: image2", { exact: true }).waitFor();
  await follow(page.getByRole("link", { name: "Roll back", exact: true }).first(), /\/$/);
  await page.getByRole("heading", { name: /Roll a family back/ }).waitFor();
  await ready(page);
  await frame().getByRole("table", { name: "Custom Images", exact: true }).waitFor();
  await close();
});
