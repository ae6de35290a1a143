import { troubleOf, troubleSentence } from "../../src/excel/trouble";
import { type TroubleCode, WorkbookTrouble } from "../../src/excel/workbook";

const excelError = (code: string): Error => Object.assign(new Error("said by Excel"), { code });

test.each`
  code                                  | trouble
  ${"InvalidOperationInCellEditMode"}   | ${"editing"}
  ${"AccessDenied"}                     | ${"protected"}
  ${"ItemNotFound"}                     | ${"sheet-gone"}
  ${"ResponsePayloadSizeLimitExceeded"} | ${"too-large"}
  ${"RequestPayloadSizeLimitExceeded"}  | ${"too-large"}
  ${"InvalidOrTimedOutSession"}         | ${"lost-connection"}
  ${"ApiNotFound"}                      | ${"unsupported"}
`("$code is told as $trouble", ({ code, trouble }: { code: string; trouble: TroubleCode }) => {
  const found = troubleOf(excelError(code));
  expect([found.code, found.message]).toEqual([trouble, troubleSentence(trouble, "")]);
});

test("an error that we do not know is passed on with Excel's own words and code", () => {
  expect(troubleOf(excelError("GeneralException")).message).toBe("Excel refused: said by Excel (GeneralException)");
});

test("trouble stays what it is", () => {
  const trouble = new WorkbookTrouble("stopped", "The reading was stopped.");
  expect(troubleOf(trouble)).toBe(trouble);
});
