// The package and the Rust library are one simulator: the same random sequences give the same bytes, natively, in Node
// and in a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Simulator } from "../../pkg/node.mjs";
import { replay } from "./replay.mjs";
import { inChromium } from "./support/browser.mjs";

// Written by the native tests.
const sequences = JSON.parse(readFileSync(new URL("../../target/tmp/sequences.json", import.meta.url), "utf8"));
const enough = ({ calls, differences }) => {
  assert.deepEqual(differences, []);
  assert.ok(calls > 3000, `only ${calls} calls`);
};

test("in Node", () => enough(replay(Simulator, sequences)));

test("in Chromium", async () => enough(await inChromium(replay, sequences)));
