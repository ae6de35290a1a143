import type { ChoiceKept, SheetKept } from "./kept";
import type { SheetFound, SourceChoice } from "./session";

/** No sheet at all. */
export const NOTHING_CHOSEN: SourceChoice = { billing: [], resellers: null, rates: null };

/**
 * What the sheets speak for: every visible billing sheet, and the first visible reseller list and rates table. A list that
 * says since when goes before one of names alone, which may be anybody's report.
 */
export function choiceByLooks(sheets: readonly SheetFound[]): SourceChoice {
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const lists = visible.filter((sheet) => sheet.kind === "resellers");
  return {
    billing: visible.filter((sheet) => sheet.kind === "billing").map((sheet) => sheet.id),
    resellers: (lists.find((sheet) => sheet.hasOnboarding) ?? lists[0])?.id ?? null,
    rates: visible.find((sheet) => sheet.kind === "rates")?.id ?? null,
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

/** A choice with the names that its sheets have now, as the workbook keeps it. */
export function namedChoice(sheets: readonly SheetFound[], choice: SourceChoice): ChoiceKept {
  const named = (id: string): SheetKept => ({ id, name: sheets.find((sheet) => sheet.id === id)?.name ?? null });
  return {
    billing: choice.billing.map(named),
    resellers: choice.resellers === null ? null : named(choice.resellers),
    rates: choice.rates === null ? null : named(choice.rates),
  };
}

/**
 * The sheets of a choice that was kept, and the names of those that are not there. A sheet is known by its name, because
 * programs other than Excel may give sheets other ids when they save a file, and one of them that of another; where no
 * sheet has the name it was renamed, and is known by its id.
 */
export function choiceByNames(
  sheets: readonly SheetFound[],
  kept: ChoiceKept,
): { readonly choice: SourceChoice; readonly missing: readonly string[] } {
  const all = [...kept.billing, kept.resellers, kept.rates].filter((sheet) => sheet !== null);
  const names = new Set(all.map(({ name }) => name));
  const idOf = ({ id, name }: SheetKept): string | null =>
    (name === null ? undefined : sheets.find((sheet) => sheet.name === name))?.id ??
    // The sheet with this id is not taken for a renamed one where the choice has it under its own name.
    sheets.find((sheet) => sheet.id === id && !names.has(sheet.name))?.id ??
    null;
  return {
    choice: {
      billing: kept.billing.map(idOf).filter((id) => id !== null),
      resellers: kept.resellers && idOf(kept.resellers),
      rates: kept.rates && idOf(kept.rates),
    },
    missing: all.filter((sheet) => idOf(sheet) === null).map(({ id, name }) => name ?? id),
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
