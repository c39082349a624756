// node scripts/build-package.mjs PKG: the npm package, from the crate's JavaScript door and the files of src/js/package/.
// cargo, wasm-bindgen and wasm-opt are taken from PATH; nothing is downloaded.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const pkg = process.argv[2];
const fresh = `${pkg}.new`;
const target = "wasm32-unknown-unknown";
const name = "image_family_simulator";
const files = "src/js/package";
const licences = ["LICENSE-MIT", "LICENSE-APACHE"];
/** The most that the wasm may weigh, compressed, in bytes. */
const limit = 120_000;

const run = (command, ...args) => execFileSync(command, args, { stdio: "inherit" });
const output = (command, ...args) => execFileSync(command, args, { stdio: ["inherit", "pipe", "inherit"], encoding: "utf8" });

// The class's types are wasm-bindgen's, those of the actions come from the endpoint's tables. The class has a
// Symbol.dispose, which the libraries of an older target lack.
const tables = (...asked) => output("cargo", "run", "--quiet", "--bin", "declarations", "--offline", "--", ...asked);
function declare(file) {
  writeFileSync(file, `/// <reference lib="esnext.disposable" />\n${readFileSync(file, "utf8")}${tables()}`);
}

function weigh(file) {
  const bytes = readFileSync(file);
  const small = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
  const kb = (count) => `${(count / 1000).toFixed(1)} KB`;
  console.log(`  the package's wasm: ${kb(bytes.length)}, ${kb(small)} as brotli`);
  if (small <= limit) return;
  console.error(`✗ The package's wasm weighs ${kb(small)}, the limit is ${kb(limit)} (limit in scripts/build-package.mjs).`);
  process.exit(1);
}

try {
  run("cargo", "rustc", "--lib", "--profile", "npm", "--crate-type", "cdylib", "--target", target,
    "--no-default-features", "--features", "js", "--offline", "--", "-C", "llvm-args=-inline-threshold=15");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  run("wasm-bindgen", "--target", "web", "--out-dir", fresh, "--out-name", name, `target/${target}/npm/${name}.wasm`);
  declare(join(fresh, `${name}.d.ts`));
  const wasm = join(fresh, `${name}_bg.wasm`);
  run("wasm-opt", "-O3", "--converge", "--low-memory-unused", "--strip-producers", "--strip-target-features",
    "--one-caller-inline-max-function-size=80", "--reorder-functions", "--reorder-locals", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int",
    "--enable-multivalue", "--enable-mutable-globals", "--enable-reference-types", "--output", wasm, wasm);
  weigh(wasm);
  writeFileSync(join(fresh, "PARAMETERS.md"), tables("list"));
  for (const licence of licences) cpSync(licence, join(fresh, licence));
  // Ours last: a hand-written file stands in for a generated one of the same name.
  if (existsSync(files)) cpSync(files, fresh, { recursive: true });
  // Swapped in whole, so that pkg/ is never half a package.
  rmSync(pkg, { recursive: true, force: true });
  renameSync(fresh, pkg);
} catch (error) {
  // The tool that failed has said why; a trace of this script adds nothing.
  if (error.status === undefined) throw error;
  process.exit(1);
}
