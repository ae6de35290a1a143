import { COLOURS } from "./colours";
import { rangeOf } from "./sheets-in";
import type { Rule } from "./workbook";

/** Stands in the formula of every conditional format of ours, so that we find them again in any copy of the file. */
const SIGNATURE = '"CSP Revenue Check"<>""';

/** The formula with our signature, which is always true. */
const signed = (formula: string): string => `=AND(${formula.replace(/^=/, "")},${SIGNATURE})`;

/** Whether a conditional format with this formula is ours. */
const isOurs = (formula: string): boolean => formula.replaceAll(" ", "").includes(SIGNATURE.replaceAll(" ", ""));

/** Puts these conditional formats of ours, by sheet id, in place of all that the sheets have of ours now. */
export async function replaceRules(
  context: Excel.RequestContext,
  rulesOfSheets: ReadonlyMap<string, readonly Rule[]>,
): Promise<void> {
  const sheets = [...rulesOfSheets].map(([id, rules]) => ({ sheet: context.workbook.worksheets.getItem(id), rules }));
  const there = sheets.map(({ sheet }) => formatsOn(sheet));
  await context.sync();

  const custom = there.flatMap((formats) => formats.items.filter((format) => format.type === "Custom"));
  for (const format of custom) format.custom.rule.load("formula");
  if (custom.length > 0) await context.sync();

  for (const format of custom) if (isOurs(format.custom.rule.formula)) format.delete();
  for (const { sheet, rules } of sheets) for (const rule of rules) addRule(sheet, rule);
  await context.sync();
}

function formatsOn(sheet: Excel.Worksheet): Excel.ConditionalFormatCollection {
  const formats = sheet.getRange().conditionalFormats;
  formats.load("items/type");
  return formats;
}

function addRule(sheet: Excel.Worksheet, rule: Rule): void {
  const { custom } = rangeOf(sheet, rule.area).conditionalFormats.add("Custom");
  custom.rule.formula = signed(rule.formula);
  custom.format.fill.color = COLOURS[rule.mark].fill;
  custom.format.font.color = COLOURS[rule.mark].font;
}
