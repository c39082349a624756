import { inFrame } from "./behind.js";

// Characters that nobody sees but that hide text or turn it round are shown by their numbers, whatever text they came in;
// in JSON as JSON writes them. The joiner inside an emoji is none of them.
// Made behind the first picture: to read the classes takes the browser longer than the rest of the program's JavaScript.
let unseen;
const pattern = () => /(?<![\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d|(?![\t\n\r\u200d])[\p{Cc}\p{Cf}\u034f\u115f\u1160\u2028\u2029\u3164\uffa0]/gu;
const attributeFilter = ["title", "aria-label"];

const hex = (code) => code.toString(16).padStart(4, "0");
const named = (character) => `⟨U+${hex(character.codePointAt(0)).toUpperCase()}⟩`;
const escaped = (character) => character.replace(/[^]/g, (unit) => `\\u${hex(unit.charCodeAt(0))}`);

const show = (node) => {
  if (node.nodeType === Node.TEXT_NODE) {
    // Most texts hide nothing.
    if (node.data.search(unseen) < 0) return;
    node.data = node.data.replace(unseen, node.parentElement?.closest(".json") ? escaped : named);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    for (const name of attributeFilter) {
      const text = node.getAttribute(name) ?? "";
      const shown = text.replace(unseen, named);
      if (shown !== text) node.setAttribute(name, shown);
    }
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
    unseen ??= pattern();
    for (const { type, addedNodes, target } of come.splice(0)) {
      if (type === "childList") addedNodes.forEach(showAll);
      else show(target);
    }
  };
  new MutationObserver((records) => {
    if (come.length === 0) inFrame(2, look);
    come = come.concat(records);
  }).observe(root, { subtree: true, childList: true, characterData: true, attributeFilter });
};
