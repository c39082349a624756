// The admin door: what a test wants beside the API. JSON in and out, for programs of this machine alone.
import { Simulator } from "./node.mjs";

export const ADMIN_PATH = "/_sim/";

class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const clock = ({ current }) => ({ Now: current.export().Now });

/** Counted on a copy: the questions must not stand in the log, and no fault rule strikes them. */
const counts = (saved) => {
  const copy = Simulator.import(saved);
  copy.setFaults([]);
  try {
    const total = (action, parameters) => {
      const perRegion = ({ RegionId }) => copy.call(action, { RegionId, PageSize: 1, ...parameters }).body.TotalCount;
      return copy.call("DescribeRegions").body.Regions.Region.map(perRegion).reduce((sum, count) => sum + count, 0);
    };
    return {
      Images: total("DescribeImages", { ImageOwnerAlias: "self", Status: "ALL" }),
      Instances: total("DescribeInstances"),
    };
  } finally {
    copy.free();
  }
};

const state = ({ current }) => {
  const saved = current.export();
  return { Now: saved.Now, Scenario: saved.Scenario, Counts: counts(saved), Calls: saved.Calls.length };
};

const setFaults = ({ current }, rules) => {
  current.setFaults(rules);
  return current.faults();
};

/** As with a reset, the fault rules stay, unless the snapshot brings its own. */
const restore = (live, saved) => {
  const restored = Simulator.import(saved);
  if (restored.faults().length === 0) restored.setFaults(live.current.faults());
  live.exchange(restored);
  return state(live);
};

const finish = (live, given) => {
  const { RegionId, ImageId, Ending } = given ?? {};
  if (live.current.finishImage(RegionId, ImageId, Ending)) return state(live);
  throw new Refused(404, "There is no such image under way.");
};

const routes = {
  state: { GET: state },
  snapshot: { GET: ({ current }) => current.export() },
  reset: {
    POST: (live) => {
      live.current.reset();
      return state(live);
    },
  },
  restore: { POST: (live, read) => restore(live, read()) },
  clock: {
    GET: clock,
    POST: (live, read) => {
      live.current.advance(read()?.Seconds);
      return clock(live);
    },
  },
  finish: { POST: (live, read) => finish(live, read()) },
  faults: {
    GET: ({ current }) => current.faults(),
    PUT: (live, read) => setFaults(live, read()),
    DELETE: (live) => setFaults(live, []),
  },
  journal: { GET: ({ current }) => current.journal() },
};

const isLoopback = (host) => /^(127\.0\.0\.1|localhost|\[::1\])(:[0-9]+)?$/i.test(host);

// By the Host header a page of another site is known whose name was made to point here; by Origin any other such page.
const mayUse = ({ host = "", origin }) =>
  isLoopback(host) && (origin === undefined || isLoopback(origin.replace(/^https?:\/\//, "")));

const find = ({ method, url, headers }) => {
  if (!mayUse(headers)) throw new Refused(403, "Only programs and pages of this machine may use this.");
  const name = url.slice(ADMIN_PATH.length).split(/[?#]/, 1)[0];
  if (!Object.hasOwn(routes, name)) throw new Refused(404, `There is no ${ADMIN_PATH}${name}.`);
  const methods = routes[name];
  if (!Object.hasOwn(methods, method)) {
    throw new Refused(405, `${ADMIN_PATH}${name} takes ${Object.keys(methods).join(", ")}.`);
  }
  return methods[method];
};

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(400, "The body must be JSON.");
  }
};

const reply = (status, content) => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(content),
});

export const answerAdmin = (live, request) => {
  try {
    return reply(200, find(request)(live, () => parse(request.body)));
  } catch (error) {
    const status = error instanceof Refused ? error.status : error instanceof TypeError ? 400 : null;
    if (status === null) throw error;
    return reply(status, { Message: error.message });
  }
};
