import type { ExcelHost } from "../excel-host";
import { ObjectClass, type HostObject } from "../object-class";
import { text } from "./range-target";

const found = (key: unknown, host: ExcelHost): HostObject | null =>
  host.workbook.records.settings.has(String(key)) ? setting.of(String(key)) : null;

function put(key: string, value: unknown, host: ExcelHost): void {
  host.workbook.records.settings.set(key, JSON.stringify(value ?? null));
}

/** `Setting`: a value that JSON can write, kept in the workbook. */
export const setting = new ObjectClass<string>("Setting", {
  identity: (key) => ({ _Id: key }),
  members: {
    Key: { kind: "value", get: (key) => key },
    Value: {
      kind: "value",
      get: (key, host): unknown => JSON.parse(host.workbook.records.settings.get(key) ?? "null"),
      set: (key, value, host) => put(key, value, host),
    },
    Delete: { kind: "method", call: (key, _, host) => void host.workbook.records.settings.delete(key) },
  },
});

/** `workbook.settings` */
export const settings = new ObjectClass<"workbook">("SettingCollection", {
  items: (_, host) => [...host.workbook.records.settings.keys()].map((key) => setting.of(key)),
  item: (_, key, host) => found(key, host),
  members: {
    Add: {
      kind: "method",
      call: (_, [given, value], host) => {
        const key = text(given, "SettingCollection.add");
        put(key, value, host);
        return setting.of(key);
      },
      assumed: "Adding a key again replaces its value.",
    },
    GetCount: { kind: "method", call: (_, __, host) => host.workbook.records.settings.size },
    GetItemOrNullObject: { kind: "method", call: (_, [key], host) => found(key, host) },
  },
});
