// node scripts/sizes.mjs DIR LIMIT: writes a .br beside every file, prints what each weighs, and fails when a first visit
// (all files but lessons, what embeds take and the parts that a click fetches, brotli) or an embed that shows the list is
// heavier than LIMIT bytes, or the script for other people's pages than 3 KB.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [dir, limit] = [process.argv[2], Number(process.argv[3])];

const compress = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      // The smallest of its blocks: wasm is of many kinds of bytes, each kind together.
      [constants.BROTLI_PARAM_LGBLOCK]: constants.BROTLI_MIN_INPUT_BLOCK_BITS,
    },
  });

const files = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".br"))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  .map((path) => {
    const bytes = readFileSync(path);
    const small = compress(bytes);
    // The server sends what is there; a file that brotli makes no smaller goes as it is.
    if (small.length < bytes.length) writeFileSync(`${path}.br`, small);
    const name = relative(dir, path);
    return { name, raw: bytes.length, brotli: Math.min(small.length, bytes.length) };
  })
  .sort((a, b) => b.brotli - a.brotli);

// Everything but what waits for a click, or for a page around this one.
const always = ({ name }) => !/^(part-|lessons\b|embed\b)/.test(name);
const total = (title, files) => {
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  return { name: title, raw: sum("raw"), brotli: sum("brotli") };
};
// What comes by itself with a part: its file, its sheet, and what it shares with others (scripts/parts.mjs).
const comesWith = ({ name }, ...stems) => /^part-/.test(name) && stems.some((stem) => name.split(/[-_]/).includes(stem));
// The API panel comes by itself, but not with a list alone.
const first = files.filter((file) => always(file) || comesWith(file, "api", "explorer"));
const list = files.filter((file) => always(file) || file.name === "embed.js" || comesWith(file, "embed"));
const later = files.filter((file) => !first.includes(file));
const totals = [
  total("first load, all of it", first),
  total("an embed with view=list, all of it", list),
];
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(12);
const width = Math.max(...[...files, ...totals].map(({ name }) => name.length));
const line = ({ name, raw, brotli }) => `  ${name.padEnd(width)}${kb(raw)}${kb(brotli)}`;

console.log(`  ${"".padEnd(width)}${"raw".padStart(12)}${"brotli".padStart(12)}`);
for (const file of [...first, ...totals, ...later]) console.log(line(file));

const script = files.find(({ name }) => name === "embed.js");
if (script?.brotli > 3000) {
  console.error(`✗ embed.js weighs ${kb(script.brotli).trim()}, the limit is 3 KB.`);
  process.exitCode = 1;
}
for (const { name, brotli } of totals.filter(({ brotli }) => brotli > limit)) {
  console.error(`✗ ${name}: ${kb(brotli).trim()}, the limit is ${kb(limit).trim()} (FIRST_LOAD_LIMIT in versions.env).`);
  process.exitCode = 1;
}
