import type { Clerk } from "../books/clerk";
import { lastingClerk } from "../books/lasting-clerk";
import { dayOfText } from "../core/month";
import type { DayText } from "../core/rules/review";
import { DEFAULT_SETTINGS } from "../core/rules/settings";
import type { Stop, Workbook } from "../excel/workbook";
import { answers } from "./answers";
import { choiceDesk } from "./choice-desk";
import { choiceByLooks, NOTHING_CHOSEN } from "./choosing";
import { currentReading } from "./current-reading";
import { following } from "./following";
import { highlightDesk } from "./highlight-desk";
import { selectReseller, selectTarget } from "./jumping";
import { KEYS } from "./kept";
import { KEEPER_TIMES, type KeeperTimes, type LedgerKeeper, ledgerKeeper } from "./ledger-keeper";
import { opening } from "./opening";
import { pendingEdits } from "./pending-edits";
import { fileDesk } from "./file-desk";
import type { Reading } from "./reading";
import { Refusal, sentenceOf } from "./sentence";
import type { ResellerLines, Session, SessionState, SourceChoice } from "./session";
import { sheetsSeen } from "./sheets-seen";
import { store } from "./store";

/** What a session needs from outside. */
export interface SessionFrom {
  readonly workbook: Workbook;
  /** The day on which the add-in was opened: the as-of date of a workbook that keeps none. */
  readonly today: DayText;
  /** Starts the books, which may live in another thread. */
  readonly books: (onDeath: (because: string) => void) => Clerk;
  /** Whether a formula is one of ours. */
  readonly isAnswer: (formula: string) => boolean;
  readonly times?: KeeperTimes;
}

/** The mark in the browser's timeline when a reading is over and formulas are answered from it. */
export const INDEX_READY = "csp-index-ready";

const KEPT_BY_ANOTHER = "Somebody else has added or removed billing files in this workbook.";
const BOOKS_LOST = "The books have to be made anew.";

