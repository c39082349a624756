// Faults on demand, as a learner switches them: what strikes, what the page says, and the way on.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, address, useBrowser } from "./support.mjs";

useBrowser();

/** Opens the panel, puts its switches into positions (by their names), and confirms. */
async function set(console, positions) {
  const { page, dialog } = console;
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await console.item("Faults on demand…").click();
  for (const [name, position] of Object.entries(positions)) {
    await dialog.getByLabel(name, { exact: true }).selectOption({ label: position });
  }
  await console.confirm();
}

const THROTTLING = "Throttling (Throttling.User)";
const ERRORS = "Server error (503 ServiceUnavailable)";
const GARBLED = "Garbled answer (the body breaks off)";
const LATE = "Late answer";
const STORAGE = "Storage of this tab";
const DAMAGED = "What is written is damaged";
const on = (console) => console.page.getByTestId("faults-on");
const struck = (console) => console.page.getByTestId("fault-struck");

const switchOff = async (console) => {
  await on(console).getByRole("button", { name: "Switch all off" }).click();
  await on(console).waitFor({ state: "detached" });
};

async function deprecate(console, image) {
  await console.choose(image, console.words.deprecate);
  await console.confirm();
  await console.hasStatus(image, "Deprecated");
}

/** Asks for a deprecation that the service refuses, and leaves the dialog. */
async function refused(console, image, reason) {
  await console.choose(image, console.words.deprecate);
  await console.dialog.getByRole("button", { name: "OK", exact: true }).click();
  await console.dialog.getByText(reason).first().waitFor();
  await console.cancel();
}

test("throttled and failed calls change nothing, are said, and can be made again", async () => {
  const console = await Console.open("?lang=en");
  for (const [name, code, words] of [
    [THROTTLING, /Throttling\.User/, /was throttled \(400 Throttling\.User\)/],
    [ERRORS, /ServiceUnavailable/, /failed \(503 ServiceUnavailable\)/],
  ]) {
    await set(console, { [name]: "Every call" });
    await on(console).getByText(name).waitFor();
    await refused(console, "image2", code);
    await struck(console).getByText(words).waitFor();
    await console.hasStatus("image2", "Available");
    // The way on is there, and fails as long as the fault is on.
    const calls = await console.page.getByTestId("journal-entry").count();
    await struck(console).getByRole("button", { name: "Try again" }).click();
    await console.page.getByTestId("journal-entry").nth(calls).waitFor({ state: "attached" });
    await console.hasStatus("image2", "Available");
    await switchOff(console);
  }
  await struck(console).getByRole("button", { name: "Try again" }).click();
  await console.hasStatus("image2", "Deprecated");
  await struck(console).waitFor({ state: "detached" });
  await console.close();
});

test("the rules outlive a reload and go along with the simulation; they end where they are switched off", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await deprecate(console, "toolbox");
  await set(console, { [THROTTLING]: "More than 5 calls a minute" });
  await page.reload();
  await on(console).getByText("More than 5 calls a minute").waitFor();
  await console.hasStatus("toolbox", "Deprecated");
  const saved = await page.evaluate(() => Object.values({ ...localStorage }).find((text) => text.includes("CallsPerWindow")));
  assert.ok(saved);
  await switchOff(console);
  await page.reload();
  await console.hasStatus("toolbox", "Deprecated");
  assert.equal(await on(console).count(), 0);
  await console.close();
});

test("a garbled answer leaves the outcome open, and the list tells it", async () => {
  const console = await Console.open("?lang=en");
  await set(console, { [GARBLED]: "Every call" });
  await deprecate(console, "image2");
  await struck(console).getByText(/broke off and does not tell/).waitFor();
  await console.close();
});

test("a late answer is waited for", async () => {
  const console = await Console.open("?lang=en");
  await set(console, { [LATE]: "0.5 s" });
  await console.choose("image2", console.words.deprecate);
  await console.dialog.getByRole("button", { name: "OK", exact: true }).click();
  await console.page.getByText("Waiting for the answer to ModifyImageAttribute…").waitFor();
  await console.page.getByText("Waiting for the answer to ModifyImageAttribute…").waitFor({ state: "hidden" });
  await struck(console).getByText(/was 0\.5 s late/).waitFor();
  await console.hasStatus("image2", "Deprecated");
  await console.close();
});

