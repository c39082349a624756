#!/usr/bin/env node
// The command of the package: image-family-simulator serve.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Simulator } from "./node.mjs";
import { LiveSimulator } from "./live.mjs";
import { startServer } from "./serve.mjs";

const HELP = `image-family-simulator serve [--port 4599] [--scenario NAME|FILE]

Answers the ECS image API at http://127.0.0.1:4599/, on this machine alone. Signatures are not checked.

  --port N         another port; 0 takes a free one
  --scenario NAME  rollback (the default), empty or fleet
  --scenario FILE  a scenario file; a path with a dot or a slash in it, such as ./mine.json
  --help           this text

Ctrl-C ends it. The simulated clock moves with real time. What tests need beside the API is under /_sim/:
  GET state, journal, snapshot, clock, faults · POST reset, restore, clock, finish · PUT and DELETE faults
`;

/** What the user can put right: said as one sentence, without a trace. */
class Wrong extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

const readArguments = () => {
  const options = { port: { type: "string" }, scenario: { type: "string" }, help: { type: "boolean", short: "h" } };
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Wrong(`${error.message.split(". ", 1)[0]}. --help tells more.`, 2);
  }
};

const readPort = (text) => {
  if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65535) {
    throw new Wrong(`--port needs a number from 0 to 65535, not '${text}'.`, 2);
  }
  return Number(text);
};

const fileTroubles = { ENOENT: "there is no such file", EISDIR: "it is a folder", EACCES: "it may not be read" };

const readScenario = (path) => {
  const wrong = (why) => new Wrong(`The scenario file ${path} can't be used: ${why}.`);
  let scenario;
  try {
    scenario = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw wrong(fileTroubles[error.code] ?? error.message);
  }
  if (scenario === null || typeof scenario !== "object") throw wrong("it must hold an object");
  return scenario;
};

const simulatorFor = (option) => {
  const isFile = /[./\\]/.test(option);
  const scenario = isFile ? readScenario(option) : option;
  try {
    return new Simulator({ scenario });
  } catch (error) {
    throw new Wrong(`The scenario${isFile ? ` file ${option}` : ""} can't be used: ${error.message.replace(/\.$/, "")}.`);
  }
};

const portTroubles = {
  EADDRINUSE: (port) => `Port ${port} is in use. Stop what uses it, or take another one with --port.`,
  EACCES: (port) => `Port ${port} may not be used by this user. Take one above 1023 with --port.`,
};

const listen = async (simulator, port) => {
  try {
    return await startServer(new LiveSimulator(simulator), { port });
  } catch (error) {
    throw new Wrong(portTroubles[error.code]?.(port) ?? error.message);
  }
};

const main = async () => {
  const { values, positionals } = readArguments();
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (positionals.length !== 1 || positionals[0] !== "serve") {
    throw new Wrong("The command is: image-family-simulator serve. --help tells more.", 2);
  }
  const server = await listen(simulatorFor(values.scenario ?? "rollback"), readPort(values.port ?? "4599"));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, server.close);
  console.log(`The simulated ECS endpoint is at ${server.url}`);
};

try {
  await main();
} catch (error) {
  if (!(error instanceof Wrong)) throw error;
  console.error(`✗ ${error.message}`);
  process.exitCode = error.exitCode;
}
