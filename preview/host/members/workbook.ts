import { areaAt } from "../area";
import { invalidReference } from "../host-error";
import { ObjectClass } from "../object-class";
import { customFunctions } from "../services/custom-functions";
import { application, runtime } from "./application";
import { comments } from "./comments";
import { worksheetFunctions } from "./functions";
import { names } from "./names";
import { range } from "./range";
import { rangeAreas } from "./range-areas";
import { settings } from "./settings";
import { tables } from "./tables";
import { worksheets } from "./worksheets";
import { xmlParts } from "./xml-parts";

/** `context.workbook`, the root of every request. */
export const workbook = new ObjectClass<"workbook">("Workbook", {
  members: {
    Name: { kind: "value", get: (_, host) => host.workbook.name },
    IsDirty: { kind: "value", get: () => true, assumed: "A workbook always counts as changed since it was saved." },
    ReadOnly: { kind: "value", get: () => false },
    AutoSave: { kind: "value", get: () => false, assumed: "Workbooks are not saved by themselves." },
    Application: { kind: "object", get: (whole) => application.of(whole) },
    Functions: { kind: "object", get: (whole) => worksheetFunctions.of(whole) },
    Comments: { kind: "object", get: () => comments.of({ sheetId: null }) },
    CustomXmlParts: { kind: "object", get: (whole) => xmlParts.of(whole) },
    Names: { kind: "object", get: (whole) => names.of(whole) },
    Settings: { kind: "object", get: (whole) => settings.of(whole) },
    Tables: { kind: "object", get: () => tables.of({ sheetId: null }) },
    Worksheets: { kind: "object", get: (whole) => worksheets.of(whole) },
    _Runtime: { kind: "object", get: (whole) => runtime.of(whole) },
    CustomFunctions: { kind: "object", get: (whole) => customFunctions.of(whole) },
    GetActiveCell: {
      kind: "method",
      call: (_, __, host) => {
        const { sheetId, area } = host.workbook.selection();
        return range.of({ sheetId, area: areaAt(area.top, area.left) });
      },
      assumed: "The active cell is the top left one of the selection.",
    },
    GetSelectedRange: {
      kind: "method",
      call: (_, __, host) => range.of({ ...host.workbook.selection() }),
    },
    GetSelectedRanges: {
      kind: "method",
      call: (_, __, host) => {
        const { sheetId, area } = host.workbook.selection();
        return rangeAreas.of({ sheetId, areas: [area] });
      },
      assumed: "A selection is one range.",
    },
    _GetObjectByReferenceId: { kind: "method", call: (_, [id], host) => host.references.object(String(id)) },
    _GetObjectTypeNameByReferenceId: {
      kind: "method",
      call: (_, [id], host) => host.references.object(String(id)).className,
    },
    _GetReferenceCount: { kind: "method", call: (_, __, host) => host.references.size },
    _RemoveReference: { kind: "method", call: (_, [id], host) => host.references.remove(String(id)) },
    _RemoveAllReferences: { kind: "method", call: (_, __, host) => host.references.removeAll() },
    _GetRangeForEventByReferenceId: {
      kind: "method",
      call: (_, [id], host) => {
        const target = host.rangeOfEvent(String(id));
        if (!target) throw invalidReference("event range");
        return range.of(target);
      },
      assumed: "The range of an event can be asked for as long as the add-in runs.",
    },
    _GetRangeOrNullObjectForEventByReferenceId: {
      kind: "method",
      call: (_, [id], host) => {
        const target = host.rangeOfEvent(String(id));
        return target && range.of(target);
      },
    },
  },
});
