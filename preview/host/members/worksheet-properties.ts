import type { ExcelHost } from "../excel-host";
import { ObjectClass, type HostObject } from "../object-class";
import { text } from "./range-target";
import type { SheetTarget } from "./sheet-target";

interface PropertyTarget extends SheetTarget {
  readonly key: string;
}

const propertiesOf = (target: SheetTarget, host: ExcelHost): Map<string, string> =>
  host.workbook.records.propertiesOf(target.sheetId);

function found(target: SheetTarget, key: unknown, host: ExcelHost): HostObject | null {
  const known = [...propertiesOf(target, host).keys()].find((own) => own.toLowerCase() === String(key).toLowerCase());
  return known === undefined ? null : worksheetProperty.of({ ...target, key: known });
}

/** `WorksheetCustomProperty` */
export const worksheetProperty = new ObjectClass<PropertyTarget>("WorksheetCustomProperty", {
  identity: ({ key }) => ({ _Id: key }),
  members: {
    Key: { kind: "value", get: ({ key }) => key },
    Value: { kind: "value", get: (target, host) => propertiesOf(target, host).get(target.key) ?? "" },
    Delete: { kind: "method", call: (target, _, host) => void propertiesOf(target, host).delete(target.key) },
  },
});

/** `worksheet.customProperties` */
export const worksheetProperties = new ObjectClass<SheetTarget>("WorksheetCustomPropertyCollection", {
  items: (target, host) =>
    [...propertiesOf(target, host).keys()].map((key) => worksheetProperty.of({ ...target, key })),
  item: found,
  members: {
    Add: {
      kind: "method",
      call: (target, [key, value], host) => {
        const location = "WorksheetCustomPropertyCollection.add";
        const known = found(target, key, host);
        const name = (known && worksheetProperty.targetOf(known)?.key) ?? text(key, location);
        propertiesOf(target, host).set(name, text(value, location));
        return worksheetProperty.of({ ...target, key: name });
      },
    },
    GetCount: { kind: "method", call: (target, _, host) => propertiesOf(target, host).size },
    GetItemOrNullObject: { kind: "method", call: (target, [key], host) => found(target, key, host) },
  },
});
