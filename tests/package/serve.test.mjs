// `image-family-simulator serve` as a program: how it starts and ends, its admin door, and what it survives.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { LiveSimulator } from "../../pkg/live.mjs";
import { Simulator } from "../../pkg/node.mjs";
import { startServer } from "../../pkg/serve.mjs";
import { COMMAND, startServe } from "./support/serve.mjs";

const LATEST = "Action=DescribeImageFromFamily&Format=JSON&RegionId=cn-hangzhou&ImageFamily=image-test";

let server;
before(async () => {
  server = await startServe();
});
after(() => server.stop());

const run = (...options) => spawnSync(process.execPath, [COMMAND, ...options], { encoding: "utf8", timeout: 30_000 });
const latest = async ({ url }) => (await (await fetch(`${url}?${LATEST}`)).json()).Image?.ImageName;

/** Sends bytes as they are; what came back when the connection ended. */
const raw = (port, bytes, { keepOpen = false } = {}) =>
  new Promise((resolve) => {
    const chunks = [];
    const socket = connect(port, "127.0.0.1", () => (keepOpen ? socket.write(bytes) : socket.end(bytes)));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", () => {});
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });

test("Ctrl-C and SIGTERM end it cleanly", async () => {
  for (const signal of ["SIGINT", "SIGTERM"]) assert.deepEqual(await (await startServe()).stop(signal), [0, null]);
});

test("a taken port and a bad scenario are one sentence and exit code 1, a wrong option is exit code 2", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const folder = mkdtempSync(join(tmpdir(), "serve-"));
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const twice = JSON.stringify({ Images: [{ ImageName: "one" }, { ImageName: "one" }] });
  const wrong = [
    [1, "--port", String(taken.address().port)],
    [1, "--scenario", "none"],
    [1, "--scenario", join(folder, "missing.json")],
    [1, "--scenario", folder],
    [1, "--scenario", file("text.json", "not JSON")],
    [1, "--scenario", file("null.json", "null")],
    [1, "--scenario", file("twice.json", twice)],
    [2, "--port", "65536"],
    [2, "--unknown"],
  ];
  try {
    for (const [code, ...options] of wrong) {
      const { status, stdout, stderr } = run("serve", ...options);
      assert.deepEqual([status, stdout], [code, ""], options.join(" "));
      assert.match(stderr, /^✗ [^\n]+\.\n$/, options.join(" "));
    }
    const { status, stdout } = run("--help");
    assert.equal(status, 0);
    assert.match(stdout, /--scenario/);
  } finally {
    taken.close();
    rmSync(folder, { recursive: true });
  }
});

test("a scenario file is what it serves", async () => {
  const folder = mkdtempSync(join(tmpdir(), "serve-"));
  const path = join(folder, "mine.json");
  writeFileSync(path, JSON.stringify({ Images: [{ ImageName: "mine", ImageFamily: "image-test" }] }));
  const own = await startServe("--scenario", path);
  try {
    assert.equal(await latest(own), "mine");
  } finally {
    await own.stop();
    rmSync(folder, { recursive: true });
  }
});

test("the admin door tells the state, resets, and takes back its own snapshot", async () => {
  const { body: snapshot } = await server.admin("GET", "snapshot");
  assert.equal(await latest(server), "image2");
  await fetch(`${server.url}?Action=ModifyImageAttribute&RegionId=cn-hangzhou&ImageId=m-bp1imagetest00000002&Status=Deprecated`);
  assert.equal(await latest(server), "image1");
  const { body: state } = await server.admin("GET", "state");
  assert.deepEqual([state.Counts, state.Calls, state.Scenario.Name], [{ Images: 5, Instances: 2 }, 3, "rollback"]);
  const restored = await server.admin("POST", "restore", snapshot);
  assert.deepEqual([restored.status, restored.body.Calls, await latest(server)], [200, 0, "image2"]);
  assert.equal((await server.admin("POST", "reset")).body.Calls, 0);
});

test("the admin door moves the clock", async () => {
  const before = Date.parse((await server.admin("GET", "clock")).body.Now);
  const { body } = await server.admin("POST", "clock", { Seconds: 3600 });
  assert.ok(Date.parse(body.Now) - before >= 3_600_000);
  assert.equal((await server.admin("POST", "clock", { Seconds: -1 })).status, 400);
});

test("the admin door ends the making of an image", async () => {
  const copy = "Action=CopyImage&Format=JSON&RegionId=cn-hangzhou&DestinationRegionId=cn-hangzhou&ImageId=m-bp1imagetest00000002";
  const { ImageId } = await (await fetch(`${server.url}?${copy}`)).json();
  const finish = (ending) => server.admin("POST", "finish", { RegionId: "cn-hangzhou", ImageId, Ending: ending });
  assert.equal((await finish("Gone")).status, 400);
  assert.equal((await finish("CreateFailed")).status, 200);
  assert.equal((await finish("CreateFailed")).status, 404);
  assert.equal((await server.admin("POST", "finish", {})).status, 400);
  const list = `Action=DescribeImages&Format=JSON&RegionId=cn-hangzhou&Status=ALL&ImageId=${ImageId}`;
  const { Images } = await (await fetch(`${server.url}?${list}`)).json();
  assert.equal(Images.Image[0].Status, "CreateFailed");
});

