import { applicationClasses } from "./members/application";
import { autoFilter } from "./members/auto-filter";
import { comment, comments } from "./members/comments";
import { conditionalFormatClasses } from "./members/conditional-format";
import { conditionalFormats } from "./members/conditional-formats";
import { rangeFill, rangeFont, rangeFormat } from "./members/format";
import { freezePanes } from "./members/freeze-panes";
import { functionResult, worksheetFunctions } from "./members/functions";
import { namedItem, names } from "./members/names";
import { note, notes } from "./members/notes";
import { worksheetProtection } from "./members/protection";
import { range } from "./members/range";
import { rangeAreas, rangeCollection } from "./members/range-areas";
import { rangeSort } from "./members/range-sort";
import { setting, settings } from "./members/settings";
import { table, tableColumn, tableColumns } from "./members/table";
import { tables } from "./members/tables";
import { workbook } from "./members/workbook";
import { worksheet } from "./members/worksheet";
import { worksheetProperties, worksheetProperty } from "./members/worksheet-properties";
import { worksheets } from "./members/worksheets";
import { scopedXmlParts, xmlPart, xmlParts } from "./members/xml-parts";
import {
  actions,
  addInInternal,
  appRuntime,
  appRuntimePersistence,
  ribbon,
  ribbonButton,
  ribbonTab,
} from "./services/add-in";
import { customFunctions } from "./services/custom-functions";

/** What the tests and the documentation ask of a class, whatever its objects stand for. */
export interface AnsweredClass {
  readonly name: string;
  readonly table: { readonly item?: unknown };
  answered(): readonly { readonly member: string; readonly wireName: string; readonly assumed: string | null }[];
}

/** Every class the host answers, in the order of the documentation. */
export const ANSWERED_CLASSES: readonly AnsweredClass[] = [
  workbook,
  ...applicationClasses,
  worksheets,
  worksheet,
  worksheetProtection,
  freezePanes,
  range,
  rangeAreas,
  rangeCollection,
  rangeSort,
  rangeFormat,
  rangeFill,
  rangeFont,
  conditionalFormats,
  ...conditionalFormatClasses,
  autoFilter,
  tables,
  table,
  tableColumns,
  tableColumn,
  names,
  namedItem,
  comments,
  comment,
  notes,
  note,
  settings,
  setting,
  worksheetProperties,
  worksheetProperty,
  xmlParts,
  scopedXmlParts,
  xmlPart,
  worksheetFunctions,
  functionResult,
  customFunctions,
  appRuntime,
  appRuntimePersistence,
  addInInternal,
  actions,
  ribbon,
  ribbonButton,
  ribbonTab,
];
