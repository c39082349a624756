// The floor: a windowed list by hand, without a framework. Rows are made once and filled anew.
import { HEADINGS, changed, listed, load, nextOrder, save } from "./store.js";

const HEIGHT = 57;
const AROUND = 6;
const WORDS = { Available: "可用", Deprecated: "弃用" };

const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

let images = await load();
let view = { family: "", search: "", status: "", sort: null, down: false };
let found = listed(images, view);
const done = [];
let number = 0;

const field = (key, label) =>
  element("input", { type: "search", ariaLabel: label, placeholder: label, oninput: ({ target }) => look({ [key]: target.value.trim() }) });
const status = element("select", { onchange: ({ target }) => look({ status: target.value }) });
status.dataset.bench = "status";
for (const [value, text] of [["", "全部状态"], ["Available", "可用"], ["Deprecated", "弃用"]]) status.append(element("option", { value, textContent: text }));
const undo = element("button", { textContent: "撤销", onclick: () => change(...(done.pop() ?? [])) });
const head = element("div", { className: "row head" });
for (const [key, text] of HEADINGS) {
  const button = element("button", { textContent: text, className: "sort", onclick: () => look(nextOrder(view, key)) });
  button.dataset.sort = key;
  head.append(button);
}
const scroll = element("div", { className: "scroll", tabIndex: 0, onscroll: () => draw() });
const space = element("div");
const rows = element("div");
scroll.append(space, rows);
Object.assign(rows.style, { position: "absolute", insetInline: "0", top: "0" });
const dialog = element("dialog");
const ok = element("button", { textContent: "确定" });
dialog.append("弃用镜像？", ok);
document.querySelector("#app").append(element("div", { className: "bar" }, field("family", "镜像族系"), field("search", "镜像名称/ID"), status, undo), head, scroll, dialog);

const makeRow = () => {
  const row = element("div", { className: "row" });
  row.dataset.testid = "image-row";
  const [name, id, family, state, created] = ["span", "small", "span", "span", "span"].map((tag) => element(tag));
  name.className = "name";
  const more = element("button", {
    textContent: "弃用",
    onclick: () => {
      ok.onclick = () => {
        dialog.close();
        const { id, status } = images.find((image) => image.id === row.dataset.imageId);
        done.push([id, status, true]);
        change(id, "Deprecated");
      };
      dialog.showModal();
    },
  });
  more.className = "more";
  row.append(element("div", {}, name, id), family, state, created, more);
  row.fill = (image) => {
    row.dataset.imageId = id.textContent = image.id;
    row.dataset.status = image.status;
    name.textContent = image.name;
    family.textContent = image.family;
    state.textContent = WORDS[image.status] ?? image.status;
    created.textContent = new Date(image.created).toLocaleString("zh-CN");
  };
  return row;
};

function draw() {
  const first = Math.max(0, Math.floor(scroll.scrollTop / HEIGHT) - AROUND);
  const last = Math.min(found.length, Math.ceil((scroll.scrollTop + 700) / HEIGHT) + AROUND);
  space.style.height = `${found.length * HEIGHT}px`;
  rows.style.transform = `translateY(${first * HEIGHT}px)`;
  while (rows.children.length > last - first) rows.lastChild.remove();
  for (let n = first; n < last; n += 1) (rows.children[n - first] ?? rows.appendChild(makeRow())).fill(found[n]);
}

function look(next) {
  view = { ...view, ...next };
  found = listed(images, view);
  draw();
}

function change(id, state) {
  if (!id) return;
  images = changed(images, id, state);
  save((number += 1), [id, state]);
  look({});
}

draw();
