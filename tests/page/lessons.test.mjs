// Lessons: done by hand, entered at a step, continued after a reload, shown, hinted, loaded from a file, exported.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

const TEXT = {
  "zh-CN": {
    panel: "练习", rollBack: "回滚镜像族系", complete: "练习完成", par: /不能再少了/, where: "指给我看", all: "全部练习",
    hangzhou: "cn-hangzhou", restore: "恢复镜像",
  },
  en: {
    panel: "Lessons", rollBack: "Roll a family back", complete: "Lesson complete", par: /fewer won't do/, where: "Show me where",
    all: "All lessons", hangzhou: "cn-hangzhou", restore: "Restore the image",
  },
};

const panel = (console, lang) => console.page.getByRole("region", { name: TEXT[lang].panel, exact: true });
/** The panel is folded until somebody wants it. */
const unfold = (console, lang = "en") =>
  console.button(lang === "en" ? "Fold lessons" : "折叠练习").and(console.page.locator("[aria-expanded=false]")).click();
const current = (console) => console.page.locator('.step[aria-current="step"]');
const onStep = (console, n) => console.page.waitForURL((url) => url.searchParams.get("step") === String(n));
const folder = new URL("../../src/training/lessons/", import.meta.url);
const files = readdirSync(folder);

for (const lang of ["zh-CN", "en"]) {
  test(`${lang}: the first lesson by hand, from the list to its end, in as few calls as can be`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    await unfold(console, lang);
    const { page, words } = console;
    const text = TEXT[lang];
    await panel(console, lang).getByRole("button", { name: text.rollBack, exact: true }).click();
    await onStep(console, 1);
    assert.equal(await console.option("lesson"), "roll-back");
    await current(console).getByText(/cn-beijing/).waitFor();
    await page.getByRole("combobox", { name: words.region, exact: true }).selectOption("cn-hangzhou");
    await onStep(console, 2);
    const family = page.getByRole("searchbox", { name: words.family, exact: true });
    await family.fill("image");
    await family.press("Enter");
    await current(console).getByText(/image[。;]|: image\./).first().waitFor();
    await family.fill("image-test");
    await family.press("Enter");
    await onStep(console, 3);
    await console.choose("image2", words.deprecate);
    await console.confirm();
    await onStep(console, 4);
    assert.equal(await console.latest(), "image1");
    await panel(console, lang).getByText(text.complete, { exact: true }).waitFor();
    await panel(console, lang).getByText(text.par).waitFor();
    await console.close();
  });
}

test("a lesson has a world of its own: leaving it brings back what was there, and it can be continued", async () => {
  const console = await Console.open("?lang=en");
  await unfold(console);
  const { page, words } = console;
  await console.choose("toolbox", words.deprecate);
  await console.confirm();
  await console.hasStatus("toolbox", "Deprecated");
  await panel(console, "en").getByRole("button", { name: TEXT.en.restore, exact: true }).click();
  await page.waitForURL(/lesson=restore/);
  await console.hasStatus("toolbox", "Available");
  await console.hasStatus("image2", "Deprecated");
  await console.choose("image2", words.restore);
  await console.confirm();
  await onStep(console, 3);
  await console.button(TEXT.en.all).click();
  await console.hasStatus("toolbox", "Deprecated");
  assert.equal(await console.option("lesson"), null);
  await panel(console, "en").getByText("At step 3 of 3", { exact: true }).waitFor();
  await panel(console, "en").getByRole("button", { name: TEXT.en.restore, exact: true }).click();
  await onStep(console, 3);
  await console.hasStatus("image2", "Available");
  await page.reload();
  await onStep(console, 3);
  await console.hasStatus("image2", "Available");
  await panel(console, "en").getByText("2 of 3 steps done", { exact: true }).waitFor();
  await console.close();
});

test("?lesson=…&step=… enters there: the solutions before it are played", async () => {
  const console = await Console.open("?lang=en&lesson=unshare-first&step=3");
  await current(console).getByText(/Now deprecate web-2/).waitFor();
  await console.choose("web-2", console.words.deprecate);
  await console.confirm();
  await panel(console, "en").getByText(/You started at step 3/).waitFor();
  await console.close();
});

test("an unknown lesson, and a step that is none, are said once", async () => {
  for (const [query, said] of [["lesson=nothing", "lesson=nothing"], ["lesson=restore&step=99", "step=99"], ["step=x", "step=x"]]) {
    const console = await Console.open(`?lang=en&${query}`);
    const bar = console.page.getByRole("status").filter({ hasText: said }).filter({ has: console.page.locator("bdi") });
    await bar.waitFor();
    assert.equal(await bar.count(), 1);
    await console.close();
  }
});

test("three hints, one at a time; the control is pointed at", async () => {
  const console = await Console.open("?lang=en&lesson=restore&step=2");
  const { page } = console;
  for (const [button, hint] of [["A nudge", /taken back at any time/], ["Where", /same menu/], ["Exactly what", /choose Restore, then OK/]]) {
    await current(console).getByRole("button", { name: button, exact: true }).click();
    await current(console).getByText(hint).waitFor();
  }
  await current(console).getByRole("button", { name: TEXT.en.where, exact: true }).click();
  await page.locator('[data-tour-id="row-menu-image2"].pointed').waitFor();
  await console.close();
});

