// MSW in a page: its service worker hands a page's calls to a simulator in the same page. The page is no more than this.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { startServer } from "../../scripts/serve.mjs";
import { launchChromium } from "../page/support.mjs";
import { MSW, mswFolder } from "./support/project.mjs";

// A bundler would resolve `msw`; here its own file for script elements stands in, which makes a global of it.
const PAGE = `<!doctype html><title>test</title>
<script src="msw.js"></script>
<script type="importmap">{ "imports": { "msw": "./global.js" } }</script>`;

const makeSite = (installed) => {
  const folder = mkdtempSync(join(tmpdir(), "msw-page-"));
  cpSync(fileURLToPath(new URL("../../pkg", import.meta.url)), join(folder, "pkg"), { recursive: true });
  cpSync(join(mswFolder(installed), "lib/iife/index.js"), join(folder, "msw.js"));
  cpSync(join(mswFolder(installed), "lib/mockServiceWorker.js"), join(folder, "mockServiceWorker.js"));
  writeFileSync(join(folder, "global.js"), "export const { delay, http, HttpResponse } = globalThis.MockServiceWorker;");
  writeFileSync(join(folder, "index.html"), PAGE);
  return folder;
};

const callInPage = async () => {
  const { default: init, Simulator } = await import("./pkg/image_family_simulator.js");
  const { ecsHandler } = await import("./pkg/msw.mjs");
  await init();
  const worker = globalThis.MockServiceWorker.setupWorker(...ecsHandler(new Simulator()));
  await worker.start({ quiet: true });
  const call = async (action, query) => {
    const headers = { "x-acs-action": action, "x-acs-version": "2014-05-26" };
    const response = await fetch(`https://ecs.cn-hangzhou.aliyuncs.com/?RegionId=cn-hangzhou&${query}`, { method: "POST", headers });
    return [response.status, await response.json()];
  };
  const latest = async () => (await call("DescribeImageFromFamily", "ImageFamily=image-test"))[1].Image.ImageName;
  const before = await latest();
  const [deprecated] = await call("ModifyImageAttribute", "ImageId=m-bp1imagetest00000002&Status=Deprecated");
  const [refused, { Code }] = await call("ModifyImageAttribute", "ImageId=m-bp1imagetest00000002&Status=Deprecated");
  return [before, deprecated, await latest(), refused, Code];
};

for (const [installed, name] of Object.entries(MSW)) {
  test(`a page's own calls are answered through the service worker of ${name}`, async () => {
    const folder = makeSite(installed);
    const server = await startServer({ dir: folder, headers: {} });
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.goto(server.url);
      assert.deepEqual(await page.evaluate(callInPage), ["image2", 200, "image1", 403, "ImageStatus.NotAvailable"]);
    } finally {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true });
    }
  });
}
