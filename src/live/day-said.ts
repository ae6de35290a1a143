import type { Failure, LinesAnswered, Question, QuestionAnswered } from "../books/clerk";
import type { CountedLine } from "../core/ledger/counted-lines";
import type { LinesBehind } from "../core/ledger/lines-behind";
import type { Effect } from "../core/ledger/live-ledger";
import type { Month } from "../core/month";
import type { DayText, ResellerReview, Review } from "../core/rules/review";
import type { RuleInForce } from "../core/rules/rule-in-force";
import type { Asked, IndexedReview } from "./reviews";
import { errorOf } from "./sentence";

/** When so many resellers of a day are asked for, the whole review of it is the shorter way. */
const WHOLE_FROM = 400;

type Span = Question["revenue"][number];

/** A whole review as it was said. */
export interface WholeSaid {
  readonly review: Review;
  /** By which the books know what the page has of it. */
  readonly ticket: number;
}

/** What was said of one day, and what is asked about it and not answered yet. */
export class DaySaid implements IndexedReview {
  readonly #resellers = new Map<string, ResellerReview | null>();
  readonly #revenue = new Map<string, number>();
  readonly #behind = new Map<string, LinesBehind>();
  readonly #lines = new Map<string, readonly CountedLine[] | Failure>();
  readonly #asked = {
    review: false,
    resellers: new Set<string>(),
    revenue: new Map<string, Span>(),
    behind: new Set<string>(),
    lines: new Set<string>(),
  };
  #whole: WholeSaid | null = null;
  #wholeHolds = false;

  /** `onAsked` hears that something is asked for that is not known. */
  constructor(
    readonly asOf: DayText,
    readonly rule: () => RuleInForce,
    private readonly onAsked: () => void,
  ) {}

  get review(): Review {
    if (!this.#whole) throw new RangeError(`the review of ${this.asOf} was not asked for`);
    return this.#whole.review;
  }

  reseller(id: string): ResellerReview | null {
    return this.#resellers.get(id) ?? null;
  }

  lines(id: string): readonly CountedLine[] {
    const known = this.#lines.get(id);
    if (known === undefined) throw new RangeError(`the lines of ${id} were not asked for`);
    if ("foreseen" in known) throw errorOf(known);
    return known;
  }

  behind(id: string): LinesBehind {
    return this.#behind.get(id) ?? NOTHING_BEHIND;
  }

  revenue(id: string, first: Month, last: Month): number {
    return this.#revenue.get(keyOf({ id, first, last })) ?? 0;
  }

  has(asked: Asked): boolean {
    switch (asked.what) {
      case "review":
        if (this.#wholeHolds) return true;
        this.#asked.review = true;
        break;
      case "reseller":
        if (this.#resellers.has(asked.id)) return true;
        this.#asked.resellers.add(asked.id);
        break;
      case "revenue":
        if (this.#revenue.has(keyOf(asked))) return true;
        this.#asked.revenue.set(keyOf(asked), { id: asked.id, first: asked.first, last: asked.last });
        break;
      case "behind":
        if (this.#behind.has(asked.id)) return true;
        this.#asked.behind.add(asked.id);
        break;
      case "lines":
        if (this.#lines.has(asked.id)) return true;
        this.#asked.lines.add(asked.id);
        break;
    }
    this.onAsked();
    return false;
  }

  /** The last whole review, whether or not it still holds; `null` before the first. */
  get lastWhole(): WholeSaid | null {
    return this.#whole;
  }

  get wholeHolds(): boolean {
    return this.#wholeHolds;
  }

  /** Whether the whole review is asked for, or so much of it that it is the shorter way. */
  get wantsWhole(): boolean {
    return this.#asked.review || this.#asked.resellers.size >= WHOLE_FROM;
  }

  /** Whether anything is asked for and not answered yet. */
  get waits(): boolean {
    const { review, resellers, revenue, behind, lines } = this.#asked;
    return review || resellers.size + revenue.size + behind.size + lines.size > 0;
  }

  /** What to ask the books in one message; `null` where that is nothing. */
  question(): Question | null {
    const { resellers, revenue, behind } = this.#asked;
    const ids = this.wantsWhole ? [] : [...resellers];
    if (ids.length + revenue.size + behind.size === 0) return null;
    return { asOf: this.asOf, resellers: ids, revenue: [...revenue.values()], behind: [...behind] };
  }

  /** Resellers whose lines are asked for. */
  linesAsked(): readonly string[] {
    return [...this.#asked.lines];
  }

  answer(question: Question, answer: QuestionAnswered): void {
    question.resellers.forEach((id, at) => {
      if (this.#asked.resellers.delete(id)) this.#resellers.set(id, answer.resellers[at] ?? null);
    });
    question.revenue.forEach((span, at) => {
      if (this.#asked.revenue.delete(keyOf(span))) this.#revenue.set(keyOf(span), answer.revenue[at] ?? 0);
    });
    question.behind.forEach((id, at) => {
      if (this.#asked.behind.delete(id)) this.#behind.set(id, answer.behind[at] ?? NOTHING_BEHIND);
    });
  }

  answerLines(ids: readonly string[], answer: LinesAnswered): void {
    ids.forEach((id, at) => {
      this.#asked.lines.delete(id);
      this.#lines.set(id, answer.at === "lines" ? (answer.lines[at] ?? []) : answer.failure);
    });
  }

  /** Takes in the whole review; whether somebody had asked for anything in it. */
  answerWhole(whole: WholeSaid): boolean {
    const asked = this.#asked;
    const isAsked = asked.review || asked.resellers.size > 0;
    this.#whole = whole;
    this.#wholeHolds = true;
    for (const reseller of whole.review.resellers) this.#resellers.set(reseller.id, reseller);
    for (const id of asked.resellers) if (!this.#resellers.has(id)) this.#resellers.set(id, null);
    asked.review = false;
    asked.resellers.clear();
    return isAsked;
  }

  /** The ledger was edited: what may be otherwise now is known no longer. */
  forget({ resellers, everybody }: Effect): void {
    this.#wholeHolds = false;
    this.#revenue.clear();
    this.#lines.clear();
    for (const known of [this.#resellers, this.#behind]) {
      if (everybody) known.clear();
      else for (const id of resellers) known.delete(id);
    }
  }
}

const NOTHING_BEHIND: LinesBehind = { counted: 0, leftOut: [], rates: [] };

const keyOf = ({ id, first, last }: Span): string => `${id} ${first} ${last}`;
