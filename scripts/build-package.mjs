// node scripts/build-package.mjs PKG: the npm package, from the crate's JavaScript door and the files of src/js/package/.
// cargo, wasm-bindgen and wasm-opt are taken from PATH; nothing is downloaded.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const pkg = process.argv[2];
const fresh = `${pkg}.new`;
const target = "wasm32-unknown-unknown";
const name = "image_family_simulator";
const files = "src/js/package";

const run = (command, ...args) => execFileSync(command, args, { stdio: "inherit" });
const output = (command, ...args) => execFileSync(command, args, { stdio: ["inherit", "pipe", "inherit"], encoding: "utf8" });

// The class's types are wasm-bindgen's, those of the actions come from the endpoint's tables. The class has a
// Symbol.dispose, which the libraries of an older target lack.
function declare(file) {
  const actions = output("cargo", "run", "--quiet", "--bin", "declarations", "--offline");
  writeFileSync(file, `/// <reference lib="esnext.disposable" />\n${readFileSync(file, "utf8")}${actions}`);
}

try {
  run("cargo", "rustc", "--lib", "--profile", "npm", "--crate-type", "cdylib", "--target", target,
    "--no-default-features", "--features", "js", "--offline");
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh);
  run("wasm-bindgen", "--target", "web", "--out-dir", fresh, "--out-name", name, `target/${target}/npm/${name}.wasm`);
  declare(join(fresh, `${name}.d.ts`));
  const wasm = join(fresh, `${name}_bg.wasm`);
  run("wasm-opt", "-O3", "--converge", "--reorder-functions", "--reorder-locals", "--enable-bulk-memory", "--enable-sign-ext", "--enable-nontrapping-float-to-int",
    "--enable-multivalue", "--enable-mutable-globals", "--enable-reference-types", "--output", wasm, wasm);
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
