// HTTP before a simulator: reads requests, hands them on, and survives the broken ones. Node's own parser answers those
// with 400, 408 or 431.
import { createServer } from "node:http";
import { setTimeout as pass } from "node:timers/promises";
import { ADMIN_PATH, answerAdmin } from "./admin.mjs";

const MEBIBYTE = 1024 * 1024;
const CALL_LIMIT = MEBIBYTE;
/** A snapshot holds every call that was made. */
const ADMIN_LIMIT = 64 * MEBIBYTE;
/** Many clients look for no answer before they have sent everything: so much of a body is read, and thrown away. */
const PATIENCE = 64 * MEBIBYTE;
const HEADER_BYTES = 16 * 1024;
const HEADER_LIMIT = 200;
const CONNECTION_LIMIT = 1000;

/** The body as text, or null when it is longer than `limit`. One that never ends is cut off with its connection. */
const readBody = async (request, limit) => {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= limit) chunks.push(chunk);
    if (size > limit + PATIENCE) break;
  }
  return size <= limit ? Buffer.concat(chunks).toString() : null;
};

const plain = (status, text) => ({ status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${text}\n` });

const answer = async (live, request) => {
  if (request.rawHeaders.length > 2 * HEADER_LIMIT) return plain(431, `A request may have ${HEADER_LIMIT} headers here.`);
  const isAdmin = request.url.startsWith(ADMIN_PATH);
  const limit = isAdmin ? ADMIN_LIMIT : CALL_LIMIT;
  const body = await readBody(request, limit);
  if (body === null) return plain(413, `A body may have ${limit} bytes here.`);
  live.catchUp();
  const { method, url, headers } = request;
  return isAdmin ? answerAdmin(live, { method, url, headers, body }) : live.current.handle({ method, url, headers, body });
};

const send = (response, { status, headers, body }) => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.end(body);
};

/** Serves on loopback until `close()`; `port: 0` takes a free one. */
export const startServer = async (live, { port, headersTimeout = 10_000, requestTimeout = 30_000 }) => {
  const options = {
    headersTimeout,
    requestTimeout,
    connectionsCheckingInterval: Math.min(1000, headersTimeout),
    maxHeaderSize: HEADER_BYTES,
  };
  const server = createServer(options, async (request, response) => {
    try {
      const reply = await answer(live, request);
      // A fault may be a slow answer; it doesn't hold up the end of the program.
      if (reply.latencyMs) await pass(reply.latencyMs, undefined, { ref: false });
      send(response, reply);
    } catch (error) {
      const clientLeft = !request.complete;
      if (clientLeft) return;
      console.error(error);
      send(response, plain(500, "The simulator failed; its own output says how."));
    }
  });
  // Node would leave out what is beyond its count, and say nothing; `answer` refuses.
  server.maxHeadersCount = 0;
  server.maxConnections = CONNECTION_LIMIT;
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
};
