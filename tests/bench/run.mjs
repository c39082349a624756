// node tests/bench/run.mjs: measures what is promised, in headless Chromium on the release builds; prints tables and
// writes them to target/bench/. Never a test: what a machine measures today says nothing about right and wrong.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { startServer } from "../../scripts/serve.mjs";
import { resolution } from "./resolution.mjs";

const root = (path) => new URL(`../../${path}`, import.meta.url).pathname;
const executablePath = process.env.CHROME ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find(existsSync);

/** Runs a function of the page's own world with the package loaded. */
async function inChromium(run) {
  const server = await startServer({ dir: root("pkg"), port: 0 });
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url.replace(/\/$/, "")}/package.json`);
    return await page.evaluate(`(async () => {
      const { default: init, Simulator } = await import("/image_family_simulator.js");
      await init();
      return (${run})(Simulator);
    })()`);
  } finally {
    await browser.close();
    await server.close();
  }
}

const table = ({ title, columns, rows }) => {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, n) => Math.max(...cells.map((row) => row[n].length)));
  const line = (row) => row.map((cell, n) => (n ? cell.padStart(widths[n]) : cell.padEnd(widths[n]))).join("  ");
  return `${title}\n\n${cells.map((row) => `  ${line(row)}`).join("\n")}\n`;
};

const text = table(await inChromium(resolution));
mkdirSync(root("target/bench"), { recursive: true });
writeFileSync(root("target/bench/resolution.txt"), text);
console.log(`\n${text}`);
