// Builds the rivals' pages and their data into a folder, packed as our own site is.
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { fleet, rollback } from "./data.mjs";

const here = (name) => new URL(name, import.meta.url).pathname;

/** What a first visit of each page weighs over the wire, in bytes. */
export async function buildRivals(dir, sizes) {
  const weights = {};
  for (const [name, entry] of [["plain", "plain.js"], ["fusion", "fusion.jsx"]]) {
    const out = join(dir, name);
    mkdirSync(out, { recursive: true });
    await build({
      entryPoints: { page: here(entry) }, outdir: out, bundle: true, minify: true, format: "esm", target: "es2022", jsx: "automatic",
      define: { "process.env.NODE_ENV": '"production"' }, loader: { ".woff": "empty", ".woff2": "empty", ".ttf": "empty", ".eot": "empty", ".svg": "empty" },
      logLevel: "error",
    });
    const css = readFileSync(here("plain.css"), "utf8");
    const own = join(out, "page.css");
    writeFileSync(own, css + (name === "plain" ? "" : readFileSync(own, "utf8")));
    copyFileSync(here("plain.html"), join(out, "index.html"));
    weights[name] = 0;
    for (const file of readdirSync(out).filter((file) => !file.endsWith(".br"))) {
      const packed = brotliCompressSync(readFileSync(join(out, file)));
      writeFileSync(join(out, `${file}.br`), packed);
      weights[name] += packed.length;
    }
  }
  const data = { rollback: rollback(), ...Object.fromEntries(sizes.map((size) => [`fleet-${size}`, fleet(size)])) };
  for (const [name, images] of Object.entries(data)) writeFileSync(join(dir, `${name}.json`), JSON.stringify(images));
  return { weights, data };
}
