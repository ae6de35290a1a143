import { createExcelHost, type ExcelHost, type HostOptions } from "../../preview/host/excel-host";
import { MemoryWorkbook, type SheetContent } from "../../preview/host/memory-workbook";
import { startOffice, type RunningOffice } from "./office-js";

/** A workbook in memory, its host and an Office.js that talks to it. */
export interface Running {
  readonly workbook: MemoryWorkbook;
  readonly host: ExcelHost;
  readonly office: RunningOffice;
  /** Runs a batch and gives what it gives. */
  run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T>;
  /** The error code that a batch ends with; "no error" if it does not. */
  codeOf(work: (context: Excel.RequestContext) => Promise<unknown>): Promise<string>;
}

/** Starts Office.js over a workbook of these sheets. */
export async function running(sheets?: readonly SheetContent[], options: HostOptions = {}): Promise<Running> {
  const workbook = new MemoryWorkbook(sheets);
  const host = createExcelHost(workbook, options);
  const office = await startOffice(host);
  return {
    workbook,
    host,
    office,
    run: (work) => office.Excel.run(work),
    codeOf: (work) =>
      office.Excel.run(work).then(
        () => "no error",
        (error: { readonly code: string }) => error.code,
      ),
  };
}
