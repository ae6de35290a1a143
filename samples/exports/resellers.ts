import type { Row } from "../../src/core/cell";
import { dayText, firstDay, lastDay, monthNumber, monthText } from "./calendar";
import { resellerName } from "./names";
import type { ExportPlan } from "./plan";
import { Random } from "./random";
import { REGIONS, type Region } from "./regions";

/** A reseller of the made-up provider. */
export interface ExportReseller {
  /** PLA ID without leading zeros. */
  readonly id: string;
  readonly name: string;
  readonly region: Region;
  readonly country: string;
  /** A day, or for a few only the month. */
  readonly onboarded: string;
  /** A day, or empty. */
  readonly deauthorized: string;
  /** Whether the reseller list has it; a few billed resellers are forgotten there. */
  readonly listed: boolean;
}

const FIRST_ONBOARDED = monthNumber("2015-01");
const LAST_ONBOARDED = monthNumber("2026-02");

function regionOf(percent: number): Region {
  let end = 0;
  for (const region of REGIONS) {
    end += region.percent;
    if (percent < end) return region;
  }
  throw new RangeError(`no region at ${percent} percent`);
}

function resellerAt(plan: ExportPlan, number: number): ExportReseller {
  const random = new Random(plan.seed, 11, number);
  const region = regionOf(random.below(100));
  const month = FIRST_ONBOARDED + random.below(LAST_ONBOARDED - FIRST_ONBOARDED + 1);
  const day = firstDay(month) + random.below(lastDay(month) - firstDay(month) + 1);
  const gone = monthNumber("2024-07") + random.below(18);
  return {
    // An odd factor modulo a power of two never gives the same id twice.
    id: String(1_000_000 + ((Math.imul(number, 2_654_435) + plan.seed) & 0x7fffff)),
    name: `${resellerName(random)} ${random.pick(region.forms)}`.replace(" ,", ","),
    region,
    country: random.pick(region.countries),
    onboarded: random.chance(0.02) ? monthText(month) : dayText(day),
    deauthorized: month + 12 < gone && random.chance(0.01) ? dayText(firstDay(gone) + random.below(28)) : "",
    listed: !random.chance(0.01),
  };
}

/** All resellers of a plan; the first ones have the most customers. */
export function resellersOf(plan: ExportPlan): ExportReseller[] {
  return Array.from({ length: plan.resellers }, (_, number) => resellerAt(plan, number));
}

/** The reseller list of the same provider, header first. */
export function resellerRows(plan: ExportPlan): Row[] {
  const listed = resellersOf(plan).filter((reseller) => reseller.listed);
  return [
    ["PLA ID", "Name", "Country", "Onboarded", "Deauthorized"],
    ...listed.map(({ id, name, country, onboarded, deauthorized }) => [id, name, country, onboarded, deauthorized]),
  ];
}
