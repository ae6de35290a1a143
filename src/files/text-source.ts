import type { Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import { delimitedSource } from "./delimited-source";
import { layoutOf } from "./delimiter";
import type { FileBytes } from "./file-bytes";
import { fileNameOf } from "./file-bytes";
import { jsonDocumentSource, listIn } from "./json-document-source";
import { jsonLinesSource } from "./json-lines-source";
import { isJsonObject } from "./json-text";
import { notATable } from "./not-a-table";
import type { TextFormat } from "./text-blocks";
import { CARRIAGE_RETURN, LINE_FEED, textEncodingOf, textOfLines } from "./text-encoding";

/** The source in a text file, told by its first bytes. Throws `UnreadableSource` where they are not those of a table. */
export function textSource(file: FileBytes, first: Uint8Array): Source {
  const refusal = notATable(fileNameOf(file), first);
  if (refusal) throw refusal;
  const encoding = textEncodingOf(first);
  const look = (encoding === "bytes" ? textOfLines(first, LINE_FEED) : new TextDecoder(encoding).decode(first)).replace(
    /^\uFEFF/,
    "",
  );
  if (look.trim() === "")
    throw new UnreadableSource(
      fileNameOf(file),
      "empty",
      "the file holds nothing but blanks; download or export it again",
    );
  const lineEnd = look.includes("\n") || !look.includes("\r") ? LINE_FEED : CARRIAGE_RETURN;
  return sourceIn(file, { encoding, lineEnd }, look);
}

function sourceIn(file: FileBytes, format: TextFormat, look: string): Source {
  // A header of a CSV may begin with a bracket as well, [PartnerId], but not with these two marks.
  if (/^\s*\[\s*[{\]]/.test(look)) return jsonDocumentSource(file, format);
  if (!/^\s*\{\s*["}]/.test(look)) return delimitedSource(file, format, layoutOf(look));
  return isJsonLine(look.trimStart().split("\n", 1)[0] ?? "")
    ? jsonLinesSource(file, format)
    : jsonDocumentSource(file, format);
}

/** Whether a first line is an object of its own, rather than the beginning of a document or all of one. */
function isJsonLine(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line);
    return isJsonObject(value) && !listIn(value)?.some(isJsonObject);
  } catch {
    return false;
  }
}
