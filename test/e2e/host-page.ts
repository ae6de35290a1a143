import { createExcelHost, type ExcelHost } from "../../preview/host/excel-host";
import { addInFrame, type FramedAddIn } from "../../preview/host/frame-bridge";
import { MemoryWorkbook } from "../../preview/host/memory-workbook";

/** What the test reaches for in the host's page. */
export interface HostPage {
  readonly workbook: MemoryWorkbook;
  readonly host: ExcelHost;
  readonly addIn: FramedAddIn;
  readonly unanswered: string[];
}

const workbook = new MemoryWorkbook([
  {
    name: "Export",
    rows: [
      ["Date", "Qty", "Cost"],
      [45292, 2, 10.5],
      [45293, 3, 7],
    ],
  },
]);
const metadata = {
  functions: [
    { id: "TOTAL", name: "TOTAL", parameters: [{ name: "cells", dimensionality: "matrix" }] },
    { id: "LIVE", name: "LIVE", parameters: [], options: { stream: true } },
    { id: "NONE", name: "NONE", parameters: [] },
  ],
};
const host = createExcelHost(workbook, { functions: { metadata, namespace: "TEST" } });
const unanswered: string[] = [];
const addIn = addInFrame(host, "/add-in.html", document.body, (call) => unanswered.push(call));
Object.assign(window, { hostPage: { workbook, host, addIn, unanswered } satisfies HostPage });
