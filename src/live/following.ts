import { HEADER_ROWS } from "../core/import/header";
import type { Workbook, WorkbookChange } from "../excel/workbook";
import { idsOf } from "./choosing";
import type { LedgerKeeper } from "./ledger-keeper";
import type { SessionState } from "./session";
import type { SheetsSeen } from "./sheets-seen";
import type { Store } from "./store";

/** What has to follow the workbook. */
export interface Followers {
  readonly workbook: Workbook;
  readonly sheets: SheetsSeen;
  readonly state: Store<SessionState>;
  readonly keeper: Pick<LedgerKeeper<unknown>, "touch">;
  /** Looks at the sheets again; tells whether other sheets are used now. */
  readonly look: () => Promise<boolean>;
  readonly settleMs: number;
}

/** Turns what happens in the workbook into looking and reading again. */
export function following({ workbook, sheets, state, keeper, look, settleMs }: Followers): {
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
} {
  let unwatch: (() => Promise<void>) | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const lookSoon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      // A look that fails is made again by the next reading, which tells about it.
      void look().then(
        (other) => other && keeper.touch("The sheets are others than before."),
        () => undefined,
      );
    }, settleMs);
  };

  const isUsed = (sheetId: string): boolean => idsOf(state.now().chosen).includes(sheetId);
  const nameOf = (sheetId: string): string => sheets.byId(sheetId)?.sheet.name ?? "A sheet";

  const hear = (change: WorkbookChange): void => {
    const { sheetId } = change;
    switch (change.kind) {
      case "cells":
        if (change.area === null || change.area.firstRow <= HEADER_ROWS) sheets.doubt(sheetId);
        if (isUsed(sheetId)) keeper.touch(`“${nameOf(sheetId)}” was changed.`);
        else lookSoon();
        return;
      case "sheet-deleted":
        if (isUsed(sheetId)) {
          const because = `“${nameOf(sheetId)}” was deleted. It was used for the review; the numbers are now without it.`;
          state.set({ failure: because });
          keeper.touch(because);
        }
        return lookSoon();
      case "sheet-renamed":
        if (isUsed(sheetId)) keeper.touch(`“${nameOf(sheetId)}” was renamed.`);
        return lookSoon();
      case "sheet-added":
        return lookSoon();
    }
  };

  return {
    begin: async () => {
      unwatch ??= await workbook.watch(hear);
    },
    end: async () => {
      if (timer !== null) clearTimeout(timer);
      await unwatch?.();
      unwatch = null;
    },
  };
}
