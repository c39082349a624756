// Whatever a caller passes in: an answer or a TypeError, and never a trap. `HOSTILE=1000000` makes that many attempts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Simulator } from "../../pkg/node.mjs";

const attempts = Number(process.env.HOSTILE ?? 40_000);

/** A row of numbers that one number starts. */
function dice(state) {
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const cyclic = {};
cyclic.self = cyclic;
const deep = (levels) => {
  let value = 1;
  for (let n = 0; n < levels; n += 1) value = n % 2 ? [value] : { a: value };
  return value;
};
const throwing = {
  get ImageId() {
    throw new RangeError("a caller's own");
  },
};
const NASTY = [
  undefined, null, true, false, 0, -0, -1, 1.5, NaN, Infinity, 2 ** 53, 2 ** 64, 10n, 2n ** 70n, "", " ", "\u0000", "\ud800", "\u202e", "😀",
  "__proto__", "constructor", "m-bp1imagetest00000002", "cn-hangzhou", "x".repeat(5000), [], {}, [[]], [null], [undefined, 1], cyclic, deep(60),
  deep(2000), Symbol("s"), () => 1, new Date(0), new Date(NaN), /x/, new Map([["a", 1]]), new Set([1]), new Uint8Array(9), new Proxy({}, {}),
  Object.create(null), { toString: () => "text" }, { length: 4294967295 }, { length: -1, 0: "a" }, new Error("e"), Promise.resolve(1), globalThis.URL,
  { Key: "k", Value: "v" }, [{ Key: "k", Value: "v" }], JSON.parse('{"__proto__":{"RegionId":"cn-hangzhou"}}'), new String("s"), new Number(3), throwing,
];
const NAMES = [
  "RegionId", "ImageId", "ImageName", "ImageFamily", "Status", "Tag", "AddAccount", "PageSize", "DryRun", "Filter", "InstanceType", "__proto__", "",
  "Tag.1.Key", "AddAccount.0", "Features", "DiskDeviceMapping", "ClientToken", "\u0000", "DestinationRegionId", "Force", "SystemDisk", "Amount",
];
const ACTIONS = [
  "DescribeImages", "DescribeImageFromFamily", "ModifyImageAttribute", "ModifyImageSharePermission", "CreateImage", "CopyImage", "CancelCopyImage",
  "DeleteImage", "RunInstances", "CreateInstance", "ReplaceSystemDisk", "TagResources", "UntagResources", "DescribeTags", "DescribeRegions",
  "DescribeInstances", "DescribeImageSharePermission", "StartInstance", "StopInstance", "", "Nothing", "\u0000", "__proto__",
];

/** Makes an attempt; a TypeError is an answer too, and a caller's own error is the caller's. */
function attempt(make, what) {
  try {
    return make();
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError || !(error instanceof TypeError || /a caller's own/.test(error.message))) {
      throw new Error(`${what()}: ${error.stack}`, { cause: error });
    }
    return undefined;
  }
}

/** A field of its own, whatever its name. */
const set = (object, name, value) =>
  Object.defineProperty(object, name, { value, enumerable: true, writable: true, configurable: true });

const told = (value) => {
  try {
    return JSON.stringify(value, (_, value) => (typeof value === "bigint" ? `${value}n` : value))?.slice(0, 500);
  } catch {
    return String(Object.prototype.toString.call(value));
  }
};

test(`${attempts} hostile calls`, () => {
  const roll = dice(7);
  const pick = (all) => all[roll(all.length)];
  const object = (names) => {
    const fields = {};
    for (let n = roll(6); n > 0; n -= 1) set(fields, pick(names), pick(NASTY));
    return fields;
  };
  const seed = { Format: 1, Scenario: { Name: "rollback" }, Now: "2021-03-02T08:00:10Z", Calls: [], Undone: [] };
  let simulator = new Simulator();
  let answers = 0;
  for (let n = 0; n < attempts; n += 1) {
    if (n % 2000 === 0) {
      simulator.free?.();
      simulator = new Simulator();
    }
    const kind = roll(8);
    let given;
    const what = () => `attempt ${n}, kind ${kind}: ${told(given)}`;
    if (kind < 3) {
      given = [roll(20) ? pick(ACTIONS) : pick(NASTY), roll(12) ? object(NAMES) : pick(NASTY)];
      if (roll(2) && given[1] && typeof given[1] === "object" && Object.isExtensible(given[1]) && !NASTY.includes(given[1])) {
        set(given[1], "RegionId", "cn-hangzhou");
      }
      const response = attempt(() => simulator.call(...given), what);
      if (response) {
        assert.ok(response.status >= 200 && response.status < 600, what());
        answers += 1;
      }
    } else if (kind < 5) {
      const query = `/?Action=${encodeURIComponent(pick(ACTIONS))}&${pick(NAMES)}=${["%", "%00", "%zz", "1", "a+b", "%F0%9F%98%80"][roll(6)]}`;
      given = roll(10)
        ? { method: pick(["GET", "POST", "OPTIONS", "PUT", ""]), url: query, headers: object(NAMES), body: pick(["", "{}", "Action=DescribeImages", "\u0000", "[1"]) }
        : pick([pick(NASTY), object(["method", "url", "headers", "body"])]);
      const response = attempt(() => simulator.handle(given), what);
      if (response) assert.equal(typeof response.body, "string", what());
    } else if (kind === 5) {
      given = roll(8) ? { ...seed, ...object(["Format", "Scenario", "Now", "Calls", "Undone", "Other"]) } : pick(NASTY);
      const imported = attempt(() => Simulator.import(given), what);
      if (imported) {
        assert.ok(imported.call("DescribeRegions", {}).status > 0, what());
        imported.free?.();
      }
    } else if (kind === 6) {
      given = roll(6)
        ? { ...object(["scenario", "images", "seed", "now", "other"]), ...(roll(2) ? { scenario: object(["Images", "Instances", "Now", "Seed", "AccountId"]) } : {}) }
        : pick(NASTY);
      // A fleet of any size is allowed up to its limit, and would take the test's time.
      if (typeof given?.images === "number" && given.images > 100) given.images = 100;
      const made = attempt(() => new Simulator(given), what);
      made?.free?.();
    } else {
      given = pick(NASTY);
      attempt(() => simulator.advance(given), what);
      attempt(() => simulator.setFaults?.(given), what);
      attempt(() => pick([() => simulator.undo(), () => simulator.redo(), () => simulator.reset()])(), what);
    }
  }
  assert.ok(answers > attempts / 10, `${answers} of ${attempts} were calls at all`);
  assert.equal(new Simulator().call("DescribeRegions", {}).status, 200);
});
