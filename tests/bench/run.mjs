// node tests/bench/run.mjs [resolution] [list]: measures what is promised, in headless Chromium on the release builds; prints tables and
// writes them to target/bench/. Never a test: what a machine measures today says nothing about right and wrong.
import { mkdirSync, writeFileSync } from "node:fs";
import { inChromium } from "../package/support/browser.mjs";
import { listTable, measureList } from "./list/list.mjs";
import { resolution } from "./resolution.mjs";

const root = (path) => new URL(`../../${path}`, import.meta.url).pathname;

const table = ({ title, columns, rows }) => {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, n) => Math.max(...cells.map((row) => row[n].length)));
  const line = (row) => row.map((cell, n) => (n ? cell.padStart(widths[n]) : cell.padEnd(widths[n]))).join("  ");
  return `${title}\n\n${cells.map((row) => `  ${line(row)}`).join("\n")}\n`;
};

const measures = {
  resolution: () => inChromium(resolution),
  list: async () => listTable(await measureList()),
};
mkdirSync(root("target/bench"), { recursive: true });
const asked = process.argv.slice(2);
for (const [name, measure] of Object.entries(measures)) {
  if (asked.length && !asked.includes(name)) continue;
  const text = table(await measure());
  writeFileSync(root(`target/bench/${name}.txt`), text);
  console.log(`\n${text}`);
}
