// The npm package as its users meet it in Node: the built pkg/, imported as it stands.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Simulator } from "../../pkg/node.mjs";

const REGION = "cn-hangzhou";
const IMAGE2 = "m-bp1imagetest00000002";
const latest = (simulator) =>
  simulator.call("DescribeImageFromFamily", { RegionId: REGION, ImageFamily: "image-test" }).body.Image?.ImageName;
const deprecate = (simulator, ImageId = IMAGE2) =>
  simulator.call("ModifyImageAttribute", { RegionId: REGION, ImageId, Status: "Deprecated" });

test("rolls back, restores, undoes and redoes", () => {
  const simulator = new Simulator();
  assert.equal(latest(simulator), "image2");
  const { status, headers, body } = deprecate(simulator);
  assert.deepEqual([status, headers["x-acs-request-id"]], [200, body.RequestId]);
  assert.equal(latest(simulator), "image1");
  assert.equal(simulator.undo(), true);
  assert.equal(latest(simulator), "image2");
  assert.equal(simulator.redo(), true);
  assert.equal(latest(simulator), "image1");
  simulator.reset();
  assert.deepEqual([latest(simulator), simulator.undo(), simulator.calls().length], ["image2", false, 1]);
});

test("an API error is an answer, and bad input a TypeError", () => {
  const simulator = new Simulator({ scenario: "empty" });
  assert.equal(simulator.call("DescribeImage").body.Code, "InvalidAction.NotFound");
  const cyclic = {};
  cyclic.self = cyclic;
  const deep = {};
  let inner = deep;
  for (let n = 0; n < 100_000; n += 1) inner = inner.a = {};
  for (const parameters of [cyclic, deep, { Fn() {} }, { Symbol: Symbol("s") }, [], "text", 1, { N: NaN }]) {
    assert.throws(() => simulator.call("DescribeImages", parameters), TypeError);
  }
  for (const action of [undefined, null, "", 1, {}]) assert.throws(() => simulator.call(action), TypeError);
  for (const seconds of [-1, NaN, Infinity, "1", undefined]) assert.throws(() => simulator.advance(seconds), TypeError);
  for (const saved of [undefined, null, 1, "x", {}, cyclic, deep, { Format: 99, Scenario: { Name: "rollback" }, Now: "2021-03-02T08:00:00Z", Calls: [] }]) {
    assert.throws(() => Simulator.import(saved), TypeError);
  }
  for (const options of ["x", 1, { scenario: "no" }, { scenario: 3 }, { seed: -1 }, { now: "no" }, { scenario: cyclic }, { scenario: deep }]) {
    assert.throws(() => new Simulator(options), TypeError);
  }
  assert.throws(
    () => new Simulator({ scenario: { Images: [{ ImageName: "image1", Status: "Deprecated", SharedAccounts: ["1999000033334444"] }] } }),
    (error) => error instanceof TypeError && /image1/.test(error.message) && /Status/.test(error.message),
  );
});

test("parameters are taken flat or as lists and structures", () => {
  const [flat, nested] = [new Simulator(), new Simulator()];
  const ids = { RegionId: REGION, ImageId: IMAGE2 };
  const one = flat.call("ModifyImageSharePermission", { ...ids, "AddAccount.1": "1999000033334444", "AddAccount.2": "1888000011112222" });
  const two = nested.call("ModifyImageSharePermission", { ...ids, AddAccount: ["1999000033334444", "1888000011112222"] });
  assert.deepEqual(one, two);
  assert.deepEqual(flat.export(), nested.export());
  const tagged = nested.call("CreateImage", { RegionId: REGION, InstanceId: "i-bp1web00000000000001", Tag: [{ Key: "team", Value: "web" }] });
  const seen = nested.call("DescribeImages", { RegionId: REGION, ImageId: tagged.body.ImageId, Status: "ALL", PageSize: 1 });
  assert.deepEqual(seen.body.Images.Image[0].Tags.Tag, [{ TagKey: "team", TagValue: "web" }]);
});

test("an export imports to the same bytes, redo included, and what is returned is a copy", () => {
  const simulator = new Simulator({ seed: 7, now: "2022-01-01T00:00:00Z" });
  deprecate(simulator);
  simulator.advance(30.9);
  simulator.call("CopyImage", { RegionId: REGION, ImageId: "m-bp1imagetest00000001", DestinationRegionId: "cn-shanghai" });
  simulator.undo();
  const text = JSON.stringify(simulator.export());
  const again = Simulator.import(JSON.parse(text));
  assert.equal(JSON.stringify(again.export()), text);
  assert.deepEqual(again.calls(), simulator.calls());
  assert.equal(again.redo(), true);
  simulator.calls()[0].body.RequestId = "changed";
  assert.deepEqual(simulator.calls(), Simulator.import(JSON.parse(text)).calls());
});

