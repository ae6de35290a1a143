import { createExcelHost, type ExcelHost, type HostOptions } from "../../preview/host/excel-host";
import { MemoryWorkbook, type SheetContent } from "../../preview/host/memory-workbook";
import { type RunningOffice, startGlobalOffice } from "../host/office-js";

/** A file that is open in the host, with the real Office.js as the globals `Excel` and `Office`. */
export interface OpenFile {
  readonly file: MemoryWorkbook;
  readonly host: ExcelHost;
  readonly office: RunningOffice;
}

const GLOBALS = ["Excel", "Office", "OfficeExtension", "CustomFunctions"];

/** The library looks for its own earlier self among the globals, and Jest for what a test left there. */
function forgetOffice(): void {
  for (const name of GLOBALS) Reflect.deleteProperty(globalThis, name);
}

afterAll(forgetOffice);

/** Opens sheets, or a file that was open before. Office.js starts afresh. */
export async function opened(
  content: readonly SheetContent[] | MemoryWorkbook,
  options: HostOptions = {},
): Promise<OpenFile> {
  // The library looks for its own earlier self among the globals.
  for (const name of ["Excel", "Office", "OfficeExtension", "CustomFunctions"])
    Reflect.deleteProperty(globalThis, name);
  const file = content instanceof MemoryWorkbook ? content : new MemoryWorkbook(content);
  const host = createExcelHost(file, options);
  return { file, host, office: await startGlobalOffice(host) };
}
