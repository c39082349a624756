// The whole simulation as one file: out, and in again after a look at it, with one step back.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

const scenario = (name) => JSON.stringify({ Images: [{ ImageName: name, ImageFamily: "mine" }] });
const upload = (text) => ({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(text) });

/** What a user does with files. */
class Files {
  constructor(console) {
    this.console = console;
    this.page = console.page;
    this.dialog = console.dialog;
  }

  static async open(query) {
    return new Files(await Console.open(query));
  }

  async tools() {
    await this.page.getByRole("button", { name: "Scenario", exact: true }).click();
    await this.console.item("Export and import…").click();
    await this.dialog.getByText("Export as a file").waitFor();
  }

  async export() {
    await this.tools();
    const download = this.page.waitForEvent("download");
    await this.dialog.getByRole("button", { name: "Export as a file" }).click();
    const text = readFileSync(await (await download).path(), "utf8");
    await this.console.cancel();
    return text;
  }

  async choose(text) {
    await this.tools();
    await this.dialog.getByLabel("Choose a file").setInputFiles(upload(text));
  }

  async drop(text, target = "header.topbar") {
    await this.page.locator(target).evaluate((element, text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "a.json"));
      for (const type of ["dragover", "drop"]) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
        if (element.dispatchEvent(event)) throw new Error(`the browser would take the ${type}`);
      }
    }, text);
  }

  /** The preview's rows: what came, and what is there. */
  async preview() {
    const table = this.dialog.getByTestId("transfer-preview");
    await table.waitFor();
    const rows = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent)));
    return Object.fromEntries(rows.map(([name, ...values]) => [name, values]));
  }

  async take(text) {
    await this.choose(text);
    await this.preview();
    await this.console.confirm();
    await this.page.getByText("The page shows what was imported.").waitFor();
  }

  names() {
    return this.page.getByTestId("image-row").locator(".name").allTextContents();
  }

  undo() {
    return this.page.locator(".notice").getByRole("button", { name: "Undo", exact: true }).click();
  }
}

const deprecate = async (console, image) => {
  await console.choose(image, console.words.deprecate);
  await console.confirm();
  await console.hasStatus(image, "Deprecated");
};

test("what was exported comes in again elsewhere, whole, and a reload keeps it", async () => {
  const there = await Files.open("?lang=en");
  await deprecate(there.console, "image2");
  await deprecate(there.console, "toolbox");
  await there.console.button("Undo").first().click();
  await there.console.hasStatus("toolbox", "Available");
  const text = await there.export();
  const saved = JSON.parse(text);
  assert.deepEqual([saved.Format, saved.Scenario.Name, saved.Undone.length], [1, "rollback", 1]);
  await there.console.close();

  const here = await Files.open("?lang=en&scenario=empty");
  await here.page.getByRole("heading", { name: "No custom images yet" }).waitFor();
  await here.choose(text);
  const rows = await here.preview();
  assert.deepEqual(rows.Scenario, ["rollback", "empty"]);
  assert.deepEqual(rows.Calls, [String(saved.Calls.length), "0"]);
  assert.deepEqual(rows["Calls to redo"], ["1", "0"]);
  assert.equal(Number(rows["Custom images"][0]) > 3, true);
  await here.console.cancel();
  await here.page.getByRole("heading", { name: "No custom images yet" }).waitFor();
  await here.take(text);
  await here.console.hasStatus("image2", "Deprecated");
  await here.page.reload();
  await here.console.hasStatus("image2", "Deprecated");
  await here.console.button("Redo").click();
  await here.console.hasStatus("toolbox", "Deprecated");
  // The scenario that was there is untouched.
  await here.page.goto(address("?lang=en&scenario=empty"));
  await here.page.getByRole("heading", { name: "No custom images yet" }).waitFor();
  await here.console.close();
});

test("a scenario file dropped anywhere comes in after a look, and undo leads back, address and all", async () => {
  const files = await Files.open("?lang=en&images=7&scenario=fleet");
  const { console, page } = files;
  await page.getByTestId("image-row").nth(6).waitFor();
  const before = page.url();
  await files.drop(scenario("dropped"));
  const rows = await files.preview();
  assert.deepEqual(rows.Scenario, ["A scenario of its own", "fleet"]);
  assert.deepEqual(rows["Custom images"], ["1", "7"]);
  await console.confirm();
  await console.hasStatus("dropped", "Available");
  assert.match((await console.address()).href, /scenario=own/);
  assert.doesNotMatch((await console.address()).href, /images=/);
  await files.undo();
  await page.getByTestId("image-row").nth(6).waitFor();
  assert.equal(await console.option("scenario"), "fleet");
  assert.equal(await console.option("images"), new URL(before).searchParams.get("images"));
  await deprecate(console, "fleet-000007");
  await page.reload();
  await console.hasStatus("fleet-000007", "Deprecated");
  await console.close();
});

