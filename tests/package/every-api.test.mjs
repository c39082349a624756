// Every API of the endpoint once: through the official client, and its raw answer against that client's own models.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Simulator } from "../../pkg/node.mjs";
import { ecs7 } from "./support/clients.mjs";
import { callEveryApi } from "./support/every-api.mjs";
import { compare, parametersOf } from "./support/model.mjs";
import { LEFT_OUT } from "./support/left-out.mjs";
import { startServe } from "./support/serve.mjs";

const ofSimulator = () => {
  const simulator = new Simulator();
  return callEveryApi(async (action, parameters) => simulator.call(action, parameters));
};

test("there is a call of every API that the endpoint knows", async () => {
  // The package doesn't tell its actions; their one table does.
  const table = readFileSync(new URL("../../src/openapi/action.rs", import.meta.url), "utf8");
  const known = [...table.matchAll(/^\s+(\w+) in \w+, writes/gm)].map(([, action]) => action);
  const called = new Set((await ofSimulator()).map(([action]) => action));
  assert.deepEqual(known.filter((action) => !called.has(action)), []);
});

test("every API answers npm @alicloud/ecs20140526 7.x", async () => {
  const server = await startServe();
  try {
    const client = ecs7({ endpoint: `127.0.0.1:${server.port}`, protocol: "http" });
    for (const [action, { status, body }] of await callEveryApi(client.call)) {
      assert.equal(status, 200, `${action}: ${JSON.stringify(body)}`);
    }
  } finally {
    await server.stop();
  }
});

test("every body has the fields and types of the client's models, but for those that are listed", async () => {
  const answers = await ofSimulator();
  for (const [action, { status, body }] of answers) assert.equal(status, 200, `${action}: ${JSON.stringify(body)}`);
  const { different, missing } = compare(answers);
  assert.deepEqual(different, []);
  const listed = Object.values(LEFT_OUT).flat();
  assert.deepEqual(missing.filter((path) => !listed.includes(path)), [], "fields of the models that no body has");
  assert.deepEqual(listed.filter((path) => !missing.includes(path)), [], "listed, but not left out");
});

test("every success body of the random sequences has the fields and types of the client's models", () => {
  // Written by the native tests, which the package gives byte for byte: sequences.test.mjs.
  const sequences = JSON.parse(readFileSync(new URL("../../target/tmp/sequences.json", import.meta.url), "utf8"));
  const answers = sequences.flatMap(({ steps }) => steps)
    .filter(({ status }) => status === 200)
    .map(({ action, body }) => [action, { body: JSON.parse(body) }]);
  assert.ok(answers.length > 1000, `only ${answers.length} bodies`);
  assert.deepEqual(compare(answers).different, []);
});

test("every parameter of the client's request models is one of the package's, and the other way round", () => {
  const list = readFileSync(new URL("../../pkg/PARAMETERS.md", import.meta.url), "utf8");
  const sections = list.split("\n## ").slice(1);
  assert.equal(sections.length, 19);
  for (const section of sections) {
    const [action] = section.split("\n", 1);
    const listed = [...section.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
    // Its models lack two of these here and there.
    const owners = ["OwnerAccount", "OwnerId", "ResourceOwnerAccount", "ResourceOwnerId"];
    const known = new Set([...parametersOf(action), ...owners]);
    assert.deepEqual([...known].sort(), [...listed].sort(), action);
  }
});
