// Two origins: the simulator's site at 127.0.0.1, and other people's pages at localhost, each under headers of its own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { after, before } from "node:test";
import { startServer } from "../../scripts/serve.mjs";
import { launchChromium } from "../page/support.mjs";

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".json": "application/json" };

let site;
let browser;
const hosts = [];

/** Sets up the site and a browser around a file's tests. */
export function useSite() {
  before(async () => {
    site = await startServer({ dir: new URL("../../dist", import.meta.url).pathname, port: 0 });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await Promise.all([site, ...hosts].map((server) => server?.close()));
  });
}

export const siteUrl = () => site.url;

/** What the sources of the examples call the site. */
const NAMED = "https://simulator.example/";

/** Serves other people's pages: a folder, or one page whole; at 127.0.0.1 they are of the site's own site, though of another origin. `{site}` in a header is the site's origin, `{host}` in a page its own. */
export async function serveHost(content, headers = {}, at = "localhost") {
  const named = (text) => text.replaceAll(NAMED, site.url).replaceAll("{host}", `http://${at}:${server.address().port}`);
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://host").pathname);
    const name = path.endsWith("/") ? `${path}index.html` : extname(path) ? path : `${path}.html`;
    try {
      const body = typeof content === "string" && content.includes("<") ? content : await readFile(join(content, name));
      const type = types[extname(name)] ?? "application/octet-stream";
      for (const [header, value] of Object.entries(headers)) response.setHeader(header, value.replaceAll("{site}", new URL(site.url).origin));
      response.setHeader("Content-Type", type);
      response.end(/text|javascript|json/.test(type) ? named(String(body)) : body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, at, resolve));
  const host = {
    url: `http://${at}:${server.address().port}/`,
    close: () => new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    }),
  };
  hosts.push(host);
  return host;
}

/** A visit of a page. `close` holds that the browser had nothing to complain of. */
export async function visit(url, { width = 1000, height = 900, locale = "zh-CN", colorScheme = "light", javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme, javaScriptEnabled });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints = [];
  // That an element may not take the focus as it is inserted is how browsers treat frames: the dialog takes it as it opens.
  const usual = /^Blocked autofocusing on a <button> element in a cross-origin subframe\.$/;
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !usual.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return {
    page,
    complaints,
    frame: (selector = "image-family-simulator") => page.locator(selector).locator("iframe").contentFrame(),
    close: async () => {
      assert.deepEqual(complaints, []);
      await context.close();
    },
  };
}

/** A page with elements in it, and the script of the site. */
export const pageOf = (elements, { lang = "en", head = "" } = {}) => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title>
<link rel="icon" href="data:,">${head}<script src="https://simulator.example/embed.js"></script></head><body>${elements}</body></html>`;

/** Waits until the element's frame can be spoken to. */
export const ready = (page, selector = "image-family-simulator") => page.locator(selector).evaluate(async (element) => {
  await element.load();
});

/** Waits for a change on the page: tries again until what it says holds. */
export async function eventually(check, what) {
  const end = Date.now() + 15_000;
  for (;;) {
    const seen = await check();
    if (seen) return seen;
    assert.ok(Date.now() < end, `in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
