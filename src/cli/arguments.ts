import { parseArgs } from "node:util";
import { dayOfText } from "../core/month";
import { Refusal } from "./refusal";

/** What was asked for on the command line. Paths are as typed. */
export interface Arguments {
  /** At least one; each a path, a pattern such as `exports/*.csv`, or `book.xlsx!Sheet`. */
  readonly billing: readonly string[];
  readonly resellers: string | null;
  readonly rates: string | null;
  readonly asOf: string;
  /** A path, or `-` for standard output. */
  readonly json: string | null;
  readonly out: string | null;
  readonly settings: string | null;
}

/** Either a review, or a page to show. */
export type Request =
  { readonly wants: "review"; readonly arguments: Arguments } | { readonly wants: "help" | "version" };

const VALUED = ["billing", "resellers", "rates", "as-of", "json", "out", "settings"] as const;
const PLAIN = ["help", "version"] as const;
type Valued = (typeof VALUED)[number];
type Plain = (typeof PLAIN)[number];

const options = {
  ...(Object.fromEntries(VALUED.map((name) => [name, { type: "string", multiple: true }])) as Record<
    Valued,
    { type: "string"; multiple: true }
  >),
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/**
 * The request in the words after the command. Throws `Refusal` where they do not make one.
 *
 * A shell that expands `--billing exports/*.csv` leaves further paths without an option; they count as billing as long as
 * they follow a billing path.
 */
export function requestOf(words: readonly string[]): Request {
  const { tokens } = parseArgs({ args: [...words], options, strict: false, allowPositionals: true, tokens: true });
  const given = new Map<Valued, string[]>(VALUED.map((name) => [name, []]));
  const pages = new Set<Plain>();
  let billingGoesOn = false;
  for (const token of tokens) {
    if (token.kind === "option-terminator") continue;
    if (token.kind === "positional") {
      if (!billingGoesOn)
        throw new Refusal(`“${token.value}” belongs to no option; write --billing before a billing file.`);
      given.get("billing")?.push(token.value);
      continue;
    }
    const { name, rawName, value, inlineValue } = token;
    billingGoesOn = name === "billing";
    if (isPlain(name)) {
      if (value !== undefined) throw new Refusal(`${rawName} takes no value; “${value}” was given.`);
      pages.add(name);
    } else if (isValued(name)) {
      given.get(name)?.push(valueOf(rawName, value, inlineValue === true));
    } else {
      throw new Refusal(`There is no option ${rawName}; --help lists the options.`);
    }
  }
  if (pages.has("help")) return { wants: "help" };
  if (pages.has("version")) return { wants: "version" };
  return { wants: "review", arguments: argumentsIn(given) };
}

function argumentsIn(given: ReadonlyMap<Valued, readonly string[]>): Arguments {
  const only = (name: Valued): string | null => {
    const [first, second] = given.get(name) ?? [];
    if (second !== undefined) {
      throw new Refusal(`--${name} is given more than once (“${first}”, “${second}”); give it once.`);
    }
    return first ?? null;
  };
  const billing = given.get("billing") ?? [];
  if (billing.length === 0) throw new Refusal("No billing was named; add --billing FILE (--help shows how).");
  const asOf = only("as-of");
  if (asOf === null)
    throw new Refusal("The date of the question is missing; add --as-of YYYY-MM-DD, for example --as-of 2026-04-20.");
  if (dayOfText(asOf) === null) {
    throw new Refusal(
      `--as-of “${asOf}” is not a day of the calendar; write it as YYYY-MM-DD, for example 2026-04-20.`,
    );
  }
  const out = only("out");
  if (out !== null) refuseOtherThanWorkbook(out);
  return {
    billing,
    resellers: only("resellers"),
    rates: only("rates"),
    asOf,
    json: only("json"),
    out,
    settings: only("settings"),
  };
}

function refuseOtherThanWorkbook(out: string): void {
  if (out === "-") {
    throw new Refusal("--out - cannot be: the report is a workbook, not text; name a file such as report.xlsx.");
  }
  if (/[^\\/]\.xlsx$/i.test(out)) return;
  throw new Refusal(
    `--out ${out}: the report is an Excel workbook; name a file that ends in .xlsx, such as report.xlsx.`,
  );
}

function valueOf(rawName: string, value: string | undefined, inline: boolean): string {
  const looksLikeOption = value !== undefined && !inline && value.startsWith("-") && value !== "-";
  if (value === undefined || value === "" || looksLikeOption) {
    throw new Refusal(`${rawName} needs a value after it${looksLikeOption ? `, but “${value}” follows` : ""}.`);
  }
  return value;
}

const isValued = (name: string): name is Valued => (VALUED as readonly string[]).includes(name);
const isPlain = (name: string): name is Plain => (PLAIN as readonly string[]).includes(name);
