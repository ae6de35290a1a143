import type { Row } from "../cell";
import { hash53 } from "../hash53";
import { identityOf, commonIdentity } from "../import/identity";
import { formatsOf } from "../import/formats";
import { invoiceNumberIn } from "../import/invoice-number";
import type { SourceLines } from "../import/read-source";
import type { Names } from "../import/names";
import { noLine } from "../import/no-line";
import type { Role } from "../import/shapes";

/** Why an invoice's lines in one source are left out. */
export type Repeat = "duplicate-invoice" | "conflicting-invoice";

/** What was found about lines that stand in more than one source. */
export interface Twice {
  /** Per source, by the invoice's key in the tallies. */
  readonly invoices: readonly ReadonlyMap<number, Repeat>[];
  /** Conflicts, for people: the invoice and the two sources. */
  readonly conflicts: readonly { readonly invoice: string; readonly source: number; readonly earlier: number }[];
  /** Per source without invoice numbers: the earlier source that holds exactly the same rows, or `null`. */
  readonly copies: readonly (number | null)[];
}

/**
 * Finds invoices that occur in several sources of one shape, in the order in which the sources were given, and compares
 * their rows as multisets: all of the later ones seen before is a duplicate, none is the other part of a split export,
 * anything between is a conflict. Only the sources concerned are read again.
 */
export async function foundTwice(sources: readonly SourceLines[], names: Names): Promise<Twice> {
  const invoices = sources.map(() => new Map<number, Repeat>());
  const conflicts: { invoice: string; source: number; earlier: number }[] = [];
  for (const shared of sharedInvoices(sources)) {
    /** Sources whose rows of an invoice are counted, and those rows as compared last. */
    const kept = new Map<number, number[]>();
    let seen = new Map<number, Map<string, number>>();
    let comparedBy: readonly Role[] = [];
    for (const [at, index] of shared.sources.entries()) {
      const roles = commonIdentity(shared.sources.slice(0, at + 1).map((each) => lineAt(sources, each).header));
      if (at > 0 && roles.join() !== comparedBy.join()) seen = await keptRows(sources, kept, names, roles);
      comparedBy = roles;
      const rowsOf = await identities(lineAt(sources, index), shared.invoices, names, roles);
      for (const [invoice, rows] of rowsOf) {
        const before = seen.get(invoice);
        const known = before === undefined ? "none" : knownRows(rows, before);
        if (known === "none") {
          kept.set(invoice, [...(kept.get(invoice) ?? []), index]);
          seen.set(invoice, before === undefined ? rows : addRows(before, rows));
          continue;
        }
        invoices[index]?.set(invoice, known === "all" ? "duplicate-invoice" : "conflicting-invoice");
        if (known === "all") continue;
        const earlier = kept.get(invoice)?.[0] ?? index;
        conflicts.push({ invoice: names.invoices.text(invoice - 1), source: index, earlier });
      }
    }
  }
  return { invoices, conflicts, copies: await copiesAmong(sources) };
}

/** Invoices that several sources of one shape hold, together with those that the same sources hold. */
function sharedInvoices(
  sources: readonly SourceLines[],
): readonly { readonly invoices: ReadonlySet<number>; readonly sources: readonly number[] }[] {
  const byShape = new Map<string, number[]>();
  sources.forEach((lines, index) => {
    const shape = lines.header.shape.id;
    byShape.set(shape, [...(byShape.get(shape) ?? []), index]);
  });
  return [...byShape.values()].flatMap((indexes) => {
    if (indexes.length < 2) return [];
    const times = new Map<number, number>();
    const held = indexes.map((index) => invoicesOf(lineAt(sources, index)));
    for (const set of held) for (const invoice of set) times.set(invoice, (times.get(invoice) ?? 0) + 1);
    const shared = new Set([...times].filter(([, count]) => count > 1).map(([invoice]) => invoice));
    const groups = new Map<string, { invoices: Set<number>; sources: readonly number[] }>();
    for (const invoice of shared) {
      const holders = indexes.filter((_, at) => held[at]?.has(invoice));
      const group = groups.get(holders.join());
      if (group) group.invoices.add(invoice);
      else groups.set(holders.join(), { invoices: new Set([invoice]), sources: holders });
    }
    return [...groups.values()];
  });
}

/** The rows that are counted so far, compared by other roles than before. */
async function keptRows(
  sources: readonly SourceLines[],
  kept: ReadonlyMap<number, readonly number[]>,
  names: Names,
  roles: readonly Role[],
): Promise<Map<number, Map<string, number>>> {
  const seen = new Map<number, Map<string, number>>();
  for (const index of new Set([...kept.values()].flat())) {
    const invoices = new Set([...kept].filter(([, holders]) => holders.includes(index)).map(([invoice]) => invoice));
    for (const [invoice, rows] of await identities(lineAt(sources, index), invoices, names, roles)) {
      const before = seen.get(invoice);
      seen.set(invoice, before === undefined ? rows : addRows(before, rows));
    }
  }
  return seen;
}

