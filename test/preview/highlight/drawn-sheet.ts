import { formulaTree } from "../../../preview/highlight/parse";
import { isTrueFor, type CellReader, type Offset } from "../../../preview/highlight/truth";
import type { HostCell } from "../../../preview/host/workbook";

/** Reads a sheet given as rows; what lies beyond them is empty. Other sheets by their names. */
export function readerOf(
  rows: readonly (readonly HostCell[])[],
  others: Readonly<Record<string, readonly (readonly HostCell[])[]>> = {},
): CellReader {
  return (sheetName, area) => {
    const sheet = sheetName === null ? rows : others[sheetName];
    if (sheet === undefined) throw new RangeError(`no sheet ${sheetName ?? ""}`);
    return Array.from({ length: area.bottom - area.top + 1 }, (_, row) =>
      Array.from(
        { length: area.right - area.left + 1 },
        (__, column) => sheet[area.top + row]?.[area.left + column] ?? "",
      ),
    );
  };
}

/** Whether the formula, written for the first cell of its range, is true for the cell at the offset. It must be readable. */
export function truthOf(formula: string, read: CellReader, offset: Offset = { rows: 0, columns: 0 }): boolean {
  const tree = formulaTree(formula);
  if (tree === null) throw new RangeError(`cannot be read: ${formula}`);
  return isTrueFor(tree, offset, read);
}
