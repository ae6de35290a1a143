import { readXlsx, streamXlsxRows } from "hucre/xlsx";
import type { CellValue } from "hucre/xlsx";
import type { Cell, Row } from "../core/cell";
import type { RowBatch, Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { chunksOf, fileNameOf, joined } from "./file-bytes";

const BATCH_ROWS = 512;

/** Whether bytes begin like a zip file, which an XLSX or XLSM workbook is. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** Whether bytes begin like an OLE container: a workbook of before 2007, or one behind a password. */
export function isOleContainer(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, i) => bytes[i] === byte);
}

/** The sheets of a workbook. A file with a single sheet keeps its own name, else each is `file.xlsx!Sheet`. */
export async function workbookSources(file: FileBytes): Promise<readonly Source[]> {
  const name = fileNameOf(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(file.stream())) chunks.push(chunk);
  const bytes = joined(chunks);
  if (isOleContainer(bytes)) {
    throw new UnreadableSource(
      name,
      "encrypted",
      "The workbook has a password or is an old .xls; save it without a password as .xlsx.",
    );
  }
  const sheets: string[] = [];
  const { dateSystem } = await damageAsUnreadable(name, () =>
    readXlsx(bytes, {
      sheets: (info) => {
        sheets.push(info.name);
        return false;
      },
    }),
  );
  return sheets.map((sheet, index) => {
    const source = sheets.length === 1 ? name : `${name}!${sheet}`;
    return { name: source, date1904: dateSystem === "1904", read: () => batchesOf(source, bytes, index) };
  });
}

async function damageAsUnreadable<T>(source: string, reading: () => Promise<T>): Promise<T> {
  try {
    return await reading();
  } catch {
    throw new UnreadableSource(
      source,
      "damaged",
      "The workbook cannot be opened; open it in Excel and save it again as .xlsx.",
    );
  }
}

async function* batchesOf(source: string, bytes: Uint8Array, sheet: number): AsyncGenerator<RowBatch, void, undefined> {
  let rows: Row[] = [];
  let firstRow = 1;
  const reading = streamXlsxRows(bytes, { sheet });
  for (;;) {
    const { done, value } = await damageAsUnreadable(source, () => reading.next());
    if (done) break;
    while (firstRow + rows.length <= value.index) rows.push([]);
    rows.push(value.values.map(cellOf));
    if (rows.length < BATCH_ROWS) continue;
    yield { firstRow, rows };
    firstRow += rows.length;
    rows = [];
  }
  if (rows.length > 0) yield { firstRow, rows };
}

function cellOf(value: CellValue): Cell {
  return value instanceof Date ? isoText(value) : value;
}

/** `2026-04-20`, or `2026-04-20T13:45:00` where the day does not start there. */
function isoText(date: Date): string {
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}
