import type { Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { fileNameOf, firstBytesOf } from "./file-bytes";
import { isGzip, unzipped } from "./gzip";
import { isOleContainer, oleRefusal } from "./ole-container";
import { textSource } from "./text-source";
import { workbookSources } from "./workbook";
import { isZip } from "./zip-directory";

const LOOK_BYTES = 128 * 1024;

/**
 * What a file holds, as sources to read: one, or one per sheet of a workbook that has several. The content decides, not
 * the name. Throws `UnreadableSource` where there is nothing to read.
 */
export async function sourcesOf(file: FileBytes): Promise<readonly Source[]> {
  const first = await firstBytesOf(file.stream(), LOOK_BYTES);
  if (first.length === 0)
    throw new UnreadableSource(fileNameOf(file), "empty", "the file is empty; download or export it again");
  if (isGzip(first)) return contentSources(unzipped(file));
  return contentSources(file, first);
}

async function contentSources(file: FileBytes, look?: Uint8Array): Promise<readonly Source[]> {
  const first = look ?? (await firstBytesOf(file.stream(), LOOK_BYTES));
  if (first.length === 0)
    throw new UnreadableSource(
      fileNameOf(file),
      "empty",
      "there is nothing in the packed file; download or export it again",
    );
  if (isOleContainer(first)) throw await oleRefusal(file);
  return isZip(first) ? workbookSources(file) : [textSource(file, first)];
}
