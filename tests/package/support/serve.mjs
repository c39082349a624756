// The package's command as its users start it: a process of its own, on a free port.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const COMMAND = fileURLToPath(new URL("../../../pkg/cli.mjs", import.meta.url));

export const startServe = async (...options) => {
  const child = spawn(process.execPath, [COMMAND, "serve", "--port", "0", ...options], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), ended]);
  const [url, port] = /http:\/\/127\.0\.0\.1:([0-9]+)\/$/.exec(line);
  return {
    url,
    port: Number(port),
    /** A request to the admin door. */
    admin: async (method, name, content, headers = {}) => {
      const body = content === undefined ? undefined : JSON.stringify(content);
      const response = await fetch(`${url}_sim/${name}`, { method, body, headers });
      return { status: response.status, body: await response.json() };
    },
    /** Ends it as Ctrl-C does; its exit code, and the signal if that is what ended it. */
    stop: async (signal = "SIGINT") => {
      child.kill(signal);
      return ended;
    },
  };
};
