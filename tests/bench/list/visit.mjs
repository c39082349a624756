// One visit of one of the three pages, and what is measured there.

// In every page, before its own scripts.
const helper = () => {
  // What the browser measures leaves a program's own memory out.
  const memories = new Set();
  for (const way of ["instantiate", "instantiateStreaming"]) {
    const instantiate = WebAssembly[way].bind(WebAssembly);
    WebAssembly[way] = async (...given) => {
      const made = await instantiate(...given);
      const memory = (made.instance ?? made).exports.memory;
      if (memory) memories.add(memory);
      return made;
    };
  }
  const rows = () => document.querySelectorAll("[data-testid=image-row]");
  const name = (row) => row.querySelector(".name")?.textContent ?? "";
  const painted = (start, done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now() - start);
      port2.postMessage(0);
    });
  const seen = new MutationObserver(() => {
    if (!rows().length) return;
    seen.disconnect();
    painted(0, (time) => (window.bench.firstRow = time));
  });
  seen.observe(document, { subtree: true, childList: true });
  const until = (ready, act) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const check = () => {
        if (!ready()) return;
        observer.disconnect();
        const dom = performance.now() - start;
        painted(start, (paint) => resolve({ dom, paint }));
      };
      const observer = new MutationObserver(check);
      observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(reject, 5000, new Error("the rows did not come"));
      act();
      check();
    });
  window.bench = {
    firstRow: null,
    names: ({ first, count }) => () => {
      const there = rows();
      return there.length >= first.length && there.length <= count && first.every((wanted, n) => name(there[n]) === wanted);
    },
    status: (status) => () => rows()[0]?.dataset.status === status,
    until,
    type: (place, text) => {
      const input = document.querySelectorAll("input[type=search]")[place];
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    choose: (value) => {
      const select = document.querySelector("[data-bench=status]");
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    },
    enter: (selector) => {
      const event = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
      document.querySelector(selector).dispatchEvent(event);
    },
    press: (text) => [...document.querySelectorAll("button")].find((button) => (button.getAttribute("aria-label") ?? button.textContent).trim() === text)?.click(),
    scroll: async (frames) => {
      const inner = [...document.querySelectorAll("*")].find((it) => it.scrollHeight > it.clientHeight * 50 && ["auto", "scroll"].includes(getComputedStyle(it).overflowY));
      const target = inner ?? document.scrollingElement;
      const step = (inner ? inner.clientHeight : innerHeight) / 2;
      const times = [];
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      let before = await frame();
      for (let n = 0; n < frames; n += 1) {
        target.scrollTop += step;
        const now = await frame();
        times.push(now - before);
        before = now;
      }
      target.scrollTop = 0;
      await frame();
      return { times, reached: target.scrollTop === 0 };
    },
    memory: async () => {
      const { bytes } = await performance.measureUserAgentSpecificMemory();
      return [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, bytes);
    },
  };
};

export class Visit {
  static async open(browser, page, query, { throttle = 1 } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "zh-CN" });
    const self = new Visit();
    Object.assign(self, { name: page.name, context, page: await context.newPage() });
    self.page.on("pageerror", (error) => console.log(`  ${page.name}: ${error}`));
    await self.page.addInitScript(helper);
    self.session = await context.newCDPSession(self.page);
    if (throttle > 1) await self.session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    await self.page.goto(page.address(query));
    await self.page.waitForFunction(() => window.bench.firstRow !== null, null, { timeout: 60_000 });
    return self;
  }

  close() {
    return this.context.close();
  }

  firstRow() {
    return this.page.evaluate(() => window.bench.firstRow);
  }

  /** Input to right rows in the DOM, and to their paint. */
  shows(names, act, ...given) {
    return this.page.evaluate(`bench.until(bench.names(${JSON.stringify(names)}), () => bench.${act}(...${JSON.stringify(given)}))`);
  }

  /** A status chosen, or none any more: in ours a condition that is typed already, and Enter after a pause. */
  async choose(names, status, pause) {
    if (this.name !== "ours") return this.shows(names, "choose", status);
    if (!status) return this.shows(names, "press", "清除筛选");
    const field = this.page.locator("#filter-field");
    if ((await field.count()) === 0) await this.page.getByRole("button", { name: "筛选", exact: true }).click();
    await field.fill(`状态 = ${{ Available: "可用", Deprecated: "弃用" }[status]}`);
    await this.page.locator(".filter-option").first().waitFor();
    await this.page.waitForTimeout(pause);
    return this.shows(names, "enter", "#filter-field");
  }

  sort(names, key) {
    const selector = this.name === "ours" ? `.head-${key} .sort` : `[data-sort=${key}]`;
    return this.page.evaluate(`bench.until(bench.names(${JSON.stringify(names)}), () => document.querySelector(${JSON.stringify(selector)}).click())`);
  }

  /**
   * What the main thread does for a click, in milliseconds of its own time: until the row with the status is painted
   * (`busy`), and with what follows in the next 100 ms (`all`).
   */
  async work(status, click) {
    const browser = this.context.browser();
    await browser.startTracing(this.page, { categories: ["toplevel", "disabled-by-default-devtools.timeline", "blink.user_timing"] });
    await this.page.evaluate(`bench.until(bench.status("${status}"), () => { performance.mark("bench-click"); ${click} }).then(() => performance.mark("bench-painted"))`);
    await this.page.waitForTimeout(100);
    const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
    const mark = (wanted) => traceEvents.find(({ name, ph }) => name === wanted && ph !== "E");
    const [start, painted] = [mark("bench-click"), mark("bench-painted")];
    const tasks = traceEvents.filter(({ name, pid, tid, ts, dur }) => name === "RunTask" && pid === start.pid && tid === start.tid && ts + dur > start.ts);
    const until = (end) => tasks.reduce((sum, { ts, dur, tdur = dur }) => sum + Math.max(0, Math.min(1, (end - ts) / dur)) * tdur, 0) / 1000;
    return { busy: until(painted.ts), all: until(Infinity) };
  }

  async askToDeprecate() {
    const row = this.page.getByTestId("image-row").first();
    if (this.name === "ours") {
      await row.locator("[aria-haspopup=menu]").click();
      await this.page.getByRole("menuitem", { name: "弃用镜像", exact: true }).click();
    } else {
      await row.locator(".more").click();
    }
    await this.page.getByRole("button", { name: "确定", exact: true }).waitFor();
    await this.page.waitForTimeout(300);
  }

  async changes(rounds) {
    const done = { deprecate: [], undo: [] };
    for (let round = 0; round < rounds; round += 1) {
      await this.askToDeprecate();
      done.deprecate.push(await this.work("Deprecated", 'bench.press("确定")'));
      await this.page.waitForTimeout(500);
      done.undo.push(await this.work("Available", 'bench.press("撤销")'));
      await this.page.waitForTimeout(300);
    }
    return done;
  }
}
