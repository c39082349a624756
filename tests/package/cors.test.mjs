// A page of another origin that calls `serve` as the clients do: signed, so that the browser asks first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { startServer } from "../../scripts/serve.mjs";
import { launchChromium } from "../page/support.mjs";
import { startServe } from "./support/serve.mjs";

const HEADERS = {
  authorization: "ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host,Signature=0",
  "x-acs-action": "DescribeImageFromFamily",
  "x-acs-version": "2014-05-26",
  "x-acs-signature-nonce": "1",
};

const callFromPage = async ({ url, headers }) => {
  const response = await fetch(`${url}?RegionId=cn-hangzhou&ImageFamily=image-test`, { method: "POST", headers });
  const { RequestId, Image } = await response.json();
  return [response.status, Image.ImageName, response.headers.get("x-acs-request-id") === RequestId];
};

test("a page may make signed calls, and reads their headers", async () => {
  const server = await startServe();
  const site = await startServer({ dir: new URL("../../pkg", import.meta.url).pathname, headers: {} });
  const browser = await launchChromium();
  try {
    const { headers } = await fetch(server.url, { method: "OPTIONS" });
    // A star alone does not mean this one: some browsers hold to that.
    assert.match(headers.get("access-control-allow-headers"), /\bauthorization\b/);
    const page = await browser.newPage();
    await page.goto(new URL("package.json", site.url).href);
    assert.deepEqual(await page.evaluate(callFromPage, { url: server.url, headers: HEADERS }), [200, "image2", true]);
  } finally {
    await browser.close();
    await site.close();
    await server.stop();
  }
});
