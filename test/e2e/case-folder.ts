import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResellerReview, Status, TieOutRow } from "../../src/core/rules/review";

const ROOT = join(__dirname, "../cases");

interface CaseQuestion {
  readonly billing: readonly string[];
  readonly resellers: string | null;
  readonly rates: string | null;
  readonly asOf: string;
}

/** What `expected.json` says of a reseller. */
export type ExpectedReseller = Pick<
  ResellerReview,
  "id" | "name" | "status" | "stage" | "flagged" | "ttmUsd" | "shortfallUsd" | "daysLeft" | "checkMonth"
>;

/** A folder of `test/cases`. */
export interface CaseFolder {
  readonly name: string;
  readonly asOf: string;
  /** Paths of its files: billing, the reseller list, the rates. */
  readonly files: readonly string[];
  readonly resellers: readonly ExpectedReseller[];
  readonly tieOut: readonly Pick<TieOutRow, "source" | "currency" | "lines" | "amount">[];
}

/** All folders of cases. */
export const CASES: readonly string[] = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Reads one of them. */
export function caseFolder(name: string): CaseFolder {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(ROOT, name, file), "utf8"));
  const { billing, resellers, rates, asOf } = json("args.json") as CaseQuestion;
  const expected = json("expected.json") as Pick<CaseFolder, "resellers" | "tieOut">;
  const files = [...billing, resellers, rates].flatMap((file) => (file === null ? [] : join(ROOT, name, file)));
  return { name, asOf, files, resellers: expected.resellers, tieOut: expected.tieOut };
}

/** The words for each status, written down here once more: a test that asked the product for them would agree with anything. */
const WORDS: Readonly<Record<Status, string>> = {
  below: "Below with us",
  incomplete: "Data incomplete",
  "on-track": "On track",
  watch: "Watch",
  "not-tested-yet": "Not tested yet",
  met: "Met",
  "unknown-anniversary": "Anniversary unknown",
  deauthorized: "Deauthorized",
};

/** A status as tiles and filters name it. */
export const statusName = (status: Status): string => WORDS[status];

/** A status as one reseller shows it. */
export function statusOf({ status, checkMonth }: ExpectedReseller): RegExp {
  if (status === "deauthorized") return /^Deauthorized; may re-enrol from \d{4}-\d\d-\d\d$/;
  if (status !== "not-tested-yet" || checkMonth === null) return new RegExp(`^${WORDS[status]}$`);
  const month = new Date(`${checkMonth}-01T00:00:00Z`);
  return new RegExp(
    `^First check ${month.toLocaleDateString("en-US", { month: "short", year: "numeric", timeZone: "UTC" })}$`,
  );
}

/** The flagged resellers as the watch list orders them: nearest check, worst status, largest shortfall, id. */
export function watchListOf(resellers: readonly ExpectedReseller[]): readonly ExpectedReseller[] {
  const worst = (status: Status): number => ["below", "incomplete", "on-track"].indexOf(status);
  return resellers
    .filter(({ flagged }) => flagged)
    .sort(
      (a, b) =>
        (a.daysLeft ?? 0) - (b.daysLeft ?? 0) ||
        worst(a.status) - worst(b.status) ||
        (b.shortfallUsd ?? 0) - (a.shortfallUsd ?? 0) ||
        Number(a.id) - Number(b.id),
    );
}

/** The colour of a flagged reseller's row. */
export function fillOf({ status, stage }: ExpectedReseller): string {
  if (status === "incomplete") return "#E3DCF2";
  if (status === "on-track") return "#FFF3BF";
  return stage === "check-month" || stage === "30" ? "#F8C9C4" : "#FFDDB5";
}
