import { intersection } from "../area";
import type { ExcelHost } from "../excel-host";
import { invalidArgument, notImplemented } from "../host-error";
import { ObjectClass } from "../object-class";
import type { ConditionalFormat } from "../workbook";
import { conditionalFormat } from "./conditional-format";
import { editableSheet, sheetOf, type CellsTarget } from "./range-target";

/** The rules that touch the target, first priority first. */
function rulesOn(target: CellsTarget, host: ExcelHost): readonly ConditionalFormat[] {
  const sheet = sheetOf(host, target.sheetId, "ConditionalFormatCollection");
  return sheet
    .conditionalFormats()
    .filter((rule) => rule.areas.some((area) => target.areas.some((own) => intersection(area, own))));
}

function newRule(type: unknown): ConditionalFormat["rule"] {
  if (type === "Custom") return { type: "Custom", formula: "" };
  if (type === "CellValue") return { type: "CellValue", operator: "Invalid", formula1: "", formula2: "" };
  throw notImplemented(`ConditionalFormatCollection.add ${String(type)}`);
}

/** `range.conditionalFormats` */
export const conditionalFormats: ObjectClass<CellsTarget> = new ObjectClass<CellsTarget>(
  "ConditionalFormatCollection",
  {
    items: (target, host) =>
      rulesOn(target, host).map(({ id }) => conditionalFormat.of({ sheetId: target.sheetId, id })),
    item: (target, key, host) => {
      const rule = rulesOn(target, host).find(({ id }) => id === key);
      return rule ? conditionalFormat.of({ sheetId: target.sheetId, id: rule.id }) : null;
    },
    members: {
      Add: {
        kind: "method",
        call: (target, [type], host) => {
          const rule = newRule(type);
          const sheet = editableSheet(host, target.sheetId, "ConditionalFormatCollection.add");
          const id = host.newId();
          const looks = { fillColor: null, fontColor: null, bold: null, stopIfTrue: false };
          sheet.putConditionalFormat({ id, areas: target.areas, rule, ...looks });
          return conditionalFormat.of({ sheetId: target.sheetId, id });
        },
        assumed: "The new rule comes first, and its id stays the same when the workbook is saved and opened again.",
      },
      ClearAll: {
        kind: "method",
        call: (target, _, host) => {
          const sheet = editableSheet(host, target.sheetId, "ConditionalFormatCollection.clearAll");
          for (const rule of rulesOn(target, host)) sheet.deleteConditionalFormat(rule.id);
        },
        assumed: "Rules that reach beyond the range go as a whole.",
      },
      GetCount: { kind: "method", call: (target, _, host) => rulesOn(target, host).length },
      GetItemAt: {
        kind: "method",
        call: (target, [index], host) => {
          const rule = typeof index === "number" ? rulesOn(target, host)[index] : undefined;
          if (!rule) throw invalidArgument("ConditionalFormatCollection.getItemAt");
          return conditionalFormat.of({ sheetId: target.sheetId, id: rule.id });
        },
      },
      GetItemOrNullObject: {
        kind: "method",
        call: (target, [key], host) => {
          const rule = rulesOn(target, host).find(({ id }) => id === key);
          return rule ? conditionalFormat.of({ sheetId: target.sheetId, id: rule.id }) : null;
        },
      },
    },
  },
);
