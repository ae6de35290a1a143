import type { SheetFound, SourceChoice } from "./session";

/** No sheet at all. */
export const NOTHING_CHOSEN: SourceChoice = { billing: [], resellers: null, rates: null };

/** What the sheets speak for: every visible billing sheet, and the first visible reseller list and rates table. */
export function choiceByLooks(sheets: readonly SheetFound[]): SourceChoice {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const first = (kind: SheetFound["kind"]): string | null => visible.find((sheet) => sheet.kind === kind)?.id ?? null;
  return {
    billing: visible.filter((sheet) => sheet.kind === "billing").map((sheet) => sheet.id),
    resellers: first("resellers"),
    rates: first("rates"),
  };
}

/** A choice without the sheets that are no longer there. */
export function choiceAmong(sheets: readonly SheetFound[], choice: SourceChoice): SourceChoice {
  const there = new Set(sheets.map((sheet) => sheet.id));
  const kept = (id: string | null): string | null => (id !== null && there.has(id) ? id : null);
  return {
    billing: choice.billing.filter((id) => there.has(id)),
    resellers: kept(choice.resellers),
    rates: kept(choice.rates),
  };
}

/** Whether two choices are the same sheets in the same order. */
export function sameChoice(one: SourceChoice, other: SourceChoice): boolean {
  return JSON.stringify(idsOf(one)) === JSON.stringify(idsOf(other)) && one.billing.length === other.billing.length;
}

/** The ids of all sheets of a choice; `null` stands for a list or a rates table that is not there. */
export function idsOf(choice: SourceChoice): readonly (string | null)[] {
  return [...choice.billing, choice.resellers, choice.rates];
}
