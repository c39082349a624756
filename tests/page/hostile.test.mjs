// What comes from outside as an enemy would send it: text that hides or turns round, and addresses made of noise.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

const RLO = "\u202e";
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\u{e0041}]/u;

test("characters that hide text or turn it round are seen wherever text is shown", async () => {
  const evil = `a${RLO}txt.exe\u2066\u200b\u{e0041}`;
  const scenario = {
    Images: [{ ImageName: "mine", Description: evil, OSNameEn: `os ${evil}`, Tags: { Tag: [{ TagKey: `k${RLO}`, TagValue: "👩‍💻 ok" }] } }],
  };
  const console = await Console.open(`?lang=en&nonsense=${encodeURIComponent(evil)}`);
  const { page, dialog } = console;
  await page.getByText(/nonsense=a⟨U\+202E⟩txt\.exe⟨U\+2066⟩⟨U\+200B⟩⟨U\+E0041⟩/).waitFor();
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await console.item("Export and import…").click();
  await dialog.getByLabel("Choose a file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(scenario)) });
  await dialog.getByTestId("transfer-preview").waitFor();
  await console.confirm();
  await console.hasStatus("mine", "Available");
  await page.locator("td.cell-system").filter({ hasText: "os a⟨U+202E⟩" }).hover();
  await page.locator("td[title^='os a⟨U+202E⟩']").waitFor();
  const panel = page.getByRole("region", { name: "OpenAPI Explorer", exact: true });
  await panel.getByRole("combobox", { name: "API", exact: true }).selectOption("DescribeImages");
  await page.getByRole("button", { name: "Initiate Call", exact: true }).click();
  const body = page.getByTestId("response-body");
  await body.getByText("202e").first().waitFor();
  const text = await body.textContent();
  assert.match(text, /a\\u202etxt\.exe\\u2066\\u200b\\udb40\\udc41/);
  const image = JSON.parse(text).Images.Image.find(({ ImageName }) => ImageName === "mine");
  assert.deepEqual([image.Description, image.Tags.Tag[0].TagKey], [evil, `k${RLO}`]);
  assert.ok(text.includes("👩‍💻 ok"), "an emoji stays whole");
  await page.getByRole("button", { name: "mine", exact: true }).or(page.getByRole("link", { name: "mine", exact: true })).first().click();
  await page.locator(".details").getByText(/a⟨U\+202E⟩txt\.exe/).first().waitFor();
  // An error in a file, which quotes it.
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await console.item("Export and import…").click();
  await dialog.getByLabel("Choose a file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ Images: [{ ImageName: evil }] })) });
  await dialog.getByText(/⟨U\+202E⟩|\\u\{202e\}/).first().waitFor();
  await console.cancel();
  // Nor in what is said beside the text.
  const shown = await page.evaluate(() => [
    document.body.textContent,
    ...[...document.querySelectorAll("[title], [aria-label]")].flatMap((element) => [element.title, element.ariaLabel]),
  ].join("\n"));
  assert.doesNotMatch(shown, UNSEEN);
  await console.close();
});

test("every character that hides is seen", async () => {
  const HIDES = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u2028\u2029\u3164\uffa0]/u;
  const all = Array.from({ length: 0x11_0000 }, (_, code) => code).filter((code) => code < 0xd800 || code > 0xdfff);
  const hidden = all.map((code) => String.fromCodePoint(code)).filter((it) => HIDES.test(it) && !"\t\n\r\u200d".includes(it));
  assert.ok(hidden.length > 200);
  const console = await Console.open("?lang=en");
  const { page } = console;
  // Written where the page writes.
  const shown = await page.evaluate(async (characters) => {
    const place = document.getElementById("main").appendChild(document.createElement("p"));
    place.append(...characters);
    const seen = characters.map((_, n) => place.childNodes[n]);
    await new Promise((done) => new MutationObserver(() => done()).observe(seen.at(-1), { characterData: true }));
    return seen.map(({ data }) => data);
  }, hidden);
  assert.deepEqual(shown, hidden.map((it) => `⟨U+${it.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`));
  await console.close();
});

test("two thousand addresses made of noise: the page stands, and shows what it shows without them", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await page.evaluate(async () => {
    let state = 11;
    const below = (sides) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 2 ** 32) * sides);
    };
    const names = ["page", "tab", "family", "search", "filter", "columns", "sort", "n", "size", "image", "panel", "lang", "theme", "scenario", "images", "region", "store", "lesson", "step", "__proto__", ""];
    const values = ["", "0", "-1", "1", "99999999999999999999", "1e9", "NaN", "%", "%zz", "%00", "%F0%28", "\u202e", "name-desc", "-desc", "images", "instances",
      "custom", "shared", "image-test", "status=Deprecated,tag=team=a", "name:\"|\"\",,", "id,tags,", "m-bp1imagetest00000002", "a".repeat(3000), "<script>", "&&", "==", "+", "#", "😀", "\ud800"];
    const noise = () => String.fromCharCode(...Array.from({ length: below(12) }, () => below(0x2fff)));
    for (let made = 0; made < 2000; made += 1) {
      const pairs = Array.from({ length: below(8) }, () => `${names[below(names.length)]}${["=", "", "=="][below(3)]}${below(4) ? values[below(values.length)] : noise()}`);
      history.replaceState(null, "", `?${pairs.join("&").replaceAll("#", "")}`);
      dispatchEvent(new PopStateEvent("popstate"));
      if (made % 20 === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    history.replaceState(null, "", "?");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  await console.hasStatus("image2", "Available");
  await console.close();
});

test("a page opened at an address of noise stands, says a bounded part of it, and works", async () => {
  const queries = [
    `?${"x".repeat(6000)}=${"y".repeat(6000)}`, `?${Array.from({ length: 500 }, (_, n) => `o${n}=1`).join("&")}`, "?%&%zz=%F0%28&lang=%00",
    "?n=99999999999999999999&size=-1&sort=-desc-desc&page=%E2%80%AE", "?images=18446744073709551616&scenario=fleet", "?lesson=../../x&step=0",
    "?image=<img%20src=x>&panel=states", `?filter=${"id=m-1,".repeat(700)}&family=${"f".repeat(5000)}`, `?lesson=${"l".repeat(5000)}`, "?region=cn-nowhere&store=cookies&theme=dark&theme=light",
  ];
  for (const query of queries) {
    const console = await Console.open(`${query}&lang=en`);
    await console.page.getByTestId("image-row").or(console.page.getByRole("heading", { name: /No/ })).first().waitFor();
    const bar = console.page.getByText(/Unknown address option/);
    if (await bar.count()) assert.ok((await bar.textContent()).length < 2500);
    assert.equal(await console.page.locator("main img").count(), 0);
    await console.page.goto(address("?lang=en"));
    await console.hasStatus("image2", "Available");
    await console.close();
  }
});
