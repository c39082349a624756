// Trunk's last step, on index.html and the program (the other files carry their hash in their name already).
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { cut, integrity } from "./parts.mjs";

const { TRUNK_STAGING_DIR: staging, TRUNK_PROFILE: profile } = process.env;
const page = join(staging, "index.html");
const stop = (sentence) => {
  console.error(sentence);
  process.exit(1);
};
// Quoted or, minified, not.
const attribute = (tag, name) => tag.match(new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s>]+))`))?.slice(1).find(Boolean);

const html = readFileSync(page, "utf8");
const meta = html.match(/<meta\b[^>]*\bdata-glue=[^>]*>/)?.[0] ?? stop("index.html does not name its program.");
const old = { glue: attribute(meta, "data-glue"), wasm: attribute(meta, "data-wasm") };

const program = `target/wasm32-unknown-unknown/${profile}/image-family-simulator.wasm`;
const made = cut(program, staging, { optimize: profile === "release" });
for (const file of Object.values(old)) rmSync(join(staging, file));

const checked = integrity(readFileSync(join(staging, made.glue)));
const link = (tag) => {
  const href = attribute(tag, "href");
  // Chromium ignores `integrity` on the preload of a wasm file, and says so in the console on every visit: it goes.
  if (href === old.wasm) return tag.replace(/\s+integrity=("[^"]*"|[^\s>]+)/, "");
  if (href === old.glue) return tag.replace(/(\sintegrity=)("[^"]*"|[^\s>]+)/, `$1"${checked}"`);
  return tag;
};
const finished = html
  .replace(/<link\b[^>]*>/g, link)
  .replaceAll(old.glue, `./${made.glue}`)
  .replaceAll(old.wasm, `./${made.wasm}`);

if (/<script(?![^>]*\bsrc=)/.test(finished)) {
  stop("index.html has an inline script, which the site's Content-Security-Policy forbids.");
}
if (/\sstyle=/.test(finished)) {
  stop("index.html has a style attribute, which the site's Content-Security-Policy forbids.");
}
writeFileSync(page, finished);