/** Opens the add-in on a workbook. `start` has to be called before it knows anything of it. */
export function openSession({ workbook, today, books, isAnswer, times = KEEPER_TIMES }: SessionFrom): Session {
  const state = store<SessionState>({
    sheets: null,
    chosen: NOTHING_CHOSEN,
    chosenByHand: false,
    files: [],
    filesDoubt: null,
    sumsSheet: null,
    asOf: today,
    asOfKept: false,
    settings: DEFAULT_SETTINGS,
    freshness: { at: "unread" },
    review: null,
    highlight: { at: "off" },
    failure: null,
  });
  const sheets = sheetsSeen(workbook);
  const edits = pendingEdits();
  const desk = highlightDesk(workbook, state);
  const files = fileDesk(workbook, state, sheets);
  const choices = choiceDesk(workbook, state);
  /** What the formulas depend on; a progress report alone does not ask thousands of cells again. */
  const basis = store<{ reading: Reading | null; said: number; at: string; asOf: DayText; started: boolean }>({
    reading: null,
    said: 0,
    at: "unread",
    asOf: today,
    started: false,
  });

  /** Another choice or setting, or books that are lost: everything is read again. */
  const readAnew = (because: string): void => {
    edits.readAnew();
    keeper.touch(because);
  };
  const clerk = lastingClerk(books, () => readAnew(BOOKS_LOST));

  /** Looks at the sheets; tells whether other sheets are used now. */
  const look = async (stop?: Stop): Promise<boolean> => {
    const seen = await sheets.look(stop);
    files.wereSeen(seen);
    // The sums that we keep of files are read as files, not as a sheet of the user's.
    return choices.among(seen.map(({ found }) => found).filter(({ id }) => !files.isDataSheet(id)));
  };

  const readings = currentReading({
    workbook,
    clerk,
    state,
    sheets,
    edits,
    files,
    look,
    beforeReading: (sheetIds) => follow.willBeRead(sheetIds),
    onMoved: () => keeper.touch("Rows came or went while they were read."),
    onSaid: () => basis.set({ said: basis.now().said + 1 }),
    onLost: () => readAnew(BOOKS_LOST),
  });

  /** Keeps the sums of files, unless somebody else has changed what the workbook keeps: then all is read again. */
  const keep = async (...[reading, stop, onProgress]: Parameters<Parameters<typeof keeper.goOn>[0]>): Promise<void> => {
    if ((await files.keep(clerk, reading, stop, onProgress)) === "overtaken") readAnew(KEPT_BY_ANOTHER);
  };

  const keeper: LedgerKeeper<Reading> = ledgerKeeper<Reading>(
    async (stop, onProgress) => {
      await opened.complete();
      choices.check();
      const before = readings.last();
      const reading = await readings.renew(stop, onProgress);
      performance.mark(INDEX_READY);
      // The formulas need not wait for what the pane shows.
      basis.set({ reading });
      // Cells that an edit changed are on their way to Excel; drawing the pane would hold them up.
      if (reading.said === before?.said) await new Promise((resolve) => setTimeout(resolve, times.cellsFirstMs));
      const review = await reading.said.whole(state.now().asOf);
      // The numbers are seen while the sums of large files are still being written into their sheet.
      if (review && reading.files.length > 0) state.set({ review });
      await keep(reading, stop, onProgress);
      return reading;
    },
    sentenceOf,
    () => show(),
    times,
  );

  /** A day that was set and whose review is asked for. */
  let dayComing: DayText | null = null;

  const show = (): void => {
    const freshness = keeper.freshness();
    const { asOf, review: before } = state.now();
    // While another day is on its way the pane keeps the one before.
    const stays = before?.asOf === asOf || dayComing === asOf ? before : null;
    const review = keeper.built()?.said.lastWhole(asOf) ?? stays;
    state.set({ freshness, review });
    basis.set({ reading: readings.last(), at: freshness.at, asOf });
    if (freshness.at !== "current" || review !== before) desk.fallBehind();
    if (freshness.at !== "current") return;
    void desk.follow();
  };

  /** Does what was asked for; what goes wrong becomes a sentence in the state. */
  const attempt = async (act: () => Promise<unknown>): Promise<void> => {
    state.set({ failure: null });
    try {
      await act();
    } catch (error) {
      state.set({ failure: sentenceOf(error) });
    }
  };

  /** The same for what changes or keeps something, once it is known what the workbook keeps. */
  const attemptOpened = (act: () => unknown): Promise<void> =>
    attempt(async () => {
      await opened.complete();
      await act();
    });

  const follow = following({
    workbook,
    sheets,
    state,
    edits,
    keeper,
    look,
    isKeptData: files.isCounted,
    onEdit: files.wasEdited,
    isAnswer,
    times,
  });
  const opened = opening({ workbook, state, watch: follow.begin, look, choices, files, desk });

  const setAsOf = async (asOf: DayText): Promise<void> => {
    if (dayOfText(asOf) === null) throw new Refusal(`“${asOf}” is not a date. Choose the day that the review is for.`);
    dayComing = asOf;
    state.set({ asOf });
    basis.set({ asOf });
    await readings.last()?.said.whole(asOf);
    if (dayComing === asOf) dayComing = null;
    show();
    // Another day may have been set meanwhile.
    if (state.now().asOf !== asOf) return;
    await workbook.keepSetting(KEYS.asOf, asOf);
    state.set({ asOfKept: true });
  };

  const choose = async (chosen: SourceChoice, byHand: boolean): Promise<void> => {
    const kept = choices.choose(chosen, byHand);
    readAnew("Other sheets were chosen.");
    await kept;
  };

  const review = async (): Promise<void> => {
    desk.arm();
    await attempt(async () => {
      await opened.complete();
      // From the first review on the workbook answers for the same day whenever it is opened.
      const { asOf, asOfKept: isKept } = state.now();
      if (!isKept) await setAsOf(asOf);
      await choices.keepNames();
    });
    // Numbers that are current need not be read again to be kept.
    if (files.writeAnew()) await keeper.goOn(keep);
    await keeper.ensure();
  };

  return {
    state: state.now,
    subscribe: state.subscribe,
    reviews: answers({
      known: (asOf) => readings.last()?.said.day(asOf) ?? null,
      freshness: keeper.freshness,
      started: () => basis.now().started,
      ensure: () => void keeper.ensure(),
      asOf: () => state.now().asOf,
      dateOrder: () => state.now().settings.dateOrder,
      date1904: () => readings.last()?.date1904 ?? false,
      subscribe: basis.subscribe,
    }),

    start: () =>
      attempt(async () => {
        await opened.complete();
        // A formula may have asked before the workbook could be opened.
        if (keeper.freshness().at === "failed") readAnew("The workbook was opened.");
        choices.check();
      }).finally(() => basis.set({ started: true, asOf: state.now().asOf })),

    lookAgain: () =>
      attemptOpened(async () => {
        sheets.doubt();
        if (await look()) readAnew("The sheets are others than before.");
      }),

    choose: (choice) => attemptOpened(() => choose(choice, true)),
    chooseByItself: () => attemptOpened(() => choose(choiceByLooks(state.now().sheets ?? []), false)),
    addFiles: (added) =>
      attemptOpened(() => {
        try {
          files.add(added);
        } finally {
          readAnew("Files were added.");
        }
      }),
    removeFile: (name) =>
      attemptOpened(async () => {
        await files.remove(name);
        readAnew(`“${name}” was removed.`);
      }),
    setAsOf: (asOf) => attemptOpened(() => setAsOf(asOf)),
    setSettings: (settings) =>
      attemptOpened(async () => {
        state.set({ settings });
        readAnew("The settings were changed.");
        await workbook.keepSetting(KEYS.settings, settings);
      }),

    review,
    cancel: keeper.cancel,

    highlight: async () => {
      await review();
      if (keeper.freshness().at === "current") await attempt(desk.put);
    },
    clearHighlight: () => attempt(desk.clear),

    linesOf: async (id) => {
      let lines: ResellerLines | null = null;
      await attempt(async () => {
        await keeper.ensure();
        const latest = readings.last();
        if (latest) lines = await files.lines(latest, id);
      });
      return lines;
    },

    selectReseller: (id) => attempt(() => selectReseller(workbook, sheets, state.now().review, id)),
    selectPlace: (target) => attempt(() => selectTarget(workbook, sheets, target)),

    dismissFailure: () => state.set({ failure: null }),
    dispose: () => {
      keeper.dispose();
      return attempt(follow.end);
    },
  };
}
