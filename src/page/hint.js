// What is cut off, is but an icon, or has more to it: the pointer is told of it. Only what it is over has a title: a new one
// in each has the browser style it anew, as its own sheet has a rule about titles, and that is a tenth of a row's cost.
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
    if (hinted && hinted.title !== hint(hinted)) hinted.title = hint(hinted);
  });
};
