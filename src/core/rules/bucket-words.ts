import type { LeftOutBucket } from "../ledger/lines-behind";

/** Why lines are not counted, in words. A new bucket does not compile until it has some. */
export const BUCKET_WORDS: Readonly<Record<LeftOutBucket, string>> = {
  unassigned: "no reseller",
  "bad-reseller-id": "reseller id cannot be read",
  "bad-amount": "amount cannot be read",
  "bad-date": "date cannot be read",
  unbilled: "not billed yet",
  "in-invoice": "usage that an invoice has too",
  "duplicate-invoice": "invoice seen in another source",
  "conflicting-invoice": "invoice that differs between sources",
  "duplicate-source": "same lines as another source",
  "cross-check": "used for comparison only",
  "customer-credit": "customer credit (your setting)",
  "third-party": "other publisher (your setting)",
  "no-rate": "no exchange rate",
};

const WORDS: ReadonlyMap<string, string> = new Map(Object.entries(BUCKET_WORDS));

/** A reason of the tie-out in words; an unknown one as it stands. */
export const reasonInWords = (reason: string): string => WORDS.get(reason) ?? reason;
