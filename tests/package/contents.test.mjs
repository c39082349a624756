// What is published, and whether a bundler's users can take it as it is.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { startServer } from "../../scripts/serve.mjs";
import { launchChromium } from "../page/support.mjs";
import { makeProject, run } from "./support/project.mjs";

test("the published files are these and no others", async () => {
  const { status, output } = await run("npm", ["pack", "--dry-run", "--json", "--offline", "--ignore-scripts", "--loglevel=error"], {
    cwd: new URL("../../pkg", import.meta.url).pathname,
  });
  assert.equal(status, 0, output);
  const [{ files }] = Object.values(JSON.parse(output));
  assert.deepEqual(files.map(({ path }) => path).sort(), [
    "LICENSE-APACHE", "LICENSE-MIT", "PARAMETERS.md", "README.md", "admin.mjs", "cli.mjs", "crossing.mjs",
    "image_family_simulator.d.ts", "image_family_simulator.js", "image_family_simulator_bg.wasm",
    "image_family_simulator_bg.wasm.d.ts", "live.mjs", "msw.d.ts", "msw.mjs", "node.mjs", "package.json", "serve.mjs",
  ]);
});

test("Vite builds a page with it, as it stands", async () => {
  const { folder, write } = makeProject("vite");
  write("index.html", `<!doctype html><title>test</title><script type="module" src="/main.js"></script>`);
  write("main.js", `import init, { Simulator } from "image-family-simulator";
await init();
const parameters = { RegionId: "cn-hangzhou", ImageFamily: "image-test" };
document.title = new Simulator().call("DescribeImageFromFamily", parameters).body.Image.ImageName;
`);
  const { status, output } = await run(process.execPath, ["node_modules/vite/bin/vite.js", "build", folder, "--target", "es2022"]);
  assert.equal(status, 0, output);
  const server = await startServer({ dir: join(folder, "dist"), port: 0 });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(server.url.href ?? server.url);
    await page.waitForFunction(() => document.title === "image2");
  } finally {
    await browser.close();
    await server.close();
  }
});
