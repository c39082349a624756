import type { HttpHandler } from "msw";

/** What answers: a `Simulator`. */
export interface Endpoint {
  handle(request: { method: string; url: string; headers?: Record<string, string>; body?: string }): {
    status: number;
    headers: Record<string, string>;
    body: string;
    latencyMs?: number;
  };
}

/** Handlers for `setupServer` and `setupWorker` that let the simulator answer every ECS endpoint of aliyuncs.com. */
export function ecsHandler(simulator: Endpoint): HttpHandler[];
