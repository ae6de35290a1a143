import { exactOfText } from "../../../src/core/exact";
import { monthOf, monthText } from "../../../src/core/month";
import { POLICIES, policyIn, thresholdIn, type PartnerKind } from "../../../src/core/rules/policies";
import { reviewed } from "../asked";
import { sheet } from "../drawn";

test.each<[PartnerKind, number, number, string, string]>([
  ["indirect-reseller", 2020, 1, "indirect-reseller-2024", "1000"],
  ["indirect-reseller", 2024, 3, "indirect-reseller-2024", "1000"],
  ["indirect-reseller", 2024, 4, "indirect-reseller-2024", "1000"],
  ["indirect-reseller", 2025, 9, "indirect-reseller-2024", "1000"],
  ["indirect-reseller", 2025, 10, "indirect-reseller-2025", "1000"],
  ["indirect-reseller", 2099, 12, "indirect-reseller-2025", "1000"],
  ["direct-bill", 2025, 9, "direct-bill-2021", "300000"],
  ["direct-bill", 2025, 10, "direct-bill-2025", "1000000"],
  ["distributor", 2025, 10, "distributor-2025", "30000000"],
])("the floor of a %s in %i-%i is %s, USD %s", (kind, year, month, id, usd) => {
  const policy = policyIn(monthOf(year, month), kind);
  expect([policy.id, policy.thresholdUsd]).toEqual([id, usd]);
});

test("no two policies of one kind begin in the same month, and no two share an id", () => {
  const begins = POLICIES.map(({ appliesTo, since }) => `${appliesTo} ${monthText(since)}`);
  expect(new Set(begins).size).toBe(POLICIES.length);
  expect(new Set(POLICIES.map(({ id }) => id)).size).toBe(POLICIES.length);
});

test("the order in which policies stand decides nothing", () => {
  const turned = [...POLICIES].reverse();
  for (let month = monthOf(2019, 1); month <= monthOf(2030, 12); month++) {
    for (const kind of ["indirect-reseller", "direct-bill", "distributor"] as const) {
      expect(policyIn(month, kind, turned)).toBe(policyIn(month, kind));
    }
  }
});

test("every policy has a readable amount, says where it is written and when it was read there", () => {
  for (const { thresholdUsd, source, readOn, name } of POLICIES) {
    expect(exactOfText(thresholdUsd) > 0n).toBe(true);
    expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect([source.length > 20, name.length > 20]).toEqual([true, true]);
  }
});

test("the security condition stands beside the floor from October 2025, not before", () => {
  expect(policyIn(monthOf(2025, 9)).conditions).toEqual([]);
  expect(policyIn(monthOf(2025, 10)).conditions.join()).toMatch(/security/);
});

test.each<[number | null, string]>([
  [null, "1000"],
  [0, "0"],
  [999.99, "999.99"],
  [1e21, "1e21"],
])("a threshold setting of %p is a threshold of %s", (setting, expected) => {
  expect(thresholdIn(monthOf(2026, 7), setting)).toBe(exactOfText(expected));
});

test("a kind without a policy is a mistake of ours", () => {
  expect(() => policyIn(monthOf(2026, 1), "distributor", [])).toThrow(RangeError);
});

test("the review names the policy of the day it is asked for", async () => {
  const billing = sheet("b")`
    InvoiceNumber | ResellerMpnId | Subtotal | Currency | ChargeStartDate
    G1            | 1             | 10       | USD      | 2024-03-01
  `;
  const named = async (asOf: string) => (await reviewed({ billing, asOf })).policy.id;
  expect(await named("2025-09-30")).toBe("indirect-reseller-2024");
  expect(await named("2025-10-01")).toBe("indirect-reseller-2025");
});
