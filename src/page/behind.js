/** Calls back behind the next frame, once it is painted; soon where no frame comes, as in a page that nobody sees. */
export const behindFrame = (done) => {
  const once = () => {
    clearTimeout(noFrame);
    cancelAnimationFrame(frame);
    setTimeout(done);
  };
  const noFrame = setTimeout(once, 100);
  const frame = requestAnimationFrame(once);
};
