/** How many rows there is room for down to the window's lower edge, by the first of them: none or less where it is below. */
export const inSight = () => {
  const { top, height } = document.querySelector("[data-image-id]")?.getBoundingClientRect() ?? {};
  return Math.ceil((innerHeight - top) / height);
};
