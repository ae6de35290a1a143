import type { Row } from "../../src/core/cell";
import type { Source } from "../../src/core/import/source";
import { readLedger } from "../../src/core/ledger/ledger";
import type { Review } from "../../src/core/rules/review";
import { reviewOf } from "../../src/core/rules/reviewing";
import { DEFAULT_SETTINGS } from "../../src/core/rules/settings";
import type { Session, SessionState, SheetFound } from "../../src/live/session";

const MONTHS = [
  "2025-03",
  "2025-04",
  "2025-05",
  "2025-06",
  "2025-07",
  "2025-08",
  "2025-09",
  "2025-10",
  "2025-11",
  "2025-12",
  "2026-01",
  "2026-02",
  "2026-03",
];

/** A table in memory as a source. */
function table(name: string, rows: readonly Row[]): Source {
  return {
    name,
    date1904: false,
    async *read() {
      await Promise.resolve();
      yield { firstRow: 1, rows };
    },
  };
}

interface Invented {
  readonly id: string;
  readonly name: string | null;
  readonly onboarded: string;
  /** Billed every month, USD. */
  readonly monthly: number;
  /** Billed once, as annual prepayments are. */
  readonly once: Readonly<Record<string, number>>;
  readonly security: string;
  readonly deauthorized: string;
}

const reseller = (
  id: string,
  name: string | null,
  onboarded: string,
  monthly: number,
  rest: Partial<Invented> = {},
): Invented => ({
  id,
  name,
  onboarded,
  monthly,
  once: {},
  security: "",
  deauthorized: "",
  ...rest,
});

/** One reseller for every status, and the awkward ones: a cliff, a negative month, a long name, nothing billed at all. */
export const INVENTED: readonly Invented[] = [
  reseller("6048879", "Contoso Cloud Services", "2022-07-18", 20, { once: { "2025-05": 900 } }),
  reseller("4847383", "Fabrikam", "2021-05-03", 12.5, { security: "no" }),
  reseller("4847433", "Northwind Traders", "2020-06-30", 95, { once: { "2025-08": -140 } }),
  reseller(
    "5501200",
    "Adatum Beratungs- und Dienstleistungsgesellschaft für Informationstechnik mbH & Co. KG",
    "2019-04-01",
    40,
    { once: { "2025-11": -75.5 } },
  ),
  reseller("5501201", "Tailspin", "2023-06-14", 0),
  reseller("5501202", "Wide World Importers", "2022-06-02", 410),
  reseller("5501203", "Proseware", "2018-11-20", 55),
  reseller("5501204", "Litware", "2025-11-05", 60),
  reseller("5501205", "Trey Research", "", 130),
  reseller("5501206", "Lucerne Publishing", "2019-09-09", 88, { deauthorized: "2025-10-01" }),
  reseller("5501207", "Graphic Design Institute", "2021-12-01", 1250),
  reseller("7777777", null, "", 33.1),
];

const HEAD: Row = [
  "ResellerMpnId",
  "InvoiceNumber",
  "ChargeStartDate",
  "ChargeEndDate",
  "BillingFrequency",
  "Subtotal",
  "Currency",
];

/** Billing rows of all of them, month by month, with some that need a look. */
export function billingRows(): Row[] {
  const rows: Row[] = [HEAD];
  for (const month of MONTHS) {
    const line = (id: string, frequency: string, amount: number): Row => [
      id,
      `G-${month}`,
      `${month}-01`,
      `${month}-28`,
      frequency,
      amount,
      "USD",
    ];
    for (const one of INVENTED) {
      if (one.monthly !== 0) rows.push(line(one.id, "Monthly", one.monthly));
      const once = one.once[month];
      if (once !== undefined) rows.push(line(one.id, "OneTime", once));
    }
    rows.push(line("0", "Monthly", 18.4));
  }
  rows.push(["6048879", "G-2026-03", "2026-03-01", "2026-03-28", "Monthly", "soon", "USD"]);
  rows.push(["6.05E+06", "G-2026-03", "2026-03-01", "2026-03-28", "Monthly", 12, "USD"]);
  rows.push(["4847383", "", "2026-04-01", "2026-04-30", "Monthly", 12.5, "USD"]);
  return rows;
}

