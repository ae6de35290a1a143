import type { IRange, IStyleBase } from "@univerjs/core";
import {
  ConditionalFormattingRuleModel,
  type IConditionFormattingRule,
} from "@univerjs/preset-sheets-conditional-formatting";
import type { Area } from "../host/area";
import { addressOf } from "../host/address";
import type { ConditionalFormat } from "../host/workbook";
import { colour } from "./cell-style";
import type { UniverDesk } from "./univer-desk";

/** An Office area as Univer's range. */
export const rangeOf = (area: Area): IRange => ({
  startRow: area.top,
  startColumn: area.left,
  endRow: area.bottom,
  endColumn: area.right,
});

/** Univer's range as an Office area. */
export const areaOf = (range: IRange): Area => ({
  top: range.startRow,
  left: range.startColumn,
  bottom: range.endRow,
  right: range.endColumn,
});

/**
 * The conditional formats of one sheet. Univer has them as rules of its own; what it cannot say (the wording of a comparison)
 * is remembered beside them, so that an add-in reads back what it wrote.
 */
export class SheetRules {
  private readonly written = new Map<string, ConditionalFormat["rule"]>();

  constructor(
    private readonly desk: UniverDesk,
    private readonly sheetId: string,
  ) {}

  /** Highest priority first. Data bars, colour scales and other rules that are no highlight are left out. */
  list(): readonly ConditionalFormat[] {
    return this.rules().flatMap((rule) => {
      const highlight = highlightOf(rule);
      if (highlight === null) return [];
      return {
        id: rule.cfId,
        areas: rule.ranges.map(areaOf),
        rule: this.written.get(rule.cfId) ?? { type: "Custom" as const, formula: highlight.formula },
        fillColor: colour(highlight.style.bg?.rgb),
        fontColor: colour(highlight.style.cl?.rgb),
        bold: highlight.style.bl === undefined ? null : highlight.style.bl === 1,
        stopIfTrue: rule.stopIfTrue,
      };
    });
  }

  /** Puts the format in the place of the one with its id, or on top. */
  put(format: ConditionalFormat): void {
    this.written.set(format.id, format.rule);
    const rule = ruleFrom(format);
    const known = this.rules().some((one) => one.cfId === format.id);
    const id = known ? "sheet.mutation.set-conditional-rule" : "sheet.mutation.add-conditional-rule";
    this.desk.mutate(id, { subUnitId: this.sheetId, cfId: format.id, rule });
  }

  delete(id: string): void {
    this.written.delete(id);
    if (this.rules().some((rule) => rule.cfId === id)) {
      this.desk.mutate("sheet.mutation.delete-conditional-rule", { subUnitId: this.sheetId, cfId: id });
    }
  }

  private rules(): readonly IConditionFormattingRule[] {
    const model = this.desk.injector.get(ConditionalFormattingRuleModel);
    return model.getSubunitRules(this.desk.unitId, this.sheetId) ?? [];
  }
}

/** The rule as Univer keeps it: always a formula. An empty formula colours nothing. */
function ruleFrom(format: ConditionalFormat): IConditionFormattingRule {
  const style: IStyleBase = {
    ...(format.fillColor === null ? {} : { bg: { rgb: format.fillColor } }),
    ...(format.fontColor === null ? {} : { cl: { rgb: format.fontColor } }),
    ...(format.bold === null ? {} : { bl: format.bold ? 1 : 0 }),
  };
  return {
    cfId: format.id,
    ranges: format.areas.map(rangeOf),
    stopIfTrue: format.stopIfTrue,
    rule: { ...FORMULA_HIGHLIGHT, style, value: ruleFormula(format) || "=FALSE" },
  } as IConditionFormattingRule;
}

const FORMULA_HIGHLIGHT = { type: "highlightCell", subType: "formula" } as const;

function highlightOf(rule: IConditionFormattingRule): { readonly formula: string; readonly style: IStyleBase } | null {
  const config = rule.rule;
  if (config.type !== "highlightCell" || !("subType" in config) || config.subType !== "formula") return null;
  return "value" in config && typeof config.value === "string" ? { formula: config.value, style: config.style } : null;
}

const SIGNS: Readonly<Record<string, string>> = {
  EqualTo: "=",
  NotEqualTo: "<>",
  GreaterThan: ">",
  LessThan: "<",
  GreaterThanOrEqual: ">=",
  LessThanOrEqual: "<=",
};

/** The format's rule as a formula; a comparison is one about the first cell of the first area. "" colours nothing. */
export function ruleFormula(format: ConditionalFormat): string {
  const { rule } = format;
  if (rule.type === "Custom") return rule.formula;
  const area = format.areas[0];
  if (area === undefined) return "";
  const cell = addressOf({ ...area, bottom: area.top, right: area.left });
  const operand = (text: string): string => text.replace(/^=/, "");
  const [one, other] = [operand(rule.formula1), operand(rule.formula2)];
  if (rule.operator === "Between") return `=AND(${cell}>=${one},${cell}<=${other})`;
  if (rule.operator === "NotBetween") return `=OR(${cell}<${one},${cell}>${other})`;
  const sign = SIGNS[rule.operator];
  if (sign === undefined) throw new RangeError(`no comparison ${rule.operator}`);
  return `=${cell}${sign}${one}`;
}