test("the admin door refuses with a status and a message", async () => {
  const refused = async (status, ...request) => {
    const answer = await server.admin(...request);
    assert.equal(answer.status, status, request.slice(0, 2).join(" "));
    assert.equal(typeof answer.body.Message, "string");
  };
  await refused(404, "GET", "nothing");
  await refused(404, "GET", "constructor");
  await refused(405, "DELETE", "state");
  await refused(400, "POST", "restore", { Format: 99 });
  await refused(400, "POST", "restore");
  await refused(403, "GET", "state", undefined, { Origin: "https://example.com" });
  const rebound = await raw(server.port, "GET /_sim/state HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n");
  assert.match(rebound, /^HTTP\/1\.1 403 /);
});

test("fault rules set by the admin door strike, outlive a restore, and end", async () => {
  const call = async () => {
    const response = await fetch(`${server.url}?${LATEST}`);
    return [response.status, (await response.json()).Code, response.headers.get("x-acs-retry-after")];
  };
  const rule = { Action: "DescribeImageFromFamily", RetryAfterMs: 700, LatencyMs: 20 };
  const { status, body: rules } = await server.admin("PUT", "faults", [rule]);
  assert.deepEqual([status, rules.length, rules[0].Action], [200, 1, rule.Action]);
  const started = performance.now();
  assert.deepEqual(await call(), [400, "Throttling.User", "700"]);
  assert.ok(performance.now() - started >= 20);
  const { body: journal } = await server.admin("GET", "journal");
  assert.equal(journal.length, (await server.admin("GET", "state")).body.Calls);
  await server.admin("POST", "restore", (await server.admin("GET", "snapshot")).body);
  assert.deepEqual((await server.admin("GET", "faults")).body, rules);
  // What the admin door asks itself, no rule strikes.
  const every = { Status: 503, Code: "ServiceUnavailable", Message: "" };
  await server.admin("PUT", "faults", [every]);
  const { status: answered, body: state } = await server.admin("GET", "state");
  assert.deepEqual([answered, state.Counts.Instances], [200, 2]);
  assert.equal((await server.admin("PUT", "faults", { rule })).status, 400);
  assert.deepEqual((await server.admin("DELETE", "faults")).body, []);
  assert.deepEqual(await call(), [200, undefined, null]);
});

test("simulated time is real time, in whole seconds", () => {
  let milliseconds = 0;
  const live = new LiveSimulator(new Simulator(), () => milliseconds);
  const start = Date.parse(live.current.export().Now);
  const passed = () => (Date.parse(live.current.export().Now) - start) / 1000;
  const seen = [400, 1000, 1900, 2100, 62_099, 62_100].map((now) => {
    milliseconds = now;
    live.catchUp();
    return passed();
  });
  assert.deepEqual(seen, [0, 1, 1, 2, 62, 62]);
});

test("a body over the limit is 413", async () => {
  const sent = (size) => fetch(server.url, { method: "POST", body: "x".repeat(size) });
  assert.equal((await sent(1024 * 1024 + 1)).status, 413);
  assert.notEqual((await sent(1024 * 1024)).status, 413);
});

test("slow headers and slow bodies are ended, with 408", async () => {
  const quick = await startServer(new LiveSimulator(new Simulator()), { port: 0, headersTimeout: 50, requestTimeout: 100 });
  const port = Number(new URL(quick.url).port);
  const slow = ["POST / HTTP/1.1\r\nHost: x\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nslow"];
  try {
    const answers = await Promise.all(slow.map((bytes) => raw(port, bytes, { keepOpen: true })));
    for (const answer of answers) assert.match(answer, /^HTTP\/1\.1 408 /);
  } finally {
    await quick.close();
  }
});