/** Keys of the invoices that a source's tallies have. */
function invoicesOf(lines: SourceLines): ReadonlySet<number> {
  const { tallies } = lines.reader;
  const invoices = new Set<number>();
  for (let tally = 0; tally < tallies.size; tally++) {
    const invoice = tallies.invoice(tally);
    if (invoice > 0) invoices.add(invoice);
  }
  return invoices;
}

async function identities(
  lines: SourceLines,
  invoices: ReadonlySet<number>,
  names: Names,
  roles: readonly Role[],
): Promise<ReadonlyMap<number, Map<string, number>>> {
  const column = lines.header.columns.get("invoice") ?? -1;
  const found = new Map<number, Map<string, number>>();
  await readRows(lines, roles, (row, identity) => {
    const invoice = (names.invoices.numberOf(invoiceNumberIn(row[column])) ?? -1) + 1;
    if (!invoices.has(invoice)) return;
    let held = found.get(invoice);
    if (!held) found.set(invoice, (held = new Map<string, number>()));
    addRow(held, identity());
  });
  return found;
}

/** Reads the rows below a source's header again; the identity of one is made where it is asked for. */
async function readRows(
  { source, header, reader }: SourceLines,
  roles: readonly Role[],
  onRow: (row: Row, identity: () => string) => void,
): Promise<void> {
  const formats = formatsOf(reader.formats.guess, source.date1904);
  for await (const { rows, firstRow } of source.read()) {
    rows.forEach((row, at) => {
      if (firstRow + at > header.row) onRow(row, () => digest(identityOf(row, header, formats, roles)));
    });
  }
}

function knownRows(rows: ReadonlyMap<string, number>, before: ReadonlyMap<string, number>): "all" | "none" | "some" {
  let known = 0;
  let unknown = 0;
  for (const [identity, count] of rows) {
    const matched = Math.min(count, before.get(identity) ?? 0);
    known += matched;
    unknown += count - matched;
  }
  return unknown === 0 ? "all" : known === 0 ? "none" : "some";
}

function addRow(rows: Map<string, number>, identity: string): void {
  rows.set(identity, (rows.get(identity) ?? 0) + 1);
}

function addRows(rows: Map<string, number>, more: ReadonlyMap<string, number>): Map<string, number> {
  for (const [identity, count] of more) rows.set(identity, (rows.get(identity) ?? 0) + count);
  return rows;
}

/** Whether a source may be compared as a whole; new commerce lines without the number of an invoice are unbilled. */
export const isComparedAsWhole = ({ header }: SourceLines): boolean =>
  header.shape.id !== "nce-invoice" || !header.columns.has("invoice");

/**
 * Lines without invoice numbers can only be recognised as a whole source: same shape, every tally with the same lines and
 * the same amount, and the same rows. Only sources that add up alike are read again.
 */
async function copiesAmong(sources: readonly SourceLines[]): Promise<readonly (number | null)[]> {
  const alike = new Map<string, number[]>();
  const copies: (number | null)[] = [];
  for (const [index, lines] of sources.entries()) {
    copies.push(null);
    if (!isComparedAsWhole(lines) || lines.reader.lines === 0 || invoicesOf(lines).size > 0) continue;
    const whole = wholeOf(lines);
    const originals = alike.get(whole) ?? [];
    alike.set(whole, originals);
    for (const earlier of originals) {
      if (!(await haveSameRows(lineAt(sources, earlier), lines))) continue;
      copies[index] = earlier;
      break;
    }
    if (copies[index] === null) originals.push(index);
  }
  return copies;
}

/** Whether two sources with equally many lines hold the same ones. */
async function haveSameRows(one: SourceLines, other: SourceLines): Promise<boolean> {
  const roles = commonIdentity([one.header, other.header]);
  return knownRows(await rowsOf(other, roles), await rowsOf(one, roles)) === "all";
}

async function rowsOf(lines: SourceLines, roles: readonly Role[]): Promise<ReadonlyMap<string, number>> {
  const rows = new Map<string, number>();
  await readRows(lines, roles, (row, identity) => {
    if (noLine(row, lines.header) === null) addRow(rows, identity());
  });
  return rows;
}

function wholeOf(lines: SourceLines): string {
  const { tallies } = lines.reader;
  const parts: string[] = [];
  for (let tally = 0; tally < tallies.size; tally++) {
    parts.push(
      `${Object.values(tallies.key(tally)).join(",")}:${tallies.lines[tally] ?? 0}:${tallies.amounts.value(tally)}`,
    );
  }
  return `${lines.header.shape.id}|${parts.sort().join("|")}`;
}

/** Two independent 53-bit digests of a text, so that millions of rows can be remembered in little memory. */
function digest(text: string): string {
  return hash53(text).toString(36) + hash53(text, 0x9e3779b9).toString(36);
}

function lineAt(sources: readonly SourceLines[], index: number): SourceLines {
  const lines = sources[index];
  if (!lines) throw new RangeError(`there is no source ${index}`);
  return lines;
}
