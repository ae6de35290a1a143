import type { Cell, Row } from "../cell";
import { textOf, type Exact } from "../exact";
import { BAD_DAY, NO_DAY } from "./date-column";
import type { Formats } from "./formats";
import type { Header } from "./header";
import { isBlank } from "./no-line";
import { resellerIdIn } from "./reseller-id";
import type { Role } from "./shapes";
import { unguarded } from "./table";

/**
 * What makes two rows of an invoice the same row. Values are compared, not spellings, so that a file and its copy that
 * went through Excel still match; columns that one of the sources lacks are left out of the comparison.
 */
const IDENTITY: readonly Role[] = [
  "reseller",
  "amount",
  "currency",
  "pricingCurrency",
  "rate",
  "chargeStart",
  "chargeEnd",
  "orderDate",
  "usageDate",
  "chargeType",
  "customer",
  "product",
  "sku",
  "subscription",
  "order",
  "quantity",
  "unitPrice",
  "reference",
  "reservation",
  "billingFrequency",
  "meter",
  "resourceGroup",
  "resource",
  "region",
  "detail",
  "publisher",
];

/** Where the first column of amounts is blank, the second one counts with its currency, so that these are compared. */
const ELSE: ReadonlyMap<Role, Role> = new Map([
  ["amount", "amountElse"],
  ["currency", "currencyElse"],
]);

/** Names, which may be corrected between two downloads: compared only where none of the ids beside them can be. */
const NAMES: readonly { readonly name: Role; readonly ids: readonly Role[] }[] = [
  { name: "customerName", ids: ["customer"] },
  { name: "productName", ids: ["product", "sku"] },
];

/** The roles by which rows of all these headers can be compared. */
export function commonIdentity(headers: readonly Header[]): readonly Role[] {
  const roles = IDENTITY.filter((role) => headers.every((header) => header.columns.has(role)));
  const names = NAMES.filter(({ name, ids }) => !ids.some((id) => roles.includes(id)) && haveSame(headers, name));
  return [...roles, ...names.map(({ name }) => name)];
}

/** Whether a role's column has the same header everywhere: a company's name is not the name of its domain. */
function haveSame(headers: readonly Header[], role: Role): boolean {
  const titles = headers.map(({ columns, plain }) => plain[columns.get(role) ?? -1]);
  return titles[0] !== undefined && titles.every((title) => title === titles[0]);
}

/** The row as one text that is equal for equal rows. */
export function identityOf(row: Row, header: Header, formats: Formats, roles: readonly Role[]): string {
  const cellOf = (role: Role): Cell | undefined => row[header.columns.get(role) ?? -1];
  const isElse = isBlank(cellOf("amount")) && formats.amountElse.read(cellOf("amountElse"));
  const countedAs = (role: Role): Role => (isElse ? (ELSE.get(role) ?? role) : role);
  return roles
    .map(countedAs)
    .map((role) => valueOf(role, cellOf(role), formats))
    .join("\u001f");
}

function valueOf(role: Role, cell: Cell | undefined, formats: Formats): string {
  switch (role) {
    case "reseller": {
      const id = resellerIdIn(cell);
      return id.is === "id" ? id.id : id.is === "none" ? "" : spelled(cell);
    }
    case "amount":
    case "amountElse":
    case "quantity":
    case "unitPrice":
    case "rate":
      return formats[role].read(cell) ? shownDigits(formats[role].value) : spelled(cell);
    case "chargeStart":
    case "chargeEnd":
    case "orderDate":
    case "usageDate": {
      const day = formats[role].day(cell);
      return day === NO_DAY ? "" : day === BAD_DAY ? spelled(cell) : String(day);
    }
    default:
      return spelled(cell);
  }
}

/** The digits that survive a cell of Excel. */
function shownDigits(value: Exact): string {
  return Number(textOf(value)).toPrecision(15);
}

/** Text without case, outer spaces and a leading apostrophe; digits without leading zeros, which Excel takes away. */
function spelled(cell: Cell | undefined): string {
  const text = unguarded(cell).toLowerCase();
  return /^\d+$/.test(text) ? text.replace(/^0+(?=\d)/, "") : text;
}
