import type { MonthNumber } from "./calendar";
import { alternateId, guid, orderId } from "./identifiers";
import { customerName, domainName } from "./names";
import type { ExportPlan } from "./plan";
import { LICENCES, type Licence } from "./products";
import { Random } from "./random";
import type { Region } from "./regions";
import type { ExportReseller } from "./resellers";

interface SubscriptionBase {
  readonly id: string;
  readonly orderId: string;
  readonly alternateId: string;
  /** First month with a charge; before the plan's first month for most. */
  readonly first: MonthNumber;
  /** Last month with a charge. */
  readonly last: MonthNumber;
  /** Days after the first of the month on which its charges begin, 0 to 27. */
  readonly offset: number;
}

/** Something that a customer is billed for again and again. */
export type Subscription =
  | (SubscriptionBase & {
      readonly kind: "licence";
      readonly licence: Licence;
      readonly seats: number;
      readonly billing: "monthly" | "monthly-for-a-year" | "yearly";
      /** Percent off the list price. */
      readonly discount: number;
    })
  | (SubscriptionBase & {
      readonly kind: "azure";
      /** Meters in use each month. */
      readonly meters: number;
      /** How much more than usual it uses. */
      readonly scale: number;
      /** Whether the partner earned credit is taken off. */
      readonly earnsCredit: boolean;
    });

/** A customer of a region, as it stands in all its lines. */
export interface ExportCustomer {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly country: string;
  /** `null` where the provider sells directly or the reseller on record is missing. */
  readonly reseller: ExportReseller | null;
  /** What `ResellerMpnId` holds. */
  readonly resellerCell: number | "";
  readonly subscriptions: readonly Subscription[];
}

function subscriptionOf(random: Random, plan: ExportPlan): Subscription {
  const early = random.chance(0.7);
  const first = plan.firstMonth - 24 + random.below(24) + (early ? 0 : 12 + random.below(plan.months));
  const base: SubscriptionBase = {
    id: guid(random),
    orderId: orderId(random),
    alternateId: alternateId(random),
    first,
    last: random.chance(0.15) ? first + 12 + random.below(36) : Infinity,
    offset: random.chance(0.5) ? 0 : random.below(28),
  };
  if (random.chance(0.12)) {
    const meters = Math.min(60, 2 + Math.floor(2 / (random.fraction() + 0.03)));
    const scale = Math.min(20, 0.1 / (random.fraction() + 0.005));
    return { ...base, kind: "azure", meters, scale, earnsCredit: random.chance(0.7) };
  }
  return {
    ...base,
    kind: "licence",
    licence: random.pick(LICENCES),
    seats: Math.min(900, 1 + Math.floor(3 / (random.fraction() + 0.003))),
    billing: random.chance(0.2) ? "yearly" : random.chance(0.6) ? "monthly-for-a-year" : "monthly",
    discount: random.chance(0.15) ? 5 + random.below(11) : 0,
  };
}

/** What stands for "no reseller": sold directly, reseller removed, nothing, or the provider's own id. */
function withoutReseller(random: Random, region: Region): number | "" {
  return random.pick([0, 0, 0, "", -1, Number(region.mpnId)] as const);
}

/** The customer with this number in a region; `resellers` are those of the region, the busiest first. */
export function customerAt(
  plan: ExportPlan,
  region: Region,
  resellers: readonly ExportReseller[],
  number: number,
): ExportCustomer {
  const random = new Random(plan.seed, 23, region.index, number);
  const name = `${customerName(random)} ${random.pick(region.forms)}`.replace(" ,", ",");
  // The first round of customers reaches into the long tail, or small resellers would hardly be billed at all.
  const rank = number < resellers.length && random.chance(0.6) ? number : random.heavyTailed(resellers.length);
  const reseller = random.chance(0.006) ? null : (resellers[rank] ?? null);
  return {
    number,
    id: guid(random),
    name,
    domain: domainName(name, number),
    country: random.pick(region.countries),
    reseller,
    resellerCell: reseller === null ? withoutReseller(random, region) : Number(reseller.id),
    subscriptions: Array.from({ length: 1 + random.heavyTailed(6) }, () => subscriptionOf(random, plan)),
  };
}
