import { areaAt, cellsOf } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../host-error";
import type { Member } from "../object-class";
import type { RemarkRecord } from "../records";
import { range } from "./range";
import { sheetOf, text } from "./range-target";
import { referredRange } from "./referred-range";

/** What may be written on a cell: a comment, which can be answered, or a note. */
export type RemarkKind = "comments" | "notes";

/** The remarks of one kind on one sheet, or with null in the whole workbook. */
export interface RemarksTarget {
  readonly sheetId: string | null;
}

/** Who remarks in the preview; nobody is signed in. */
const AUTHOR = "You";

/** The remarks of a kind that belong to a target, in the order they were made. */
export const remarksOf = (kind: RemarkKind, { sheetId }: RemarksTarget, host: ExcelHost): readonly RemarkRecord[] =>
  [...host.workbook.records[kind].values()].filter((record) => sheetId === null || record.sheetId === sheetId);

/** The remark of a kind at a cell that Office.js names by its address or as a range; `null` where the cell has none. */
export function remarkAt(
  kind: RemarkKind,
  target: RemarksTarget,
  cell: unknown,
  host: ExcelHost,
  location: string,
): RemarkRecord | null {
  const place = placeOf(target, cell, host, location);
  return remarksOf(kind, target, host).find((record) => isAt(record, place)) ?? null;
}

/** Writes a remark on a cell and gives its id. A cell has one remark at most, of whichever kind. */
export function addRemark(
  kind: RemarkKind,
  target: RemarksTarget,
  [cell, content]: readonly unknown[],
  host: ExcelHost,
  location: string,
): string {
  const place = placeOf(target, cell, host, location);
  const { comments, notes } = host.workbook.records;
  if ([...comments.values(), ...notes.values()].some((record) => isAt(record, place))) {
    throw itemAlreadyExists(location);
  }
  const id = host.newId();
  host.workbook.records[kind].set(id, { id, ...place, content: text(content, location), author: AUTHOR });
  return id;
}

type Place = Pick<RemarkRecord, "sheetId" | "row" | "column">;

const isAt = (record: RemarkRecord, { sheetId, row, column }: Place): boolean =>
  record.sheetId === sheetId && record.row === row && record.column === column;

function placeOf({ sheetId }: RemarksTarget, cell: unknown, host: ExcelHost, location: string): Place {
  const own = sheetId ?? host.workbook.selection().sheetId;
  const found = typeof cell === "string" ? referredRange(cell, own, host, location) : range.targetOf(cell);
  if (!found || cellsOf(found.area) !== 1) throw invalidArgument(location);
  return { sheetId: sheetOf(host, found.sheetId, location).id, row: found.area.top, column: found.area.left };
}

/** What a comment and a note have in common; both stand for their id. */
export function remarkMembers(kind: RemarkKind, className: string): Readonly<Record<string, Member<string>>> {
  const recordOf = (id: string, host: ExcelHost, member: string): RemarkRecord => {
    const record = host.workbook.records[kind].get(id);
    if (!record) throw itemNotFound(`${className}.${member}`);
    return record;
  };
  return {
    Content: {
      kind: "value",
      get: (id, host) => recordOf(id, host, "content").content,
      set: (id, value, host) => {
        const record = recordOf(id, host, "content");
        host.workbook.records[kind].set(id, { ...record, content: text(value, `${className}.content`) });
      },
    },
    AuthorName: { kind: "value", get: (id, host) => recordOf(id, host, "authorName").author },
    Delete: {
      kind: "method",
      call: (id, _, host) => {
        host.workbook.records[kind].delete(recordOf(id, host, "delete").id);
      },
    },
    GetLocation: {
      kind: "method",
      call: (id, _, host) => {
        const { sheetId, row, column } = recordOf(id, host, "getLocation");
        return range.of({ sheetId, area: areaAt(row, column) });
      },
    },
  };
}
