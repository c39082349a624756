// A page of another origin that calls `serve` as the clients do: signed, so that the browser asks first.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launchChromium } from "../page/support.mjs";
import { startServe } from "./support/serve.mjs";

const callFromPage = async (url) => {
  const headers = {
    authorization: "ACS3-HMAC-SHA256 Credential=key,SignedHeaders=host,Signature=0",
    "x-acs-action": "DescribeImageFromFamily",
    "x-acs-version": "2014-05-26",
    "x-acs-signature-nonce": "1",
  };
  const response = await fetch(`${url}?RegionId=cn-hangzhou&ImageFamily=image-test`, { method: "POST", headers });
  const { RequestId, Image } = await response.json();
  return [response.status, Image.ImageName, response.headers.get("x-acs-request-id") === RequestId];
};

test("a page may make signed calls, and reads their headers", async () => {
  const server = await startServe();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.route("http://page.test/", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await page.goto("http://page.test/");
    assert.deepEqual(await page.evaluate(callFromPage, server.url), [200, "image2", true]);
  } finally {
    await browser.close();
    await server.stop();
  }
});
