// Defines <image-family-simulator>: a frame with the simulator, lazily loaded, and a door to it. Beside the site as
// embed.js; a plain script without dependencies. EMBEDDING.md tells of every attribute, message and event.
"use strict";

(() => {
  const HELLO = "image-family-simulator hello ";
  const PROTOCOL = "1";
  const LONGEST = 1_000_000;
  const PASSED_ON = ["scenario", "images", "region", "lesson", "step", "view", "world", "allow"];
  const home = document.currentScript?.src;
  // What the elements of one world have done, as the last of them told it; and who they are.
  const worlds = new Map();

  class Refusal extends Error {
    constructor({ kind, message }) {
      super(message);
      this.name = "Refusal";
      this.kind = kind;
    }
  }

  class ImageFamilySimulator extends HTMLElement {
    static observedAttributes = ["src", ...PASSED_ON, "readonly", "store", "sandbox", "lang", "theme", "height", "title"];

    #root = this.attachShadow({ mode: "open" });
    #poster = document.createElement("slot");
    #button = document.createElement("button");
    #frame = null;
    #port = null;
    #asked = new Map();
    #id = 0;
    #opened = null;
    #ready = null;
    #timer = 0;
    #watcher = null;
    #look = "";
    #world = null;
    #height = 480;
    #again = false;

    constructor() {
      super();
      const { style } = this.#button;
      Object.assign(style, { font: "inherit", padding: "8px 16px", margin: "8px 0", cursor: "pointer" });
      this.#button.hidden = true;
      this.#button.part = "load";
      this.#button.onclick = () => this.load();
      this.#root.append(this.#poster, this.#button);
      this.#close();
    }

    connectedCallback() {
      this.style.display ||= "block";
      this.style.position ||= "relative";
      addEventListener("message", this.#greeted);
      const way = this.getAttribute("load");
      if (way === "click") {
        this.#button.textContent = this.#lang === "zh-CN" ? "运行模拟器" : "Run the simulator";
        this.#button.hidden = false;
      } else if (way === "eager") {
        this.load();
      } else {
        this.#watcher = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.load(), { rootMargin: "200px" });
        this.#watcher.observe(this);
      }
    }

    disconnectedCallback() {
      removeEventListener("message", this.#greeted);
      this.#watcher?.disconnect();
      this.#close();
    }

    attributeChangedCallback(name, before, now) {
      if (before === now || !this.#frame) return;
      if (name === "height" || name === "title") this.#fit();
      else if (name === "lang" || name === "theme") this.#dress();
      else if (!this.#again) {
        // Several attributes changed at once are one frame anew.
        this.#again = true;
        queueMicrotask(() => {
          this.#again = false;
          if (this.#frame) {
            this.#close();
            this.load();
          }
        });
      }
    }

    get #lang() {
      const lang = this.getAttribute("lang") ?? this.closest("[lang]")?.lang ?? "";
      return /^zh/i.test(lang || navigator.language) ? "zh-CN" : "en";
    }

    // The host page's own colours: what it says of itself by `color-scheme`.
    get #theme() {
      const own = this.getAttribute("theme");
      if (own) return own;
      let scheme = getComputedStyle(this).colorScheme;
      if (scheme === "normal") scheme = document.querySelector("meta[name=color-scheme]")?.content ?? "";
      return /dark/.test(scheme) ? (/light/.test(scheme) ? "auto" : "dark") : "light";
    }

    // A sandbox around a page of one's own origin would be none, and browsers say so.
    get #sandbox() {
      const own = new URL(this.#address()).origin === location.origin;
      return this.getAttribute("sandbox") ?? (own ? null : "allow-scripts allow-same-origin allow-downloads");
    }

    get #origin() {
      return /allow-same-origin/.test(this.#sandbox ?? "allow-same-origin") ? new URL(this.#address()).origin : "null";
    }

    #address() {
      const url = new URL(this.getAttribute("src") ?? new URL("./", home), document.baseURI);
      const set = (name, value) => value != null && url.searchParams.set(name, value);
      for (const name of PASSED_ON) set(name, this.getAttribute(name));
      if (this.hasAttribute("readonly")) set("readonly", "true");
      set("store", this.getAttribute("store") ?? url.searchParams.get("store") ?? "memory");
      set("lang", this.#lang);
      set("theme", this.#theme);
      set("embed", PROTOCOL);
      set("hosts", location.origin);
      return url.href;
    }

    /** Makes the frame, if it is not there yet. The promise holds once the simulator can be spoken to. */
    load() {
      if (!this.#frame) {
        this.#watcher?.disconnect();
        this.#button.hidden = true;
        const frame = (this.#frame = document.createElement("iframe"));
        frame.part = "frame";
        Object.assign(frame.style, { border: "0", width: "100%", display: "block", position: "absolute", insetBlockStart: "0", opacity: "0", pointerEvents: "none" });
        try {
          frame.src = this.#address();
          const sandbox = this.#sandbox;
          if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
          this.#root.append(frame);
        } catch (error) {
          this.#fail(error.message);
        }
        this.#timer = setTimeout(() => this.#fail("the simulator did not answer"), 30_000);
        this.#fit();
      }
      return this.#opened;
    }

    #close() {
      clearTimeout(this.#timer);
      const gone = new Refusal({ kind: "closed", message: "the frame is gone" });
      this.#ready?.reject(gone);
      for (const { reject } of this.#asked.values()) reject(gone);
      this.#asked.clear();
      this.#port?.close();
      this.#frame?.remove();
      this.#port = this.#frame = null;
      this.#poster.style.display = "";
      this.#world?.members.delete(this);
      this.#world = null;
      this.#opened = new Promise((resolve, reject) => (this.#ready = { resolve, reject }));
      this.#opened.catch(() => {});
    }

    #fail(reason) {
      clearTimeout(this.#timer);
      this.#ready.reject(new Refusal({ kind: "failed", message: reason }));
      this.#tell("failed", { reason });
    }

    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    #fit() {
      const wanted = parseInt(this.getAttribute("height"), 10);
      this.#frame.style.height = `${wanted || Math.min(Math.max(this.#height, 40), 20_000)}px`;
      this.#frame.title = this.title || (this.#lang === "zh-CN" ? "镜像族系模拟器" : "Image family simulator");
    }

    #dress() {
      const look = { lang: this.#lang, theme: this.#theme };
      if (this.#look !== (this.#look = JSON.stringify(look)) && this.#port) this.#send({ request: "look", ...look }).catch(() => {});
    }

    // The frame's hello: from that frame, from its origin. What it gets is the one end of a channel.
    #greeted = ({ source, origin, data }) => {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== this.#origin || !String(data).startsWith(HELLO)) return;
      const { port1, port2 } = new MessageChannel();
      this.#port?.close();
      this.#port = port1;
      port1.onmessage = (event) => this.#heard(JSON.parse(event.data));
      source.postMessage(HELLO + PROTOCOL, origin === "null" ? "*" : origin, [port2]);
    };

    #heard({ id, answer, refused, event, ...detail }) {
      if (!event) {
        const asked = this.#asked.get(id);
        this.#asked.delete(id);
        return refused ? asked?.reject(new Refusal(refused)) : asked?.resolve(answer);
      }
      if (event === "log") return this.#share(detail.log);
      if (event === "failed") return this.#fail(detail.reason);
      if (event === "height") {
        this.#height = detail.height;
        this.#fit();
      }
      if (event === "ready") this.#open();
      this.#tell(event, event === "called" ? detail.call : detail);
    }

    #open() {
      clearTimeout(this.#timer);
      Object.assign(this.#frame.style, { position: "static", opacity: "", pointerEvents: "" });
      this.#poster.style.display = "none";
      this.#look = JSON.stringify({ lang: this.#lang, theme: this.#theme });
      const name = this.getAttribute("world");
      if (name) {
        const world = (this.#world = worlds.get(name) ?? { members: new Set(), number: 0, turn: Promise.resolve() });
        worlds.set(name, world);
        world.members.add(this);
        this.#take(world.log);
      }
      this.#ready.resolve(this);
    }

    #take(log) {
      if (log) this.#send({ request: "log", log }).catch(() => {});
    }

    // Each log goes on from one that has a number. One that missed what another frame did is put together with that
    // there, as soon as the frame hears of it, and told again.
    #share(log) {
      const world = this.#world;
      if (!world) return;
      if ((log.base ?? world.number) !== world.number) return this.#take(world.log);
      const number = ++world.number;
      world.log = { ...log, number };
      this.#send({ request: "agree", number }).catch(() => {});
      for (const member of world.members) if (member !== this) member.#take(world.log);
    }

    #send(message) {
      return new Promise((resolve, reject) => {
        const id = ++this.#id;
        const text = JSON.stringify({ id, ...message });
        // What the frame would not read could not be answered either.
        if (text.length > LONGEST) throw new Refusal({ kind: "tooLong", message: `longer than ${LONGEST} characters` });
        this.#asked.set(id, { resolve, reject });
        this.#port.postMessage(text);
      });
    }

    // In a world each waits for the one before: its answer is of a world in which that has happened.
    async #ask(request, fields) {
      await this.load();
      const send = () => this.#send({ request, ...fields });
      const world = this.#world;
      if (!world) return send();
      const turn = world.turn.then(send);
      world.turn = turn.catch(() => {});
      return turn;
    }

    call(action, parameters = {}) { return this.#ask("call", { action, parameters }); }
    calls() { return this.#ask("calls"); }
    export() { return this.#ask("export"); }
    import(saved) { return this.#ask("import", { saved }); }
    undo() { return this.#ask("undo"); }
    redo() { return this.#ask("redo"); }
    reset() { return this.#ask("reset"); }
    goto(view) { return this.#ask("goto", { view }); }

    static dressed() {
      for (const element of document.querySelectorAll("image-family-simulator")) if (element.#frame) element.#dress();
    }
  }

  customElements.define("image-family-simulator", ImageFamilySimulator);
  // A page that switches its colours or its language does so at its root.
  new MutationObserver(ImageFamilySimulator.dressed).observe(document.documentElement, { attributes: true });
})();
