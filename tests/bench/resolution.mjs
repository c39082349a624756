// What a family resolves to: DescribeImageFromFamily through the package, at 1,000 and at 100,000 images, beside what
// one would write without it: an array of the same images, filtered and sorted.

/** Runs in the page. Times are the medians of rounds that take turns, so that a slow minute strikes all alike, and short
 * enough for most to pass undisturbed; in microseconds a call. */
export function resolution(Simulator) {
  const RegionId = "cn-hangzhou";
  const family = (n) => `family-${String(n).padStart(5, "0")}`;
  const time = (calls, run) => {
    const start = performance.now();
    for (let n = 0; n < calls; n += 1) run(n);
    return ((performance.now() - start) / calls) * 1000;
  };
  const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
  // A page of the list at a time looks at every image each time: only the deprecated ones are asked for.
  const array = (simulator, images) => {
    const deprecated = new Set();
    for (let page = 1, total = 1; (page - 1) * 100 < total; page += 1) {
      const { body } = simulator.call("DescribeImages", { RegionId, Status: "Deprecated", PageNumber: page, PageSize: 100 });
      total = body.TotalCount;
      for (const image of body.Images.Image) deprecated.add(image.ImageName);
    }
    const start = Date.parse("2020-01-01T00:00:00Z");
    return Array.from({ length: images }, (_, n) => {
      const ImageName = `fleet-${String(n + 1).padStart(6, "0")}`;
      const CreationTime = new Date(start + n * 300_000).toISOString().replace(".000", "");
      const Status = deprecated.has(ImageName) ? "Deprecated" : "Available";
      return { ImageName, ImageFamily: family(Math.floor(n / 20) + 1), CreationTime, Status };
    });
  };
  const newest = (all, name) =>
    all
      .filter((image) => image.ImageFamily === name && image.Status === "Available")
      .sort((a, b) => (a.CreationTime < b.CreationTime ? 1 : -1))[0];
  const sizes = [1_000, 100_000].map((images) => {
    const simulator = new Simulator({ scenario: "fleet", images });
    const families = Math.ceil(images / 20);
    const name = (n) => family(1 + ((n * 7919) % families));
    const ask = (n) => simulator.call("DescribeImageFromFamily", { RegionId, ImageFamily: name(n) }).body.Image;
    const all = array(new Simulator({ scenario: "fleet", images }), images);
    for (const n of [0, 1, 2]) {
      if (ask(n)?.ImageName !== newest(all, name(n))?.ImageName) throw new Error(`they differ at ${name(n)}`);
    }
    time(10_000, ask); // until the engine has compiled it for good
    return { images, ask, filter: (n) => newest(all, name(n)), filters: images > 10_000 ? 2 : 50, calls: [], filtered: [] };
  });
  for (let round = 0; round < 151; round += 1) {
    for (const size of sizes) {
      size.calls.push(time(200, size.ask));
      size.filtered.push(time(size.filters, size.filter));
    }
  }
  const rows = sizes.map(({ images, calls, filtered }) => ({ images, call: median(calls), filter: median(filtered) }));
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
