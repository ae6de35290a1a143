import { dateOf } from "../day";

/** `null` stays an empty cell. */
export const dateCell = (dayOrMonth: string | null): Date | null => (dayOrMonth === null ? null : dateOf(dayOrMonth));

/** “Yes”, “No”, or empty where nobody said. */
export function yesNo(value: boolean | null): string | null {
  return value === null ? null : value ? "Yes" : "No";
}
