import { exactOfText, type Exact } from "../exact";
import { monthOf, type Month } from "../month";
import type { DayText } from "./review";

/** Whom a floor applies to. */
export type PartnerKind = "indirect-reseller" | "direct-bill" | "distributor";

/** A minimum of trailing-12-months revenue that Microsoft sets. Data only; a change is a new row, never an edit. */
export interface Policy {
  readonly id: string;
  readonly appliesTo: PartnerKind;
  /** For people. */
  readonly name: string;
  /** First month in which it is enforced. */
  readonly since: Month;
  /** TTM revenue equal to it passes. Decimal text, USD. */
  readonly thresholdUsd: string;
  /** What is checked in the same month and cannot be seen in billing. */
  readonly conditions: readonly string[];
  /** Where it is written, and the day a person last read it there. */
  readonly source: string;
  readonly readOn: DayText;
}

export const POLICIES: readonly Policy[] = [
  {
    id: "indirect-reseller-2024",
    appliesTo: "indirect-reseller",
    name: "Revenue requirement for CSP indirect resellers",
    since: monthOf(2024, 4),
    thresholdUsd: "1000",
    conditions: [],
    source: "Microsoft Partner Center, Revenue requirement for CSP indirect resellers (edition of October 2023)",
    readOn: "2026-11-22",
  },
  {
    id: "indirect-reseller-2025",
    appliesTo: "indirect-reseller",
    name: "Revenue and security requirement for CSP indirect resellers",
    since: monthOf(2025, 10),
    thresholdUsd: "1000",
    conditions: ["mandatory security requirements: MFA for all administrative users and a security contact"],
    source: "Microsoft Partner Center, Requirements for CSP indirect resellers (edition after October 2025)",
    readOn: "2026-11-22",
  },
  {
    id: "direct-bill-2021",
    appliesTo: "direct-bill",
    name: "Revenue requirement for CSP direct-bill partners",
    since: monthOf(2021, 10),
    thresholdUsd: "300000",
    conditions: [],
    source: "Microsoft Partner Center, Direct-bill partner requirements",
    readOn: "2026-11-22",
  },
  {
    id: "direct-bill-2025",
    appliesTo: "direct-bill",
    name: "Revenue requirement for CSP direct-bill partners",
    since: monthOf(2025, 10),
    thresholdUsd: "1000000",
    conditions: ["support plan, one Solutions Partner designation and the mandatory security requirements"],
    source: "Public announcements of the CSP authorization changes of October 2025",
    readOn: "2026-11-22",
  },
  {
    id: "distributor-2025",
    appliesTo: "distributor",
    name: "Revenue requirement for CSP distributors, per authorized region",
    since: monthOf(2025, 10),
    thresholdUsd: "30000000",
    conditions: ["capability assessment and the mandatory security requirements"],
    source: "Public announcements of the CSP authorization changes of October 2025",
    readOn: "2026-11-22",
  },
];

/**
 * The policy in force in a month: the one with the latest `since` not after it. Before the first one, the first: it is
 * what the earliest check will be measured by.
 */
export function policyIn(month: Month, appliesTo: PartnerKind = "indirect-reseller", policies = POLICIES): Policy {
  let first: Policy | undefined;
  let latest: Policy | undefined;
  for (const policy of policies) {
    if (policy.appliesTo !== appliesTo) continue;
    if (!first || policy.since < first.since) first = policy;
    if (policy.since <= month && (!latest || policy.since > latest.since)) latest = policy;
  }
  const policy = latest ?? first;
  if (!policy) throw new RangeError(`no policy applies to ${appliesTo}`);
  return policy;
}

/** The minimum that applies in a month: the setting where one is made, else the policy's. */
export function thresholdIn(month: Month, settingUsd: number | null): Exact {
  return exactOfText(settingUsd === null ? policyIn(month).thresholdUsd : String(settingUsd));
}
