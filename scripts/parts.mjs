// Cuts the page's program into its parts (src/page/part.rs), makes their JavaScript, and shrinks both.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const features = [
  "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-multivalue",
  "--enable-mutable-globals", "--enable-reference-types",
];
const optimizations = [
  ...features, "-Oz", "--converge", "--low-memory-unused", "--reorder-functions", "--reorder-locals",
  // Of the bounds that were tried, the one that brotli makes the least of.
  "--one-caller-inline-max-function-size=40",
  // What one file puts into the table of functions stays there: its own calls through the table are made directly.
  "--pass-arg=directize-initial-contents-immutable", "--directize",
  "--strip-debug", "--strip-producers", "--strip-target-features",
];

const digest = (algorithm, encoding, bytes) => createHash(algorithm).update(bytes).digest(encoding);
// SHA-256: what is longer is no safer here, does not pack, and the first load holds forty of them.
export const integrity = (bytes) => `sha256-${digest("sha256", "base64", bytes)}`;

// The name says what is in the file: changed content is another file, and a cache may keep each for ever. Eight digits tell
// the versions of one file apart; what is in it, `integrity` checks. The first load names forty, and digits don't pack.
export const named = (stem, extension, bytes) => `${stem}-${digest("sha256", "hex", bytes).slice(0, 8)}.${extension}`;

const run = (tool, ...args) => execFileSync(tool, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 30 });
const changed = (why) => new Error(`${why} is not as it was: scripts/parts.mjs can't read it.`);

const sheet = `
const sheets = {};
const sheet = (file, integrity) => sheets[file] ??= new Promise((resolve, reject) => {
  const link = document.createElement("link");
  const lost = () => {
    link.remove();
    delete sheets[file];
    reject(new Error(file + " could not be fetched"));
  };
  Object.assign(link, { rel: "stylesheet", integrity, crossOrigin: "", onload: resolve, onerror: lost });
  link.href = new URL(file, import.meta.url);
  document.head.append(link);
});
`;

// Parts that come without a click. What they share with others is in files of their own: nobody fetches more than that
// before the page is complete. USUAL is the one that all but a few pages have: its file holds what it shares.
const USUAL = "api";
const FIRST = [USUAL, "embed"];

// What several parts need: wasm-split makes a file for each set of parts, dozens of a few bytes, each with a loader. Of
// those there is to be one for each set of the FIRST parts.
/** @returns {Map<string, string[]>} each file, and those that it is to be made of */
const gather = (work, loader) => {
  const [groupOf, files] = [new Map(), new Map()];
  const chunk = /\/\* (.*) \*\/\s+const __(chunk_\d+) = makeLoad\([^]*?\n, \[\]\);\n/g;
  const part = /export const __wasm_split_load_(\w+) = wrapAsyncCb\(makeLoad\(([^]*?)\n, \[(.*)\]\)\);?\n/g;
  const text = readFileSync(loader, "utf8").replace(chunk, (_, users, name) => {
    const group = ["shared", ...FIRST.filter((part) => users.split(", ").includes(part))].join("_");
    groupOf.set(name, group);
    files.set(group, [...(files.get(group) ?? []), name]);
    return "";
  });
  const fetched = (name) => `() => { const src = fetch(new URL("./${name}.wasm", import.meta.url)); src.catch(() => {}); return (imports) => WebAssembly.instantiateStreaming(src, imports); }`;
  const loaders = new Map([...files.keys()].map((group) => [group, `makeLoad(${fetched(group)}, [])`]));
  const parts = [];
  const rest = text.replace(part, (_, name, __, chunks) => {
    const needed = new Set(Array.from(chunks.matchAll(/chunk_\d+/g), ([chunk]) => groupOf.get(chunk)));
    const own = name === USUAL && needed.delete(`shared_${name}`) ? `shared_${name}` : null;
    const load = `makeLoad(${fetched(`split_${name}`)}, [${[...needed].map((group) => `__${group}`)}])`;
    files.set(`split_${name}`, [`split_${name}`, ...(own ? files.get(own) : [])]);
    if (own) {
      files.delete(own);
      loaders.delete(own);
      loaders.set(own, load);
    }
    parts.push(`export const __wasm_split_load_${name} = wrapAsyncCb(${own ? `__${own}` : load});\n`);
    return "";
  });
  const there = readdirSync(work).filter((name) => /^(chunk_\d+|split_\w+)\.wasm$/.test(name));
  if ([...files.values()].flat().length !== there.length || /chunk_/.test(rest)) throw changed("wasm-split's loader");
  writeFileSync(loader, rest.replace(/\b__wasm_split\b/g, "outside") + [...loaders].map(([group, load]) => `const __${group} = ${load};\n`).join("") + parts.join(""));
  return files;
};

// What the program has and does without:
// - wasm-split puts a null into the table of functions for each function of a part, and often nothing at all. The table
//   begins as nulls.
// - A text cut inside a letter is a panic, and what words it is 2 KB. Our own code cuts none (`string_slice` in Cargo.toml);
//   Yew does, the "on" off an event's name, and serde_json, a number off its messages.
/** @returns {string} the program as a text without that */
const withoutNeedless = (program) => {
  const drop = (text, what, found, instead) => {
    const rest = text.replace(found, instead);
    if (rest === text) throw changed(what);
    return rest;
  };
  const nulls = /^ \(elem \S+ \(table \S+\) \(i32\.const \d+\) func(?:ref(?: \(item \(ref\.null nofunc\)\))+)?\)\n/gm;
  const refusal = /^( \(func \$\S*4core3str\d+slice_error_fail\S* .*\n)[^]*?^ \)\n/gm;
  const text = drop(run("wasm-dis", ...features, program), "wasm-split's table", nulls, "");
  writeFileSync(`${program}.wat`, drop(text, "the standard library's text", refusal, "$1  (unreachable)\n )\n"));
  return `${program}.wat`;
};

