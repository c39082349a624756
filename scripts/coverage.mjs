// Prints the line coverage of a folder, from cargo-llvm-cov's summary; ends badly where it is below what is wanted.
import { readFileSync } from "node:fs";

const [file, folder, wanted] = process.argv.slice(2);
const { files } = JSON.parse(readFileSync(file, "utf8")).data[0];
const inside = files.filter(({ filename }) => filename.includes(`/${folder}/`));
const sum = (what) => inside.reduce((total, { summary }) => total + summary.lines[what], 0);
const percent = (100 * sum("covered")) / sum("count");
console.log(`  ${folder.padEnd(16)} ${percent.toFixed(1).padStart(5)} %   ${sum("covered")} of ${sum("count")} lines`);
const least = inside.map(({ filename, summary }) => [summary.lines.percent, filename]).sort(([a], [b]) => a - b);
for (const [lines, filename] of least.slice(0, 3).filter(([lines]) => lines < Number(wanted))) {
  console.log(`    ${lines.toFixed(1).padStart(5)} %   ${filename.slice(filename.indexOf(folder))}`);
}
process.exit(percent >= Number(wanted) ? 0 : 1);
