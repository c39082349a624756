// Trunk's last step, on index.html only (the other files carry their hash in their name).
// Chromium ignores `integrity` on the preload of a wasm file, and says so in the console on every visit: it goes.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const page = join(process.env.TRUNK_STAGING_DIR, "index.html");
const html = readFileSync(page, "utf8");
// Quoted or, minified, not.
const wasmPreload = (link) => /\brel="?preload\b/.test(link) && /\bas="?fetch\b/.test(link);
const cleaned = html.replace(/<link\b[^>]*>/g, (link) =>
  wasmPreload(link) ? link.replace(/\s+integrity=("[^"]*"|[^\s>]+)/, "") : link,
);
if (/<script(?![^>]*\bsrc=)/.test(cleaned)) {
  console.error("index.html has an inline script, which the site's Content-Security-Policy forbids.");
  process.exit(1);
}
if (/\sstyle=/.test(cleaned)) {
  console.error("index.html has a style attribute, which the site's Content-Security-Policy forbids.");
  process.exit(1);
}
writeFileSync(page, cleaned);
