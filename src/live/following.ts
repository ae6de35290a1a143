import { HEADER_ROWS } from "../core/import/header";
import type { Workbook, WorkbookChange } from "../excel/workbook";
import { idsOf } from "./choosing";
import { formulaResults } from "./formula-results";
import type { KeeperTimes, LedgerKeeper } from "./ledger-keeper";
import type { PendingEdits } from "./pending-edits";
import type { SessionState } from "./session";
import type { SheetsSeen } from "./sheets-seen";
import { settling } from "./settling";
import type { Store } from "./store";

/** What has to follow the workbook. */
export interface Followers {
  readonly workbook: Workbook;
  readonly sheets: SheetsSeen;
  readonly state: Store<SessionState>;
  readonly edits: PendingEdits;
  readonly keeper: Pick<LedgerKeeper<unknown>, "touch" | "freshness">;
  /** Looks at the sheets again; tells whether other sheets are used now. */
  readonly look: () => Promise<boolean>;
  /** Whether a sheet holds what we keep of files, and is read for it. */
  readonly isKeptData: (sheetId: string) => boolean;
  /** Hears of every sheet whose cells somebody has changed. */
  readonly onEdit: (sheetId: string) => void;
  /** Whether a formula is one of ours. */
  readonly isAnswer: (formula: string) => boolean;
  readonly times: Pick<KeeperTimes, "settleMs" | "settleAtMostMs">;
}

/** Turns what happens in the workbook into looking and reading again. */
export function following(followers: Followers): {
  /** Begins once. While a person edits a cell it waits. */
  readonly begin: () => Promise<void>;
  /** These sheets are about to be read. */
  readonly willBeRead: (sheetIds: readonly string[]) => Promise<void>;
  /** Ends for good, a beginning that waits included. */
  readonly end: () => Promise<void>;
} {
  const { workbook, sheets, state, edits, keeper, look, isKeptData, onEdit, isAnswer, times } = followers;
  const over = new AbortController();
  let unwatch: (() => Promise<void>) | null = null;
  /** Whether a sheet has come, or taken a name, since the last look. */
  let hasNew = false;

  const readAnew = (because: string): void => {
    edits.readAnew();
    keeper.touch(because);
  };

  const looking = settling(() => {
    // One that comes during the look has a look of its own.
    const isNew = hasNew;
    hasNew = false;
    void look().then(
      (other) => {
        if (other) readAnew("The sheets are others than before.");
        if (isNew) welcomeBack();
      },
      // A look that fails is made again by the next reading, which tells about it.
      () => (hasNew ||= isNew),
    );
  }, times.settleAtMostMs);
  const lookSoon = (): void => looking.soon(times.settleMs);

  const isUsed = (sheetId: string): boolean => idsOf(state.now().chosen).includes(sheetId) || isKeptData(sheetId);
  const nameOf = (sheetId: string): string => sheets.byId(sheetId)?.sheet.name ?? "A sheet";

  /** A sheet that was deleted may be there again: its loss is forgotten, unless it would have to be chosen again. */
  const welcomeBack = (): void => {
    const { failure } = state.now();
    if (failure === null || typeof failure === "string") return;
    const back = sheets.byName(failure.name);
    if (back) state.set({ failure: isUsed(back.sheet.id) ? null : { ...failure, isBack: true } });
  };

  /** Notes what happened to a sheet that is used: rows of billing are followed, small tables are read again. */
  const hearUsed = (sheetId: string, isOfCells: boolean, noteBilling: () => void, because: string): void => {
    const { billing, resellers, rates } = state.now().chosen;
    if (billing.includes(sheetId)) noteBilling();
    else if (isOfCells && (sheetId === resellers || sheetId === rates)) edits.noteTables();
    else edits.readAnew();
    keeper.touch(because, edits.now() !== null);
  };

  const hearChange = (change: WorkbookChange, because: string): void => {
    const isOfCells = change.kind === "sheet-changed" || "area" in change || "firstRow" in change;
    hearUsed(change.sheetId, isOfCells, () => edits.note(change), because);
  };

  const results = formulaResults({
    workbook,
    isAnswer,
    ...times,
    isUsed,
    isReading: () => keeper.freshness().at === "reading",
    onChange: (sheetId, rows) => {
      const note = (): void => (rows ? edits.noteRows(sheetId, rows) : edits.readAnew());
      hearUsed(sheetId, true, note, `Formulas of “${nameOf(sheetId)}” show other values.`);
    },
  });

  const hear = (change: WorkbookChange): void => {
    const { sheetId } = change;
    const used = isUsed(sheetId);
    switch (change.kind) {
      case "cells":
      case "rows-inserted":
      case "rows-deleted":
      case "sheet-changed":
        onEdit(sheetId);
        if (firstRowOf(change) <= HEADER_ROWS) sheets.doubt(sheetId);
        if (used) hearChange(change, `“${nameOf(sheetId)}” was changed.`);
        else lookSoon();
        return;
      case "sheet-deleted":
        if (used) {
          const name = nameOf(sheetId);
          hearChange(change, `“${name}” was deleted.`);
          state.set({ failure: { name, before: state.now().review, isBack: false } });
        }
        return lookSoon();
      case "sheet-renamed":
        if (used) hearChange(change, `“${nameOf(sheetId)}” was renamed.`);
        hasNew = true;
        return lookSoon();
      case "sheet-added":
        hasNew = true;
        return lookSoon();
      case "calculated":
        if (keeper.freshness().at !== "unread") results.calculated(sheetId);
        return;
    }
  };

  return {
    begin: async () => {
      const end = await workbook.watch(hear, over.signal);
      if (over.signal.aborted) await end();
      else unwatch = end;
    },
    willBeRead: (sheetIds) => results.willBeRead(sheetIds),
    end: async () => {
      results.end();
      over.abort();
      looking.cancel();
      await unwatch?.();
      unwatch = null;
    },
  };
}

/** The first row that a change may have touched. */
function firstRowOf(change: WorkbookChange): number {
  return change.kind === "cells" ? change.area.firstRow : "firstRow" in change ? change.firstRow : 1;
}
