import { chunksOf, firstBytesOf, joined, type FileBytes } from "../files/file-bytes";
import { isGzip, unzipped } from "../files/gzip";
import { workbookSheets } from "../files/workbook-sheets";
import { isZip, zipParts } from "../files/zip-directory";

const MARK_BYTES = 4;

/** Names of the sheets of cells in a workbook that can be read; `null` where the file is text, which has none. */
export async function sheetNamesIn(file: FileBytes): Promise<readonly string[] | null> {
  const content = isGzip(await firstBytesOf(file.stream(), MARK_BYTES)) ? unzipped(file) : file;
  if (!isZip(await firstBytesOf(content.stream(), MARK_BYTES))) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(content.stream())) chunks.push(chunk);
  const archive = joined(chunks);
  const workbook = await workbookSheets(archive, zipParts(archive));
  return workbook?.sheets.map(({ name }) => name) ?? null;
}
