// What the rules refuse, and what each dialog does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Console, useBrowser } from "./support.mjs";

useBrowser();

const calls = (console) => console.page.getByTestId("journal-entry").count();

for (const lang of ["zh-CN", "en"]) {
  test(`${lang}: a refused item is there, says why, and does nothing`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { words } = console;
    for (const [image, names, code] of [
      ["nginx-2021.02", [words.deprecate, words.remove], "ImageUseShared"],
      ["nginx-2021.01", [words.share], "OperationDenied.InvalidImageStatus"],
      ["nginx-2021.01", [words.copy], "IncorrectImageStatus"],
    ]) {
      for (const name of names) {
        await console.menu(image);
        const item = console.item(name);
        assert.equal(await item.getAttribute("aria-disabled"), "true", name);
        const why = console.page.locator(`[id="${await item.getAttribute("aria-describedby")}"]`);
        assert.ok(await why.isVisible());
        assert.ok((await why.textContent()).includes(code), await why.textContent());
        // A user can click what is greyed; only the driver would wait.
        await item.click({ force: true });
        assert.equal(await console.dialog.count(), 0);
        await console.page.keyboard.press("Escape");
        await console.item(name).waitFor({ state: "hidden" });
        assert.ok(await console.button(words.more(image)).evaluate((button) => button === document.activeElement));
      }
    }
    assert.equal(await calls(console), 0);
    await console.close();
  });

  test(`${lang}: the last available image is warned about`, async () => {
    const console = await Console.open(`?lang=${lang}`);
    const { words } = console;
    await console.choose("image2", words.deprecate);
    assert.doesNotMatch(await console.dialog.textContent(), words.last);
    await console.confirm();
    await console.choose("image1", words.deprecate);
    assert.match(await console.dialog.textContent(), words.last);
    await console.cancel();
    await console.hasStatus("image1", "Available");
    await console.choose("image1", words.deprecate);
    await console.page.keyboard.press("Escape");
    await console.dialog.waitFor({ state: "detached" });
    await console.hasStatus("image1", "Available");
    await console.choose("image1", words.deprecate);
    await console.confirm();
    assert.equal(await console.latest(), undefined);
    await console.close();
  });
}

test("every menu item opens its dialog, and 确定 alone creates an instance", async () => {
  const console = await Console.open("?lang=zh-CN");
  const { words } = console;
  for (const item of [words.share, words.copy, words.deprecate, words.edit, words.remove]) {
    await console.choose("image1", item);
    assert.match(await console.dialog.textContent(), /image1/);
    await console.cancel();
  }
  assert.equal(await calls(console), 0);
  await console.choose("nginx-2021.01", words.create);
  await console.confirm();
  assert.match(await console.page.getByTestId("journal-entry").first().textContent(), /RunInstances/);
  await console.close();
});

test("a malformed family is refused at its field, and nothing typed is lost", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  await console.choose("toolbox", words.edit);
  const field = console.dialog.getByRole("textbox", { name: words.family, exact: true });
  await field.fill("1 bad");
  await console.dialog.getByRole("button", { name: words.ok, exact: true }).click();
  await console.dialog.getByText("InvalidImageFamily.Malformed").waitFor();
  assert.equal(await field.inputValue(), "1 bad");
  await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
  await field.fill("tools");
  await console.confirm();
  await console.row("toolbox").getByText("tools", { exact: true }).waitFor();
  await console.close();
});

test("unsharing makes deprecating possible, and each action can be undone from its notice", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  await console.choose("nginx-2021.02", words.share);
  await console.dialog.getByRole("button", { name: /^Cancel Sharing/ }).click();
  await console.confirm();
  await console.choose("nginx-2021.02", words.deprecate);
  await console.confirm();
  await console.hasStatus("nginx-2021.02", "Deprecated");
  const notice = page.locator(".notice").filter({ hasText: "ModifyImageAttribute" });
  await notice.getByRole("button", { name: words.undo, exact: true }).click();
  await console.hasStatus("nginx-2021.02", "Available");
  await console.close();
});

test("deleting in use is refused in the dialog, and goes by force", async () => {
  const console = await Console.open("?lang=en");
  const { words } = console;
  await console.choose("image1", words.remove);
  await console.dialog.getByRole("radio", { name: /^Delete/ }).check();
  await console.dialog.getByRole("button", { name: words.ok, exact: true }).click();
  await console.dialog.getByText("ImageUsingByInstance").waitFor();
  await console.dialog.getByRole("radio", { name: /^Forcibly/ }).check();
  await console.confirm();
  await console.row("image1").waitFor({ state: "detached" });
  await console.close();
});

test("more accounts than a call takes are not shared in silence", async () => {
  const console = await Console.open("?lang=en");
  const { page, words } = console;
  await console.choose("image1", words.share);
  for (let n = 0; n < 11; n += 1) {
    await console.dialog.getByRole("textbox", { name: "Account ID", exact: true }).fill(`20000000000000${10 + n}`);
    await console.dialog.getByRole("button", { name: "Add", exact: true }).click();
  }
  await console.dialog.getByRole("button", { name: words.ok, exact: true }).click();
  await console.dialog.getByText(/At most 10 accounts/).waitFor();
  assert.equal(await calls(console), 0);
  await console.dialog.getByRole("button", { name: /^Cancel Sharing/ }).first().click();
  await console.confirm();
  await console.row("image1").getByText("Shared with 10 accounts", { exact: true }).waitFor();
  assert.equal(await page.getByTestId("journal-entry").count(), 1);
  await console.close();
});

test("a family can't be cleared, and the dialog says so instead of closing", async () => {
  const console = await Console.open("?lang=zh-CN");
  const { words } = console;
  await console.choose("image1", words.edit);
  const field = console.dialog.getByRole("textbox", { name: words.family, exact: true });
  await field.fill("");
  await console.dialog.getByRole("button", { name: words.ok, exact: true }).click();
  await console.dialog.getByText("已有的值可以更换，不能清空。").waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  await console.cancel();
  assert.equal(await calls(console), 0);
  await console.close();
});
