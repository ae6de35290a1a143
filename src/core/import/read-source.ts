import type { Row } from "../cell";
import { RowCollector, type StoredLine } from "../ledger/row-collector";
import { RowStore } from "../ledger/row-store";
import type { Problem, ProblemCode } from "../problem";
import type { Settings } from "../rules/settings";
import { columnsWanted } from "./columns-wanted";
import {
  betterGuess,
  formatsOf,
  guessBy,
  guessFrom,
  hasDoubt,
  lookAt,
  noteDates,
  sameReading,
  trialFormats,
  type FormatGuess,
} from "./formats";
import { HEADER_ROWS, headerIn, requiredHeader, type Header } from "./header";
import { LineReader } from "./line-reader";
import type { Names } from "./names";
import { listHeaderIn } from "./reseller-list";
import { UnreadableSource, type RowBatch, type Source, type Wanted } from "./source";

/** Told while a source is read. */
export interface Progress {
  readonly source: string;
  /** Rows read of this source so far. */
  readonly rows: number;
}

/** Something that can ask a long reading to stop; an `AbortSignal` is one. */
export interface StopSign {
  readonly aborted: boolean;
}

/** The reading was stopped by the one who asked for it. */
export class Stopped extends Error {
  override readonly name = "Stopped";
}

/** Rows looked at before the first guess at decimal marks and the order of dates. */
const ROWS_TO_GUESS = 2_000;
/** A guess is corrected at most this often; evidence that still contradicts itself is reported. */
const MOST_READINGS = 3;
/** Row counts at which programs cut files off: old Excel and Excel. */
const ROW_LIMITS: readonly number[] = [65_536, 1_048_576];

/** A billing source as lines, added up. */
export interface SourceLines {
  readonly source: Source;
  readonly header: Header;
  readonly reader: LineReader;
  /** Whether no date column of the source tells its order, so that doubtful dates follow the setting. */
  readonly orderChosen: boolean;
}

/**
 * Reads a billing source into tallies. It is read once, unless a later row contradicts what the first rows said of the
 * decimal mark or the order of dates; then it is read again with the better knowledge.
 */
export async function readSource(
  source: Source,
  names: Names,
  settings: Settings,
  onProgress: (progress: Progress) => void,
  stop: StopSign,
): Promise<SourceLines> {
  let guess: FormatGuess | null = null;
  for (let reading = 1; ; reading++) {
    const lines: SourceLines = await readOnce(source, names, settings, guess, onProgress, stop);
    guess = betterGuess(lines.reader.formats, settings) ?? (await neighboursGuess(lines, settings, stop));
    if (guess === null || reading === MOST_READINGS) return lines;
    if (sameReading(guess, lines.reader.formats.guess)) return { ...lines, orderChosen: guess.orderChosen };
  }
}

/**
 * Where a column leaves doubt to its end, its neighbours decide; all of their rows are looked at, so that the answer does
 * not depend on the order of the rows. `null` where there is no doubt, or where the first look has seen all rows.
 */
async function neighboursGuess(
  { source, header, reader }: SourceLines,
  settings: Settings,
  stop: StopSign,
): Promise<FormatGuess | null> {
  if (!hasDoubt(reader.formats) || reader.lastRow <= header.row + ROWS_TO_GUESS) return null;
  const trial = trialFormats(settings, source.date1904);
  for await (const { firstRow, rows } of source.read(wantedBy(settings))) {
    if (stop.aborted) throw new Stopped();
    rows.forEach((row, at) => firstRow + at > header.row && lookAt(trial, header, row));
  }
  return guessBy(trial, settings);
}

async function readOnce(
  source: Source,
  names: Names,
  settings: Settings,
  guess: FormatGuess | null,
  onProgress: (progress: Progress) => void,
  stop: StopSign,
): Promise<SourceLines> {
  const waiting: RowBatch[] = [];
  let waitingRows = 0;
  let reader: LineReader | null = null;
  let header: Header | null = null;
  const begin = () => {
    const first: Row[] = waiting.flatMap((batch) => batch.rows);
    refuseList(source.name, first);
    const firstRow = waiting[0]?.firstRow ?? 1;
    header = requiredHeader(source.name, first.slice(0, HEADER_ROWS), firstRow);
    const below = header.row + 1 - firstRow;
    const used = guess ?? guessFrom(header, first.slice(below, below + ROWS_TO_GUESS), settings, source.date1904);
    reader = new LineReader(header, formatsOf(used, source.date1904), names, settings);
    if (source.edited === true) reader.keepRows(new RowStore());
    for (const batch of waiting.splice(0)) readBatch(reader, header, batch);
  };
  for await (const batch of source.read(wantedBy(settings))) {
    if (stop.aborted) throw new Stopped();
    if (batch.rows.length === 0) continue;
    if (reader !== null && header !== null) {
      readBatch(reader, header, batch);
    } else {
      waiting.push(batch);
      waitingRows += batch.rows.length;
      if (waitingRows >= HEADER_ROWS + ROWS_TO_GUESS) begin();
    }
    onProgress({ source: source.name, rows: batch.firstRow + batch.rows.length - 1 });
  }
  if (reader === null) begin();
  if (reader === null || header === null) throw new RangeError("a source was not begun");
  return { source, header, reader, orderChosen: (reader as LineReader).formats.guess.orderChosen };
}

