// The source document as a living one: on a foreign origin, in frames that may run scripts and nothing else, under a
// policy that allows the frame and the script and no more.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, ready, serveHost, useSite, visit } from "./support.mjs";

useSite();

const policy = {
  "Content-Security-Policy": "default-src 'none'; script-src 'self' {site}; style-src 'self'; frame-src {site}; require-trusted-types-for 'script'",
};

test("both procedures are finished in frames of one world; each step lights up as it is done", async () => {
  const host = await serveHost(new URL("plain/", import.meta.url).pathname, policy);
  const { page, complaints, frame, close } = await visit(host.url);
  const done = async () => (await page.locator("[data-step].done").evaluateAll((steps) => steps.map((step) => step.dataset.step))).join("");
  const step = (n) => {
    const of = frame(`[data-step="${n}"] image-family-simulator`);
    return {
      in: of,
      show: async () => {
        await page.locator(`[data-step="${n}"]`).scrollIntoViewIfNeeded();
        await ready(page, `[data-step="${n}"] image-family-simulator`);
      },
    };
  };
  const lit = (steps) => eventually(async () => (await done()) === steps, `steps ${steps} are lit`);

  await step(1).show();
  await step(1).in.getByRole("combobox", { name: "地域", exact: true }).selectOption("cn-hangzhou");
  await lit("1");

  await step(2).show();
  const search = step(2).in.getByRole("searchbox", { name: "镜像族系", exact: true });
  await search.fill("image-test");
  await search.press("Enter");
  await lit("12");

  await step(3).show();
  // What was done in the frames above is there: the region, and the family.
  await eventually(async () => (await step(3).in.getByTestId("image-row").count()) === 2, "two images are listed");
  const menu = (n, item) => async () => {
    await step(n).in.getByRole("button", { name: "image2 更多操作", exact: true }).click();
    await step(n).in.getByRole("menuitem", { name: item, exact: true }).click();
    await step(n).in.getByRole("dialog").getByRole("button", { name: "确定", exact: true }).click();
  };
  await menu(3, "弃用镜像")();
  await lit("123");

  const ask = async (n, image) => {
    const panel = step(n).in.getByRole("region", { name: "OpenAPI Explorer", exact: true });
    await panel.getByRole("combobox", { name: "API", exact: true }).selectOption("DescribeImageFromFamily");
    await panel.getByRole("textbox", { name: "ImageFamily", exact: true }).fill("image-test");
    await panel.getByRole("button", { name: "发起调用", exact: true }).click();
    const body = JSON.parse(await panel.getByTestId("response-body").textContent());
    assert.equal(body.Image.ImageName, image);
  };
  await step(4).show();
  await ask(4, "image1");
  await lit("1234");

  await step(5).show();
  await menu(5, "恢复可用")();
  await lit("12345");

  await step(6).show();
  await ask(6, "image2");
  await lit("123456");

  const picture = frame("body > image-family-simulator");
  await page.locator("body > image-family-simulator").scrollIntoViewIfNeeded();
  await picture.getByText("最新可用镜像：image2", { exact: true }).waitFor();
  assert.deepEqual(complaints, []);
  await close();
});
