// Serves a built site on this machine, under the headers that it is made for. No dependency.
// On the command line: node scripts/serve.mjs --dir dist --port 8080. In a test: import { startServer }.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

export const siteHeaders = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "font-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
  "X-Content-Type-Options": "nosniff",
  "Access-Control-Allow-Origin": "*",
};

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".txt": "text/plain; charset=utf-8",
};

// The build puts a hash into these names: a changed file is another file.
const hashed = /-[0-9a-f]{8,16}(_bg)?\.[a-z0-9]+$/;

const stats = (path) => stat(path).then((found) => (found.isFile() ? found : null), () => null);

const acceptsBrotli = (header = "") =>
  header.split(",").some((part) => {
    const [coding, ...parameters] = part.toLowerCase().split(";").map((text) => text.trim());
    return coding === "br" && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });

// The file that a request's path names, or null: nothing outside `root`, whatever is encoded or linked into the path.
const locate = async (root, base, url) => {
  let path;
  try {
    path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes("\0") || path.includes("\\")) return null;
  const inside = path.slice(base.length);
  const name = inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside;
  const file = await realpath(join(root, name)).catch(() => null);
  return file?.startsWith(root + sep) ? file : null;
};

const answer = async (root, base, headers, request, response) => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const plain = (status, text) => {
    response.writeHead(status, { "Content-Type": types[".txt"], "Content-Length": Buffer.byteLength(text) });
    response.end(request.method === "HEAD" ? undefined : text);
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return plain(405, "Only GET and HEAD are answered here.\n");
  }
  const file = await locate(root, base, request.url);
  const original = file && (await stats(file));
  if (!original) return plain(404, "There is no such file here.\n");

  response.setHeader("Content-Type", types[extname(file)] ?? "application/octet-stream");
  response.setHeader("Cache-Control", hashed.test(file) ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("Vary", "Accept-Encoding");
  const small = acceptsBrotli(request.headers["accept-encoding"]) && (await stats(`${file}.br`));
  const sent = small || original;
  const etag = `"${sent.size.toString(16)}-${Math.trunc(sent.mtimeMs).toString(16)}${small ? "-br" : ""}"`;
  response.setHeader("ETag", etag);
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304);
    return response.end();
  }
  if (small) response.setHeader("Content-Encoding", "br");
  response.writeHead(200, { "Content-Length": sent.size });
  if (request.method === "HEAD") return response.end();
  createReadStream(small ? `${file}.br` : file)
    .on("error", () => response.destroy())
    .pipe(response);
};

/**
 * Serves `dir` until `close()`. `port: 0` takes a free one; `base` ("/some/folder/") puts the site into a folder;
 * `headers` are sent with every answer, in place of the site's own.
 */
export const startServer = async ({ dir, port = 0, host = "127.0.0.1", headers = siteHeaders, base = "/" }) => {
  const root = await realpath(dir);
  const server = createServer((request, response) => {
    answer(root, base, headers, request, response).catch(() => response.destroy());
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${server.address().port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};

const troubles = {
  EADDRINUSE: (port) => `Port ${port} is in use. Stop what uses it, or take another one: ./dev serve --port ${Number(port) + 1}`,
  EACCES: (port) => `Port ${port} may not be used by this user. Take one above 1023: ./dev serve --port 8080`,
  ENOENT: () => "There is no built site here yet: ./dev build makes it.",
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values } = parseArgs({ options: { dir: { type: "string" }, port: { type: "string" } } });
  const { dir = "dist", port = "8080" } = values;
  try {
    const server = await startServer({ dir, port: Number(port) });
    console.log(`\n${server.url}\n\nCtrl-C ends it.`);
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close().then(() => process.exit(0)));
  } catch (error) {
    console.error(`✗ ${troubles[error.code]?.(port) ?? error.message}`);
    process.exit(1);
  }
}
