// The door between a page and its frame, from both sides, on two origins.
import assert from "node:assert/strict";
import { test } from "node:test";
import { eventually, pageOf, ready, serveHost, siteUrl, useSite, visit } from "./support.mjs";

useSite();

const family = { RegionId: "cn-hangzhou", ImageFamily: "image-test" };

/** What a method of the element gives, or the kind of its refusal. */
const ask = (page, method, ...given) => page.locator("image-family-simulator").first().evaluate(
  async (element, [method, given]) => {
    try {
      return await element[method](...given);
    } catch (error) {
      return { refused: error.kind, message: error.message };
    }
  },
  [method, given],
);

const image2 = async (page) => {
  const { body } = await ask(page, "call", "DescribeImages", { RegionId: "cn-hangzhou", ImageName: "image2", Status: "ALL" });
  return body.Images.Image[0];
};
const latest = async (page) => (await ask(page, "call", "DescribeImageFromFamily", family)).body.Image?.ImageName;

test("the element's methods are the door's requests, and what happens comes as events", async () => {
  const host = await serveHost(pageOf('<image-family-simulator load="eager"></image-family-simulator>'));
  const { page, frame, close } = await visit(host.url);
  await page.evaluate(() => {
    window.told = [];
    for (const name of ["ready", "called", "height", "failed"]) document.addEventListener(name, ({ type, detail }) => window.told.push({ type, detail }));
  });
  await ready(page);
  assert.equal(await latest(page), "image2");

  const { ImageId } = await image2(page);
  const deprecate = { RegionId: "cn-hangzhou", ImageId, Status: "Deprecated" };
  assert.equal((await ask(page, "call", "ModifyImageAttribute", deprecate)).status, 200);
  assert.equal(await latest(page), "image1");
  await frame().locator(`[data-image-id="${ImageId}"][data-status=Deprecated]`).waitFor();
  // Lists and structures are taken as the npm package takes them.
  const tag = { RegionId: "cn-hangzhou", ResourceType: "image", ResourceId: [ImageId], Tag: [{ Key: "team", Value: "a" }] };
  assert.equal((await ask(page, "call", "TagResources", tag)).status, 200);
  // An API error is an answer.
  assert.deepEqual((({ status, body }) => [status, body.Code])(await ask(page, "call", "NoSuchAction")), [404, "InvalidAction.NotFound"]);

  const calls = await ask(page, "calls");
  assert.deepEqual([...new Set(calls.map(({ action }) => action))], ["DescribeImageFromFamily", "DescribeImages", "ModifyImageAttribute", "TagResources", "NoSuchAction"]);
  const told = () => page.evaluate(() => window.told);
  await eventually(async () => (await told()).filter(({ type }) => type === "called").length === calls.length, "each call is told");
  assert.deepEqual((await told()).filter(({ type }) => type === "called").map(({ detail }) => detail), calls);
  assert.ok((await told()).some(({ type, detail }) => type === "height" && detail.height > 200));
  assert.ok(!(await told()).some(({ type }) => type === "failed"));

  const saved = await ask(page, "export");
  assert.equal(await ask(page, "undo"), true);
  assert.equal(await ask(page, "undo"), true);
  assert.equal(await ask(page, "undo"), false);
  assert.equal(await latest(page), "image2");
  assert.equal(await ask(page, "redo"), true);
  assert.equal(await latest(page), "image1");
  assert.equal(await ask(page, "reset"), true);
  assert.equal(await latest(page), "image2");
  assert.equal(await ask(page, "import", saved), true);
  assert.deepEqual((await ask(page, "export")).Calls, saved.Calls);
  assert.equal(await latest(page), "image1");

  assert.equal(await ask(page, "goto", { tab: "public", region: "cn-beijing" }), true);
  await frame().getByRole("tab", { name: "Public Images", exact: true, selected: true }).waitFor();
  assert.equal(await frame().getByRole("combobox", { name: "Region", exact: true }).inputValue(), "cn-beijing");

  // What is wrong with a request is said, and nothing else happens.
  assert.deepEqual(await ask(page, "goto", { tab: "nowhere" }), { refused: "invalid", message: "view: tab=nowhere is not understood" });
  assert.equal((await ask(page, "import", { Format: 1 })).refused, "invalid");
  assert.equal((await ask(page, "import", "x".repeat(1_200_000))).refused, "tooLong");
  assert.equal((await ask(page, "call", "", {})).refused, "invalid");
  assert.equal((await ask(page, "call", "DescribeRegions", "x")).refused, "invalid");
  assert.equal(await latest(page), "image1");
  await close();
});

