// The images of the scenarios, as the rivals' pages fetch them: the same names, families, times, states and ids.
import { readFileSync } from "node:fs";

const MASK = (1n << 64n) - 1n;
const GOLDEN = 0x9e3779b97f4a7c15n;

// As src/account/ids.rs draws.
const mix = (purpose, count, lane = 0n) => {
  const start = 1n + purpose * GOLDEN + lane * 0xd1b54a32d192ed03n;
  let z = (start + (count + 1n) * GOLDEN) & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
};
const choice = (count, bound) => Number(mix(4n, BigInt(count)) % BigInt(bound));
const imageId = (count) => {
  const drawn = ((mix(0n, BigInt(count)) << 64n) | mix(0n, BigInt(count), 1n)).toString(36).padStart(25, "0");
  return `m-bp1${[...drawn.slice(-17)].reverse().join("")}`;
};
const SYSTEMS = ["CentOS  8.0 64位", "Ubuntu  20.04 64位", "Alibaba Cloud Linux  3.2104 LTS 64位", "Debian  10.8 64位"];
const START = Date.parse("2020-01-01T00:00:00Z");

/** The scenario `fleet`, newest first. */
export const fleet = (images) =>
  Array.from({ length: images }, (_, n) => ({
    id: imageId(n),
    name: `fleet-${String(n + 1).padStart(6, "0")}`,
    family: `family-${String(Math.floor(n / 20) + 1).padStart(5, "0")}`,
    created: new Date(START + n * 300_000).toISOString().replace(".000", ""),
    status: choice(n * 4 + 1, 5) === 0 ? "Deprecated" : "Available",
    system: SYSTEMS[choice(n * 4, 4)],
    size: (choice(n * 4 + 2, 5) + 2) * 20,
  })).reverse();

/** The scenario `rollback`: its custom images, newest first. */
export const rollback = () => {
  const path = new URL("../../golden/rollback.json", import.meta.url);
  const { Images, RegionId } = JSON.parse(readFileSync(path, "utf8"));
  return Images.filter((image) => image.RegionId === undefined || image.RegionId === RegionId)
    .filter((image) => image.ImageOwnerAlias === undefined && image.ImageOwnerId === undefined)
    .map((image, n) => ({
      id: image.ImageId ?? imageId(n),
      name: image.ImageName,
      family: image.ImageFamily ?? "",
      created: image.CreationTime ?? "2021-03-01T00:00:00Z",
      status: image.Status ?? "Available",
      system: image.OSName ?? SYSTEMS[0],
      size: image.Size ?? 40,
    }))
    .sort((a, b) => (a.created < b.created ? 1 : -1));
};
