import { hash53 } from "../hash53";
import type { SourceLines } from "../import/read-source";
import type { ShapeId } from "../import/shapes";
import type { Ledger } from "./ledger";

/**
 * The invoices that the kept sums of a file depend on, each as a digest of its shape and number: once its lines are gone,
 * nothing else tells whether another source has them too.
 */
export interface KeptInvoices {
  /** Those that it has and that count where they are not left out. */
  readonly counted: readonly string[];
  /** Those that another source has to have, because their lines were left out for it. */
  readonly leftOut: readonly string[];
}

/** A file that is not among the sources of a ledger, but whose kept sums are. */
export interface AwayFile {
  readonly name: string;
  readonly invoices: KeptInvoices;
}

/** Where kept sums and sources do not fit each other. */
export interface Misfits {
  /** Money that counts twice: a source has lines of an invoice that is in the kept sums of files. */
  readonly twice: readonly { readonly source: string; readonly files: readonly string[] }[];
  /** Files whose kept sums are without an invoice that nobody has any more. */
  readonly lost: readonly string[];
}

const keyOf = (shape: ShapeId, invoice: string): string => hash53(`${shape} ${invoice}`).toString(36);

/** Keys of the kept sums in which lines of this shape and invoice would count a second time. */
function alsoIn(shape: ShapeId, invoice: string): readonly string[] {
  const other = shape === "nce-invoice" ? "daily-usage" : shape === "daily-usage" ? "nce-invoice" : null;
  // Usage of an invoice counts only where the invoice itself is not there.
  return [keyOf(shape, invoice), ...(other === null ? [] : [keyOf(other, invoice)])];
}

/** The invoices that the sums of some sources of a ledger depend on. */
export function keptInvoices({ sources, names, twice, settlement }: Ledger, of: readonly number[]): KeptInvoices {
  const counted = new Set<string>();
  const leftOut = new Set<string>();
  for (const source of of) {
    const lines = sources[source];
    if (!lines) throw new RangeError(`there is no source ${source}`);
    const shape = lines.header.shape.id;
    for (const invoice of invoicesNow(lines)) {
      const text = names.invoices.text(invoice - 1);
      if (twice.invoices[source]?.has(invoice)) leftOut.add(keyOf(shape, text));
      else if (shape === "daily-usage" && settlement.isInvoiced(invoice)) leftOut.add(keyOf("nce-invoice", text));
      else counted.add(keyOf(shape, text));
    }
  }
  return { counted: [...counted].sort(), leftOut: [...leftOut].sort() };
}

/** How the sources of a ledger and the kept sums of files that are away fit each other. */
export function misfits({ sources, names }: Ledger, away: readonly AwayFile[]): Misfits {
  if (away.length === 0) return { twice: [], lost: [] };
  const counted = away.map(({ name, invoices }) => ({ name, keys: new Set(invoices.counted) }));
  const had = new Set<string>();
  const twice: { readonly source: string; readonly files: readonly string[] }[] = [];
  for (const lines of sources) {
    const shape = lines.header.shape.id;
    const also = new Set<string>();
    for (const invoice of invoicesNow(lines)) {
      const text = names.invoices.text(invoice - 1);
      had.add(keyOf(shape, text));
      for (const key of alsoIn(shape, text)) also.add(key);
    }
    const files = counted.filter(({ keys }) => [...also].some((key) => keys.has(key))).map(({ name }) => name);
    if (files.length > 0) twice.push({ source: lines.source.name, files });
  }
  const isHeld = (key: string): boolean => had.has(key) || counted.some(({ keys }) => keys.has(key));
  const lost = away.filter(({ invoices }) => !invoices.leftOut.every(isHeld)).map(({ name }) => name);
  return { twice, lost };
}

/** The invoices that a source has lines of, after all edits. */
function invoicesNow({ reader: { tallies } }: SourceLines): ReadonlySet<number> {
  const invoices = new Set<number>();
  for (let tally = 0; tally < tallies.size; tally++) {
    const invoice = tallies.invoice(tally);
    if (invoice > 0 && (tallies.lines[tally] ?? 0) > 0) invoices.add(invoice);
  }
  return invoices;
}