test("the page's Back is not filled by the frame", async () => {
  const host = await serveHost(pageOf('<image-family-simulator load="eager"></image-family-simulator>'));
  const { page, frame, close } = await visit(host.url);
  await ready(page);
  const before = await page.evaluate(() => history.length);
  await frame().getByRole("tab", { name: "Public Images", exact: true }).click();
  await frame().getByRole("tab", { name: "Custom Images", exact: true }).click();
  assert.equal(await page.evaluate(() => history.length), before);
  await close();
});

/** A page of its own making around a frame: it says hello by hand and keeps what comes. */
const byHand = async (query) => {
  const host = await serveHost(`<!doctype html><html><head><link rel="icon" href="data:,"></head><body><iframe width="1000" height="800" src="${siteUrl()}?${query}"></iframe>
    <script>
      window.told = [];
      addEventListener("message", ({ data, source, origin }) => {
        told.push({ hello: data, origin });
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => told.push(JSON.parse(data));
        window.port = port1;
        source.postMessage("image-family-simulator hello 1", origin, [port2]);
      });
    </script></body></html>`);
  const seen = await visit(host.url, { locale: "en-US" });
  const told = () => seen.page.evaluate(() => window.told);
  await eventually(async () => (await told()).some(({ event }) => event === "ready"), "the frame is ready");
  const request = (message) => seen.page.evaluate(async (message) => {
    const text = typeof message === "string" ? message : JSON.stringify(message);
    const id = message.id;
    port.postMessage(text);
    for (let tries = 0; tries < 500; tries += 1) {
      const found = told.find((one) => (id === undefined ? one.refused && one.id === undefined && !one.read : one.id === id));
      if (found) return Object.assign(found, { read: true });
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return null;
  }, message);
  return { ...seen, host, told, request, inside: seen.page.locator("iframe").contentFrame() };
};

for (const [who, hosts] of [["that is not on the list", "&hosts=https://docs.example"], ["without a list", ""]]) {
  test(`a host ${who} reads events and nothing else, whatever it sends`, async () => {
    const { page, told, request, inside, close } = await byHand(`embed=1&store=memory&lang=en${hosts}`);
    assert.equal((await told()).find(({ event }) => event === "ready").rights, "events");
    const requests = [
      { request: "call", action: "DeleteImage", parameters: { RegionId: "cn-hangzhou", ImageId: "m-bp1image200000000001", Force: true } },
      { request: "reset" }, { request: "undo" }, { request: "import", saved: {} }, { request: "export" }, { request: "calls" },
      { request: "goto", view: { tab: "public" } }, { request: "look", lang: "zh-CN" }, { request: "log", log: {} },
    ];
    for (const [place, wanted] of requests.entries()) {
      const refused = await request({ id: place + 1, ...wanted });
      assert.equal(refused.refused.kind, "notAllowed", wanted.request);
    }
    // Ten thousand of every sort, to the window and to the port.
    await page.evaluate(() => {
      const frame = document.querySelector("iframe").contentWindow;
      const cyclic = {};
      cyclic.self = cyclic;
      const junk = [
        null, 1, "", "image-family-simulator hello 1", "image-family-simulator hello 2", cyclic, new Map([[cyclic, cyclic]]), new ArrayBuffer(64),
        { id: 1, request: "reset" }, '{"id":1,"request":"reset"}', '{"id":-1}', '{"id":1e400,"request":"reset"}', "[".repeat(5000), "\u0000", "{",
        { get: "x", then: 1, toString: 3 },
      ];
      for (let n = 0; n < 10_000; n += 1) {
        frame.postMessage(junk[n % junk.length], "*");
        port.postMessage(junk[(n * 7) % junk.length]);
      }
      const huge = "x".repeat(8_000_000);
      for (const text of [huge, JSON.stringify({ id: 5, request: "import", saved: huge })]) {
        port.postMessage(text);
        frame.postMessage(text, "*");
      }
    });
    // The reader goes on, and finds everything as it was.
    await inside.getByRole("button", { name: "More actions for image2", exact: true }).click();
    await inside.getByRole("menuitem", { name: "Deprecate Image", exact: true }).click();
    await inside.getByRole("dialog").getByRole("button", { name: "OK", exact: true }).click();
    const called = () => told().then((all) => all.filter(({ event }) => event === "called"));
    await eventually(async () => (await called()).length === 1, "the reader's call is told");
    assert.equal((await called())[0].call.action, "ModifyImageAttribute");
    assert.equal(await inside.getByTestId("image-row").count() > 3, true);
    await close();
  });
}

test("a host on the list that floods is refused until the second is over; broken and huge messages change nothing", async () => {
  const { page, told, request, close } = await byHand("embed=1&store=memory&hosts={host}");
  assert.equal((await told()).find(({ event }) => event === "ready").rights, "all");
  for (const [message, kind] of [
    ["{", "broken"], ["null", "broken"], ["[1]", "broken"], ['{"request":"undo"}', "broken"], ["x".repeat(1_000_001), "tooLong"],
  ]) assert.equal((await request(message)).refused.kind, kind, message.slice(0, 20));
  assert.equal((await request({ id: 7 })).refused.kind, "broken");
  assert.equal((await request({ id: 8, request: "constructor" })).refused.kind, "unknown");

  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 1100));
    window.told.length = 0;
    for (let id = 1; id <= 10_000; id += 1) port.postMessage(JSON.stringify({ id, request: "call", action: "DescribeRegions" }));
  });
  await eventually(async () => (await page.evaluate(() => told.filter(({ id }) => id).length)) === 10_000, "each gets its answer or refusal");
  const kinds = await page.evaluate(() => told.filter(({ id }) => id).map(({ refused }) => refused?.kind ?? "answered"));
  const answered = kinds.filter((kind) => kind === "answered").length;
  assert.ok(answered >= 200 && answered <= 2_000, `${answered} were answered`);
  assert.equal(kinds.filter((kind) => kind === "tooMany").length, 10_000 - answered);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1100)));
  const calls = await request({ id: 20_001, request: "calls" });
  assert.equal(calls.answer.length, answered);
  await close();
});

test("only the page around the frame is heard: not another frame beside it", async () => {
  const { page, told, close } = await byHand("embed=1&store=memory");
  const ready = (await told()).filter(({ event }) => event === "ready").length;
  await page.evaluate(async () => {
    const beside = document.createElement("iframe");
    document.body.append(beside);
    const { port1, port2 } = new MessageChannel();
    window.stolen = [];
    port1.onmessage = ({ data }) => window.stolen.push(data);
    beside.contentWindow.eval("window.knock = (target, port) => target.postMessage('image-family-simulator hello 1', '*', [port])");
    beside.contentWindow.knock(document.querySelector("iframe").contentWindow, port2);
  });
  await page.evaluate(() => port.postMessage(JSON.stringify({ id: 1, request: "undo" })));
  await eventually(async () => (await told()).some(({ id }) => id === 1), "the old port still answers");
  assert.deepEqual(await page.evaluate(() => window.stolen), []);
  assert.equal((await told()).filter(({ event }) => event === "ready").length, ready);
  await close();
});
