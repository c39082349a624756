// The package's types as its users meet them: a program in TypeScript against the built pkg/.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

test("what is right compiles, and what is wrong does not", () => {
  const { status, stdout, error } = spawnSync("tsc", ["--project", "tests/package/types"], { encoding: "utf8" });
  assert.ifError(error);
  assert.equal(status, 0, stdout);
});