// The program's imports from its glue, and what the glue and the parts take of it, under short names: half of a long one is
// a hash, which nothing makes smaller.
/** @returns {Record<string, string>} the short names of properties of the glue's objects */
const shorten = (main, glue) => {
  const { imports, exports } = JSON.parse(run("wasm-opt", ...features, main, "--minify-imports-and-exports-and-modules", "-o", main));
  const text = readFileSync(glue, "utf8");
  const given = text.match(/return \{\s+__proto__: null,((?:\s+"[^"]+": import\d+,)+)\s+\};/) ?? (() => { throw changed("wasm-bindgen's glue"); })();
  const objects = Object.fromEntries(Array.from(given[1].matchAll(/"([^"]+)": (import\d+)/g), ([, module, object]) => [module, object]));
  const own = imports.filter(([module]) => objects[module] === "import0");
  const others = imports.filter((one) => !own.includes(one)).map(([module, name, short]) => `${short}: ${objects[module]}.${name}`);
  writeFileSync(glue, text.replace(given[0], `return { a: { ${["...import0", ...others].join(", ")} } };`));
  return Object.fromEntries([...own.map(([, name, short]) => [name, short]), ...exports]);
};

// What every part shares with the main program. A file of parts begins with one that takes this in, under the names that the
// main program gives it.
const outside = (work, names) => {
  const imported = /\(import "__wasm_split" "(\w+)" \((\w+) \$\S+ (.*)\)\)\n/g;
  // One of each kind: memory, table, stack pointer. Not every part has all three.
  const all = new Map();
  for (const file of readdirSync(work).filter((name) => /^split_\w+\.wasm$/.test(name))) {
    if (all.size === 3) break;
    for (const [, name, kind, type] of run("wasm-dis", ...features, join(work, file)).matchAll(imported)) all.set(name, { kind, type });
  }
  if (all.size !== 3) throw changed("what wasm-split's parts import");
  const lines = [...all].flatMap(([name, { kind, type }]) => [
    `(import "outside" "${names[name] ?? name}" (${kind} ${type}))`,
    `(export "${name}" (${kind} 0))`,
  ]);
  const host = join(work, "outside");
  writeFileSync(`${host}.wat`, `(module ${lines.sort().toReversed().join("\n")})`);
  run("wasm-as", ...features, `${host}.wat`, "-o", `${host}.wasm`);
  return `${host}.wasm`;
};

/**
 * Writes the program `input` (linked with --emit-relocs) into `target`; `sheets` are those that a part brings along.
 * @returns {{ glue: string, wasm: string }} the names of the two files that start it
 */
export const cut = (input, target, { sheets, optimize }) => {
  const work = mkdtempSync(join(tmpdir(), "image-family-simulator-parts-"));
  const keep = (name, bytes) => {
    writeFileSync(join(target, name), bytes);
    return name;
  };
  try {
    run("wasm-split-cli", input, work);
    run("wasm-bindgen", join(work, "main.wasm"), "--out-dir", work, "--target", "web", "--keep-lld-exports", "--no-typescript", "--no-demangle");
    rmSync(join(work, "main.wasm"));
    const [loader, glue] = [join(work, "__wasm_split.js"), join(work, "main.js")];
    const main = join(work, "main_bg.wasm");
    if (optimize) run("wasm-opt", ...optimizations, withoutNeedless(main), "-o", main);
    const names = optimize ? shorten(main, glue) : {};
    const host = outside(work, names);
    const files = gather(work, loader);
    for (const [file, members] of files) {
      const [whole, all] = [join(work, "whole.wasm"), members.map((name) => join(work, `${name}.wasm`))];
      run("wasm-merge", ...features, host, "__wasm_split", ...all.flatMap((name, place) => [name, `m${place}`]), "-o", whole);
      run("wasm-opt", ...(optimize ? optimizations : features), whole, "-o", join(work, `${file}.wasm`));
    }
    const bytes = (name) => readFileSync(join(work, name));

    // Each part is fetched under its new name, and checked like every other asset.
    const asset = (name) => {
      const part = bytes(name);
      const [stem, extension] = name.replace(/^split_/, "").split(".");
      const file = keep(named(`part-${stem}`, extension, part), part);
      const program = `fetch(new URL("./${file}", import.meta.url), { integrity: "${integrity(part)}" })`;
      const own = (sheets[stem] ?? []).map(({ file, integrity }) => `sheet("./${file}", "${integrity}")`);
      return own.length > 0 ? `Promise.all([${[program, ...own]}]).then(([program]) => program)` : program;
    };
    const fetched = readFileSync(loader, "utf8").replace(/fetch\(new URL\("\.\/([^"]+)", import\.meta\.url\)\)/g, (_, name) => asset(name));
    writeFileSync(loader, fetched + sheet);

    // The glue and the loader import each other: one file.
    const [bundle] = buildSync({
      entryPoints: [glue],
      bundle: true,
      format: "esm",
      minify: optimize,
      ...(optimize && { mangleProps: new RegExp(`^(${Object.keys(names).join("|")})$`), mangleCache: names }),
      target: "es2022",
      write: false,
    }).outputFiles;
    const program = readFileSync(main);
    return {
      glue: keep(named("image-family-simulator", "js", bundle.contents), bundle.contents),
      wasm: keep(named("image-family-simulator", "wasm", program), program),
    };
  } finally {
    rmSync(work, { recursive: true });
  }
};
