import type { SheetContent, WorkbookContent } from "./workbook-content";

/** Longest name of a sheet in Excel. */
const LONGEST_NAME = 31;

/**
 * The sheets of several files as one workbook, in the order of the files: a text table gives a sheet, a workbook all of its
 * own. A name that is taken gets a number. What add-ins kept in single files is about those files and is left behind.
 */
export function oneWorkbook(files: readonly WorkbookContent[]): WorkbookContent {
  const taken = new Set<string>();
  const sheets = files.flatMap(({ sheets: own }) =>
    own.map(({ id: _, ...sheet }): SheetContent => {
      const name = freeName(sheet.name, taken);
      taken.add(name.toLowerCase());
      return { ...sheet, name };
    }),
  );
  const [first] = files;
  return { name: `${first?.name ?? "Workbook"} and ${files.length - 1} more`, sheets, records: null };
}

/** Names of sheets differ by more than capitals. */
function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 2, free = name; ; number++) {
    if (!taken.has(free.toLowerCase())) return free;
    const ending = ` (${number})`;
    free = name.slice(0, LONGEST_NAME - ending.length) + ending;
  }
}
