import type { Area } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../host-error";
import { ObjectClass, type HostObject, type MethodMember } from "../object-class";
import type { TableRecord } from "../records";
import { eventMembers } from "./event-members";
import { range } from "./range";
import { editableSheet, sheetOf, text } from "./range-target";
import { worksheet } from "./worksheet";

function recordOf(id: string, host: ExcelHost): TableRecord {
  const record = host.workbook.records.tables.get(id);
  if (!record) throw itemNotFound("Table");
  return record;
}

const change = (id: string, changed: Partial<TableRecord>, host: ExcelHost): void => {
  host.workbook.records.tables.set(id, { ...recordOf(id, host), ...changed });
};

const part = (area: (own: Area) => Area): MethodMember<string> => ({
  kind: "method",
  call: (id, _, host) => {
    const record = recordOf(id, host);
    return range.of({ sheetId: record.sheetId, area: area(record.area) });
  },
});

/** A column of a table, by its place. */
interface ColumnTarget {
  readonly tableId: string;
  readonly index: number;
}

const columnPart = (area: (table: Area, column: Area) => Area): MethodMember<ColumnTarget> => ({
  kind: "method",
  call: ({ tableId, index }, _, host) => {
    const { sheetId, area: own } = recordOf(tableId, host);
    return range.of({ sheetId, area: area(own, { ...own, left: own.left + index, right: own.left + index }) });
  },
});

function headersOf(id: string, host: ExcelHost): readonly string[] {
  const { sheetId, area } = recordOf(id, host);
  return sheetOf(host, sheetId, "Table.columns").text({ ...area, bottom: area.top })[0] ?? [];
}

/** `TableColumn` */
export const tableColumn = new ObjectClass<ColumnTarget>("TableColumn", {
  identity: ({ index }) => ({ Id: index + 1 }),
  members: {
    Id: { kind: "value", get: ({ index }) => index + 1, assumed: "The id of a column is its place, counted from 1." },
    Index: { kind: "value", get: ({ index }) => index },
    Name: { kind: "value", get: ({ tableId, index }, host) => headersOf(tableId, host)[index] ?? "" },
    GetRange: columnPart((_, column) => column),
    GetHeaderRowRange: columnPart((_, column) => ({ ...column, bottom: column.top })),
    GetDataBodyRange: columnPart((_, column) => ({ ...column, top: column.top + 1 })),
  },
});

function foundColumn(id: string, key: unknown, host: ExcelHost): HostObject | null {
  const index = headersOf(id, host).findIndex(
    (name, place) => place + 1 === key || name.toLowerCase() === String(key).toLowerCase(),
  );
  return index < 0 ? null : tableColumn.of({ tableId: id, index });
}

/** `table.columns` */
export const tableColumns = new ObjectClass<string>("TableColumnCollection", {
  items: (id, host) => headersOf(id, host).map((_, index) => tableColumn.of({ tableId: id, index })),
  item: foundColumn,
  members: {
    Count: { kind: "value", get: (id, host) => headersOf(id, host).length },
    GetCount: { kind: "method", call: (id, _, host) => headersOf(id, host).length },
    GetItemAt: {
      kind: "method",
      call: (id, [index], host) => {
        const isPlace = typeof index === "number" && headersOf(id, host)[index] !== undefined;
        if (!isPlace) throw invalidArgument("TableColumnCollection.getItemAt");
        return tableColumn.of({ tableId: id, index });
      },
    },
    GetItemOrNullObject: { kind: "method", call: (id, [key], host) => foundColumn(id, key, host) },
  },
});

/** `Table`, by its id: place, name and style; no totals, no filters of its own. */
export const table: ObjectClass<string> = new ObjectClass<string>("Table", {
  identity: (id) => ({ Id: id }),
  members: {
    Id: { kind: "value", get: (id) => id },
    Name: {
      kind: "value",
      get: (id, host) => recordOf(id, host).name,
      set: (id, value, host) => {
        const name = text(value, "Table.name");
        if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) throw invalidArgument("Table.name");
        const isTaken = [...host.workbook.records.tables.values()].some(
          (other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase(),
        );
        if (isTaken) throw itemAlreadyExists("Table.name");
        change(id, { name }, host);
      },
    },
    Style: {
      kind: "value",
      get: (id, host) => recordOf(id, host).style,
      set: (id, value, host) => change(id, { style: text(value, "Table.style") }, host),
    },
    ShowHeaders: { kind: "value", get: () => true },
    ShowTotals: { kind: "value", get: () => false },
    Columns: { kind: "object", get: (id) => tableColumns.of(id) },
    Worksheet: { kind: "object", get: (id, host) => worksheet.of({ sheetId: recordOf(id, host).sheetId }) },
    GetRange: part((own) => own),
    GetHeaderRowRange: part((own) => ({ ...own, bottom: own.top })),
    GetDataBodyRange: part((own) => ({ ...own, top: own.top + 1 })),
    Delete: {
      kind: "method",
      call: (id, _, host) => {
        const { sheetId, area } = recordOf(id, host);
        editableSheet(host, sheetId, "Table.delete").clear(area, "All");
        host.workbook.records.tables.delete(id);
      },
    },
    ConvertToRange: {
      kind: "method",
      call: (id, _, host) => {
        const { sheetId, area } = recordOf(id, host);
        host.workbook.records.tables.delete(id);
        return range.of({ sheetId, area });
      },
    },
    ...eventMembers<string>(["tableChanged"], (id) => id),
  },
});