/** The lines of a source that went to the tallies asked for, found by reading it once more in the very same way. */
export async function linesReadAgain(
  { source, header, reader: before }: SourceLines,
  asks: (tally: number) => boolean,
): Promise<readonly StoredLine[]> {
  const { settings, names, formats } = before;
  const reader = new LineReader(header, formatsOf(formats.guess, source.date1904), names, settings);
  // Tallies are numbered as they first appear, so that the same rows make the same numbers.
  const collector = new RowCollector(asks);
  reader.tellRows(collector);
  for await (const batch of source.read(wantedBy(settings))) readBatch(reader, header, batch);
  return collector.lines;
}

/** The columns that a billing table is reviewed by, once its header is known. */
const wantedBy =
  (settings: Settings): Wanted =>
  (firstRows) => {
    const header = headerIn(firstRows);
    return header && columnsWanted(header, settings);
  };

/** The reseller list given as billing deserves its own sentence. */
function refuseList(source: string, rows: readonly Row[]): void {
  if (headerIn(rows) !== null || !listHeaderIn(rows)?.columns.has("onboarded")) return;
  throw new UnreadableSource(
    source,
    "unknown-shape",
    "it is a reseller list, not a billing export; give it as the reseller list",
  );
}

function readBatch(reader: LineReader, header: Header, batch: RowBatch): void {
  const { rows, firstRow, dates } = batch;
  if (dates) noteDates(reader.formats, header, dates);
  for (let index = Math.max(0, header.row + 1 - firstRow); index < rows.length; index++) {
    const row = rows[index];
    if (row !== undefined) reader.read(row, firstRow + index);
  }
}

/** What is to be said about a source as a whole: how its dates and numbers were read, and whether it may be cut off. */
export function sourceProblems(lines: SourceLines): readonly Problem[] {
  const { source, header, reader } = lines;
  const problems: Problem[] = [];
  const add = (code: ProblemCode, column: number | undefined, found: string) =>
    problems.push({
      code,
      source: source.name,
      row: null,
      column: column === undefined ? null : (header.titles[column] ?? null),
      found,
    });
  const { formats } = reader;
  for (const role of ["chargeStart", "orderDate", "usageDate", "month"] as const) {
    const { evidence, order } = formats[role];
    const column = header.columns.get(role);
    if (evidence.mdy > 0 && evidence.dmy > 0) add("mixed-dates", column, order);
    else if (evidence.both > 0 && formats[role].told === null && lines.orderChosen && role !== "month")
      add("ambiguous-dates", column, order);
    if (evidence.serials > 0 && evidence.texts > 0) add("mixed-dates", column, "serials");
  }
  // Only what was read has left evidence, so that nothing is said of a second column of amounts that nobody needed.
  for (const role of ["amount", "amountElse"] as const) {
    const { evidence, mark, told } = formats[role];
    if (evidence.point > 0 && evidence.comma > 0) add("mixed-numbers", header.columns.get(role), mark);
    else if (evidence.both > 0 && told === null) add("ambiguous-numbers", header.columns.get(role), mark);
  }
  const { rate, amount, amountElse } = formats;
  if (rate.doubt === "both") add("mixed-numbers", header.columns.get("rate"), rate.mark);
  else if (rate.doubt !== null && [amount, amountElse].some(({ told }) => told !== null && told !== rate.mark))
    add("ambiguous-numbers", header.columns.get("rate"), rate.mark);
  if (reader.lines === 0) add("no-lines", undefined, String(reader.rows));
  if (ROW_LIMITS.includes(reader.lastRow)) add("row-limit", undefined, String(reader.lastRow));
  return problems;
}
