import type { Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import { delimitedSource } from "./delimited-source";
import { layoutOf } from "./delimiter";
import type { FileBytes } from "./file-bytes";
import { fileNameOf, firstBytesOf } from "./file-bytes";
import { isGzip, unzipped } from "./gzip";
import { notATable } from "./not-a-table";
import type { TextFormat } from "./text-blocks";
import { CARRIAGE_RETURN, LINE_FEED, textEncodingOf, textOfLines } from "./text-encoding";
import { isOleContainer, isZip, workbookSources } from "./workbook";

const LOOK_BYTES = 128 * 1024;

/**
 * What a file holds, as sources to read: one, or one per sheet of a workbook that has several. The content decides, not
 * the name. Throws `UnreadableSource` where there is nothing to read.
 */
export async function sourcesOf(file: FileBytes): Promise<readonly Source[]> {
  const name = fileNameOf(file);
  const first = await firstBytesOf(file.stream(), LOOK_BYTES);
  if (first.length === 0) throw new UnreadableSource(name, "empty", "The file is empty; download or export it again.");
  if (isGzip(first)) return sourcesOf(unzipped(file));
  if (isZip(first) || isOleContainer(first)) return workbookSources(file);
  const refusal = notATable(name, first);
  if (refusal) throw refusal;
  return [textSource(file, first)];
}

function textSource(file: FileBytes, first: Uint8Array): Source {
  const encoding = textEncodingOf(first);
  const look = encoding === "bytes" ? textOfLines(first, LINE_FEED) : new TextDecoder(encoding).decode(first);
  const format: TextFormat = {
    encoding,
    lineEnd: look.includes("\n") || !look.includes("\r") ? LINE_FEED : CARRIAGE_RETURN,
  };
  return delimitedSource(file, format, layoutOf(look.replace(/^\uFEFF/, "")));
}
