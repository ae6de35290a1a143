/** The parts of Office.js that are given notes. */
interface OfficeObjects {
  readonly Excel?: { readonly Worksheet: { readonly prototype: object } };
  readonly OfficeExtension?: object;
}

/** What Office.js makes classes of its own with; its types leave it out. */
interface Library {
  readonly LibraryBuilder: new (options: {
    readonly metadata: object;
    readonly targetNamespaceObject: object;
    readonly fullyInitialize: boolean;
  }) => { buildNavigationProperties(type: object, description: object): void };
}

/** How Office.js describes members to itself: bits that are added up. */
const COLLECTION_CLASS = 1;
const READ_ONLY = 2;
const COLLECTION_PROPERTY = 16;
const READS = 2;
const LASTS_ONE_REQUEST = 8;
const INDEXER = 16;
/** Nothing of a sheet is changed by asking for it. */
const UNCHANGING = 4;

/** `null` where a member's name on the wire is its own with a capital. */
const SAME = null;

/** The classes of ExcelApi 1.18 as Microsoft's reference has them, as far as they are used. */
const METADATA = {
  version: "1.0.0",
  name: "Excel",
  hostName: "Excel",
  clientObjectTypes: [
    {
      name: "Note",
      behaviorFlags: 0,
      scalarProperties: [
        ["authorName", READ_ONLY, 0, SAME],
        ["content", 1, 0, SAME],
      ],
      scalarMethods: [["delete", 0, 0, 0, 0, SAME]],
      navigationMethods: [["getLocation", "Excel.Range", 0, READS | LASTS_ONE_REQUEST, 0, UNCHANGING, SAME]],
    },
    {
      name: "NoteCollection",
      behaviorFlags: COLLECTION_CLASS,
      childItemTypeFullName: "Excel.Note",
      scalarMethods: [["getCount", 0, READS, 0, UNCHANGING, SAME]],
      navigationMethods: [
        ["add", "Excel.Note", 2, LASTS_ONE_REQUEST, 0, 0, SAME],
        ["getItem", "Excel.Note", 1, INDEXER, 0, 0, SAME],
      ],
    },
  ],
};

/** `worksheet.notes`; the sheet's other members are Office.js' own. */
const NOTES_OF_A_SHEET = {
  name: "Worksheet",
  navigationProperties: [["notes", "Excel.NoteCollection", COLLECTION_PROPERTY | READ_ONLY, 0, SAME, UNCHANGING]],
};

/** The members that Office.js is taught, by class; on the wire they bear the same names with a capital. */
export const TAUGHT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  Worksheet: ["notes"],
  NoteCollection: ["items", "getCount", "add", "getItem"],
  Note: ["authorName", "content", "delete", "getLocation"],
};

/**
 * Teaches an Office.js the notes of ExcelApi 1.18, once its classes are there and where it does not know them: the newest one
 * on npm (1.1.110) ends before. It makes the classes itself, with the builder of its own and from nothing but their
 * description; requests, loading and errors are Microsoft's.
 */
export function teachNotes({ Excel, OfficeExtension }: OfficeObjects): void {
  if (Excel === undefined || OfficeExtension === undefined || "notes" in Excel.Worksheet.prototype) return;
  const { LibraryBuilder } = OfficeExtension as Library;
  // The builder fills descriptions in as it goes.
  const { metadata, sheet } = structuredClone({ metadata: METADATA, sheet: NOTES_OF_A_SHEET });
  const builder = new LibraryBuilder({ metadata, targetNamespaceObject: Excel, fullyInitialize: true });
  builder.buildNavigationProperties(Excel.Worksheet, sheet);
}
