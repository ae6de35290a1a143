import { invalidArgument } from "../host-error";
import { ObjectClass } from "../object-class";
import { wholeNumber } from "./range-target";

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 date system, as days before 1970 (Microsoft: DATE function). */
const EPOCH_DAYS = 25_569;

/** What a worksheet function gave. */
export const functionResult = new ObjectClass<number>("FunctionResult", {
  members: {
    Value: { kind: "value", get: (value) => value },
    Error: { kind: "value", get: () => null },
  },
});

/** `workbook.functions`: of Excel's functions only DATE, which tells the date system. */
export const worksheetFunctions = new ObjectClass<"workbook">("Functions", {
  members: {
    Date: {
      kind: "method",
      call: (_, parameters) => {
        const [year = 0, month = 0, day = 0] = parameters.map((number) => wholeNumber(number, "Functions.date"));
        if (year < 1900) throw invalidArgument("Functions.date");
        return functionResult.of(Date.UTC(year, month - 1, day) / DAY_MS + EPOCH_DAYS);
      },
      assumed: "Workbooks here always count dates from 1900.",
    },
  },
});