test("a storage that is full or denied is said, work goes on, and nothing is lost once it works again", async () => {
  for (const [position, image] of [["Full", "image2"], ["Denied", "toolbox"]]) {
    const console = await Console.open("?lang=en");
    await deprecate(console, "image1");
    await set(console, { [STORAGE]: position });
    await on(console).getByText(position).waitFor();
    await deprecate(console, image);
    await console.page.getByText(/not saved/).waitFor();
    await switchOff(console);
    await console.page.getByText(/not saved/).waitFor({ state: "detached" });
    await console.page.reload();
    await console.hasStatus(image, "Deprecated");
    await console.hasStatus("image1", "Deprecated");
    await console.close();
  }
});

test("damaged writes: a reload puts them aside and brings the rest back; what is aside can be removed", async () => {
  const console = await Console.open("?lang=en");
  const { page } = console;
  await deprecate(console, "image1");
  await set(console, { [STORAGE]: DAMAGED });
  await deprecate(console, "image2");
  await page.reload();
  await page.getByText(/A part of the saved data can't be read/).waitFor();
  await console.hasStatus("image1", "Deprecated");
  await console.hasStatus("image2", "Available");
  assert.equal(await on(console).count(), 0);
  const aside = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("/aside/")).length);
  assert.ok((await aside()) > 0);
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await console.item("Export and import…").click();
  await console.dialog.getByText(/could not be read are kept aside/).waitFor();
  await console.dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await console.dialog.getByText(/could not be read are kept aside/).waitFor({ state: "detached" });
  assert.equal(await aside(), 0);
  await console.cancel();
  await console.close();
});

test("a second tab opens on the same simulation", async () => {
  const console = await Console.open("?lang=en");
  await console.page.getByRole("button", { name: "Scenario", exact: true }).click();
  await console.item("Faults on demand…").click();
  const [second] = await Promise.all([
    console.context.waitForEvent("page"),
    console.dialog.getByRole("link", { name: "Open a second tab" }).click(),
  ]);
  await console.cancel();
  await second.getByTestId("image-row").first().waitFor();
  await deprecate(console, "image2");
  await second.locator("[data-testid=image-row][data-status=Deprecated]").filter({ hasText: "image2" }).waitFor();
  await console.close();
});

test("a scenario brings its rules along, and the panel leaves those alone that are none of its own", async () => {
  const console = await Console.open("?lang=en");
  const { page, dialog } = console;
  const scenario = { Images: [{ ImageName: "mine" }], Faults: [{ Action: "DeleteImage", Status: 500, Code: "InternalError" }] };
  await page.getByRole("button", { name: "Scenario", exact: true }).click();
  await console.item("Export and import…").click();
  await dialog.getByLabel("Choose a file").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(scenario)) });
  await dialog.getByTestId("transfer-preview").waitFor();
  await console.confirm();
  await on(console).getByText("other rules").waitFor();
  await set(console, { [LATE]: "0.5 s" });
  await on(console).getByText("other rules").waitFor();
  await page.goto(address("?lang=en&scenario=own"));
  await on(console).getByText(/Late answer – 0\.5 s; other rules/).waitFor();
  await switchOff(console);
  await console.close();
});

test("a lesson that was opened while the storage failed leaves nothing of that behind", async () => {
  for (const position of ["Full", "Denied", DAMAGED]) {
    const console = await Console.open("?lang=en");
    const { page } = console;
    await deprecate(console, "image1");
    await set(console, { [STORAGE]: position });
    await deprecate(console, "image2");
    await console.button("Fold lessons").and(page.locator("[aria-expanded=false]")).click();
    const lessons = page.getByRole("region", { name: "Lessons", exact: true });
    await lessons.getByRole("button", { name: "Restore the image", exact: true }).click();
    await console.hasStatus("toolbox", "Available");
    // What is done in the lesson meets the same storage.
    await deprecate(console, "toolbox");
    if (position !== DAMAGED) await page.getByText(/not saved/).waitFor();
    await switchOff(console);
    await page.getByText(/not saved/).waitFor({ state: "detached" });
    await console.button("All lessons").click();
    await console.hasStatus("image2", "Deprecated");
    assert.equal(await page.getByText(/not saved/).count(), 0);
    await deprecate(console, "toolbox");
    assert.equal(await page.getByText(/not saved/).count(), 0);
    await page.goto(address("?lang=en"));
    for (const image of ["image1", "image2", "toolbox"]) await console.hasStatus(image, "Deprecated");
    await console.close();
  }
});
