// node scripts/pictures.mjs: the pictures of README.md in pictures/, made again from dist/: each a scene on the built page.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { launchChromium } from "../tests/page/support.mjs";
import { startServer } from "./serve.mjs";

const target = new URL("../pictures/", import.meta.url).pathname;

const QUALITY = 0.5;

/** What stands in README.md: the window, the address, and what somebody has done there. */
const SCENES = {
  "images-zh": { query: "lang=zh-CN", size: [1440, 900] },
  "panel-en-dark": {
    query: "lang=en&theme=dark", size: [1440, 900],
    act: async (page) => {
      await page.getByRole("button", { name: "nginx-2021.02", exact: true }).first().click();
      await page.getByRole("tab", { name: "State machine", exact: true }).click();
      await page.getByRole("img", { name: /states of an image/ }).waitFor();
    },
  },
  "dialog-zh": {
    query: "lang=zh-CN", size: [1280, 800],
    act: async (page) => {
      await page.getByRole("button", { name: "image2 更多操作", exact: true }).click();
      await page.getByRole("menuitem", { name: "弃用镜像", exact: true }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  "fleet-en-dark": {
    query: "lang=en&theme=dark&scenario=fleet&images=100000&size=all&density=compact&filter=status=Available", size: [1280, 800],
    act: async (page) => {
      for (const row of [1, 2, 3]) await page.getByTestId("image-row").nth(row).getByRole("checkbox").check();
    },
  },
  "lesson-en": {
    query: "lang=en&lesson=roll-back", size: [1280, 800],
    act: async (page) => {
      await page.getByText("0 of 4 steps done", { exact: true }).waitFor();
      await page.getByRole("combobox", { name: "Region", exact: true }).selectOption("cn-hangzhou");
      await page.getByRole("searchbox", { name: "Image Family", exact: true }).fill("image-test");
      await page.getByRole("searchbox", { name: "Image Family", exact: true }).press("Enter");
      await page.getByRole("button", { name: "More actions for image2", exact: true }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitem", { name: "Deprecate Image", exact: true }).focus();
    },
  },
  "explorer-zh-dark": {
    query: "lang=zh-CN&theme=dark", size: [1280, 800],
    act: async (page) => {
      await page.getByRole("combobox", { name: "API", exact: true }).selectOption("DescribeImageFromFamily");
      await page.getByRole("textbox", { name: "ImageFamily", exact: true }).fill("image-test");
      await page.getByRole("button", { name: "发起调用", exact: true }).click();
      await page.getByTestId("response-status").waitFor();
      await page.getByTestId("response-status").scrollIntoViewIfNeeded();
    },
  },
  "narrow-zh": { query: "lang=zh-CN", size: [360, 720] },
  "narrow-en-dark": { query: "lang=en&theme=dark", size: [360, 720] },
};

/** The browser's own encoder; at this quality letters stay sharp, and a picture takes some 40 KB. */
const webp = async (page, png) => {
  const address = await page.evaluate(async ([base64, quality]) => {
    const bytes = Uint8Array.from(atob(base64), (it) => it.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    canvas.getContext("2d").drawImage(picture, 0, 0);
    const made = new Uint8Array(await (await canvas.convertToBlob({ type: "image/webp", quality })).arrayBuffer());
    let text = "";
    for (const byte of made) text += String.fromCharCode(byte);
    return btoa(text);
  }, [png.toString("base64"), QUALITY]);
  return Buffer.from(address, "base64");
};

const server = await startServer({ dir: new URL("../dist", import.meta.url).pathname, port: 0 });
const browser = await launchChromium();
try {
  const encoder = await browser.newPage();
  mkdirSync(target, { recursive: true });
  for (const [name, { query, size: [width, height], act }] of Object.entries(SCENES)) {
    const context = await browser.newContext({
      viewport: { width, height }, locale: "en-US", timezoneId: "Asia/Shanghai", reducedMotion: "reduce",
      colorScheme: query.includes("theme=dark") ? "dark" : "light",
    });
    const page = await context.newPage();
    await page.goto(`${server.url.replace(/\/$/, "")}/?store=memory&${query}`);
    await page.getByRole("table").or(page.locator(".empty")).first().waitFor();
    await act?.(page);
    await page.waitForLoadState("networkidle");
    writeFileSync(`${target}${name}.webp`, await webp(encoder, await page.screenshot()));
    await context.close();
  }
} finally {
  await browser.close();
  await server.close();
}
for (const file of readdirSync(target)) {
  if (file.replace(".webp", "") in SCENES) console.log(`  pictures/${file}  ${(statSync(target + file).size / 1000).toFixed(0)} KB`);
  else rmSync(target + file);
}
