import type { Row } from "../cell";
import { formatsHold } from "../import/formats";
import type { Rates } from "../import/rates";
import type { SourceLines } from "../import/read-source";
import type { ResellerList } from "../import/reseller-list";
import type { Ledger } from "./ledger";
import { Settlement } from "./settlement";
import { isComparedAsWhole } from "./twice";

/** A change of a sheet that a ledger was read from. Rows are numbered from 1. */
export type Edit =
  | { readonly kind: "cells"; readonly source: number; readonly firstRow: number; readonly rows: readonly Row[] }
  | { readonly kind: "insert"; readonly source: number; readonly at: number; readonly count: number }
  | { readonly kind: "delete"; readonly source: number; readonly at: number; readonly count: number };

/** What edits changed. */
export interface Effect {
  /** Ids of the resellers whose numbers may be others now. */
  readonly resellers: readonly string[];
  /** Whether a month has lines now that had none, or the other way round; then every reseller may be affected. */
  readonly everybody: boolean;
  /** The sources whose own lines are others now, or count otherwise. */
  readonly sources: ReadonlySet<number>;
}

/**
 * A ledger that follows the sheets it was read from: an edit costs the edited rows, not the sheet. It refuses where only
 * a fresh reading gives the right numbers: a change at or above the header, a decimal mark or date order that hangs on
 * few rows, an invoice that several sources hold or held. Only sources that were read as `edited` can be followed; the others,
 * such as files, stay as they were. What is said of a source as a whole (mixed or ambiguous formats) is as of its last
 * reading.
 */
export class LiveLedger {
  /** Rows edited per source since it was read: so much evidence of its formats may be gone. */
  readonly #edited: number[];
  #invoices = new Set<number>();

  constructor(
    readonly ledger: Ledger,
    edited: readonly number[] = [],
  ) {
    this.#edited = ledger.sources.map((_, source) => edited[source] ?? 0);
    ledger.sources.forEach(({ reader }, index) => {
      reader.onTouch = (tally) => {
        ledger.settlement.touch(index, tally);
        this.#invoices.add(reader.tallies.invoice(tally));
      };
    });
  }

  /** The same billing with another reseller list and other rates; this one may not be used any more. */
  withTables(list: ResellerList | null, rates: Rates | null): LiveLedger {
    const { sources, twice, names, settings } = this.ledger;
    const settlement = new Settlement(sources, twice, names, rates, settings);
    return new LiveLedger({ ...this.ledger, list, rates, settlement }, this.#edited);
  }

  /**
   * Applies edits in their order. `null` where the ledger must be read anew; it may not be used any more then.
   */
  apply(edits: readonly Edit[]): Effect | null {
    this.#invoices = new Set();
    const { settlement, names } = this.ledger;
    for (const edit of edits) if (!this.#applyOne(edit)) return null;
    const changed = settlement.settle();
    const sources = new Set(edits.map(({ source }) => source));
    if ([...sources].some((source) => !this.#holds(source) || this.#isOneOfCopies(this.#at(source)))) return null;
    if ([...this.#invoices].some((invoice) => settlement.isShared(invoice))) return null;
    return {
      resellers: [...changed.resellers].map((reseller) => names.resellers.text(reseller - 1)),
      everybody: changed.coverage,
      sources: changed.sources,
    };
  }

  #applyOne(edit: Edit): boolean {
    const lines = this.#at(edit.source);
    if (lines.reader.store === null) throw new RangeError(`${lines.source.name} was read without keeping its rows`);
    const first = edit.kind === "cells" ? edit.firstRow : edit.at;
    const count = edit.kind === "cells" ? edit.rows.length : edit.count;
    if (first <= lines.header.row || this.#isOneOfCopies(lines)) return false;
    if (lines.reader.notes.unlisted.size > 0) return false;
    this.#edited[edit.source] = (this.#edited[edit.source] ?? 0) + count;
    switch (edit.kind) {
      case "cells":
        writeRows(lines, first, edit.rows);
        return true;
      case "insert":
        return insertRows(lines, first, count);
      case "delete":
        return deleteRows(lines, first, count);
    }
  }

  /** Sources without invoice numbers are compared as wholes, so an edit of one may change what becomes of another. */
  #isOneOfCopies(lines: SourceLines): boolean {
    const shape = lines.header.shape.id;
    if (!this.ledger.sources.some((other) => other !== lines && other.header.shape.id === shape)) return false;
    return isComparedAsWhole(lines) && !hasInvoice(lines);
  }

  #holds(source: number): boolean {
    return formatsHold(this.#at(source).reader.formats, this.#edited[source] ?? 0, this.ledger.settings);
  }

  #at(source: number): SourceLines {
    const lines = this.ledger.sources[source];
    if (!lines) throw new RangeError(`there is no source ${source}`);
    return lines;
  }
}

/** Whether a line of a source has the number of an invoice now. */
function hasInvoice({ reader: { tallies } }: SourceLines): boolean {
  for (let tally = 0; tally < tallies.size; tally++) {
    if (tallies.invoice(tally) > 0 && (tallies.lines[tally] ?? 0) > 0) return true;
  }
  return false;
}

function writeRows({ reader }: SourceLines, first: number, rows: readonly Row[]): void {
  const last = first + rows.length - 1;
  for (let row = first; row <= Math.min(last, reader.lastRow); row++) reader.unread(row);
  reader.forgetNotes(first, last, 0);
  for (let row = reader.lastRow + 1; row < first; row++) reader.read([], row);
  rows.forEach((cells, at) => reader.read(cells, first + at));
}

function insertRows({ reader }: SourceLines, at: number, count: number): boolean {
  const { store } = reader;
  if (at > reader.lastRow) return true;
  if (!store?.movable) return false;
  store.move(at, reader.lastRow, count);
  reader.forgetNotes(at, at - 1, count);
  reader.lastRow += count;
  for (let row = at; row < at + count; row++) reader.read([], row);
  return true;
}

function deleteRows({ reader }: SourceLines, at: number, count: number): boolean {
  const { store } = reader;
  const last = Math.min(at + count - 1, reader.lastRow);
  if (at > reader.lastRow) return true;
  if (!store?.movable) return false;
  for (let row = at; row <= last; row++) reader.unread(row);
  reader.forgetNotes(at, last, -(last - at + 1));
  if (last < reader.lastRow) store.move(last + 1, reader.lastRow, -(last - at + 1));
  reader.lastRow -= last - at + 1;
  return true;
}
