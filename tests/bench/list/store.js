// What both rivals know: the images, the searches, the order, the last changes; kept in localStorage, each change.
const COLUMNS = { name: "name", family: "family", status: "status", created: "created" };

export const load = async () => {
  const asked = new URLSearchParams(location.search).get("data") ?? "rollback";
  return (await fetch(`../${asked}.json`)).json();
};

/** The images that the searches let through, in the order. */
export const listed = (images, { family, search = "", status, sort, down }) => {
  const part = search.toLowerCase();
  const found = images.filter(
    (image) =>
      (!family || image.family === family) &&
      (!status || image.status === status) &&
      (!part || image.name.toLowerCase().includes(part) || image.id === search),
  );
  const key = COLUMNS[sort];
  if (!key) return found;
  const sign = down ? -1 : 1;
  return found.sort((a, b) => (a[key] < b[key] ? -sign : a[key] > b[key] ? sign : 0));
};

/** The images with one in another state. */
export const changed = (images, id, status) => {
  const place = images.findIndex((image) => image.id === id);
  return place < 0 ? images : images.with(place, { ...images[place], status });
};

/** Every change is one more key, as our own page does it. */
export const save = (number, change) => localStorage.setItem(`bench/${number}`, JSON.stringify(change));

export const nextOrder = ({ sort, down }, key) =>
  sort !== key ? { sort: key, down: false } : down ? { sort: null, down: false } : { sort: key, down: true };

export const HEADINGS = [["name", "镜像名称/ID"], ["family", "镜像族系"], ["status", "状态"], ["created", "创建时间"]];
