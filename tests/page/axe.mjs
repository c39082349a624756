// axe-core, let into a page by the debugger: the site's own policy would not.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe has to say against the page as it is. */
export const violations = (console) => console.page.evaluate(
  async (tags) => {
    // A colour on its way from one theme to the other is neither.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter((it) => Number.isFinite(it.effect.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((it) => it.finished));
    return (await axe.run(document, { runOnly: tags })).violations.map((v) => [v.id, v.nodes.map((n) => n.html.slice(0, 120))]);
  },
  TAGS,
);
