// A lesson made by doing it once: recorded, looked through, tried, saved, opened again as a learner would, and passed.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";
import { AXE, violations } from "./axe.mjs";

useBrowser();

const TEXT = {
  "zh-CN": {
    fold: "折叠练习", record: "录制练习", next: "下一步", finish: "完成", stop: "停止录制", goOn: (n) => `继续录制（已有 ${n} 步）`, reopen: "重新打开上一步",
    download: "下载练习文件", tryIt: "试做一遍", back: "返回录制", open: "打开练习文件", complete: "练习完成", kept: /什么都没有丢/, nothing: /第 1 步里没有练习能检查的内容/,
    checks: (n) => `第 ${n} 步的检查项`, deprecated: "镜像 image2 的状态应为弃用。", latest: "族系 image-test 的最新可用镜像应为 image1。", all: "全部练习",
    notYet: ["控制台的镜像族系：无。应为 image-test。", "镜像 image2 的状态：可用。应为弃用。", /调用 DescribeImageFromFamily.*的结果：尚未调用。应为 image1。/],
  },
  en: {
    fold: "Fold lessons", record: "Record a lesson", next: "Next step", finish: "Finish", stop: "Stop recording", goOn: (n) => `Go on recording (steps so far: ${n})`,
    reopen: "Open the last step again", download: "Download the lesson file", tryIt: "Try it", back: "Back to recording", open: "Open a lesson file",
    complete: "Lesson complete", kept: /nothing is lost/, nothing: /There is nothing in step 1/, checks: (n) => `Checks of step ${n}`,
    deprecated: "The status of image image2 is to be Deprecated.", latest: "The latest available image of family image-test is to be image1.", all: "All lessons",
    notYet: ["Image Family in the console: none. It is to be image-test.", "The status of image image2: Available. It is to be Deprecated.", /The result of DescribeImageFromFamily.*: not called yet\. It is to be image1\./],
  },
};

const current = (console) => console.page.locator('.step[aria-current="step"]');

async function recording(query, options) {
  const console = await Console.open(query, options);
  const lang = query.includes("zh-CN") ? "zh-CN" : "en";
  const text = TEXT[lang];
  const unfold = () => console.button(text.fold).and(console.page.locator("[aria-expanded=false]")).click();
  await unfold();
  return { console, text, unfold, closed: (n) => console.page.getByRole("group", { name: text.checks(n), exact: true }).waitFor() };
}

async function search(console, family) {
  const field = console.page.getByRole("searchbox", { name: console.words.family, exact: true });
  await field.fill(family);
  await field.press("Enter");
}

/** The procedure, step by step, as both the author and the learner do it. */
const procedure = [
  (console) => search(console, "image-test"),
  async (console) => {
    await console.choose("image2", console.words.deprecate);
    await console.confirm();
  },
  (console) => console.latest(),
  async (console) => {
    await console.choose("image2", console.words.restore);
    await console.confirm();
  },
  (console) => console.latest(),
];

for (const lang of ["zh-CN", "en"]) {
  test(`${lang}: the rollback procedure is recorded, saved, opened and passed`, async () => {
    const { console, text, closed } = await recording(`?lang=${lang}`);
    const { page } = console;
    await console.button(text.record).click();
    for (const [n, deed] of procedure.entries()) {
      await deed(console);
      if (n < procedure.length - 1) {
        await console.button(text.next).click();
        await closed(n + 1);
      }
    }
    await page.getByRole("checkbox", { name: text.deprecated, exact: true }).waitFor();
    await page.getByRole("checkbox", { name: text.latest, exact: true }).waitFor();
    // What is under way when it is finished is its last step.
    await console.button(text.finish).click();
    const download = page.waitForEvent("download");
    await console.button(text.download).click();
    const file = await (await download).path();
    const written = readFileSync(file, "utf8");
    const lesson = JSON.parse(written);
    assert.deepEqual([lesson.Steps.length, lesson.Par, lesson.Scenario], [5, 4, { Name: "rollback" }]);
    const schema = await fetch(lesson.$schema).then((answer) => answer.json());
    assert.equal(schema.title, "A lesson of the image family simulator");
    await console.close();

    const learner = await recording(`?lang=${lang}`);
    const brought = join(mkdtempSync(join(tmpdir(), "recorded-")), "lesson.json");
    writeFileSync(brought, written);
    await learner.console.page.getByLabel(text.open, { exact: true }).setInputFiles(brought);
    for (const [n, deed] of procedure.entries()) {
      await learner.console.page.waitForURL((url) => url.searchParams.get("step") === String(n + 1));
      if (n < text.notYet.length) await current(learner.console).getByText(text.notYet[n], { exact: true }).waitFor();
      await deed(learner.console);
    }
    await learner.console.page.getByText(text.complete, { exact: true }).waitFor();
    await learner.console.close();
  });
}

