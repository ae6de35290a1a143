import { monthInWords } from "../../core/rules/wording";
import type { CellStyle } from "hucre/xlsx";
import type { Review, SourceReport } from "../../core/rules/review";
import { amountInWords, asOfInWords, checkWindowInWords, settingsInWords } from "../basis";
import { dateOf, dayInWords } from "../day";
import { newGrid, nextRow, put, putRow, sheetOf, type Grid, type Value } from "./grid";
import { headerStyle, HEADING, KIND_STYLES, LABEL, SUBTITLE, TITLE, type Kind } from "./styles";
import { FOOTER, PAGE, type Page } from "./table-sheet";

/** A file that was read for the review. */
export interface FileUsed {
  /** Without its folder. */
  readonly name: string;
  readonly usedAs: "billing" | "resellers" | "rates" | "settings";
  /** Rows read of it, header and blank ones included; `null` where it is no table. */
  readonly rows: number | null;
  /** The sheets that were read, of a workbook with several. */
  readonly sheets: readonly string[];
  readonly bytes: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

type Columns<Entry> = readonly { readonly header: string; readonly kind: Kind; readonly of: (entry: Entry) => Value }[];

const FILES: Columns<FileUsed> = [
  { header: "File", kind: "text", of: ({ name }) => name },
  { header: "SHA-256", kind: "text", of: ({ sha256 }) => sha256 },
  { header: "Used as", kind: "text", of: ({ usedAs }) => usedAs },
  { header: "Bytes", kind: "count", of: ({ bytes }) => bytes },
  { header: "Rows with header", kind: "count", of: ({ rows }) => rows },
  { header: "Sheets", kind: "text", of: ({ sheets }) => sheets.join(", ") || null },
];

const SOURCES: Columns<SourceReport> = [
  { header: "Source", kind: "text", of: ({ name }) => name },
  {
    header: "Columns taken",
    kind: "sentence",
    of: ({ columns }) => columns.map(({ role, header }) => `${role}: ${header}`).join("; "),
  },
  { header: "Kind", kind: "text", of: ({ shape }) => shape },
  { header: "Rows", kind: "count", of: ({ rows }) => rows },
  { header: "Lines", kind: "count", of: ({ lines }) => lines },
  { header: "Header row", kind: "count", of: ({ headerRow }) => (headerRow === 0 ? null : headerRow) },
  { header: "Blank rows skipped", kind: "count", of: ({ skipped }) => skipped.blank },
  { header: "Header rows skipped", kind: "count", of: ({ skipped }) => skipped.header },
  { header: "Total rows skipped", kind: "count", of: ({ skipped }) => skipped.total },
  { header: "First month", kind: "month", of: ({ months }) => (months ? dateOf(months.first) : null) },
  { header: "Last month", kind: "month", of: ({ months }) => (months ? dateOf(months.last) : null) },
  { header: "Dates read as", kind: "text", of: ({ dateOrder }) => DATE_ORDERS[dateOrder ?? "none"] },
  { header: "Decimal mark", kind: "text", of: ({ decimalMark }) => decimalMark },
];

const DATE_ORDERS = { mdy: "month/day/year", dmy: "day/month/year", none: null } as const;

const RATES: Columns<Review["ratesUsed"][number]> = [
  { header: "Currency", kind: "text", of: ({ currency }) => currency },
  { header: "USD for one unit", kind: "text", of: ({ usdPerUnit }) => usdPerUnit },
  { header: "Month", kind: "month", of: ({ month }) => dateOf(month) },
];

const WIDTHS = [34, 84, 15, ...SOURCES.slice(3).map(() => 14)];

/** What the figures rest on: dates, policy, settings, files with their fingerprints, rates and the product's version. */
export function basisSheet(review: Review, files: readonly FileUsed[], version: string): Page {
  const grid = newGrid(WIDTHS);
  put(grid, 0, 0, `Basis of preparation, ${asOfInWords(review)}`, TITLE);
  put(grid, 1, 0, "Keep this sheet with the figures: it says what was known, and how it was counted.", SUBTITLE);
  facts(grid, "Question", questionFacts(review, version));
  facts(grid, "Policy", policyFacts(review));
  facts(
    grid,
    "Settings",
    settingsInWords(review.settings).map(({ name, value, isDefault }) => [
      name,
      `${value}${isDefault ? "" : " (changed from the default)"}`,
    ]),
  );
  table(grid, "Files read", FILES, files, "No file.");
  table(grid, "Sources in them", SOURCES, review.sources, "No source.");
  table(
    grid,
    "Exchange rates used from the table",
    RATES,
    review.ratesUsed,
    "None: every counted line was in USD or carried its own rate.",
  );
  return {
    sheet: {
      ...sheetOf(grid),
      name: "Basis",
      pageSetup: PAGE,
      headerFooter: FOOTER,
      view: { tabColor: { rgb: "7F7F7F" }, showGridLines: false },
    },
    namedRanges: [],
  };
}

type Facts = readonly (readonly [string, string])[];

function questionFacts({ asOf, window, settings }: Review, version: string): Facts {
  return [
    ["As of", dayInWords(asOf)],
    [
      "TTM window",
      `${monthInWords(window.first)} to ${monthInWords(window.last)}: the 12 closed months before the as-of month`,
    ],
    ["Check window", checkWindowInWords(settings)],
    ["Run rate", "a third of the monthly recurring lines of the last three closed months"],
    ["Amounts", "before tax, credits and refunds included as billed; USD, rounded to cents on output only"],
    ["Product", `CSP Revenue Check ${version}`],
  ];
}

function policyFacts({ policy }: Review): Facts {
  return [
    ["Policy", `${policy.name} (${policy.id})`],
    ["Minimum", `USD ${amountInWords(policy.thresholdUsd)} in the check window; revenue equal to it passes`],
    ["In force since", monthInWords(policy.since)],
    ["Source", policy.source],
    ["Source last read", dayInWords(policy.readOn)],
    ...policy.conditions.map((condition, index) => [index === 0 ? "Also required" : "", condition] as const),
  ];
}

function facts(grid: Grid, heading: string, lines: Facts): void {
  put(grid, nextRow(grid) + 1, 0, heading, HEADING);
  for (const [name, value] of lines) {
    putRow(grid, nextRow(grid), [
      [name, LABEL],
      [value, KIND_STYLES.sentence],
    ]);
  }
}

function table<Entry>(
  grid: Grid,
  heading: string,
  columns: Columns<Entry>,
  entries: readonly Entry[],
  none: string,
): void {
  put(grid, nextRow(grid) + 1, 0, heading, HEADING);
  if (entries.length === 0) return put(grid, nextRow(grid), 0, none, SUBTITLE);
  const styled = (style: (kind: Kind) => CellStyle, value: (column: Columns<Entry>[number]) => Value) =>
    columns.map((column) => [value(column), style(column.kind)] as const);
  putRow(
    grid,
    nextRow(grid),
    styled(headerStyle, ({ header }) => header),
  );
  for (const entry of entries)
    putRow(
      grid,
      nextRow(grid),
      styled(
        (kind) => KIND_STYLES[kind],
        ({ of }) => of(entry),
      ),
    );
}
