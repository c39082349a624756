// Cuts the page's program into its parts (src/page/part.rs), makes their JavaScript, and shrinks both.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildSync } from "esbuild";

const optimizations = [
  "-Oz", "--converge", "--low-memory-unused", "--reorder-functions", "--reorder-locals",
  "--strip-debug", "--strip-producers", "--strip-target-features",
  "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int", "--enable-multivalue",
  "--enable-mutable-globals", "--enable-reference-types",
];

const digest = (algorithm, encoding, bytes) => createHash(algorithm).update(bytes).digest(encoding);
export const integrity = (bytes) => `sha384-${digest("sha384", "base64", bytes)}`;

// The name says what is in the file: changed content is another file, and a cache may keep each for ever.
export const named = (stem, extension, bytes) => `${stem}-${digest("sha256", "hex", bytes).slice(0, 16)}.${extension}`;

const run = (tool, ...args) => execFileSync(tool, args, { stdio: ["ignore", "ignore", "inherit"] });

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

// What several parts need: wasm-split makes a file for each set of parts, dozens of a few bytes. They go into one, each
// behind its length.
const gather = (work, loader) => {
  const chunks = readdirSync(work).filter((name) => /^chunk_\d+\.wasm$/.test(name)).map((name) => {
    const bytes = readFileSync(join(work, name));
    rmSync(join(work, name));
    return bytes;
  });
  const length = (bytes) => Buffer.from(Uint32Array.of(bytes.length).buffer);
  writeFileSync(join(work, "shared.bin"), Buffer.concat(chunks.flatMap((bytes) => [length(bytes), bytes])));
  let found = 0;
  const text = readFileSync(loader, "utf8")
    .replace(/const __chunk_\d+ = makeLoad\([^]*?\n, \[\]\);\n/g, () => found++ === 0 ? shared : "")
    .replace(/\[__chunk_[^\]]*\]/g, "[__shared]");
  if (found !== chunks.length || text.includes("__chunk_")) {
    throw new Error("wasm-split's loader is not as it was: gather in scripts/parts.mjs can't read it.");
  }
  writeFileSync(loader, text);
};
const shared = `
const __shared = makeLoad(() => {
  const src = fetch(new URL("./shared.bin", import.meta.url));
  src.catch(() => {});
  return async (imports) => {
    const bytes = await (await src).arrayBuffer();
    const view = new DataView(bytes);
    for (let at = 0; at < bytes.byteLength;) {
      const length = view.getUint32(at, true);
      await WebAssembly.instantiate(new Uint8Array(bytes, at + 4, length), imports);
      at += 4 + length;
    }
  };
}, []);
`;

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
    const loader = join(work, "__wasm_split.js");
    const parts = readdirSync(work).filter((name) => name.endsWith(".wasm"));
    if (optimize) for (const part of parts) run("wasm-opt", ...optimizations, join(work, part), "-o", join(work, part));
    gather(work, loader);
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
      entryPoints: [join(work, "main.js")],
      bundle: true,
      format: "esm",
      minify: optimize,
      target: "es2022",
      write: false,
    }).outputFiles;
    const main = bytes("main_bg.wasm");
    return {
      glue: keep(named("image-family-simulator", "js", bundle.contents), bundle.contents),
      wasm: keep(named("image-family-simulator", "wasm", main), main),
    };
  } finally {
    rmSync(work, { recursive: true });
  }
};