test("stopping loses nothing: neither the account nor the steps, not even on a reload", async () => {
  const { console, text, unfold, closed } = await recording("?lang=en");
  const { page } = console;
  await console.button(text.record).click();
  await console.button(text.next).click();
  await page.getByText(text.nothing).waitFor();
  await procedure[1](console);
  await console.button(text.next).click();
  await closed(1);
  await console.button(text.stop).click();
  await page.getByText(text.kept).waitFor();
  await console.hasStatus("image2", "Deprecated");
  await page.reload();
  await unfold();
  await console.button(text.goOn(1)).click();
  await closed(1);
  // Undone, the step is open; made again, it is closed.
  await console.button("Undo").first().click();
  await console.hasStatus("image2", "Available");
  assert.equal(await page.getByRole("group", { name: text.checks(1), exact: true }).count(), 0);
  await console.button("Redo").first().click();
  await closed(1);
  await console.button(text.reopen).click();
  await current(console).getByText("ModifyImageAttribute", { exact: true }).waitFor();
  // Tried, the lesson has a world of its own, and the way back leads to the recording.
  await console.button(text.finish).click();
  await console.button(text.tryIt).click();
  await page.waitForURL(/lesson=own/);
  await console.hasStatus("image2", "Available");
  await procedure[1](console);
  await page.getByText(text.complete, { exact: true }).waitFor();
  await console.button(text.all).click();
  await console.hasStatus("image2", "Deprecated");
  await console.button(text.back).click();
  await closed(1);
  await console.close();
});

test("a check that is not wanted stays out of the file", async () => {
  const { console, text, closed } = await recording("?lang=en");
  const { page } = console;
  await console.button(text.record).click();
  await procedure[1](console);
  await console.button(text.next).click();
  await closed(1);
  await page.getByRole("checkbox", { name: text.latest, exact: true }).uncheck();
  await console.button(text.finish).click();
  const download = page.waitForEvent("download");
  await console.button(text.download).click();
  const lesson = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  assert.deepEqual(lesson.Steps[0].Checks.map(({ NotYet, Point, ...question }) => question), [
    { ImageStatus: { Region: "cn-hangzhou", Image: "image2", Is: "Deprecated" } },
  ]);
  await console.button(text.back).click();
  await page.getByRole("checkbox", { name: text.deprecated, exact: true }).uncheck();
  await console.button(text.finish).click();
  await page.getByText(text.nothing).waitFor();
  await console.close();
});

for (const lang of ["zh-CN", "en"]) {
  for (const [theme, width] of [["light", 1280], ["dark", 360]]) {
    test(`axe: the recorder's screens, ${lang}, ${theme}, ${width} px`, async () => {
      const { console, text, closed } = await recording(`?lang=${lang}&theme=${theme}`, { width });
      const { page } = console;
      await page.evaluate(AXE);
      await console.button(text.record).click();
      assert.deepEqual(await violations(console), [], "nothing recorded");
      await console.button(text.next).click();
      await page.getByText(text.nothing).waitFor();
      assert.deepEqual(await violations(console), [], "nothing to close");
      await procedure[1](console);
      assert.deepEqual(await violations(console), [], "a step under way");
      await console.button(text.next).click();
      await closed(1);
      assert.deepEqual(await violations(console), [], "a step closed");
      await console.button(text.finish).click();
      await console.button(text.download).waitFor();
      assert.deepEqual(await violations(console), [], "finished");
      await console.button(text.stop).click();
      await page.getByText(text.kept).waitFor();
      assert.deepEqual(await violations(console), [], "stopped");
      await console.close();
    });
  }
}
