import { runPatiently } from "./run";
import { type Separators, WorkbookTrouble } from "./workbook";

/** What a number looks like in the workbook's Excel, and from which year its dates count. */
export interface Culture {
  readonly separators: Separators;
  readonly date1904: boolean;
}

/** Asks Excel for its culture. */
export async function cultureNow(): Promise<Culture> {
  const [marks, since1904] = await Promise.all([separators(), date1904()]);
  return { separators: marks, date1904: since1904 };
}

function separators(): Promise<Separators> {
  if (!Office.context.requirements.isSetSupported("ExcelApi", "1.11")) {
    return Promise.resolve({ list: ",", decimal: ".", thousands: "," });
  }
  return runPatiently(async (context) => {
    const { application } = context;
    application.load("decimalSeparator,thousandsSeparator");
    await context.sync();
    const decimal = application.decimalSeparator;
    // Excel does not tell the mark between arguments; it is the comma unless that is the decimal mark.
    return { list: decimal === "," ? ";" : ",", decimal, thousands: application.thousandsSeparator };
  });
}

/**
 * Excel has no property for it, but its own DATE function counts the way the workbook does. Only an Excel that lacks that
 * function counts as one from 1900: with any other trouble all dates might move by four years without a word.
 */
async function date1904(): Promise<boolean> {
  try {
    return await runPatiently(async (context) => {
      const day = context.workbook.functions.date(1904, 1, 2);
      day.load("value");
      await context.sync();
      return day.value === 1;
    });
  } catch (error) {
    if (error instanceof WorkbookTrouble && error.code === "unsupported") return false;
    throw error;
  }
}
