// Code written from calls, run by what it is written for: every action with all of its parameters makes the very call
// that it was written from, and a whole session's test passes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeProject, run, runTestFile } from "./support/project.mjs";
import { startServe } from "./support/serve.mjs";

// Written by the native tests.
const { calls, tests } = JSON.parse(readFileSync(new URL("../../target/tmp/samples.json", import.meta.url), "utf8"));

/** Makes calls at an endpoint of their own; the calls that arrived there. */
const arrived = async (make) => {
  const server = await startServe();
  try {
    await make(server);
    const { Calls } = (await server.admin("GET", "snapshot")).body;
    return Calls.map(({ Action, Parameters }) => ({ action: Action, parameters: Parameters }));
  } finally {
    await server.stop();
  }
};

const wanted = () => calls.map(({ action, parameters }) => ({ action, parameters }));
const at = (code, { port }) => code.replaceAll("127.0.0.1:4599", `127.0.0.1:${port}`);

/** The words that bash makes of a line: its first one is a function that prints the rest. */
const words = async (lines) => {
  const print = '() { printf "%s\\0" "$@"; printf "\\0\\0"; };\n';
  const { status, output } = await run("bash", ["-c", `curl ${print} aliyun ${print} ${lines.join("\n")}`]);
  assert.equal(status, 0, output);
  return output.split("\0\0\0").slice(0, -1).map((line) => line.split("\0"));
};

test("curl", async () => {
  const made = async (server) => {
    for (const [url, ...rest] of await words(calls.map(({ curl }) => at(curl, server)))) {
      assert.deepEqual(rest, []);
      await (await fetch(url)).json();
    }
  };
  assert.deepEqual(await arrived(made), wanted());
});

test("aliyun CLI", async () => {
  const read = ([ecs, action, ...options]) => {
    assert.equal(ecs, "ecs");
    const parameters = {};
    while (options.length > 0) {
      const option = options.shift();
      if (option === "--force") continue;
      const [, name, value] = /^--([^=]+)(?:=([^]*))?$/.exec(option);
      const given = value ?? options.shift();
      if (name !== "version") parameters[name] = given;
    }
    return { action, parameters };
  };
  assert.deepEqual((await words(calls.map(({ aliyun }) => aliyun))).map(read), wanted());
});

test("TypeScript SDK: it compiles, and it runs", async () => {
  const project = makeProject("samples-typescript");
  const made = async (server) => {
    const files = calls.map(({ typescript }, n) => project.write(`sample${n}.ts`, at(typescript, server)));
    const options = ["--strict", "--noEmit", "--skipLibCheck", "--ignoreConfig", "--target", "es2022", "--module", "preserve", "--types", "node"];
    const { status, output } = await run("tsc", [...options, ...files]);
    assert.equal(status, 0, output);
    project.write("samples.test.ts", `import { test } from "vitest";
test("all", async () => {
  for (let n = 0; n < ${calls.length}; n += 1) {
    await import(\`./sample\${n}.ts\`).catch((error) => { if (!error.data?.Code) throw error; });
  }
}, 60_000);`);
    assert.equal(await runTestFile(project, "samples.test.ts"), 1);
  };
  assert.deepEqual(await arrived(made), wanted());
});

test("Python SDK: it compiles, and it runs", async () => {
  const project = makeProject("samples-python");
  const made = async (server) => {
    for (const [n, { python }] of calls.entries()) project.write(`sample${n}.py`, at(python, server));
    project.write("test_samples.py", `import py_compile, runpy
from darabonba.exceptions import DaraException

def test_all():
    for n in range(${calls.length}):
        py_compile.compile(f"sample{n}.py", doraise=True)
        try:
            runpy.run_path(f"sample{n}.py")
        except DaraException as error:
            assert error.data["Code"]
`);
    assert.equal(await runTestFile(project, "test_samples.py"), 1);
  };
  // The official client writes its booleans as Python does; the service takes them in any case.
  const inPython = ([name, value]) => [name, value === "true" ? "True" : value];
  const asSent = ({ action, parameters }) => ({ action, parameters: Object.fromEntries(Object.entries(parameters).map(inPython)) });
  assert.deepEqual((await arrived(made)).map(asSent), wanted().map(asSent));
});

for (const { name, text } of tests) {
  test(`a session of everything, as ${name}`, async () => {
    const project = makeProject(`session-${name}`);
    project.write(name, text);
    assert.equal(await runTestFile(project, name), 1);
  });
}
