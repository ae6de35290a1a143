import { basename } from "node:path";
import { looksLikeBilling, looksLikeRates, looksLikeResellers } from "../core/import/looks";
import type { Source } from "../core/import/source";
import { nodeFile } from "../files/node-file";
import { sourcesOf } from "../files/sources";
import type { Arguments } from "./arguments";
import { countedSource, type CountedSource } from "./counted-source";
import { fileNamesOf } from "./file-names";
import { fileOf, filesOf, refuseTwins, type Wanted } from "./paths";
import { Refusal } from "./refusal";
import { sheetNamesIn } from "./sheet-names";

/** A file that is read, how it is called in the answer, and what for. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly usedAs: "billing" | "resellers" | "rates" | "settings";
  /** What is read of it as a table: one, or one per sheet. */
  readonly sources: readonly CountedSource[];
}

/** Everything to read, found and opened. */
export interface Inputs {
  readonly billing: readonly Source[];
  readonly resellers: Source | null;
  readonly rates: Source | null;
  readonly files: readonly InputFile[];
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
}

type Use = "billing" | "resellers" | "rates";

interface Kind {
  readonly words: string;
  readonly looksLike: (source: Source) => Promise<boolean>;
}

const KINDS: Readonly<Record<Use, Kind>> = {
  billing: { words: "a billing export", looksLike: looksLikeBilling },
  resellers: { words: "a reseller list", looksLike: looksLikeResellers },
  rates: { words: "a table of exchange rates", looksLike: looksLikeRates },
};

/** The sources behind the arguments. Throws `Refusal`, or `UnreadableSource` where a file holds nothing that can be read. */
export async function inputsOf(asked: Arguments): Promise<Inputs> {
  const billing: Wanted[] = [];
  for (const word of asked.billing) billing.push(...(await filesOf(word, "--billing")));
  await refuseTwins(billing, "--billing");
  const resellers = asked.resellers === null ? null : await fileOf(asked.resellers, "--resellers");
  const rates = asked.rates === null ? null : await fileOf(asked.rates, "--rates");

  const wanted: readonly (readonly [Use, Wanted])[] = [
    ...billing.map((one) => ["billing", one] as const),
    ...(resellers ? [["resellers", resellers] as const] : []),
    ...(rates ? [["rates", rates] as const] : []),
  ];
  const names = fileNamesOf(wanted.map(([, { path }]) => path));
  const notes: string[] = [];
  const found: Record<Use, CountedSource[]> = { billing: [], resellers: [], rates: [] };
  const files: InputFile[] = [];
  for (const [index, [use, one]] of wanted.entries()) {
    const name = names[index] ?? basename(one.path);
    const sources = await chosenSources(one, name, use, notes);
    found[use].push(...sources);
    files.push({ path: one.path, name, usedAs: use, sources });
  }
  if (asked.settings !== null)
    files.push({ path: asked.settings, name: basename(asked.settings), usedAs: "settings", sources: [] });
  return { billing: found.billing, resellers: found.resellers[0] ?? null, rates: found.rates[0] ?? null, files, notes };
}

/** The sources of a file that serve the use: a lone one as it is, of several sheets those that look like it. */
async function chosenSources(
  wanted: Wanted,
  name: string,
  use: Use,
  notes: string[],
): Promise<readonly CountedSource[]> {
  const file = await nodeFile(wanted.path);
  const typedName = basename(wanted.path);
  // Called by the name that tells the file from others; a sheet keeps its own behind it.
  const all = (await sourcesOf(file)).map((source) =>
    countedSource(source, name + source.name.slice(typedName.length)),
  );
  const sheetNames = all.map((source) => sheetOf(source, name));
  if (all.length === 1) {
    if (wanted.sheet !== null) refuseOtherSheet(await sheetNamesIn(file), wanted.sheet, name);
    return all;
  }
  if (wanted.sheet !== null) {
    const named = all.filter((_, index) => sheetNames[index] === wanted.sheet);
    if (named.length > 0) return named;
    throw noSuchSheet(sheetNames, wanted.sheet, name);
  }
  const { words, looksLike } = KINDS[use];
  const fitting: CountedSource[] = [];
  for (const source of all) if (await looksLike(source)) fitting.push(source);
  const first = fitting[0];
  if (!first) {
    throw new Refusal(
      `${name}: none of its sheets (${quoted(sheetNames)}) looks like ${words}; check the column headers.`,
    );
  }
  if (use !== "billing" && fitting.length > 1) {
    const choices = fitting.map((source) => sheetOf(source, name));
    throw new Refusal(
      `${name}: several sheets look like ${words} (${quoted(choices)}); name one as --${use} "${wanted.path}!${choices[0] ?? ""}".`,
    );
  }
  const left = all.filter((source) => !fitting.includes(source));
  if (use === "billing" && left.length > 0) {
    notes.push(
      `${name}: left out, because it does not look like billing: ${quoted(left.map((source) => sheetOf(source, name)))}.`,
    );
  }
  return fitting;
}

/** A lone source does not say which sheet it is, or that it is none. */
function refuseOtherSheet(sheetNames: readonly string[] | null, sheet: string, name: string): void {
  if (sheetNames === null) {
    throw new Refusal(`${name} has no sheets, as it is no workbook; leave “!${sheet}” out.`);
  }
  if (!sheetNames.includes(sheet)) throw noSuchSheet(sheetNames, sheet, name);
}

function noSuchSheet(sheetNames: readonly string[], sheet: string, name: string): Refusal {
  return new Refusal(`${name} has no sheet “${sheet}”; it has ${quoted(sheetNames)}.`);
}

const sheetOf = (source: Source, file: string): string => source.name.slice(file.length + 1);
const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(", ");
