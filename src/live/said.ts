import type { Clerk } from "../books/clerk";
import { Latest } from "../core/latest";
import type { CountedLine } from "../core/ledger/counted-lines";
import type { Effect } from "../core/ledger/live-ledger";
import type { DayText, Review } from "../core/rules/review";
import { ruleOn } from "../core/rules/rule-in-force";
import type { Settings } from "../core/rules/settings";
import { DaySaid } from "./day-said";
import type { IndexedReview } from "./reviews";
import { errorOf } from "./sentence";
import { turns } from "./turns";
import { wholeReview } from "./whole-review";

/** Days of which answers are remembered although nobody asks about them any more. */
const DAYS_KEPT = 400;

/** All that the books have said of one reading of the sheets, asked for as it is needed. */
export interface Said {
  /** What is known as of a day; asking for what is not known yet has it brought. */
  day(asOf: DayText): IndexedReview;
  /** The whole review of a day; `null` where there is no ledger any more. */
  whole(asOf: DayText): Promise<Review | null>;
  /** The last whole review of a day, whether or not it still holds. */
  lastWhole(asOf: DayText): Review | null;
  lines(asOf: DayText, reseller: string): Promise<readonly CountedLine[]>;
  /** The ledger was edited: forgets what may be otherwise now. */
  changed(effect: Effect): void;
}

/**
 * What the clerk's ledger says under these settings. `onSaid` hears of every answer; whoever still needs a day asks about it
 * again before it returns. `onLost` hears that there is no ledger.
 */
export function said(clerk: Clerk, settings: Settings, onSaid: () => void, onLost: () => void): Said {
  const days = new Latest<DayText, DaySaid>(DAYS_KEPT);
  /** The whole reviews that are on their way. */
  const coming = new Map<DayText, Promise<Review | null>>();
  let lost = false;
  /** Goes up with every edit: what was asked before one does not count after it. */
  let edition = 0;
  /** The day asked for last: thousands of cells ask for the same one after the other. */
  let latest: DaySaid | null = null;
  /** The days asked for since the last answer. */
  let needed = new Set<DaySaid>();
  /** The day whose whole review the pane shows. */
  let shown: DayText | null = null;

  const lose = (): null => {
    if (!lost) {
      lost = true;
      onLost();
    }
    return null;
  };

  const dayOf = (asOf: DayText): DaySaid => {
    if (latest?.asOf === asOf) return latest;
    latest = days.get(asOf) ?? new DaySaid(asOf, () => ruleOn(asOf, settings), askSoon);
    days.set(asOf, latest);
    needed.add(latest);
    return latest;
  };

  /** Tells that more is known, and lets go of old days that nobody has asked about because of it. */
  const tell = (): void => {
    needed = new Set();
    latest = null;
    onSaid();
    days.drop((day) => needed.has(day) || day.waits || coming.has(day.asOf) || day.asOf === shown);
  };

  const fetchWhole = async (day: DaySaid): Promise<Review | null> => {
    for (;;) {
      const asked = edition;
      const whole = await wholeReview(clerk, day.asOf, day.lastWhole);
      if (whole === null) return lose();
      if (whole === "overtaken" || asked !== edition) continue;
      const isAsked = day.answerWhole(whole);
      // Whoever asks after an edit from here on is not given this one.
      coming.delete(day.asOf);
      if (isAsked) tell();
      return whole.review;
    }
  };

  let before: Promise<unknown> = Promise.resolve();

  /** One after the other: the books remember of some days only what the page holds. */
  const wholeOf = (day: DaySaid): Promise<Review | null> => {
    if (day.wholeHolds) return Promise.resolve(day.review);
    const known = coming.get(day.asOf);
    if (known) return known;
    // A few cells that ask at the same moment are answered first.
    const whole = before
      .then(() => fetchWhole(day))
      .finally(() => coming.get(day.asOf) === whole && coming.delete(day.asOf));
    before = whole.catch(() => undefined);
    coming.set(day.asOf, whole);
    return whole;
  };

  const askQuestions = async (): Promise<void> => {
    const all = days.values();
    for (const day of all) if (day.wantsWhole) wholeOf(day).catch(lose);
    const questions = all.flatMap((day) => {
      const question = day.question();
      return question ? [{ day, question }] : [];
    });
    if (questions.length === 0) return;
    const answers = await clerk.ask(questions.map(({ question }) => question));
    if (!answers) return void lose();
    questions.forEach(({ day, question }, at) => {
      const answer = answers[at];
      if (answer) day.answer(question, answer);
    });
    tell();
  };

  const askLines = async (): Promise<void> => {
    for (const day of days.values()) {
      const ids = day.linesAsked();
      if (ids.length === 0) continue;
      const asked = edition;
      const answer = await clerk.lines(day.asOf, ids);
      if (!answer) return void lose();
      // Lines from before an edit are not taken in; the cells, which are told, ask again.
      if (asked === edition) day.answerLines(ids, answer);
      tell();
    }
  };

  const questionsSoon = turns(() => askQuestions().catch(() => void lose()));
  // Files may have to be read again for lines, and nothing else waits for that.
  const linesSoon = turns(() => askLines().catch(() => void lose()));

  const askSoon = (): void => {
    if (lost) return;
    questionsSoon();
    linesSoon();
  };

  return {
    day: dayOf,
    whole(asOf) {
      shown = asOf;
      return wholeOf(dayOf(asOf));
    },
    lastWhole: (asOf) => days.get(asOf)?.lastWhole?.review ?? null,
    async lines(asOf, reseller) {
      const answer = await clerk.lines(asOf, [reseller]);
      if (!answer) return lose() ?? [];
      if (answer.at === "failed") throw errorOf(answer.failure);
      return answer.lines[0] ?? [];
    },
    changed(effect) {
      edition += 1;
      for (const day of days.values()) day.forget(effect);
    },
  };
}
