/** Calls back behind the next frame, once it is painted; soon where no frame comes, as in a page that nobody sees. */
export const behindFrame = (done) => {
  const once = () => {
    clearTimeout(noFrame);
    cancelAnimationFrame(frame);
    done();
  };
  const noFrame = setTimeout(once, 100);
  // A task of its own would come between that frame and what else waits for it: the next key, say.
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(once);
  });
};
