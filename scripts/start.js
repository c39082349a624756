// Starts the page: loads the glue and the wasm file that the build named in a <meta>, or says in plain words why not.
// A plain script, not a module: so it runs, and can say its sentence, even where modules don't load (a file:// address).
"use strict";

(async () => {
  const app = document.getElementById("app");
  const shell = app.firstElementChild;

  const explain = (error) => {
    // The page itself, once it stands, speaks for itself.
    if (!shell || !shell.isConnected) return;
    const say = (lang, text) => {
      const line = document.createElement("span");
      line.lang = lang;
      line.textContent = text;
      return [line, document.createElement("br")];
    };
    const fromDisk = location.protocol === "file:";
    const lines = document.createElement("p");
    lines.append(
      ...say("zh-CN", fromDisk
        ? "模拟器不能直接从文件打开。请运行 ./dev serve，然后打开它给出的地址。"
        : "模拟器未能启动：程序没有加载成功。请检查网络后刷新页面；如仍失败，请更新浏览器。"),
      ...say("en", fromDisk
        ? "The simulator can't be opened from a file. Run ./dev serve and open the address that it prints."
        : "The simulator did not start: its program could not be loaded. Check the network and reload; if that doesn't help, update the browser."),
      say("en", String(error))[0],
    );
    const bar = document.createElement("div");
    bar.className = "bar";
    bar.setAttribute("role", "alert");
    bar.append(lines);
    shell.querySelector('[role="status"]')?.remove();
    shell.after(bar);
  };

  try {
    const { glue, wasm } = document.querySelector('meta[name="image-family-simulator"]').dataset;
    const { default: init } = await import(new URL(glue, document.baseURI).href);
    await init({ module_or_path: new URL(wasm, document.baseURI) });
  } catch (error) {
    explain(error);
    throw error;
  }
})();
