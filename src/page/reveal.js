import { behindFrame } from "./behind.js";

// Characters that nobody sees but that hide text or turn it round are shown by their numbers, whatever text they came in;
// in JSON as JSON writes them. The joiner inside an emoji is none of them.
// Made once a text may hold one: to read the classes takes the browser longer than the rest of the program's JavaScript.
let unseen;
const pattern = () => /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|(?![\t\n\r\u200d])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u2028\u2029\u3164\uffa0]/gu;
// A text without a match hides nothing, and most are without.
const perhaps = /[^\n -~\xae-\u034e\u2010-\u2027\u2070-\u3163\u3165-\ud7ff\uff01-\uff9f]/;
const attributeFilter = ["title", "aria-label"];

const hex = (code) => code.toString(16).padStart(4, "0");
const named = (character) => `⟨U+${hex(character.codePointAt(0)).toUpperCase()}⟩`;
const escaped = (character) => character.replace(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`);

const put = (text, into, write) => {
  if (!perhaps.test(text)) return;
  const shown = text.replace((unseen ??= pattern()), into);
  if (shown !== text) write(shown);
};

const show = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    put(node.data, (character) => (node.parentElement?.closest(".json") ? escaped : named)(character), (shown) => (node.data = shown));
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    for (const name of attributeFilter) put(node.getAttribute(name) ?? "", named, (shown) => node.setAttribute(name, shown));
  }
};
const showAll = (node) => {
  show(node);
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) show(texts.currentNode);
  node.querySelectorAll?.("[title], [aria-label]").forEach(show);
};

/** Shows them in all that comes under an element from now on, behind the frame that shows it first. */
export const reveal = (root) => {
  let come = [];
  const look = () => {
    const records = come.splice(0);
    const added = new Set(records.flatMap(({ addedNodes }) => [...addedNodes]));
    // What came with what it is in is shown with that.
    for (const node of added) if (!added.has(node.parentNode)) showAll(node);
    for (const { type, target } of records) if (type !== "childList") show(target);
  };
  new MutationObserver((records) => {
    if (come.length === 0) behindFrame(look);
    come = come.concat(records);
  }).observe(root, { subtree: true, childList: true, characterData: true, attributeFilter });
};
