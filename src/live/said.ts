import type { Clerk, Failure, Question } from "../books/clerk";
import type { CountedLine } from "../core/ledger/counted-lines";
import type { LinesBehind } from "../core/ledger/lines-behind";
import type { Effect } from "../core/ledger/live-ledger";
import type { Month } from "../core/month";
import type { DayText, ResellerReview, Review } from "../core/rules/review";
import { ruleOn } from "../core/rules/rule-in-force";
import type { Settings } from "../core/rules/settings";
import type { Asked, IndexedReview } from "./reviews";
import { errorOf } from "./sentence";

/** Resellers that travel at once: a few milliseconds of the page's time. */
const RESELLERS_AT_ONCE = 400;
/** When so many resellers of a day are asked for, the whole review of it is the shorter way. */
const WHOLE_FROM = 400;
/** Days of which answers are remembered; a sheet with a trend asks for dozens. */
const DAYS_KEPT = 400;

/** What was said of one day, and what is being asked about it. */
interface Day {
  readonly resellers: Map<string, ResellerReview | null>;
  readonly revenue: Map<string, number>;
  readonly behind: Map<string, LinesBehind>;
  readonly lines: Map<string, readonly CountedLine[] | Failure>;
  readonly asked: {
    readonly resellers: Set<string>;
    readonly revenue: Map<string, Question["revenue"][number]>;
    readonly behind: Set<string>;
  };
  readonly linesAsked: Set<string>;
  readonly linesComing: Set<string>;
  whole: Review | null;
  /** Whether `whole` is still so. */
  wholeHolds: boolean;
  ticket: number;
  coming: Promise<Review | null> | null;
  /** The face of it that is given out. */
  readonly indexed: IndexedReview;
}

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

