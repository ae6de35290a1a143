import { columnLetters } from "./address";
import type { CellPlace, Keeping, KeptText } from "./formula-cells";
import { inParts } from "./formula-pieces";
import { run, runPatiently } from "./run";
import { WorkbookTrouble } from "./workbook";

/** A note or a comment, as far as they are alike. */
interface Remark {
  content: string;
  getLocation(): Excel.Range;
  delete(): void;
}

/** The notes or the comments of a sheet. */
interface Remarks {
  readonly items: readonly Remark[];
  load(names: string): unknown;
  add(cell: string, content: string): unknown;
}

/** Remarks added or looked at in one request; each is an object with a text. */
const REMARKS_A_REQUEST = 1_500;

type Kind = Exclude<Keeping, "workbook">;

/** What of both this Excel lets add-ins read; the first is where texts are kept. */
function kinds(): readonly Kind[] {
  const { requirements } = Office.context;
  const known: Kind[] = [];
  if (requirements.isSetSupported("ExcelApi", "1.18")) known.push("notes");
  if (requirements.isSetSupported("ExcelApi", "1.10")) known.push("comments");
  return known;
}

function remarksOf(sheet: Excel.Worksheet, kind: Kind): Remarks {
  return kind === "notes" ? sheet.notes : sheet.comments;
}

/** A remark of a sheet and the cell that it belongs to now. */
interface Found {
  readonly kind: Kind;
  readonly index: number;
  readonly content: string;
  readonly row: number;
  readonly column: number;
}

/** All remarks of a sheet. */
async function remarksOn(sheetId: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const kind of kinds()) {
    await inParts(await contentsOf(sheetId, kind), REMARKS_A_REQUEST, async (contents, first) => {
      const places = await placesOf(sheetId, kind, first, first + contents.length);
      contents.forEach((content, at) => {
        const place = places[at];
        if (place) found.push({ kind, index: first + at, content, ...place });
      });
    });
  }
  return found;
}

function contentsOf(sheetId: string, kind: Kind): Promise<readonly string[]> {
  return runPatiently(async (context) => {
    const remarks = remarksOf(context.workbook.worksheets.getItem(sheetId), kind);
    remarks.load("items/content");
    await context.sync();
    return remarks.items.map(({ content }) => content);
  });
}

function placesOf(
  sheetId: string,
  kind: Kind,
  first: number,
  end: number,
): Promise<readonly { readonly row: number; readonly column: number }[]> {
  return runPatiently(async (context) => {
    const remarks = remarksOf(context.workbook.worksheets.getItem(sheetId), kind);
    remarks.load("items/content");
    await context.sync();
    const ranges = remarks.items.slice(first, end).map((remark) => remark.getLocation());
    for (const range of ranges) range.load("rowIndex,columnIndex");
    await context.sync();
    return ranges.map((range) => ({ row: range.rowIndex + 1, column: range.columnIndex + 1 }));
  });
}

const keyAt = (row: number, column: number): string => `${row} ${column}`;

/** What could be kept, and the rest: texts whose cell has a remark of somebody's, or that Excel did not take. */
export interface KeptInRemarks<T> {
  readonly where: Kind | null;
  readonly left: readonly T[];
}

/** Keeps texts of one sheet in remarks of ours, in place of remarks of ours that are there. */
export async function keepInRemarks<T extends CellPlace & { readonly text: string }>(
  sheetId: string,
  texts: readonly T[],
  isOurs: (text: string) => boolean,
): Promise<KeptInRemarks<T>> {
  const [kind] = kinds();
  if (!kind) return { where: null, left: texts };
  const there = await remarksOn(sheetId);
  const asked = new Set(texts.map(({ row, column }) => keyAt(row, column)));
  await deleteRemarks(
    sheetId,
    there.filter(({ content, row, column }) => isOurs(content) && asked.has(keyAt(row, column))),
  );
  const taken = new Set(there.filter(({ content }) => !isOurs(content)).map(({ row, column }) => keyAt(row, column)));
  const free = texts.filter(({ row, column }) => !taken.has(keyAt(row, column)));
  const left = texts.filter(({ row, column }) => taken.has(keyAt(row, column)));
  for (let first = 0; first < free.length; first += REMARKS_A_REQUEST) {
    const part = free.slice(first, first + REMARKS_A_REQUEST);
    const isDone = await add(sheetId, kind, part);
    if (isDone) continue;
    // Excel took the ones before the one that it refused, which may sit on a note that it does not let add-ins see.
    const now = new Set(
      (await remarksOn(sheetId)).filter(({ content }) => isOurs(content)).map(({ row, column }) => keyAt(row, column)),
    );
    left.push(...free.slice(first).filter(({ row, column }) => !now.has(keyAt(row, column))));
    return { where: left.length < texts.length ? kind : null, left };
  }
  return { where: free.length > 0 ? kind : null, left };
}

/** Whether Excel took all of them; what has nothing to do with single cells is thrown. */
async function add(
  sheetId: string,
  kind: Kind,
  texts: readonly (CellPlace & { readonly text: string })[],
): Promise<boolean> {
  try {
    await run(async (context) => {
      const remarks = remarksOf(context.workbook.worksheets.getItem(sheetId), kind);
      for (const { sheetName, row, column, text } of texts) {
        const cell = `${columnLetters(column)}${row}`;
        // A comment has to be told the sheet with the cell.
        remarks.add(kind === "notes" ? cell : `'${sheetName.replaceAll("'", "''")}'!${cell}`, text);
      }
      await context.sync();
    });
    return true;
  } catch (error) {
    if (error instanceof WorkbookTrouble && (error.code === "host" || error.code === "unsupported")) return false;
    throw error;
  }
}

/** The texts of ours in remarks of a sheet. */
export async function textsInRemarks(
  sheet: { readonly sheetId: string; readonly sheetName: string },
  isOurs: (text: string) => boolean,
): Promise<readonly KeptText[]> {
  return (await remarksOn(sheet.sheetId))
    .filter(({ content }) => isOurs(content))
    .map(({ kind, content, row, column }) => ({ ...sheet, row, column, text: content, key: kind }));
}

/** Takes the remarks of ours at these cells of one sheet away. */
export async function forgetRemarks(sheetId: string, texts: readonly KeptText[]): Promise<void> {
  const wanted = new Set(texts.map(({ key, row, column }) => `${key} ${keyAt(row, column)}`));
  const contents = new Set(texts.map(({ text }) => text));
  const there = await remarksOn(sheetId);
  await deleteRemarks(
    sheetId,
    there.filter(
      ({ kind, content, row, column }) => contents.has(content) && wanted.has(`${kind} ${keyAt(row, column)}`),
    ),
  );
}

async function deleteRemarks(sheetId: string, remarks: readonly Found[]): Promise<void> {
  for (const kind of kinds()) {
    // From the last one on, so that the places of the others stay.
    const own = remarks.filter((one) => one.kind === kind).sort((a, b) => b.index - a.index);
    await inParts(own, REMARKS_A_REQUEST, (part) => deletePart(sheetId, kind, part));
  }
}

function deletePart(sheetId: string, kind: Kind, part: readonly Found[]): Promise<void> {
  return run(async (context) => {
    const all = remarksOf(context.workbook.worksheets.getItem(sheetId), kind);
    all.load("items/content");
    await context.sync();
    for (const { index, content } of part) {
      const remark = all.items[index];
      // Somebody may have deleted one meanwhile.
      if (remark?.content === content) remark.delete();
    }
    await context.sync();
  });
}
