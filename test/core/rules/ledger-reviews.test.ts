import { LedgerReviews } from "../../../src/core/rules/ledger-reviews";
import { ledgerOf, AS_OF } from "../asked";
import { sheet } from "../drawn";

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
  const day = reviews.day(AS_OF);
  const alone = ["111", "333"].map((id) => day.reseller(id));
  expect(day.has("review")).toBe(false);
  expect(alone).toEqual(day.review.resellers.filter(({ id }) => id !== "222"));
});

test("nobody has heard of a reseller that is neither in the list nor in billing", async () => {
  const reviews = new LedgerReviews(await read());
  expect(reviews.day(AS_OF).reseller("77")).toBeNull();
  expect(reviews.day("2025-06-01").reseller("77")).toBeNull();
});

test("what was said once needs no further look at the ledger", async () => {
  const day = new LedgerReviews(await read()).day(AS_OF);
  expect([day.has("review"), day.has("reseller", "111"), day.has("lines", "111")]).toEqual([false, false, false]);
  day.reseller("111");
  day.lines("111");
  expect([day.has("reseller", "111"), day.has("lines", "111"), day.has("lines", "222")]).toEqual([true, true, false]);
});

test("days are remembered, and long trends do not keep all whole reviews in memory", async () => {
  const reviews = new LedgerReviews(await read());
  const days = Array.from({ length: 30 }, (_, at) => `2026-01-${String(at + 1).padStart(2, "0")}`);
  for (const day of days) expect(reviews.day(day).review.asOf).toBe(day);
  expect(days.filter((day) => reviews.day(day).has("review"))).toHaveLength(24);
  expect(reviews.day("2026-01-01").review.asOf).toBe("2026-01-01");
});

test("the rule in force is the policy's, or the setting where one is made", async () => {
  const policy = new LedgerReviews(await read()).day(AS_OF).rule();
  const ledger = await ledgerOf({ billing, settings: { thresholdUsd: 500 } });
  const setting = new LedgerReviews(ledger).day(AS_OF).rule();
  expect([policy.thresholdUsd, policy.chosen, policy.policy.id]).toEqual([1000, false, "indirect-reseller-2025"]);
  expect([setting.thresholdUsd, setting.chosen]).toEqual([500, true]);
});

test("there is no review of a day that does not exist", async () => {
  const reviews = new LedgerReviews(await read());
  expect(() => reviews.day("2026-02-30")).toThrow(RangeError);
});
