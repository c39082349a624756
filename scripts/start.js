// Starts the page: loads the glue and the wasm file that the build named in a <meta>, or says in plain words why not.
// A plain script, not a module: so it runs, and can say its sentence, even where modules don't load (a file:// address).
"use strict";

(async () => {
  let app, shell;
  const parsed = new Promise((resolve) => {
    const look = () => {
      app = document.getElementById("app");
      shell = app.firstElementChild;
      resolve();
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", look, { once: true });
    else look();
  });

  const text = (lang, words) => {
    const line = document.createElement("span");
    line.lang = lang;
    line.textContent = words;
    return line;
  };
  const alertOf = (...lines) => {
    const paragraph = document.createElement("p");
    for (const line of lines) paragraph.append(line, document.createElement("br"));
    const bar = document.createElement("div");
    bar.className = "bar";
    bar.setAttribute("role", "alert");
    bar.append(paragraph);
    return bar;
  };

  const explain = (error) => {
    // The page itself, once it stands, speaks for itself; and what was said once is enough.
    const status = shell?.isConnected && shell.querySelector('[role="status"]');
    if (!status) return;
    status.remove();
    const fromDisk = location.protocol === "file:";
    shell.after(alertOf(
      text("zh-CN", fromDisk
        ? "模拟器不能直接从文件打开。请运行 ./dev serve，然后打开它给出的地址。"
        : "模拟器未能启动：程序没有加载成功。请检查网络后刷新页面；如仍失败，请更新浏览器。"),
      text("en", fromDisk
        ? "The simulator can't be opened from a file. Run ./dev serve and open the address that it prints."
        : "The simulator did not start: its program could not be loaded. Check the network and reload; if that doesn't help, update the browser."),
      text("en", String(error)),
    ));
  };

  // What the page has saved, read without the program: it may be what the program stumbles over.
  const saved = () => {
    try {
      return Object.entries({ ...localStorage }).filter(([key]) => key.startsWith("image-family-simulator/"));
    } catch {
      return [];
    }
  };
  const handOver = () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(Object.fromEntries(saved()), null, 1)]));
    link.download = "image-family-simulator-data.json";
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const startAgain = () => {
    for (const [key] of saved()) localStorage.removeItem(key);
    location.reload();
  };

  // A program that broke off can't go on: its page says so, and gives back what it kept.
  let dead = false;
  const fallen = (error) => {
    // An error that the program threw, or that went through it, left it half-way, too.
    const through = error instanceof RangeError || (error?.constructor === Error && !shell?.isConnected);
    const broke = error instanceof WebAssembly.RuntimeError || (through && /wasm/.test(error.stack));
    if (!broke) return explain(error);
    if (dead) return;
    dead = true;
    app.inert = true;
    const bar = alertOf(
      text("zh-CN", "模拟器出错并已停止。已保存的操作没有丢失：重新加载即可继续；如果再次出错，请先下载数据，再清除数据并重新开始。"),
      text("en", "The simulator hit an error and stopped. What was saved is not lost: reload to go on. If it happens again, download the data, then clear it and start again."),
      text("en", String(error)),
    );
    const button = (zh, en, action) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "link";
      button.append(text("zh-CN", zh), " ", text("en", en));
      button.addEventListener("click", action);
      bar.append(button);
    };
    button("重新加载", "Reload", () => location.reload());
    if (saved().length > 0) {
      button("下载数据", "Download the data", handOver);
      button("清除数据并重新开始", "Clear the data and start again", startAgain);
    }
    document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.remove());
    app.before(bar);
    bar.scrollIntoView();
  };
  addEventListener("error", ({ error }) => fallen(error));
  addEventListener("unhandledrejection", ({ reason }) => fallen(reason));

  try {
    const { glue, wasm, integrity } = document.querySelector('meta[name="image-family-simulator"]').dataset;
    const { default: init } = await import(new URL(glue, document.baseURI).href);
    const program = fetch(new URL(wasm, document.baseURI), { integrity });
    await parsed;
    await init({ module_or_path: program });
  } catch (error) {
    await parsed;
    explain(error);
    throw error;
  }
})();
