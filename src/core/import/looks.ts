import type { Row } from "../cell";
import { headerIn, plainHeader } from "./header";
import { ratesHeaderIn } from "./rates";
import { listHeaderIn } from "./reseller-list";
import type { ShapeId } from "./shapes";
import type { Source } from "./source";
import { firstRows } from "./table";

/** What a table seems to be, by its header. */
export type Looks =
  | { readonly kind: "billing"; readonly shape: ShapeId; readonly headerRow: number }
  | { readonly kind: "rates"; readonly headerRow: number }
  | { readonly kind: "resellers"; readonly headerRow: number; readonly hasOnboarding: boolean };

/** What the first 50 rows of a table say it is; `null` where they say nothing that we know. */
export function looksOf(rows: readonly Row[]): Looks | null {
  const billing = headerIn(rows);
  if (billing) return { kind: "billing", shape: billing.shape.id, headerRow: billing.row };
  const rates = ratesHeaderIn(rows);
  if (rates) return { kind: "rates", headerRow: rates.row };
  const list = listHeaderIn(rows);
  if (!list) return null;
  const hasOnboarding = list.columns.has("onboarded");
  // Names beside revenue are an answer about resellers, most often one of ours, and no list to ask by.
  const isAnswer = !hasOnboarding && list.titles.some((title) => plainHeader(title).startsWith("ttm"));
  return isAnswer ? null : { kind: "resellers", headerRow: list.row, hasOnboarding };
}

/** Whether a source is a billing export that can be reviewed. */
export async function looksLikeBilling(source: Source): Promise<boolean> {
  return headerIn(await firstRows(source)) !== null;
}

/** Whether a source is a reseller list. */
export async function looksLikeResellers(source: Source): Promise<boolean> {
  return looksOf(await firstRows(source))?.kind === "resellers";
}

/** Whether a source is a table of exchange rates. */
export async function looksLikeRates(source: Source): Promise<boolean> {
  return ratesHeaderIn(await firstRows(source)) !== null;
}
