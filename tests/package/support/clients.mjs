// The official clients behind one door: call(action, parameters) answers { status, body } whatever the client makes of
// them. Parameters and bodies have the API's own names.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const KEYS = { accessKeyId: "key", accessKeySecret: "secret" };

const lowerFirst = (name) => name[0].toLowerCase() + name.slice(1);

/** The generated clients, 4.x and 7.x: a class for each request, a method for each action. */
const generated = (name, runtime) => {
  const sdk = require(name);
  const { cast } = createRequire(require.resolve(name))(runtime);
  return (settings) => {
    const client = new sdk.default({ ...KEYS, regionId: "cn-hangzhou", ...settings });
    const call = async (action, parameters) => {
      try {
        const request = cast(parameters, new sdk[`${action}Request`]({}));
        const { statusCode, body } = await client[lowerFirst(action)](request);
        return { status: statusCode, body: body.toMap() };
      } catch (error) {
        if (!error.data) throw error;
        return { status: error.statusCode ?? error.data.statusCode, body: error.data };
      }
    };
    return { call, close() {} };
  };
};

export const ecs7 = generated("@alicloud/ecs20140526", "@darabonba/typescript");
export const ecs4 = generated("ecs20140526-v4", "@alicloud/tea-typescript");

const popCore = (method) => (port) => {
  const { RPCClient } = require("@alicloud/pop-core");
  const client = new RPCClient({ ...KEYS, endpoint: `http://127.0.0.1:${port}`, apiVersion: "2014-05-26" });
  const call = async (action, parameters) => {
    try {
      const body = await client.request(action, parameters, { method });
      // Its objects have no prototype: equal to no others.
      return { status: 200, body: structuredClone(body) };
    } catch (error) {
      if (!error.data) throw error;
      return { status: error.entry.response.statusCode, body: error.data };
    }
  };
  return { call, close() {} };
};

/** A script that makes the calls it reads, one a line, with a Python client. */
const python = (script) => (port) => {
  const path = fileURLToPath(new URL(`../python/${script}`, import.meta.url));
  const child = spawn(process.env.SDK_PYTHON ?? "python3", [path, String(port)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const call = async (action, parameters) => {
    child.stdin.write(`${JSON.stringify({ Action: action, Parameters: parameters })}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`${script} ended early; its own output says why`);
    const { Status: status, Body: body } = JSON.parse(value);
    return { status, body };
  };
  return { call, close: () => child.stdin.end() };
};

const atPort = (open) => (port) => open({ endpoint: `127.0.0.1:${port}`, protocol: "http" });

/** By name: a function that takes the port of an endpoint. */
export const CLIENTS = {
  "npm @alicloud/ecs20140526 7.x": atPort(ecs7),
  "npm @alicloud/ecs20140526 4.x": atPort(ecs4),
  "npm @alicloud/pop-core, POST": popCore("POST"),
  "npm @alicloud/pop-core, GET": popCore("GET"),
  "PyPI alibabacloud_ecs20140526": python("ecs20140526.py"),
  "PyPI aliyun-python-sdk-ecs": python("aliyun_python_sdk_ecs.py"),
};