test("a second import takes the place of the first, which can be had back: at once, or after a reload", async () => {
  const files = await Files.open("?lang=en");
  const { console, page } = files;
  await files.take(scenario("first"));
  await deprecate(console, "first");
  await files.take(scenario("second"));
  await console.hasStatus("second", "Available");
  await files.undo();
  await console.hasStatus("first", "Deprecated");
  await page.reload();
  await console.hasStatus("first", "Deprecated");
  await files.take(scenario("third"));
  await page.reload();
  await console.hasStatus("third", "Available");
  await files.tools();
  await files.dialog.getByRole("button", { name: "Bring back what was replaced" }).click();
  await files.preview();
  await console.confirm();
  await console.hasStatus("first", "Deprecated");
  await page.reload();
  await console.hasStatus("first", "Deprecated");
  await console.close();
});

test("what can't be is refused, with its place in the file, and nothing changes", async () => {
  const files = await Files.open("?lang=en");
  const { console, page } = files;
  await deprecate(console, "image2");
  const saved = JSON.parse(await files.export());
  const spoilt = (spoil) => {
    const copy = structuredClone(saved);
    spoil(copy);
    return JSON.stringify(copy);
  };
  const refused = [
    ["{\"Images\": [", /no usable JSON.*line 1 column 12/],
    ["[]", /neither an exported simulation nor a scenario/],
    ["{\"Steps\": []}", /neither an exported simulation nor a scenario/],
    [spoilt((copy) => (copy.Calls[0].Time = "yesterday")), /Calls\[0\]: Time: "yesterday"/],
    [spoilt((copy) => (copy.Format = 9)), /Format: 9/],
    [spoilt((copy) => (copy.Extra = 1)), /"Extra"/],
    [spoilt((copy) => (copy.Scenario.Name = "nowhere")), /Name: "nowhere"/],
    [JSON.stringify({ Images: [{ ImageName: "aa", Status: "Broken" }] }), /Images\[0\] "aa": Status/],
    [`{"Images": [], "Note": "${"x".repeat(16 * 1024 * 1024)}"}`, /too large.*16 MiB/],
  ];
  for (const [text, reason] of refused) {
    await files.drop(text, "main");
    const alert = files.dialog.getByRole("alert");
    await alert.waitFor();
    assert.match(await alert.textContent(), reason);
    await console.cancel();
  }
  await console.hasStatus("image2", "Deprecated");
  assert.doesNotMatch((await console.address()).href, /scenario=own/);
  assert.equal(await files.export(), JSON.stringify(saved));
  await console.close();
});

test("without room for a copy of what it replaces, an import writes nothing over it", async () => {
  const files = await Files.open("?lang=en");
  const { console, page } = files;
  await files.take(scenario("first"));
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (key, text) {
      if (key.endsWith("/replaced")) throw new DOMException("full", "QuotaExceededError");
      return setItem.call(this, key, text);
    };
  });
  await files.take(scenario("second"));
  await page.getByText(/no room to keep/).waitFor();
  await page.getByText(/not saved/).waitFor();
  await console.hasStatus("second", "Available");
  await page.reload();
  await console.hasStatus("first", "Available");
  await console.close();
});

test("where nothing is kept, undo still leads back", async () => {
  const files = await Files.open("?lang=en&store=memory");
  await deprecate(files.console, "image2");
  await files.take(scenario("mine"));
  await files.console.hasStatus("mine", "Available");
  await files.page.getByText(/saves nothing/).waitFor();
  await files.undo();
  await files.console.hasStatus("image2", "Deprecated");
  await files.console.close();
});

test("own data that is no longer there is said, and the usual scenario shown", async () => {
  const console = await Console.open("?lang=en&scenario=own");
  await console.page.getByText(/Unknown address option.*scenario=own/).waitFor();
  await console.hasStatus("image2", "Available");
  await console.close();
});

test("in a lesson nothing is imported", async () => {
  const files = await Files.open("?lang=en&lesson=roll-back");
  await files.page.getByRole("button", { name: "All lessons" }).waitFor();
  await files.drop(scenario("mine"));
  await files.dialog.getByText("A lesson is open. Leave it before you import.").waitFor();
  assert.equal(await files.dialog.getByRole("button", { name: "OK", exact: true }).isDisabled(), true);
  await files.console.cancel();
  await files.console.close();
});
