import { areaAt, cellsOf } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemAlreadyExists, itemNotFound } from "../host-error";
import { ObjectClass, type HostObject } from "../object-class";
import type { CommentRecord } from "../records";
import { range } from "./range";
import { sheetOf, text, type RangeTarget } from "./range-target";
import { referredRange } from "./referred-range";

/** The comments of one sheet, or with null of the whole workbook. */
export interface CommentsTarget {
  readonly sheetId: string | null;
}

/** Who comments in the preview; nobody is signed in. */
const AUTHOR = "You";

function recordOf(id: string, host: ExcelHost, location: string): CommentRecord {
  const record = host.workbook.records.comments.get(id);
  if (!record) throw itemNotFound(location);
  return record;
}

const commentsOf = ({ sheetId }: CommentsTarget, host: ExcelHost): readonly CommentRecord[] =>
  [...host.workbook.records.comments.values()].filter((record) => sheetId === null || record.sheetId === sheetId);

function cellOf({ sheetId }: CommentsTarget, given: unknown, host: ExcelHost, location: string): RangeTarget {
  const own = sheetId ?? host.workbook.selection().sheetId;
  const target = typeof given === "string" ? referredRange(given, own, host, location) : range.targetOf(given);
  if (!target || cellsOf(target.area) !== 1) throw invalidArgument(location);
  return target;
}

const at = (target: CommentsTarget, cell: RangeTarget, host: ExcelHost): CommentRecord | undefined =>
  commentsOf(target, host).find(
    ({ sheetId, row, column }) => sheetId === cell.sheetId && row === cell.area.top && column === cell.area.left,
  );

/** `Comment` */
export const comment = new ObjectClass<string>("Comment", {
  identity: (id) => ({ Id: id }),
  members: {
    Id: { kind: "value", get: (id) => id },
    Content: {
      kind: "value",
      get: (id, host) => recordOf(id, host, "Comment.content").content,
      set: (id, value, host) => {
        const record = recordOf(id, host, "Comment.content");
        host.workbook.records.comments.set(id, { ...record, content: text(value, "Comment.content") });
      },
    },
    AuthorName: { kind: "value", get: (id, host) => recordOf(id, host, "Comment.authorName").author },
    Delete: {
      kind: "method",
      call: (id, _, host) => {
        host.workbook.records.comments.delete(recordOf(id, host, "Comment.delete").id);
      },
    },
    GetLocation: {
      kind: "method",
      call: (id, _, host) => {
        const { sheetId, row, column } = recordOf(id, host, "Comment.getLocation");
        return range.of({ sheetId, area: areaAt(row, column) });
      },
    },
  },
});

/** `workbook.comments` and `worksheet.comments` */
export const comments = new ObjectClass<CommentsTarget>("CommentCollection", {
  items: (target, host) => commentsOf(target, host).map(({ id }) => comment.of(id)),
  item: (target, key, host): HostObject | null => {
    const record = commentsOf(target, host).find(({ id }) => id === key);
    return record ? comment.of(record.id) : null;
  },
  members: {
    Add: {
      kind: "method",
      call: (target, [address, content], host) => {
        const location = "CommentCollection.add";
        const cell = cellOf(target, address, host, location);
        if (at(target, cell, host)) throw itemAlreadyExists(location);
        const id = host.newId();
        host.workbook.records.comments.set(id, {
          id,
          sheetId: sheetOf(host, cell.sheetId, location).id,
          row: cell.area.top,
          column: cell.area.left,
          content: text(content, location),
          author: AUTHOR,
        });
        return comment.of(id);
      },
      assumed: "A second comment on a cell is refused with ItemAlreadyExists; a protected sheet takes comments.",
    },
    GetCount: { kind: "method", call: (target, _, host) => commentsOf(target, host).length },
    GetItemByCell: {
      kind: "method",
      call: (target, [address], host) => {
        const location = "CommentCollection.getItemByCell";
        const record = at(target, cellOf(target, address, host, location), host);
        if (!record) throw itemNotFound(location);
        return comment.of(record.id);
      },
    },
  },
});
