import type { Cell, Row } from "../cell";
import type { Day, Month } from "../month";
import type { Problem, ProblemCode } from "../problem";
import type { Settings } from "../rules/settings";
import { BAD_DAY, DateColumn, monthIn, NO_DAY } from "./date-column";
import { headerIn } from "./header";
import { resellerIdIn } from "./reseller-id";
import { UnreadableSource, type Source } from "./source";
import { RESELLER_HEADERS } from "./shapes";
import { allRows, tableHeaderIn, textIn, type Columns, type TableHeader } from "./table";

/** What a reseller list can say in a column. */
export type ListRole =
  | "id"
  | "name"
  | "onboarded"
  | "country"
  | "tenantId"
  | "email"
  | "language"
  | "owner"
  | "securityMet"
  | "deauthorized"
  | "notes";

/** Headers of a reseller list, without case and marks. Here a plain MPN ID or Partner ID is the reseller's. */
const LIST_COLUMNS: Columns<ListRole> = {
  id: [...RESELLER_HEADERS, "pla", "mpnid", "partnerid", "mpn", "plampnid", "id", "resellermpnplaid"],
  name: ["name", "resellername", "indirectreseller", "partnername", "reseller", "companyname", "company"],
  onboarded: [
    "onboarded",
    "onboardingdate",
    "onboardeddate",
    "onboardedon",
    "onboardingmonth",
    "onboardedmonth",
    "onboarding",
    "activationdate",
    "activated",
    "enrolled",
    "enrollmentdate",
    "cspstart",
    "authorizationdate",
    "anniversarydate",
    "anniversarymonth",
    "anniversary",
  ],
  country: ["country", "resellermarket", "market", "location", "region"],
  tenantId: ["tenantid", "tenant", "microsoftid", "partnertenantid"],
  email: ["email", "emailaddress", "mail", "contactemail"],
  language: ["language", "lang", "culture"],
  owner: ["owner", "accountmanager", "channelmanager", "manager", "responsible"],
  securityMet: ["securitymet", "securityok", "security", "securityrequirementsmet", "mfa"],
  deauthorized: ["deauthorized", "deauthorizeddate", "deauthorizedon", "deauthorised", "deauthorisedon", "terminated"],
  notes: ["notes", "note", "comment", "comments", "remarks"],
};

/** A reseller as the user's list has it. */
export interface ListedReseller {
  readonly id: string;
  readonly name: string | null;
  /** `null` where the list gives none, an unreadable one, or two that differ. */
  readonly onboarded: Month | null;
  /** The onboarding as the list writes it. */
  readonly onboardedText: string | null;
  readonly country: string | null;
  readonly tenantId: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly owner: string | null;
  readonly securityMet: boolean | null;
  readonly deauthorized: Day | null;
  readonly notes: string | null;
  readonly row: number;
}

export interface ResellerList {
  readonly source: string;
  readonly resellers: ReadonlyMap<string, ListedReseller>;
  readonly problems: readonly Problem[];
  /** Header of the onboarding column, for problems found later. */
  readonly onboardedTitle: string;
}

const YES: ReadonlySet<string> = new Set(["yes", "y", "true", "1", "ok", "met", "ja", "oui", "si", "sí", "x"]);
const NO: ReadonlySet<string> = new Set(["no", "n", "false", "0", "not met", "nein", "non", "missing"]);

/** Without an onboarding column, only a header that says "reseller" or "PLA" makes a table of ids and names a reseller list. */
const SURE_COLUMNS: Columns<ListRole> = { ...LIST_COLUMNS, id: RESELLER_HEADERS };

/** The header of a reseller list among first rows: an id column and one that says when, or who. */
export function listHeaderIn(rows: readonly Row[]): TableHeader<ListRole> | null {
  return tableHeaderIn(rows, LIST_COLUMNS, ["id", "onboarded"]) ?? tableHeaderIn(rows, SURE_COLUMNS, ["id", "name"]);
}

/** The reseller list: all readable resellers and all problems. */
export async function readResellerList(source: Source, settings: Settings): Promise<ResellerList> {
  const { rows, firstRow } = await allRows(source);
  const header = listHeaderIn(rows);
  if (!header || (!header.columns.has("onboarded") && headerIn(rows))) throw unlisted(source, rows);
  const reader = new ListReader(source, header, settings, rows);
  rows.forEach((row, at) => {
    if (at >= header.row) reader.read(row, at + firstRow);
  });
  return {
    source: source.name,
    resellers: reader.resellers,
    problems: reader.problems,
    onboardedTitle: header.titles[header.columns.get("onboarded") ?? -1] ?? "onboarded",
  };
}

class ListReader {
  readonly resellers = new Map<string, ListedReseller>();
  readonly problems: Problem[] = [];
  /** Resellers that the list gives two different months. */
  readonly #twoMonths = new Set<string>();
  readonly #onboarded: DateColumn;
  readonly #deauthorized: DateColumn;

