// Several images at once: said before, done for those that can be, told for each.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const check = (console, name) => console.page.getByRole("checkbox", { name: `Select ${name}`, exact: true });
const bar = (console) => console.page.locator(".list-foot");
const batch = (console, name) => bar(console).getByRole("button", { name, exact: true });

test("deprecating several says first which are skipped and why, and that a family is left with nothing", async () => {
  const console = await Console.open("?lang=en");
  for (const name of ["image2", "image1", "nginx-2021.02", "nginx-2021.01"]) await check(console, name).click();
  await bar(console).getByText("4 selected").waitFor();
  await batch(console, "Deprecate Image").click();
  const { dialog } = console;
  await dialog.getByText("To be done (2)").waitFor();
  await dialog.getByText("To be skipped (2)").waitFor();
  await dialog.getByText("The image is shared. Cancel the sharing first.").waitFor();
  await dialog.getByText("Image family image-test: image2 → None available").waitFor();
  await console.hasStatus("image2", "Available");
  await dialog.getByRole("button", { name: "OK", exact: true }).click();
  await dialog.getByRole("heading", { name: "2 images done" }).waitFor();
  await dialog.getByText("Not done (2)").waitFor();
  await console.confirm();
  await console.hasStatus("image2", "Deprecated");
  await console.hasStatus("image1", "Deprecated");
  await console.hasStatus("nginx-2021.02", "Available");
  await console.close();
});

test("shift takes a range, kept from page to page; the heading's box says all, some or none of the page", async () => {
  const console = await Console.open("?lang=en&scenario=fleet&images=60&region=cn-hangzhou");
  const boxes = console.page.getByRole("checkbox", { name: /^Select (?!all)/ });
  const all = console.page.getByRole("checkbox", { name: "Select all on this page", exact: true });
  const says = async (state) => assert.equal(await all.evaluate((it) => (it.indeterminate ? "some" : it.checked ? "all" : "none")), state);
  await says("none");
  await boxes.nth(1).click();
  await boxes.nth(6).click({ modifiers: ["Shift"] });
  await bar(console).getByText("6 selected").waitFor();
  await says("some");
  // Another page keeps what was selected on this one.
  await console.button("Next").click();
  await console.row("fleet-000040").waitFor();
  await bar(console).getByText("6 selected").waitFor();
  await says("none");
  await boxes.nth(0).click();
  await bar(console).getByText("7 selected").waitFor();
  await says("some");
  await all.click();
  await bar(console).getByText("26 selected").waitFor();
  await says("all");
  await boxes.nth(5).click();
  await bar(console).getByText("25 selected").waitFor();
  await says("some");
  await all.click();
  await bar(console).getByText("26 selected").waitFor();
  await all.click();
  await bar(console).getByText("6 selected").waitFor();
  await says("none");
  await console.close();
});

test("after several are deleted, the focus is on the menu of the row that followed the first", async () => {
  const console = await Console.open("?lang=en&scenario=fleet&images=60");
  const { page } = console;
  const boxes = page.getByRole("checkbox", { name: /^Select (?!all)/ });
  const next = await page.getByTestId("image-row").nth(7).getAttribute("data-image-id");
  await boxes.nth(4).click();
  await boxes.nth(6).click({ modifiers: ["Shift"] });
  await batch(console, "Delete Image").click();
  await console.dialog.getByRole("button", { name: "OK", exact: true }).click();
  await console.dialog.getByText("Done (3)").waitFor();
  await console.confirm();
  await page.locator(`[data-image-id="${next}"] [aria-haspopup=menu]:focus`).waitFor();
  await console.close();
});

test("tags are put on several images", async () => {
  const console = await Console.open("?lang=en");
  for (const name of ["image2", "toolbox"]) await check(console, name).click();
  await batch(console, "Add Tags").click();
  const { dialog } = console;
  assert.equal(await dialog.getByRole("button", { name: "OK", exact: true }).isDisabled(), true);
  await dialog.getByRole("textbox", { name: "Tag key", exact: true }).fill("audited");
  await dialog.getByRole("textbox", { name: "Tag value", exact: true }).fill("yes");
  await dialog.getByRole("button", { name: "OK", exact: true }).click();
  await dialog.getByText("Done (2)").waitFor();
  await console.confirm();
  await console.row("toolbox").getByText("audited: yes").waitFor();
  await console.row("image2").getByText("audited: yes").waitFor();
  await console.close();
});

test("deleting several moves the focus to a row that is still there", async () => {
  const console = await Console.open("?lang=en");
  for (const name of ["image1", "nginx-2021.01"]) await check(console, name).click();
  await batch(console, "Delete Image").click();
  await console.dialog.getByRole("button", { name: "OK", exact: true }).click();
  await console.dialog.getByText(/^Done/).waitFor();
  await console.confirm();
  await console.row("nginx-2021.01").waitFor({ state: "detached" });
  await console.page.waitForFunction(() => document.activeElement !== document.body);
  await console.close();
});
