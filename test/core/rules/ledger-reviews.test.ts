import { LiveLedger } from "../../../src/core/ledger/live-ledger";
import { LedgerReviews } from "../../../src/core/rules/ledger-reviews";
import { ledgerOf, AS_OF } from "../asked";
import { edited, sheet } from "../drawn";

const billing = sheet("Billing")`
  InvoiceNumber | ResellerMpnId | ChargeStartDate | Subtotal | Currency
  G1            | 111           | 2025-04-01      | ${100}   | USD
  G1            | 222           | 2025-04-01      | ${50}    | USD
`;
const resellers = sheet("List")`
  MPN ID | Reseller name | Onboarded
  111    | Contoso       | 2022-07
  333    | Fabrikam      | 2021-01
`;
const read = () => ledgerOf({ billing, resellers });

test("one reseller is the same alone as in the whole review", async () => {
  const reviews = new LedgerReviews(await read());
  // The whole review of a day does not have to be made for one reseller of it.
  reviews.day("2025-06-01").reseller("111");
  const alone = ["111", "333"].map((id) => reviews.day(AS_OF).reseller(id));
  const whole = new LedgerReviews(await read()).day(AS_OF).review;
  expect(alone).toEqual(whole.resellers.filter(({ id }) => id !== "222"));
});

test("nobody has heard of a reseller that is neither in the list nor in billing", async () => {
  const reviews = new LedgerReviews(await read());
  expect(reviews.day(AS_OF).reseller("77")).toBeNull();
  expect(reviews.day("2025-06-01").reseller("77")).toBeNull();
});

test("after an edit only the resellers it touched are worked out anew", async () => {
  const ledger = await ledgerOf({ billing: edited(billing), resellers });
  const live = new LiveLedger(ledger);
  const reviews = new LedgerReviews(ledger);
  const before = reviews.day(AS_OF).review;
  const effect = live.apply([
    { kind: "cells", source: 0, firstRow: 2, rows: [["G1", "111", "2025-04-01", 77, "USD"]] },
  ]);
  if (effect === null) throw new RangeError("an edit of one amount needs no fresh reading");
  reviews.changed(effect);
  const after = reviews.day(AS_OF).review;
  expect(after.resellers.map((reseller, at) => reseller === before.resellers[at])).toEqual([false, true, true]);
  expect(after.resellers[0]?.ttmUsd).toBe(77);
  expect(after.tieOut[0]?.amount).toBe(127);
});

test("days are remembered, and long trends do not keep all whole reviews in memory", async () => {
  const reviews = new LedgerReviews(await read());
  const days = Array.from({ length: 30 }, (_, at) => `2026-01-${String(at + 1).padStart(2, "0")}`);
  for (const day of days) expect(reviews.day(day).review.asOf).toBe(day);
  expect(reviews.day("2026-01-01").review.asOf).toBe("2026-01-01");
});

test("there is no review of a day that does not exist", async () => {
  const reviews = new LedgerReviews(await read());
  expect(() => reviews.day("2026-02-30")).toThrow(RangeError);
});