/** What the clerk's ledger says under these settings. `onSaid` hears of every answer; `onLost` that there is no ledger. */
export function said(clerk: Clerk, settings: Settings, onSaid: () => void, onLost: () => void): Said {
  const days = new Map<DayText, Day>();
  let lost = false;
  /** Goes up with every edit: what was asked before one does not count after it. */
  let edition = 0;
  let flushing = false;
  /** The day asked for last: thousands of cells ask for the same one after the other. */
  let latest: { readonly asOf: DayText; readonly day: Day } | null = null;

  const newDay = (asOf: DayText): Day => {
    const day: Day = {
      resellers: new Map(),
      revenue: new Map(),
      behind: new Map(),
      lines: new Map(),
      asked: { resellers: new Set(), revenue: new Map(), behind: new Set() },
      linesAsked: new Set(),
      linesComing: new Set(),
      whole: null,
      wholeHolds: false,
      ticket: 0,
      coming: null,
      indexed: {
        asOf,
        get review() {
          if (!day.whole) throw new RangeError(`the review of ${asOf} was not asked for`);
          return day.whole;
        },
        reseller: (id) => day.resellers.get(id) ?? null,
        lines: (id) => linesKnown(day, id),
        behind: (id) => day.behind.get(id) ?? NOTHING_BEHIND,
        revenue: (id, first, last) => day.revenue.get(keyOf({ id, first, last })) ?? 0,
        rule: () => ruleOn(asOf, settings),
        has: (asked) => has(asOf, day, asked),
      },
    };
    return day;
  };

  const dayOf = (asOf: DayText): Day => {
    if (latest?.asOf === asOf) return latest.day;
    const day = days.get(asOf) ?? newDay(asOf);
    latest = { asOf, day };
    days.delete(asOf);
    days.set(asOf, day);
    if (days.size > DAYS_KEPT) for (const oldest of [...days.keys()].slice(0, 1)) days.delete(oldest);
    return day;
  };

  const lose = (): null => {
    if (!lost) {
      lost = true;
      onLost();
    }
    return null;
  };

  const fetchWhole = async (asOf: DayText, day: Day): Promise<Review | null> => {
    const asked = edition;
    // A few cells that ask at the same moment are answered first.
    await Promise.resolve();
    const answer = await clerk.review(asOf, day.ticket);
    if (!answer) return lose();
    const { head, ticket, changed } = answer;
    const resellers = day.whole ? [...day.whole.resellers] : [];
    resellers.length = Math.min(resellers.length, answer.resellers);
    const parts = Array.from({ length: Math.ceil(changed.length / RESELLERS_AT_ONCE) }, (_, part) =>
      changed.slice(part * RESELLERS_AT_ONCE, (part + 1) * RESELLERS_AT_ONCE),
    );
    const fetchPart = (places: readonly number[] | undefined): ReturnType<Clerk["resellers"]> =>
      places ? clerk.resellers(ticket, places) : Promise.resolve(null);
    let next = fetchPart(parts[0]);
    for (const [at, places] of parts.entries()) {
      const part = await next;
      // Asked again meanwhile, or read anew: whoever did that has the newer one.
      if (!part) return day.whole;
      // The books pack the next part while this one is put in its place.
      next = fetchPart(parts[at + 1]);
      part.forEach((reseller, index) => (resellers[places[index] ?? 0] = reseller));
    }
    if (asked !== edition) return fetchWhole(asOf, day);
    day.whole = { ...head, resellers };
    day.ticket = ticket;
    day.wholeHolds = true;
    for (const reseller of resellers) day.resellers.set(reseller.id, reseller);
    for (const id of day.asked.resellers) if (!day.resellers.has(id)) day.resellers.set(id, null);
    day.asked.resellers.clear();
    return day.whole;
  };

  const whole = (asOf: DayText): Promise<Review | null> => {
    const day = dayOf(asOf);
    if (day.wholeHolds) return Promise.resolve(day.whole);
    day.coming ??= fetchWhole(asOf, day).finally(() => (day.coming = null));
    return day.coming;
  };

  const flush = async (): Promise<void> => {
    flushing = false;
    const questions: { readonly day: Day; readonly question: Question }[] = [];
    const wholes: Promise<unknown>[] = [];
    for (const [asOf, day] of [...days]) {
      const { resellers, revenue, behind } = day.asked;
      const isWhole = resellers.size >= WHOLE_FROM;
      if (isWhole) wholes.push(whole(asOf));
      const ids = isWhole ? [] : [...resellers];
      if (ids.length > 0 || revenue.size > 0 || behind.size > 0)
        questions.push({
          day,
          question: { asOf, resellers: ids, revenue: [...revenue.values()], behind: [...behind] },
        });
    }
    if (questions.length > 0) {
      const answers = await clerk.ask(questions.map(({ question }) => question));
      if (!answers) return void lose();
      questions.forEach(({ day, question }, at) => {
        const answer = answers[at];
        if (!answer) return;
        question.resellers.forEach((id, index) => {
          if (day.asked.resellers.delete(id)) day.resellers.set(id, answer.resellers[index] ?? null);
        });
        question.revenue.forEach((span, index) => {
          if (day.asked.revenue.delete(keyOf(span))) day.revenue.set(keyOf(span), answer.revenue[index] ?? 0);
        });
        question.behind.forEach((id, index) => {
          if (day.asked.behind.delete(id)) day.behind.set(id, answer.behind[index] ?? NOTHING_BEHIND);
        });
      });
      onSaid();
    }
    if (wholes.length > 0) {
      await Promise.all(wholes);
      onSaid();
    }
  };

  const soon = (): void => {
    if (flushing || lost) return;
    flushing = true;
    queueMicrotask(() => {
      flush().catch(lose);
      askLines().catch(lose);
    });
  };

  const askLines = async (): Promise<void> => {
    for (const [asOf, day] of [...days]) {
      const ids = [...day.linesAsked].filter((id) => !day.linesComing.has(id));
      if (ids.length === 0) continue;
      for (const id of ids) day.linesComing.add(id);
      const asked = edition;
      const answer = await clerk.lines(asOf, ids);
      for (const id of ids) day.linesComing.delete(id);
      if (!answer) return void lose();
      // An edit meanwhile has made them out of date; the cells ask again.
      if (asked === edition) {
        ids.forEach((id, at) => {
          day.linesAsked.delete(id);
          day.lines.set(id, answer.at === "lines" ? (answer.lines[at] ?? []) : answer.failure);
        });
      }
      onSaid();
    }
  };

  const has = (asOf: DayText, day: Day, asked: Asked): boolean => {
    switch (asked.what) {
      case "review":
        if (day.wholeHolds) return true;
        if (!lost) void whole(asOf).then((review) => review && onSaid(), lose);
        return false;
      case "reseller":
        if (day.resellers.has(asked.id)) return true;
        day.asked.resellers.add(asked.id);
        break;
      case "revenue":
        if (day.revenue.has(keyOf(asked))) return true;
        day.asked.revenue.set(keyOf(asked), { id: asked.id, first: asked.first, last: asked.last });
        break;
      case "behind":
        if (day.behind.has(asked.id)) return true;
        day.asked.behind.add(asked.id);
        break;
      case "lines":
        if (day.lines.has(asked.id)) return true;
        day.linesAsked.add(asked.id);
        break;
    }
    soon();
    return false;
  };

  const linesKnown = (day: Day, id: string): readonly CountedLine[] => {
    const known = day.lines.get(id);
    if (known === undefined) throw new RangeError(`the lines of ${id} were not asked for`);
    if ("foreseen" in known) throw errorOf(known);
    return known;
  };

  return {
    day: (asOf) => dayOf(asOf).indexed,
    whole,
    lastWhole: (asOf) => days.get(asOf)?.whole ?? null,
    async lines(asOf, reseller) {
      const answer = await clerk.lines(asOf, [reseller]);
      if (!answer) return lose() ?? [];
      if (answer.at === "failed") throw errorOf(answer.failure);
      return answer.lines[0] ?? [];
    },
    changed({ resellers, everybody }) {
      edition += 1;
      for (const day of days.values()) {
        day.wholeHolds = false;
        day.revenue.clear();
        day.lines.clear();
        for (const known of [day.resellers, day.behind]) {
          if (everybody) known.clear();
          else for (const id of resellers) known.delete(id);
        }
      }
    },
  };
}

const NOTHING_BEHIND: LinesBehind = { counted: 0, leftOut: [], rates: [] };

const keyOf = ({ id, first, last }: { readonly id: string; readonly first: Month; readonly last: Month }): string =>
  `${id} ${first} ${last}`;
