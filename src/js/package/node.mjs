// In Node the package works as it stands: the wasm is read from beside this file.
import { readFileSync } from "node:fs";
import { initSync } from "./image_family_simulator.js";

initSync({ module: readFileSync(new URL("image_family_simulator_bg.wasm", import.meta.url)) });

export * from "./image_family_simulator.js";
export { default } from "./image_family_simulator.js";
