import { looksOf } from "../core/import/looks";

/** The characters that can stand between two cells of a delimited text. */
export type Delimiter = "," | ";" | "\t" | "|";

const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];
const LOOKED_AT_RECORDS = 60;

/** How a delimited text is laid out, as far as its first records tell. */
export interface Layout {
  readonly delimiter: Delimiter;
  /** Number of cells in the rows of the table: the most frequent one among the first records. */
  readonly width: number;
}

/** The delimiter of a text, decided outside quotation marks from its first records; a few lines may stand before the table. */
export function layoutOf(text: string): Layout {
  const records = firstRecords(text);
  const hint = /^"?sep=([,;\t|])"?$/i.exec(records[0]?.join("") ?? "")?.[1];
  const candidates = DELIMITERS.filter((delimiter) => hint === undefined || delimiter === hint);
  let best: Layout = { delimiter: ",", width: 1 };
  let bestScore = 0;
  for (const delimiter of candidates) {
    const all = records.map((record) => cellsOf(record, delimiter));
    // A header that we know settles it; what stands above it may be cut by other delimiters, or by none.
    const known = looksOf(all);
    const rows = all.slice(known ? known.headerRow - 1 : 0).filter((cells) => cells.length > 1);
    const width = mostFrequent(rows.map((cells) => cells.length));
    const regular = rows.filter((cells) => cells.length === width);
    // Decimal commas make regular rows too, but only the true delimiter also cuts the header into names.
    const trust = known ? 1_000_000 : regular.some(looksLikeHeader) ? 1000 : 1;
    const score = regular.length * (width - 1) * trust;
    if (score > bestScore) {
      best = { delimiter, width };
      bestScore = score;
    }
  }
  return best;
}

/** The first records, each as its pieces and the characters between them that may be delimiters; those inside quotation marks are blanks. */
function firstRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let piece = "";
  let isBlank = true;
  let quoted = false;
  for (let i = 0; i < text.length && records.length < LOOKED_AT_RECORDS; i++) {
    const character = text.charAt(i);
    if (quoted) {
      if (character !== '"') piece += isDelimiter(character) ? " " : character;
      else if (text.charAt(i + 1) === '"') i++;
      else quoted = false;
    } else if (character === '"' && isBlank) {
      quoted = true;
      isBlank = false;
    } else if (character === "\n" || character === "\r") {
      record.push(piece);
      if (record.length > 1 || !isBlank) records.push(record);
      record = [];
      piece = "";
      isBlank = true;
    } else if (isDelimiter(character)) {
      record.push(piece, character);
      piece = "";
      isBlank = true;
    } else {
      piece += character;
      isBlank &&= character === " ";
    }
  }
  // The last record of the look may be cut off; it counts only where there is no other.
  if (records.length === 0 && (record.length > 0 || !isBlank)) records.push([...record, piece]);
  return records;
}

function isDelimiter(character: string): character is Delimiter {
  return character === "," || character === ";" || character === "\t" || character === "|";
}

function cellsOf(record: readonly string[], delimiter: Delimiter): string[] {
  const cells = [""];
  for (const piece of record) {
    if (piece === delimiter) cells.push("");
    else cells[cells.length - 1] += piece;
  }
  return cells;
}

/** Names, each another one: none begins like a number, and none holds a character that may be a delimiter itself. */
function looksLikeHeader(cells: readonly string[]): boolean {
  return new Set(cells).size === cells.length && cells.every((cell) => /^\s*[^\s\d.+()'-][^,;|\t]*$/.test(cell));
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  let best = 1;
  for (const [count, seen] of times) {
    const bestSeen = times.get(best) ?? 0;
    if (seen > bestSeen || (seen === bestSeen && count > best)) best = count;
  }
  return best;
}
