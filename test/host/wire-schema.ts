import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the installed Office.js knows of one class of Excel's objects. */
export interface WireClass {
  /** Properties and methods by their name in code, with their name on the wire. */
  readonly members: ReadonlyMap<string, string>;
  /** Events by their name in code, with the method that registers them. */
  readonly events: ReadonlyMap<string, string>;
}

const DEBUG_FILE = join(
  dirname(require.resolve("@microsoft/office-js/package.json")),
  "dist",
  "excel-web-16.00.debug.js",
);

/** Marks members that are read by `getItem`. */
export const INDEXER = "[indexer]";

/** Every class of the installed Office.js, read from its debug file. */
export function wireSchema(): ReadonlyMap<string, WireClass> {
  const source = readFileSync(DEBUG_FILE, "utf8").replaceAll("\r", "");
  const classes = new Map<string, WireClass>();
  const pattern =
    /\n {4}var (\w+) = \(function \(_super\) \{\n {8}__extends\(\1, _super\);([\s\S]*?)\n {8}return \1;\n {4}\}\(OfficeExtension\.ClientObject\)\);/g;
  for (const [, name = "", body = ""] of source.matchAll(pattern)) {
    const known = classes.get(name);
    const found = classIn(name, body);
    classes.set(name, {
      members: new Map([...(known?.members ?? []), ...found.members]),
      events: new Map([...(known?.events ?? []), ...found.events]),
    });
  }
  return classes;
}

function classIn(name: string, body: string): WireClass {
  const members = new Map<string, string>();
  const events = new Map<string, string>();
  const names = listed(body, "_scalarPropertyNames");
  const wireNames = listed(body, "_scalarPropertyOriginalNames");
  names.forEach((member, index) => members.set(member, wireNames[index] ?? member));
  const accessor = new RegExp(`defineProperty\\(${name}\\.prototype, "(\\w+)", \\{([\\s\\S]*?)\\n {8}\\}\\);`, "g");
  for (const [, member = "", code = ""] of body.matchAll(accessor)) {
    const navigation = /_createPropertyObject\([\w.]+, this, "(\w+)"/.exec(code)?.[1];
    if (navigation !== undefined) members.set(member, navigation);
    const registration = /registerFunc: function \(\) \{ return _this\.(\w+)\(\)/.exec(code)?.[1];
    if (registration !== undefined) events.set(member, registration);
    if (member === "items") members.set("items", INDEXER);
  }
  const method = new RegExp(`${name}\\.prototype\\.(\\w+) = function \\([^)]*\\) \\{([\\s\\S]*?)\\n {8}\\};`, "g");
  for (const [, member = "", code = ""] of body.matchAll(method)) {
    const wire = /(?:_createMethodObject\([\w.]+, this|_invokeMethod\(this), "(\w+)"/.exec(code)?.[1];
    if (wire !== undefined) members.set(member, wire);
    else if (code.includes("_createIndexerObject(")) members.set(member, INDEXER);
  }
  return { members, events };
}

function listed(body: string, property: string): string[] {
  const list = new RegExp(`"${property}", \\{\\s*get: function \\(\\) \\{\\s*return (\\[[^\\]]*\\])`).exec(body)?.[1];
  return list === undefined ? [] : (JSON.parse(list) as string[]);
}
