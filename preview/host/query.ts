import type { ExcelHost } from "./excel-host";
import { isHostObject, type HostObject } from "./object-class";
import type { WireQuery } from "./wire";

/** What a `load` of an object is answered with; collections answer their items. */
export function queried(object: HostObject, query: WireQuery, host: ExcelHost): unknown {
  const paths = [...(query.Select ?? []), ...(query.Expand ?? []).map((path) => `${path}/*`)];
  return object.isCollection ? listed(object, paths, query, host) : picked(object, paths, host);
}

function listed(collection: HostObject, paths: readonly string[], query: WireQuery, host: ExcelHost): unknown {
  const own = paths.filter((path) => !isOfItems(path) && collection.has(wireName(path)));
  const ofItems = paths.filter((path) => !own.includes(path)).map((path) => path.replace(/^items\/?/, ""));
  const skip = query.Skip ?? 0;
  const items = collection.items(host).slice(skip, query.Top === undefined ? undefined : skip + query.Top);
  return {
    ...(own.length > 0 ? picked(collection, own, host) : {}),
    _Items: items.map((item) => picked(item, ofItems.filter(Boolean), host)),
  };
}

const isOfItems = (path: string): boolean => path === "items" || path.startsWith("items/");

function picked(object: HostObject, paths: readonly string[], host: ExcelHost): Record<string, unknown> {
  const result: Record<string, unknown> = { ...object.identity(host) };
  const wanted = new Map<string, string[]>();
  for (const path of paths) {
    const [head = "", ...rest] = path.split("/");
    // Whether an object is null is told by the answer as a whole.
    if (head === "isNullObject") continue;
    wanted.set(head, [...(wanted.get(head) ?? []), rest.join("/")]);
  }
  if (paths.length === 0 || wanted.has("*")) {
    for (const name of object.valueNames()) result[name] = object.get(name, host);
  }
  for (const [head, rest] of wanted) {
    if (head === "*") continue;
    const value = object.get(wireName(head), host);
    const deeper = rest.filter(Boolean);
    result[wireName(head)] = isHostObject(value)
      ? value.isCollection
        ? listed(value, deeper, {}, host)
        : picked(value, deeper, host)
      : value;
  }
  return result;
}

const wireName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
