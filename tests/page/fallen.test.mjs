// A program that broke off: the page says so, hands over what was saved, and offers a way to start again.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

// Each function that the browser lends the program can be made to trap, as the program's own code would.
const trap = () => {
  const bytes = "0061736d010000000104016000000302010007050101660000" + "0a05010300000b";
  const module = new WebAssembly.Module(Uint8Array.from(bytes.match(/../g), (pair) => Number.parseInt(pair, 16)));
  const fall = new WebAssembly.Instance(module).exports.f;
  const wrapped = (imports) =>
    Object.fromEntries(Object.entries(imports).map(([from, functions]) => [
      from,
      Object.fromEntries(Object.entries(functions).map(([name, value]) => [
        name,
        typeof value === "function" ? (...given) => (window.falling ? window.falling(fall) : value(...given)) : value,
      ])),
    ]));
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = (source, imports) => real(source, wrapped(imports));
  }
};

const WAYS = {
  trap: [(fall) => fall(), /unreachable/],
  thrown: [() => { throw new Error("something unheard of"); }, /something unheard of/],
};

async function fallenPage(way = "trap") {
  const [falling, words] = WAYS[way];
  const console = await Console.open("?lang=en", { init: trap });
  await console.choose("image2", console.words.deprecate);
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  await console.menu("image1");
  // Only from the click on: the menu's own events come in their time, and each would be the one to fall.
  await console.page.evaluate(`addEventListener("click", () => { window.falling = ${falling}; }, { capture: true })`);
  await console.item(console.words.deprecate).click();
  const alert = console.page.getByRole("alert");
  await alert.getByText(/hit an error and stopped/).waitFor();
  await alert.getByText(/模拟器出错并已停止/).waitFor();
  await alert.getByText(words).waitFor();
  assert.equal(await alert.count(), 1);
  assert.ok(console.complaints.every((text) => words.test(text)), String(console.complaints));
  return { console, alert };
}

for (const way of Object.keys(WAYS)) test(`${way}: the page says what happened, and a reload goes on from what was saved`, async () => {
  const { console, alert } = await fallenPage(way);
  await alert.getByRole("button", { name: "重新加载 Reload", exact: true }).click();
  await console.hasStatus("image2", "Deprecated");
  await console.hasStatus("image1", "Available");
  await console.context.close();
});

test("the saved data is handed over, and cleared only where it is asked for", async () => {
  const { console, alert } = await fallenPage();
  const download = console.page.waitForEvent("download");
  await alert.getByRole("button", { name: /Download the data/ }).click();
  const data = JSON.parse(readFileSync(await (await download).path(), "utf8"));
  const there = await console.page.evaluate(() => ({ ...localStorage }));
  assert.deepEqual(data, there);
  assert.ok(Object.values(data).some((text) => text.includes("Deprecated")));
  await console.page.evaluate(() => localStorage.setItem("of another page", "stays"));
  await alert.getByRole("button", { name: /Clear the data and start again/ }).click();
  await console.hasStatus("image2", "Available");
  assert.equal(await console.page.evaluate(() => localStorage.getItem("of another page")), "stays");
  await console.context.close();
});
