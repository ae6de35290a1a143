import { BooleanNumber, type IRange, type IStyleBase } from "@univerjs/core";
import {
  CFRuleType,
  CFSubRuleType,
  ConditionalFormattingRuleModel,
  type IConditionFormattingRule,
} from "@univerjs/preset-sheets-conditional-formatting";
import type { Area } from "../host/area";
import { Painter } from "../highlight/painter";
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
 * The conditional formats of one sheet. What an add-in writes is remembered as it was written, and shown when its request is
 * over: by the painter, and where a formula is beyond that, by Univer, which works out every cell in advance.
 */
export class SheetRules {
  /** What add-ins and files put here, the first wins. */
  private written: readonly ConditionalFormat[] = [];
  private shown = new Map<string, string>();

  constructor(
    private readonly desk: UniverDesk,
    private readonly sheetId: string,
    private readonly painter: Painter,
    private readonly later: (show: () => void) => void,
  ) {}

  /** Highest priority first. The user's own come after those of add-ins; bars, scales and icons are left out. */
  list(): readonly ConditionalFormat[] {
    const own = this.univerRules().filter((rule) => !this.written.some((format) => format.id === rule.cfId));
    return [...this.written, ...own.flatMap(formatFrom)];
  }

  /** Puts the format in the place of the one with its id, or on top. */
  put(format: ConditionalFormat): void {
    const at = this.written.findIndex((one) => one.id === format.id);
    this.written =
      at === -1 ? [format, ...this.written] : this.written.map((one) => (one.id === format.id ? format : one));
    this.later(() => {
      this.show();
    });
  }

  delete(id: string): void {
    this.written = this.written.filter((one) => one.id !== id);
    if (!this.shown.has(id)) this.deleteFromUniver(id);
    this.later(() => {
      this.show();
    });
  }

  private show(): void {
    const rules = this.written.map((format) => ({ format, formula: ruleFormula(format) })).filter(hasFormula);
    const beyond = rules.filter(({ formula }) => !Painter.canPaint(formula));
    const texts = new Map(beyond.map(({ format }) => [format.id, JSON.stringify(format)]));
    if ([...this.shown].join() !== [...texts].join()) {
      for (const id of this.shown.keys()) this.deleteFromUniver(id);
      // Each one goes on top of those before it.
      for (const { format } of [...beyond].reverse()) {
        this.mutate("sheet.mutation.add-conditional-rule", { rule: ruleFrom(format) });
      }
      this.shown = texts;
    }
    this.painter.setRules(
      this.sheetId,
      rules.filter(({ format }) => !texts.has(format.id)),
    );
  }

  private deleteFromUniver(id: string): void {
    if (!this.univerRules().some((rule) => rule.cfId === id)) return;
    this.mutate("sheet.mutation.delete-conditional-rule", { cfId: id });
  }

  private mutate(id: string, params: object): void {
    this.desk.mutate(id, { subUnitId: this.sheetId, ...params });
  }

  private univerRules(): readonly IConditionFormattingRule[] {
    const model = this.desk.injector.get(ConditionalFormattingRuleModel);
    return model.getSubunitRules(this.desk.unitId, this.sheetId) ?? [];
  }
}

const hasFormula = ({ formula }: { readonly formula: string }): boolean => formula !== "";

/** A rule of the user's as an add-in sees it. */
function formatFrom(rule: IConditionFormattingRule): ConditionalFormat[] {
  const highlight = highlightOf(rule);
  if (highlight === null) return [];
  return [
    {
      id: rule.cfId,
      areas: rule.ranges.map(areaOf),
      rule: { type: "Custom", formula: highlight.formula },
      fillColor: colour(highlight.style.bg?.rgb),
      fontColor: colour(highlight.style.cl?.rgb),
      bold: highlight.style.bl === undefined ? null : highlight.style.bl === BooleanNumber.TRUE,
      stopIfTrue: rule.stopIfTrue,
    },
  ];
}

/** The rule as Univer keeps it: always a formula. */
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
    rule: { ...FORMULA_HIGHLIGHT, style, value: ruleFormula(format) },
  };
}

const FORMULA_HIGHLIGHT = { type: CFRuleType.highlightCell, subType: CFSubRuleType.formula } as const;

function highlightOf(rule: IConditionFormattingRule): { readonly formula: string; readonly style: IStyleBase } | null {
  const config = rule.rule;
  if (config.type !== CFRuleType.highlightCell || !("subType" in config)) return null;
  if (config.subType !== CFSubRuleType.formula) return null;
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