test("listeners hear each call, may call themselves, and can leave", () => {
  const simulator = new Simulator();
  const heard = [];
  const leave = simulator.subscribe((record) => {
    heard.push(record.action);
    if (record.action === "ModifyImageAttribute") latest(simulator);
  });
  deprecate(simulator);
  leave();
  latest(simulator);
  assert.deepEqual(heard, ["ModifyImageAttribute", "DescribeImageFromFamily"]);
  assert.throws(() => simulator.subscribe("x"), TypeError);
});

test("handle speaks three dialects", () => {
  const simulator = new Simulator();
  const query = `RegionId=${REGION}&ImageFamily=image-test`;
  const v3 = simulator.handle({
    method: "POST", url: `/?${query}`, headers: { "x-acs-action": "DescribeImageFromFamily", "x-acs-version": "2014-05-26" },
  });
  assert.equal(JSON.parse(v3.body).Image.ImageName, "image2");
  const form = simulator.handle({
    method: "POST", url: "/", headers: { "Content-Type": "application/x-www-form-urlencoded" },
    body: `Action=DescribeImageFromFamily&Format=JSON&Signature=x&${query}`,
  });
  assert.equal(JSON.parse(form.body).Image.ImageName, "image2");
  const xml = simulator.handle({ method: "GET", url: `http://ecs.aliyuncs.com/?Action=DescribeImageFromFamily&${query}` });
  assert.match(xml.headers["content-type"], /xml/);
  assert.match(xml.body, /^<\?xml version='1.0' encoding='UTF-8'\?><DescribeImageFromFamilyResponse><RequestId>.*<ImageName>image2<\/ImageName>/);
  const error = simulator.handle({ method: "GET", url: "/?Action=Nothing" });
  assert.match(error.body, /<Error>.*<Code>InvalidAction.NotFound<\/Code>/);
  assert.equal(simulator.handle({ method: "OPTIONS", url: "/" }).status, 204);
});

test("handle finds no API of another version or by another method", () => {
  const found = (method, query, headers = {}) => {
    const simulator = new Simulator();
    const { status, body } = simulator.handle({ method, url: `/?Format=JSON&${query}`, headers });
    return [status, JSON.parse(body).Code, simulator.calls()[0].status];
  };
  const [right, lost] = [[200, undefined, 200], [404, "InvalidAction.NotFound", 404]];
  const query = "Action=DescribeRegions";
  const v3 = (version) => ({ "x-acs-action": "DescribeRegions", "x-acs-version": version });
  assert.deepEqual(found("GET", query), right);
  assert.deepEqual(found("post", `${query}&Version=2014-05-26`), right);
  assert.deepEqual(found("POST", "", v3("2014-05-26")), right);
  assert.deepEqual(found("GET", `${query}&Version=2014-05-27`), lost);
  assert.deepEqual(found("POST", "", v3("2013-01-10")), lost);
  for (const method of ["PUT", "DELETE", "PATCH", "BREW"]) assert.deepEqual(found(method, query), lost);
});

test("what moves the making of images on is the scenario's choice", () => {
  const parameters = { RegionId: REGION, ImageId: "m-bp1aaaaaaaaaaaaaaaaa", DestinationRegionId: REGION };
  const start = (work, ending) => {
    const Images = [{ ImageId: parameters.ImageId, ImageName: "one" }];
    const simulator = new Simulator({ scenario: { Images, Timing: { CopyImage: { ...work, Ending: ending } } } });
    return [simulator, simulator.call("CopyImage", parameters).body.ImageId];
  };
  const status = (simulator, ImageId) =>
    simulator.call("DescribeImages", { RegionId: REGION, ImageId, Status: "ALL" }).body.Images.Image[0].Status;
  for (const ending of ["Available", "CreateFailed"]) {
    const [described, first] = start({ Describes: 2 }, ending);
    assert.deepEqual([1, 2, 3].map(() => status(described, first)), ["Waiting", "Creating", ending]);

    const [byHand, second] = start({ ByHand: true }, ending);
    const heard = [];
    byHand.subscribe(({ action, byHand }) => heard.push([action, byHand]));
    byHand.advance(1_000_000);
    assert.equal(status(byHand, second), "Creating");
    assert.equal(byHand.finishImage(REGION, second), true);
    assert.equal(byHand.finishImage(REGION, second), false);
    assert.deepEqual([status(byHand, second), heard[1]], [ending, ["FinishImage", true]]);
    const { action, hint, byHand: marked } = byHand.journal().at(2);
    assert.deepEqual([action, hint, marked], ["FinishImage", undefined, true]);
    const saved = byHand.export();
    assert.deepEqual(Simulator.import(saved).export(), saved);
    byHand.undo();
    assert.equal(status(byHand, second), "Creating");
    assert.equal(byHand.finishImage(REGION, second, "CreateFailed"), true);
    assert.equal(status(byHand, second), "CreateFailed");
  }
  const [simulator, id] = start({ ByHand: true });
  for (const wrong of [[REGION, id, "Gone"], [REGION, id, 1], [REGION], [undefined, id], [1, 2]]) {
    assert.throws(() => simulator.finishImage(...wrong), TypeError);
  }
  assert.equal(simulator.finishImage("nowhere", id), false);
  assert.throws(() => start({ ByHand: true, Seconds: 1 }), TypeError);
});

