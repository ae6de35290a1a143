import { createExcelHost } from "../../preview/host/excel-host";
import { MemoryWorkbook } from "../../preview/host/memory-workbook";
import { startOffice } from "./office-js";

const sheet = {
  name: "Export",
  rows: [
    ["Date", "Qty", "Cost"],
    [45292, 2, 10.5],
    [45293, 3, 7],
  ],
};

test("Office.js starts and reads values", async () => {
  const host = createExcelHost(new MemoryWorkbook([sheet]));
  const office = await startOffice(host);
  const values = await office.Excel.run(async (context) => {
    const used = context.workbook.worksheets.getActiveWorksheet().getUsedRange();
    used.load({ values: true, address: true });
    await context.sync();
    return [used.address, used.values];
  });
  expect(values).toStrictEqual(["Export!A1:C3", sheet.rows]);
  expect(office.unanswered).toEqual([]);
});
