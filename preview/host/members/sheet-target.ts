/** What a `Worksheet` and the objects that belong to one stand for. */
export interface SheetTarget {
  readonly sheetId: string;
}
