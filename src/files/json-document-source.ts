import type { RowBatch, Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { chunksOf, fileNameOf, joined } from "./file-bytes";
import type { JsonObject } from "./json-text";
import { isJsonObject, parsedJson, rowOf } from "./json-text";
import type { TextFormat } from "./text-blocks";
import { textOfLines } from "./text-encoding";

/** A document is parsed in one piece; longer ones come as JSON Lines. */
const LARGEST_DOCUMENT = 64 * 1024 * 1024;
const BATCH_ROWS = 512;

/** A file that is one JSON list of objects, or the answer of a service with the list under `value` or `items`. Row 0 is the header, row 1 the first object. */
export function jsonDocumentSource(file: FileBytes, format: TextFormat): Source {
  return { name: fileNameOf(file), date1904: false, read: () => batchesOf(file, format) };
}

async function* batchesOf(file: FileBytes, format: TextFormat): AsyncGenerator<RowBatch, void, undefined> {
  const objects = await listedObjects(file, format);
  const columns = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  yield { firstRow: 0, rows: [columns] };
  for (let start = 0; start < objects.length; start += BATCH_ROWS) {
    yield {
      firstRow: start + 1,
      rows: objects.slice(start, start + BATCH_ROWS).map((object) => rowOf(object, columns)),
    };
  }
}

async function listedObjects(file: FileBytes, format: TextFormat): Promise<readonly JsonObject[]> {
  const name = fileNameOf(file);
  const list = listIn(parsedDocument(name, await wholeText(file, format)));
  if (!list) {
    throw new UnreadableSource(
      name,
      "not-a-table",
      'the JSON holds no list of objects at its top, under "value" or under "items"; take the export as CSV',
    );
  }
  const objects = list.filter(isJsonObject);
  if (objects.length < list.length) {
    throw new UnreadableSource(
      name,
      "not-a-table",
      "the JSON list holds values that are not objects with names; take the export as CSV",
    );
  }
  if (objects.length === 0)
    throw new UnreadableSource(name, "empty", "the JSON list is empty; download or export it again");
  return objects;
}

/** The list that a JSON value is or wraps. */
export function listIn(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (!isJsonObject(value)) return undefined;
  const wrapped = value["value"] ?? value["items"];
  return Array.isArray(wrapped) ? (wrapped as readonly unknown[]) : undefined;
}

async function wholeText(file: FileBytes, format: TextFormat): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(file.stream())) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > LARGEST_DOCUMENT) {
      throw new UnreadableSource(
        fileNameOf(file),
        "not-a-table",
        "the JSON is one document of more than 64 MB; take the export as JSON Lines (one object a line) or CSV",
      );
    }
  }
  const bytes = joined(chunks);
  const text =
    format.encoding === "bytes" ? textOfLines(bytes, format.lineEnd) : new TextDecoder(format.encoding).decode(bytes);
  return text.replace(/^\uFEFF/, "");
}

function parsedDocument(name: string, text: string): unknown {
  try {
    return parsedJson(text);
  } catch {
    throw /[\]}]\s*$/.test(text)
      ? new UnreadableSource(name, "damaged", "the JSON is not valid; download or export it again")
      : new UnreadableSource(
          name,
          "truncated",
          "the JSON breaks off before its end, so rows are missing; download or export it again",
        );
  }
}
