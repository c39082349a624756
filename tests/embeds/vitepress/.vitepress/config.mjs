import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";

const tag = "image-family-simulator";

export default defineConfig({
  title: "Image families",
  lang: "en",
  outDir: process.env.OUT ?? fileURLToPath(new URL("../../../../target/embeds/vitepress", import.meta.url)),
  cacheDir: fileURLToPath(new URL("../../../../target/embeds/vitepress-cache", import.meta.url)),
  head: [["link", { rel: "icon", href: "data:," }], ["script", { src: "https://simulator.example/embed.js", async: "" }]],
  // Vue is told that the element is none of its own.
  vue: { template: { compilerOptions: { isCustomElement: (name) => name === tag } } },
  themeConfig: { nav: [{ text: "Roll back", link: "/" }, { text: "Look", link: "/look" }] },
});
