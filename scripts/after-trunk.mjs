// Trunk's last step, on index.html, its script, the program and the lessons (the other files carry their hash in their name already).
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { buildSync } from "esbuild";
import { cut, integrity, named } from "./parts.mjs";

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

// A sheet that only some parts need comes with the first of them.
const sheets = {};
const ownSheet = (tag) => {
  const parts = attribute(tag, "data-part");
  if (!parts) return tag;
  const href = attribute(tag, "href");
  const content = readFileSync(join(staging, href));
  const [file, checked] = [named(`part-${basename(href).replace(/-.*/, "")}`, "css", content), integrity(content)];
  renameSync(join(staging, href), join(staging, file));
  for (const part of parts.split(" ")) (sheets[part] ??= []).push({ file, integrity: checked });
  return "";
};
const several = html.replace(/<link\b[^>]*>/g, ownSheet);

// All others are one file, which packs better.
const common = several.match(/<link\b[^>]*>/g).filter((tag) => attribute(tag, "rel") === "stylesheet");
const files = common.map((tag) => join(staging, attribute(tag, "href")));
const sheet = Buffer.concat(files.map((file) => readFileSync(file)));
for (const file of files) rmSync(file);
const sheetFile = named("sheet", "css", sheet);
writeFileSync(join(staging, sheetFile), sheet);
const sheetLink = `<link rel="stylesheet" href="./${sheetFile}" integrity="${integrity(sheet)}" crossorigin>`;
const shell = common.reduce((page, tag) => page.replace(tag, tag === common[0] ? sheetLink : ""), several);

const program = `target/wasm32-unknown-unknown/${profile}/image-family-simulator.wasm`;
const made = cut(program, staging, { sheets, optimize: profile === "release" });
for (const file of Object.values(old)) rmSync(join(staging, file));
// The glue holds them.
rmSync(join(staging, "snippets"), { recursive: true, force: true });

const checked = integrity(readFileSync(join(staging, made.glue)));
// scripts/start.js asks for the program with it: the preload of a wasm file can't.
const wholeProgram = integrity(readFileSync(join(staging, made.wasm)));
const link = (tag) => {
  const href = attribute(tag, "href");
  if (/^\.?\/?snippets\//.test(href)) return "";
  // Chromium ignores `integrity` on the preload of a wasm file, and says so in the console on every visit: it goes.
  if (href === old.wasm) return tag.replace(/\s+integrity=("[^"]*"|[^\s>]+)/, "");
  if (href === old.glue) return tag.replace(/(\sintegrity=)("[^"]*"|[^\s>]+)/, `$1"${checked}"`);
  return tag;
};

// The lessons go beside the page, and a list of them that the page is told of.
const source = join(process.env.TRUNK_SOURCE_DIR ?? ".", "src/training");
const target = join(staging, "lessons");
mkdirSync(target, { recursive: true });
const put = (name, value) => {
  const text = JSON.stringify(value);
  const file = named(name, "json", text);
  writeFileSync(join(target, file), text);
  return { File: `lessons/${file}`, Integrity: integrity(text) };
};
const read = (name) => JSON.parse(readFileSync(join(source, name), "utf8"));
const lessons = readdirSync(join(source, "lessons")).sort().map((name) => {
  const { $schema, ...lesson } = read(`lessons/${name}`);
  const { Id, Grade, Title, Steps } = lesson;
  return { Id, Grade, Title, Steps: Steps.length, ...put(Id, lesson) };
});
writeFileSync(join(target, "lesson.schema.json"), JSON.stringify(read("lesson.schema.json")));
const index = put("index", { Format: 1, Lessons: lessons });

const packed = (file, charset = "ascii") => {
  const [script] = buildSync({ entryPoints: [file], minify: profile === "release", charset, target: "es2022", write: false }).outputFiles;
  return script.contents;
};

// The script for the page around this one, and its types. Their names stay: other people's pages hold them, in whatever
// encoding those are.
const embed = join(process.env.TRUNK_SOURCE_DIR ?? ".", "src/embed");
writeFileSync(join(staging, "embed.js"), packed(join(embed, "embed.js")));
copyFileSync(join(embed, "embed.d.ts"), join(staging, "embed.d.ts"));

// The page's own script, which Trunk leaves as it is written.
const written = attribute(shell.match(/<script\b[^>]*>/)?.[0] ?? stop("index.html has no script."), "src");
const script = packed(join(staging, written), "utf8");
const start = named("start", "js", script);
rmSync(join(staging, written));
writeFileSync(join(staging, start), script);

const finished = shell
  .replace(/<link\b[^>]*>/g, link)
  .replace(meta, meta.replace("<meta", `<meta data-integrity="${wholeProgram}" data-lessons="${index.File}" data-lessons-integrity="${index.Integrity}"`))
  .replace(written, `./${start}`)
  .replaceAll(old.glue, `./${made.glue}`)
  .replaceAll(old.wasm, `./${made.wasm}`);

if (/<script(?![^>]*\bsrc=)/.test(finished)) {
  stop("index.html has an inline script, which the site's Content-Security-Policy forbids.");
}
if (/\sstyle=/.test(finished)) {
  stop("index.html has a style attribute, which the site's Content-Security-Policy forbids.");
}
writeFileSync(page, finished);
