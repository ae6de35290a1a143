import type { ExcelHost } from "../excel-host";
import { invalidArgument, itemNotFound } from "../host-error";
import { ObjectClass, type ValueMember } from "../object-class";
import type { ConditionalFormat } from "../workbook";
import { colourOf } from "./colour";
import { range } from "./range";
import { rangeAreas } from "./range-areas";
import { editableSheet, sheetOf, text } from "./range-target";

/** A rule by its sheet and id. */
interface RuleTarget {
  readonly sheetId: string;
  readonly id: string;
}

function ruleOf(target: RuleTarget, host: ExcelHost): ConditionalFormat {
  const rules = sheetOf(host, target.sheetId, "ConditionalFormat").conditionalFormats();
  const rule = rules.find(({ id }) => id === target.id);
  if (!rule) throw itemNotFound("ConditionalFormat");
  return rule;
}

function change(target: RuleTarget, changed: Partial<ConditionalFormat>, host: ExcelHost): void {
  const sheet = editableSheet(host, target.sheetId, "ConditionalFormat");
  sheet.putConditionalFormat({ ...ruleOf(target, host), ...changed });
}

const colour = (key: "fillColor" | "fontColor"): ValueMember<RuleTarget> => ({
  kind: "value",
  get: (target, host) => ruleOf(target, host)[key] ?? "",
  set: (target, value, host) => change(target, { [key]: colourOf(value, `ConditionalFormat.${key}`) }, host),
});

const fill = new ObjectClass<RuleTarget>("ConditionalRangeFill", {
  members: {
    Color: colour("fillColor"),
    Clear: { kind: "method", call: (target, _, host) => change(target, { fillColor: null }, host) },
  },
});

const font = new ObjectClass<RuleTarget>("ConditionalRangeFont", {
  members: {
    Color: colour("fontColor"),
    Bold: {
      kind: "value",
      get: (target, host) => ruleOf(target, host).bold,
      set: (target, value, host) => change(target, { bold: value === true }, host),
    },
    Clear: { kind: "method", call: (target, _, host) => change(target, { fontColor: null, bold: null }, host) },
  },
});

const format = new ObjectClass<RuleTarget>("ConditionalRangeFormat", {
  members: {
    Fill: { kind: "object", get: (target) => fill.of(target) },
    Font: { kind: "object", get: (target) => font.of(target) },
  },
});

const formulaRule = new ObjectClass<RuleTarget>("ConditionalFormatRule", {
  members: {
    Formula: {
      kind: "value",
      get: (target, host) => {
        const { rule } = ruleOf(target, host);
        return rule.type === "Custom" ? rule.formula : "";
      },
      set: (target, value, host) =>
        change(target, { rule: { type: "Custom", formula: text(value, "ConditionalFormatRule.formula") } }, host),
      assumed: "The formula is read as seen from the top left cell of the range the rule was added to.",
    },
  },
});

const custom = new ObjectClass<RuleTarget>("CustomConditionalFormat", {
  members: {
    Rule: { kind: "object", get: (target) => formulaRule.of(target) },
    Format: { kind: "object", get: (target) => format.of(target) },
  },
});

const cellValue = new ObjectClass<RuleTarget>("CellValueConditionalFormat", {
  members: {
    Rule: {
      kind: "value",
      get: (target, host) => {
        const { rule } = ruleOf(target, host);
        if (rule.type !== "CellValue") return null;
        return { formula1: rule.formula1, formula2: rule.formula2, operator: rule.operator };
      },
      set: (target, value, host) => change(target, { rule: cellValueRule(value) }, host),
    },
    Format: { kind: "object", get: (target) => format.of(target) },
  },
});

function cellValueRule(value: unknown): ConditionalFormat["rule"] {
  const location = "CellValueConditionalFormat.rule";
  if (typeof value !== "object" || value === null || !("formula1" in value)) throw invalidArgument(location);
  const operator = "operator" in value ? text(value.operator, location) : "";
  const formula2 = "formula2" in value ? text(value.formula2 ?? "", location) : "";
  return { type: "CellValue", operator, formula1: text(value.formula1, location), formula2 };
}

/** `ConditionalFormat`: rules of the types Custom and CellValue. */
export const conditionalFormat: ObjectClass<RuleTarget> = new ObjectClass<RuleTarget>("ConditionalFormat", {
  identity: ({ id }) => ({ Id: id }),
  members: {
    Id: { kind: "value", get: ({ id }) => id },
    Type: { kind: "value", get: (target, host) => ruleOf(target, host).rule.type },
    Priority: {
      kind: "value",
      get: (target, host) => {
        const rules = sheetOf(host, target.sheetId, "ConditionalFormat.priority").conditionalFormats();
        return rules.findIndex(({ id }) => id === target.id);
      },
    },
    StopIfTrue: {
      kind: "value",
      get: (target, host) => ruleOf(target, host).stopIfTrue,
      set: (target, value, host) => change(target, { stopIfTrue: value === true }, host),
    },
    Custom: { kind: "object", get: (target) => custom.of(target) },
    CustomOrNullObject: {
      kind: "object",
      get: (target, host) => (ruleOf(target, host).rule.type === "Custom" ? custom.of(target) : null),
    },
    CellValue: { kind: "object", get: (target) => cellValue.of(target) },
    CellValueOrNullObject: {
      kind: "object",
      get: (target, host) => (ruleOf(target, host).rule.type === "CellValue" ? cellValue.of(target) : null),
    },
    GetRange: {
      kind: "method",
      call: (target, _, host) => {
        const [area, ...others] = ruleOf(target, host).areas;
        if (!area || others.length > 0) throw invalidArgument("ConditionalFormat.getRange");
        return range.of({ sheetId: target.sheetId, area });
      },
    },
    GetRangeOrNullObject: {
      kind: "method",
      call: (target, _, host) => {
        const [area, ...others] = ruleOf(target, host).areas;
        return area && others.length === 0 ? range.of({ sheetId: target.sheetId, area }) : null;
      },
    },
    GetRanges: {
      kind: "method",
      call: (target, _, host) => rangeAreas.of({ sheetId: target.sheetId, areas: ruleOf(target, host).areas }),
    },
    Delete: {
      kind: "method",
      call: (target, _, host) => {
        ruleOf(target, host);
        editableSheet(host, target.sheetId, "ConditionalFormat.delete").deleteConditionalFormat(target.id);
      },
    },
  },
});

/** The classes of which a conditional format is made. */
export const conditionalFormatClasses = [
  conditionalFormat,
  custom,
  cellValue,
  formulaRule,
  format,
  fill,
  font,
] as const;
