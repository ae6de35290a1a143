import { Names } from "../import/names";
import { readRates, type Rates } from "../import/rates";
import { readSource, Stopped, type Progress, type SourceLines, type StopSign } from "../import/read-source";
import { readResellerList, type ResellerList } from "../import/reseller-list";
import { UnreadableSource, type Source } from "../import/source";
import type { Settings } from "../rules/settings";
import { Settlement } from "./settlement";
import { foundTwice, type Twice } from "./twice";

/** What a ledger is made from. */
export interface LedgerRequest {
  /** Billing sources; the order decides which of two is "the later". */
  readonly billing: readonly Source[];
  readonly resellers: Source | null;
  readonly rates: Source | null;
  readonly settings: Settings;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: StopSign;
}

/** All billing, read and settled: it answers a review for any day without another look at the sources. */
export interface Ledger {
  readonly names: Names;
  readonly sources: readonly SourceLines[];
  readonly twice: Twice;
  readonly settlement: Settlement;
  readonly list: ResellerList | null;
  readonly rates: Rates | null;
  readonly settings: Settings;
}

/**
 * Reads all sources into a ledger. Throws `UnreadableSource` where one cannot be used at all, and `Stopped` when the
 * signal asks for it; bad rows never throw.
 */
export async function readLedger(request: LedgerRequest): Promise<Ledger> {
  const { billing, settings, onProgress = () => undefined, signal = { aborted: false } } = request;
  if (billing.length === 0) {
    throw new UnreadableSource("billing", "not-found", "no billing source was given; name at least one billing export");
  }
  const names = new Names();
  const list = request.resellers ? await readResellerList(request.resellers, settings) : null;
  const rates = request.rates ? await readRates(request.rates, settings) : null;
  const sources: SourceLines[] = [];
  for (const source of billing) sources.push(await readSource(source, names, settings, onProgress, signal));
  const twice = await foundTwice(sources, names);
  if (signal.aborted) throw new Stopped();
  const settlement = new Settlement(sources, twice, names, rates, settings);
  return { names, sources, twice, settlement, list, rates, settings };
}
