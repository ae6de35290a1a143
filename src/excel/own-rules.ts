import { COLOURS } from "./colours";
import { rangeOf } from "./sheets-in";
import type { Rule } from "./workbook";

/** Stands in the formula of every conditional format of ours, so that we find them again in any copy of the file. */
const SIGNATURE = '"CSP Revenue Check"<>""';

/** The formula with our signature, which is always true. */
const signed = (formula: string): string => `=AND(${formula.replace(/^=/, "")},${SIGNATURE})`;

/** Whether a conditional format with this formula is ours. */
const isOurs = (formula: string): boolean => formula.replaceAll(" ", "").includes(SIGNATURE.replaceAll(" ", ""));

/** Takes away the conditional formats of ours that the sheet has now and queues the new ones; the caller syncs. */
export async function replaceRules(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  rules: readonly Rule[],
): Promise<void> {
  const formats = sheet.getRange().conditionalFormats;
  formats.load("items/type");
  await context.sync();

  const custom = formats.items.filter((format) => format.type === "Custom");
  for (const format of custom) format.custom.rule.load("formula");
  if (custom.length > 0) await context.sync();

  for (const format of custom) if (isOurs(format.custom.rule.formula)) format.delete();
  for (const rule of rules) addRule(sheet, rule);
}

function addRule(sheet: Excel.Worksheet, rule: Rule): void {
  const { custom } = rangeOf(sheet, rule.area).conditionalFormats.add("Custom");
  custom.rule.formula = signed(rule.formula);
  custom.format.fill.color = COLOURS[rule.mark].fill;
  custom.format.font.color = COLOURS[rule.mark].font;
}
