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
    const parts = readdirSync(work).filter((name) => name.endsWith(".wasm"));
    if (optimize) for (const part of parts) run("wasm-opt", ...optimizations, join(work, part), "-o", join(work, part));
    const bytes = (name) => readFileSync(join(work, name));

    // Each part is fetched under its new name, and checked like every other asset.
    const loader = join(work, "__wasm_split.js");
    const asset = (name) => {
      const part = bytes(name);
      const stem = name.replace(/^split_|\.wasm$/g, "");
      const file = keep(named(`part-${stem}`, "wasm", part), part);
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
