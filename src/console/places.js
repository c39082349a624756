/** The first row that is out of sight, below the window; -1 where there is none. */
export const firstBelow = () =>
  [...document.querySelectorAll("[data-image-id]")].findIndex((row) => row.getBoundingClientRect().top >= innerHeight);
