// Trunk's last step, on index.html only (the other files carry their hash in their name).
// Chromium ignores `integrity` on the preload of a wasm file, and says so in the console on every visit: it goes.
// The lessons go beside the page, each under a name with its hash, and a list of them that the page is told of.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
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
const source = join(process.env.TRUNK_SOURCE_DIR ?? ".", "src/training");
const target = join(process.env.TRUNK_STAGING_DIR, "lessons");
mkdirSync(target, { recursive: true });
const put = (name, value) => {
  const text = JSON.stringify(value);
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 16);
  const file = `${name}-${hash}.json`;
  writeFileSync(join(target, file), text);
  return `lessons/${file}`;
};
const read = (name) => JSON.parse(readFileSync(join(source, name), "utf8"));
const lessons = readdirSync(join(source, "lessons")).sort().map((name) => {
  const { $schema, ...lesson } = read(`lessons/${name}`);
  const { Id, Grade, Title, Steps } = lesson;
  return { Id, Grade, Title, Steps: Steps.length, File: put(Id, lesson) };
});
writeFileSync(join(target, "lesson.schema.json"), JSON.stringify(read("lesson.schema.json")));
const index = put("index", { Format: 1, Lessons: lessons });
const told = cleaned.replace(/<meta\b(?=[^>]*\bname="?image-family-simulator\b)/, `<meta data-lessons="${index}"`);
if (told === cleaned) {
  console.error("index.html has no <meta name=\"image-family-simulator\"> to tell the lessons' list.");
  process.exit(1);
}
writeFileSync(page, told);
