/** Something the host does, beyond single members, of which no page of Microsoft's says that Excel does the same. */
export interface Behaviour {
  /** Short name, used in the checklist. */
  readonly id: string;
  readonly assumed: string;
}

/** What the host assumes of Excel as a whole. Each has a step in `docs/check-in-excel.md`. */
export const BEHAVIOURS: readonly Behaviour[] = [
  {
    id: "order",
    assumed: "Events reach the add-in after the answer of the request that caused them, in the order of the changes.",
  },
  {
    id: "pieces",
    assumed:
      "Office.js writes more than 1,500 cells in pieces; each piece is one change event. Excel may join them into one.",
  },
  {
    id: "own-writes",
    assumed: 'The add-in\'s own writes come back as events with the trigger source "ThisLocalAddin".',
  },
  { id: "sort", assumed: "A sort by the user raises onRowSorted and also onChanged over the sorted rows." },
  { id: "undo", assumed: "Undo and redo raise the same change events as edits by hand." },
  { id: "paste", assumed: "A pasted block is one change event with the address of the block and without details." },
  {
    id: "formula-results",
    assumed: "New results of formulas, answers of custom functions included, raise onCalculated and never onChanged.",
  },
  {
    id: "limits",
    assumed: "5 MB are counted as bytes of UTF-8 of the JSON body, for requests and for responses alike.",
  },
  { id: "null-values", assumed: "A read of more than five million cells gives null without any error." },
  { id: "protected", assumed: "Every edit of a protected sheet, also of fills, is refused with AccessDenied." },
  {
    id: "cell-edit",
    assumed: "While the user edits a cell every request fails, reads included, unless it asked to wait.",
  },
  { id: "busy", assumed: "A cell shows #BUSY! from the question to the first answer of its function." },
  {
    id: "streams",
    assumed:
      "Each cell has a stream of its own, also where the arguments are the same, and keeps it when rows move it.",
  },
  {
    id: "empty-argument",
    assumed: "An empty cell reaches a function's single parameter as 0, and an omitted argument as null.",
  },
  { id: "reload", assumed: "Cells keep their saved values until the add-in is loaded, and all are asked anew then." },
  {
    id: "spill",
    assumed: "A result of several cells spills, and shows #SPILL! while something, or a merged cell, is in its way.",
  },
  {
    id: "card",
    assumed:
      "A function's value with a number as its basic value is that number to other formulas, and its properties are shown in a card.",
  },
  { id: "error-sentence", assumed: "The sentence of #N/A and #VALUE! is shown in the error's card of the cell." },
  {
    id: "notes",
    assumed:
      "Notes travel under the names of Microsoft's reference, each with a hidden id; the installed Office.js does not know them and is taught.",
  },
  { id: "kept-ranges", assumed: "Ranges that the add-in keeps follow inserted and deleted rows and columns." },
  {
    id: "channel",
    assumed:
      "The start-up messages are those of Excel on the web in 2022, as the installed Office.js speaks; newer builds may add some.",
  },
  { id: "locale", assumed: "Written text is read in the English (United States) way, whatever the locale." },
];
