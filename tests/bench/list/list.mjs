// The console's list at 100,000 images, beside a windowed list in plain JavaScript and Fusion's table in React.
import { chromiumWith } from "../../page/support.mjs";
import { startServer, siteHeaders } from "../../../scripts/serve.mjs";
import { buildRivals } from "./pages.mjs";
import { listed } from "./store.js";
import { Visit } from "./visit.mjs";

const MANY = 100_000;
const FEW = 1_000;
const NAMES = ["ours", "plain", "fusion"];
const KEY = "name search, a key";
// Between two inputs, in milliseconds: those of fast typing, and those of keys that are struck all but together. Never
// the same twice in turn, or each input would meet the browser's frames at the same place.
const TYPED = [100, 160];
const STRUCK = [40, 80];
const root = (path) => new URL(`../../../${path}`, import.meta.url).pathname;
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const worst = (values) => Math.max(...values);

// Memory is measured only where a page is alone in its process.
const ALONE = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** Every input whose answer is measured: its kind, what is done, and the rows that it has to bring. */
function inputs(images) {
  const done = [];
  let shown = "";
  const add = (kind, how, change) => {
    const found = listed(images, { family: "", search: "", status: "", sort: null, down: false, ...change });
    const names = { first: found.slice(0, 10).map(({ name }) => name), count: found.length };
    // What leaves the first rows as they are can't be told by them.
    const now = JSON.stringify(names.first);
    done.push({ kind: now === shown || !found.length ? null : kind, names, ...how });
    shown = now;
  };
  const type = (place, text) => ({ act: ["type", place, text] });
  add(null, type(0, ""), {});
  for (const family of ["family-02500", "family-00001", "family-04999"]) {
    add("exact family search", type(0, family), { family });
    add("family search emptied", type(0, ""), {});
  }
  for (const word of ["fleet-0123", "e", "9998", "12345", "00"]) {
    for (let keys = 1; keys <= word.length; keys += 1) add(KEY, type(1, word.slice(0, keys)), { search: word.slice(0, keys) });
    add("name search emptied", type(1, ""), {});
  }
  for (const status of ["Deprecated", "Available", "Deprecated"]) {
    add("status filter", { status }, { status });
    add("status filter emptied", { status: "" }, {});
  }
  for (const sort of ["name", "family", "status"]) {
    for (const down of [false, true]) add("sort", { sort }, { sort, down });
    add("sort", { sort }, {});
  }
  add("sort", { sort: "created" }, { sort: "created" });
  // Newest first again: ours and the rivals take another number of presses.
  add(null, { sort: "created" }, {});
  return done;
}

async function answer(visit, { kind, names, act, status, sort }, pause) {
  if (sort) return visit.sort(names, sort);
  if (act && !kind) return void (await visit.page.evaluate(`bench.${act[0]}(...${JSON.stringify(act.slice(1))})`));
  if (act) return visit.shows(names, ...act);
  return visit.choose(names, status, pause);
}

/** Adds the times of a second round of inputs to those that were found before. */
async function measureInputs(visit, all, [least, most], found = {}) {
  for (const round of [1, 2]) {
    for (const [n, input] of all.entries()) {
      const pause = least + ((n * 37) % (most - least));
      await visit.page.waitForTimeout(pause);
      const time = await answer(visit, input, pause).catch(() => null);
      if (input.kind && round > 1) (found[input.kind] ??= []).push(time);
    }
  }
  return found;
}

export async function measureList() {
  const dir = root("target/bench/pages");
  const { weights, data } = await buildRivals(dir, [FEW, MANY]);
  const servers = [
    await startServer({ dir: root("dist"), headers: { ...siteHeaders, ...ALONE } }),
    await startServer({ dir, headers: ALONE }),
  ];
  const pages = NAMES.map((name) => ({
    name,
    address: (size) =>
      name === "ours"
        ? `${servers[0].url}?lang=zh-CN&${size ? `scenario=fleet&images=${size}` : "scenario=rollback"}`
        : `${servers[1].url}${name}/index.html?data=${size ? `fleet-${size}` : "rollback"}`,
  }));
  const browser = await chromiumWith(["--enable-blink-features=ForceEagerMeasureMemory"]);
  const results = {};
  try {
    for (const page of pages) {
      const result = (results[page.name] = { changes: {} });
      for (const size of [FEW, MANY]) {
        const visit = await Visit.open(browser, page, size);
        await visit.page.waitForTimeout(2000);
        if (size === MANY) result.memory = await visit.page.evaluate(() => bench.memory());
        result.changes[size] = await visit.changes(9);
        await visit.close();
      }
      const visit = await Visit.open(browser, { ...page, address: (size) => page.address(size) + (page.name === "ours" ? "&size=all" : "") }, MANY);
      await visit.page.waitForTimeout(2000);
      result.scroll = await visit.page.evaluate(() => bench.scroll(400));
      await visit.close();
      console.log(`  ${page.name}: measured at ${MANY} images`);
    }
    // By turns: a machine is not as fast at all times.
    const all = inputs(data[`fleet-${MANY}`]);
    for (let turn = 0; turn < 4; turn += 1) {
      for (const page of pages) {
        const result = results[page.name];
        const visit = await Visit.open(browser, page, MANY);
        await visit.page.waitForTimeout(2000);
        result.inputs = await measureInputs(visit, all, TYPED, result.inputs);
        result.struck = await measureInputs(visit, all.filter(({ act }) => act?.[1] === 1), STRUCK, result.struck);
        await visit.close();
      }
    }
    for (const throttle of [1, 4]) {
      for (let round = 0; round < 7; round += 1) {
        for (const page of pages) {
          const visit = await Visit.open(browser, page, null, { throttle });
          ((results[page.name].load ??= {})[throttle] ??= []).push(await visit.firstRow());
          await visit.close();
        }
      }
    }
  } finally {
    await browser.close();
    for (const server of servers) await server.close();
  }
  return { results, weights };
}

