// A project of somebody's who tests with the simulator: the package as it would be installed, and what runs its tests.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const RUNS = { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 };

/** A folder inside of this one, so that the other packages are found where they are. */
export const makeProject = (name) => {
  const folder = join(ROOT, "target/tmp", name);
  rmSync(folder, { recursive: true, force: true });
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return join(folder, path);
  };
  write("package.json", JSON.stringify({ private: true, type: "module" }));
  cpSync(join(ROOT, "pkg"), join(folder, "node_modules/image-family-simulator"), { recursive: true });
  return { folder, write };
};

/** The versions of MSW that the package's handler is for, by what they are installed as here. */
export const MSW = { msw: "MSW 2", "msw-v3": "MSW 3" };

export const mswFolder = (installed) => dirname(createRequire(import.meta.url).resolve(`${installed}/package.json`));

/** A project that has one of them. */
export const makeMswProject = (name, installed) => {
  const project = makeProject(`${name}-${installed}`);
  symlinkSync(mswFolder(installed), join(project.folder, "node_modules/msw"));
  return project;
};

/** Runs a program to its end; what it said. */
export const run = (command, args, options = {}) =>
  new Promise((resolve) => {
    execFile(command, args, { ...RUNS, ...options }, (error, stdout, stderr) => {
      resolve({ status: error ? (error.code ?? error.signal) : 0, output: stdout + stderr });
    });
  });

const succeed = async (...program) => {
  const { status, output } = await run(...program);
  assert.equal(status, 0, output);
  return output;
};

/** Each framework's run of one file of a project; how many tests passed, read off its own summary. */
export const RUNNERS = {
  vitest: async ({ folder }, file) => {
    const options = ["--root", folder, "--no-color", file];
    const output = await succeed(process.execPath, ["node_modules/vitest/vitest.mjs", "run", ...options]);
    return Number(/Tests +([0-9]+) passed/.exec(output)?.[1]);
  },
  pytest: async ({ folder }, file) => {
    const python = process.env.SDK_PYTHON ?? "python3";
    const output = await succeed(python, ["-m", "pytest", "-q", "-p", "no:cacheprovider", file], { cwd: folder });
    return Number(/([0-9]+) passed/.exec(output)?.[1]);
  },
  rust: async ({ folder, write }, file) => {
    const name = file.replace(/\.rs$/, "");
    // By a name of its own: what is compiled of the example stays the example's.
    const manifest = readFileSync(join(ROOT, "tests/example/Cargo.toml"), "utf8").replace(/^name = .*/m, 'name = "written-by-the-page"');
    write("Cargo.toml", manifest.replace('path = "../.."', `path = ${JSON.stringify(ROOT)}`));
    write("src/lib.rs", "");
    write(`tests/${file}`, readFileSync(join(folder, file), "utf8"));
    cpSync(join(ROOT, "Cargo.lock"), join(folder, "Cargo.lock"));
    const options = ["--offline", "--manifest-path", join(folder, "Cargo.toml"), "--target-dir", "target", "--test", name];
    const output = await succeed("cargo", ["test", ...options]);
    return Number(/([0-9]+) passed/.exec(output)?.[1]);
  },
};

/** By the end of a file's name. */
export const runTestFile = (project, file) => {
  const [, runner] = Object.entries({ ".test.ts": "vitest", ".py": "pytest", ".rs": "rust" }).find(([end]) => file.endsWith(end));
  return RUNNERS[runner](project, file);
};
