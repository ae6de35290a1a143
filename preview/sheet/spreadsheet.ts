import { LocaleType, mergeLocales, Univer, UniverInstanceType, type IWorkbookData } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsConditionalFormattingPreset } from "@univerjs/preset-sheets-conditional-formatting";
import conditionalFormattingWords from "@univerjs/preset-sheets-conditional-formatting/locales/en-US";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsFilterPreset } from "@univerjs/preset-sheets-filter";
import filterWords from "@univerjs/preset-sheets-filter/locales/en-US";
import { UniverSheetsSortPreset } from "@univerjs/preset-sheets-sort";
import sortWords from "@univerjs/preset-sheets-sort/locales/en-US";

/** The spreadsheet of the preview: Univer with tabs, formula bar, fills, conditional formats, sorting and filters. */
export interface Spreadsheet {
  readonly univer: Univer;
  readonly api: FUniver;
  /** Replaces the open workbook; there is always exactly one. */
  open(workbook: IWorkbookData): void;
}

/** Starts the spreadsheet inside the element with the given id. It shows nothing until a workbook is opened. */
export function spreadsheetIn(container: string): Spreadsheet {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: {
      [LocaleType.EN_US]: mergeLocales(coreWords, conditionalFormattingWords, filterWords, sortWords),
    },
  });
  const presets = [
    UniverSheetsCorePreset({
      container,
      toolbar: true,
      ribbonType: "simple",
      disableAutoFocus: true,
      disableTextFormatAlert: true,
      disableTextFormatMark: true,
      // Excel marks numbers kept as text too, but the mark's pop-up covers the ids a reader wants to see.
      sheets: { disableForceStringAlert: true },
    }),
    UniverSheetsConditionalFormattingPreset(),
    UniverSheetsFilterPreset(),
    UniverSheetsSortPreset(),
  ];
  for (const plugin of presets.flatMap((preset) => preset.plugins)) {
    if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
    else univer.registerPlugin(plugin);
  }
  const api = FUniver.newAPI(univer);
  let openUnit: string | null = null;
  return {
    univer,
    api,
    open(workbook) {
      if (openUnit !== null) api.disposeUnit(openUnit);
      univer.createUnit(UniverInstanceType.UNIVER_SHEET, workbook);
      openUnit = workbook.id;
    },
  };
}
