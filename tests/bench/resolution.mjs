// What a family resolves to: DescribeImageFromFamily through the package, at 1,000 and at 100,000 images, beside what
// one would write without it: an array of the same images, filtered and sorted.

/** Runs in the page. Times are the least of several runs, in microseconds a call. */
export function resolution(Simulator) {
  const RegionId = "cn-hangzhou";
  const family = (n) => `family-${String(n).padStart(5, "0")}`;
  const time = (calls, run) => {
    let least = Infinity;
    for (let round = 0; round < 7; round += 1) {
      const start = performance.now();
      for (let n = 0; n < calls; n += 1) run(n);
      least = Math.min(least, ((performance.now() - start) / calls) * 1000);
    }
    return least;
  };
  const array = (simulator, images) => {
    const all = [];
    for (let PageNumber = 1; all.length < images; PageNumber += 1) {
      all.push(...simulator.call("DescribeImages", { RegionId, Status: "ALL", PageNumber, PageSize: 100 }).body.Images.Image);
    }
    return all;
  };
  const newest = (all, name) =>
    all
      .filter((image) => image.ImageFamily === name && image.Status === "Available")
      .sort((a, b) => (a.CreationTime < b.CreationTime ? 1 : -1))[0];
  const rows = [1_000, 100_000].map((images) => {
    const simulator = new Simulator({ scenario: "fleet", images });
    const families = images / 20;
    const name = (n) => family(1 + ((n * 7919) % families));
    const ask = (n) => simulator.call("DescribeImageFromFamily", { RegionId, ImageFamily: name(n) }).body.Image;
    const all = array(simulator.constructor.import(simulator.export()), images);
    for (const n of [0, 1, 2]) {
      if (ask(n)?.ImageId !== newest(all, name(n))?.ImageId) throw new Error(`they differ at ${name(n)}`);
    }
    const call = time(2_000, ask);
    const filter = time(images > 10_000 ? 20 : 500, (n) => newest(all, name(n)));
    simulator.free();
    return { images, call, filter };
  });
  const [few, many] = rows;
  const us = (value) => `${value.toFixed(1)} µs`;
  return {
    title: "DescribeImageFromFamily, a call through the package, in Chromium",
    columns: ["images", "call", "filter and sort", "filter and sort / call"],
    rows: [
      ...rows.map(({ images, call, filter }) => [images.toLocaleString("en"), us(call), us(filter), (filter / call).toFixed(1)]),
      ["100,000 against 1,000", `${(many.call / few.call).toFixed(2)} ×`, `${(many.filter / few.filter).toFixed(1)} ×`, ""],
    ],
  };
}
