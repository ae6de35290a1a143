import type { Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import { brokenWorkbook } from "./broken-workbook";
import type { FileBytes } from "./file-bytes";
import { chunksOf, fileNameOf, joined } from "./file-bytes";
import { sheetBatches } from "./sheet-rows";
import type { WorkbookSheets } from "./workbook-sheets";
import { workbookSheets } from "./workbook-sheets";
import type { ZipPart } from "./zip-directory";
import { BrokenZip, zipParts } from "./zip-directory";

/** The sheets of an XLSX or XLSM workbook. A file with a single sheet keeps its own name, else each is `file.xlsx!Sheet`. */
export async function workbookSources(file: FileBytes): Promise<readonly Source[]> {
  const name = fileNameOf(file);
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(file.stream())) chunks.push(chunk);
  const archive = joined(chunks);
  const { date1904, sheets } = await sheetsIn(name, archive);
  return sheets.map((sheet) => {
    const source = sheets.length === 1 ? name : `${name}!${sheet.name}`;
    return { name: source, date1904, read: () => sheetBatches(source, archive, sheet, sheets.length === 1) };
  });
}

async function sheetsIn(name: string, archive: Uint8Array): Promise<WorkbookSheets> {
  try {
    const parts = zipParts(archive);
    const found = await workbookSheets(archive, parts);
    if (!found) throw otherArchive(name, parts);
    if (found.sheets.length === 0)
      throw new UnreadableSource(name, "empty", "the workbook has no sheet with cells; put the table on a sheet");
    return found;
  } catch (failure) {
    throw failure instanceof BrokenZip ? brokenWorkbook(name, failure) : failure;
  }
}

function otherArchive(name: string, parts: ReadonlyMap<string, ZipPart>): UnreadableSource {
  if ([...parts.values()].some((part) => part.isEncrypted)) {
    return new UnreadableSource(
      name,
      "encrypted",
      "the archive is protected by a password; unpack it and give the file inside",
    );
  }
  if (parts.has("xl/workbook.bin"))
    return new UnreadableSource(name, "not-a-table", "it is a binary workbook (.xlsb); save it as .xlsx");
  if (parts.has("content.xml"))
    return new UnreadableSource(name, "not-a-table", "it is an OpenDocument file; save it as .xlsx");
  return new UnreadableSource(
    name,
    "not-a-table",
    "it is a zip archive without a workbook in it; unpack it and give the files inside",
  );
}
