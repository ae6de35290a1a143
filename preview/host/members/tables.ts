import { WORKBOOK_TARGET } from "../event-types";
import { intersection } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemAlreadyExists } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import type { TableRecord } from "../records";
import { eventMembers } from "./event-members";
import { range } from "./range";
import { editableSheet } from "./range-target";
import { referredRange } from "./referred-range";
import { table } from "./table";

/** The tables of one sheet, or with null of the whole workbook. */
export interface TablesTarget {
  readonly sheetId: string | null;
}

const tablesOf = ({ sheetId }: TablesTarget, host: ExcelHost): readonly TableRecord[] =>
  [...host.workbook.records.tables.values()].filter((record) => sheetId === null || record.sheetId === sheetId);

function found(target: TablesTarget, key: unknown, host: ExcelHost): HostObject | null {
  const wanted = String(key).toLowerCase();
  const record = tablesOf(target, host).find(({ id, name }) => id === key || name.toLowerCase() === wanted);
  return record ? table.of(record.id) : null;
}

function freeName(host: ExcelHost): string {
  const taken = new Set([...host.workbook.records.tables.values()].map(({ name }) => name.toLowerCase()));
  let number = 1;
  while (taken.has(`table${number}`)) number++;
  return `Table${number}`;
}

/** Names the empty header cells Column1, Column2, ... as Excel does. */
function nameHeaders(record: TableRecord, host: ExcelHost): void {
  const sheet = editableSheet(host, record.sheetId, "TableCollection.add");
  const header = { ...record.area, bottom: record.area.top };
  const [texts = []] = sheet.text(header);
  const named = texts.map((text, index) => (text === "" ? `Column${index + 1}` : null));
  if (named.some((name) => name !== null)) sheet.write(header, [named]);
}

/** `workbook.tables` and `worksheet.tables` */
export const tables: ObjectClass<TablesTarget> = new ObjectClass<TablesTarget>("TableCollection", {
  items: (target, host) => tablesOf(target, host).map(({ id }) => table.of(id)),
  item: found,
  members: {
    Count: { kind: "value", get: (target, host) => tablesOf(target, host).length },
    Add: {
      kind: "method",
      call: ({ sheetId }, [address, hasHeaders], host) => {
        const location = "TableCollection.add";
        const own = sheetId ?? host.workbook.selection().sheetId;
        const over =
          typeof address === "string" ? referredRange(address, own, host, location) : range.targetOf(address);
        if (!over) throw invalidArgument(location);
        const sheet = editableSheet(host, over.sheetId, location);
        const overlapping = tablesOf({ sheetId: over.sheetId }, host).some(({ area }) => intersection(area, over.area));
        if (overlapping) throw itemAlreadyExists(location);
        const area = hasHeaders === true ? over.area : { ...over.area, bottom: over.area.bottom + 1 };
        if (hasHeaders !== true) sheet.insertLines("rows", over.area.top, 1);
        const record: TableRecord = {
          id: host.newId(),
          name: freeName(host),
          sheetId: over.sheetId,
          area,
          style: "TableStyleMedium2",
        };
        host.workbook.records.tables.set(record.id, record);
        nameHeaders(record, host);
        return table.of(record.id);
      },
      assumed:
        "Without headers a whole row is inserted for them; overlapping tables are refused with ItemAlreadyExists.",
    },
    GetCount: { kind: "method", call: (target, _, host) => tablesOf(target, host).length },
    GetItemAt: {
      kind: "method",
      call: (target, [index], host) => {
        const record = typeof index === "number" ? tablesOf(target, host)[index] : undefined;
        if (!record) throw invalidArgument("TableCollection.getItemAt");
        return table.of(record.id);
      },
    },
    GetItemOrNullObject: { kind: "method", call: (target, [key], host) => found(target, key, host) },
    ...eventMembers<TablesTarget>(["tableChanged"], ({ sheetId }) => sheetId ?? WORKBOOK_TARGET),
  },
});
