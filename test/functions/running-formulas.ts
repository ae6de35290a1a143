import { generateCustomFunctionsMetadata } from "custom-functions-metadata";
import { areaAt } from "../../preview/host/area";
import type { FunctionMetadata } from "../../preview/host/custom-function-metadata";
import type { ExcelHost, HostOptions } from "../../preview/host/excel-host";
import type { MemoryWorkbook, SheetContent } from "../../preview/host/memory-workbook";
import type { HostCell } from "../../preview/host/workbook";
import { Books } from "../../src/books/books";
import { officeWorkbook } from "../../src/excel/office-workbook";
import { connectFormulas } from "../../src/functions/answering";
import * as functions from "../../src/functions/functions";
import { openSession } from "../../src/live/open-session";
import type { Session } from "../../src/live/session";
import { opened } from "../excel/excel";
import { functionsReady, until } from "../host/office-js";
import { caseArguments, caseWorkbook } from "../live/case-workbook";
import { isAnswer } from "../live/opened";

/** The sheet on which the formulas stand. */
const MINE = "Mine";

/** A workbook with formulas of ours, and the add-in running on it; nothing is read before `session.start()`. */
export interface Formulas {
  readonly file: MemoryWorkbook;
  readonly host: ExcelHost;
  readonly session: Session;
  /** The cells of the sheet with the formulas, from row 1. */
  readonly cells: (rows: number, columns: number) => readonly (readonly HostCell[])[];
  /** The cells once none of them is waiting. */
  readonly answered: (rows: number, columns: number) => Promise<readonly (readonly HostCell[])[]>;
  /** Puts cells there, formulas written as text that begins with "=". */
  readonly enter: (row: number, column: number, cells: readonly (readonly HostCell[])[]) => void;
}

const ends: (() => unknown)[] = [];

/** Ends what the tests of a file have started; called by itself after each. */
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** Starts the add-in on these sheets and one more, empty but for what a test enters. */
export async function formulasOn(
  content: readonly SheetContent[],
  today: string,
  options: HostOptions = {},
): Promise<Formulas> {
  const { metadataJson } = await generateCustomFunctionsMetadata("src/functions/functions.ts");
  const metadata = JSON.parse(metadataJson) as FunctionMetadata;
  const { file, host, office } = await opened([...content, { name: MINE }], {
    functions: { metadata, namespace: "CSP" },
    ...options,
  });
  // What the build appends to the file of the formulas.
  for (const [name, code] of Object.entries(functions)) office.CustomFunctions.associate(name.toUpperCase(), code);
  await functionsReady(host);
  const session = openSession({
    workbook: officeWorkbook(),
    today,
    books: () => new Books(),
    isAnswer,
    times: { settleMs: 20, settleEditMs: 20, settleAtMostMs: 200, cellsFirstMs: 0 },
  });
  ends.push(connectFormulas(session.reviews, { cards: true }), () => session.dispose());
  const sheet = file.sheetNamed(MINE);
  if (!sheet) throw new RangeError(`there is no sheet ${MINE}`);
  const cells: Formulas["cells"] = (rows, columns) => sheet.values(areaAt(0, 0, rows, columns));
  return {
    file,
    host,
    session,
    cells,
    answered: async (rows, columns) => {
      await until(() => !cells(rows, columns).some((row) => row.includes("#BUSY!")));
      return cells(rows, columns);
    },
    enter: (row, column, entered) =>
      sheet.write(
        areaAt(row, column, entered.length, entered[0]?.length ?? 1),
        entered.map((line) =>
          line.map((cell) => (typeof cell === "string" && cell.startsWith("=") ? { formula: cell } : cell)),
        ),
      ),
  };
}

/** The same on the tables of a case, asked for the day of the case. */
export async function formulasOnCase(name: string, options?: HostOptions): Promise<Formulas> {
  const sheets = (await caseWorkbook(name)).sheetList.map((sheet) => ({ name: sheet.name, rows: sheet.rows }));
  return formulasOn(sheets, caseArguments(name).asOf, options);
}
