// Fault rules and the journal, as users of the package meet them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Simulator } from "../../pkg/node.mjs";

const family = { RegionId: "cn-hangzhou", ImageFamily: "image-test" };
const ask = (simulator) => simulator.call("DescribeImageFromFamily", family);
const deprecate = { RegionId: "cn-hangzhou", ImageId: "m-bp1imagetest00000002", Status: "Deprecated" };

test("a rule strikes the calls it fits, as often as it says, and changes nothing", () => {
  const simulator = new Simulator();
  simulator.setFaults([{ Action: "ModifyImageAttribute", Count: 1, Status: 503, Code: "ServiceUnavailable", Message: "The request has failed due to a temporary failure of the server.", RetryAfterMs: 1500 }]);
  assert.equal(ask(simulator).status, 200);
  const { status, headers, body } = simulator.call("ModifyImageAttribute", deprecate);
  assert.deepEqual([status, body.Code, headers["x-acs-retry-after"]], [503, "ServiceUnavailable", "1500"]);
  assert.equal(headers["x-acs-request-id"], body.RequestId);
  assert.equal(ask(simulator).body.Image.ImageName, "image2");
  assert.equal(simulator.call("ModifyImageAttribute", deprecate).status, 200);
  assert.equal(ask(simulator).body.Image.ImageName, "image1");
});

test("the same seed draws the same faults, and about as many as the probability says", () => {
  const struck = (seed) => {
    const simulator = new Simulator({ seed });
    simulator.setFaults([{ Probability: 0.3 }]);
    return Array.from({ length: 1000 }, () => (ask(simulator).status === 200 ? "." : "x")).join("");
  };
  assert.equal(struck(7), struck(7));
  assert.notEqual(struck(7), struck(8));
  const share = struck(7).replaceAll(".", "").length;
  assert.ok(share > 250 && share < 350, `${share} of 1000`);
});

test("a call quota throttles beyond its calls within the window, in simulated time", () => {
  const simulator = new Simulator();
  simulator.setFaults([{ Action: "DescribeImageFromFamily", CallsPerWindow: 3, WindowSeconds: 60 }]);
  const codes = Array.from({ length: 5 }, () => ask(simulator).body.Code);
  assert.deepEqual(codes, [undefined, undefined, undefined, "Throttling.User", "Throttling.User"]);
  simulator.advance(60);
  assert.equal(ask(simulator).status, 200);
});

test("a throttled client is told when to come again, in every door, unless a rule says when", () => {
  const simulator = new Simulator();
  const url = "/?Action=DescribeRegions&Format=JSON";
  for (const [Code, RetryAfterMs, told] of [["Throttling.User", 250, "250"], ["Throttling.User", undefined, "1000"], ["InternalError", undefined, undefined]]) {
    simulator.setFaults([{ Code, RetryAfterMs }]);
    for (const { headers } of [simulator.call("DescribeRegions"), simulator.handle({ method: "GET", url })]) {
      assert.equal(headers["x-acs-retry-after"], told, Code);
    }
  }
});

test("what struck is kept: an export replays to the same bytes, with the rules in force or without them", () => {
  const simulator = new Simulator();
  simulator.setFaults([{ When: { ImageId: "m-bp1imagetest00000002" }, Status: 500, Code: "InternalError", Message: "x" }, { Status: 0, LatencyMs: 200 }]);
  simulator.call("ModifyImageAttribute", deprecate);
  assert.equal(ask(simulator).latencyMs, 200);
  const again = Simulator.import(simulator.export());
  assert.deepEqual(again.calls(), simulator.calls());
  assert.deepEqual(again.export(), simulator.export());
  assert.deepEqual(again.faults(), simulator.faults());
  const { Faults, ...calm } = simulator.export();
  assert.equal(Faults.length, 2);
  const without = Simulator.import(calm);
  assert.deepEqual([without.calls(), without.faults()], [simulator.calls(), []]);
});

test("a scenario brings rules along, and an impossible one is a TypeError that names its place", () => {
  const scenario = (Faults) => ({ scenario: { Images: [{ ImageName: "one" }], Faults } });
  const simulator = new Simulator(scenario([{ Count: 1, Status: 503, Code: "ServiceUnavailable" }, { Action: "DeleteImage", Probability: "0.25" }]));
  assert.deepEqual([ask(simulator).status, ask(simulator).status], [503, 200]);
  assert.deepEqual(simulator.faults().map(({ Probability }) => Probability), [1, 0.25]);
  assert.equal(Simulator.import(simulator.export()).faults().length, 2);
  assert.throws(() => new Simulator(scenario([{ Status: 16 }])), (error) => error instanceof TypeError && /Faults\[0\]: Status/.test(error.message));
});

test("a garbled body breaks off on the wire", () => {
  const simulator = new Simulator();
  simulator.setFaults([{ Status: 0, Garbled: true }]);
  const url = "http://ecs.cn-hangzhou.aliyuncs.com/?Action=DescribeRegions&Format=JSON";
  const { status, body } = simulator.handle({ method: "GET", url });
  assert.equal(status, 200);
  assert.throws(() => JSON.parse(body), SyntaxError);
});

test("rules that are none are a TypeError and change nothing", () => {
  const simulator = new Simulator();
  simulator.setFaults([{ Count: 0 }]);
  for (const rules of [undefined, "x", {}, [1], [{ Colour: "red" }], [{ Status: -1 }], [{ When: { A: 1 } }]]) {
    assert.throws(() => simulator.setFaults(rules), TypeError);
  }
  assert.equal(simulator.faults().length, 1);
});

test("the journal says what a misspelt action or parameter probably meant", () => {
  const simulator = new Simulator();
  simulator.call("DescribeImageFromFamilly", family);
  simulator.call("DescribeImages", { RegionID: "cn-hangzhou" });
  simulator.call("ModifyImageSharePermission", { RegionId: "cn-hangzhou", ImageId: "m-bp1imagetest00000002", AddAcount: ["1999000033334444"] });
  simulator.call("DescribeImageFromFamily", { ...family, Colour: "red" });
  ask(simulator);
  assert.deepEqual(simulator.journal().map(({ code, hint }) => [code, hint]), [
    ["InvalidAction.NotFound", "DescribeImageFromFamilly: did you mean DescribeImageFromFamily?"],
    ["MissingParameter", "RegionID: did you mean RegionId?"],
    [null, "AddAcount.1: did you mean AddAccount.1?"],
    [null, "Colour: DescribeImageFromFamily has no such parameter"],
    [null, undefined],
  ]);
});

test("a client token answers twice and makes once", () => {
  const simulator = new Simulator();
  const run = (parameters) => simulator.call("RunInstances", { RegionId: "cn-hangzhou", ImageFamily: "image-test", InstanceType: "ecs.g6.large", ClientToken: "token-1", ...parameters });
  const [first, second] = [run(), run()];
  assert.deepEqual(second.body.InstanceIdSets, first.body.InstanceIdSets);
  assert.notEqual(second.body.RequestId, first.body.RequestId);
  const count = simulator.call("DescribeInstances", { RegionId: "cn-hangzhou" }).body.TotalCount;
  assert.equal(count, 3);
  assert.deepEqual([run({ Amount: 2 }).status, run({ Amount: 2 }).body.Code], [400, "IdempotenceParamNotMatch"]);
});
