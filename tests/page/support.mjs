// The built page in a real Chromium: a server of dist/, a browser, and what a user does, by role and name alone.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { startServer } from "../../scripts/serve.mjs";

const CHROME = process.env.CHROME ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
  "--no-first-run",
];

export const chromiumWith = (flags) => chromium.launch({ executablePath: CHROME, args: [...FLAGS, ...flags] });
export const launchChromium = () => chromiumWith([]);

/** How long something on screen may take to come, on a busy machine. */
const PATIENCE = 10_000;

/** The words of each language, as users know them. */
export const WORDS = {
  "zh-CN": {
    table: "自定义镜像", family: "镜像族系", search: "镜像名称/ID", more: (name) => `${name} 更多操作`, deprecate: "弃用镜像",
    restore: "恢复可用", share: "共享镜像", copy: "复制镜像", create: "创建实例", edit: "修改属性", remove: "删除镜像",
    ok: "确定", cancel: "取消", call: "发起调用", result: "调用结果", clear: "清除筛选", available: "可用", deprecated: "弃用",
    undo: "撤销", filter: "筛选", settings: "列表设置", condition: "添加筛选条件", region: "地域", group: "资源组", publicTab: "公共镜像", last: /最后一个可用镜像/,
  },
  en: {
    table: "Custom Images", family: "Image Family", search: "Image Name/ID", more: (name) => `More actions for ${name}`,
    deprecate: "Deprecate Image", restore: "Restore", share: "Share Image", copy: "Copy Image", create: "Create Instance",
    edit: "Edit Attributes", remove: "Delete Image", ok: "OK", cancel: "Cancel", call: "Initiate Call",
    result: "Call result", filter: "Filter", settings: "List settings", condition: "Add a condition", clear: "Clear filter", available: "Available", deprecated: "Deprecated", undo: "Undo",
    region: "Region", group: "Resource Group", publicTab: "Public Images", last: /last available image/,
  },
};

let server;
let browser;

/** Sets up server and browser around a file's tests; the server's options are those of `startServer`. */
export function useBrowser(options = {}) {
  before(async () => {
    server = await startServer({ dir: new URL("../../dist", import.meta.url).pathname, port: 0, ...options });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
}

export const address = (query = "") => `${server.url.replace(/\/$/, "")}/${query}`;

/** The page in a frame that may run scripts and nothing else: no storage, no address of its own. */
export async function openSandboxed(query) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US" });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.setContent(
    `<iframe sandbox="allow-scripts" src="${address(query).replaceAll("&", "&amp;")}" width="1240" height="860"></iframe>`,
  );
  return { frame: page.frameLocator("iframe"), complaints, close: () => context.close() };
}

/** A page in a fresh profile, with every complaint of the browser collected. */
export class Console {
  static async open(query, { width = 1280, height = 900, locale = "en-US", colorScheme = "light", init } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, locale, colorScheme });
    context.setDefaultTimeout(PATIENCE);
    return Console.in(context, query, init);
  }

  /** One more tab of a profile. */
  static async in(context, query, init) {
    const page = await context.newPage();
    const self = new Console();
    Object.assign(self, { context, page, complaints: [], words: WORDS[query.includes("zh-CN") ? "zh-CN" : "en"] });
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) self.complaints.push(message.text());
    });
    page.on("pageerror", (error) => self.complaints.push(String(error)));
    if (init) await page.addInitScript(init);
    await page.goto(address(query));
    await page.getByRole("main").waitFor();
    return self;
  }

  /** Ends the visit: the browser has nothing to complain of. */
  async close() {
    assert.deepEqual(this.complaints, []);
    await this.context.close();
  }

  /** The address, once somebody has seen the page: what is clicked or typed is there by then. */
  async address() {
    const href = await this.page.evaluate(
      () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen(location.href)))),
    );
    return new URL(href);
  }

  /** What the address says of an option. */
  async option(name) {
    return (await this.address()).searchParams.get(name);
  }

  /** One step back, as somebody goes who has seen the page. */
  async back() {
    await this.address();
    await this.page.goBack();
  }

  /** The page anew, by what its address says once somebody has seen it. */
  async reload() {
    await this.address();
    await this.page.reload();
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  row(name) {
    return this.page.getByTestId("image-row").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  item(name) {
    return this.page.getByRole("menuitem", { name, exact: true });
  }

  async menu(image) {
    await this.button(this.words.more(image)).click();
  }

  async choose(image, item) {
    await this.menu(image);
    await this.item(item).click();
  }

  async confirm() {
    await this.dialog.getByRole("button", { name: this.words.ok, exact: true }).click();
    await this.dialog.waitFor({ state: "detached" });
  }

  async cancel() {
    await this.dialog.getByRole("button", { name: this.words.cancel, exact: true }).click();
    await this.dialog.waitFor({ state: "detached" });
  }

  /** Waits until a row has the status, in the API's word and the console's. */
  async hasStatus(image, status) {
    const word = this.words[status.toLowerCase()];
    await this.row(image).and(this.page.locator(`[data-status=${status}]`)).getByText(word, { exact: true }).waitFor();
  }

  /** What DescribeImageFromFamily answers in the API panel. */
  async latest(family = "image-test") {
    const panel = this.page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
    await panel.getByRole("combobox", { name: "API", exact: true }).selectOption("DescribeImageFromFamily");
    await panel.getByRole("textbox", { name: "ImageFamily", exact: true }).fill(family);
    const before = await this.page.getByTestId("journal-entry").count();
    await panel.getByRole("button", { name: this.words.call, exact: true }).click();
    await this.page.getByTestId("journal-entry").nth(before).waitFor({ state: "attached" });
    assert.equal(await this.page.getByTestId("response-status").textContent(), "200");
    const body = await this.page.getByTestId("response-body").textContent();
    return JSON.parse(body).Image?.ImageName;
  }
}
