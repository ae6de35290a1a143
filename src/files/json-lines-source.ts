import type { Row } from "../core/cell";
import type { RowBatch, Source } from "../core/import/source";
import { UnreadableSource } from "../core/import/source";
import type { FileBytes } from "./file-bytes";
import { fileNameOf } from "./file-bytes";
import type { JsonObject } from "./json-text";
import { isJsonObject, parsedJson, rowOf } from "./json-text";
import type { TextFormat } from "./text-blocks";
import { LONGEST_ROW, textBlocks } from "./text-blocks";

/**
 * A file with one JSON object a line. Rows are numbered as the lines are; the header, which is not in the file, is row 0.
 * Its columns are all names that any object uses, in order of first appearance: the first reading goes through the file
 * twice, because a name that is left out where it is empty may appear late.
 */
export function jsonLinesSource(file: FileBytes, format: TextFormat): Source {
  let columns: Promise<readonly string[]> | undefined;
  return {
    name: fileNameOf(file),
    date1904: false,
    async *read() {
      columns ??= columnsOf(file, format);
      yield* batchesOf(file, format, await columns);
    },
  };
}

async function columnsOf(file: FileBytes, format: TextFormat): Promise<readonly string[]> {
  const columns = new Set<string>();
  for await (const objects of objectsOf(file, format)) {
    for (const object of objects) for (const name in object) columns.add(name);
  }
  return [...columns];
}

async function* batchesOf(
  file: FileBytes,
  format: TextFormat,
  columns: readonly string[],
): AsyncGenerator<RowBatch, void, undefined> {
  yield { firstRow: 0, rows: [columns] };
  let nextRow = 1;
  for await (const objects of objectsOf(file, format)) {
    const rows: Row[] = objects.map((object) => (object ? rowOf(object, columns) : []));
    yield { firstRow: nextRow, rows };
    nextRow += rows.length;
  }
}

/** The objects of the file, some hundred at a time; nothing where a line is blank. */
async function* objectsOf(
  file: FileBytes,
  format: TextFormat,
): AsyncGenerator<(JsonObject | undefined)[], void, undefined> {
  let rest = "";
  let line = 0;
  const parsed = (text: string, isTerminated: boolean): JsonObject | undefined => {
    line++;
    return text.trim() === "" ? undefined : objectIn(fileNameOf(file), text, line, isTerminated);
  };
  for await (const block of textBlocks(file, format)) {
    const lines = (rest + block).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > LONGEST_ROW) throw notJson(fileNameOf(file), line + 1);
    if (lines.length > 0) yield lines.map((text) => parsed(text, true));
  }
  if (rest !== "") yield [parsed(rest, false)];
}

function objectIn(name: string, text: string, line: number, isTerminated: boolean): JsonObject {
  let value: unknown;
  try {
    value = parsedJson(text);
  } catch {
    throw isTerminated ? notJson(name, line) : cutOff(name, line);
  }
  if (isJsonObject(value)) return value;
  throw new UnreadableSource(
    name,
    "not-a-table",
    `line ${line} is not a JSON object with named values; take the export as JSON Lines or CSV`,
  );
}

function notJson(name: string, line: number): UnreadableSource {
  return new UnreadableSource(name, "damaged", `line ${line} is not valid JSON; download or export the file again`);
}

function cutOff(name: string, line: number): UnreadableSource {
  return new UnreadableSource(
    name,
    "truncated",
    `the last line (${line}) breaks off, so rows are missing; download or export the file again`,
  );
}
