// The call as code to copy, and a command that is pasted into the form.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const WORDS = {
  "zh-CN": { copyAs: "复制为", copy: "复制代码", paste: "粘贴命令", put: "填入表单", unread: /没看懂.*cn-hangzhou/, noApi: /没有名为.*DescribeImagez.*的 API/ },
  en: { copyAs: "Copy as", copy: "Copy code", paste: "Paste a command", put: "Put into Form", unread: /cn-hangzhou.*was not understood/, noApi: /no API .*DescribeImagez/, quote: /quotation mark is not closed/ },
};

/** What each dialect's sample of the form's call must hold. */
const SAMPLES = {
  "aliyun CLI": "aliyun ecs DescribeImageFromFamily --RegionId cn-hangzhou --ImageFamily 'it'\\''s 镜像'",
  curl: "curl 'http://127.0.0.1:4599/?Action=DescribeImageFromFamily&Format=JSON&Version=2014-05-26&RegionId=cn-hangzhou&ImageFamily=it%27s+%E9%95%9C%E5%83%8F'",
  "TypeScript SDK": "await client.describeImageFromFamily(new ecs.DescribeImageFromFamilyRequest({ regionId: \"cn-hangzhou\", imageFamily: \"it's 镜像\" }))",
  "Python SDK": "client.describe_image_from_family(models.DescribeImageFromFamilyRequest(region_id=\"cn-hangzhou\", image_family=\"it's 镜像\"))",
};

const open = async (lang) => {
  const console = await Console.open(`?lang=${lang}`);
  await console.context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const panel = console.page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
  return { console, page: console.page, panel, words: WORDS[lang] };
};

const field = (panel, name) => panel.getByRole("textbox", { name, exact: true });
const paste = async (page, target, text) => {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await target.focus();
  await page.keyboard.press("Control+V");
};
const isFilled = async ({ console, panel }, api, values) => {
  await console.page.waitForFunction((wanted) => document.activeElement?.textContent === wanted, console.words.call);
  assert.equal(await panel.getByRole("combobox", { name: "API", exact: true }).inputValue(), api);
  for (const [name, value] of Object.entries(values)) {
    assert.equal(await panel.getByLabel(name, { exact: true }).inputValue(), value, name);
  }
};

for (const lang of ["zh-CN", "en"]) {
  test(`${lang}: a call is copied as each dialect, from the form and from the history`, async () => {
    const { console, page, panel, words } = await open(lang);
    await field(panel, "ImageFamily").fill("it's 镜像");
    const inForm = panel.getByRole("combobox", { name: words.copyAs, exact: true });
    const copied = async (within) => {
      await within.getByRole("button", { name: words.copy, exact: true }).click();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    for (const [dialect, code] of Object.entries(SAMPLES)) {
      await inForm.selectOption(dialect);
      const shown = panel.getByRole("region", { name: dialect, exact: true });
      await shown.waitFor();
      const text = await copied(panel.locator("form"));
      assert.ok(text.includes(code), text);
      assert.equal(await shown.textContent(), text);
    }
    await console.button(console.words.call).click();
    const entry = page.getByTestId("journal-entry").first();
    await entry.locator("summary").click();
    assert.equal(await entry.getByRole("combobox", { name: words.copyAs, exact: true }).inputValue(), "Python SDK", "as chosen last");
    assert.ok((await copied(entry)).includes(SAMPLES["Python SDK"]));
    await console.close();
  });

  test(`${lang}: a pasted command fills the form, or it is said why not`, async () => {
    const opened = await open(lang);
    const { console, page, panel, words } = opened;
    await panel.getByText(words.paste, { exact: true }).click();
    const place = field(panel, words.paste);
    await paste(page, place, "aliyun ecs ModifyImageAttribute \\\n  --RegionId cn-beijing \\\n  --ImageName=\"it's\" --Status Deprecated");
    await isFilled(opened, "ModifyImageAttribute", { RegionId: "cn-beijing", ImageName: "it's", Status: "Deprecated" });
    assert.equal(await place.inputValue(), "");

    for (const [command, why] of [["aliyun ecs DescribeImages cn-hangzhou", words.unread], ["aliyun ecs DescribeImagez", words.noApi]]) {
      await place.fill("");
      await paste(page, place, command);
      await panel.getByText(why).waitFor();
      assert.equal(await place.inputValue(), command, "what was pasted is still there");
    }
    await place.press("End");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("s --MaxResults 5 --Tag.2.Key b");
    await panel.locator("details").getByRole("button", { name: words.put, exact: true }).click();
    await isFilled(opened, "DescribeImages", { RegionId: "", MaxResults: "5", "Tag.1.Key": "", "Tag.2.Key": "b" });
    await console.close();
  });
}

test("a command may be pasted into any field of the form; any other text stays what it is", async () => {
  const opened = await open("en");
  const { console, page, panel } = opened;
  await paste(page, field(panel, "ImageFamily"), "curl is a tool");
  assert.equal(await field(panel, "ImageFamily").inputValue(), "curl is a tool");
  await paste(page, field(panel, "ImageFamily"), "curl -G http://127.0.0.1:4599/ --data-urlencode 'Action=DescribeImages' -d ImageFamily=image-test");
  await isFilled(opened, "DescribeImages", { ImageFamily: "image-test", RegionId: "" });
  // One that can't be read is not lost: it stands in the place for commands, with what is wrong with it.
  const wrong = "aliyun ecs DescribeImages --ImageName 'image1";
  await paste(page, field(panel, "ImageFamily"), wrong);
  await panel.getByText(WORDS.en.quote).waitFor();
  assert.equal(await field(panel, WORDS.en.paste).inputValue(), wrong);
  assert.equal(await field(panel, "ImageFamily").inputValue(), "image-test");
  await console.close();
});
