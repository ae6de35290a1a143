import type { Cell } from "../cell";
import { unguarded } from "./table";

/** The number of an invoice as all sources compare it; empty where there is none. */
export function invoiceNumberIn(cell: Cell | undefined): string {
  return unguarded(cell).toUpperCase();
}
