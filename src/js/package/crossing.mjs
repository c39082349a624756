// What every call brings along, as one text: a crossing into the wasm for each field would cost more than the call.

/** Names and values of parameters that are no lists and no structures, each ended by a NUL; `undefined` for others. */
export const flat = (parameters) => {
  if (typeof parameters !== "object" || parameters === null || Array.isArray(parameters)) return undefined;
  const names = Object.keys(parameters);
  if (names.length > 100) return undefined;
  let all = "";
  for (const name of names) {
    const value = parameters[name];
    if (value === undefined || value === null) continue;
    const type = typeof value;
    if (type !== "string" && type !== "boolean" && !Number.isFinite(value)) return undefined;
    const text = `${name}\0${value}`;
    if (text.indexOf("\0") !== name.length || text.includes("\0", name.length + 1)) return undefined;
    all += `${text}\0`;
  }
  return all;
};
