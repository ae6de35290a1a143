import { fullAddressOf, referenceIn } from "../address";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import type { NameRecord } from "../records";
import { range } from "./range";
import { sheetOf, text } from "./range-target";
import { referredRange } from "./referred-range";

const recordOf = (name: string, host: ExcelHost): NameRecord => {
  const record = host.workbook.records.names.get(name.toLowerCase());
  if (!record) throw itemNotFound("NamedItem");
  return record;
};

const change = (name: string, changed: Partial<NameRecord>, host: ExcelHost): void => {
  host.workbook.records.names.set(name.toLowerCase(), { ...recordOf(name, host), ...changed });
};

function rangeNamed(name: string, host: ExcelHost): HostObject | null {
  const reference = recordOf(name, host).formula.replace(/^=/, "");
  const [first] = host.workbook.sheets();
  if (!referenceIn(reference) || !first) return null;
  return range.of(referredRange(reference, first.id, host, "NamedItem.getRange"));
}

/** The absolute reference that a range or a formula gives a name. */
function formulaOf(reference: unknown, host: ExcelHost): string {
  const target = range.targetOf(reference);
  if (!target) {
    const formula = text(reference, "NamedItemCollection.add");
    return formula.startsWith("=") ? formula : `=${formula}`;
  }
  const address = fullAddressOf(sheetOf(host, target.sheetId, "NamedItemCollection.add").name, target.area);
  const [sheet = "", cells = ""] = [
    address.slice(0, address.lastIndexOf("!")),
    address.slice(address.lastIndexOf("!") + 1),
  ];
  return `=${sheet}!${cells.replace(/[A-Z]+|\d+/g, "$$$&")}`;
}

/** `NamedItem` */
export const namedItem = new ObjectClass<string>("NamedItem", {
  identity: (name) => ({ _Id: name }),
  members: {
    Name: { kind: "value", get: (name, host) => recordOf(name, host).name },
    Formula: {
      kind: "value",
      get: (name, host) => recordOf(name, host).formula,
      set: (name, value, host) => change(name, { formula: text(value, "NamedItem.formula") }, host),
    },
    Type: {
      kind: "value",
      get: (name, host) => (referenceIn(recordOf(name, host).formula.replace(/^=/, "")) ? "Range" : "String"),
      assumed: "A name that is no reference has the type String.",
    },
    Value: { kind: "value", get: (name, host) => recordOf(name, host).formula.replace(/^=/, "") },
    Visible: {
      kind: "value",
      get: (name, host) => recordOf(name, host).isVisible,
      set: (name, value, host) => change(name, { isVisible: value === true }, host),
    },
    Comment: {
      kind: "value",
      get: (name, host) => recordOf(name, host).comment,
      set: (name, value, host) => change(name, { comment: String(value) }, host),
    },
    Scope: { kind: "value", get: () => "Workbook" },
    GetRange: {
      kind: "method",
      call: (name, _, host) => {
        const named = rangeNamed(name, host);
        if (!named) throw itemNotFound("NamedItem.getRange");
        return named;
      },
    },
    GetRangeOrNullObject: { kind: "method", call: (name, _, host) => rangeNamed(name, host) },
    Delete: { kind: "method", call: (name, _, host) => void host.workbook.records.names.delete(name.toLowerCase()) },
  },
});

/** `workbook.names` */
export const names = new ObjectClass<"workbook">("NamedItemCollection", {
  items: (_, host) => [...host.workbook.records.names.values()].map(({ name }) => namedItem.of(name)),
  item: (_, key, host) => found(key, host),
  members: {
    Add: {
      kind: "method",
      call: (_, [given, reference, comment], host) => {
        const location = "NamedItemCollection.add";
        const name = text(given, location);
        const isName = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && referenceIn(name) === null;
        if (!isName) throw invalidArgument(location);
        if (found(name, host)) throw itemAlreadyExists(location);
        const record = {
          name,
          formula: formulaOf(reference, host),
          comment: typeof comment === "string" ? comment : "",
          isVisible: true,
        };
        host.workbook.records.names.set(name.toLowerCase(), record);
        return namedItem.of(name);
      },
      assumed: "Names belong to the workbook; a sheet's own names are not told apart.",
    },
    GetCount: { kind: "method", call: (_, __, host) => host.workbook.records.names.size },
    GetItemOrNullObject: { kind: "method", call: (_, [key], host) => found(key, host) },
  },
});

function found(key: unknown, host: ExcelHost): HostObject | null {
  const record = host.workbook.records.names.get(String(key).toLowerCase());
  return record ? namedItem.of(record.name) : null;
}
