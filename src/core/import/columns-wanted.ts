import type { Row } from "../cell";
import type { Settings } from "../rules/settings";
import { DATE_ROLES, NUMBER_ROLES } from "./formats";
import type { Header } from "./header";
import { LINE_KEYS, saysNothing } from "./no-line";
import type { Role } from "./shapes";

/** The part of a table that a reading looks at, for sources where a narrower read is a faster one. */
export interface ColumnsWanted {
  /** Columns counted from 0, from left to right. */
  readonly columns: readonly number[];
  /** Whether a row, of which only these columns are known, has to be seen whole before it can be judged. */
  needsWhole(row: Row): boolean;
}

/** The columns that a billing table with this header is reviewed by. */
export function columnsWanted(header: Header, settings: Settings): ColumnsWanted {
  const roles: readonly Role[] = [
    ...LINE_KEYS,
    ...NUMBER_ROLES,
    ...DATE_ROLES,
    "provider",
    "currency",
    "currencyElse",
    "pricingCurrency",
    "billingFrequency",
    ...(settings.excludePublishers.length > 0 ? (["publisher"] as const) : []),
    ...(settings.excludeCustomerCredit ? (["chargeType"] as const) : []),
  ];
  const columnOf = (role: Role): number | undefined => header.columns.get(role);
  const columns = [...new Set(roles.map(columnOf).filter((column) => column !== undefined))].sort((a, b) => a - b);
  const keys = LINE_KEYS.map(columnOf).filter((column) => column !== undefined);
  return { columns, needsWhole: (row) => keys.every((column) => saysNothing(row[column])) };
}
