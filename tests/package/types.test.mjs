// The package's types as its users meet them: a program in TypeScript against the built pkg/.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { MSW, makeMswProject } from "./support/project.mjs";

const compile = (project) => {
  const { status, stdout, error } = spawnSync("tsc", ["--project", project], { encoding: "utf8" });
  assert.ifError(error);
  assert.equal(status, 0, stdout);
};

test("what is right compiles, and what is wrong does not", () => compile("tests/package/types"));

const HANDLER = `import { Simulator } from "image-family-simulator";
import { ecsHandler } from "image-family-simulator/msw";
import { setupWorker } from "msw/browser";
import { setupServer } from "msw/node";

setupServer(...ecsHandler(new Simulator())).listen();
void setupWorker(...ecsHandler(new Simulator())).start();
`;
const OPTIONS = { strict: true, noEmit: true, target: "es2022", module: "preserve", types: ["node"], skipLibCheck: true };

for (const [installed, name] of Object.entries(MSW)) {
  test(`the handler is one of ${name}'s own`, () => {
    const { folder, write } = makeMswProject("types", installed);
    write("handler.ts", HANDLER);
    write("tsconfig.json", JSON.stringify({ compilerOptions: OPTIONS, files: ["handler.ts"] }));
    compile(folder);
  });
}
