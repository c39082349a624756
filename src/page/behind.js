/**
 * Calls back in the frame after the next one, behind which the next one is painted. Soon where no frame comes, as in a page
 * that nobody sees.
 */
export const behindFrame = (done) => {
  let frame;
  const once = () => {
    clearTimeout(noFrame);
    cancelAnimationFrame(frame);
    done();
  };
  // A frame that takes its time is no missing one. Inside another page that nobody has scrolled to, none may come.
  const noFrame = setTimeout(once, document.hidden || parent !== window ? 100 : 1000);
  // A task of its own would come between a painted frame and what else waits for it: the next key, say.
  frame = requestAnimationFrame(() => (frame = requestAnimationFrame(once)));
};
