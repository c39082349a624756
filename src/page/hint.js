// What is cut off, is but an icon, or has more to it: the pointer is told of it. Only what it is over has a title: with a new
// one the browser styles an element anew, as its own sheet has a rule about titles. Four in each of ten rows were 0.2 ms.
const HINTED = ".icon-button, .tool, .id code, .cell-system, .family-pick, time";

const hint = (element) => (element.dateTime ? `${element.dateTime} (UTC)` : element.ariaLabel ?? element.firstChild.data ?? "");

/** Tells the pointer of whatever comes under an element. */
export const hints = (root) => {
  let hinted;
  // At each move: what is under a pointer that rests may come to be of another image.
  root.addEventListener("mousemove", ({ target }) => {
    const element = target.closest(HINTED);
    if (element !== hinted) {
      hinted?.removeAttribute("title");
      // Some have a title of their own.
      hinted = element?.title ? null : element;
    }
    if (!hinted) return;
    const text = hint(hinted);
    if (hinted.title !== text) hinted.title = text;
  });
};
