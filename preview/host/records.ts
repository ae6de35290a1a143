import type { Area } from "./area";

/** A defined name. Names compare without case. */
export interface NameRecord {
  readonly name: string;
  /** "=Sheet1!$A$1:$B$2" or another formula. */
  readonly formula: string;
  readonly comment: string;
  readonly isVisible: boolean;
}

/** A table. Its first row is the header. Names compare without case. */
export interface TableRecord {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  readonly area: Area;
  readonly style: string;
}

/** A person's or an add-in's comment or note on a cell; rows and columns are counted from 0. */
export interface RemarkRecord {
  readonly id: string;
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly content: string;
  readonly author: string;
}

/** Everything a workbook file carries beside cells; plain data that `JSON` can write. */
export interface SavedRecords {
  readonly settings: readonly (readonly [key: string, json: string])[];
  readonly documentSettings: readonly (readonly [key: string, json: string])[];
  readonly names: readonly NameRecord[];
  readonly tables: readonly TableRecord[];
  readonly xmlParts: readonly (readonly [id: string, xml: string])[];
  readonly sheetProperties: readonly (readonly [sheetId: string, key: string, value: string])[];
  /** Missing in files that were saved before there were any. */
  readonly comments?: readonly RemarkRecord[];
}

/** The records of an open workbook. Both kinds of workbook hold one and save it with the file. */
export class WorkbookRecords {
  /** `workbook.settings`: key to JSON. */
  readonly settings = new Map<string, string>();
  /** `Office.context.document.settings`: key to JSON. */
  readonly documentSettings = new Map<string, string>();
  /** By name in lower case. */
  readonly names = new Map<string, NameRecord>();
  /** By id. */
  readonly tables = new Map<string, TableRecord>();
  /** Custom XML by id. */
  readonly xmlParts = new Map<string, string>();
  /** Per sheet id: key to value (`worksheet.customProperties`). */
  readonly sheetProperties = new Map<string, Map<string, string>>();
  /** By id. */
  readonly comments = new Map<string, RemarkRecord>();
  /** By id. The file has a place of its own for them, beside the cells, so they are not among what `saved` gives. */
  readonly notes = new Map<string, RemarkRecord>();

  /** What to write into the file. */
  saved(): SavedRecords {
    return {
      settings: [...this.settings],
      documentSettings: [...this.documentSettings],
      names: [...this.names.values()],
      tables: [...this.tables.values()],
      xmlParts: [...this.xmlParts],
      sheetProperties: [...this.sheetProperties].flatMap(([sheet, properties]) =>
        [...properties].map(([key, value]) => [sheet, key, value] as const),
      ),
      comments: [...this.comments.values()],
    };
  }

  /** Takes the records of an opened file in place of the present ones. */
  restore(saved: SavedRecords): void {
    for (const map of [this.settings, this.documentSettings, this.names, this.tables, this.xmlParts, this.comments]) {
      map.clear();
    }
    this.sheetProperties.clear();
    for (const [key, json] of saved.settings) this.settings.set(key, json);
    for (const [key, json] of saved.documentSettings) this.documentSettings.set(key, json);
    for (const name of saved.names) this.names.set(name.name.toLowerCase(), name);
    for (const table of saved.tables) this.tables.set(table.id, table);
    for (const [id, xml] of saved.xmlParts) this.xmlParts.set(id, xml);
    for (const comment of saved.comments ?? []) this.comments.set(comment.id, comment);
    for (const [sheet, key, value] of saved.sheetProperties) this.propertiesOf(sheet).set(key, value);
  }

  /** The custom properties of a sheet, for reading and writing. */
  propertiesOf(sheetId: string): Map<string, string> {
    const known = this.sheetProperties.get(sheetId) ?? new Map<string, string>();
    this.sheetProperties.set(sheetId, known);
    return known;
  }
}
