// Bodies against the model classes of @alicloud/ecs20140526. The client itself is no judge: it drops what it doesn't
// know and turns one type into another without a word.
import { createRequire } from "node:module";

const sdk = createRequire(import.meta.url)("@alicloud/ecs20140526");

const jsonType = (value) => (value === null ? "null" : Array.isArray(value) ? "array" : typeof value);

const isModel = (type) => typeof type === "function";

/** Walks a value along its type; tells `found` of every field met and `differs` of what doesn't fit. */
const walk = (value, type, path, tell) => {
  if (isModel(type)) return walkObject(value, type, path, tell);
  if (type.type === "array") {
    if (!Array.isArray(value)) return tell.differs(`${path}: ${jsonType(value)}, not array`);
    return value.forEach((item) => walk(item, type.itemType, `${path}[]`, tell));
  }
  if (type.type === "map") return undefined;
  if (jsonType(value) !== type) tell.differs(`${path}: ${jsonType(value)}, not ${type}`);
  return undefined;
};

const walkObject = (value, model, path, tell) => {
  if (jsonType(value) !== "object") return tell.differs(`${path}: ${jsonType(value)}, not object`);
  const properties = new Map(Object.entries(model.names()).map(([property, name]) => [name, property]));
  for (const [name, field] of Object.entries(value)) {
    const at = `${path}.${name}`;
    if (properties.has(name)) {
      tell.found(at);
      walk(field, model.types()[properties.get(name)], at, tell);
    } else {
      tell.differs(`${at}: unknown`);
    }
  }
  return undefined;
};

/** The paths of a model's fields; below a field that is not in `found`, none. */
const fieldsOf = (type, path, found) => {
  if (type.type === "array") return fieldsOf(type.itemType, `${path}[]`, found);
  if (!isModel(type)) return [];
  return Object.entries(type.names()).flatMap(([property, name]) => {
    const at = `${path}.${name}`;
    return [at, ...(found.has(at) ? fieldsOf(type.types()[property], at, found) : [])];
  });
};

/** What the bodies have otherwise than the models, and what the models have that no body has. */
export const compare = (answers) => {
  const found = new Set();
  const different = new Set();
  const tell = { found: (path) => found.add(path), differs: (text) => different.add(text) };
  const models = new Map(answers.map(([action]) => [action, sdk[`${action}ResponseBody`]]));
  for (const [action, { body }] of answers) walk(body, models.get(action), action, tell);
  const all = [...models].flatMap(([action, model]) => fieldsOf(model, action, found));
  return { different: [...different].sort(), missing: all.filter((path) => !found.has(path)) };
};

/** The flattened names of what an action's request model holds; `N` stands for the number of an item. */
export const parametersOf = (action) => {
  const names = (type, path) => {
    if (type.type === "array") return names(type.itemType, `${path}.N`);
    if (!isModel(type)) return [path];
    return Object.entries(type.names()).flatMap(([property, name]) => names(type.types()[property], path ? `${path}.${name}` : name));
  };
  return names(sdk[`${action}Request`], "");
};
