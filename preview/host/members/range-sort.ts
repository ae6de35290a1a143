import { invalidArgument } from "../host-error";
import { ObjectClass } from "../object-class";
import type { HostCell } from "../workbook";
import { editableSheet, type RangeTarget } from "./range-target";

/** Excel's order of kinds: numbers, then text, then truth values; empty cells last. */
const rank = (cell: HostCell): number =>
  cell === "" ? 3 : typeof cell === "number" ? 0 : typeof cell === "string" ? 1 : 2;

function compared(one: HostCell, other: HostCell, isAscending: boolean): number {
  if (one === "" || other === "") return rank(one) - rank(other);
  const kinds = rank(one) - rank(other);
  const order =
    kinds !== 0
      ? kinds
      : typeof one === "string"
        ? one.localeCompare(String(other), "en", { sensitivity: "base" })
        : Number(one) - Number(other);
  return isAscending ? order : -order;
}

interface SortField {
  readonly key: number;
  readonly isAscending: boolean;
}

function fieldsIn(parameter: unknown): SortField[] {
  if (!Array.isArray(parameter)) throw invalidArgument("RangeSort.apply");
  return parameter.map((field: unknown) => {
    if (typeof field !== "object" || field === null || !("key" in field)) throw invalidArgument("RangeSort.apply");
    const { key } = field;
    if (typeof key !== "number") throw invalidArgument("RangeSort.apply");
    return { key, isAscending: !("ascending" in field) || field.ascending !== false };
  });
}

/** `range.sort` */
export const rangeSort = new ObjectClass<RangeTarget>("RangeSort", {
  members: {
    Apply: {
      kind: "method",
      call: (target, [fields, , hasHeaders], host) => {
        const sheet = editableSheet(host, target.sheetId, "RangeSort.apply");
        const area = { ...target.area, top: target.area.top + (hasHeaders === true ? 1 : 0) };
        const by = fieldsIn(fields);
        const formulas = sheet.formulas(area);
        const rows = sheet.values(area).map((values, index) => ({ values, formulas: formulas[index] ?? [] }));
        rows.sort((one, other) => {
          for (const { key, isAscending } of by) {
            const order = compared(one.values[key] ?? "", other.values[key] ?? "", isAscending);
            if (order !== 0) return order;
          }
          return 0;
        });
        sheet.write(
          area,
          rows.map(({ formulas }) =>
            formulas.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? { formula: cell } : cell)),
          ),
        );
      },
      assumed: "A sort by the add-in is reported as one edit of the range, and formulas keep their references.",
    },
  },
});
