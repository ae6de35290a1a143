import fc from "fast-check";
import type { WorkbookChange } from "../../src/excel/workbook";
import { covers, NO_EDITS, rowsIn, type SheetEdits, withChange } from "../../src/live/edits";

const sheetId = "s";

type Step =
  | { readonly kind: "cells"; readonly first: number; readonly last: number }
  | { readonly kind: "rows-inserted" | "rows-deleted"; readonly at: number; readonly count: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 4 }))
    .map(([first, more]) => ({ kind: "cells" as const, first, last: first + more })),
  fc.record({
    kind: fc.constantFrom("rows-inserted" as const, "rows-deleted" as const),
    at: fc.integer({ min: 1, max: 30 }),
    count: fc.integer({ min: 1, max: 4 }),
  }),
);

function changeOf(each: Step): WorkbookChange {
  if ("at" in each) return { kind: each.kind, sheetId, firstRow: each.at, count: each.count };
  const area = { firstRow: each.first, firstColumn: 1, lastRow: each.last, lastColumn: 3 };
  return { kind: "cells", sheetId, area };
}

/** The sheet as Excel would have it: each row a number, a new number wherever something was written. */
function done(rows: number[], each: Step, fresh: () => number): void {
  if ("first" in each) for (let row = each.first; row <= each.last; row += 1) rows[row - 1] = fresh();
  else if (each.kind === "rows-deleted") rows.splice(each.at - 1, each.count);
  else rows.splice(each.at - 1, 0, ...Array.from({ length: each.count }, fresh));
}

test("moving the rows and reading the rows that are named gives the sheet as it is", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let next = 1_000;
      const fresh = (): number => next++;
      const sheet = Array.from({ length: 60 }, (_, index) => index);
      const copy = [...sheet];
      let edits: SheetEdits | null = NO_EDITS;
      for (const each of steps) {
        done(sheet, each, fresh);
        edits = edits && withChange(edits, changeOf(each));
      }
      for (const { kind, at, count } of edits?.moves ?? []) {
        copy.splice(at - 1, kind === "delete" ? count : 0, ...(kind === "insert" ? Array<number>(count).fill(-1) : []));
      }
      for (const { first, last } of edits?.rows ?? []) {
        for (let row = first; row <= last && row <= sheet.length; row += 1) copy[row - 1] = sheet[row - 1] ?? NaN;
      }
      expect(copy).toEqual(sheet);
    }),
  );
});

test("rows that touch are read as one block", () => {
  const edits = [5, 3, 4, 9].reduce<SheetEdits | null>(
    (before, row) => before && withChange(before, changeOf({ kind: "cells", first: row, last: row })),
    NO_EDITS,
  );
  expect(edits?.rows).toEqual([
    { first: 3, last: 5 },
    { first: 9, last: 9 },
  ]);
  expect([rowsIn(edits ?? NO_EDITS), covers(edits ?? NO_EDITS, { first: 3, last: 4 })]).toEqual([4, true]);
  expect(covers(edits ?? NO_EDITS, { first: 5, last: 9 })).toBe(false);
});

test("a sorted sheet can only be read anew", () => {
  expect(withChange(NO_EDITS, { kind: "sheet-changed", sheetId })).toBeNull();
});