const ms = (value) => (value === null || Number.isNaN(value) ? "–" : `${value.toFixed(1)} ms`);

/** The table: what is measured, ours, both rivals', the goal, and whether it is met. */
export function listTable({ results }) {
  const rows = [];
  const row = (title, values, show, goal, met) => {
    const known = values[0] !== null && !Number.isNaN(values[0]);
    rows.push([title, ...values.map(show), goal, known ? (met(...values) ? "met" : "NOT MET") : "not measured"]);
  };
  const times = (kind, key, how, from = "inputs") => NAMES.map((name) => {
    const all = results[name][from][kind] ?? [];
    return all.length && all.every(Boolean) ? how(all.map((time) => time[key])) : null;
  });
  for (const kind of Object.keys(results.ours.inputs)) {
    row(`${kind}: rows in the DOM`, times(kind, "dom", median), ms, "≤ 15 ms", (ours) => ours <= 15);
    row(`${kind}: painted`, times(kind, "paint", median), ms, "≤ 1.2 × plain, half of Fusion", (ours, plain, fusion) => ours <= plain * 1.2 && ours <= fusion / 2);
    row(`${kind}: painted, worst`, times(kind, "paint", worst), ms, "≤ 50 ms", (ours) => ours <= 50);
  }
  rows.push([`${KEY}, ${STRUCK.join(" to ")} ms behind another: painted`, ...times(KEY, "paint", median, "struck").map(ms), "none", ""]);
  const changes = (what, size, until = "busy") => NAMES.map((name) => median(results[name].changes[size][what].map((done) => done[until])));
  const [few, many] = [changes("deprecate", FEW), changes("deprecate", MANY)];
  row("deprecate at 1,000: main thread", few, ms, "≤ 16 ms", (ours) => ours <= 16);
  row("deprecate at 100,000: main thread", many, ms, "≤ 16 ms", (ours) => ours <= 16);
  rows.push(["deprecate at 100,000: and 100 ms behind it", ...changes("deprecate", MANY, "all").map(ms), "none", ""]);
  row("deprecate, 100,000 against 1,000", many.map((value, n) => value / few[n]), (value) => value.toFixed(2), "0.8 to 1.2", (ours) => ours >= 0.8 && ours <= 1.2);
  row("undo at 100,000: main thread", changes("undo", MANY), ms, "as the call", (ours) => ours <= many[0] * 1.1);
  const slow = NAMES.map((name) => results[name].scroll.times.filter((time) => time > 50).length);
  const dropped = NAMES.map((name) => results[name].scroll.times.reduce((sum, time) => sum + Math.max(0, Math.round(time / (1000 / 60)) - 1), 0));
  row("200 screens: frames over 50 ms", slow, String, "0", (ours) => ours === 0);
  row("200 screens: dropped frames", dropped, String, "≤ plain", (ours, plain) => ours <= plain);
  row("memory", NAMES.map((name) => results[name].memory / 1e6), (value) => `${value.toFixed(1)} MB`, "≤ 40 MB", (ours) => ours <= 40);
  for (const throttle of [1, 4]) {
    const first = NAMES.map((name) => median(results[name].load[throttle]));
    row(`first row, cold, CPU ${throttle} ×`, first, ms, "before Fusion", (ours, _, fusion) => ours < fusion);
  }
  return { title: "The console's list at 100,000 images, in Chromium", columns: ["", "ours", "plain JavaScript", "React and Fusion", "goal", ""], rows };
}
