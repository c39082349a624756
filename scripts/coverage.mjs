// Prints the line coverage of each room, from an lcov file; ends badly where one is below what is wanted.
// Functions that the compiler alone runs (`const fn`, called in constants) are left out where nothing else calls them.
import { readFileSync } from "node:fs";

const [file, wanted, ...rooms] = process.argv.slice(2);

const files = readFileSync(file, "utf8").split("end_of_record").flatMap((record) => {
  const path = /^SF:(.+)$/m.exec(record)?.[1];
  const lines = [...record.matchAll(/^DA:(\d+),(\d+)/gm)].map(([, line, count]) => [Number(line), Number(count)]);
  return path ? [{ path, lines }] : [];
});

/** The lines of the functions of a source file that can run while it is compiled. */
const constant = (path) => {
  const inside = new Set();
  let end = null;
  readFileSync(path, "utf8").split("\n").forEach((text, at) => {
    const start = /^(\s*)(?:pub(?:\([a-z]+\))? )?const fn /.exec(text);
    if (start) end = `${start[1]}}`;
    if (end !== null) inside.add(at + 1);
    if (text === end) end = null;
  });
  return inside;
};

let enough = true;
for (const room of rooms) {
  let [covered, all] = [0, 0];
  const worst = [];
  for (const { path, lines } of files.filter(({ path }) => path.includes(`/${room}/`))) {
    const left = constant(path);
    const counted = lines.filter(([line, count]) => count > 0 || !left.has(line));
    const run = counted.filter(([, count]) => count > 0).length;
    covered += run;
    all += counted.length;
    const missing = counted.filter(([, count]) => count === 0).map(([line]) => line);
    if (missing.length > 0) worst.push([missing.length, `${path.slice(path.indexOf(room))}: ${missing.slice(0, 12).join(" ")}`]);
  }
  const percent = (100 * covered) / all;
  console.log(`  ${room.padEnd(16)} ${percent.toFixed(1).padStart(5)} %   ${covered} of ${all} lines`);
  if (!(percent >= Number(wanted))) {
    enough = false;
    worst.sort(([a], [b]) => b - a);
    for (const [, text] of worst.slice(0, 8)) console.log(`      not run: ${text}`);
  }
}
process.exit(enough ? 0 : 1);
