// node scripts/sizes.mjs DIR LIMIT: writes a .br beside every file, prints what each weighs, and fails when a first
// visit (all files but the lessons, brotli) is heavier than LIMIT bytes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [dir, limit] = [process.argv[2], Number(process.argv[3])];

const compress = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
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
    return { name: relative(dir, path), raw: bytes.length, brotli: Math.min(small.length, bytes.length) };
  })
  .sort((a, b) => b.brotli - a.brotli);

// A lesson is fetched when it is opened.
const later = ({ name }) => /^lessons[\\/](?!index-)/.test(name);
const first = files.filter((file) => !later(file));
const sum = (key) => first.reduce((total, file) => total + file[key], 0);
const total = { name: "first load, all of it", raw: sum("raw"), brotli: sum("brotli") };
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`.padStart(12);
const width = Math.max(...[...files, total].map(({ name }) => name.length));
const line = ({ name, raw, brotli }) => `  ${name.padEnd(width)}${kb(raw)}${kb(brotli)}`;

console.log(`  ${"".padEnd(width)}${"raw".padStart(12)}${"brotli".padStart(12)}`);
for (const file of files) console.log(line(file));
console.log(line(total));

if (total.brotli > limit) {
  console.error(`✗ A first load weighs ${kb(total.brotli).trim()}, the limit is ${kb(limit).trim()} (FIRST_LOAD_LIMIT in versions.env).`);
  process.exit(1);
}
