import { monthCount, type MonthCount } from "./calendar";
import { AZURE, LICENCES, PERPETUAL, THIRD_PARTY, type Offer } from "./offers";
import type { Chance } from "./random";
import type { SampleReseller } from "./reseller-list";

/** Something a reseller's customer holds and is billed for. */
export interface Subscription {
  readonly reseller: SampleReseller;
  readonly customer: Customer;
  readonly offer: Offer;
  readonly seats: number;
  readonly billing: "Monthly" | "Annual" | "once";
  readonly start: MonthCount;
  /** Last month billed; `null` goes on. */
  readonly end: MonthCount | null;
  readonly day: number;
  readonly id: string;
  readonly orderId: string;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly country: string;
}

const FIRST_WORDS = [
  "Ashdown",
  "Brightwater",
  "Calder",
  "Drayton",
  "Everly",
  "Fenwick",
  "Garrison",
  "Holloway",
  "Inkwell",
  "Jasper",
];
const SECOND_WORDS = [
  "Dental",
  "Bakery",
  "Logistics",
  "Architects",
  "Legal",
  "Joinery",
  "Veterinary",
  "Foods",
  "Motors",
  "Academy",
];

function customer(reseller: SampleReseller, chance: Chance): Customer {
  const name = `${chance.one(FIRST_WORDS)} ${chance.one(SECOND_WORDS)}`;
  const domain = `${name.toLowerCase().replace(/\W+/g, "")}${chance.between(10, 99)}.onmicrosoft.com`;
  return { id: chance.guid(), name, domain, country: reseller.country };
}

const licenceAt = (usd: number): Offer => LICENCES.find((offer) => offer.usd === usd) ?? AZURE;

/** Everything the reseller's customers hold, by the reseller's story. Amounts in the comments are USD as of 2026-04-20. */
export function subscriptionsOf(reseller: SampleReseller, chance: Chance): readonly Subscription[] {
  const begin = reseller.onboarded === null ? monthCount(2023, 1) : startMonth(reseller.onboarded);
  const sub = (offer: Offer, seats: number, more: Partial<Subscription> = {}): Subscription => ({
    reseller,
    customer: customer(reseller, chance),
    offer,
    seats,
    billing: "Monthly",
    start: begin,
    end: null,
    day: chance.between(1, 27),
    id: chance.guid(),
    orderId: chance.guid().slice(-12),
    ...more,
  });
  switch (reseller.story) {
    case "strong":
      return strong(sub, chance);
    case "below": // some 40 to 55 a month
      return [sub(licenceAt(4.8), chance.between(5, 7)), sub(licenceAt(3.2), chance.between(4, 6))];
    case "on-track": // some 95 a month: short today, enough by the check
      return [sub(licenceAt(17.6), 4), sub(licenceAt(4.8), chance.between(5, 6))];
    case "watch":
      return [sub(licenceAt(10), chance.between(2, 4)), sub(licenceAt(2.4), 6)];
    case "cliff": // a year paid in advance that leaves the window before the check
      return [
        sub(licenceAt(17.6), 5, { billing: "Annual", start: monthCount(2025, 5), end: monthCount(2025, 5) }),
        sub(licenceAt(4.8), 4),
      ];
    case "silent":
      return [];
    case "new":
      return [sub(licenceAt(6.6), chance.between(3, 8))];
    case "deauthorized":
      return [sub(licenceAt(6.6), 6, { end: monthCount(2025, 9) })];
    case "no-anniversary":
    case "unlisted":
      return [sub(licenceAt(10), chance.between(12, 18)), sub(AZURE, chance.between(60, 140))];
  }
}

/** Onboarded before the billing begins counts as long since started. */
function startMonth(onboarded: string): MonthCount {
  const [year = 0, month = 1] = onboarded.split("-").map(Number);
  return monthCount(year, month);
}

function strong(
  sub: (offer: Offer, seats: number, more?: Partial<Subscription>) => Subscription,
  chance: Chance,
): readonly Subscription[] {
  const seats = chance.between(1, 4) === 1 ? chance.between(40, 110) : chance.between(14, 40);
  const held = [
    sub(licenceAt(17.6), seats),
    sub(licenceAt(chance.one([3.2, 4.8, 10])), chance.between(5, 25)),
    sub(AZURE, chance.between(180, 1900)),
  ];
  if (chance.between(1, 3) === 1)
    held.push(
      sub(chance.one(PERPETUAL), chance.between(1, 3), {
        billing: "once",
        start: monthCount(2025, chance.between(1, 12)),
      }),
    );
  if (chance.between(1, 3) === 1)
    held.push(
      sub(licenceAt(28.8), chance.between(4, 12), {
        billing: "Annual",
        start: monthCount(2023, chance.between(1, 12)),
      }),
    );
  if (chance.between(1, 4) === 1) held.push(sub(THIRD_PARTY, seats));
  return held;
}