/** A review that the core really made of the invented resellers. */
export async function inventedReview(asOf = "2026-04-20"): Promise<Review> {
  const list: Row[] = [
    ["PLA ID", "Name", "Onboarded", "Security met", "Deauthorized"],
    ...INVENTED.filter((one) => one.name !== null).map((one) => [
      one.id,
      one.name,
      one.onboarded,
      one.security,
      one.deauthorized,
    ]),
  ];
  const ledger = await readLedger({
    billing: [table("Billing", billingRows())],
    resellers: table("Resellers", list),
    rates: null,
    settings: DEFAULT_SETTINGS,
  });
  return reviewOf(ledger, asOf);
}

/** A review of that many resellers, each a copy of an invented one under its own id. */
export function multiplied(review: Review, count: number): Review {
  const resellers = Array.from({ length: count }, (_, index) => {
    const one = review.resellers[index % review.resellers.length]!;
    return { ...one, id: String(8_000_000 + index), name: one.name && `${one.name} ${index}` };
  });
  return { ...review, resellers };
}

const sheet = (id: string, kind: SheetFound["kind"], rows: number, why: string): SheetFound => ({
  id,
  name: id,
  rows,
  kind,
  shape: kind === "billing" ? "nce-invoice" : null,
  headerRow: kind === "other" || kind === "empty" ? null : 1,
  hasOnboarding: kind === "resellers",
  hidden: false,
  why,
});

export const SHEETS: readonly SheetFound[] = [
  sheet(
    "Billing",
    "billing",
    172,
    "Looks like a new commerce invoice reconciliation: row 1 has ResellerMpnId, InvoiceNumber and Subtotal.",
  ),
  sheet("Resellers", "resellers", 12, "Looks like a reseller list: row 1 has PLA ID, Name and Onboarded."),
  sheet("Notes", "other", 40, "Has no headers that we know."),
  sheet("Sheet4", "empty", 0, "Is empty."),
];

/** The state of a workbook that was looked at and not reviewed yet. */
export const UNREAD: SessionState = {
  sheets: SHEETS,
  chosen: { billing: ["Billing"], resellers: "Resellers", rates: null },
  chosenByHand: false,
  files: [],
  filesDoubt: null,
  sumsSheet: null,
  asOf: "2026-04-20",
  asOfKept: false,
  settings: DEFAULT_SETTINGS,
  freshness: { at: "unread" },
  review: null,
  highlight: { at: "off" },
  failure: null,
};

/** A session whose state the test writes, and which notes what it was asked for. */
export interface FakeSession extends Session {
  readonly asked: readonly (readonly unknown[])[];
  become(change: Partial<SessionState>): void;
}

/** A fake session in the given state. `review()` ends when the state is no longer `reading`. */
export function fakeSession(first: SessionState): FakeSession {
  let state = first;
  const listeners = new Set<() => void>();
  const asked: (readonly unknown[])[] = [];
  const become = (change: Partial<SessionState>) => {
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener();
  };
  const note =
    (name: string) =>
    (...values: readonly unknown[]): Promise<void> => {
      asked.push([name, ...values]);
      return Promise.resolve();
    };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    asked,
    become,
    state: () => state,
    subscribe,
    reviews: { about: () => ({ at: "waiting" }), monthIn: () => null, dayIn: () => null, subscribe },
    start: note("start"),
    lookAgain: note("lookAgain"),
    choose: note("choose"),
    chooseByItself: note("chooseByItself"),
    addFiles: note("addFiles"),
    removeFile: note("removeFile"),
    linesOf: (id) => {
      asked.push(["linesOf", id]);
      return Promise.resolve({ lines: [], away: [] });
    },
    setAsOf: note("setAsOf"),
    setSettings: note("setSettings"),
    async review() {
      asked.push(["review"]);
      become({ freshness: { at: "reading", progress: null } });
      await new Promise<void>((resolve) => {
        const end = subscribe(() => {
          if (state.freshness.at === "reading") return;
          end();
          resolve();
        });
      });
    },
    cancel: () => {
      asked.push(["cancel"]);
      become({ freshness: { at: "cancelled" } });
    },
    highlight: note("highlight"),
    clearHighlight: note("clearHighlight"),
    selectReseller: note("selectReseller"),
    selectPlace: note("selectPlace"),
    dismissFailure: () => become({ failure: null }),
    dispose: note("dispose"),
  };
}
