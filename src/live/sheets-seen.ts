import type { Stop, Workbook } from "../excel/workbook";
import { seen, seenAgain, type Seen } from "./looking";
import { oneAtATime } from "./one-at-a-time";

/** The sheets of the workbook as they were last looked at. */
export interface SheetsSeen {
  /** From left to right; `null` before the first look. */
  all(): readonly Seen[] | null;
  byId(id: string | null): Seen | null;
  byName(name: string): Seen | null;
  /** Whether something has to be looked at before the sheets can be relied on. */
  inDoubt(): boolean;
  /** The first rows of this sheet may say something else by now; without an id, those of any. */
  doubt(sheetId?: string): void;
  /** Looks at what is new or in doubt. One look at a time. */
  look(stop?: Stop): Promise<readonly Seen[]>;
}

/** Looks at the sheets of a workbook, and again only at those that changed. */
export function sheetsSeen(workbook: Workbook): SheetsSeen {
  let known: readonly Seen[] | null = null;
  const sure = new Map<string, Seen>();
  const inTurn = oneAtATime();

  const lookNow = async (stop?: Stop): Promise<readonly Seen[]> => {
    const looked: Seen[] = [];
    for (const sheet of await workbook.sheets(stop)) {
      const before = sure.get(sheet.id);
      const now = before ? seenAgain(sheet, before) : await seen(workbook, sheet, stop);
      sure.set(sheet.id, now);
      looked.push(now);
    }
    known = looked;
    return looked;
  };

  return {
    all: () => known,
    byId: (id) => known?.find((each) => each.sheet.id === id) ?? null,
    byName: (name) => known?.find((each) => each.sheet.name === name) ?? null,
    inDoubt: () => known === null || known.some(({ sheet }) => !sure.has(sheet.id)),
    doubt: (sheetId) => {
      if (sheetId === undefined) sure.clear();
      else sure.delete(sheetId);
    },
    look: (stop) => inTurn(() => lookNow(stop)),
  };
}
