// The rollback procedure, done in the page: what it exports as a test runs, and fails when the answers are others.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, useBrowser } from "../page/support.mjs";
import { makeProject, runTestFile } from "./support/project.mjs";

useBrowser();

const files = {};
test("the procedure is done, and its history handed over as each test", async () => {
  const console = await Console.open("?lang=zh-CN");
  const { words, page } = console;
  assert.equal(await console.latest(), "image2");
  await console.choose("image2", words.deprecate);
  await console.confirm();
  assert.equal(await console.latest(), "image1");
  await console.choose("image2", words.restore);
  if (await console.dialog.count()) await console.confirm();
  await console.hasStatus("image2", "Available");
  assert.equal(await console.latest(), "image2");
  await console.button("导出为测试").click();
  for (const framework of ["Vitest", "pytest", "Rust"]) {
    const download = page.waitForEvent("download");
    await console.button(`导出为测试：${framework}`).click();
    const file = await download;
    files[framework] = { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
  }
  await console.close();
});

for (const [framework, name] of Object.entries({ Vitest: "rollback.test.ts", pytest: "test_rollback.py", Rust: "rollback.rs" })) {
  test(`${framework}: the page's file runs green, and red where an answer is another`, async () => {
    const { text, ...file } = files[framework];
    assert.equal(file.name, name);
    const project = makeProject(`exported-${framework}`);
    project.write(name, text);
    assert.equal(await runTestFile(project, name), 1);
    assert.match(text, /image1/);
    project.write(name, text.replace(/"image1"/, '"image9"'));
    await assert.rejects(() => runTestFile(project, name), /image9/);
  });
}