test("a list of instances goes on behind the one shown last", () => {
  const simulator = new Simulator();
  simulator.call("RunInstances", { RegionId: REGION, ImageFamily: "image-test", InstanceType: "ecs.g6.large", Amount: 5 });
  const page = (NextToken) => simulator.call("DescribeInstances", { RegionId: REGION, MaxResults: 3, NextToken }).body;
  const ids = ({ Instances }) => Instances.Instance.map(({ InstanceId }) => InstanceId);
  const whole = simulator.call("DescribeInstances", { RegionId: REGION }).body;
  assert.deepEqual([whole.TotalCount, whole.NextToken], [7, ""]);
  const pages = [page()];
  while (pages.at(-1).NextToken) pages.push(page(pages.at(-1).NextToken));
  assert.deepEqual([pages.length, pages.flatMap(ids)], [3, ids(whole)]);
  assert.equal(page("i-bp1nothing0000000000").Code, "InvalidParameter");
});

test("two simulators share nothing, and the same seed gives the same bytes", () => {
  const [one, two] = [new Simulator({ scenario: "fleet", images: 100 }), new Simulator({ scenario: "fleet", images: 100 })];
  const list = (simulator) => JSON.stringify(simulator.call("DescribeImages", { RegionId: REGION, Status: "ALL", PageSize: 100 }));
  assert.equal(list(one), list(two));
  one.call("RunInstances", { RegionId: REGION, ImageFamily: "family-00001", InstanceType: "ecs.g6.large" });
  assert.equal(two.calls().length, 1);
});

test("a number that JavaScript can't hold is rounded, as in the service's own JSON", () => {
  const scenario = { AccountId: "123456789012345678", Images: [{ ImageName: "image1" }] };
  const { status, body } = new Simulator({ scenario }).call("DescribeImages", { RegionId: REGION });
  assert.deepEqual([status, body.Images.Image[0].ImageOwnerId], [200, JSON.parse("123456789012345678")]);
});

test("texts and parameters come through as they are, whichever way they take", () => {
  // Every kind of character: what JSON escapes, what no ASCII has, what takes two units of UTF-16.
  const units = Array.from({ length: 0x250 }, (_, n) => String.fromCodePoint(n + 1));
  const characters = [...units, "位", "\u2028", "\ufeff", "\uffff", "😀", "\u{10ffff}"];
  const Images = [];
  for (let n = 0; n < characters.length; n += 100) {
    Images.push({ ImageName: `image${n}`, Description: `- ${characters.slice(n, n + 100).join("")}` });
  }
  const simulator = new Simulator({ scenario: { Images } });
  const list = (parameters) => {
    const { body } = simulator.call("DescribeImages", { RegionId: REGION, ...parameters });
    return body.Images.Image.map(({ ImageName, Description }) => ({ ImageName, Description }));
  };
  assert.deepEqual(list({}).reverse(), Images);
  const told = (parameters) => {
    simulator.call("DescribeImages", parameters);
    return simulator.calls().at(-1).parameters;
  };
  const flat = { RegionId: REGION, PageSize: 10, DryRun: false, ImageName: "名\u0001\"\\😀", Empty: "", Lone: "a\ud800" };
  const sent = { ...flat, PageSize: "10", DryRun: "false", Lone: "a\ufffd" };
  assert.deepEqual(told({ ...flat, Left: undefined, Out: null }), sent);
  // A list, a NUL or many of them: each is read the longer way.
  assert.deepEqual(told({ ...flat, Tag: [{ Key: "a" }] }), { ...sent, "Tag.1.Key": "a" });
  assert.deepEqual(told({ ...flat, Zero: "a\0b", "a\0b": 10n }), { ...sent, Zero: "a\0b", "a\0b": "10" });
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`P${n}`, String(n)]));
  assert.deepEqual(told(many), many);
  class Query {
    RegionId = REGION;
    get hidden() {
      return "not its own";
    }
  }
  assert.deepEqual(told(new Query()), { RegionId: REGION });
});

test("a log grows over thousands of calls, and each is there", () => {
  const simulator = new Simulator({ scenario: "empty" });
  for (let n = 0; n < 10_000; n += 1) simulator.call("DescribeImageFromFamily", { RegionId: REGION, ImageFamily: `family-${n}` });
  const calls = simulator.calls();
  assert.deepEqual([calls.length, calls[9_999].parameters.ImageFamily], [10_000, "family-9999"]);
  assert.equal(new Set(calls.map(({ body }) => body.RequestId)).size, 10_000);
});