test("too many headers are 431, and a body without end is cut off", async () => {
  const many = `GET /?${LATEST} HTTP/1.1\r\nHost: x\r\n${"A: b\r\n".repeat(200)}Connection: close\r\n\r\n`;
  assert.match(await raw(server.port, many), /^HTTP\/1\.1 431 /);
  const endless = await new Promise((resolve) => {
    let sent = 0;
    const chunk = `100000\r\n${"x".repeat(0x100000)}\r\n`;
    const socket = connect(server.port, "127.0.0.1", () => {
      socket.write("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      const more = () => {
        sent += 1;
        if (!socket.destroyed && sent < 1000) socket.write(chunk, more);
      };
      more();
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(sent));
  });
  assert.ok(endless < 200, `${endless} MiB were taken`);
  assert.equal(await latest(server), "image2");
});

test("ten thousand broken requests, and the server is alive and right", async () => {
  const body = "Action=DescribeImages&RegionId=cn-hangzhou&Version=2014-05-26";
  const good = [
    `GET /?${LATEST} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    `POST /?RegionId=cn-hangzhou HTTP/1.1\r\nHost: x\r\nx-acs-action: DescribeImages\r\nx-acs-version: 2014-05-26\r\nContent-Length: 0\r\n\r\n`,
    `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    "GET /_sim/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    "OPTIONS / HTTP/1.1\r\nHost: x\r\nOrigin: http://x\r\nAccess-Control-Request-Method: POST\r\n\r\n",
  ];
  const nasty = ["\0", "\r", "\n", "\r\n\r\n", ":", " ", "%", "\x80\xff", "A: b\r\n".repeat(300), "x".repeat(20_000), "Content-Length: 5\r\n",
    "Transfer-Encoding: chunked\r\n", "Transfer-Encoding: gzip, identity\r\n", "Expect: 100-continue\r\n", "Upgrade: websocket\r\nConnection: upgrade\r\n",
    "ffffffffffffffff\r\n", "-1\r\n", "HTTP/1.1", "http://[::1", "../../"];
  // The same dice each time: what was found once is found again.
  let state = 7;
  const below = (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
  const spoiled = () => {
    let text = good[below(good.length)];
    for (let times = 1 + below(3); times > 0; times -= 1) {
      const at = below(text.length + 1);
      const end = Math.min(text.length, at + below(8));
      text = [
        () => text.slice(0, at),
        () => text.slice(0, at) + nasty[below(nasty.length)] + text.slice(at),
        () => text.slice(0, at) + nasty[below(nasty.length)] + text.slice(end),
        () => text.slice(0, at) + text.slice(end),
        () => text + good[below(good.length)],
        () => Array.from({ length: 1 + below(200) }, () => String.fromCharCode(below(256))).join(""),
      ][below(6)]();
    }
    return text;
  };
  /** Sends it and hangs up, in one of the ways in which clients do. */
  const send = (text) =>
    new Promise((resolve) => {
      const chunks = [];
      const hangUp = below(4);
      const socket = connect(server.port, "127.0.0.1", () => {
        const bytes = Buffer.from(text, "latin1");
        if (hangUp === 0) socket.write(bytes, () => socket.resetAndDestroy());
        else if (hangUp === 1) socket.write(bytes, () => socket.destroy());
        else socket.end(bytes);
      });
      socket.on("data", (chunk) => chunks.push(chunk));
      socket.on("error", () => {});
      socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
    });
  const before = await server.admin("GET", "state");
  const statuses = {};
  for (let made = 0; made < 10_000; made += 50) {
    for (const answer of await Promise.all(Array.from({ length: 50 }, () => send(spoiled())))) {
      const status = answer === "" ? "none" : (/^HTTP\/1\.1 ([0-9]{3}) /.exec(answer)?.[1] ?? answer.slice(0, 20));
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
  }
  console.log("# answers to 10,000 broken requests:", JSON.stringify(statuses));
  const expected = ["none", "100", "200", "204", "400", "403", "404", "405", "408", "413", "417", "431"];
  assert.deepEqual(Object.keys(statuses).filter((status) => !expected.includes(status)), []);
  assert.ok(statuses[400] > 1000, "what can't be read is 400");
  assert.equal(await latest(server), "image2");
  const { status, body: { Counts } } = await server.admin("GET", "state");
  assert.deepEqual([status, Counts], [200, before.body.Counts]);
});

test("hundreds of broken requests are refused, and the next good one is answered", async () => {
  const good = `POST /?${LATEST} HTTP/1.1\r\nHost: x\r\nx-acs-version: 2014-05-26\r\nContent-Length: 4\r\n\r\nbody`;
  const broken = [
    "", "\r\n\r\n", "\0\0\0\0", "GET", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "NONSENSE / HTTP/1.1\r\n\r\n",
    "GET  HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost x\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nA\0: b\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    `GET / HTTP/1.1\r\nHost: x\r\nA: ${"a".repeat(100_000)}\r\n\r\n`, `GET /${"?".repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    "CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /%zz?Action=%&%=%F0%28 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\x01", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    // A good one, cut off at every byte, and with every byte spoiled.
    ...Array.from(good, (_, at) => good.slice(0, at)),
    ...Array.from(good, (_, at) => `${good.slice(0, at)}\0${good.slice(at + 1)}`),
  ];
  assert.ok(broken.length > 300);
  const answers = [];
  for (let at = 0; at < broken.length; at += 20) {
    answers.push(...(await Promise.all(broken.slice(at, at + 20).map((bytes) => raw(server.port, bytes)))));
  }
  for (const answer of answers) assert.doesNotMatch(answer, /^HTTP\/1\.1 5/);
  assert.ok(answers.filter((answer) => answer.startsWith("HTTP/1.1 400 ")).length > 100);
  assert.equal(await latest(server), "image2");
});
