/** Where a row ends, and why. Every line is in exactly one. */
export type Bucket =
  | "counted"
  | "unassigned"
  | "bad-reseller-id"
  | "bad-amount"
  | "bad-date"
  | "unbilled"
  | "in-invoice"
  | "duplicate-invoice"
  | "conflicting-invoice"
  | "duplicate-source"
  | "cross-check"
  | "customer-credit"
  | "third-party"
  | "no-rate";

/** The part of the tie-out that a bucket belongs to. */
export const PART_OF: Readonly<Record<Bucket, "counted" | "unassigned" | "excluded" | "rejected">> = {
  counted: "counted",
  unassigned: "unassigned",
  "bad-reseller-id": "rejected",
  "bad-amount": "rejected",
  "bad-date": "rejected",
  unbilled: "excluded",
  "in-invoice": "excluded",
  "duplicate-invoice": "excluded",
  "conflicting-invoice": "excluded",
  "duplicate-source": "excluded",
  "cross-check": "excluded",
  "customer-credit": "excluded",
  "third-party": "excluded",
  "no-rate": "excluded",
};
