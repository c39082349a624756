// The built package in a browser: a page of its own folder, and what is run there.
import { startServer } from "../../../scripts/serve.mjs";
import { launchChromium } from "../../page/support.mjs";

/** Runs `(Simulator, argument) => …`, as text, in a page that has loaded the package. */
export async function inChromium(run, argument = null) {
  const server = await startServer({ dir: new URL("../../../pkg", import.meta.url).pathname, port: 0 });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.goto(new URL("package.json", server.url).href);
    return await page.evaluate(`(async () => {
      const { default: init, Simulator } = await import("/image_family_simulator.js");
      await init();
      return (${run})(Simulator, ${JSON.stringify(argument)});
    })()`);
  } finally {
    await browser.close();
    await server.close();
  }
}