  constructor(
    readonly source: Source,
    readonly header: TableHeader<ListRole>,
    settings: Settings,
    rows: readonly Row[],
  ) {
    const columnOf = (role: ListRole) => {
      const trial = new DateColumn(settings.dateOrder, source.date1904);
      for (const row of rows.slice(header.row)) monthIn(row[header.columns.get(role) ?? -1], trial);
      return trial;
    };
    const [onboarded, deauthorized] = [columnOf("onboarded"), columnOf("deauthorized")];
    const order = onboarded.told ?? deauthorized.told ?? settings.dateOrder;
    if (onboarded.evidence.both > 0 && onboarded.told === null && deauthorized.told === null) {
      const column = header.titles[header.columns.get("onboarded") ?? -1] ?? null;
      this.problems.push({ code: "ambiguous-dates", source: source.name, row: null, column, found: order });
    }
    this.#onboarded = new DateColumn(onboarded.told ?? order, source.date1904);
    this.#deauthorized = new DateColumn(deauthorized.told ?? order, source.date1904);
  }

  read(row: Row, number: number): void {
    if (row.every((cell) => textIn(cell) === null)) return;
    const cell = (role: ListRole): Cell | undefined => row[this.header.columns.get(role) ?? -1];
    const id = resellerIdIn(cell("id"));
    if (id.is !== "id") {
      this.#problem("bad-list-id", number, "id", cell("id"));
      return;
    }
    const onboarded = monthIn(cell("onboarded"), this.#onboarded);
    if (onboarded === "bad") this.#problem("bad-onboarded", number, "onboarded", cell("onboarded"));
    const deauthorized = this.#deauthorized.day(cell("deauthorized"));
    if (deauthorized === BAD_DAY) this.#problem("bad-deauthorized", number, "deauthorized", cell("deauthorized"));
    const reseller: ListedReseller = {
      id: id.id,
      name: textIn(cell("name")),
      onboarded: onboarded === "bad" ? null : onboarded,
      onboardedText: textIn(cell("onboarded")),
      country: textIn(cell("country")),
      tenantId: textIn(cell("tenantId")),
      email: textIn(cell("email")),
      language: textIn(cell("language")),
      owner: textIn(cell("owner")),
      securityMet: yesOrNo(cell("securityMet")),
      deauthorized: deauthorized === BAD_DAY || deauthorized === NO_DAY ? null : deauthorized,
      notes: textIn(cell("notes")),
      row: number,
    };
    const before = this.resellers.get(id.id);
    this.resellers.set(
      id.id,
      before === undefined ? reseller : this.#merged(before, reseller, number, cell("onboarded")),
    );
  }

  /** The same reseller twice is one reseller; two different months leave its anniversary unknown. */
  #merged(before: ListedReseller, again: ListedReseller, row: number, found: Cell | undefined): ListedReseller {
    const differs = before.onboarded !== null && again.onboarded !== null && before.onboarded !== again.onboarded;
    if (differs) {
      this.#twoMonths.add(before.id);
      this.#problem("duplicate-reseller", row, "onboarded", found);
    }
    return {
      id: before.id,
      name: before.name ?? again.name,
      onboarded: differs || this.#twoMonths.has(before.id) ? null : (before.onboarded ?? again.onboarded),
      onboardedText: before.onboardedText ?? again.onboardedText,
      country: before.country ?? again.country,
      tenantId: before.tenantId ?? again.tenantId,
      email: before.email ?? again.email,
      language: before.language ?? again.language,
      owner: before.owner ?? again.owner,
      securityMet: before.securityMet ?? again.securityMet,
      deauthorized: before.deauthorized ?? again.deauthorized,
      notes: before.notes ?? again.notes,
      row: before.row,
    };
  }

  #problem(code: ProblemCode, row: number, role: ListRole, found: Cell | undefined): void {
    this.problems.push({
      code,
      source: this.source.name,
      row,
      column: this.header.titles[this.header.columns.get(role) ?? -1] ?? null,
      found: found === null || found === undefined ? "" : String(found),
    });
  }
}

function yesOrNo(cell: Cell | undefined): boolean | null {
  const text = textIn(cell)?.toLowerCase() ?? "";
  return YES.has(text) ? true : NO.has(text) ? false : null;
}

function unlisted(source: Source, rows: readonly Row[]): UnreadableSource {
  if (!rows.some((row) => row.some((cell) => textIn(cell) !== null))) {
    return new UnreadableSource(
      source.name,
      "empty",
      "it holds no rows; the reseller list needs columns such as PLA ID, Name, Onboarded",
    );
  }
  const found = headerIn(rows) ? "it is a billing export" : "none of its first rows is the header of a reseller list";
  return new UnreadableSource(
    source.name,
    "unknown-shape",
    `${found}; it needs a column with the reseller's id (PLA ID) and one with its onboarding date (Onboarded)`,
  );
}
