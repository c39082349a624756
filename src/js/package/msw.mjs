// Request handlers for MSW: the official clients' own calls, answered without a port, in Node and in a page.
import { HttpResponse, delay, http } from "msw";

/** `ecs.<region>.aliyuncs.com`, the older `ecs-<region>.aliyuncs.com`, and `ecs.aliyuncs.com`. */
const ENDPOINTS = /^https?:\/\/ecs([.-][a-z0-9.-]*)?\.aliyuncs\.com\//;

export const ecsHandler = (simulator) => [
  http.all(ENDPOINTS, async ({ request }) => {
    const { status, headers, body, latencyMs } = simulator.handle({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: await request.text(),
    });
    if (latencyMs) await delay(latencyMs);
    // A response of status 204 can't be made with a body, even an empty one.
    return new HttpResponse(body || null, { status, headers });
  }),
];
