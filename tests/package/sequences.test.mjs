// The package and the Rust library are one simulator: the same random sequences give the same bytes, natively, in Node
// and in a browser.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { chromium } from "playwright-core";
import { Simulator } from "../../pkg/node.mjs";
import { startServer } from "../../scripts/serve.mjs";
import { replay } from "./replay.mjs";

const root = (path) => new URL(`../../${path}`, import.meta.url).pathname;
const text = readFileSync(root("target/tmp/sequences.json"), "utf8"); // written by the native tests
const enough = ({ calls, differences }) => {
  assert.deepEqual(differences, []);
  assert.ok(calls > 3000, `only ${calls} calls`);
};

test("in Node", () => enough(replay(Simulator, JSON.parse(text))));

test("in Chromium", async () => {
  const executablePath = process.env.CHROME ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
  const server = await startServer({ dir: root("pkg"), port: 0 });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url.replace(/\/$/, "")}/package.json`);
    const run = `async (text) => {
      const { default: init, Simulator } = await import("/image_family_simulator.js");
      await init();
      return (${replay})(Simulator, JSON.parse(text));
    }`;
    enough(await page.evaluate(`(${run})(${JSON.stringify(text)})`));
  } finally {
    await browser.close();
    await server.close();
  }
});