test("Show me plays the step on the page, says what it does, and takes it back", async () => {
  const console = await Console.open("?lang=en&lesson=restore&step=2");
  const { page } = console;
  await console.hasStatus("image2", "Deprecated");
  await current(console).getByRole("button", { name: "Show me how", exact: true }).click();
  await page.getByText("Chooses Restore in More actions of image2", { exact: true }).waitFor();
  await page.getByText("Chooses OK in the dialog", { exact: true }).waitFor();
  await console.hasStatus("image2", "Available");
  await page.getByText(/Now it is your turn/).waitFor();
  await console.hasStatus("image2", "Deprecated");
  await panel(console, "en").getByText("1 of 3 steps done", { exact: true }).waitFor();
  await panel(console, "en").getByText("0 calls", { exact: true }).waitFor();
  await console.close();
});

test("a drill tells nothing until it is asked", async () => {
  const console = await Console.open("?lang=en&lesson=for-the-partner");
  await current(console).getByText("Find out what to do", { exact: false }).waitFor();
  await current(console).getByText("What is still open", { exact: true }).click();
  await current(console).getByText(/base-2 is shared with: none/).waitFor();
  await console.close();
});

test("a lesson file of one's own is opened; what is wrong with one is said with its path", async () => {
  const console = await Console.open("?lang=en");
  await unfold(console);
  const { page } = console;
  const good = JSON.parse(readFileSync(new URL(files.find((name) => name.endsWith("back-not-in-front.json")), folder), "utf8"));
  const dir = mkdtempSync(join(tmpdir(), "lessons-"));
  const write = (name, value) => {
    writeFileSync(join(dir, name), JSON.stringify(value));
    return join(dir, name);
  };
  const bad = structuredClone(good);
  bad.Steps[1].Checks[0].NotYet.en = "";
  await page.getByLabel("Open a lesson file", { exact: true }).setInputFiles(write("bad.json", bad));
  await page.getByText("The file is no lesson: Steps[1].Checks[0].NotYet.en: is empty", { exact: true }).waitFor();
  await page.getByLabel("Open a lesson file", { exact: true }).setInputFiles(write("good.json", good));
  await page.waitForURL(/lesson=own/);
  await current(console).getByText(/Restore app-2\./).waitFor();
  await page.reload();
  await current(console).getByText(/Restore app-2\./).waitFor();
  await console.close();
});

test("progress is handed over as a file, and taken from one", async () => {
  const first = await Console.open("?lang=en&lesson=for-the-partner");
  await first.choose("base-2", first.words.restore);
  await first.confirm();
  await first.button(TEXT.en.all).click();
  const download = first.page.waitForEvent("download");
  await first.button("Export progress").click();
  const path = await (await download).path();
  const kept = JSON.parse(readFileSync(path, "utf8"));
  kept.Lessons.push({ Lesson: "roll-back", Steps: 4, Calls: 3, Done: true });
  await first.close();
  const second = await Console.open("?lang=en");
  await unfold(second);
  const file = join(mkdtempSync(join(tmpdir(), "progress-")), "progress.json");
  writeFileSync(file, JSON.stringify(kept));
  await second.page.getByLabel("Import progress", { exact: true }).setInputFiles(file);
  await panel(second, "en").getByText("Done in 3 calls", { exact: true }).waitFor();
  await second.page.reload();
  await unfold(second);
  await panel(second, "en").getByText("Done in 3 calls", { exact: true }).waitFor();
  await second.close();
});

for (const [name, raw, words] of [
  ["unreadable", "{\"Format\":1,\"Less 镜像", /progress can't be read/],
  ["newer", "{\"Format\":999,\"Anything\":[1]}", /progress comes from a newer version/],
]) {
  test(`${name} progress is kept, said, and handed over byte for byte`, async () => {
    const console = await Console.open("?lang=en");
    const { page } = console;
    await page.evaluate((raw) => localStorage.setItem("image-family-simulator/training/progress", raw), raw);
    await page.reload();
    await unfold(console);
    await page.getByText(words).waitFor();
    const download = page.waitForEvent("download");
    await console.button("Download the data").click();
    assert.equal(readFileSync(await (await download).path(), "utf8"), raw);
    await panel(console, "en").getByRole("button", { name: TEXT.en.restore, exact: true }).click();
    await page.waitForURL(/lesson=restore/);
    assert.ok(await page.evaluate((raw) => Object.values({ ...localStorage }).includes(raw), raw));
    await console.close();
  });
}

test("where the lessons don't come, that is said, and trying again brings them", async () => {
  const console = await Console.open("?lang=en&store=memory");
  const { page } = console;
  await page.route("**/lessons/index-*", (route) => route.abort());
  await page.goto(address("?lang=en"));
  await unfold(console);
  await page.getByText(/could not be loaded/).waitFor();
  await page.unroute("**/lessons/index-*");
  await console.button("Try again").click();
  await panel(console, "en").getByRole("button", { name: TEXT.en.rollBack, exact: true }).waitFor();
  console.complaints = console.complaints.filter((text) => !/ERR_FAILED/.test(text));
  await console.close();
});
